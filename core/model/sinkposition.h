// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace lineside {

/// Stored rows by sequence, `first` and `last` among them.
struct RowStretch
{
    std::uint64_t first = 0;
    std::uint64_t last = 0;

    auto operator<=>(const RowStretch &) const = default;
};

/// Which stored rows a sink is done with: all up to the cursor, and stretches beyond it that went up ahead of a
/// backlog. What it does not name is still to be sent, so a crash before it was written down sends rows twice and
/// leaves none out.
struct SinkPosition
{
    std::uint64_t cursor = 0;
    std::vector<RowStretch> ahead; ///< rising; apart from each other and from the cursor

    SinkPosition() = default;
    SinkPosition(std::uint64_t doneUpTo) // implicit: without a backlog a position is its cursor
        : cursor(doneUpTo)
    {
    }
    bool operator==(const SinkPosition &) const = default;

    /// What touches is joined; a stretch that reaches the cursor moves it. An empty one (first > last) changes nothing.
    void add(RowStretch done);
    /// The newest row that is done.
    [[nodiscard]] std::uint64_t last() const { return ahead.empty() ? cursor : ahead.back().last; }
    /// How many of these sequences are done.
    [[nodiscard]] std::uint64_t doneWithin(RowStretch rows) const;
};

} // namespace lineside
