// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/mqttclient.h"
#include "transport/alertport.h"

#include <QObject>

#include <cstdint>
#include <string>
#include <unordered_map>

namespace lineside {

/// Alerts over MQTT: `alerts/{device_id}`, QoS 2, and `alarms/{device_id}`, QoS 1, not retained; `edge/horn`,
/// `edge/alarms` and `edge/audit/head`, QoS 1 and retained (core/CONTRACT.md §1, §9).
/// Owner: engine. Thread: io. Errors: see AlertPort. The client is started and stopped by whoever owns it; it had
/// better be one of its own, because behind a backlog of readings an alert waits its turn (core/FACTS.md, "Own
/// connections").
class MqttAlertPort final : public QObject, public AlertPort
{
    Q_OBJECT

public:
    /// `client` outlives the port, and is not started yet. `hornWill`: what stands on `edge/horn` when the connection
    /// ended without a good-bye, for ports that tell of the horn; they listen to it too.
    explicit MqttAlertPort(MqttClient &client, const std::string &hornWill = {});

    void start(Handlers handlers) override;
    [[nodiscard]] std::size_t room() const override { return m_client.room(); }
    [[nodiscard]] std::size_t countUnderway() const override { return m_underway.size(); }
    [[nodiscard]] Result<void> publish(const PendingAlert &alert) override;

private:
    void watchHorn(const std::string &will);
    void confirm(std::uint64_t token);
    void fail(std::uint64_t token, const QString &reason, PublishFailure how);
    void tellReady() const;

    MqttClient &m_client;
    Handlers m_handlers;
    std::unordered_map<std::uint64_t, std::uint64_t> m_underway; ///< token to the caller's id
    bool m_running = false;
};

} // namespace lineside
