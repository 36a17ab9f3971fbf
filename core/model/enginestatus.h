// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/auditstate.h"
#include "model/bookentries.h"
#include "model/doubtcounts.h"
#include "model/horn.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// State of a connection the engine keeps up.
enum class LinkState : std::uint8_t {
    Off, ///< not configured
    Connecting, ///< the first attempt since the start is under way
    Up,
    Refused, ///< connected, but the other side denies what the link is for: the reason says what
    Down, ///< no connection, is being retried
};

/// True while something can be sent, whatever else the other side denies.
[[nodiscard]] constexpr bool isConnected(LinkState state)
{
    return state == LinkState::Up || state == LinkState::Refused;
}

/// "off", "connecting", "up", "refused", "down": the words of the HTTP interface.
[[nodiscard]] std::string_view toString(LinkState state);

/// A disk with less cannot take the day's slice of readings.
inline constexpr std::uint64_t kDiskNearlyFullBytes = 256ULL << 20;

/// One connection the engine keeps up.
struct LinkStatus
{
    LinkState state = LinkState::Connecting;
    std::string peer{}; ///< "localhost:1883"
    std::string reason{}; ///< why it is down, what is refused, or why what is up is held back; else empty
    std::int64_t sinceMs = 0; ///< UTC, of the last change
    std::string protocol{}; ///< MQTT "5" or "3.1.1", of the last connection; empty: there was none
    std::string lessThanAsked{}; ///< what is granted only in part, a sentence; empty: nothing
    std::string lastError{}; ///< what was wrong last, also when it is well again; empty: nothing since the start
    std::int64_t lastErrorMs = 0; ///< UTC; 0: there was none
    bool isDenied = false; ///< while it is down: the other side has answered, and said no
};

/// A certificate that connections of this name use.
struct CertificateStatus
{
    std::string name; ///< of the source or sink
    std::string file;
    std::int64_t endsMs = 0; ///< UTC
};

/// Alerts on their way to the broker.
struct AlertStatus
{
    std::uint64_t waiting = 0; ///< all that the broker does not have
    std::uint64_t refused = 0; ///< of them, those it has refused; they are tried again with growing pauses
    std::string reason; ///< why the last one was refused; empty: none waits refused
    std::int64_t refusedSinceMs = 0; ///< UTC; 0: none
};

/// How often another side has said no to one kind of thing for one reason.
struct RefusalCount
{
    std::string what; ///< "alert", "command", "reading", "subscription", "connection"
    std::string reason; ///< a sentence for a person
    std::string target; ///< topic or link of the last one
    std::uint64_t count = 0; ///< since the start
    std::int64_t firstMs = 0; ///< UTC
    std::int64_t lastMs = 0; ///< UTC
};

/// How one way in does.
struct SourceStatus
{
    std::string name;
    LinkStatus link{};
    LinkStatus control{.state = LinkState::Off}; ///< for commands to its devices; off: they go where alerts go
};

/// How one way upstream does.
struct SinkStatus
{
    std::string name;
    LinkStatus link{};
    std::uint64_t position = 0; ///< it is done with all rows up to this sequence
    double sentPerSecond = 0; ///< confirmed by it
    std::uint64_t unsentRows = 0; ///< stored and not yet confirmed by it
    std::int64_t oldestUnsentMs = 0; ///< UTC arrival of the oldest such row; 0: none
    std::uint64_t liveWaiting = 0; ///< of the unsent rows, those of the live lane
    bool isBackfilling = false; ///< a backlog goes up behind the live rows
    double backfillPerSecond = 0; ///< mean of the last ten seconds or so
    std::uint64_t quarantined = 0; ///< rows it would not have, set aside
    std::uint64_t dropped = 0; ///< rows given up that it never got, since the start
};

/// How the engine does, refreshed once a second; everything the System page, /health and /api/v1/status show. A value.
struct EngineStatus
{
    std::int64_t madeMs = 0; ///< UTC
    std::int64_t startedMs = 0; ///< UTC
    std::string version;
    std::string qtVersion;
    std::string sqliteVersion;
    std::string mqttLibrary;
    std::string location; ///< EDGE_LOCATION
    LinkStatus broker; ///< of the worst source
    LinkStatus cloud; ///< of the worst sink
    LinkStatus control; ///< the connection for alerts, and for commands unless their source has one of its own
    AlertStatus alerts;
    std::vector<RefusalCount> refusals; ///< of the last hour, newest first
    BookEntries books;
    DoubtCounts doubts;
    std::int64_t figuresResetMs = 0; ///< UTC, when somebody had alarms counted anew (ResetFigures); 0: nobody
    std::string configProblem; ///< why the file is not what the program runs with; empty: it is, or nobody looked
    std::int64_t configProblemSinceMs = 0; ///< UTC; 0: none
    double receivedPerSecond = 0; ///< mean of the last second
    double storedPerSecond = 0;
    std::vector<SourceStatus> sources; ///< in the order of the configuration
    std::vector<SinkStatus> sinks; ///< in the order of the configuration
    double sentPerSecond = 0; ///< confirmed by the sinks, all together
    std::uint64_t unsentRows = 0; ///< of the sink that has most before it, as the next four
    std::int64_t oldestUnsentMs = 0; ///< UTC arrival of the oldest such row; 0: none
    std::uint64_t liveWaiting = 0; ///< of the unsent rows, those of the live lane
    bool isBackfilling = false; ///< a backlog goes up behind the live rows
    double backfillPerSecond = 0; ///< mean of the last ten seconds or so
    std::uint64_t quarantined = 0; ///< rows that sinks would not have, set aside
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
    AuditState audit{};
    std::int64_t clockSteppedMs = 0; ///< UTC, when the wall clock last jumped by more than a minute; 0: it did not
    /// Of each name the one that ends first, by name; none: nobody has looked yet.
    std::optional<std::vector<CertificateStatus>> certificates{};
    std::int64_t pipelineAliveAtMs = 0; ///< monotonic, of the pipeline's last word; 0: it has not begun
    HornState horn{};
    HornOutputs hornOutputs{};
    std::uint64_t commandsOpen = 0;
    std::uint64_t devices = 0;
    std::uint64_t devicesOffline = 0;
    std::uint64_t idsForgotten = 0; ///< heard once or beyond devicesAtMost, since the start
    std::uint64_t alarmsForgotten = 0; ///< of them, ended so
    std::uint64_t devicesAtMost = 0; ///< with a lasting place
    std::uint64_t devicesOver = 0; ///< in the lists without one
    std::uint64_t devicesOverTotal = 0; ///< how often an id found none, since the start
    std::uint64_t residentBytes = 0;
};

/// The entry of this name; a new one at the end when there is none.
[[nodiscard]] SourceStatus &sourceNamed(EngineStatus &status, const std::string &name);
[[nodiscard]] SinkStatus &sinkNamed(EngineStatus &status, const std::string &name);

/// The connection for commands to a device that this source brings (sourceNumber(); 0: not known).
[[nodiscard]] const LinkStatus &controlOf(const EngineStatus &status, std::uint32_t source);

/// Tells of all sources together what `broker` says, and of all sinks what `cloud` and its neighbours say; nothing
/// changes without any.
void sumUp(EngineStatus &status);

} // namespace lineside
