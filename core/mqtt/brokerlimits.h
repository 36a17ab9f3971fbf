// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mqtt/mqttclient.h"

#include <cstdint>
#include <limits>

namespace lineside {

/// What CONNACK says that the broker takes; the defaults are what silence means (MQTT 5.0 §3.2.2.3).
struct BrokerAbilities
{
    std::uint16_t receiveMaximum = std::numeric_limits<std::uint16_t>::max();
    std::uint8_t maximumQos = 2;
    bool retainAvailable = true;
    std::uint32_t maximumPacketSize = std::numeric_limits<std::uint32_t>::max();
};

/// What may leave for this broker, by what it has said and by what it has shown: a broker of 3.1.1 that knows no QoS 2
/// cannot say so and closes the connection (NATS, AWS IoT Core).
/// Owner: ReconnectingMqttClient. Thread: its. Errors: admit().
class BrokerLimits
{
public:
    /// It has welcomed us.
    void accepted(const BrokerAbilities &abilities, bool mqtt5);
    /// The QoS at which a message leaves that asks for `wanted`.
    [[nodiscard]] std::uint8_t qosFor(std::uint8_t wanted) const;
    /// Nobody knows yet whether this broker takes QoS 2: such a message leaves alone, so that nothing else breaks off
    /// with it.
    [[nodiscard]] bool mustProve(std::uint8_t qos) const;
    /// Errors: InvalidInput for what the broker has said it does not take.
    [[nodiscard]] Result<void> admit(const MqttPublish &message) const;

    /// It has answered a QoS 2 publish, with yes or no.
    void answeredQos2();
    /// It closed the connection right behind a QoS 2 publish, and may have said that it offers none. True: from now on
    /// nothing leaves so; without a word the second time decides.
    [[nodiscard]] bool closedAtQos2(bool saidSo);
    /// It may be a broker without QoS 2 that cannot say so.
    [[nodiscard]] bool doubtsQos2() const { return m_qos2 == Qos2::Unproven && qosFor(2) == 2; }

private:
    enum class Qos2 {
        Unproven, ///< never answered
        Proven, ///< answered once
        Refused, ///< closes the connection, or says no
    };

    BrokerAbilities m_abilities;
    bool m_mqtt5 = true;
    Qos2 m_qos2 = Qos2::Unproven;
    int m_closedAtQos2 = 0; ///< in a row
};

} // namespace lineside
