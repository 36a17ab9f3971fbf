// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmsettings.h"

#include "base/asciitext.h"

#include <cmath>
#include <utility>

namespace lineside {

namespace {

struct QuantityDeadband
{
    std::string_view quantity;
    double percent;
};

// ISA-18.2 and EEMUA 191, recommended starting points.
constexpr QuantityDeadband kDeadbands[] = {{"temperature", 1}, {"pressure", 2}, {"level", 5}, {"flow", 5}};

/// Of what a sensor type such as "discharge_pressure" measures, by its name. 0: not known.
double deadbandPercent(std::string_view sensorType)
{
    const std::string name = asciiLowered(sensorType);
    for (const auto &[quantity, percent] : kDeadbands)
        if (name.find(quantity) != std::string::npos)
            return percent;
    return 0;
}

/// Between the outermost limits when they bound the value on both sides. The kinds are in order of height.
std::optional<double> spanOf(const AlarmLimits &limits)
{
    if (limits.empty() || isUpper(limits.begin()->first) || !isUpper(limits.rbegin()->first))
        return std::nullopt;
    return limits.rbegin()->second.limit - limits.begin()->second.limit;
}

void fillDeadbands(AlarmLimits &limits, double percent)
{
    const auto span = spanOf(limits);
    for (auto &[kind, limit] : limits)
        if (!limit.deadband)
            limit.deadband = std::abs(span.value_or(limit.limit)) * percent / 100;
}

} // namespace

AlarmLimits AlarmSettings::limitsOf(const SeriesKey &series, std::string_view deviceType) const
{
    AlarmLimits limits;
    const WatchSubject subject{.deviceType = deviceType, .name = series.sensorType, .device = series.deviceId};
    for (const LimitKind kind : {LimitKind::LowLow, LimitKind::Low, LimitKind::High, LimitKind::HighHigh})
        if (Watch watch = watches.watchOf(kind, subject); watch.isOn)
            limits.emplace(kind, std::move(watch.limit));
    fillDeadbands(limits, deadbands == DeadbandDefault::ByQuantity ? deadbandPercent(series.sensorType) : 0);
    return limits;
}

AlarmSettings AlarmSettings::defaults()
{
    const auto highAt = [](const char *sensorType, double limit) {
        return AlarmRule{.kind = LimitKind::High, .name = sensorType, .limit = limit};
    };
    AlarmSettings settings;
    settings.watches.rules = {highAt("temperature", 80), highAt("pressure", 200000), highAt("humidity", 90)};
    return settings;
}

void AlarmSettings::setLimit(const std::string &sensorType, LimitKind kind, const std::optional<AlarmLimit> &limit,
                             const std::string &device)
{
    AlarmRule rule{.kind = kind, .name = sensorType, .device = device, .isOn = limit.has_value()};
    if (limit) {
        rule.limit = limit->limit;
        rule.unit = limit->unit;
        rule.deadband = limit->deadband;
        rule.priority = limit->priority;
        rule.onDelay = limit->onDelay;
        rule.offDelay = limit->offDelay;
        rule.reAlarm = limit->reAlarm;
        rule.latch = limit->latch;
        rule.highlyManaged = limit->highlyManaged;
        rule.unlessStates = limit->unlessStates;
    }
    watches.rules.push_back(std::move(rule));
}

} // namespace lineside
