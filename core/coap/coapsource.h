// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coap/coapmail.h"
#include "coap/coapsettings.h"
#include "transport/connectionparts.h"
#include "transport/messagesource.h"

#include <QObject>
#include <QThread>

#include <cstdint>
#include <vector>

namespace lineside {

class CoapServer;

/// What devices say over CoAP. The door itself runs on a thread of its own, so that neither a flood nor a fault of the
/// library holds up the broker's messages.
/// Owner: engine. Thread: io. Errors: none; a port that cannot be had is tried for again.
/// A message that finds no room is not held here: its device is told to come again (5.03 with Max-Age), as are those
/// behind it until there is room.
class CoapSource final : public QObject, public MessageSource
{
    Q_OBJECT

public:
    CoapSource(CoapSettings settings, ConnectionParts parts);
    ~CoapSource() override;

    void start(Handlers handlers) override;
    void stop() override;
    void resume() override { }
    void release() override;

private:
    Q_INVOKABLE void takeMail();
    void take(const CoapArrival &arrival);
    void take(const LinkStatus &link) { m_parts.link.changed(link); }
    void acknowledge(std::size_t count);
    void askForRest();

    const CoapSettings m_settings;
    const ConnectionParts m_parts;
    Handlers m_handlers;
    CoapMail m_mail;
    QThread m_thread;
    std::vector<std::uint64_t> m_waiting; ///< taken, and not to be acknowledged yet, oldest first
    std::size_t m_askedFor = 0; ///< so many of them wait for release(); 0: nothing was asked
    bool m_running = false;
};

} // namespace lineside
