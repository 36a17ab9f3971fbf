// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rawmessage.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace lineside {

/// Messages refused for one reason on one topic.
struct RejectedKind
{
    RejectedMessage last; ///< the newest of them
    std::uint64_t count = 0;
    std::int64_t firstMs = 0; ///< UTC, arrival of the first
};

/// Refused messages folded by topic and reason, so that one that repeats for hours takes one place and pushes nobody
/// out. Memory is bounded: beyond kKinds the kind told least often, and of those the oldest, is forgotten.
/// Pure. Thread: none of its own.
class RejectedPile
{
public:
    void add(RejectedMessage message);
    /// Newest first.
    [[nodiscard]] std::vector<RejectedKind> kinds() const;

    static constexpr std::size_t kKinds = 100;
    static constexpr std::size_t kTopicKept = 512; ///< bytes; a topic may have 65,535

private:
    using Key = std::pair<std::string, std::string>; // topic, reason

    void forgetOne();

    std::map<Key, RejectedKind> m_kinds;
};

} // namespace lineside
