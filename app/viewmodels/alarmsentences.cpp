// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmsentences.h"

#include "viewmodels/alarmtable.h"
#include "viewmodels/displaytext.h"
#include "viewmodels/labels.h"
#include "viewmodels/reasons.h"

namespace lineside {

namespace {

constexpr std::string_view kAudit = "audit"; ///< the record among the gateway's parts (core/alarms/edgealarms.h)

QString personOf(const std::string &by)
{
    const QString who = Labels::requester(by);
    return who.isEmpty() ? AlarmTable::tr("somebody") : who;
}

QString shelfText(const Shelf &shelf, const ValueFormatter &format)
{
    const QString until = format.dateTime(shelf.untilMs);
    return shelf.mode == ShelfMode::OneShot
        ? AlarmTable::tr("Shelved by %1 until it has gone, at the latest %2").arg(personOf(shelf.by), until)
        : AlarmTable::tr("Shelved by %1 until %2").arg(personOf(shelf.by), until);
}

QString causeText(const std::string &cause)
{
    if (cause == toString(LimitKind::HighHigh))
        return AlarmTable::tr("the high-high limit");
    if (cause == toString(LimitKind::LowLow))
        return AlarmTable::tr("the low-low limit");
    if (cause == "line")
        return AlarmTable::tr("the silence of the whole line");
    if (cause == "link")
        return AlarmTable::tr("the lost connection");
    if (cause == "refused")
        return AlarmTable::tr("the refused connection");
    if (cause.starts_with(kByState))
        return AlarmTable::tr("the machine's state: %1").arg(Labels::deviceStatus(cause.substr(kByState.size())));
    if (cause.starts_with(kByRule))
        return displayText(cause.substr(kByRule.size()));
    if (cause.starts_with(kByTimeOver))
        return AlarmTable::tr("%1, its longest time being over", "a condition")
            .arg(displayText(cause.substr(kByTimeOver.size())));
    return displayText(cause);
}

QString suppressedText(const std::vector<Suppression> &suppressed, const ValueFormatter &format)
{
    QStringList causes;
    for (const Suppression &one : suppressed)
        causes.append(causeText(one.cause));
    const std::int64_t sinceMs = std::ranges::min_element(suppressed, {}, &Suppression::sinceMs)->sinceMs;
    return AlarmTable::tr("Suppressed by %1 since %2").arg(causes.join(QStringLiteral(", ")), format.dateTime(sinceMs));
}

QString withReason(const QString &sentence, const std::string &reason)
{
    const QString why = Reasons::text(reason);
    return why.isEmpty() ? sentence : AlarmTable::tr("%1: %2", "what was done, why").arg(sentence, why);
}

/// The one beside sources and sinks has a word and no name.
QString connectionName(const AlarmKey &key)
{
    const std::string &name = key.series.sensorType;
    return name == "control" ? AlarmTable::tr("Alerts and commands") : text(name);
}

QString offlineMessage(const Alarm &alarm, const QString &after)
{
    return alarm.limit > 0 ? AlarmTable::tr("Not heard for more than %1").arg(after)
                           : AlarmTable::tr("Offline, says the machine");
}

/// Of what is not heard, or not as it should be.
QString silenceMessage(const Alarm &alarm, const QString &sensor, const ValueFormatter &format)
{
    const QString after = format.age(static_cast<std::int64_t>(alarm.limit * 1000));
    switch (alarm.key.limit) {
    case LimitKind::Offline:
        return offlineMessage(alarm, after);
    case LimitKind::Missing:
        return AlarmTable::tr("%1: no value for more than %2").arg(sensor, after);
    case LimitKind::Frozen:
        return AlarmTable::tr("%1: value unchanged for more than %2").arg(sensor, after);
    case LimitKind::Backlog:
        return AlarmTable::tr("%1: readings wait for more than %2").arg(connectionName(alarm.key), after);
    case LimitKind::Certificate:
        return (alarm.value > 0 ? AlarmTable::tr("%1: certificate ends soon")
                                : AlarmTable::tr("%1: certificate has ended"))
            .arg(connectionName(alarm.key));
    default:
        return alarmTitle(alarm.key);
    }
}

/// Of a value that is held against something else than a limit.
QString judgedMessage(const Alarm &alarm, const QString &sensor, const ValueFormatter &format)
{
    const QString limit = format.withUnit(alarm.limit, alarm.unit);
    if (alarm.key.limit == LimitKind::Rate)
        return AlarmTable::tr("%1 changes too fast, by more than %2").arg(sensor, limit);
    if (alarm.key.limit == LimitKind::Deviation)
        return AlarmTable::tr("%1 off its setpoint by more than %2").arg(sensor, limit);
    if (alarm.key.series.sensorType == kWholeDevice)
        return AlarmTable::tr("The machine says: %1").arg(Labels::deviceStatus(alarm.unit));
    return AlarmTable::tr("%1 is at %2").arg(sensor, format.withUnit(alarm.value, alarm.unit));
}

} // namespace

QString alarmMessage(const Alarm &alarm, const ValueFormatter &format)
{
    QString sensor = Labels::sensor(alarm.key.series.sensorType);
    if (!isLimit(alarm.key.limit) && !isJudged(alarm.key.limit) && alarm.key.limit != LimitKind::Unit)
        return silenceMessage(alarm, sensor, format);
    const QString limit = format.withUnit(alarm.limit, alarm.unit);
    if (isJudged(alarm.key.limit))
        return judgedMessage(alarm, sensor, format);
    switch (alarm.key.limit) {
    case LimitKind::LowLow:
        return AlarmTable::tr("%1 very low, below %2").arg(sensor, limit);
    case LimitKind::Low:
        return AlarmTable::tr("%1 low, below %2").arg(sensor, limit);
    case LimitKind::High:
        return AlarmTable::tr("%1 high, above %2").arg(sensor, limit);
    case LimitKind::HighHigh:
        return AlarmTable::tr("%1 very high, above %2").arg(sensor, limit);
    case LimitKind::Unit:
        return AlarmTable::tr("%1: unit not known: %2").arg(sensor, text(alarm.unit));
    default:
        return sensor;
    }
}

QString alarmTitle(const AlarmKey &key)
{
    const QString sensor = Labels::sensor(key.series.sensorType);
    switch (key.limit) {
    case LimitKind::LowLow:
        return AlarmTable::tr("%1 very low").arg(sensor);
    case LimitKind::Low:
        return AlarmTable::tr("%1 low").arg(sensor);
    case LimitKind::High:
        return AlarmTable::tr("%1 high").arg(sensor);
    case LimitKind::HighHigh:
        return AlarmTable::tr("%1 very high").arg(sensor);
    case LimitKind::Unit:
        return AlarmTable::tr("%1: unit not known").arg(sensor);
    case LimitKind::Offline:
        return AlarmTable::tr("Not heard");
    case LimitKind::Missing:
        return AlarmTable::tr("%1: no value").arg(sensor);
    case LimitKind::BadQuality:
        return AlarmTable::tr("%1: value not usable").arg(sensor);
    case LimitKind::Frozen:
        return AlarmTable::tr("%1: value unchanged").arg(sensor);
    case LimitKind::Line:
        return AlarmTable::tr("No machine heard: %1").arg(text(key.series.sensorType));
    case LimitKind::Link:
        return AlarmTable::tr("No connection to %1").arg(text(key.series.sensorType));
    case LimitKind::Rate:
        return AlarmTable::tr("%1 changes too fast").arg(sensor);
    case LimitKind::Deviation:
        return AlarmTable::tr("%1 off its setpoint").arg(sensor);
    case LimitKind::Discrete:
        return key.series.sensorType == kWholeDevice ? AlarmTable::tr("Machine state")
                                                     : AlarmTable::tr("%1: value reached").arg(sensor);
    case LimitKind::Disk:
        if (key.series.sensorType == kAudit)
            return AlarmTable::tr("The record has little room left");
        return AlarmTable::tr("Storage nearly full, or not to be written");
    case LimitKind::Clock:
        return AlarmTable::tr("Clock of the gateway not right");
    case LimitKind::Backlog:
        return AlarmTable::tr("%1: readings wait too long").arg(connectionName(key));
    case LimitKind::Certificate:
        return AlarmTable::tr("%1: certificate ends").arg(connectionName(key));
    case LimitKind::Refused:
        return AlarmTable::tr("%1: the other side refuses").arg(connectionName(key));
    case LimitKind::Damaged:
        if (key.series.sensorType == kAudit)
            return AlarmTable::tr("The record is damaged, or cannot be written");
        return AlarmTable::tr("Damaged file put aside");
    case LimitKind::Rejecting:
        return AlarmTable::tr("Most of its messages are refused");
    case LimitKind::HornFailed:
        return AlarmTable::tr("The horn does not sound");
    }
    return sensor;
}

/// Of a removal the engine says why in the alarm's comment.
QString alarmStepBy(const AlarmTransition &step)
{
    const QString person = Labels::requester(step.by);
    const QString who = person.isEmpty() || step.seat.empty()
        ? person
        : AlarmTable::tr("%1 at %2", "who, at which screen").arg(person, displayText(step.seat));
    const bool isByDesign = step.event == AlarmEvent::Suppressed || step.event == AlarmEvent::Unsuppressed;
    const QString comment = isByDesign
        ? causeText(step.said)
        : Reasons::text(step.event == AlarmEvent::Removed ? step.alarm.comment : step.said);
    return who.isEmpty() || comment.isEmpty() ? who + comment
                                              : AlarmTable::tr("%1: %2", "who, comment").arg(who, comment);
}

QString alarmPresence(const Alarm &alarm, const ValueFormatter &format)
{
    if (alarm.active)
        return AlarmTable::tr("Active");
    if (!alarm.activatedMs) // put aside before it ever came
        return Labels::alarmState(AlarmState::Normal);
    const QString since = format.timeOfDay(alarm.returnedMs.value_or(0));
    return since.isEmpty() ? AlarmTable::tr("Gone") : AlarmTable::tr("Gone at %1").arg(since);
}

QString alarmSourceText(const Alarm &alarm, const ValueFormatter &format)
{
    if (!alarm.sourceMs || alarm.sourceMs == alarm.activatedMs)
        return {};
    const QString told = format.dateTime(*alarm.sourceMs);
    return told.isEmpty() ? AlarmTable::tr("Device clock not set") : AlarmTable::tr("Device time %1").arg(told);
}

QString alarmAsideText(const Alarm &alarm, const ValueFormatter &format)
{
    switch (alarm.shownState()) {
    case AlarmState::OutOfService:
        return withReason(AlarmTable::tr("Out of service by %1 since %2")
                              .arg(personOf(alarm.outOfService->by), format.dateTime(alarm.outOfService->sinceMs)),
                          alarm.outOfService->reason);
    case AlarmState::Shelved:
        return withReason(shelfText(*alarm.shelf, format), alarm.shelf->reason);
    case AlarmState::Suppressed:
        return suppressedText(alarm.suppressed, format);
    default:
        return {};
    }
}

QString alarmEscalatedText(const Alarm &alarm, const ValueFormatter &format)
{
    return alarm.escalatedMs && !alarm.acknowledged
        ? AlarmTable::tr("Escalated at %1").arg(format.timeOfDay(*alarm.escalatedMs))
        : QString();
}

/// Nobody's name stands there when it counts as seen because it came back into sight (ISA-18.2 §5.5).
} // namespace lineside
