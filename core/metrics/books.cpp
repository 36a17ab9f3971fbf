// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/books.h"

#include <algorithm>
#include <utility>

namespace lineside {

void Books::received(std::uint64_t count)
{
    const std::lock_guard lock(m_mutex);
    const std::uint64_t early = std::min(count, m_countedEarly);
    m_countedEarly -= early;
    m_entries.received += count - early;
    m_entries.inFlight += count - early;
}

void Books::settled(const BookEntries &batch)
{
    const std::lock_guard lock(m_mutex);
    m_entries.stored += batch.stored;
    m_entries.duplicate += batch.duplicate;
    for (const auto &[reason, count] : batch.rejected)
        m_entries.rejected[reason] += count;
    m_entries.corrected += batch.corrected;
    m_entries.countUnknownUnits(batch.unknownUnits);
    const std::uint64_t settled = batch.stored + batch.duplicate + batch.rejectedTotal();
    const std::uint64_t early = settled - std::min(settled, m_entries.inFlight);
    m_countedEarly += early;
    m_entries.received += early;
    m_entries.inFlight -= settled - early;
}

void Books::dropped(std::map<std::string, std::uint64_t> totals)
{
    const std::lock_guard lock(m_mutex);
    m_entries.dropped = std::move(totals);
}

BookEntries Books::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    return m_entries;
}

} // namespace lineside
