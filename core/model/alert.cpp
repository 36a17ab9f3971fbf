// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/alert.h"

#include "model/topics.h"

#include <string_view>

namespace lineside {

namespace {

constexpr std::uint64_t kPositive = ~0ULL >> 1; // ids stay positive as SQLite's signed 64-bit integers

// FNV-1a: the id must be the same in every run and build, which std::hash does not promise.
std::uint64_t stableHash(std::string_view text, std::uint64_t hash = 0xcbf29ce484222325ULL)
{
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

} // namespace

std::string PendingAlert::topicText() const
{
    if (topic == AlertTopic::Horn)
        return kHornTopic;
    if (topic == AlertTopic::Figures)
        return figuresTopic(deviceId);
    if (topic == AlertTopic::Help)
        return kHelpTopic;
    if (topic == AlertTopic::AuditHead)
        return kAuditHeadTopic;
    return topic == AlertTopic::Alarms ? alarmTopic(deviceId) : alertTopic(deviceId);
}

std::uint64_t alertId(const AlarmTransition &transition, AlertTopic topic)
{
    const bool isOfReading = transition.position != 0;
    std::uint64_t hash = stableHash(topic == AlertTopic::Alarms ? kAlarmTopics : kAlertTopics);
    hash = stableHash(transition.alarm.key.id(), stableHash(toString(transition.event), hash));
    hash = stableHash(isOfReading ? "position" : "time", hash);
    return kPositive
        & stableHash(isOfReading ? std::to_string(transition.position) : std::to_string(transition.timeMs), hash);
}

std::uint64_t helpId(std::int64_t timeMs, std::uint64_t turn)
{
    return kPositive & stableHash(std::to_string(timeMs) + ' ' + std::to_string(turn), stableHash(kHelpTopic));
}

} // namespace lineside
