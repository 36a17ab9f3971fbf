// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <qqml.h>

/// What QML needs to name: `Enums.Freshness.Live`. Values that also exist in core bear the same numbers: enums.cpp
/// holds them to it.
namespace lineside::enums {
Q_NAMESPACE
Q_CLASSINFO("RegisterEnumClassesUnscoped", "false")
QML_NAMED_ELEMENT(Enums)

/// How old a value on screen is. What else is to be said of it (Quality, its clock, its unit) is said beside its age.
enum class Freshness {
    Live, ///< arrived lately
    Late, ///< older than [panel] late_after
    Stale, ///< older than stale_after, its device is offline, or the engine gives no sign of life
};
Q_ENUM_NS(Freshness)

/// What a device, or the edge, says of a value, as core's Quality.
enum class Quality {
    Good, ///< can be used
    Uncertain, ///< to be used with care
    Bad, ///< not to be used
};
Q_ENUM_NS(Quality)

/// State of a connection, as core's LinkState.
enum class LinkState {
    Off, ///< not configured
    Connecting, ///< not yet up
    Up, ///< works
    Refused, ///< connected, but what the link is for is denied
    Down, ///< was up, is being retried
};
Q_ENUM_NS(LinkState)

/// Alarm priority, as core's Priority; None where no alarm is.
enum class Priority {
    None = 0, ///< no alarm
    Low = 1, ///< within the shift
    Medium = 2, ///< within the hour
    High = 3, ///< within minutes
    Critical = 4, ///< now
};
Q_ENUM_NS(Priority)

/// State of an alarm, as core's AlarmState.
enum class AlarmState {
    Normal, ///< nothing to see
    ActiveUnacknowledged, ///< present, nobody has reacted
    ActiveAcknowledged, ///< present, somebody works on it
    ReturnedUnacknowledged, ///< gone, nobody has reacted
    LatchedAcknowledged, ///< gone and seen, but waits for a reset
    Shelved, ///< put aside for a while
    Suppressed, ///< by design, as the plant stands
    OutOfService, ///< taken out by a person
};
Q_ENUM_NS(AlarmState)

/// Which alarms the list shows. The last three were put aside, and are told nowhere else.
enum class AlarmChoice {
    Told, ///< all that are not put aside
    Unacknowledged, ///< nobody has reacted
    Active, ///< present
    Returned, ///< gone, but unacknowledged or latched
    Shelved, ///< put aside for a while
    Suppressed, ///< by design, as the plant stands
    OutOfService, ///< taken out by a person
};
Q_ENUM_NS(AlarmChoice)

/// What happened to an alarm, as core's AlarmEvent.
enum class AlarmEvent {
    Activated = 1, ///< the condition came
    Returned = 2, ///< the condition went
    Acknowledged = 3, ///< a person saw it
    Reset = 4, ///< a person released the latch
    Removed = 5, ///< its machine was taken out of the lists
    Commented = 6, ///< a person said something about it
    Unacknowledged = 7, ///< a person took an acknowledgement back
    Shelved = 8, ///< a person put it aside
    Unshelved = 9, ///< it came back from there
    TakenOutOfService = 10, ///< by a person
    ReturnedToService = 11, ///< by a person
    Suppressed = 12, ///< by design
    Unsuppressed = 13, ///< one cause less
    ReAlarmed = 14, ///< it calls anew
    Escalated = 15, ///< it waited for too long to be seen
};
Q_ENUM_NS(AlarmEvent)

/// How far a command has come, as core's CommandState; None where none was given.
enum class CommandState {
    None = 0, ///< no command yet
    Queued = 1, ///< recorded, not yet at the broker
    Sent = 2, ///< written to the broker
    Delivered = 3, ///< the broker has it
    Accepted = 4, ///< the device will do it
    Done = 5, ///< the device did it
    Rejected = 6, ///< the device refused
    Expired = 7, ///< nobody answered in time
    Failed = 8, ///< could not be sent
    Waiting = 9, ///< for a second person
    Cancelled = 10, ///< somebody took it back
};
Q_ENUM_NS(CommandState)

/// Which control a command wants.
enum class CommandKind {
    Other, ///< a plain button
    Start, ///< sets a machine in motion
    Stop, ///< brings it to rest
    Setpoint, ///< carries a number
    Switch, ///< one of two
    Choice, ///< one of several
    Recipe, ///< several values, taken as one
};
Q_ENUM_NS(CommandKind)

/// How a person says that he means it.
enum class ConfirmBy {
    Press = 1, ///< a short press
    Hold = 2, ///< a long one
    Ask = 3, ///< a question, with old and new
    Two = 4, ///< and a second person approves
};
Q_ENUM_NS(ConfirmBy)

/// What stands of something that must be so before an order.
enum class PermissiveState {
    Met, ///< it is so
    NotMet, ///< it is not
    NotLive, ///< nobody can tell
};
Q_ENUM_NS(PermissiveState)

/// How a row of the System page looks.
enum class Level {
    Normal, ///< as it should be
    Attention, ///< works, but somebody should know
    Problem, ///< does not work
};
Q_ENUM_NS(Level)

} // namespace lineside::enums
