// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alert.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string>

namespace lineside {

/// The alerts the broker has not confirmed yet, and which of them may be tried now. A refused one stands aside: it
/// holds up nobody, is not lost, and comes back a few at a time when release() says so; each that gets through brings
/// two more back, so that a mended rule of access empties the queue at once and a standing one costs next to nothing.
/// Pure: no time, no I/O.
/// Owner: IoWorker. Thread: its. Errors: an id it does not know is ignored.
class AlertQueue
{
public:
    void add(PendingAlert alert);
    /// The next to publish; valid until it is taken. nullptr: none may be tried now.
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
    /// For a person; empty: no such alert.
    [[nodiscard]] std::string topicOf(std::uint64_t id) const;
    [[nodiscard]] bool hasAside() const { return !m_aside.empty(); }

private:
    struct Entry
    {
        PendingAlert alert;
        bool isRefused = false;
    };

    std::map<std::uint64_t, Entry> m_alerts;
    std::deque<std::uint64_t> m_toSend;
    std::deque<std::uint64_t> m_aside; ///< oldest refusal first
    std::size_t m_countRefused = 0;
};

} // namespace lineside
