// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formernames.h"
#include "model/liveframe.h"
#include "model/seriesmap.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace lineside {

/// A stored reading as far as it matters for which one is the newest.
struct LatestRow
{
    std::uint64_t sequence = 0; ///< order of arrival, over all slices
    LiveValue value; ///< without its unit
};

/// The newest value of each signal, gathered slice by slice from the newest on and chosen as the running engine would:
/// SourceClock takes the rows in the order they arrived. Of a signal these suffice: the last kLastRows that arrived,
/// for the pace of its clock, and from each slice the one with the latest source time, which they may contradict. One
/// whose last row was of a good time needs no older slice: what arrived before was measured before.
/// Owner: StoreReader, for one question. Thread: any. Source: core/FACTS.md, "Clocks of devices".
class LatestValues
{
public:
    static constexpr std::size_t kLastRows = 256; ///< of a signal: the three seconds of its clock's pace at 85 a second

    /// Source times after `notAfterMs` (UTC) are of a clock that is ahead.
    explicit LatestValues(std::int64_t notAfterMs, const FormerNames &names = {})
        : m_notAfterMs(notAfterMs)
        , m_names(names)
    {
    }

    [[nodiscard]] std::int64_t notAfterMs() const { return m_notAfterMs; }
    /// How many rows at the end of slices may still be looked through, whatever their signals.
    [[nodiscard]] std::size_t endRowsLeft() const { return m_endRowsLeft; }
    void lookedThrough(std::size_t endRows) { m_endRowsLeft -= std::min(endRows, m_endRowsLeft); }

    /// The signal a series belongs to now, whatever its device was called then.
    [[nodiscard]] SeriesKey signalOf(const std::string &deviceId, std::string sensorType) const
    {
        return {m_names.presentOf(deviceId), std::move(sensorType)};
    }
    /// False: a newer slice has told enough.
    [[nodiscard]] bool isWanted(const SeriesKey &series) const;
    /// A newer slice has it: an older one can add its latest source time alone.
    [[nodiscard]] bool isKnown(const SeriesKey &series) const { return m_signals.contains(SeriesView(series)); }
    /// In any order; the same row may come twice.
    void offer(const SeriesKey &series, const std::string &unit, const LatestRow &row);
    [[nodiscard]] std::map<SeriesKey, LiveValue> take();

private:
    /// Some hundred thousand of them may be held for a moment.
    struct Row
    {
        std::uint64_t sequence;
        std::int64_t timestampMs;
        std::int64_t arrivalMs;
        double value;
        const std::string *unit; // in m_units
        Quality quality;
        TimeQuality timeQuality;
    };
    using Rows = std::vector<Row>;
    [[nodiscard]] static LiveValue newestOf(Rows &rows);

    const std::int64_t m_notAfterMs; // UTC
    const FormerNames m_names;
    std::size_t m_endRowsLeft = 50'000; // some ten milliseconds
    SeriesMap<Rows> m_signals;
    std::set<std::string> m_units;
};

} // namespace lineside
