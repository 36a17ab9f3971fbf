// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/refusals.h"

#include "base/logging.h"

#include <algorithm>

namespace lineside {

namespace {

constexpr std::size_t kMostPairs = 64;
constexpr std::int64_t kRecentMs = std::int64_t{3600} * 1000;

} // namespace

void Refusals::note(const std::string &what, const std::string &target, const std::string &reason)
{
    const std::scoped_lock lock(m_mutex);
    Entry &entry = counted(what, target, reason);
    if (entry.say.isDue(m_clock.monotonicMs()))
        qCWarning(lcEngine, "%s refused (%s): %s, %llu so far", what.c_str(), target.c_str(), reason.c_str(),
                  static_cast<unsigned long long>(entry.count.count));
}

void Refusals::count(const std::string &what, const std::string &target, const std::string &reason)
{
    const std::scoped_lock lock(m_mutex);
    counted(what, target, reason);
}

Refusals::Entry &Refusals::counted(const std::string &what, const std::string &target, const std::string &reason)
{
    Entry &entry = entryOf(what, reason);
    RefusalCount &count = entry.count;
    count.lastMs = m_clock.utcMs();
    if (count.count++ == 0)
        count.firstMs = count.lastMs;
    count.target = target;
    entry.counter->add();
    return entry;
}

Refusals::Entry &Refusals::entryOf(const std::string &what, const std::string &reason)
{
    auto known = m_entries.find({what, reason});
    if (known == m_entries.end()) {
        const std::string kept = m_entries.size() < kMostPairs ? reason : "other";
        known = m_entries.try_emplace({what, kept}).first;
    }
    Entry &entry = known->second;
    if (!entry.counter) {
        entry.count.what = known->first.first;
        entry.count.reason = known->first.second;
        entry.counter = &m_metrics.counter("lineside_refused_total", "What other sides have said no to, by reason",
                                           {{"what", entry.count.what}, {"reason", entry.count.reason}});
    }
    return entry;
}

std::vector<RefusalCount> Refusals::recent() const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<RefusalCount> counts;
    for (const auto &[key, entry] : m_entries)
        if (m_clock.utcMs() - entry.count.lastMs < kRecentMs)
            counts.push_back(entry.count);
    std::ranges::sort(counts, std::ranges::greater(), &RefusalCount::lastMs);
    return counts;
}

} // namespace lineside
