// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/buckets.h"
#include "store/database.h"

#include <QString>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace lineside {

/// What the tables points, minutes and hours need of a row of readings.
struct SlicePoint
{
    std::int64_t seriesId = 0;
    std::int64_t timestampMs = 0;
    std::uint64_t sequence = 0;
    double value = 0;

    auto operator<=>(const SlicePoint &) const = default;
};

/// Folds the rows of one slice into its points, minutes and hours, behind the commits and in bounded steps.
/// Rows are gathered until some fifty of each series are there, sorted, and written series by series: so a page is
/// written once for many rows, which is what makes this three times cheaper than an index (tests/bench/bench_store).
/// Each step is a transaction that also notes how far it came, so every row is folded exactly once whatever happens.
/// Owner: SliceWriter. Thread: that of the Database. Errors: as Database; a failed step can be called again.
class Rollup
{
public:
    /// Also takes in what a former run left unfolded.
    [[nodiscard]] Result<void> prepare(Database &database);

    void add(const SlicePoint &point) { m_gathering.push_back(point); }
    [[nodiscard]] std::uint64_t pendingRows() const { return m_gathering.size() + m_window.size() - m_next; }
    /// Enough is gathered, or a window is half done.
    [[nodiscard]] bool isDue() const;

    /// Folds a few thousand rows.
    [[nodiscard]] Result<void> step(Database &database);

    /// Calls `visit` for each row not yet folded.
    template <typename Visitor>
    void forEachPending(Visitor visit) const
    {
        for (std::size_t i = m_next; i < m_window.size(); ++i)
            visit(m_window[i]);
        for (const auto &point : m_gathering)
            visit(point);
    }

private:
    struct Progress
    {
        std::uint64_t folded = 0; // all rows up to this sequence are in
        std::uint64_t window = 0; // and those of finished series up to this one
        std::int64_t finishedSeries = 0; // the highest of them; 0: no window is being folded
        std::int64_t firstMs = std::numeric_limits<std::int64_t>::max(); // of all folded rows
        std::int64_t lastMs = std::numeric_limits<std::int64_t>::min();
    };
    struct Statements
    {
        Statement progress;
        Statement manyPoints;
        Statement onePoint;
        Statement minute;
        Statement hour;
    };

    [[nodiscard]] Result<void> load(Database &database);
    void openWindow();
    [[nodiscard]] std::span<const SlicePoint> nextRows() const;
    [[nodiscard]] Progress progressAfter(std::span<const SlicePoint> rows) const;
    [[nodiscard]] Result<void> write(std::span<const SlicePoint> rows, const Progress &progress);
    [[nodiscard]] Result<void> writePoints(std::span<const SlicePoint> rows);
    [[nodiscard]] Result<void> writeProgress(const Progress &progress);

    std::vector<SlicePoint> m_gathering; // in order of sequence
    std::vector<SlicePoint> m_window; // in order of series and time
    std::size_t m_next = 0; // in m_window
    Progress m_progress;
    Statements m_statements;
    std::vector<QString> m_pointNames;
};

} // namespace lineside
