// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "security/secret.h"

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

namespace lineside {

class Clock;

/// What one hash costs: memory in KiB and passes over it, one lane.
struct HashCost
{
    std::uint32_t memoryKib = 0;
    std::uint32_t passes = 0;

    bool operator==(const HashCost &) const = default;
};

/// OWASP Password Storage Cheat Sheet: the least for argon2id.
inline constexpr HashCost kLeastHashCost{.memoryKib = 19 * 1024, .passes = 2};
/// RFC 9106 §4, second recommendation. More would be a third of the memory the gateway may have.
inline constexpr HashCost kMostHashCost{.memoryKib = 64 * 1024, .passes = 3};
/// How long a login may think, with room to half a second.
inline constexpr std::chrono::milliseconds kHashTime{300};

/// The dearest cost of the ladder between least and most that takes no longer than kHashTime; the least when none does.
[[nodiscard]] HashCost calibratedHashCost(const std::function<std::chrono::milliseconds(const HashCost &)> &measure);
/// How long one hash takes here. Blocks for it.
[[nodiscard]] std::chrono::milliseconds hashTime(const HashCost &cost, const Clock &clock);

/// Turns PINs and passwords into what may be stored, and back into yes or no: argon2id over a keyed hash of the secret.
/// The key (pepper) lies outside the database, for a PIN has too few digits to be saved by argon2id alone.
/// Blocks for kHashTime and takes the cost's memory: one at a time, on a worker.
/// Owner: whoever judges logins. Thread: any.
/// Source: RFC 9106 (argon2id), RFC 7693 (BLAKE2b, the keyed hash).
class PasswordHasher
{
public:
    PasswordHasher(Secret pepper, HashCost cost);

    /// PHC string with its own salt and cost, for the database. Errors: Full when there is no memory for it.
    [[nodiscard]] Result<std::string> hash(const Secret &secret) const;
    /// False as well for an empty or unreadable `phc`, at the same cost: an unknown user answers no faster.
    [[nodiscard]] bool verify(const std::string &phc, const Secret &secret) const;
    /// It was made at a cost below today's, or cannot be read: hash again when the secret is at hand.
    [[nodiscard]] bool needsRehash(const std::string &phc) const;
    /// What is kept of a badge in place of its number; the same badge gives the same. Fast: badges are looked up by it.
    [[nodiscard]] std::string badgeHash(std::string_view uid) const;

private:
    [[nodiscard]] Secret keyed(std::string_view purpose, std::span<const unsigned char> bytes) const;

    Secret m_pepper;
    HashCost m_cost;
};

} // namespace lineside
