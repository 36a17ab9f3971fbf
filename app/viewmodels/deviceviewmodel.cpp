// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/deviceviewmodel.h"

#include "viewmodels/alarmwatch.h"
#include "viewmodels/displaytext.h"
#include "viewmodels/rejectedtally.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace lineside {

DeviceViewModel::DeviceViewModel(const PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_values(context, {}, std::numeric_limits<std::size_t>::max(), this)
    , m_alarms(context, this)
    , m_verbs(context, nullptr)
    , m_commands(
          context, [this] { refreshCommands(); }, this)
    , m_trend(context, this)
{
    m_values.setWords(
        [this](const std::string &sensor, const LiveValue &live) { return m_commands.wordFor(sensor, live); });
    connect(&context.live, &LiveState::frameApplied, this, &DeviceViewModel::applyFrame);
    connect(&context.live, &LiveState::ticked, this, &DeviceViewModel::refreshSecond);
    connect(&context.live, &LiveState::stalledChanged, this, &DeviceViewModel::refreshSecond);
    connect(&context.live, &LiveState::statusChanged, this, &DeviceViewModel::refreshCommands);
    connect(&context.who, &PanelIdentity::rightsChanged, this, &DeviceViewModel::refreshCommands);
    connect(&context.live, &LiveState::statusChanged, this, &DeviceViewModel::refreshWatch);
    connect(&context.live, &LiveState::loadingChanged, this, &DeviceViewModel::refreshWatch);
    connect(&context.format, &ValueFormatter::localeChanged, this, &DeviceViewModel::refreshTexts);
    connect(&m_trend, &TrendsViewModel::activeChanged, this, &DeviceViewModel::activeChanged);
    m_alarms.setFilter([this](const Alarm &alarm) { return alarm.key.series.deviceId == m_deviceId; });
}

void DeviceViewModel::setDeviceId(const QString &deviceId)
{
    if (deviceId == text(m_deviceId))
        return;
    m_deviceId = deviceId.toStdString();
    m_trend.clearCursor();
    m_trend.setLive(true);
    refreshAll();
    Q_EMIT deviceIdChanged();
}

void DeviceViewModel::setActive(bool active)
{
    m_trend.setActive(active);
}

void DeviceViewModel::sendCommand(const QString &name)
{
    m_commands.send(name);
    refreshCommands();
}

void DeviceViewModel::sendSetpoint(const QString &name, double value)
{
    m_commands.sendNumber(name, value);
    refreshCommands();
}

void DeviceViewModel::order(const QString &name, double value)
{
    m_commands.give(name, value);
    refreshCommands();
    Q_EMIT stopReasonsChanged();
}

void DeviceViewModel::cancel(const QString &orderId)
{
    m_context.submit(CancelCommand{orderId.toStdString()});
}

void DeviceViewModel::seeStopTrouble()
{
    m_commands.seeStopTrouble();
    refreshCommands();
}

void DeviceViewModel::explainStop(int reason)
{
    m_commands.explainStop(reason);
    Q_EMIT stopReasonsChanged();
}

void DeviceViewModel::acknowledge(const QString &alarmId)
{
    if (const std::optional<AlarmKey> key = m_alarms.takeForAcknowledge(alarmId))
        m_context.submit(AcknowledgeAlarms{{*key}});
}

void DeviceViewModel::pressAlarm(const QString &alarmId)
{
    m_alarms.press(alarmId);
}

void DeviceViewModel::setAlarmsTouched(bool touched)
{
    m_alarms.setTouched(touched);
}

void DeviceViewModel::acknowledgeAll()
{
    std::vector<AlarmKey> keys = m_alarms.acknowledgeable();
    if (!keys.empty())
        m_context.submit(AcknowledgeAlarms{std::move(keys)});
}

void DeviceViewModel::reset(const QString &alarmId)
{
    if (const std::optional<AlarmKey> key = m_alarms.keyOf(alarmId))
        m_context.submit(ResetAlarms{{*key}});
}

void DeviceViewModel::removeMachine()
{
    if (isKnown())
        m_context.submit(RemoveDevice{m_deviceId});
}

void DeviceViewModel::applyFrame(const LiveFrame &frame)
{
    if (m_context.live.changedDevices().contains(m_deviceId)) {
        refreshDevice();
        m_values.updateAges();
    }
    if (frame.devicesRemoved.contains(m_deviceId) || frame.alarmRules)
        m_values.rebuild();
    applyValues(frame);
    if (!frame.alarms.empty()) {
        m_alarms.rebuild();
        m_values.updateAlarms();
    }
    if (!frame.commands.empty()) {
        m_commands.refreshOrders();
        Q_EMIT stopReasonsChanged();
    }
    refreshCommands();
}

void DeviceViewModel::applyValues(const LiveFrame &frame)
{
    const int before = m_values.model()->count();
    for (auto it = frame.values.lower_bound({m_deviceId, {}});
         it != frame.values.end() && it->first.deviceId == m_deviceId; ++it)
        m_values.updateValue(it->first);
    if (m_values.model()->count() != before)
        refreshTrend();
    refreshDoubts();
}

void DeviceViewModel::refreshAll()
{
    m_commands.show(m_deviceId); // first: it knows what values are called
    m_values.show(m_deviceId);
    Q_EMIT stopReasonsChanged();
    m_alarms.showNew();
    refreshTexts();
    refreshTrend();
}

void DeviceViewModel::refreshTexts()
{
    refreshDevice();
    m_values.rebuild();
    m_alarms.rebuild();
    m_commands.refreshOrders();
    refreshCommands();
    refreshLastSeen();
    refreshDoubts();
    refreshWatch();
}

void DeviceViewModel::refreshSecond()
{
    refreshDevice();
    m_values.updateAges();
    m_alarms.tick();
    refreshLastSeen();
    refreshCommands();
    refreshWatch();
}

void DeviceViewModel::refreshDevice()
{
    Shown shown;
    if (const Device *device = m_context.live.device(m_deviceId)) {
        shown = {.id = m_deviceId,
                 .known = true,
                 .offline = device->isOffline(),
                 .name = Labels::deviceName(*device),
                 .type = Labels::deviceType(device->type),
                 .location = displayText(device->location),
                 .statusText = Labels::deviceStatus(device->status),
                 .statusCode = text(device->status),
                 .statusFreshness = m_context.live.freshness(*device),
                 .toldText = Labels::toldStatus(*device),
                 .clockText = clockRuleText(),
                 .rejectedText = RejectedTally::text(RejectedTally::byDevice(m_context)[m_deviceId])};
    } else {
        shown.id = m_deviceId;
        if (shown.id == m_shown.id)
            shown.goneName = m_shown.known ? m_shown.name : m_shown.goneName;
    }
    if (shown == m_shown)
        return;
    m_shown = shown;
    Q_EMIT deviceChanged();
}

QString DeviceViewModel::clockRuleText() const
{
    const auto rule = m_context.clocks.find(m_deviceId);
    return rule == m_context.clocks.end() ? QString() : Labels::clockRule(rule->second);
}

void DeviceViewModel::refreshLastSeen()
{
    const Device *device = m_context.live.device(m_deviceId);
    QString seen;
    if (device && device->lastSeenMs != 0)
        seen = tr("%1 ago").arg(m_context.format.age(m_context.live.silenceMs(*device)));
    if (seen == m_lastSeenText)
        return;
    m_lastSeenText = seen;
    Q_EMIT lastSeenTextChanged();
}

void DeviceViewModel::refreshDoubts()
{
    const auto &rows = m_values.rows();
    const bool doubtful
        = std::any_of(rows.begin(), rows.end(), [](const ValueRow &row) { return !row.qualityText.isEmpty(); });
    if (std::exchange(m_doubtful, doubtful) != doubtful)
        Q_EMIT doubtfulChanged();
}

void DeviceViewModel::refreshWatch()
{
    const bool watched = AlarmWatch::isWatched(m_context, m_deviceId);
    if (std::exchange(m_alarmsWatched, watched) != watched)
        Q_EMIT alarmsWatchedChanged();
}

void DeviceViewModel::refreshCommands()
{
    m_commands.refresh();
    if (QString trouble = m_commands.stopTrouble(); trouble != m_stopTrouble) {
        m_stopTrouble = std::move(trouble);
        Q_EMIT stopTroubleChanged();
    }
    if (m_commands.last() == m_lastCommand)
        return;
    m_lastCommand = m_commands.last();
    Q_EMIT lastCommandChanged();
}

void DeviceViewModel::refreshTrend()
{
    m_trend.setPens(shownSeries(m_context.live, m_deviceId, kTrendPens));
}

bool DeviceViewModel::knows(const QString &deviceId) const
{
    return m_context.live.device(deviceId.toStdString()) != nullptr;
}

} // namespace lineside
