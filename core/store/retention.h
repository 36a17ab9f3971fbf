// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sinkposition.h"
#include "store/sinkloss.h"
#include "store/slicewriter.h"
#include "store/storesettings.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lineside {

/// What one sink has still before it.
struct SinkClaim
{
    SinkPosition position; ///< what it does not name is unsent
    std::string sink{};
    std::optional<UnsentPolicy> unsent{}; ///< nullopt: as the rules say
};

/// What decides which slices may go.
struct RetentionRules
{
    std::uint64_t quotaBytes = 0;
    std::int64_t retentionMs = 0;
    std::int64_t nowMs = 0;
    bool clockTrusted = false; ///< false: nothing goes for its age alone
    std::vector<SinkClaim> sinks{}; ///< none: nobody waits for any row
    UnsentPolicy unsent = UnsentPolicy::KeepUnsent;
};

struct RetentionPlan
{
    std::size_t removable = 0; ///< that many of the oldest slices
    std::uint64_t droppedForQuota = 0; ///< unsent rows among them, each once whatever the number of sinks
    std::uint64_t droppedForAge = 0; ///< likewise, of slices that would have gone whatever the quota
    std::map<std::string, SinkLoss> losses; ///< the same rows, by each sink that lacks them
    bool quotaExceeded = false; ///< even after that, because unsent rows are protected
};

/// Decides by order of arrival (sequence), not by dates alone: a slice's end is the time its successor began, so what a
/// wrong clock wrote (1970, next month) ages with its neighbours. Pure.
/// `slices`: oldest first; the last `held` of them are in use and stay.
[[nodiscard]] RetentionPlan planRetention(std::span<const SliceInfo> slices, std::size_t held,
                                          const RetentionRules &rules);

} // namespace lineside
