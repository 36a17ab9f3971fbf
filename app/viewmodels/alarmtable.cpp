// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmtable.h"

#include "viewmodels/alarmsentences.h"
#include "viewmodels/displaytext.h"
#include "viewmodels/labels.h"
#include "viewmodels/reasons.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

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
        column<&AlarmRow::isGone, AlarmRow>("isGone"),
        column<&AlarmRow::presenceText, AlarmRow>("presenceText"),
        column<&AlarmRow::deviceId, AlarmRow>("deviceId"),
        column<&AlarmRow::deviceName, AlarmRow>("deviceName"),
        column<&AlarmRow::location, AlarmRow>("location"),
        column<&AlarmRow::sensorLabel, AlarmRow>("sensorLabel"),
        column<&AlarmRow::message, AlarmRow>("message"),
        column<&AlarmRow::valueText, AlarmRow>("valueText"),
        column<&AlarmRow::limitText, AlarmRow>("limitText"),
        column<&AlarmRow::activatedText, AlarmRow>("activatedText"),
        column<&AlarmRow::sourceText, AlarmRow>("sourceText"),
        column<&AlarmRow::durationText, AlarmRow>("durationText"),
        column<&AlarmRow::acknowledgedBy, AlarmRow>("acknowledgedBy"),
        column<&AlarmRow::comment, AlarmRow>("comment"),
        column<&AlarmRow::canAcknowledge, AlarmRow>("canAcknowledge"),
        column<&AlarmRow::canReset, AlarmRow>("canReset"),
        column<&AlarmRow::asideText, AlarmRow>("asideText"),
        column<&AlarmRow::isFirstOut, AlarmRow>("isFirstOut"),
        column<&AlarmRow::reAlarmText, AlarmRow>("reAlarmText"),
        column<&AlarmRow::escalatedText, AlarmRow>("escalatedText"),
        column<&AlarmRow::isShelved, AlarmRow>("isShelved"),
        column<&AlarmRow::isOutOfService, AlarmRow>("isOutOfService"),
        column<&AlarmRow::canUnacknowledge, AlarmRow>("canUnacknowledge"),
    };
    return columns;
}

bool isMoreUrgent(const Alarm &left, const Alarm &right)
{
    return std::tuple(right.isTold(), left.acknowledged, right.priority, right.active, right.activatedMs, left.key)
        < std::tuple(left.isTold(), right.acknowledged, left.priority, left.active, left.activatedMs, right.key);
}

void AlarmSum::add(const Alarm &alarm)
{
    if (!alarm.isTold())
        return;
    const auto priority = static_cast<enums::Priority>(alarm.priority);
    if (priority >= worst) {
        const bool isAsBad = priority == worst;
        isWorstGone = !alarm.active && (isWorstGone || !isAsBad);
        isWorstUnacknowledged = !alarm.acknowledged || (isAsBad && isWorstUnacknowledged);
        worst = priority;
    }
    if (alarm.acknowledged)
        return;
    ++unacknowledged;
    if (priority >= worstUnacknowledged) {
        isUnacknowledgedGone = !alarm.active && (isUnacknowledgedGone || priority != worstUnacknowledged);
        worstUnacknowledged = priority;
    }
}

static QString acknowledgedByText(const Alarm &alarm)
{
    if (!alarm.acknowledged || !alarm.isTold())
        return {};
    return alarm.acknowledgedBy.empty() ? AlarmTable::tr("nobody: was put aside")
                                        : Labels::requester(alarm.acknowledgedBy);
}

AlarmRow makeAlarmRow(const Alarm &alarm, const PanelContext &context)
{
    const ValueFormatter &format = context.format;
    AlarmRow row;
    row.alarmKey = alarm.key;
    row.alarmId = text(alarm.key.id());
    row.priority = static_cast<enums::Priority>(alarm.priority);
    row.priorityText = Labels::priority(alarm.priority);
    row.state = static_cast<enums::AlarmState>(alarm.shownState());
    row.stateText = Labels::alarmState(alarm.shownState());
    row.isGone = !alarm.active;
    row.presenceText = alarmPresence(alarm, format);
    row.deviceId = text(alarm.key.series.deviceId);
    row.deviceName = deviceNameOf(alarm.key.series.deviceId, context.live);
    row.location = displayText(alarm.location);
    if (alarm.key.series.sensorType != kWholeDevice)
        row.sensorLabel = Labels::sensor(alarm.key.series.sensorType);
    row.message = alarmMessage(alarm, format);
    if (alarm.activatedMs && hasValue(alarm.key))
        row.valueText = format.withUnit(alarm.value, alarm.unit);
    if (isLimit(alarm.key.limit))
        row.limitText = format.withUnit(alarm.limit, alarm.unit);
    row.activatedText = alarm.activatedMs ? format.dateTime(*alarm.activatedMs) : QString();
    row.sourceText = alarmSourceText(alarm, format);
    row.durationText = durationText(alarm, context);
    row.acknowledgedBy = acknowledgedByText(alarm);
    row.comment = Reasons::text(alarm.comment);
    row.canAcknowledge = !alarm.acknowledged && alarm.isTold();
    row.canReset = !alarm.active && alarm.acknowledged && alarm.latched && alarm.isTold();
    row.asideText = alarmAsideText(alarm, format);
    row.isShelved = alarm.shelf.has_value();
    row.isOutOfService = alarm.outOfService.has_value();
    row.canUnacknowledge = alarm.active && alarm.acknowledged && alarm.isTold();
    row.isFirstOut = alarm.firstOut;
    if (alarm.reAlarms > 0)
        row.reAlarmText = AlarmTable::tr("Called again %n time(s)", nullptr, alarm.reAlarms);
    row.escalatedText = alarmEscalatedText(alarm, format);
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
    sortAnew();
}

void AlarmTable::rebuild()
{
    if (isHeld() && m_rows.size() > 0)
        updateInPlace();
    else
        sortAnew();
}

void AlarmTable::tick()
{
    if (m_restUntilMs != 0 && !isHeld()) {
        m_restUntilMs = 0;
        sortAnew();
    }
    updateDurations();
}

void AlarmTable::setTouched(bool touched)
{
    m_touched = touched;
    rest();
}

void AlarmTable::rest()
{
    m_restUntilMs = nowMs() + kRest.count();
}

void AlarmTable::press(const QString &alarmId)
{
    const int index = m_rows.find(alarmId);
    m_press = Press{alarmId, index >= 0 && isSettled(m_rows.row(index).placedMs)};
    rest();
}

void AlarmTable::noteMoved()
{
    for (int index = 0; index < m_rows.size(); ++index) {
        AlarmRow row = m_rows.row(index);
        row.placedMs = nowMs();
        m_rows.update(index, std::move(row));
    }
}

void AlarmTable::showNew()
{
    sortAnew();
}

std::vector<const Alarm *> AlarmTable::shownAlarms() const
{
    std::vector<const Alarm *> shown;
    for (const auto &[key, alarm] : m_context.live.alarms()) {
        if (!m_filter || m_filter(alarm))
            shown.push_back(&alarm);
    }
    std::sort(shown.begin(), shown.end(), [](const Alarm *a, const Alarm *b) { return isMoreUrgent(*a, *b); });
    return shown;
}

void AlarmTable::sortAnew()
{
    std::map<AlarmKey, int> before;
    for (int index = 0; index < m_rows.size(); ++index)
        before[m_rows.row(index).alarmKey] = index;
    std::vector<AlarmRow> rows;
    for (const Alarm *alarm : shownAlarms()) {
        AlarmRow row = makeAlarmRow(*alarm, m_context);
        const auto old = before.find(alarm->key);
        const bool stays = old != before.end() && old->second == static_cast<int>(rows.size());
        row.shownMs = old == before.end() ? nowMs() : m_rows.row(old->second).shownMs;
        row.placedMs = stays ? m_rows.row(old->second).placedMs : nowMs();
        rows.push_back(std::move(row));
    }
    m_rows.setRows(std::move(rows));
    m_newCount = 0;
}

void AlarmTable::updateInPlace()
{
    int known = 0;
    const auto &alarms = m_context.live.alarms();
    for (int index = 0; index < m_rows.size(); ++index) {
        AlarmRow row = m_rows.row(index);
        const auto alarm = alarms.find(row.alarmKey);
        if (alarm != alarms.end()) { // though it may pass the filter no longer
            known += !m_filter || m_filter(alarm->second) ? 1 : 0;
            const AlarmRow old = std::exchange(row, makeAlarmRow(alarm->second, m_context));
            row.shownMs = old.shownMs;
            row.placedMs = old.placedMs;
        } else { // it has ended, and its place stays until nobody touches
            row.state = enums::AlarmState::Normal;
            row.stateText = Labels::alarmState(AlarmState::Normal);
            row.isGone = true;
            row.presenceText = row.stateText;
            row.canAcknowledge = false;
            row.canReset = false;
            row.asideText.clear();
        }
        m_rows.update(index, std::move(row));
    }
    m_newCount = static_cast<int>(shownAlarms().size()) - known;
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
        if (row.canAcknowledge && isSettled(row.shownMs))
            keys.push_back(row.alarmKey);
    }
    return keys;
}

std::optional<AlarmKey> AlarmTable::takeForAcknowledge(const QString &alarmId)
{
    const std::optional<Press> press = std::exchange(m_press, std::nullopt);
    const int index = m_rows.find(alarmId);
    if (index < 0 || !m_rows.row(index).canAcknowledge)
        return std::nullopt;
    const bool aimedAt = press && press->alarmId == alarmId ? press->isSettled : isSettled(m_rows.row(index).placedMs);
    if (!aimedAt)
        return std::nullopt;
    rest();
    return m_rows.row(index).alarmKey;
}

std::optional<AlarmKey> AlarmTable::keyOf(const QString &alarmId) const
{
    const int index = m_rows.find(alarmId);
    return index < 0 ? std::nullopt : std::optional(m_rows.row(index).alarmKey);
}

} // namespace lineside
