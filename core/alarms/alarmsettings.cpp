// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmsettings.h"

#include "base/asciitext.h"

#include <cmath>

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

AlarmLimits AlarmSettings::merged(std::string_view sensorType, const OwnLimits *own, const AlarmLimits *ofType) const
{
    AlarmLimits limits = ofType ? *ofType : AlarmLimits();
    if (own) {
        for (const auto &[kind, limit] : *own) {
            if (limit)
                limits[kind] = *limit;
            else
                limits.erase(kind);
        }
    }
    fillDeadbands(limits, deadbands == DeadbandDefault::ByQuantity ? deadbandPercent(sensorType) : 0);
    return limits;
}

const AlarmLimits *AlarmSettings::limitsOfType(std::string_view sensorType) const
{
    return findSensorType(bySensorType, sensorType);
}

AlarmLimits AlarmSettings::limitsOf(const SeriesKey &series) const
{
    return merged(series.sensorType, byDevice.find(series), limitsOfType(series.sensorType));
}

AlarmSettings AlarmSettings::defaults()
{
    const auto highAt = [](double limit) { return AlarmLimits{{LimitKind::High, AlarmLimit{.limit = limit}}}; };
    AlarmSettings settings;
    settings.bySensorType = {{"temperature", highAt(80)}, {"pressure", highAt(200000)}, {"humidity", highAt(90)}};
    return settings;
}

} // namespace lineside
