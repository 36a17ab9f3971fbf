// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/alert.h"

#include <string_view>

namespace lineside {

namespace {

constexpr std::uint64_t kWithoutPosition = 1ULL << 62; // ids stay positive as SQLite's signed 64-bit integers
constexpr unsigned kKindBits = 3;

// FNV-1a: the id must be the same in every run and build, which std::hash does not promise.
std::uint64_t stableHash(std::string_view text, std::uint64_t hash = 0xcbf29ce484222325ULL)
{
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

} // namespace

std::uint64_t alertId(const AlarmTransition &transition)
{
    const auto &key = transition.alarm.key;
    if (transition.position != 0)
        return transition.position << kKindBits | static_cast<std::uint64_t>(key.limit);
    const auto hash
        = stableHash(std::to_string(transition.timeMs), stableHash(toString(transition.event), stableHash(key.id())));
    return kWithoutPosition | (hash & (kWithoutPosition - 1));
}

} // namespace lineside
