// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "mqtt/mqttclient.h"
#include "transport/messagesource.h"

#include <QObject>

#include <cstdint>
#include <deque>
#include <memory>
#include <string>

namespace lineside {

/// What the devices say, from one MQTT connection: readings, status reports, and answers to commands (core/CONTRACT.md
/// §1).
/// Owner: engine, which may connect to the client's signals (link state) before handing it over. Thread: io; the client
/// must have been made there. Errors: none; a missing broker is waited for.
/// A message the handler has no room for is kept here with all that had already been read behind it; the client reads
/// no more and acknowledges nothing until resume(). If the connection breaks meanwhile, what the broker will send again
/// is forgotten, or it would come twice; QoS 0 messages are kept, nobody else has them.
/// While an acknowledgement may not leave, the client reads nothing, so release() lets all go at once.
class MqttSource final : public QObject, public MessageSource
{
    Q_OBJECT

public:
    /// `clock` outlives the source.
    MqttSource(std::unique_ptr<MqttClient> client, const Clock &clock, const std::string &sharedGroup = {});
    ~MqttSource() override;

    void start(Handlers handlers) override;
    void stop() override;
    void resume() override;
    void release() override;

    /// Messages read and refused, waiting for resume().
    [[nodiscard]] std::size_t stashed() const { return m_stash.size(); }

private:
    struct Stashed
    {
        std::string topic;
        std::string payload;
        std::string correlation;
        std::int64_t arrivalMs = 0; ///< UTC
        std::uint8_t qos = 0;
        bool retained = false;
        bool redelivered = false;
        PayloadFormat format = PayloadFormat::Json;
    };

    void receive(const MqttMessageView &message);
    void stash(const RawMessageView &message);
    void forgetWhatComesAgain();
    [[nodiscard]] bool offerStash();

    const std::unique_ptr<MqttClient> m_client;
    const Clock &m_clock;
    Handlers m_handlers;
    std::deque<Stashed> m_stash;
    bool m_waitsToRead = false; ///< all that was held back is taken, and may not be acknowledged yet
    bool m_running = false;
};

/// "devices/+/data" and its siblings, at QoS 1, behind $share/<group>/ when a group is named.
[[nodiscard]] std::vector<MqttSubscription> deviceSubscriptions(const std::string &sharedGroup);

} // namespace lineside
