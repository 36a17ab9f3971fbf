// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/mqttclient.h"
#include "mqtt/mqttsettings.h"
#include "transport/connectionparts.h"

#include <QObject>

#include <map>
#include <memory>
#include <set>
#include <string>

namespace lineside {

/// Tells of the link of one MQTT client. A link that may not read what it is there to read is Refused: what is
/// connected and of no use must not look well.
/// Owner: the client, whose child it is. Thread: the client's. Errors: none.
class MqttLink final : public QObject
{
    Q_OBJECT

public:
    /// Before the client starts.
    MqttLink(MqttClient &client, const MqttSettings &settings, LinkHandlers handlers);

private:
    void tell(LinkState state, std::string reason);
    void tellConnected();
    void noteLoss(const QString &reason);
    void noteRefused(const QString &filter, const QString &reason);
    void noteWeakened(const QString &filter);
    [[nodiscard]] std::string deniedText() const;
    [[nodiscard]] std::string weakenedText() const;

    const MqttClient &m_client;
    const LinkHandlers m_handlers;
    const std::string m_peer;
    std::map<std::string, std::string> m_denied; ///< topic filter to reason
    std::set<std::string> m_weakened; ///< topic filters granted at a lower QoS than asked
};

/// A client that tells of its link.
[[nodiscard]] std::unique_ptr<MqttClient> makeMqttClient(const MqttSettings &settings, const ConnectionParts &parts);

} // namespace lineside
