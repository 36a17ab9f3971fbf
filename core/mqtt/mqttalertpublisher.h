// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mqtt/mqttclient.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace lineside {

/// Alerts upstream: `alerts/{device_id}`, QoS 2, not retained (core/CONTRACT.md §1).
/// Owner: engine. Thread: the client's. Errors: see publish(). The client is started and stopped by whoever owns it; it
/// had better be one of its own, because behind a backlog of readings an alert waits its turn (core/FACTS.md, "Own
/// connections").
/// Contract: each alert taken is answered exactly once, by confirmed, by broken when the connection ended first
/// (publish it again when ready comes; the receiver may then see it twice) or by refused when the broker said no; never
/// from inside publish(). No call after stop().
class MqttAlertPublisher final : public QObject
{
    Q_OBJECT

public:
    struct Handlers
    {
        std::function<void(std::uint64_t id)> confirmed;
        std::function<void(std::uint64_t id)> broken;
        std::function<void(std::uint64_t id, const std::string &reason)> refused;
        std::function<void()> ready; ///< publish() may succeed again: connected, or a slot came free
    };

    /// `client` outlives the publisher.
    explicit MqttAlertPublisher(MqttClient &client);

    void start(Handlers handlers);
    void stop();
    /// How many more alerts may be under way now; 0 while not connected.
    [[nodiscard]] std::size_t room() const { return m_client.room(); }
    /// Published, and not answered yet.
    [[nodiscard]] std::size_t countUnderway() const { return m_underway.size(); }
    /// `id` is the caller's own and comes back in the answer.
    /// Errors: Unavailable, Full, and InvalidInput when no topic can be made of the device's name, or this broker takes
    /// none so large.
    [[nodiscard]] Result<void> publish(std::uint64_t id, std::string_view deviceId, std::string payload);

private:
    void confirm(std::uint64_t token);
    void fail(std::uint64_t token, const QString &reason, PublishFailure how);
    void tellReady() const;

    MqttClient &m_client;
    Handlers m_handlers;
    std::unordered_map<std::uint64_t, std::uint64_t> m_underway; ///< token to the caller's id
    bool m_running = false;
};

} // namespace lineside
