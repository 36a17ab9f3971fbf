// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/quarantinewatch.h"

#include <cstdint>
#include <numeric>

namespace lineside {

namespace {

constexpr std::size_t kShown = 100; // as many as the refused messages on the same page

} // namespace

QuarantineWatch::QuarantineWatch(const std::vector<std::string> &sinks, LiveBoard &board, Metrics &metrics)
    : m_board(board)
{
    for (const std::string &sink : sinks)
        m_rows.emplace(sink,
                       metrics.gauge("lineside_sync_quarantine_rows", "Readings set aside now", {{"sink", sink}}));
}

void QuarantineWatch::look(StoreReader &store)
{
    auto sizes = store.quarantineSizes().value_or(std::map<std::string, std::uint64_t>());
    const auto total = std::accumulate(sizes.begin(), sizes.end(), std::uint64_t{0},
                                       [](std::uint64_t sum, const auto &each) { return sum + each.second; });
    for (const auto &[sink, rows] : m_rows)
        rows.set(static_cast<double>(sizes[sink]));
    if (total > 0 || m_showsRows)
        m_board.setQuarantine(store.quarantine(kShown).value_or(std::vector<QuarantinedRow>()));
    m_showsRows = total > 0;
    m_board.updateStatus([&](EngineStatus &status) {
        status.quarantined = total;
        for (SinkStatus &sink : status.sinks)
            sink.quarantined = sizes[sink.name];
    });
}

} // namespace lineside
