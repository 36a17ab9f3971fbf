// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "metrics/books.h"
#include "metrics/doubtcounts.h"
#include "model/alarm.h"
#include "model/clockrule.h"
#include "model/device.h"
#include "model/history.h"
#include "model/operatoraction.h"
#include "model/quarantine.h"
#include "model/rawmessage.h"
#include "model/requester.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// One connection the engine keeps up.
struct ApiLink
{
    std::string state; ///< "off", "connecting", "up", "refused", "down"
    std::string peer; ///< "localhost:1883"
    std::string reason; ///< why it is down or what is refused; empty when up
    std::int64_t sinceMs = 0; ///< UTC, of the last change; 0: unknown
    std::string protocol{}; ///< MQTT "5" or "3.1.1"; empty: never connected
    std::string lessThanAsked{}; ///< what is granted only in part, a sentence; empty: nothing

    [[nodiscard]] bool isUp() const { return state == "up"; }
};

/// One way in.
struct ApiSource
{
    std::string name;
    ApiLink link;
};

/// One way upstream.
struct ApiSink
{
    std::string name;
    ApiLink link;
    double sentPerSecond = 0;
    std::uint64_t unsentRows = 0;
    std::int64_t oldestUnsentMs = 0; ///< UTC; 0: none
    std::uint64_t liveWaiting = 0; ///< of the unsent rows, those of the live lane
    bool isBackfilling = false;
    double backfillPerSecond = 0;
    std::uint64_t quarantined = 0;
    std::uint64_t dropped = 0; ///< given up and never got, since the start
};

/// Alerts on their way to the broker.
struct ApiAlerts
{
    std::uint64_t waiting = 0;
    std::uint64_t refused = 0; ///< of them
    std::string reason; ///< of the last refusal
    std::int64_t refusedSinceMs = 0; ///< UTC; 0: none is
};

/// What another side has said no to.
struct ApiRefusal
{
    std::string what; ///< "alert", "command", "reading", "subscription", "connection"
    std::string reason;
    std::string target; ///< of the last one
    std::uint64_t count = 0;
    std::int64_t firstMs = 0; ///< UTC
    std::int64_t lastMs = 0; ///< UTC
};

/// How the engine does, for /health and /api/v1/status.
struct ApiStatus
{
    std::string version;
    std::string location; ///< EDGE_LOCATION
    std::int64_t startedMs = 0; ///< UTC
    ApiLink broker; ///< of the worst source
    ApiLink cloud; ///< of the worst sink
    ApiLink control{}; ///< the connection for alerts and commands
    std::vector<ApiSource> sources{};
    std::vector<ApiSink> sinks{};
    ApiAlerts alerts{};
    std::vector<ApiRefusal> refusals{}; ///< of the last hour, newest first
    BookEntries books{};
    DoubtCounts doubts{};
    std::string configProblem{}; ///< why the file is not what the program runs with; empty: it is
    std::int64_t configProblemSinceMs = 0; ///< UTC; 0: none
    std::uint64_t unsentRows = 0;
    std::int64_t oldestUnsentMs = 0; ///< UTC; 0: none
    std::uint64_t liveWaiting = 0; ///< of the unsent rows, those of the live lane
    bool isBackfilling = false;
    double backfillPerSecond = 0;
    std::uint64_t quarantined = 0;
    std::uint64_t journalBytes = 0;
    std::uint64_t journalCapacityBytes = 0;
    std::uint64_t storeBytes = 0;
    std::uint64_t diskFreeBytes = 0;
    std::string storageProblem; ///< empty: writable
    std::uint64_t damagedFiles = 0; ///< of store and journal, since the start
    std::string lastDamage; ///< a sentence about the last of them
    std::uint64_t residentBytes = 0;
    std::uint64_t devices = 0; ///< in the lists
    std::uint64_t idsForgotten = 0; ///< heard once or beyond devicesAtMost, since the start
    std::uint64_t alarmsForgotten = 0; ///< of them, ended so
    std::uint64_t devicesAtMost = 0; ///< with a lasting place
    std::uint64_t devicesOver = 0; ///< in the lists without one
    std::uint64_t devicesOverTotal = 0; ///< how often an id found none, since the start
};

/// What the cloud would not have.
struct ApiQuarantine
{
    std::vector<QuarantinedRow> rows; ///< the newest, newest first
    std::uint64_t total = 0;
};

/// What the HTTP routes need of the engine.
/// Owner: engine. Thread: the server's lanes call it (Routes::laneOf), history() and quarantine() always on the Disk
/// lane; the engine may be called so from any thread.
/// Contract: all answer at once from a snapshot, but history() and quarantine(), which may wait for the disk, for a
/// bounded time.
class ApiBackend
{
public:
    ApiBackend() = default;
    ApiBackend(const ApiBackend &) = delete;
    ApiBackend &operator=(const ApiBackend &) = delete;
    virtual ~ApiBackend() = default;

    /// By id; never null.
    [[nodiscard]] virtual std::shared_ptr<const std::vector<Device>> devices() const = 0;
    [[nodiscard]] virtual std::optional<Device> device(const std::string &id) const = 0;
    /// How the site says that clocks of devices are to be read.
    [[nodiscard]] virtual const ClockRules &clockRules() const = 0;
    [[nodiscard]] virtual ApiStatus status() const = 0;
    /// Storage writable and engine running; else why not. What is wrong besides is in status().
    [[nodiscard]] virtual Result<void> readiness() const = 0;
    /// Prometheus text.
    [[nodiscard]] virtual std::string metricsText() const = 0;
    /// Those that are not normal.
    [[nodiscard]] virtual std::vector<Alarm> alarms() const = 0;
    /// Newest first.
    [[nodiscard]] virtual std::vector<RejectedMessage> rejectedMessages() const = 0;
    [[nodiscard]] virtual Result<History> history(const HistoryQuery &query) const = 0;
    [[nodiscard]] virtual Result<ApiQuarantine> quarantine() const = 0;
    /// Has something done. `answer` comes once, on any thread, perhaps before this returns, within five seconds.
    virtual void submit(OperatorAction action, Requester who, ActionAnswer answer) = 0;
};

} // namespace lineside
