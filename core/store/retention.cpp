// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/retention.h"

#include "base/clock.h"

#include <algorithm>

namespace lineside {

namespace {

// UTC after which the slice got no more rows, as far as clocks can be believed; nullopt: nobody knows.
std::optional<std::int64_t> endOf(std::span<const SliceInfo> slices, std::size_t index)
{
    std::int64_t end = 0;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        const bool isKnown = slices[i].firstArrivalMs >= kClockSetMs;
        if (isKnown)
            end = std::max(end, slices[i].firstArrivalMs);
        if (isKnown && i > index)
            return end;
    }
    return std::nullopt;
}

std::uint64_t unsentRows(const SliceInfo &slice, const SinkPosition &position)
{
    return slice.lastSequence + 1 - slice.base - position.doneWithin({slice.base, slice.lastSequence});
}

} // namespace

RetentionPlan planRetention(std::span<const SliceInfo> slices, std::size_t held, const RetentionRules &rules)
{
    RetentionPlan plan;
    std::uint64_t bytes = 0;
    for (const auto &slice : slices)
        bytes += slice.bytes;
    const std::size_t candidates = slices.size() - std::min(held, slices.size());
    for (std::size_t i = 0; i < candidates; ++i) {
        const SliceInfo &slice = slices[i];
        const auto end = endOf(slices, i);
        const bool isOld = rules.clockTrusted && end && *end < rules.nowMs - rules.retentionMs;
        if (!isOld && bytes <= rules.quotaBytes)
            break;
        const std::uint64_t unsent = rules.lowest ? unsentRows(slice, *rules.lowest) : 0;
        if (unsent > 0 && rules.unsent == UnsentPolicy::KeepUnsent) {
            plan.quotaExceeded = bytes > rules.quotaBytes;
            break;
        }
        (isOld ? plan.droppedForAge : plan.droppedForQuota) += unsent;
        bytes -= slice.bytes;
        ++plan.removable;
    }
    return plan;
}

} // namespace lineside
