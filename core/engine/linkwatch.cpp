// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/linkwatch.h"

#include <QObject>

namespace lineside {

namespace {

void setLink(LiveBoard &board, LinkStatus EngineStatus::*link, LinkState state, std::string reason, std::int64_t nowMs)
{
    board.updateStatus([&](EngineStatus &status) {
        LinkStatus &known = status.*link;
        // A link that was never up is still connecting, however often it is refused.
        const bool neverUp = state == LinkState::Down && known.state == LinkState::Connecting;
        const LinkState next = neverUp ? LinkState::Connecting : state;
        if (known.state != next || known.sinceMs == 0)
            known.sinceMs = nowMs;
        known.state = next;
        known.reason = std::move(reason);
    });
}

} // namespace

void watchLink(const MqttClient &client, const MqttSettings &settings, LiveBoard &board, const Clock &clock,
               LinkStatus EngineStatus::*link)
{
    board.updateStatus([&](EngineStatus &status) {
        status.*link = {.state = LinkState::Connecting,
                        .peer = settings.host + ':' + std::to_string(settings.port),
                        .reason = {},
                        .sinceMs = clock.utcMs()};
    });
    QObject::connect(&client, &MqttClient::connected, &client,
                     [&board, &clock, link] { setLink(board, link, LinkState::Up, {}, clock.utcMs()); });
    QObject::connect(&client, &MqttClient::connectionLost, &client, [&board, &clock, link](const QString &reason) {
        setLink(board, link, LinkState::Down, reason.toStdString(), clock.utcMs());
    });
}

} // namespace lineside
