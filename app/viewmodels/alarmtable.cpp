// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmtable.h"

#include "viewmodels/labels.h"

#include <algorithm>
#include <tuple>

namespace lineside {

namespace {

QString durationText(const Alarm &alarm, const PanelContext &context)
{
    if (!alarm.activatedMs)
        return {};
    const bool ended = !alarm.active && alarm.returnedMs;
    const std::int64_t until = ended ? *alarm.returnedMs : context.live.edgeNowMs();
    return context.format.duration(until - *alarm.activatedMs);
}

} // namespace

const std::vector<Column<AlarmRow>> &AlarmRow::columns()
{
    static const std::vector<Column<AlarmRow>> columns{
        column<&AlarmRow::alarmId, AlarmRow>("alarmId"),
        column<&AlarmRow::priority, AlarmRow>("priority"),
        column<&AlarmRow::priorityText, AlarmRow>("priorityText"),
        column<&AlarmRow::state, AlarmRow>("state"),
        column<&AlarmRow::stateText, AlarmRow>("stateText"),
        column<&AlarmRow::deviceId, AlarmRow>("deviceId"),
        column<&AlarmRow::deviceName, AlarmRow>("deviceName"),
        column<&AlarmRow::location, AlarmRow>("location"),
        column<&AlarmRow::sensorLabel, AlarmRow>("sensorLabel"),
        column<&AlarmRow::message, AlarmRow>("message"),
        column<&AlarmRow::valueText, AlarmRow>("valueText"),
        column<&AlarmRow::limitText, AlarmRow>("limitText"),
        column<&AlarmRow::activatedText, AlarmRow>("activatedText"),
        column<&AlarmRow::durationText, AlarmRow>("durationText"),
        column<&AlarmRow::acknowledgedBy, AlarmRow>("acknowledgedBy"),
        column<&AlarmRow::comment, AlarmRow>("comment"),
        column<&AlarmRow::canAcknowledge, AlarmRow>("canAcknowledge"),
        column<&AlarmRow::canReset, AlarmRow>("canReset"),
    };
    return columns;
}

bool isMoreUrgent(const Alarm &left, const Alarm &right)
{
    return std::tuple(left.acknowledged, right.priority, right.active, right.activatedMs, left.key)
        < std::tuple(right.acknowledged, left.priority, left.active, left.activatedMs, right.key);
}

QString alarmMessage(const Alarm &alarm, const ValueFormatter &format)
{
    QString sensor = Labels::sensor(alarm.key.series.sensorType);
    const QString limit = format.withUnit(alarm.limit, alarm.unit);
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
    }
    return sensor;
}

AlarmRow makeAlarmRow(const Alarm &alarm, const PanelContext &context)
{
    const ValueFormatter &format = context.format;
    AlarmRow row;
    row.alarmKey = alarm.key;
    row.alarmId = text(alarm.key.id());
    row.priority = static_cast<enums::Priority>(alarm.priority);
    row.priorityText = Labels::priority(alarm.priority);
    row.state = static_cast<enums::AlarmState>(alarm.state());
    row.stateText = Labels::alarmState(alarm.state());
    row.deviceId = text(alarm.key.series.deviceId);
    row.deviceName = deviceNameOf(alarm.key.series.deviceId, context.live);
    row.location = text(alarm.location);
    row.sensorLabel = Labels::sensor(alarm.key.series.sensorType);
    row.message = alarmMessage(alarm, format);
    row.valueText = format.withUnit(alarm.value, alarm.unit);
    if (alarm.key.limit != LimitKind::Unit)
        row.limitText = format.withUnit(alarm.limit, alarm.unit);
    row.activatedText = alarm.activatedMs ? format.dateTime(*alarm.activatedMs) : QString();
    row.durationText = durationText(alarm, context);
    row.acknowledgedBy = alarm.acknowledged ? text(alarm.acknowledgedBy) : QString();
    row.comment = text(alarm.comment);
    row.canAcknowledge = !alarm.acknowledged;
    row.canReset = !alarm.active && alarm.acknowledged && alarm.latched;
    return row;
}

AlarmTable::AlarmTable(const PanelContext &context, QObject *parent)
    : m_context(context)
    , m_rows(parent)
{
}

void AlarmTable::setFilter(Filter filter)
{
    m_filter = std::move(filter);
    rebuild();
}

void AlarmTable::rebuild()
{
    std::vector<const Alarm *> shown;
    for (const auto &[key, alarm] : m_context.live.alarms()) {
        if (!m_filter || m_filter(alarm))
            shown.push_back(&alarm);
    }
    std::sort(shown.begin(), shown.end(), [](const Alarm *a, const Alarm *b) { return isMoreUrgent(*a, *b); });
    std::vector<AlarmRow> rows;
    rows.reserve(shown.size());
    for (const Alarm *alarm : shown)
        rows.push_back(makeAlarmRow(*alarm, m_context));
    m_rows.setRows(std::move(rows));
}

void AlarmTable::updateDurations()
{
    for (int index = 0; index < m_rows.size(); ++index) {
        const auto alarm = m_context.live.alarms().find(m_rows.row(index).alarmKey);
        if (alarm == m_context.live.alarms().end() || !alarm->second.active)
            continue;
        AlarmRow row = m_rows.row(index);
        row.durationText = durationText(alarm->second, m_context);
        m_rows.update(index, std::move(row));
    }
}

std::vector<AlarmKey> AlarmTable::acknowledgeable() const
{
    std::vector<AlarmKey> keys;
    for (const AlarmRow &row : m_rows.rows()) {
        if (row.canAcknowledge)
            keys.push_back(row.alarmKey);
    }
    return keys;
}

std::optional<AlarmKey> AlarmTable::keyOf(const QString &alarmId) const
{
    const int index = m_rows.find(alarmId);
    return index < 0 ? std::nullopt : std::optional(m_rows.row(index).alarmKey);
}

} // namespace lineside
