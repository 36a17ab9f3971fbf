// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/books.h"

#include <cstdint>
#include <string>

namespace lineside {

/// State of a connection the engine keeps up.
enum class LinkState : std::uint8_t {
    Off, ///< not configured
    Connecting, ///< never been up since start, or being retried
    Up,
    Refused, ///< connected, but the other side denies what the link is for: the reason says what
    Down, ///< was up, is being retried
};

/// True while something can be sent, whatever else the other side denies.
[[nodiscard]] constexpr bool isConnected(LinkState state)
{
    return state == LinkState::Up || state == LinkState::Refused;
}

struct LinkStatus
{
    LinkState state = LinkState::Connecting;
    std::string peer; ///< "localhost:1883"
    std::string reason; ///< why it is down or what is refused; empty when up
    std::int64_t sinceMs = 0; ///< UTC, of the last change
};

/// How the engine does, refreshed once a second; everything the System page and /health show.
struct EngineStatus
{
    std::int64_t madeMs = 0; ///< UTC
    std::int64_t startedMs = 0; ///< UTC
    std::string version;
    std::string qtVersion;
    std::string sqliteVersion;
    std::string mqttLibrary;
    std::string location; ///< EDGE_LOCATION
    LinkStatus broker;
    LinkStatus cloud;
    BookEntries books;
    double receivedPerSecond = 0; ///< mean of the last second
    double storedPerSecond = 0;
    double sentPerSecond = 0; ///< confirmed by the cloud sink
    std::uint64_t unsentRows = 0; ///< stored and not yet confirmed by the cloud sink
    std::int64_t oldestUnsentMs = 0; ///< UTC arrival of the oldest such row; 0: none
    std::uint64_t liveWaiting = 0; ///< of the unsent rows, those of the live lane
    bool isBackfilling = false; ///< a backlog goes up behind the live rows
    double backfillPerSecond = 0; ///< mean of the last ten seconds or so
    std::uint64_t quarantined = 0; ///< rows the cloud sink would not have, set aside
    std::uint64_t journalBytes = 0; ///< appended and not yet committed to the store
    std::uint64_t journalCapacityBytes = 0;
    std::string journalMode; ///< "crash-safe" | "power-safe"
    std::string journalProblem; ///< empty: the last flush reached the disk
    std::uint64_t storeBytes = 0;
    std::uint64_t diskFreeBytes = 0;
    std::string storagePath;
    std::string storageProblem; ///< empty: writable
    std::uint64_t damagedFiles = 0; ///< set aside since the start
    std::string lastDamage; ///< a sentence about the last of them
    std::int64_t pipelineAliveAtMs = 0; ///< monotonic, of the pipeline's last word; 0: it has not begun
    std::uint64_t commandsOpen = 0;
    std::uint64_t devices = 0;
    std::uint64_t devicesOffline = 0;
    std::uint64_t residentBytes = 0;
};

} // namespace lineside
