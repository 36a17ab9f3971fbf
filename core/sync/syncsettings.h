// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/backoff.h"

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace lineside {

/// How the follower paces itself. Not in the configuration file: these come from measurements, and only tests bend
/// them.
struct SyncPacing
{
    /// Wake-ups cost more than the work (core/FACTS.md, "Wake-ups"): after a look at the store the next is
    /// this far away, so that 1,000 commits a second make 50 bursts. The first row after a silence leaves at once.
    std::chrono::milliseconds gather{20};
    /// At most so often does the cursor make the pipeline write; a crash sends that much twice.
    std::chrono::milliseconds report{200};
    /// After a failed send or read; any confirmed row starts them anew. The MQTT client's own reconnect waits longer,
    /// these serve sinks that answer "not now".
    Backoff::Bounds pauses{std::chrono::milliseconds(100), std::chrono::seconds(10), std::chrono::seconds(0)};
    /// Between the tries of refused rows; with three tries one is set aside within the 30 s of core/FACTS.md R8.
    Backoff::Bounds refusedPauses{std::chrono::seconds(1), std::chrono::seconds(10), std::chrono::seconds(0)};
    /// Refusals that make a row one for quarantine; so many in a row, of whatever rows, make it the sink's mood.
    int tries = 3;
    std::size_t probes = 10; ///< rows that ask again after each pause while the sink refuses everything
    std::size_t page = 500; ///< rows read from the store at a time
    std::size_t lowWater = 250; ///< the next page is read when fewer rows wait
    std::size_t window = 4000; ///< rows a lane holds at most, about half a kilobyte each
    /// A row of the live lane that has waited so long for a sink that is there makes what waits a backlog, so that the
    /// live lane is at most that late (core/FACTS.md, "Live data first").
    std::chrono::milliseconds liveLag{1000};
    /// So many unread rows are a backlog without waiting: no sink on the reference takes that many in a second
    /// (core/FACTS.md).
    std::uint64_t surelyBacklog = 25'000;
};

/// [sync] in the configuration.
struct SyncSettings
{
    bool enabled = true; ///< false: keep readings here only
    /// Rows/s of the back-fill lane, 0: as many as go. Twice what must drain (5,000/s), less than half of what a broker
    /// on 2 cores passes on (core/FACTS.md, "One broker"), so that the live lane always finds it free.
    std::uint32_t backfillRate = 10'000;
    std::chrono::milliseconds lastTry{2000}; ///< at stop: how long to wait for outstanding confirmations
    SyncPacing pacing;
};

} // namespace lineside
