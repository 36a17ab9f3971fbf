// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alert.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace lineside {

/// The alerts the broker has not confirmed yet, and which of them may be tried now. A refused one stands aside: it
/// holds up nobody, is not lost, and comes back a few at a time when release() says so; each that gets through brings
/// two more back, so that a mended rule of access empties the queue at once and a standing one costs next to nothing.
/// Of kHeldAtMost it has the text; of more it knows the id alone (some 80 bytes), and the text is read back from
/// state.db a page at a time when their turn comes: a broker that is away, slow or refuses all costs bounded memory.
/// Pure: no time, no I/O.
/// Owner: Outbound. Thread: its. Errors: an id it does not know is ignored.
class AlertQueue
{
public:
    static constexpr std::size_t kHeldAtMost = 1000; // 0.5 MiB; a page has as many again

    void add(PendingAlert alert);
    /// Known from the last run, the text is in the store.
    void addStored(std::uint64_t id);
    /// Ids whose text is needed before next() goes on. None while the last ones are not answered by fill().
    [[nodiscard]] std::vector<std::uint64_t> takeWanted();
    /// What was read of these ids. Returns how many of them are nowhere: they are given up.
    std::size_t fill(const std::vector<std::uint64_t> &wanted, std::vector<PendingAlert> found);
    /// They could not be read now: takeWanted() names them again.
    void notFilled() { m_isAsked = false; }
    /// The next to publish; valid until it is taken. nullptr: none may be tried now, or its text is wanted first.
    [[nodiscard]] const PendingAlert *next();
    /// next() is on its way.
    void taken();

    /// The broker has it.
    void confirmed(std::uint64_t id);
    /// The connection ended first: to be published again.
    void broken(std::uint64_t id);
    /// The broker does not take it, or it cannot be published: it stands aside.
    void refused(std::uint64_t id);
    /// So many of those aside may be tried again, those that have waited longest.
    void release(std::size_t count);
    void releaseAll() { release(m_aside.size()); }

    /// All that the broker does not have.
    [[nodiscard]] std::size_t size() const { return m_alerts.size(); }
    /// Of them, those that were refused and have not got through since.
    [[nodiscard]] std::size_t countRefused() const { return m_countRefused; }
    /// Of them, those whose text is in memory.
    [[nodiscard]] std::size_t countHeld() const { return m_countHeld; }
    /// For a person; empty: no such alert, or its text is not in memory.
    [[nodiscard]] std::string topicOf(std::uint64_t id) const;
    [[nodiscard]] bool hasAside() const { return !m_aside.empty(); }

private:
    struct Entry
    {
        std::unique_ptr<PendingAlert> alert; ///< none: in the store alone
        bool isRefused = false;
    };

    void hold(Entry &entry, PendingAlert alert);
    void letGo(Entry &entry);

    std::map<std::uint64_t, Entry> m_alerts;
    std::deque<std::uint64_t> m_toSend;
    std::deque<std::uint64_t> m_aside; ///< oldest refusal first
    std::size_t m_countRefused = 0;
    std::size_t m_countHeld = 0;
    bool m_isAsked = false;
};

} // namespace lineside
