// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mqttalertport.h"

#include "base/thread.h"
#include "model/name.h"
#include "model/topics.h"

#include <utility>

namespace lineside {

MqttAlertPort::MqttAlertPort(MqttClient &client, const std::string &hornWill)
    : m_client(client)
{
    connect(&m_client, &MqttClient::published, this, &MqttAlertPort::confirm);
    connect(&m_client, &MqttClient::publishFailed, this, &MqttAlertPort::fail);
    connect(&m_client, &MqttClient::connected, this, &MqttAlertPort::tellReady);
    connect(&m_client, &MqttClient::roomAvailable, this, &MqttAlertPort::tellReady);
    if (!hornWill.empty())
        watchHorn(hornWill);
}

void MqttAlertPort::watchHorn(const std::string &will)
{
    m_client.setWill({.topic = kHornTopic, .payload = will, .qos = 1, .retain = true});
    // At QoS 0, which no broker weakens: a lost one costs no more than an answer.
    m_client.setSubscriptions({{.filter = kHornTopic, .qos = 0, .isExtra = true}});
    m_client.setMessageHandler([this](const MqttMessageView &message) {
        if (m_running && m_handlers.hornHeard && message.topic == kHornTopic)
            m_handlers.hornHeard(message.payload);
    });
}

void MqttAlertPort::start(Handlers handlers)
{
    LINESIDE_ASSERT_THREAD(this);
    m_handlers = std::move(handlers);
    m_running = true;
}

Result<void> MqttAlertPort::publish(const PendingAlert &alert)
{
    LINESIDE_ASSERT_THREAD(this);
    const bool isOfDevice = !alert.isStanding() && alert.topic != AlertTopic::Help;
    if (isOfDevice && !isDeviceId(alert.deviceId))
        return unexpected(ErrorCode::InvalidInput, "no topic can be made of this device's name", alert.deviceId);
    MqttPublish message{alert.topicText(), alert.payload};
    message.qos = alert.topic == AlertTopic::Alerts ? 2 : 1; // or what the broker takes
    message.retain = alert.isStanding();
    const auto token = m_client.publish(message);
    if (!token)
        return Unexpected(token.error());
    m_underway.emplace(*token, alert.id);
    return {};
}

void MqttAlertPort::confirm(std::uint64_t token)
{
    const auto known = m_underway.extract(token);
    if (known && m_running)
        m_handlers.confirmed(known.mapped());
}

void MqttAlertPort::fail(std::uint64_t token, const QString &reason, PublishFailure how)
{
    const auto known = m_underway.extract(token);
    if (!known || !m_running)
        return;
    if (how == PublishFailure::Refused)
        m_handlers.refused(known.mapped(), reason.toStdString());
    else
        m_handlers.broken(known.mapped());
}

void MqttAlertPort::tellReady() const
{
    if (m_running)
        m_handlers.ready();
}

} // namespace lineside
