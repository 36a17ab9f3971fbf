// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "metrics/metrics.h"
#include "store/storebatch.h"
#include "store/storesettings.h"
#include "store/storestats.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace lineside {

/// The one writer of state.db and of the slices readings-*.db (core/FACTS.md, "The store's files").
/// Owner: engine. Thread: the one open() ran on, for everything (pipeline).
/// Errors: commits return Full (disk or quota of the file system), Io or Corrupt with their half rolled back; call them
/// again with the same batch: what is keyed by journal position, id or content is not kept twice.
class Store
{
public:
    /// Makes the directory and files it does not find, upgrades old ones, sets damaged ones aside (see warnings()).
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const StoreSettings &settings, const Clock &clock,
                                                             Metrics &metrics);
    ~Store();
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;

    /// First half of a batch: one transaction for all but the readings. Goes on when the disk is too full for readings.
    [[nodiscard]] Result<void> commitState(const StoreBatch &batch);
    /// Second half: one transaction for readings and journal position.
    [[nodiscard]] Result<StoredBatch> commitReadings(const StoreBatch &batch);

    /// How many of the newest rows are the same reading and were brought by the journal up to this position; asked of
    /// what may have come before (Reading::redelivered).
    [[nodiscard]] Result<std::uint64_t> countKept(const Reading &reading, std::uint64_t upTo);

    /// Brings all that is committed to the disk. Without fullSync it lies in memory for a while, and the journal has to
    /// keep it until then.
    [[nodiscard]] Result<void> flush();

    /// End of the last journal record whose effects are kept: replay starts here. 0: from the oldest there is.
    [[nodiscard]] std::uint64_t journalPosition() const;
    /// End of the last record whose effects but its reading are kept; past journalPosition() when the readings' half
    /// of a batch was not.
    [[nodiscard]] Result<std::uint64_t> decidedPosition();
    /// Of the newest row; rises for ever, over all slices, restarts and damage.
    [[nodiscard]] std::uint64_t lastSequence() const;

    [[nodiscard]] Result<std::vector<Device>> loadDevices();
    /// Ids of those taken out of the lists and not heard since.
    [[nodiscard]] Result<std::vector<std::string>> loadRemovedDevices();
    /// Those that were done: former id -> present one.
    [[nodiscard]] Result<std::map<std::string, std::string>> loadRenames();
    /// Newest first, or the one of that number.
    [[nodiscard]] Result<std::vector<AlarmRulesVersion>> loadAlarmRules(std::size_t limit,
                                                                        std::optional<std::uint64_t> number = {});
    /// Nothing: there is none of that number.
    [[nodiscard]] Result<std::optional<Note>> note(std::uint64_t number);
    /// Who may log in, those removed too; and who failed to.
    [[nodiscard]] Result<std::vector<User>> loadUsers();
    [[nodiscard]] Result<std::vector<ApiToken>> loadTokens();
    [[nodiscard]] Result<std::vector<LoginFailures>> loadLoginFailures();
    /// The number of the newest note; 0: there is none.
    [[nodiscard]] Result<std::uint64_t> lastNote();
    /// All alarms that are listed (Alarm::isListed).
    [[nodiscard]] Result<std::vector<Alarm>> loadAlarms();
    /// Those that are true, or were when last known.
    [[nodiscard]] Result<std::vector<ConditionState>> loadConditions();
    /// UTC, when figures of alarms were reset last (ResetFigures), not before `sinceMs`; 0: not since then.
    [[nodiscard]] Result<std::int64_t> figuresResetMs(std::int64_t sinceMs);
    /// As it stands, Normal or not; nothing: it never came.
    [[nodiscard]] Result<std::optional<Alarm>> alarm(const AlarmKey &key);
    /// Commands that are not final.
    [[nodiscard]] Result<std::vector<Command>> loadOpenCommands();
    /// Nothing: there is none of that id, or it went long ago.
    [[nodiscard]] Result<std::optional<Command>> command(const std::string &id);
    /// Raised and not confirmed, oldest first.
    [[nodiscard]] Result<std::vector<std::uint64_t>> pendingAlertIds();
    /// Of these, those not confirmed, in the same order.
    [[nodiscard]] Result<std::vector<PendingAlert>> pendingAlerts(const std::vector<std::uint64_t> &ids);
    /// Whose unsent rows retention waits for: these and no others, from now on. A sink no longer configured protects
    /// nothing; its cursor stays for 30 days, so that it goes on there when it comes back. One that is not served now
    /// protects nothing either, and its cursor stays. That it has gone, or is
    /// back, is in the log and the audit record. Until this is called every sink with a cursor counts.
    [[nodiscard]] Result<void> setSinks(std::map<std::string, StoreSink> sinks);
    /// Rows set aside: this one, or all (nullopt); of this sink, or of all (empty).
    [[nodiscard]] Result<std::uint64_t> quarantineSize(std::optional<std::uint64_t> sequence, const std::string &sink);
    /// Where each sink stands.
    [[nodiscard]] Result<std::map<std::string, SinkPosition>> cursors();
    /// As if the sink had never been.
    [[nodiscard]] Result<void> forgetCursor(const std::string &sink);

    /// Housekeeping in one bounded step of some milliseconds: rollups, checkpoint, retention, quota, stats. Call it
    /// once a second or so, whenever nothing waits. True: there is more to do, call again soon.
    bool maintain();

    [[nodiscard]] const StoreStats &stats() const;
    /// Of the library at work, "3.40.1"; empty: it would not say.
    [[nodiscard]] std::string sqliteVersion();
    /// What open() met and healed: one sentence each, damaged files above all.
    [[nodiscard]] const std::vector<std::string> &warnings() const;

private:
    struct Private;
    explicit Store(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace lineside
