// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "model/enginestatus.h"

#include <cstdint>
#include <functional>
#include <string>

namespace lineside {

class Metrics;

/// What a source or a sink tells of the link to its peer.
/// Contract: called on the thread of whoever tells, from its making until its stop() has returned, also from inside
/// start(). Whatever the type: one that tells nothing counts as Connecting for ever.
struct LinkHandlers
{
    /// How the link is now, each time that it changes: state, peer, reason, protocol and what is granted only in part.
    /// The times and the last error are kept by who listens. A peer that lets nothing through which the link is there
    /// for is Refused, not Up.
    std::function<void(const LinkStatus &link)> changed;
    /// The peer has said no, for the count of refusals. `what`: "connection" or "subscription"; `target`: the peer, or
    /// what was asked for.
    std::function<void(const std::string &what, const std::string &target, const std::string &reason)> refused;
};

/// What a source or a sink is made with, whatever its type.
struct ConnectionParts
{
    const Clock &clock;
    std::uint64_t seed = 0; ///< of its reconnect pauses
    LinkHandlers link; ///< both are set
    Metrics *metrics = nullptr; ///< for what only its protocol has to count; null: nobody counts
};

} // namespace lineside
