// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mosquittoconnection.h"
#include "mqtt/mosquittoparts.h"
#include "mqtt/mqttreason.h"

#include <cerrno>
#include <mosquitto.h>
#include <mqtt_protocol.h>
#include <optional>
#include <string_view>
#include <utility>

namespace lineside {

namespace {

// Its message has no DUP, so we read it where the library says it before it hands the message over (2.0.11 to 2.0.19,
// lib/handle_publish.c): "Client line-1 received PUBLISH (d1, q1, r0, m7, 'devices/oven-01/data', ... (99 bytes))".
std::optional<bool> dupIn(std::string_view text, std::string_view clientId)
{
    constexpr std::string_view kClient = "Client ";
    constexpr std::string_view kReceived = " received PUBLISH (d";
    const std::size_t at = kClient.size() + clientId.size();
    if (text.size() <= at + kReceived.size() || text.substr(at, kReceived.size()) != kReceived)
        return std::nullopt;
    return text[at + kReceived.size()] == '1';
}

} // namespace

/// What libmosquitto calls while it is at work. Nothing here may end the connection or write.
struct MosquittoConnection::Callbacks
{
    static MosquittoConnection &self(void *pointer) { return *static_cast<MosquittoConnection *>(pointer); }

    static BrokerAbilities abilitiesIn(const mosquitto_property *properties)
    {
        BrokerAbilities told;
        std::uint8_t retainAvailable = 1;
        mosquitto_property_read_int16(properties, MQTT_PROP_RECEIVE_MAXIMUM, &told.receiveMaximum, false);
        mosquitto_property_read_byte(properties, MQTT_PROP_MAXIMUM_QOS, &told.maximumQos, false);
        mosquitto_property_read_byte(properties, MQTT_PROP_RETAIN_AVAILABLE, &retainAvailable, false);
        mosquitto_property_read_int32(properties, MQTT_PROP_MAXIMUM_PACKET_SIZE, &told.maximumPacketSize, false);
        told.retainAvailable = retainAvailable != 0;
        return told;
    }

    static void connected(mosquitto *handle, void *pointer, int code, int flags, const mosquitto_property *properties)
    {
        auto &c = self(pointer);
        c.m_refusalCode = code;
        if (code != MQTT_RC_SUCCESS || !c.m_listener)
            return;
        const bool sessionPresent = flags & 1;
        if (!sessionPresent)
            c.stopReadingLog(handle);
        c.m_accepted = true;
        c.m_connectTimer.stop();
        std::uint16_t seconds = 0;
        if (mosquitto_property_read_int16(properties, MQTT_PROP_SERVER_KEEP_ALIVE, &seconds, false))
            c.m_keepAlive = std::chrono::seconds(seconds); // the library obeys it too
        c.m_listener->acceptedByBroker(sessionPresent, abilitiesIn(properties));
    }

    static void disconnected(mosquitto *, void *pointer, int code, const mosquitto_property *)
    {
        if (code >= kFirstFailureReason)
            self(pointer).m_goodbyeCode = code;
    }

    static void arrived(mosquitto *handle, void *pointer, const mosquitto_message *message,
                        const mosquitto_property *properties)
    {
        auto &c = self(pointer);
        // What was under way before comes first, and in order.
        if (c.m_readsLog && message->qos > 0 && !message->retain && !c.m_arrivesAgain)
            c.stopReadingLog(handle);
        if (!c.m_listener)
            return;
        if (message->qos > 0) {
            ++c.m_unwritten;
            c.m_acknowledgementsWait = true;
        }
        --c.m_budget;
        c.handOver(*message, properties);
        // mosquitto_loop_read takes EAGAIN left behind by anyone for "the socket is empty", and in threaded mode the
        // library leaves it itself: it writes a byte into a pair of sockets per queued packet, and nobody reads those.
        errno = 0;
    }

    static void settled(mosquitto *, void *pointer, int packetId, int code, const mosquitto_property *)
    {
        auto &c = self(pointer);
        --c.m_budget;
        if (c.m_listener)
            c.m_listener->publishSettled(static_cast<std::uint16_t>(packetId), refusalIn(code));
    }

    static void subscribed(mosquitto *, void *pointer, int packetId, int count, const int *codes,
                           const mosquitto_property *)
    {
        auto &c = self(pointer);
        const int code = count > 0 ? codes[0] : MQTT_RC_UNSPECIFIED;
        if (c.m_listener)
            c.m_listener->subscriptionSettled(static_cast<std::uint16_t>(packetId), refusalIn(code),
                                              static_cast<std::uint8_t>(code));
    }

    static void logged(mosquitto *, void *pointer, int level, const char *text)
    {
        auto &c = self(pointer);
        if (level == MOSQ_LOG_ERR)
            c.m_lastLibraryError = text;
        else if (const auto dup = dupIn(text, c.m_settings.clientId))
            c.m_arrivesAgain = *dup;
    }
};

void MosquittoConnection::setCallbacks(mosquitto *handle)
{
    mosquitto_connect_v5_callback_set(handle, Callbacks::connected);
    mosquitto_disconnect_v5_callback_set(handle, Callbacks::disconnected);
    mosquitto_message_v5_callback_set(handle, Callbacks::arrived);
    mosquitto_publish_v5_callback_set(handle, Callbacks::settled);
    mosquitto_subscribe_v5_callback_set(handle, Callbacks::subscribed);
    mosquitto_log_callback_set(handle, Callbacks::logged);
}

// With a log callback every packet is put into words, with a malloc each; so it is only for the hand-shake and for what
// a resumed session repeats.
void MosquittoConnection::stopReadingLog(mosquitto *handle)
{
    m_readsLog = false;
    mosquitto_log_callback_set(handle, nullptr);
}

void MosquittoConnection::handOver(const mosquitto_message &message, const mosquitto_property *properties)
{
    MqttMessageView view;
    view.topic = message.topic;
    view.payload = {static_cast<const char *>(message.payload), static_cast<std::size_t>(message.payloadlen)};
    view.qos = static_cast<std::uint8_t>(message.qos);
    view.retained = message.retain;
    view.redelivered = std::exchange(m_arrivesAgain, false);
    ReceivedProperty responseTopic;
    ReceivedProperty correlation;
    if (properties) {
        view.responseTopic = responseTopic.text(properties, MQTT_PROP_RESPONSE_TOPIC);
        view.correlationData = correlation.bytes(properties, MQTT_PROP_CORRELATION_DATA);
    }
    m_listener->messageArrived(view);
}

} // namespace lineside
