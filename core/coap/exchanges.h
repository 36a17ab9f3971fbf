// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace lineside {

/// What came of a request that may come again: 0 while nobody knows, else the code of its response (RFC 7252 §12.1).
using CoapOutcome = std::uint8_t;

/// Remembers requests, so that one that a device sends again is taken once (RFC 7252 §4.5). What is the same is the
/// whole datagram from the same place: a device that starts anew and counts its message ids from zero loses nothing.
/// Owner and thread: the server's. Memory: some 90 bytes an exchange, kMost of them; beyond, the oldest is forgotten.
/// Errors: none.
class Exchanges
{
public:
    /// A device tries for 45 s (MAX_TRANSMIT_SPAN); a day's mean of 3,000 readings a second leaves 67 s.
    static constexpr std::size_t kMost = 200'000;
    static constexpr std::int64_t kLifetimeMs = 247'000; ///< EXCHANGE_LIFETIME, RFC 7252 §4.8.2

    /// `seed`: random, so that nobody can make two requests that look the same.
    explicit Exchanges(std::size_t seed)
        : m_seed(seed)
    {
    }

    /// What stands for a request.
    [[nodiscard]] std::uint64_t keyOf(std::string_view peer, std::uint16_t messageId, std::string_view token,
                                      std::string_view path, std::string_view payload) const;
    /// Nothing: it is new.
    [[nodiscard]] std::optional<CoapOutcome> find(std::uint64_t key) const;
    void begin(std::uint64_t key, std::int64_t nowMs);
    void settle(std::uint64_t key, CoapOutcome outcome);
    /// It has not been taken: the next try is a new one.
    void forget(std::uint64_t key) { m_outcomes.erase(key); }
    [[nodiscard]] std::size_t size() const { return m_outcomes.size(); }

private:
    struct Known
    {
        CoapOutcome outcome = 0;
        std::int64_t sinceMs = 0; ///< monotonic
    };
    struct Age
    {
        std::uint64_t key = 0;
        std::int64_t sinceMs = 0;
    };

    const std::size_t m_seed;
    std::unordered_map<std::uint64_t, Known> m_outcomes;
    std::deque<Age> m_ages; ///< oldest first
};

} // namespace lineside
