// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/secretwork.h"
#include "model/alarm.h"
#include "model/liveframe.h"
#include "model/operatoraction.h"
#include "model/quarantine.h"
#include "model/reading.h"
#include "model/requester.h"
#include "model/sinkposition.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace lineside {

/// What a person, or a program for them, asks for.
struct OperatorRequest
{
    OperatorAction action;
    Requester who;
    std::int64_t submittedMs = 0; ///< UTC, when the person pressed: what came later was not on the screen
    std::string commandId{}; ///< of a SendCommand, as CommandTracker::idFor() gave it; empty: it gave none
    ActionAnswer answer{}; ///< when it is kept; may be empty
    std::optional<SecretOutcome> outcome{}; ///< of an action with a secret, when it comes back from the login thread
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

/// The text of these alerts is to be read back; answered by AlertsRead (engine/outbound.h).
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

/// What the store holds as newest of each signal, for a screen that has just opened.
struct LatestRemembered
{
    std::map<SeriesKey, LiveValue> values;
};

/// The connection to a source is there, or not.
struct SourceLinkMoved
{
    std::string source;
    bool isUp = false;
};

/// A screen came, went or watches something else.
struct ScreensChanged
{
};

/// Everything others ask of, or tell, the one thread that decides and writes.
using PipelineRequest
    = std::variant<OperatorRequest, CommandSent, CommandDelivered, CommandFailed, AlertConfirmed, AlertsWanted,
                   CursorMoved, RowQuarantined, QuarantineReleased, LatestRemembered, SourceLinkMoved, ScreensChanged>;

} // namespace lineside
