// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmengine.h"
#include "alarms/ratewindow.h"

#include "support/testmain.h"

#include <QTest>

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_judgedsignals {

constexpr std::int64_t kStartMs = 1767225600000; // 2026-01-01T00:00:00Z
constexpr std::int64_t kSecond = 1000;

const AlarmKey kRate{{"m1", "heat"}, LimitKind::Rate};
const AlarmKey kDeviation{{"m1", "heat"}, LimitKind::Deviation};
const AlarmKey kDiscrete{{"m1", "mode"}, LimitKind::Discrete};
const AlarmKey kSaid{{"m1", "-"}, LimitKind::Discrete};

/// One machine. Each call says what it told, '!' when it calls.
class Bench
{
public:
    explicit Bench(std::vector<AlarmRule> rules)
    {
        for (AlarmRule &rule : rules)
            m_settings.watches.rules.push_back(std::move(rule));
        engine = std::make_unique<AlarmEngine>(m_settings);
        says("running");
    }
    std::string read(const std::string &sensor, double value, Quality quality = Quality::Good)
    {
        Reading reading;
        reading.deviceId = "m1";
        reading.sensorType = sensor;
        reading.value = value;
        reading.unit = "celsius";
        reading.quality = quality;
        reading.timestampMs = reading.arrivalMs = nowMs;
        reading.position = ++m_position;
        return told([&] { engine->evaluate(reading, m_out); });
    }
    /// One a second; `from` and so much more with each.
    std::string ramp(double from, double by, int count)
    {
        std::string text;
        for (int i = 0; i < count; ++i) {
            nowMs += kSecond;
            text += read("heat", from + by * i);
        }
        return text;
    }
    std::string says(const std::string &word)
    {
        Device device;
        device.id = "m1";
        device.status = device.toldStatus = word;
        device.lastSeenMs = nowMs;
        return told([&] { engine->stands(device, nowMs, m_out); });
    }
    void restart()
    {
        const auto alarms = engine->alarms();
        engine = std::make_unique<AlarmEngine>(m_settings);
        engine->restore(alarms);
    }

    std::unique_ptr<AlarmEngine> engine;
    std::int64_t nowMs = kStartMs;

private:
    template <typename Action>
    std::string told(Action action)
    {
        m_out.clear();
        action();
        std::string text;
        for (const AlarmTransition &step : m_out)
            text += step.alarm.key.id() + ' ' + std::string(toString(step.event)) + (step.calls ? "!" : "") + ' ';
        return text;
    }

    AlarmSettings m_settings;
    std::vector<AlarmTransition> m_out;
    std::uint64_t m_position = 0;
};

AlarmRule rate()
{
    return {.kind = LimitKind::Rate, .name = "heat", .limit = 10, .deadband = 4, .per = 1min};
}

/// Alarms of values that are held against something else than a limit.
class TestJudgedSignals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsWatchedWithoutARule();
    void aFastChangeCallsEitherWay_data();
    void aFastChangeCallsEitherWay();
    void aChangeIsJudgedOnceMostOfItsTimeIsKnown();
    void aJumpOfOneReadingIsNoChange();
    void unevenReadingsChangeNothingFaster();
    void aDeviationCallsOnBothSides();
    void aSetpointOfTheMachineIsFollowed();
    void aSetpointThatIsNotLiveJudgesNothing();
    void aNumberCalls();
    void theMachinesWordCalls();
    void delaysCountAsForLimits();
    void standsOverARestart();
};

void TestJudgedSignals::nothingIsWatchedWithoutARule()
{
    Bench bench({});
    QCOMPARE(bench.ramp(0, 100, 120), std::string());
    QCOMPARE(bench.says("fault"), std::string());
}

void TestJudgedSignals::aFastChangeCallsEitherWay_data()
{
    QTest::addColumn<double>("by");
    QTest::newRow("up") << 0.2;
    QTest::newRow("down") << -0.2;
}

void TestJudgedSignals::aFastChangeCallsEitherWay()
{
    QFETCH(const double, by);
    Bench bench({rate()});
    QCOMPARE(bench.ramp(20, by / 2, 120), std::string()); // 6 a minute
    QCOMPARE(bench.ramp(20 + by * 60, by, 120), std::string("m1/heat/rate activated! "));
    const Alarm alarm = *bench.engine->known(kRate);
    QVERIFY(alarm.value * by > 0 && std::abs(alarm.value) > 10);
    QCOMPARE(alarm.limit, 10.0);
    QCOMPARE(bench.ramp(20 + by * 180, by * 0.6, 120), std::string()); // within the deadband
    QCOMPARE(bench.ramp(20 + by * 252, 0, 120), std::string("m1/heat/rate returned "));
}

void TestJudgedSignals::aChangeIsJudgedOnceMostOfItsTimeIsKnown()
{
    Bench bench({rate()});
    QCOMPARE(bench.ramp(0, 1, 40), std::string());
    QCOMPARE(bench.ramp(40, 1, 10), std::string("m1/heat/rate activated! "));
}

void TestJudgedSignals::aJumpOfOneReadingIsNoChange()
{
    Bench bench({rate()});
    bench.ramp(20, 0, 90);
    QCOMPARE(bench.ramp(32, 0, 1) + bench.ramp(20, 0, 90), std::string());
}

void TestJudgedSignals::unevenReadingsChangeNothingFaster()
{
    RateWindow window(60'000);
    std::int64_t at = kStartMs;
    for (int i = 0; i < 200; ++i) { // 6 a minute: bursts of five, then a gap
        at += i % 5 == 0 ? 9'000 : 50;
        window.add(at, static_cast<double>(at - kStartMs) / 10'000);
    }
    QVERIFY(std::abs(*window.change() - 6) < 0.01);
}

void TestJudgedSignals::aDeviationCallsOnBothSides()
{
    Bench bench({{.kind = LimitKind::Deviation, .name = "heat", .limit = 5, .deadband = 1, .setpoint = 50.0}});
    QCOMPARE(bench.read("heat", 55), std::string());
    QCOMPARE(bench.read("heat", 55.1), std::string("m1/heat/deviation activated! "));
    QCOMPARE(bench.read("heat", 54.5), std::string());
    QCOMPARE(bench.read("heat", 54), std::string("m1/heat/deviation returned "));
    QCOMPARE(bench.read("heat", 44.9), std::string("m1/heat/deviation activated! "));
    QCOMPARE(bench.engine->known(kDeviation)->value, 44.9);
}

void TestJudgedSignals::aSetpointOfTheMachineIsFollowed()
{
    Bench bench({{.kind = LimitKind::Deviation, .name = "heat", .limit = 5, .setpointOf = "Wanted"}});
    QCOMPARE(bench.read("heat", 90), std::string()); // it is not known
    bench.read("wanted", 50);
    QCOMPARE(bench.read("heat", 90), std::string("m1/heat/deviation activated! "));
    bench.read("wanted", 90);
    QCOMPARE(bench.read("heat", 90), std::string("m1/heat/deviation returned "));
}

void TestJudgedSignals::aSetpointThatIsNotLiveJudgesNothing()
{
    Bench bench({{.kind = LimitKind::Deviation, .name = "heat", .limit = 5, .setpointOf = "wanted"}});
    bench.read("wanted", 50);
    bench.read("wanted", 50, Quality::Bad);
    QCOMPARE(bench.read("heat", 90), std::string());
}

void TestJudgedSignals::aNumberCalls()
{
    Bench bench({{.kind = LimitKind::Discrete, .name = "mode", .equals = {{"3", "7", "fault"}}}});
    QCOMPARE(bench.read("mode", 2), std::string());
    QCOMPARE(bench.read("mode", 7), std::string("m1/mode/discrete activated! "));
    QCOMPARE(bench.read("mode", 3), std::string());
    QCOMPARE(bench.read("mode", 1), std::string("m1/mode/discrete returned "));
    QCOMPARE(bench.says("fault"), std::string()); // of that signal alone
}

void TestJudgedSignals::theMachinesWordCalls()
{
    Bench bench({{.kind = LimitKind::Discrete, .equals = {{"fault", "emergency stop"}}}});
    QCOMPARE(bench.says("fault"), std::string("m1/-/discrete activated! "));
    QCOMPARE(bench.engine->known(kSaid)->unit, std::string("fault"));
    QCOMPARE(bench.says("emergency stop"), std::string());
    QCOMPARE(bench.says("running"), std::string("m1/-/discrete returned "));
}

void TestJudgedSignals::delaysCountAsForLimits()
{
    Bench bench({{.kind = LimitKind::Deviation, .name = "heat", .limit = 5, .setpointOf = "wanted", .onDelay = 10s}});
    bench.read("wanted", 50);
    bench.read("heat", 50);
    bench.read("wanted", 60);
    QCOMPARE(bench.ramp(50, 1, 11), std::string()); // it has settled
    bench.read("wanted", 70);
    QCOMPARE(bench.ramp(60, 0, 11), std::string("m1/heat/deviation activated! "));
}

void TestJudgedSignals::standsOverARestart()
{
    Bench bench({rate(), {.kind = LimitKind::Discrete, .name = "mode", .equals = {{"7"}}}});
    bench.ramp(0, 1, 90);
    bench.read("mode", 7);
    bench.restart();
    QCOMPARE(bench.ramp(90, 1, 90), std::string());
    QCOMPARE(bench.read("mode", 7), std::string());
    QVERIFY(bench.engine->known(kRate)->active && bench.engine->known(kDiscrete)->active);
    QCOMPARE(bench.ramp(180, 0, 90), std::string("m1/heat/rate returned "));
}

LINESIDE_TEST(TestJudgedSignals)

} // namespace tst_judgedsignals

#include "tst_judgedsignals.moc"
