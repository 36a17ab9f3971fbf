// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/linkwatch.h"

#include <utility>

namespace lineside {

namespace {

/// QoS 1 is all that is asked for: MqttSubscription.
constexpr const char *kWeakened = "the broker grants QoS 0 where QoS 1 was asked: messages may be lost";

} // namespace

LinkWatch::LinkWatch(const MqttClient &client, const MqttSettings &settings, Links links, Place place)
    : m_client(client)
    , m_links(links)
    , m_place(std::move(place))
    , m_peer(settings.host + ':' + std::to_string(settings.port))
{
    show(LinkState::Connecting, {});
    connect(&client, &MqttClient::connected, this, &LinkWatch::showConnected);
    connect(&client, &MqttClient::connectionLost, this, &LinkWatch::noteLoss);
    connect(&client, &MqttClient::subscriptionRefused, this, &LinkWatch::noteRefused);
    connect(&client, &MqttClient::subscriptionGranted, this, [this](const QString &filter) {
        m_denied.erase(filter.toStdString());
        showConnected();
    });
    connect(&client, &MqttClient::subscriptionWeakened, this, &LinkWatch::noteWeakened);
}

void LinkWatch::setRefusal(std::string reason)
{
    if (m_refusal == reason)
        return;
    m_refusal = std::move(reason);
    if (m_client.isConnected())
        showConnected();
}

void LinkWatch::setHeldBack(std::string reason)
{
    if (m_heldBack == reason)
        return;
    m_heldBack = std::move(reason);
    if (m_client.isConnected())
        showConnected();
}

void LinkWatch::showConnected()
{
    const std::string denied = deniedText();
    if (denied.empty())
        show(LinkState::Up, m_heldBack);
    else
        show(LinkState::Refused, denied);
}

void LinkWatch::noteLoss(const QString &reason)
{
    m_denied.clear();
    m_weakened.clear();
    m_refusal.clear();
    m_links.refusals.count("connection", m_peer, reason.toStdString());
    show(LinkState::Down, reason.toStdString());
}

void LinkWatch::noteRefused(const QString &filter, const QString &reason)
{
    m_denied[filter.toStdString()] = reason.toStdString();
    m_links.refusals.count("subscription", filter.toStdString(), reason.toStdString());
    showConnected();
}

void LinkWatch::noteWeakened(const QString &filter)
{
    m_weakened.insert(filter.toStdString());
    showConnected();
}

/// "the broker grants QoS 0 where QoS 1 was asked: messages may be lost (devices/+/data, devices/+/status)"
std::string LinkWatch::weakenedText() const
{
    std::string filters;
    for (const std::string &filter : m_weakened)
        filters += (filters.empty() ? "" : ", ") + filter;
    return filters.empty() ? filters : std::string(kWeakened) + " (" + filters + ')';
}

/// "not allowed to read devices/+/data, devices/+/status", and why when it is not for want of a right.
std::string LinkWatch::deniedText() const
{
    if (m_denied.empty())
        return m_refusal;
    std::string text = "not allowed to read ";
    for (const auto &[filter, reason] : m_denied)
        text += (filter == m_denied.begin()->first ? "" : ", ") + filter;
    const std::string &why = m_denied.begin()->second;
    return why == "not authorised" ? text : text + ": " + why;
}

void LinkWatch::show(LinkState state, std::string reason)
{
    m_links.board.updateStatus([&](EngineStatus &status) {
        LinkStatus &known = m_place(status);
        if (known.state != state || known.sinceMs == 0)
            known.sinceMs = m_links.clock.utcMs();
        known.state = state;
        known.peer = m_peer;
        known.reason = std::move(reason);
        known.protocol = m_client.protocol();
        known.lessThanAsked = weakenedText();
    });
}

} // namespace lineside
