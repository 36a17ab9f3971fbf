// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/commandbook.h"
#include "model/alarm.h"
#include "model/liveframe.h"
#include "model/quarantine.h"
#include "model/reading.h"
#include "model/sinkposition.h"

#include <cstdint>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace lineside {

/// Who asks for something, for the audit record.
struct Requester
{
    std::string user; ///< or role
    std::string source; ///< "panel", "api"
};

/// A person saw these alarms; only activations before `pressedMs` (UTC) are meant.
struct AcknowledgeRequest
{
    std::vector<AlarmKey> alarms;
    Requester who;
    std::string comment;
    std::int64_t pressedMs = 0;
};

/// A person releases the latch of these alarms.
struct ResetRequest
{
    std::vector<AlarmKey> alarms;
    Requester who;
};

/// A person takes a device out of the lists. What is stored stays, and it comes back when it speaks.
struct RemoveDeviceRequest
{
    std::string deviceId;
    Requester who;
    std::shared_ptr<std::promise<void>> done; ///< when no list has it any more; may be null
};

/// What became of a command on its way to the device.
struct CommandSent
{
    std::string id;
};
struct CommandDelivered
{
    std::string id;
};
struct CommandFailed
{
    std::string id;
    std::string reason;
};

/// The broker has this alert.
struct AlertConfirmed
{
    std::uint64_t id = 0;
};

/// The text of these alerts is to be read back; answered by AlertsRead (engine/ioworker.h).
struct AlertsWanted
{
    std::vector<std::uint64_t> ids;
};

/// A sink is done with more rows.
struct CursorMoved
{
    std::string sink;
    SinkPosition position;
};

/// A sink would not have this row.
struct RowQuarantined
{
    QuarantinedRow row;
};

/// A sink has taken a row of the quarantine after all.
struct QuarantineReleased
{
    QuarantineKey key;
};

/// A person has rows of the quarantine sent again: for the audit record.
struct QuarantineReplayed
{
    std::optional<std::uint64_t> sequence; ///< nullopt: all
    Requester who;
};

/// The screen wants every reading of these signals.
struct WatchRequest
{
    std::vector<SeriesKey> series;
};

/// What the store holds as newest of each signal, for a screen that has just opened.
struct LatestRemembered
{
    std::map<SeriesKey, LiveValue> values;
};

/// A screen has begun to take frames.
struct ScreenOpened
{
};

/// Everything others ask of, or tell, the one thread that decides and writes.
using PipelineRequest
    = std::variant<AcknowledgeRequest, ResetRequest, RemoveDeviceRequest, CommandRequest, CommandSent, CommandDelivered,
                   CommandFailed, AlertConfirmed, AlertsWanted, CursorMoved, RowQuarantined, QuarantineReleased,
                   QuarantineReplayed, WatchRequest, LatestRemembered, ScreenOpened>;

} // namespace lineside
