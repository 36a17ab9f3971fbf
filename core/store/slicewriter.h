// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/reading.h"
#include "store/database.h"
#include "store/readinginserter.h"
#include "store/rollup.h"
#include "store/seriescache.h"
#include "store/walkeeper.h"

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace lineside {

/// What a slice holds, for order, retention and the outbox. Rows are numbered base, base + 1, … without a gap.
struct SliceInfo
{
    std::string path;
    std::uint64_t base = 1; ///< sequence its first row has or will have; also its name in the archive of hours
    std::uint64_t lastSequence = 0; ///< base - 1: empty
    std::int64_t day = 0; ///< since 1970, UTC: what its name says
    std::int64_t firstArrivalMs = 0; ///< UTC; 0: empty
    std::int64_t lastArrivalMs = 0;
    std::uint64_t bytes = 0; ///< with its WAL, when last looked at

    [[nodiscard]] bool isEmpty() const { return lastSequence < base; }
    [[nodiscard]] std::uint64_t rows() const { return lastSequence + 1 - base; }
};

/// The writing connection of one readings-*.db.
/// Owner: Store. Thread: pipeline. Errors: as Database; a failed call leaves the file as it was.
class SliceWriter
{
public:
    struct Start
    {
        std::uint64_t base = 1;
        std::uint64_t journalPosition = 0;
    };
    /// A new file.
    [[nodiscard]] static Result<std::unique_ptr<SliceWriter>> create(const std::string &path, bool fullSync,
                                                                     Start start);
    /// One that is there; brought up to the newest schema. A crash while it was made leaves one that isUnborn().
    [[nodiscard]] static Result<std::unique_ptr<SliceWriter>> open(const std::string &path, bool fullSync);

    [[nodiscard]] const SliceInfo &info() const { return m_info; }
    [[nodiscard]] bool isUnborn() const { return m_info.base == 0; }
    [[nodiscard]] std::uint64_t journalPosition() const { return m_journalPosition; }
    [[nodiscard]] Database &database() { return m_database; }

    /// One transaction: the readings but those `isKept` already, and the position. `isKept`: one a reading, or empty.
    [[nodiscard]] Result<void> append(std::span<const Reading> readings, std::uint64_t journalPosition,
                                      const std::vector<bool> &isKept = {});

    /// Rows not yet in points, minutes and hours.
    [[nodiscard]] const Rollup &rollup() const { return m_rollup; }
    /// Takes a few thousand of them in, each exactly once.
    [[nodiscard]] Result<void> fold();

    /// Size of the file, about.
    [[nodiscard]] std::uint64_t bytes() const { return m_wal.bytes(); }

    /// A copy of the sinks' cursors, in case state.db is lost.
    [[nodiscard]] Result<void> rememberCursors(const std::map<std::string, std::uint64_t> &cursors);
    [[nodiscard]] Result<std::map<std::string, std::uint64_t>> rememberedCursors();

    /// Empties the WAL into the file; false while a reader is in the way.
    [[nodiscard]] Result<bool> flush();

private:
    explicit SliceWriter(Database database)
        : m_database(std::move(database))
        , m_wal(m_database)
    {
    }
    [[nodiscard]] Result<void> begin(Start start);
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<void> readInfo();
    [[nodiscard]] Result<void> appendRows(std::span<const Reading> readings, const std::vector<bool> &isKept);
    void noteRows();
    [[nodiscard]] Result<void> setMeta(std::string_view key, std::uint64_t value);
    [[nodiscard]] Result<std::uint64_t> meta(std::string_view key);

    Database m_database; // first: the statements below must go before it
    SliceInfo m_info;
    std::uint64_t m_journalPosition = 0;
    WalKeeper m_wal;
    SeriesCache m_series;
    ReadingInserter m_inserter;
    Rollup m_rollup;
    std::vector<NumberedReading> m_rows; // of the batch at hand; a member to keep its memory
    Statement m_setPosition;
    Statement m_setMeta;
    Statement m_meta;
};

} // namespace lineside
