// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/reading.h"

#include <cstddef>
#include <cstdint>
#include <functional>

namespace lineside {

/// How a reading goes upstream.
enum class Lane : std::uint8_t {
    Live, ///< as it was stored
    Backfill, ///< late, behind the live ones: its payload tells so
};

/// Where readings go upstream: a broker's cloud/… topics, later HTTPS and Kafka.
/// Owner: engine. Thread: sync for everything.
/// Contract: every send() is answered exactly once through the result handler, from the event loop, never from inside
/// send() itself; answers may come in any order. Success means the peer has confirmed (PUBACK, 2xx, delivery report).
/// When the connection breaks, all that is unanswered is answered with ErrorCode::Unavailable. No call after stop().
/// How the link stands is told through the ConnectionParts the sink was made with (transport/connectionparts.h).
/// Errors, as answers, by which OutboxFollower decides: InvalidInput (this row can never be sent: set aside after its
/// tries), NotAllowed (the peer refused it, its mood or its rule: set aside only while others pass), Unavailable and
/// all others (nobody said no: sent again in its order).
class CloudSink
{
public:
    using ResultHandler = std::function<void(std::uint64_t sequence, Result<void> result)>;
    using ReadyHandler = std::function<void()>;

    CloudSink() = default;
    CloudSink(const CloudSink &) = delete;
    CloudSink &operator=(const CloudSink &) = delete;
    virtual ~CloudSink() = default;

    /// `ready` is called whenever room() may have risen from zero: connected, or a slot came free.
    virtual void start(ResultHandler result, ReadyHandler ready) = 0;
    virtual void stop() = 0;
    /// How many more readings may be in flight now; 0 while not connected.
    [[nodiscard]] virtual std::size_t room() const = 0;
    /// Hands over one stored reading; only while room() > 0.
    virtual void send(std::uint64_t sequence, const Reading &reading, Lane lane) = 0;
};

} // namespace lineside
