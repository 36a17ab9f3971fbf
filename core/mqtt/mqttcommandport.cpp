// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mqttcommandport.h"

#include "base/thread.h"
#include "model/name.h"
#include "model/reason.h"
#include "model/topics.h"

#include <utility>

namespace lineside {

namespace {

/// Whole seconds, the protocol's unit, rounded up: the device checks the exact time itself.
std::chrono::seconds untilExpiry(const Command &command, std::int64_t nowMs)
{
    return std::chrono::ceil<std::chrono::seconds>(std::chrono::milliseconds(command.expiresMs - nowMs));
}

} // namespace

MqttCommandPort::MqttCommandPort(MqttClient &client, const Clock &clock)
    : m_client(client)
    , m_clock(clock)
{
    connect(&m_client, &MqttClient::published, this, [this](quint64 token) { confirm(token); });
    connect(&m_client, &MqttClient::publishFailed, this, &MqttCommandPort::fail);
    connect(&m_client, &MqttClient::connected, this, &MqttCommandPort::tellReady);
    connect(&m_client, &MqttClient::roomAvailable, this, &MqttCommandPort::tellReady);
}

void MqttCommandPort::start(Handlers handlers)
{
    LINESIDE_ASSERT_THREAD(this);
    m_handlers = std::move(handlers);
    m_running = true;
}

Result<void> MqttCommandPort::send(const Command &command)
{
    LINESIDE_ASSERT_THREAD(this);
    const std::int64_t nowMs = m_clock.utcMs();
    if (command.expiresMs <= nowMs)
        return unexpected(ErrorCode::Timeout, Reason::CommandExpired, command.id);
    if (!isDeviceId(command.deviceId))
        return unexpected(ErrorCode::InvalidInput, "no topic can be made of this device's name", command.deviceId);
    MqttPublish message{deviceTopic(command.deviceId, kCommandLevel), command.payload};
    message.responseTopic = message.topic + "/result";
    message.correlationData = command.id;
    message.expiry = untilExpiry(command, nowMs);
    const auto token = m_client.publish(message);
    if (!token)
        return Unexpected(token.error());
    m_underway.emplace(*token, Underway{command.id, message.topic});
    return {};
}

void MqttCommandPort::confirm(std::uint64_t token)
{
    if (const auto known = m_underway.extract(token))
        m_handlers.delivered(known.mapped().commandId);
}

void MqttCommandPort::fail(std::uint64_t token, const QString &reason, PublishFailure how)
{
    const auto known = m_underway.extract(token);
    if (!known)
        return;
    const auto &[commandId, topic] = known.mapped();
    if (how == PublishFailure::Refused)
        m_handlers.refused(commandId, topic, reason.toStdString());
    else
        m_handlers.lost(commandId, reason.toStdString());
}

void MqttCommandPort::tellReady() const
{
    if (m_running)
        m_handlers.ready();
}

} // namespace lineside
