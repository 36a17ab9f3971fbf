// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmstripviewmodel.h"

#include "viewmodels/alarmsentences.h"
#include "viewmodels/alarmtable.h"
#include "viewmodels/alarmwatch.h"
#include "viewmodels/commandtable.h"
#include "viewmodels/labels.h"
#include "viewmodels/reasons.h"

namespace lineside {

AlarmStripViewModel::AlarmStripViewModel(const PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    connect(&context.live, &LiveState::frameApplied, this, [this](const LiveFrame &frame) {
        if (!frame.alarms.empty() || !m_context.live.changedDevices().empty())
            refresh();
        noteOrders(frame);
    });
    connect(&context.backend, &PanelBackend::refused, this, &AlarmStripViewModel::noteRefusal);
    connect(&context.live, &LiveState::ticked, this, &AlarmStripViewModel::refreshAge);
    connect(&context.live, &LiveState::ticked, this, &AlarmStripViewModel::refreshWatch);
    connect(&context.live, &LiveState::stalledChanged, this, &AlarmStripViewModel::refreshWatch);
    connect(&context.live, &LiveState::loadingChanged, this, &AlarmStripViewModel::refreshWatch);
    connect(&context.live, &LiveState::statusChanged, this, &AlarmStripViewModel::refreshWatch);
    connect(&context.format, &ValueFormatter::localeChanged, this, &AlarmStripViewModel::refresh);
    refresh();
}

void AlarmStripViewModel::acknowledgeShown()
{
    const std::optional<AlarmKey> aimedAt = m_isPressed ? m_pressed : shownLongEnough();
    m_isPressed = false;
    if (aimedAt)
        m_context.submit(AcknowledgeAlarms{{*aimedAt}});
}

void AlarmStripViewModel::pressAcknowledge()
{
    m_pressed = shownLongEnough();
    m_isPressed = true;
}

void AlarmStripViewModel::releaseAcknowledge()
{
    m_isPressed = false;
}

std::optional<AlarmKey> AlarmStripViewModel::shownLongEnough() const
{
    const bool isSettled = m_context.live.monotonicMs() - m_shownSinceMs >= AlarmTable::kSettle.count();
    return m_shown.canAcknowledge && isSettled ? m_shownKey : std::nullopt;
}

void AlarmStripViewModel::noteOrders(const LiveFrame &frame)
{
    bool isNew = false;
    for (const auto &[id, command] : frame.commands) {
        const bool failed = isFinal(command.state) && command.state != CommandState::Done;
        if (!failed || !m_knowsThePast)
            continue;
        m_failedOrders.push_back({text(command.deviceId), describeFailure(command)});
        isNew = true;
    }
    m_knowsThePast = true;
    if (isNew)
        showFailedOrders();
}

/// What was asked for by one press, an acknowledgement or a reset, and was not done.
void AlarmStripViewModel::noteRefusal(const Error &why)
{
    m_failedOrders.push_back({QString(), tr("Not done: %1").arg(Reasons::text(why.message))});
    showFailedOrders();
}

void AlarmStripViewModel::showFailedOrders()
{
    if (m_failedOrders.size() > kFailedOrdersKept)
        m_failedOrders.erase(m_failedOrders.begin());
    Q_EMIT failedOrderChanged();
}

QString AlarmStripViewModel::describeFailure(const Command &command) const
{
    const QString device = deviceNameOf(command.deviceId, m_context.live);
    const QString order = orderLabel(command, m_context.live.device(command.deviceId));
    const QString state = Labels::commandState(command.state);
    const QString reason = orderReason(command);
    return reason.isEmpty()
        ? tr("%1, %2: %3", "machine, order, what became of it").arg(device, order, state)
        : tr("%1, %2: %3 (%4)", "machine, order, what became of it, why").arg(device, order, state, reason);
}

void AlarmStripViewModel::seeFailedOrder(const QString &deviceId)
{
    const auto isSeen = [&](const FailedOrder &order) { return order.deviceId == deviceId; };
    if (std::erase_if(m_failedOrders, isSeen) > 0)
        Q_EMIT failedOrderChanged();
}

void AlarmStripViewModel::refresh()
{
    const Alarm *alarm = mostUrgent();
    const Shown shown = alarm ? describe(*alarm) : Shown();
    const std::optional<AlarmKey> key = alarm ? std::optional(alarm->key) : std::nullopt;
    if (key != m_shownKey)
        m_shownSinceMs = m_context.live.monotonicMs();
    m_shownKey = key;
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
    refreshWatch();
}

const Alarm *AlarmStripViewModel::mostUrgent() const
{
    const Alarm *first = nullptr;
    for (const auto &[key, alarm] : m_context.live.alarms()) {
        if (alarm.isTold() && (!first || isMoreUrgent(alarm, *first)))
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
            .canAcknowledge = !alarm.acknowledged,
            .gone = !alarm.active};
}

AlarmStripViewModel::Counts AlarmStripViewModel::countAlarms() const
{
    Counts counts;
    for (const auto &[key, alarm] : m_context.live.alarms()) {
        const AlarmState shown = alarm.shownState();
        counts.putAside += shown == AlarmState::Shelved || shown == AlarmState::OutOfService ? 1 : 0;
        if (!alarm.isTold())
            continue;
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
    QString detail;
    const auto alarm = m_shownKey ? m_context.live.alarms().find(*m_shownKey) : m_context.live.alarms().end();
    if (alarm != m_context.live.alarms().end()) {
        if (alarm->second.activatedMs)
            age = m_context.format.age(m_context.live.edgeNowMs() - *alarm->second.activatedMs);
        detail = describeLife(alarm->second, age);
    }
    if (age == m_ageText && detail == m_detail)
        return;
    m_ageText = age;
    m_detail = detail;
    Q_EMIT ageTextChanged();
}

QString AlarmStripViewModel::describeLife(const Alarm &alarm, const QString &age) const
{
    if (const QString escalated = alarmEscalatedText(alarm, m_context.format); !escalated.isEmpty())
        return tr("%1, since %2, %3", "machine, age, escalated").arg(m_shown.deviceName, age, escalated);
    if (alarm.active)
        return tr("%1, since %2").arg(m_shown.deviceName, age);
    const QString gone = m_context.format.timeOfDay(alarm.returnedMs.value_or(0));
    return alarm.acknowledged ? tr("%1, gone at %2, waits for reset").arg(m_shown.deviceName, gone)
                              : tr("%1, gone at %2, not acknowledged").arg(m_shown.deviceName, gone);
}

void AlarmStripViewModel::refreshWatch()
{
    const QString problem = AlarmWatch::problem(m_context);
    if (problem == m_watchProblem)
        return;
    m_watchProblem = problem;
    Q_EMIT watchProblemChanged();
}

} // namespace lineside
