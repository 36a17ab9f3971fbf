// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "mqtt/mqttclient.h"
#include "transport/commandport.h"

#include <QObject>

#include <cstdint>
#include <string>
#include <unordered_map>

namespace lineside {

/// Commands to devices over MQTT: `devices/{id}/command`, QoS 1, not retained, the payload as posted (core/CONTRACT.md
/// §1). On MQTT 5 the device is also told where to answer (`devices/{id}/command/result`, correlation data = command
/// id), and the broker forgets a command that has expired before the device came back. Owner: engine. Thread: io.
/// Errors: see CommandPort. The client is started and stopped by whoever owns it.
class MqttCommandPort final : public QObject, public CommandPort
{
    Q_OBJECT

public:
    /// `client` and `clock` outlive the port.
    MqttCommandPort(MqttClient &client, const Clock &clock);

    void start(Handlers handlers) override;
    [[nodiscard]] Result<void> send(const Command &command) override;

private:
    struct Underway
    {
        std::string commandId;
        std::string topic;
    };

    void confirm(std::uint64_t token);
    void fail(std::uint64_t token, const QString &reason, PublishFailure how);
    void tellReady() const;

    MqttClient &m_client;
    const Clock &m_clock;
    Handlers m_handlers;
    std::unordered_map<std::uint64_t, Underway> m_underway; ///< by token
    bool m_running = false;
};

} // namespace lineside
