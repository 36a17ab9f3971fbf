// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/alarm.h"

namespace lineside {

std::string AlarmKey::id() const
{
    std::string text = series.deviceId + '/' + series.sensorType + '/';
    text += toString(limit);
    return text;
}

std::optional<LimitKind> parseLimitKind(std::string_view text)
{
    for (const LimitKind kind :
         {LimitKind::LowLow,    LimitKind::Low,       LimitKind::High,        LimitKind::HighHigh, LimitKind::Unit,
          LimitKind::Offline,   LimitKind::Missing,   LimitKind::BadQuality,  LimitKind::Frozen,   LimitKind::Line,
          LimitKind::Link,      LimitKind::Rate,      LimitKind::Deviation,   LimitKind::Discrete, LimitKind::Disk,
          LimitKind::Clock,     LimitKind::Backlog,   LimitKind::Certificate, LimitKind::Refused,  LimitKind::Damaged,
          LimitKind::Rejecting, LimitKind::HornFailed})
        if (text == toString(kind))
            return kind;
    return std::nullopt;
}

std::optional<AlarmKey> parseAlarmId(std::string_view id)
{
    const auto first = id.find('/');
    const auto last = id.rfind('/');
    if (first == std::string_view::npos || first == 0 || last <= first + 1)
        return std::nullopt;
    const auto limit = parseLimitKind(id.substr(last + 1));
    if (!limit)
        return std::nullopt;
    return AlarmKey{{std::string(id.substr(0, first)), std::string(id.substr(first + 1, last - first - 1))}, *limit};
}

AlarmState Alarm::state() const
{
    if (active)
        return acknowledged ? AlarmState::ActiveAcknowledged : AlarmState::ActiveUnacknowledged;
    if (!acknowledged)
        return AlarmState::ReturnedUnacknowledged;
    return latched ? AlarmState::LatchedAcknowledged : AlarmState::Normal;
}

bool Suppression::isMask() const
{
    return cause == toString(LimitKind::HighHigh) || cause == toString(LimitKind::LowLow);
}

AlarmState Alarm::shownState() const
{
    if (outOfService)
        return AlarmState::OutOfService;
    if (!suppressed.empty() && state() != AlarmState::Normal)
        return AlarmState::Suppressed;
    return shelf ? AlarmState::Shelved : state();
}

void Alarm::end()
{
    shelf.reset();
    outOfService.reset();
    suppressed.clear();
    firstOut = false;
    escalatedMs.reset();
    active = false;
    acknowledged = true;
    unseenCall = false;
    latched = false;
}

std::string_view toString(LimitKind kind)
{
    switch (kind) {
    case LimitKind::LowLow:
        return "low-low";
    case LimitKind::Low:
        return "low";
    case LimitKind::High:
        return "high";
    case LimitKind::HighHigh:
        return "high-high";
    case LimitKind::Unit:
        return "unit";
    case LimitKind::Offline:
        return "offline";
    case LimitKind::Missing:
        return "missing";
    case LimitKind::BadQuality:
        return "bad-quality";
    case LimitKind::Frozen:
        return "frozen";
    case LimitKind::Line:
        return "line";
    case LimitKind::Link:
        return "link";
    case LimitKind::Rate:
        return "rate";
    case LimitKind::Deviation:
        return "deviation";
    case LimitKind::Discrete:
        return "discrete";
    case LimitKind::Disk:
        return "disk";
    case LimitKind::Clock:
        return "clock";
    case LimitKind::Backlog:
        return "backlog";
    case LimitKind::Certificate:
        return "certificate";
    case LimitKind::Refused:
        return "refused";
    case LimitKind::Damaged:
        return "damaged";
    case LimitKind::Rejecting:
        return "rejecting";
    case LimitKind::HornFailed:
        return "horn-failed";
    }
    return "high";
}

std::string_view toString(Priority priority)
{
    switch (priority) {
    case Priority::Low:
        return "low";
    case Priority::Medium:
        return "medium";
    case Priority::High:
        return "high";
    case Priority::Critical:
        return "critical";
    }
    return "medium";
}

std::string_view toString(AlarmState state)
{
    switch (state) {
    case AlarmState::Normal:
        return "normal";
    case AlarmState::ActiveUnacknowledged:
        return "active-unacknowledged";
    case AlarmState::ActiveAcknowledged:
        return "active-acknowledged";
    case AlarmState::ReturnedUnacknowledged:
        return "returned-unacknowledged";
    case AlarmState::LatchedAcknowledged:
        return "latched-acknowledged";
    case AlarmState::Shelved:
        return "shelved";
    case AlarmState::Suppressed:
        return "suppressed";
    case AlarmState::OutOfService:
        return "out-of-service";
    }
    return "normal";
}

std::string_view toString(ShelfMode mode)
{
    return mode == ShelfMode::OneShot ? "oneshot" : "timed";
}

std::string_view toString(AlarmEvent event)
{
    switch (event) {
    case AlarmEvent::Activated:
        return "activated";
    case AlarmEvent::Returned:
        return "returned";
    case AlarmEvent::Acknowledged:
        return "acknowledged";
    case AlarmEvent::Reset:
        return "reset";
    case AlarmEvent::Removed:
        return "removed";
    case AlarmEvent::Commented:
        return "commented";
    case AlarmEvent::Unacknowledged:
        return "unacknowledged";
    case AlarmEvent::Shelved:
        return "shelved";
    case AlarmEvent::Unshelved:
        return "unshelved";
    case AlarmEvent::TakenOutOfService:
        return "out-of-service";
    case AlarmEvent::ReturnedToService:
        return "into-service";
    case AlarmEvent::Suppressed:
        return "suppressed";
    case AlarmEvent::Unsuppressed:
        return "unsuppressed";
    case AlarmEvent::ReAlarmed:
        return "re-alarmed";
    case AlarmEvent::Escalated:
        return "escalated";
    }
    return "activated";
}

} // namespace lineside
