// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bookentries.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace lineside {

/// The books of the door. Each call moves messages from one column to another in one step, so every snapshot balances,
/// also when the pipeline has settled a message before the door comes to count it.
/// Owner: engine. Thread: any.
class Books
{
public:
    /// `count` messages were appended to the journal.
    void received(std::uint64_t count);
    /// The outcome of a processed batch; what it names leaves "in flight". Uses stored, duplicate, rejected and the
    /// counts of doubtful readings.
    void settled(const BookEntries &batch);
    /// How many rows the store has given up unsent since the start, by reason; beside the balance, they were stored.
    void dropped(std::map<std::string, std::uint64_t> totals);

    [[nodiscard]] BookEntries snapshot() const;

private:
    mutable std::mutex m_mutex; // guards all below
    BookEntries m_entries;
    std::uint64_t m_countedEarly = 0; ///< settled, hence received, and received() is still to come
};

} // namespace lineside
