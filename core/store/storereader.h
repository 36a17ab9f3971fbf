// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/alarmquery.h"
#include "model/alarmrecord.h"
#include "model/alarmrulesversion.h"
#include "model/auditquery.h"
#include "model/commandquery.h"
#include "model/formernames.h"
#include "model/history.h"
#include "model/liveframe.h"
#include "model/note.h"
#include "model/quarantine.h"
#include "model/reading.h"
#include "model/sinkposition.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace lineside {

/// One stored reading with the number sinks follow.
struct OutboxRow
{
    std::uint64_t sequence = 0;
    Reading reading; ///< position and redelivered included as far as they are kept: redelivered is always false
};

class AuditCheck;

/// One stored value of a signal, as figures over all of them need it.
struct StoredSample
{
    std::int64_t timeMs = 0; ///< UTC, source time
    double value = 0;
    std::uint64_t sequence = 0;

    auto operator<=>(const StoredSample &) const = default;
};

/// What a sink has still before it.
struct Backlog
{
    std::uint64_t count = 0;
    std::int64_t oldestArrivalMs = 0; ///< UTC; 0: none
};

/// Read-only view of the store while its writer works. What a device stored under a former id is found under its
/// present one, and under that alone: history, last values, alarm history. Every call is a short snapshot of its own;
/// slices may come and go between calls. A store not yet written reads as empty.
/// Owner: whoever made it. Thread: any one for all calls (sync, query, api-disk: one each); files are opened there, at
/// the first. Errors: Unavailable when the files cannot be opened or read now; trying again later may help.
class StoreReader
{
public:
    explicit StoreReader(const std::string &directory, FormerNames names = {});
    ~StoreReader();
    StoreReader(const StoreReader &) = delete;
    StoreReader &operator=(const StoreReader &) = delete;

    /// Raw readings while they fit into maxPoints, else one bucket a column, made from rollups when it is a minute or
    /// more. Where the raw slices are gone, hours are the finest there is: those that lie wholly in the stretch.
    [[nodiscard]] Result<History> history(const HistoryQuery &query);
    /// Replaces `samples` by all raw readings of the stretch, rising in time; for stretches that fit into memory. What
    /// they are worth isJudged() tells, at the price of a look-up each.
    [[nodiscard]] Result<void> samples(const SeriesKey &series, TimeSpan span, std::vector<StoredSample> &samples);
    /// Limits judge the reading of that sequence: it is not bad and its unit is known. After samples().
    [[nodiscard]] Result<bool> isJudged(std::uint64_t sequence);
    /// The newest value of each signal with a row in the 32 newest slices, as the running engine tells it
    /// (LatestValues). Times after `notAfterMs` (UTC) are of a clock ahead. A signal silent for longer, two GiB of
    /// readings at the usual size of a slice, is not looked for.
    [[nodiscard]] Result<std::map<SeriesKey, LiveValue>> latestValues(std::int64_t notAfterMs);
    [[nodiscard]] Result<AlarmHistoryPage> alarmHistory(const AlarmHistoryQuery &query);
    /// What figures of alarms are taken from.
    [[nodiscard]] Result<AlarmRecord> alarmRecord(TimeSpan span);
    /// The newest `limit` transitions before `beforeMs` (UTC), newest first.
    [[nodiscard]] Result<std::vector<AlarmTransition>> alarmHistory(std::int64_t beforeMs, int limit);

    /// Rows with a higher sequence, rising, `limit` at most; over slice borders.
    [[nodiscard]] Result<std::vector<OutboxRow>> outbox(std::uint64_t afterSequence, std::size_t limit);
    /// How many rows the position does not name; cheap, whatever the number.
    [[nodiscard]] Result<Backlog> unsent(const SinkPosition &position);

    /// The versions of the alarms' settings that are kept, newest first, `limit` at most.
    [[nodiscard]] Result<std::vector<AlarmRulesVersion>> alarmRules(std::size_t limit);

    [[nodiscard]] Result<std::vector<Note>> notes(const NoteQuery &query);
    /// Orders of the plant, newest first. What was ordered under a former id is told under the present one.
    [[nodiscard]] Result<CommandPage> commands(const CommandQuery &query);

    [[nodiscard]] Result<AuditPage> audit(const AuditQuery &query);
    /// Lines of the record behind that number, oldest first.
    [[nodiscard]] Result<std::vector<AuditEntry>> auditLines(std::int64_t after, std::int64_t upTo, int limit);
    /// The next `lines` of `check`, which are added to `given` as well. True: there is more.
    [[nodiscard]] Result<bool> checkAudit(AuditCheck &check, int lines, std::vector<AuditEntry> &given);
    /// Of the newest signature of the record in the table; 0: there is none.
    [[nodiscard]] Result<std::int64_t> lastAuditHead();
    /// Number of the last line; 0: there is none.
    [[nodiscard]] Result<std::int64_t> lastAuditLine();

    /// What sinks would not have, the newest `limit` rows, newest first.
    [[nodiscard]] Result<std::vector<QuarantinedRow>> quarantine(std::size_t limit);
    /// How many of each sink that has any.
    [[nodiscard]] Result<std::map<std::string, std::uint64_t>> quarantineSizes();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lineside
