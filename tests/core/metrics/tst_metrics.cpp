// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/metrics.h"

#include "support/testmain.h"

#include <QTest>

#include <thread>

using namespace lineside;

namespace tst_metrics {

class TestMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty();
    void countsUp();
    void givesTheSameMetricBack();
    void keepsLabelsApart();
    void writesPrometheusText();
    void countsFromManyThreads();
};

void TestMetrics::startsEmpty()
{
    const Metrics metrics;
    QVERIFY(metrics.prometheusText().empty());
}

void TestMetrics::countsUp()
{
    Metrics metrics;
    Counter &counter = metrics.counter("a_total", "help");
    counter.add();
    counter.add(2.5);
    QCOMPARE(counter.value(), 3.5);
    Gauge &gauge = metrics.gauge("b", "help");
    gauge.set(4);
    gauge.set(-1);
    QCOMPARE(gauge.value(), -1.0);
}

void TestMetrics::givesTheSameMetricBack()
{
    Metrics metrics;
    QCOMPARE(&metrics.counter("a_total", "help"), &metrics.counter("a_total", "help"));
    QCOMPARE(&metrics.gauge("b", "help", {{"x", "1"}}), &metrics.gauge("b", "help", {{"x", "1"}}));
    QCOMPARE(&metrics.histogram("c", "help", {1, 2}), &metrics.histogram("c", "help", {1, 2}));
}

void TestMetrics::keepsLabelsApart()
{
    Metrics metrics;
    Counter &json = metrics.counter("rejected_total", "help", {{"reason", "invalid_json"}});
    Counter &large = metrics.counter("rejected_total", "help", {{"reason", "too_large"}});
    json.add(2);
    QCOMPARE(large.value(), 0.0);
}

void TestMetrics::writesPrometheusText()
{
    Metrics metrics;
    metrics.counter("rejected_total", "Refused messages", {{"reason", "a \"b\""}}).add(2);
    metrics.histogram("wait_seconds", "Waits", {0.1, 1}).observe(0.5);
    const std::string text = metrics.prometheusText();
    for (const char *line : {"# HELP rejected_total Refused messages\n", "# TYPE rejected_total counter\n",
                             "rejected_total{reason=\"a \\\"b\\\"\"} 2\n", "wait_seconds_bucket{le=\"0.1\"} 0\n",
                             "wait_seconds_bucket{le=\"1\"} 1\n", "wait_seconds_count 1\n"})
        QVERIFY2(text.find(line) != std::string::npos, (line + ("is not in\n" + text)).c_str());
}

void TestMetrics::countsFromManyThreads()
{
    Metrics metrics;
    const auto count = [&metrics] {
        for (int i = 0; i < 10'000; ++i)
            metrics.counter("a_total", "help").add();
    };
    std::thread one(count);
    std::thread other(count);
    one.join();
    other.join();
    QCOMPARE(metrics.counter("a_total", "help").value(), 20'000.0);
}

LINESIDE_TEST(TestMetrics)

} // namespace tst_metrics

#include "tst_metrics.moc"
