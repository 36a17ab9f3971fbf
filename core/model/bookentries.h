// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace lineside {

/// Readings of one unit that was not known.
struct UnknownUnit
{
    std::uint64_t count = 0;
    std::set<std::string> devices; ///< the first few that sent it
};

/// What became of every message that entered: received = stored + duplicate + sum(rejected) + in flight. A value.
struct BookEntries
{
    std::uint64_t received = 0; ///< appended to the journal, or found there at start and not yet processed
    std::uint64_t stored = 0; ///< readings and device reports kept, command results applied
    std::uint64_t duplicate = 0; ///< redelivered and already kept
    std::map<std::string, std::uint64_t> rejected; ///< refused, by reason
    std::map<std::string, std::uint64_t> dropped; ///< of those stored: given up later and never sent, by reason
    std::map<std::string, UnknownUnit> unknownUnits; ///< of those stored: whose unit was not known, by its name
    std::uint64_t corrected = 0; ///< of those stored: clamped, or too large for their base unit
    std::uint64_t inFlight = 0; ///< in the journal, not yet one of the above; counted on its own, not derived

    [[nodiscard]] std::uint64_t rejectedTotal() const;
    [[nodiscard]] std::uint64_t unknownUnitsTotal() const;
    /// One reading more of this unit. Names come from outside: a hundred are told apart, the others are "other".
    void countUnknownUnit(const std::string &unit, const std::string &deviceId);
    /// Those of other books, by the same rule.
    void countUnknownUnits(const std::map<std::string, UnknownUnit> &more);
    [[nodiscard]] bool balance() const { return received == stored + duplicate + rejectedTotal() + inFlight; }
};

} // namespace lineside
