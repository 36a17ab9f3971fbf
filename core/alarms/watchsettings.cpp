// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/watchsettings.h"

#include "model/name.h"

#include <algorithm>

namespace lineside {

namespace {

using namespace std::chrono_literals;

/// What a machine says when it is meant to stand: then its silence is no news.
const std::vector<std::string> kMeantToStand{"stopped", "off", "maintenance", "standby", "sleeping"};

/// Without any rule. A flapping link moves nothing: both delays swallow it.
Watch builtIn(LimitKind kind, const WatchSettings &settings)
{
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
        break;
    case LimitKind::Link:
        watch.limit.onDelay = 30s;
        [[fallthrough]];
    default:
        watch.limit.priority = Priority::High;
    }
    return watch;
}

bool fits(const WatchRule &rule, LimitKind kind, const WatchSubject &subject)
{
    return rule.kind == kind && (rule.deviceType.empty() || rule.deviceType == subject.deviceType)
        && (rule.name.empty() || isSameSensorType(rule.name, subject.name))
        && (rule.device.empty() || rule.device == subject.device);
}

int nearness(const WatchRule &rule)
{
    return (rule.device.empty() ? 0 : 4) + (rule.name.empty() ? 0 : 2) + (rule.deviceType.empty() ? 0 : 1);
}

template <typename Said, typename Field>
void take(const std::optional<Said> &said, Field &into)
{
    if (said)
        into = *said;
}

void lay(const WatchRule &rule, Watch &watch)
{
    take(rule.isOn, watch.isOn);
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
    for (const WatchRule &rule : rules)
        if (rule.kind == LimitKind::Offline)
            longest = std::max(longest, rule.after.value_or(0ms));
    return longest;
}

Watch WatchSettings::watchOf(LimitKind kind, const WatchSubject &subject) const
{
    std::vector<const WatchRule *> said;
    for (const WatchRule &rule : rules)
        if (fits(rule, kind, subject))
            said.push_back(&rule);
    std::ranges::stable_sort(said, {}, [](const WatchRule *rule) { return nearness(*rule); });
    Watch watch = builtIn(kind, *this);
    for (const WatchRule *rule : said)
        lay(*rule, watch);
    return watch;
}

} // namespace lineside
