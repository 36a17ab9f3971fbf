// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/latestvalues.h"

#include "model/sourceclock.h"

#include <algorithm>

namespace lineside {

bool LatestValues::isWanted(const SeriesKey &series) const
{
    const auto known = m_signals.find(SeriesView(series));
    if (known == m_signals.end())
        return true;
    const Row &last = *std::ranges::max_element(known->second, {}, &Row::sequence);
    return last.timeQuality != TimeQuality::Good || last.timestampMs > m_notAfterMs;
}

void LatestValues::offer(const SeriesKey &series, const std::string &unit, const LatestRow &row)
{
    m_signals[series].push_back({row.sequence, row.value.timestampMs, row.value.arrivalMs, row.value.value,
                                 &*m_units.insert(unit).first, row.value.quality, row.value.timeQuality});
}

std::map<SeriesKey, LiveValue> LatestValues::take()
{
    std::map<SeriesKey, LiveValue> values;
    for (auto &[series, rows] : m_signals)
        values.emplace(series, newestOf(rows));
    m_signals.clear();
    return values;
}

LiveValue LatestValues::newestOf(Rows &rows)
{
    std::ranges::sort(rows, {}, &Row::sequence);
    SourceClock clock;
    std::int64_t edgeMs = 0;
    const Row *newest = &rows.front();
    for (const Row &row : rows) {
        edgeMs = std::max(edgeMs, row.arrivalMs);
        if (clock.take(row.timestampMs, row.arrivalMs, trustOf(row.timeQuality, row.timestampMs, edgeMs)))
            newest = &row;
    }
    return {.value = newest->value,
            .unit = *newest->unit,
            .quality = newest->quality,
            .timestampMs = newest->timestampMs,
            .arrivalMs = newest->arrivalMs,
            .timeQuality = newest->timeQuality,
            .clockSlowMs = clock.slowMs()};
}

} // namespace lineside
