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
std::uint64_t unsentRows(const SliceInfo &slice, std::span<const SinkClaim> sinks)
{
    std::vector<RowStretch> unsent;
    for (const SinkClaim &sink : sinks)
        addUnsent(unsent, slice, sink.position);
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

bool isProtected(const SliceInfo &slice, const RetentionRules &rules)
{
    return std::ranges::any_of(rules.sinks, [&](const SinkClaim &sink) {
        return sink.unsent.value_or(rules.unsent) == UnsentPolicy::KeepUnsent && unsentRows(slice, {&sink, 1}) > 0;
    });
}

void countLosses(RetentionPlan &plan, const SliceInfo &slice, bool isOld, std::span<const SinkClaim> sinks)
{
    (isOld ? plan.droppedForAge : plan.droppedForQuota) += unsentRows(slice, sinks);
    for (const SinkClaim &sink : sinks) {
        if (const std::uint64_t rows = unsentRows(slice, {&sink, 1}); rows > 0)
            (isOld ? plan.losses[sink.sink].age : plan.losses[sink.sink].quota) += rows;
    }
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
        if (isProtected(slice, rules)) {
            plan.quotaExceeded = bytes > rules.quotaBytes;
            break;
        }
        countLosses(plan, slice, isOld, rules.sinks);
        bytes -= slice.bytes;
        ++plan.removable;
    }
    return plan;
}

} // namespace lineside
