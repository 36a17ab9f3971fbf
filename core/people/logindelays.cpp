// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/logindelays.h"

#include <algorithm>
#include <functional>
#include <random>

namespace lineside {

namespace {

constexpr std::uint32_t kFree = 2; // wrong ones without a wait: a slip and its repeat
constexpr std::int64_t kFirstMs = 1000;
constexpr std::uint32_t kDoublings = 6; // 64 s, beyond the longest

constexpr std::uint64_t kFirstStranger = 1ULL << 40; // no plant has as many users

} // namespace

LoginDelays::LoginDelays()
{
    std::random_device random;
    for (int i = 0; i < 4; ++i)
        m_salt += std::to_string(random());
}

std::uint64_t LoginDelays::strangerOf(std::string_view name) const
{
    return kFirstStranger + std::hash<std::string>{}(m_salt + std::string(name)) % kStrangers;
}

std::uint64_t LoginDelays::claimHeldOff(std::uint64_t user, const std::string &seat)
{
    const auto held = m_heldOff.extract({user, seat});
    return held ? held.mapped() : 0;
}

std::int64_t LoginDelays::delayAfter(std::uint32_t count)
{
    return count <= kFree ? 0 : std::min(kLongestMs, kFirstMs << std::min(count - kFree - 1, kDoublings));
}

/// A clock that was set back makes no wait longer than it was.
void LoginDelays::restore(const std::vector<LoginFailures> &kept, const Moment &now)
{
    for (const LoginFailures &each : kept) {
        const std::int64_t gone = std::max<std::int64_t>(0, now.utcMs - each.lastMs);
        if (each.count == 0 || gone > kForgottenAfterMs)
            continue;
        const std::int64_t left = std::max<std::int64_t>(0, delayAfter(each.count) - gone);
        m_entries[{each.user, each.seat}] = {each.count, now.monotonicMs, left};
    }
}

std::int64_t LoginDelays::waitMs(std::uint64_t user, const std::string &seat, const Moment &now) const
{
    const auto entry = m_entries.find({user, seat});
    return entry == m_entries.end()
        ? 0
        : std::max<std::int64_t>(0, entry->second.lastMs + entry->second.waitMs - now.monotonicMs);
}

LoginFailures LoginDelays::failed(std::uint64_t user, const std::string &seat, const Moment &now)
{
    Entry &entry = m_entries[{user, seat}];
    if (now.monotonicMs - entry.lastMs > kForgottenAfterMs)
        entry.count = 0;
    ++entry.count;
    entry.lastMs = now.monotonicMs;
    entry.waitMs = delayAfter(entry.count);
    return {user, seat, entry.count, now.utcMs};
}

std::optional<LoginFailures> LoginDelays::succeeded(std::uint64_t user, const std::string &seat, const Moment &now)
{
    const auto entry = m_entries.find({user, seat});
    if (entry == m_entries.end())
        return std::nullopt;
    const bool hadFailed = entry->second.count > 0;
    m_entries.erase(entry);
    return hadFailed ? std::optional(LoginFailures{user, seat, 0, now.utcMs}) : std::nullopt;
}

} // namespace lineside
