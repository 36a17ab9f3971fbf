// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmhistoryrow.h"

#include "viewmodels/alarmsentences.h"
#include "viewmodels/displaytext.h"
#include "viewmodels/labels.h"

namespace lineside {

const std::vector<Column<AlarmHistoryRow>> &AlarmHistoryRow::columns()
{
    static const std::vector<Column<AlarmHistoryRow>> columns{
        column<&AlarmHistoryRow::alarmId, AlarmHistoryRow>("alarmId"),
        column<&AlarmHistoryRow::event, AlarmHistoryRow>("event"),
        column<&AlarmHistoryRow::eventText, AlarmHistoryRow>("eventText"),
        column<&AlarmHistoryRow::priority, AlarmHistoryRow>("priority"),
        column<&AlarmHistoryRow::priorityText, AlarmHistoryRow>("priorityText"),
        column<&AlarmHistoryRow::deviceId, AlarmHistoryRow>("deviceId"),
        column<&AlarmHistoryRow::deviceName, AlarmHistoryRow>("deviceName"),
        column<&AlarmHistoryRow::message, AlarmHistoryRow>("message"),
        column<&AlarmHistoryRow::valueText, AlarmHistoryRow>("valueText"),
        column<&AlarmHistoryRow::timeText, AlarmHistoryRow>("timeText"),
        column<&AlarmHistoryRow::sourceText, AlarmHistoryRow>("sourceText"),
        column<&AlarmHistoryRow::byText, AlarmHistoryRow>("byText"),
    };
    return columns;
}

AlarmHistoryRow makeHistoryRow(const AlarmTransition &step, std::uint64_t number, const PanelContext &context)
{
    const Alarm &alarm = step.alarm;
    AlarmHistoryRow row;
    row.number = number;
    row.alarmId = text(alarm.key.id());
    row.event = static_cast<enums::AlarmEvent>(step.event);
    row.eventText = Labels::alarmEvent(step.event);
    row.priority = static_cast<enums::Priority>(alarm.priority);
    row.priorityText = Labels::priority(alarm.priority);
    row.deviceId = text(alarm.key.series.deviceId);
    row.deviceName = deviceNameOf(alarm.key.series.deviceId, context.live);
    row.message = alarmMessage(alarm, context.format);
    row.timeText = context.format.dateTime(step.timeMs);
    if (step.event == AlarmEvent::Activated) { // the alarm knows no other value and no other time of its device
        if (hasValue(alarm.key))
            row.valueText = context.format.withUnit(alarm.value, alarm.unit);
        row.sourceText = alarmSourceText(alarm, context.format);
    }
    row.byText = alarmStepBy(step);
    return row;
}

} // namespace lineside
