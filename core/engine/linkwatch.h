// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "engine/liveboard.h"
#include "engine/refusals.h"
#include "mqtt/mqttclient.h"

#include <QObject>

#include <functional>
#include <map>
#include <set>
#include <string>

namespace lineside {

/// Keeps one link of the status board true to what a client reports. A link that may not read what it is there to read,
/// or all of whose messages are refused, is Refused: what is connected and of no use must not look well.
/// Owner: whoever owns the client, and it goes first or with it. Thread: the client's. Errors: none.
class LinkWatch final : public QObject
{
    Q_OBJECT

public:
    struct Links
    {
        LiveBoard &board;
        const Clock &clock;
        Refusals &refusals;
    };

    /// Where the link stands in the status: a member of it, or a sink's entry.
    using Place = std::function<LinkStatus &(EngineStatus &status)>;

    /// Before the client starts; board, clock, refusals and client outlive it.
    LinkWatch(const MqttClient &client, const MqttSettings &settings, Links links, Place place);

    /// What the link carries is refused, all of it; empty: no longer.
    void setRefusal(std::string reason);
    /// Why we take nothing from it, though it would go on; empty: we do.
    void setHeldBack(std::string reason);

private:
    void show(LinkState state, std::string reason);
    void showConnected();
    void noteLoss(const QString &reason);
    void noteRefused(const QString &filter, const QString &reason);
    void noteWeakened(const QString &filter);
    [[nodiscard]] std::string deniedText() const;
    [[nodiscard]] std::string weakenedText() const;

    const MqttClient &m_client;
    const Links m_links;
    const Place m_place;
    const std::string m_peer;
    std::map<std::string, std::string> m_denied; ///< topic filter to reason
    std::set<std::string> m_weakened; ///< topic filters granted at a lower QoS than asked
    std::string m_refusal;
    std::string m_heldBack;
};

} // namespace lineside
