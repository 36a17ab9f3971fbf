// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <mutex>

namespace lineside {

namespace {

class PrometheusCounter final : public Counter
{
public:
    explicit PrometheusCounter(prometheus::Counter &counter)
        : m_counter(counter)
    {
    }
    void add(double amount) override { m_counter.Increment(amount); }
    [[nodiscard]] double value() const override { return m_counter.Value(); }

private:
    prometheus::Counter &m_counter;
};

class PrometheusGauge final : public Gauge
{
public:
    explicit PrometheusGauge(prometheus::Gauge &gauge)
        : m_gauge(gauge)
    {
    }
    void set(double value) override { m_gauge.Set(value); }
    [[nodiscard]] double value() const override { return m_gauge.Value(); }

private:
    prometheus::Gauge &m_gauge;
};

class PrometheusHistogram final : public Histogram
{
public:
    explicit PrometheusHistogram(prometheus::Histogram &histogram)
        : m_histogram(histogram)
    {
    }
    void observe(double value) override { m_histogram.Observe(value); }

private:
    prometheus::Histogram &m_histogram;
};

} // namespace

struct Metrics::Private
{
    using Key = std::pair<std::string, MetricLabels>;

    prometheus::Registry registry{prometheus::Registry::InsertBehavior::Merge};
    mutable std::mutex mutex; // guards the maps below
    std::map<Key, std::unique_ptr<Counter>> counters;
    std::map<Key, std::unique_ptr<Gauge>> gauges;
    std::map<Key, std::unique_ptr<Histogram>> histograms;

    template <typename T, typename Make>
    T &get(std::map<Key, std::unique_ptr<T>> &known, std::string_view name, const MetricLabels &labels, Make make)
    {
        const std::lock_guard lock(mutex);
        auto &slot = known[Key(name, labels)];
        if (!slot)
            slot = make();
        return *slot;
    }
};

Metrics::Metrics()
    : d(std::make_unique<Private>())
{
}
Metrics::~Metrics() = default;

Counter &Metrics::counter(std::string_view name, std::string_view help, const MetricLabels &labels)
{
    return d->get(d->counters, name, labels, [&] {
        auto &family = prometheus::BuildCounter().Name(std::string(name)).Help(std::string(help)).Register(d->registry);
        return std::make_unique<PrometheusCounter>(family.Add(labels));
    });
}

Gauge &Metrics::gauge(std::string_view name, std::string_view help, const MetricLabels &labels)
{
    return d->get(d->gauges, name, labels, [&] {
        auto &family = prometheus::BuildGauge().Name(std::string(name)).Help(std::string(help)).Register(d->registry);
        return std::make_unique<PrometheusGauge>(family.Add(labels));
    });
}

Histogram &Metrics::histogram(std::string_view name, std::string_view help, const std::vector<double> &bounds,
                              const MetricLabels &labels)
{
    return d->get(d->histograms, name, labels, [&] {
        auto &family
            = prometheus::BuildHistogram().Name(std::string(name)).Help(std::string(help)).Register(d->registry);
        return std::make_unique<PrometheusHistogram>(family.Add(labels, bounds));
    });
}

std::string Metrics::prometheusText() const
{
    return prometheus::TextSerializer().Serialize(d->registry.Collect());
}

} // namespace lineside
