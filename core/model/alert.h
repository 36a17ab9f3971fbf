// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"

#include <cstdint>
#include <string>

namespace lineside {

/// What is told of alarms, and where. The numbers are stored.
enum class AlertTopic : std::uint8_t {
    Alerts = 0, ///< `alerts/{deviceId}`: a limit's alarm calls, in the reference's shape
    Alarms = 1, ///< `alarms/{deviceId}`: every step of every alarm
    Horn = 2, ///< `edge/horn`: how it stands, retained; never stored
    Figures = 3, ///< `edge/alarms`, `edge/alarms/{position}` (in `deviceId`): how they do, retained; never stored
    Help = 4, ///< `edge/help`: somebody needs another person, at `deviceId` or at a seat
    AuditHead = 5, ///< `edge/audit/head`: how far the record had come, signed, retained; never stored
};

/// An alert that must reach its topic once: kept from its step until the broker has confirmed it.
struct PendingAlert
{
    std::uint64_t id = 0; ///< alertId(); the same again when the journal is replayed
    std::string deviceId{};
    std::string payload{}; ///< JSON, as published
    AlertTopic topic = AlertTopic::Alerts;
    std::uint64_t position = 0; ///< journal position of the reading behind it; 0: a person or a timer is

    [[nodiscard]] std::string topicText() const;
    /// Tells how something stands: the newest alone counts, and the broker keeps it.
    [[nodiscard]] bool isStanding() const
    {
        return topic == AlertTopic::Horn || topic == AlertTopic::Figures || topic == AlertTopic::AuditHead;
    }
};

/// Names what is told of one step on one topic for ever. A reading's step: by its journal position, so a replay gives
/// the same id. A timer's or person's (position 0): by its time. Room for any number of kinds, events and topics.
[[nodiscard]] std::uint64_t alertId(const AlarmTransition &transition, AlertTopic topic = AlertTopic::Alerts);

/// The same of a call for help; `turn` tells apart those of one millisecond.
[[nodiscard]] std::uint64_t helpId(std::int64_t timeMs, std::uint64_t turn);

} // namespace lineside
