// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "model/loginfailures.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lineside {

/// How long somebody has to wait after wrong PINs: 0, 0, 1, 2, 4 … 60 s, a user and a seat, so that nobody can be kept
/// out from somewhere else. Nobody is ever locked out for good. Counted over restarts. One attempt a seat goes on at a
/// time: many at once would be many guesses within one wait, and keep the hashing from everybody else.
/// A name that nobody has waits as one that somebody has: it stands in one of kStrangers places, which one nobody can
/// work out, so that neither the wait tells who is known nor many names take memory.
/// Owner: engine. Thread: pipeline. Pure, no clock of its own; waits run on the monotonic clock.
/// Source: IEC 62443-3-3 SR 1.11; shared facts on access (delay per user and seat).
class LoginDelays
{
public:
    static constexpr std::int64_t kLongestMs = 60'000;
    static constexpr std::int64_t kForgottenAfterMs = 24 * 3'600'000LL; ///< since the last wrong one

    static constexpr std::uint64_t kStrangers = 1024; ///< beside 2000 users; a collision tells little

    LoginDelays();

    void restore(const std::vector<LoginFailures> &kept, const Moment &now);

    /// Whose wait a name counts for that nobody has; no user's number.
    [[nodiscard]] std::uint64_t strangerOf(std::string_view name) const;
    /// 0: may try now.
    [[nodiscard]] std::int64_t waitMs(std::uint64_t user, const std::string &seat, const Moment &now) const;
    [[nodiscard]] bool isTrying(const std::string &seat) const { return m_trying.contains(seat); }
    void begin(const std::string &seat) { m_trying.insert(seat); }
    void end(const std::string &seat) { m_trying.erase(seat); }
    /// It was wrong. Value: to be kept.
    [[nodiscard]] LoginFailures failed(std::uint64_t user, const std::string &seat, const Moment &now);
    /// It was right. Value: to be kept; nothing: there was no wrong one before.
    [[nodiscard]] std::optional<LoginFailures> succeeded(std::uint64_t user, const std::string &seat,
                                                         const Moment &now);

    /// A try was not looked at, since there is a wait. How many there were since the last that was.
    std::uint64_t heldOff(std::uint64_t user, const std::string &seat) { return ++m_heldOff[{user, seat}]; }
    [[nodiscard]] std::uint64_t claimHeldOff(std::uint64_t user, const std::string &seat);

private:
    struct Entry
    {
        std::uint32_t count = 0;
        std::int64_t lastMs = 0; // monotonic
        std::int64_t waitMs = 0; // from lastMs
    };

    [[nodiscard]] static std::int64_t delayAfter(std::uint32_t count);

    using Key = std::pair<std::uint64_t, std::string>; ///< user, seat
    std::map<Key, Entry> m_entries;
    std::map<Key, std::uint64_t> m_heldOff;
    std::string m_salt; ///< of strangers
    std::set<std::string> m_trying; ///< seats
};

} // namespace lineside
