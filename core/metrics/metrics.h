// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

using MetricLabels = std::map<std::string, std::string>;

/// A number that only rises. Thread: any; lock-free.
class Counter
{
public:
    virtual ~Counter() = default;
    virtual void add(double amount = 1) = 0;
    [[nodiscard]] virtual double value() const = 0;
};

/// A number that goes both ways. Thread: any; lock-free.
class Gauge
{
public:
    virtual ~Gauge() = default;
    virtual void set(double value) = 0;
    [[nodiscard]] virtual double value() const = 0;
};

/// A distribution in fixed buckets. Thread: any.
class Histogram
{
public:
    virtual ~Histogram() = default;
    virtual void observe(double value) = 0;
};

/// The process's named numbers, over prometheus-cpp; names follow Prometheus rules ("lineside_readings_stored_total").
/// Owner: engine; outlives every worker. Thread: any. The same name and labels give the same metric back; the returned
/// reference lives as long as this object. Look a metric up once and keep the reference: the look-up takes a lock.
class Metrics
{
public:
    Metrics();
    ~Metrics();
    Metrics(const Metrics &) = delete;
    Metrics &operator=(const Metrics &) = delete;

    [[nodiscard]] Counter &counter(std::string_view name, std::string_view help, const MetricLabels &labels = {});
    [[nodiscard]] Gauge &gauge(std::string_view name, std::string_view help, const MetricLabels &labels = {});
    /// `bounds`: upper bounds of the buckets, rising; the first call for a name decides.
    [[nodiscard]] Histogram &histogram(std::string_view name, std::string_view help, const std::vector<double> &bounds,
                                       const MetricLabels &labels = {});

    /// All metrics in Prometheus text format 0.0.4.
    [[nodiscard]] std::string prometheusText() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lineside
