// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/retention.h"

#include "base/clock.h"

#include <algorithm>
#include <optional>

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

// Appends the stretches of the slice a sink is not done with.
void addUnsent(std::vector<RowStretch> &unsent, const SliceInfo &slice, const SinkPosition &position)
{
    auto next = std::max(slice.base, position.cursor + 1);
    for (const RowStretch ahead : position.ahead) {
        if (next < ahead.first && next <= slice.lastSequence)
            unsent.push_back({next, std::min(ahead.first - 1, slice.lastSequence)});
        next = std::max(next, ahead.last + 1);
    }
    if (next <= slice.lastSequence)
        unsent.push_back({next, slice.lastSequence});
}

// A row several sinks wait for is one row.
std::uint64_t unsentRows(const SliceInfo &slice, std::span<const SinkPosition> sinks)
{
    std::vector<RowStretch> unsent;
    for (const SinkPosition &sink : sinks)
        addUnsent(unsent, slice, sink);
    std::ranges::sort(unsent);
    std::uint64_t rows = 0;
    std::uint64_t counted = 0;
    for (const RowStretch stretch : unsent) {
        if (stretch.last > counted)
            rows += stretch.last - std::max(counted, stretch.first - 1);
        counted = std::max(counted, stretch.last);
    }
    return rows;
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
        const std::uint64_t unsent = unsentRows(slice, rules.sinks);
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
