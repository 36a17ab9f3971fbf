// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/amounts.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace lineside {

/// A key of so many parts overflows the stack of the library that reads TOML; nothing of ours has more than five.
inline constexpr int kMostKeyParts = 64;
/// The first line (from 1) with such a key; 0: there is none. Cheap: one pass. Thread: any.
[[nodiscard]] int lineOfTooDeepKey(std::string_view toml);

// Texts of the configuration -> values. Pure. Thread: any. Errors: InvalidInput, the message completes "key: …" and
// never repeats the text, which may hold a secret.

/// Where the broker is.
struct BrokerAddress
{
    std::string host;
    std::uint16_t port = 1883;
    bool tls = false;
    std::string username; ///< from user:password@host; usually empty
    std::string password;
};

/// tcp:// and mqtt:// (1883), mqtts:// and ssl:// (TLS, 8883); ws:// and wss:// are refused with the reason.
[[nodiscard]] Result<BrokerAddress> parseBroker(std::string_view text);

/// A host name as part of a client id: what is not a letter, digit, '.', '_' or '-' becomes '-'; 64 bytes at most.
[[nodiscard]] std::string cleanNodeId(std::string_view hostName);

/// The one of `candidates` somebody who wrote `written` most likely meant; empty: none is close.
template <typename Range>
[[nodiscard]] std::string closestTo(std::string_view written, const Range &candidates);

/// How many letters must change, come or go to make one word of the other (Levenshtein).
[[nodiscard]] std::size_t editDistance(std::string_view a, std::string_view b);

template <typename Range>
std::string closestTo(std::string_view written, const Range &candidates)
{
    std::string best;
    std::size_t nearest = written.size() / 3 + 2; // a third of the letters, and one, may be wrong
    for (const auto &candidate : candidates) {
        const auto distance = editDistance(written, candidate);
        if (distance < nearest) {
            nearest = distance;
            best = candidate;
        }
    }
    return best;
}

} // namespace lineside
