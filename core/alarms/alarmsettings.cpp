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

AlarmSettings AlarmSettings::with(const std::vector<AlarmRule> &rules) const
{
    AlarmSettings settings = *this;
    for (const AlarmRule &rule : rules)
        settings.watches.rules.push_back(rule);
    return settings;
}

AlarmRule AlarmSettings::inForce(const AlarmSubject &subject) const
{
    const Watch watch = watches.watchOf(
        subject.kind, {.deviceType = subject.deviceType, .name = subject.name, .device = subject.device});
    AlarmRule rule{.kind = subject.kind,
                   .deviceType = subject.deviceType,
                   .name = subject.name,
                   .device = subject.device,
                   .isOn = watch.isOn,
                   .limit = watch.hasLimit ? std::optional(watch.limit.limit) : std::nullopt,
                   .unit = watch.limit.unit.empty() ? std::nullopt : std::optional(watch.limit.unit),
                   .deadband = watch.limit.deadband,
                   .per = watch.per,
                   .setpoint = watch.setpoint,
                   .setpointOf = watch.setpointOf.empty() ? std::nullopt : std::optional(watch.setpointOf),
                   .equals = watch.equals,
                   .after = watch.after,
                   .times = watch.times,
                   .priority = watch.limit.priority,
                   .onDelay = watch.limit.onDelay,
                   .offDelay = watch.limit.offDelay,
                   .reAlarm = watch.limit.reAlarm,
                   .latch = watch.limit.latch,
                   .highlyManaged = watch.limit.highlyManaged,
                   .unlessStates = watch.limit.unlessStates};
    for (const RuleField &field : ruleFields())
        if (!field.isOf(subject.kind))
            std::visit([&](auto member) { (rule.*member).reset(); }, field.member);
    return rule;
}

Result<void> AlarmSettings::checkLimit(const AlarmRule &rule) const
{
    const auto wrong = [](std::string why) { return unexpected(ErrorCode::InvalidInput, std::move(why), "limit"); };
    const Watch own
        = watches.watchOf(rule.kind, {.deviceType = rule.deviceType, .name = rule.name, .device = rule.device});
    const bool lacksSetpoint = rule.kind == LimitKind::Deviation && !own.setpoint && own.setpointOf.empty();
    if (!needsLimit(rule.kind) || !rule.isOn.value_or(own.isOn || !own.hasLimit || lacksSetpoint))
        return {};
    if (!own.hasLimit)
        return wrong("is missing");
    if (lacksSetpoint)
        return unexpected(ErrorCode::InvalidInput, "is missing, and so is setpoint_of", "setpoint");
    if (!isLimit(rule.kind))
        return {};
    for (const auto &[kind, other] : limitsOf({rule.device, rule.name}, rule.deviceType)) {
        if (kind < rule.kind && other.limit >= own.limit.limit)
            return wrong("must be above the " + std::string(toString(kind)) + " limit");
        if (kind > rule.kind && other.limit <= own.limit.limit)
            return wrong("must be below the " + std::string(toString(kind)) + " limit");
    }
    return {};
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
