// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/enums.h"

#include "model/alarm.h"
#include "model/command.h"
#include "model/enginestatus.h"
#include "model/reading.h"

// Holds enums.h to its word: a value of core that it lacks stops the compiler (-Wswitch), and so does another number.
namespace lineside {

namespace {

#define LINESIDE_SAME(type, value)                                                                                     \
    case type::value:                                                                                                  \
        static_assert(static_cast<int>(type::value) == static_cast<int>(enums::type::value));                          \
        break

[[maybe_unused]] void hold(Quality quality)
{
    switch (quality) {
        LINESIDE_SAME(Quality, Good);
        LINESIDE_SAME(Quality, Uncertain);
        LINESIDE_SAME(Quality, Bad);
    }
}

[[maybe_unused]] void hold(LinkState state)
{
    switch (state) {
        LINESIDE_SAME(LinkState, Off);
        LINESIDE_SAME(LinkState, Connecting);
        LINESIDE_SAME(LinkState, Up);
        LINESIDE_SAME(LinkState, Refused);
        LINESIDE_SAME(LinkState, Down);
    }
}

[[maybe_unused]] void hold(Priority priority)
{
    switch (priority) {
        LINESIDE_SAME(Priority, Low);
        LINESIDE_SAME(Priority, Medium);
        LINESIDE_SAME(Priority, High);
        LINESIDE_SAME(Priority, Critical);
    }
}

[[maybe_unused]] void hold(AlarmState state)
{
    switch (state) {
        LINESIDE_SAME(AlarmState, Normal);
        LINESIDE_SAME(AlarmState, ActiveUnacknowledged);
        LINESIDE_SAME(AlarmState, ActiveAcknowledged);
        LINESIDE_SAME(AlarmState, ReturnedUnacknowledged);
        LINESIDE_SAME(AlarmState, LatchedAcknowledged);
        LINESIDE_SAME(AlarmState, Shelved);
        LINESIDE_SAME(AlarmState, Suppressed);
        LINESIDE_SAME(AlarmState, OutOfService);
    }
}

[[maybe_unused]] void hold(AlarmEvent event)
{
    switch (event) {
        LINESIDE_SAME(AlarmEvent, Activated);
        LINESIDE_SAME(AlarmEvent, Returned);
        LINESIDE_SAME(AlarmEvent, Acknowledged);
        LINESIDE_SAME(AlarmEvent, Reset);
        LINESIDE_SAME(AlarmEvent, Removed);
        LINESIDE_SAME(AlarmEvent, Commented);
        LINESIDE_SAME(AlarmEvent, Unacknowledged);
        LINESIDE_SAME(AlarmEvent, Shelved);
        LINESIDE_SAME(AlarmEvent, Unshelved);
        LINESIDE_SAME(AlarmEvent, TakenOutOfService);
        LINESIDE_SAME(AlarmEvent, ReturnedToService);
        LINESIDE_SAME(AlarmEvent, Suppressed);
        LINESIDE_SAME(AlarmEvent, Unsuppressed);
        LINESIDE_SAME(AlarmEvent, ReAlarmed);
        LINESIDE_SAME(AlarmEvent, Escalated);
    }
}

[[maybe_unused]] void hold(CommandState state)
{
    switch (state) {
        LINESIDE_SAME(CommandState, Queued);
        LINESIDE_SAME(CommandState, Sent);
        LINESIDE_SAME(CommandState, Delivered);
        LINESIDE_SAME(CommandState, Accepted);
        LINESIDE_SAME(CommandState, Done);
        LINESIDE_SAME(CommandState, Rejected);
        LINESIDE_SAME(CommandState, Expired);
        LINESIDE_SAME(CommandState, Failed);
        LINESIDE_SAME(CommandState, Waiting);
        LINESIDE_SAME(CommandState, Cancelled);
    }
}

#undef LINESIDE_SAME

} // namespace

} // namespace lineside
