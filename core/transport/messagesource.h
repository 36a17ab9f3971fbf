// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rawmessage.h"

#include <functional>

namespace lineside {

/// What the receiver did with a message.
enum class Taken {
    Yes, ///< it is kept: the source may acknowledge it
    NoRoom, ///< the journal is full: the source holds the message, stops reading and waits for resume()
};

/// Where messages come in: MQTT, later CoAP.
/// Owner: engine. Thread: io for everything.
/// Contract: the handler is called once per message in arrival order, never before start(), never after stop()
/// returned, never in parallel. A message for which it has not returned Taken::Yes is never acknowledged to the peer;
/// one refused with NoRoom is offered again, first, after resume(). A missing peer is no error: the source retries.
class MessageSource
{
public:
    using Handler = std::function<Taken(const RawMessageView &)>;

    MessageSource() = default;
    MessageSource(const MessageSource &) = delete;
    MessageSource &operator=(const MessageSource &) = delete;
    virtual ~MessageSource() = default;

    virtual void start(Handler handler) = 0;
    virtual void stop() = 0;
    /// There is room again after Taken::NoRoom.
    virtual void resume() = 0;
};

} // namespace lineside
