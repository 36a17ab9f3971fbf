// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/mqttclient.h"
#include "sinks/sinksettings.h"
#include "transport/cloudsink.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace lineside {

/// The contract's cloud on a broker: cloud/sensors/{device_id}, or another topic before the id; QoS 1, not retained.
/// The client is its own, not the one that receives, so that a backlog on its way up slows nobody else.
/// Owner: engine, which may connect to the client's signals (link state) before handing it over. Thread: sync; the
/// client must have been made there.
/// Errors, as answers: InvalidInput (the device's name is no topic level), NotAllowed (the broker refused the message),
/// Unavailable (no connection, or it broke before the confirmation).
class MqttSink final : public CloudSink
{
public:
    explicit MqttSink(std::unique_ptr<MqttClient> client, const std::string &topic = kDefaultSinkTopic);
    ~MqttSink() override;

    void start(ResultHandler result, ReadyHandler ready) override;
    void stop() override;
    [[nodiscard]] std::size_t room() const override;
    void send(std::uint64_t sequence, const Reading &reading, Lane lane) override;

private:
    struct Sent
    {
        quint64 token = 0;
        std::uint64_t sequence = 0;
    };
    struct NotSent
    {
        std::uint64_t sequence = 0;
        Error error;
    };

    [[nodiscard]] Result<std::uint64_t> publish(const Reading &reading, Lane lane);
    void answer(quint64 token, const Result<void> &result);
    void answerSoon(NotSent notSent);
    void answerNotSent();

    std::unique_ptr<MqttClient> m_client;
    const std::string m_topicStart; ///< "cloud/sensors/"
    ResultHandler m_result;
    MqttPublish m_message; ///< kept for its buffers
    std::deque<Sent> m_sent; ///< unanswered, in the order sent, which is mostly the order of the answers
    std::vector<NotSent> m_notSent; ///< to be answered from the event loop
};

} // namespace lineside
