// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/reading.h"
#include "store/buckets.h"
#include "store/database.h"
#include "store/latestvalues.h"
#include "store/signalnames.h"
#include "store/storereader.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lineside {

/// The reading connection to one readings-*.db.
/// Owner: SliceCatalog. Thread: that of its StoreReader. Errors: as Database.
class SliceReader
{
public:
    /// Errors: NotFound for a slice still being made.
    [[nodiscard]] static Result<std::unique_ptr<SliceReader>> open(const std::string &path);

    [[nodiscard]] std::uint64_t base() const { return m_base; }
    /// base() - 1: empty.
    [[nodiscard]] Result<std::uint64_t> lastSequence();
    /// UTC ms; 0: there is no row after that one.
    [[nodiscard]] Result<std::int64_t> arrivalAfter(std::uint64_t sequence);
    /// Appends rows above `afterSequence`, `limit` at most.
    [[nodiscard]] Result<void> readOutbox(std::uint64_t afterSequence, std::size_t limit, std::vector<OutboxRow> &rows);

    /// Source times of all its rows; nullopt while the writer has not taken stock of them.
    struct Stretch
    {
        std::int64_t firstMs = 0;
        std::int64_t lastMs = 0;
    };
    [[nodiscard]] Result<std::optional<Stretch>> stretch();
    /// Appends raw readings of the query's stretch, `limit` at most, in no order.
    [[nodiscard]] Result<void> readPoints(const SignalNames &signal, std::size_t limit, History &history);
    /// Appends all raw readings of the stretch, in no order.
    [[nodiscard]] Result<void> readSamples(const SignalNames &signal, TimeSpan span,
                                           std::vector<StoredSample> &samples);
    /// As StoreReader says; false for a row that is not there.
    [[nodiscard]] Result<bool> isJudged(std::uint64_t sequence);
    /// Adds what the signal has in these parts to the buckets.
    [[nodiscard]] Result<void> addTo(UnitBuckets &buckets, const SignalNames &signal,
                                     std::span<const HistoryPart> parts, std::int64_t bucketMs);
    /// Offers the readings by which the newest of each signal that is wanted is known.
    [[nodiscard]] Result<void> addTo(LatestValues &latest);

private:
    struct Series
    {
        std::string deviceId;
        std::string sensorType;
        std::string unit;
        std::string location;
    };

    // How far the writer has folded, see Rollup.
    struct Progress
    {
        std::uint64_t folded = 0;
        std::uint64_t window = 0;
        std::int64_t finishedSeries = 0;
        Stretch stretch;
    };

    explicit SliceReader(Database database)
        : m_database(std::move(database))
    {
    }
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<const Series *> seriesOf(std::int64_t id);
    [[nodiscard]] Result<Progress> progress();
    /// Runs a statement that names the signal so many times.
    [[nodiscard]] Result<Statement> ask(std::string_view sql, const SignalNames &signal, int times);
    [[nodiscard]] static Result<void> addRows(UnitBuckets &buckets, Result<Statement> rows);
    /// A series of a signal whose newest value is looked for.
    struct WantedSeries
    {
        SeriesKey key;
        std::string unit;
        bool isKnown = false; // of a newer slice
        std::size_t rowsOfEnd = 0; // at the end of `readings`
        std::optional<LatestRow> newestOfEnd = {}; // by source time, of those there that are not folded nor offered
    };
    [[nodiscard]] Result<void> wantedSeries(const LatestValues &latest, std::map<std::int64_t, WantedSeries> &wanted);
    [[nodiscard]] Result<void> offerEnd(LatestValues &latest, std::map<std::int64_t, WantedSeries> &wanted,
                                        std::uint64_t folded);
    static void offerOfEnd(LatestValues &latest, WantedSeries &each, const LatestRow &row, std::uint64_t folded);
    [[nodiscard]] Result<void> offerFolded(LatestValues &latest, std::int64_t id, const WantedSeries &each);
    [[nodiscard]] Result<void> offerLast(LatestValues &latest, std::int64_t id, const WantedSeries &each,
                                         const LatestRow &newest);
    /// Of a statement that gives one row at most: value, ts, arrival, quality, seq.
    [[nodiscard]] static Result<std::optional<LatestRow>> rowOf(Statement &statement);

    Database m_database; // first: the statements below must go before it
    std::uint64_t m_base = 0;
    std::unordered_map<std::int64_t, Series> m_series;
    Statement m_rows;
    Statement m_one;
    Statement m_quality;
    Statement m_progress;
    Statement m_newestPoint;
    Statement m_lastPoint;
    Statement m_lastPoints;
};

} // namespace lineside
