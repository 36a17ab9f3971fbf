// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "store/retention.h"
#include "store/slicewriter.h"
#include "store/storebatch.h"
#include "store/storesettings.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace lineside {

class KeptRows;
class SliceArchive;

/// All readings-*.db, oldest to newest: one is written, those just finished are being closed, the rest rests.
/// A slice ends when the UTC day of arrival changes, or when it has grown to its share of the quota.
/// Owner: Store. Thread: pipeline. Errors: as SliceWriter.
class SliceSet
{
public:
    SliceSet(const StoreSettings &settings, const Clock &clock);
    ~SliceSet();

    /// Opens what is there and sets aside what is damaged; each such case adds a sentence to `warnings`.
    [[nodiscard]] Result<void> open(SliceArchive &archive, std::vector<std::string> &warnings);

    [[nodiscard]] Result<StoredBatch> append(const StoreBatch &batch);

    /// As Store.
    [[nodiscard]] Result<std::uint64_t> countKept(const Reading &reading, std::uint64_t upTo);

    /// Brings all rows and their journal position to the disk.
    [[nodiscard]] Result<void> flush();

    /// After append() met damage: sets the current slice aside, so that the next append() begins a new one.
    [[nodiscard]] Result<void> abandonCurrent(const std::string &reason, std::vector<std::string> &warnings);

    [[nodiscard]] std::uint64_t journalPosition() const { return m_journalPosition; }
    [[nodiscard]] std::uint64_t lastSequence() const { return m_lastSequence; }
    /// Rows that wait in memory to be folded.
    [[nodiscard]] std::uint64_t pendingRows() const;
    /// Sequences up to this one have been given away, whatever the files say.
    void raiseLastSequence(std::uint64_t floor);

    /// The slice being written; nullptr before the first row of a new store.
    [[nodiscard]] SliceWriter *current() { return m_current.get(); }
    [[nodiscard]] SliceWriter *newest();

    // Housekeeping in bounded steps; true: there is more to do.
    [[nodiscard]] Result<bool> foldCurrent();
    [[nodiscard]] Result<bool> closeFinished(SliceArchive &archive);
    /// Unlinks what may go.
    [[nodiscard]] RetentionPlan retire(SliceArchive &archive, const RetentionRules &rules);

    /// Oldest first, sizes as of now.
    [[nodiscard]] std::vector<SliceInfo> infos() const;

private:
    [[nodiscard]] Result<void> ensureCurrent(std::int64_t arrivalMs);
    [[nodiscard]] bool isCurrentFinished(std::int64_t arrivalMs) const;
    [[nodiscard]] Result<StoredBatch> appendToCurrent(const StoreBatch &batch);
    [[nodiscard]] Result<void> boundPendingRows();
    [[nodiscard]] Result<std::vector<bool>> findKept(std::span<const Reading> readings);
    [[nodiscard]] Result<void> openKeptRows();
    [[nodiscard]] std::size_t countRemovable(std::span<const SliceInfo> all) const;

    const StoreSettings &m_settings;
    const Clock &m_clock;
    std::uint64_t m_sliceBytes;
    std::uint64_t m_journalPosition = 0;
    std::uint64_t m_lastSequence = 0;
    std::unique_ptr<SliceWriter> m_current;
    std::vector<std::unique_ptr<SliceWriter>> m_finished; // by base: to be folded, archived, closed
    std::vector<SliceInfo> m_resting; // by base
    std::unique_ptr<KeptRows> m_keptRows; // of the newest; gone when the slices change, or nobody asks any more
    bool m_wasAsked = false; // since housekeeping came by
};

} // namespace lineside
