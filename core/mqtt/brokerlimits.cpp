// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/brokerlimits.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

constexpr int kBreaksBeforeQos1 = 2; ///< one may be chance
constexpr std::uint8_t kExactlyOnce = 2;

/// Bytes of a variable byte integer: MQTT 5.0 §1.5.5.
std::size_t lengthOf(std::size_t value)
{
    return value < 128 ? 1 : value < 16'384 ? 2 : value < 2'097'152 ? 3 : 4;
}

/// MQTT 5.0 §3.3.2.3: an identifier each, and two bytes before a text.
std::size_t propertyBytes(const MqttPublish &message)
{
    const auto field = [](const std::string &text) { return text.empty() ? 0 : 3 + text.size(); };
    return field(message.responseTopic) + field(message.correlationData) + (message.expiry.count() > 0 ? 5 : 0);
}

/// Of the PUBLISH packet, at the QoS asked for.
std::size_t packetBytes(const MqttPublish &message, bool mqtt5)
{
    const std::size_t properties = mqtt5 ? propertyBytes(message) : 0;
    const std::size_t remaining = 2 + message.topic.size() + (message.qos > 0 ? 2 : 0)
        + (mqtt5 ? lengthOf(properties) + properties : 0) + message.payload.size();
    return 1 + lengthOf(remaining) + remaining;
}

} // namespace

void BrokerLimits::accepted(const BrokerAbilities &abilities, bool mqtt5)
{
    if (std::exchange(m_mqtt5, mqtt5) != mqtt5) { // another broker, or a newer one
        m_qos2 = Qos2::Unproven;
        m_closedAtQos2 = 0;
    }
    m_abilities = abilities;
}

std::uint8_t BrokerLimits::qosFor(std::uint8_t wanted) const
{
    const std::uint8_t shown = m_qos2 == Qos2::Refused ? 1 : kExactlyOnce;
    return std::min({wanted, m_abilities.maximumQos, shown});
}

bool BrokerLimits::mustProve(std::uint8_t qos) const
{
    return !m_mqtt5 && doubtsQos2() && qosFor(qos) == kExactlyOnce;
}

Result<void> BrokerLimits::admit(const MqttPublish &message) const
{
    if (message.retain && !m_abilities.retainAvailable)
        return unexpected(ErrorCode::InvalidInput, "the broker keeps no retained messages", message.topic);
    if (packetBytes(message, m_mqtt5) > m_abilities.maximumPacketSize)
        return unexpected(ErrorCode::InvalidInput, "larger than the broker takes", message.topic);
    return {};
}

void BrokerLimits::answeredQos2()
{
    m_closedAtQos2 = 0;
    if (m_qos2 == Qos2::Unproven)
        m_qos2 = Qos2::Proven;
}

bool BrokerLimits::closedAtQos2(bool saidSo)
{
    if (m_qos2 == Qos2::Refused || (!saidSo && (m_qos2 == Qos2::Proven || ++m_closedAtQos2 < kBreaksBeforeQos1)))
        return false;
    m_qos2 = Qos2::Refused;
    return true;
}

} // namespace lineside
