// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmstripviewmodel.h"

#include "viewmodels/alarmtable.h"
#include "viewmodels/labels.h"

namespace lineside {

AlarmStripViewModel::AlarmStripViewModel(const PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    connect(&context.live, &LiveState::frameApplied, this, [this](const LiveFrame &frame) {
        if (!frame.alarms.empty() || !m_context.live.changedDevices().empty())
            refresh();
    });
    connect(&context.live, &LiveState::ticked, this, &AlarmStripViewModel::refreshAge);
    connect(&context.format, &ValueFormatter::localeChanged, this, &AlarmStripViewModel::refresh);
    refresh();
}

void AlarmStripViewModel::acknowledgeShown()
{
    if (m_shown.canAcknowledge)
        m_context.port.acknowledge({*m_shownKey}, {});
}

void AlarmStripViewModel::refresh()
{
    const Alarm *alarm = mostUrgent();
    const Shown shown = alarm ? describe(*alarm) : Shown();
    m_shownKey = alarm ? std::optional(alarm->key) : std::nullopt;
    if (shown != m_shown) {
        m_shown = shown;
        Q_EMIT shownChanged();
    }
    const Counts counts = countAlarms();
    if (counts != m_counts) {
        m_counts = counts;
        Q_EMIT countsChanged();
    }
    refreshAge();
}

const Alarm *AlarmStripViewModel::mostUrgent() const
{
    const Alarm *first = nullptr;
    for (const auto &[key, alarm] : m_context.live.alarms()) {
        if (!first || isMoreUrgent(alarm, *first))
            first = &alarm;
    }
    return first;
}

AlarmStripViewModel::Shown AlarmStripViewModel::describe(const Alarm &alarm) const
{
    const std::string &device = alarm.key.series.deviceId;
    return {.alarmId = text(alarm.key.id()),
            .message = alarmMessage(alarm, m_context.format),
            .deviceId = text(device),
            .deviceName = deviceNameOf(device, m_context.live),
            .priority = static_cast<enums::Priority>(alarm.priority),
            .priorityText = Labels::priority(alarm.priority),
            .state = static_cast<enums::AlarmState>(alarm.state()),
            .stateText = Labels::alarmState(alarm.state()),
            .canAcknowledge = !alarm.acknowledged};
}

AlarmStripViewModel::Counts AlarmStripViewModel::countAlarms() const
{
    Counts counts;
    for (const auto &[key, alarm] : m_context.live.alarms()) {
        counts.active += alarm.active ? 1 : 0;
        counts.unacknowledged += alarm.acknowledged ? 0 : 1;
        counts.critical += alarm.priority == Priority::Critical ? 1 : 0;
        counts.high += alarm.priority == Priority::High ? 1 : 0;
        counts.medium += alarm.priority == Priority::Medium ? 1 : 0;
        counts.low += alarm.priority == Priority::Low ? 1 : 0;
    }
    return counts;
}

void AlarmStripViewModel::refreshAge()
{
    QString age;
    if (m_shownKey) {
        const auto alarm = m_context.live.alarms().find(*m_shownKey);
        if (alarm != m_context.live.alarms().end() && alarm->second.activatedMs)
            age = m_context.format.age(m_context.live.edgeNowMs() - *alarm->second.activatedMs);
    }
    if (age == m_ageText)
        return;
    m_ageText = age;
    Q_EMIT ageTextChanged();
}

} // namespace lineside
