// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rawmessage.h"

#include <functional>

namespace lineside {

/// What the receiver did with a message.
enum class Taken {
    Yes, ///< it is in the journal
    NoRoom, ///< the journal is full: the source holds the message, stops reading and waits for resume()
};

/// Where messages come in: a broker, the CoAP door, later HTTP. Sources know nothing of each other.
/// Owner: engine. Thread: io for everything.
///
/// Taking in: `take` is called once per message in arrival order, never before start(), never after stop() returned,
/// never in parallel. A message answered with NoRoom is offered again, first, after resume(). A missing peer is no
/// error: the source retries.
///
/// Acknowledging: the peer learns that it may forget a message only after `take` has said Yes to it and, behind that,
/// `mayAcknowledge` has said yes. The answer tells whether all that this source has handed over so far is kept as
/// firmly as the journal's mode promises:
///  - crash-safe: what is in the journal outlives the program, so it is always yes;
///  - power-safe: only what is on the disk outlives a power cut, so it is no while a flush is missing. release() then
///    comes once what had been handed over at the last no is on the disk. That much may be acknowledged now; what was
///    handed over since needs another question. A source that stops reading meanwhile asks least.
/// What is never acknowledged comes again from the peer, so a source drops it when its connection ends.
///
/// Link: how it stands is told through the ConnectionParts the source was made with (transport/connectionparts.h).
class MessageSource
{
public:
    struct Handlers
    {
        std::function<Taken(const RawMessageView &)> take;
        std::function<bool()> mayAcknowledge; ///< may be asked at any time, once a burst is cheapest
        /// Before the first message of each connection that has sessions. `resumed`: what the peer kept for us comes
        /// first, and some of it may have been taken before.
        std::function<void(bool resumed)> sessionBegins{};
    };

    MessageSource() = default;
    MessageSource(const MessageSource &) = delete;
    MessageSource &operator=(const MessageSource &) = delete;
    virtual ~MessageSource() = default;

    virtual void start(Handlers handlers) = 0;
    virtual void stop() = 0; ///< neither resume() nor release() comes behind it
    /// There is room again after Taken::NoRoom.
    virtual void resume() = 0;
    /// What had been handed over when mayAcknowledge() last said no may be acknowledged; never from inside a handler.
    virtual void release() = 0;
};

} // namespace lineside
