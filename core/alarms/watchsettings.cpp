// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/watchsettings.h"

#include <algorithm>

namespace lineside {

namespace {

using namespace std::chrono_literals;

/// What a machine says when it is meant to stand: then its silence is no news.
const std::vector<std::string> kMeantToStand{"stopped", "off", "maintenance", "standby", "sleeping"};

/// Without any rule. A flapping link moves nothing: both delays swallow it.
Watch builtIn(LimitKind kind, const WatchSettings &settings)
{
    if (isLimit(kind) || isJudged(kind))
        return {.isOn = false, .limit = {}};
    Watch watch{.limit = {.onDelay = 10s, .offDelay = 10s}};
    watch.limit.unlessStates = kMeantToStand;
    switch (kind) {
    case LimitKind::Offline:
        watch.after = settings.offlineAfter;
        break;
    case LimitKind::Missing:
        watch.after = 1min;
        watch.limit.onDelay = 30s;
        break;
    case LimitKind::BadQuality:
        watch.limit.onDelay = 30s;
        break;
    case LimitKind::Frozen:
        watch.isOn = false; // a mark on the value is enough, unless somebody asks
        watch.after = 5min;
        watch.times = 10;
        watch.limit.priority = Priority::Low;
        watch.limit.unlessStates.emplace_back("idle");
        break;
    case LimitKind::Backlog:
        watch.after = 15min;
        break;
    case LimitKind::Clock:
    case LimitKind::Rejecting:
    case LimitKind::HornFailed:
        break;
    case LimitKind::Link:
        watch.limit.onDelay = 30s;
        [[fallthrough]];
    default:
        watch.limit.priority = Priority::High;
    }
    return watch;
}

template <typename Said, typename Field>
void take(const std::optional<Said> &said, Field &into)
{
    if (said)
        into = *said;
}

/// A limit that is given is meant, and its unit goes with it.
void layLimit(const AlarmRule &rule, Watch &watch)
{
    if (rule.limit) {
        watch.isOn = true;
        watch.hasLimit = true;
        watch.limit.limit = *rule.limit;
        watch.limit.unit = rule.unit.value_or("");
    }
    if (rule.deadband)
        watch.limit.deadband = rule.deadband;
}

void lay(const AlarmRule &rule, Watch &watch)
{
    layLimit(rule, watch);
    take(rule.isOn, watch.isOn);
    take(rule.per, watch.per);
    if (rule.setpoint)
        watch.setpoint = rule.setpoint;
    if (rule.setpointOf) {
        watch.setpointOf = *rule.setpointOf;
        watch.setpoint.reset(); // whichever is said nearer
    }
    if (rule.equals) {
        watch.equals = *rule.equals;
        watch.isOn = true;
    }
    take(rule.after, watch.after);
    take(rule.times, watch.times);
    take(rule.priority, watch.limit.priority);
    take(rule.onDelay, watch.limit.onDelay);
    take(rule.offDelay, watch.limit.offDelay);
    take(rule.reAlarm, watch.limit.reAlarm);
    take(rule.latch, watch.limit.latch);
    take(rule.highlyManaged, watch.limit.highlyManaged);
    take(rule.unlessStates, watch.limit.unlessStates);
}

} // namespace

std::chrono::milliseconds WatchSettings::longestOffline() const
{
    std::chrono::milliseconds longest = offlineAfter;
    for (const AlarmRule &rule : rules.all())
        if (rule.kind == LimitKind::Offline)
            longest = std::max(longest, rule.after.value_or(0ms));
    return longest;
}

Watch WatchSettings::watchOf(LimitKind kind, const WatchSubject &subject) const
{
    Watch watch = builtIn(kind, *this);
    for (const AlarmRule *rule : rules.of(kind, subject))
        lay(*rule, watch);
    const bool lacksSetpoint = kind == LimitKind::Deviation && !watch.setpoint && watch.setpointOf.empty();
    if ((needsLimit(kind) && !watch.hasLimit) || lacksSetpoint)
        watch.isOn = false;
    return watch;
}

} // namespace lineside
