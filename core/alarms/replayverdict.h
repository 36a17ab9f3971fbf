// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/suggestion.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lineside {

/// What other settings do to the activations there were. Both are cautious: who is in doubt is not helped.
struct ReplayVerdict
{
    std::size_t lost = 0; ///< longer than there is time to respond, and told to nobody
    std::size_t late = 0; ///< as long, and told later than may be
    std::size_t standing = 0; ///< of the new ones: go on long after there is nothing
    std::size_t merged = 0; ///< told by one that goes on since before
    std::vector<std::size_t> vanished{}; ///< which of `before`: it is not active at any time of them
    std::vector<std::int64_t> delaysMs{}; ///< of all others

    [[nodiscard]] bool isRefused() const { return lost > 0 || late > 0 || standing > 0; }
};

/// How much later a long activation may be told: a tenth of the time to respond, a minute at most.
[[nodiscard]] std::chrono::milliseconds longestAddedDelay(std::chrono::milliseconds respondWithin);

/// Both rising in time and without overlap.
/// A long activation is told when the other settings call during it. It is told as well when they called before it, no
/// longer than the time to respond: whoever was called then is at it still. What called earlier and stands since has
/// become a habit, and the activation is lost in it. Long activations less than a minute apart are one.
/// An alarm stands when by the present settings there is nothing in more than half of it, and for over ten minutes.
/// Thread: any. Errors: none. Source: core/FACTS.md, "Suggestion by replay"; the last
/// two rules are ours.
[[nodiscard]] ReplayVerdict judgeReplay(std::span<const AlarmSpell> before, std::span<const AlarmSpell> after,
                                        std::chrono::milliseconds respondWithin);

} // namespace lineside
