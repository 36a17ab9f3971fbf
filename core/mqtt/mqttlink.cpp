// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mqttlink.h"

#include "mqtt/mqttreason.h"

#include <utility>

namespace lineside {

namespace {

/// QoS 1 is all that is asked for: MqttSubscription.
constexpr const char *kWeakened = "the broker grants QoS 0 where QoS 1 was asked: messages may be lost";

} // namespace

MqttLink::MqttLink(MqttClient &client, const MqttSettings &settings, LinkHandlers handlers)
    : QObject(&client)
    , m_client(client)
    , m_handlers(std::move(handlers))
    , m_peer(settings.host + ':' + std::to_string(settings.port))
{
    tell(LinkState::Connecting, {});
    connect(&client, &MqttClient::connected, this, &MqttLink::tellConnected);
    connect(&client, &MqttClient::connectionLost, this, &MqttLink::noteLoss);
    connect(&client, &MqttClient::subscriptionRefused, this, &MqttLink::noteRefused);
    connect(&client, &MqttClient::subscriptionGranted, this, [this](const QString &filter) {
        m_denied.erase(filter.toStdString());
        tellConnected();
    });
    connect(&client, &MqttClient::subscriptionWeakened, this, &MqttLink::noteWeakened);
}

void MqttLink::tellConnected()
{
    const std::string denied = deniedText();
    tell(denied.empty() ? LinkState::Up : LinkState::Refused, denied);
}

void MqttLink::noteLoss(const QString &reason)
{
    m_denied.clear();
    m_weakened.clear();
    m_handlers.refused("connection", m_peer, reason.toStdString());
    tell(LinkState::Down, reason.toStdString());
}

void MqttLink::noteRefused(const QString &filter, const QString &reason)
{
    m_denied[filter.toStdString()] = reason.toStdString();
    m_handlers.refused("subscription", filter.toStdString(), reason.toStdString());
    tellConnected();
}

void MqttLink::noteWeakened(const QString &filter)
{
    m_weakened.insert(filter.toStdString());
    tellConnected();
}

/// "the broker grants QoS 0 where QoS 1 was asked: messages may be lost (devices/+/data, devices/+/status)"
std::string MqttLink::weakenedText() const
{
    std::string filters;
    for (const std::string &filter : m_weakened)
        filters += (filters.empty() ? "" : ", ") + filter;
    return filters.empty() ? filters : std::string(kWeakened) + " (" + filters + ')';
}

/// "not allowed to read devices/+/data, devices/+/status", and why when it is not for want of a right.
std::string MqttLink::deniedText() const
{
    if (m_denied.empty())
        return {};
    std::string text = "not allowed to read ";
    for (const auto &[filter, reason] : m_denied)
        text += (filter == m_denied.begin()->first ? "" : ", ") + filter;
    const std::string &why = m_denied.begin()->second;
    return why == "not authorised" ? text : text + ": " + why;
}

void MqttLink::tell(LinkState state, std::string reason)
{
    const bool isDenied = state == LinkState::Down && isDenial(reason);
    m_handlers.changed({.state = state,
                        .peer = m_peer,
                        .reason = std::move(reason),
                        .protocol = std::string(m_client.protocol()),
                        .lessThanAsked = weakenedText(),
                        .isDenied = isDenied});
}

std::unique_ptr<MqttClient> makeMqttClient(const MqttSettings &settings, const ConnectionParts &parts)
{
    auto client = makeMqttClient(settings, parts.clock, parts.seed);
    new MqttLink(*client, settings, parts.link); // the client's child
    return client;
}

} // namespace lineside
