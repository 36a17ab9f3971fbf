// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/enginestatus.h"

#include "model/rawmessage.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

int badness(LinkState state)
{
    switch (state) {
    case LinkState::Off:
        return 0;
    case LinkState::Up:
        return 1;
    case LinkState::Connecting:
        return 2;
    case LinkState::Refused:
        return 3;
    case LinkState::Down:
        return 4;
    }
    return 4;
}

template <typename Status>
Status &named(std::vector<Status> &entries, const std::string &name)
{
    const auto known = std::ranges::find(entries, name, &Status::name);
    if (known != entries.end())
        return *known;
    entries.push_back({.name = name});
    return entries.back();
}

/// Of several alike, the one that has been away longest, or that came last: only since then all are there.
template <typename Status>
const LinkStatus &worstLink(const std::vector<Status> &entries)
{
    const auto badnessOf = [](const Status &each) {
        const LinkStatus &link = each.link;
        return std::pair(badness(link.state), link.state == LinkState::Up ? link.sinceMs : -link.sinceMs);
    };
    return std::ranges::max_element(entries, {}, badnessOf)->link;
}

void sumUpSinks(EngineStatus &status)
{
    if (status.sinks.empty())
        return;
    status.cloud = worstLink(status.sinks);
    status.sentPerSecond = 0;
    for (const SinkStatus &sink : status.sinks)
        status.sentPerSecond += sink.sentPerSecond;
    const SinkStatus &last = *std::ranges::max_element(status.sinks, {}, &SinkStatus::unsentRows);
    status.unsentRows = last.unsentRows;
    status.oldestUnsentMs = last.oldestUnsentMs;
    status.liveWaiting = last.liveWaiting;
    status.isBackfilling = last.isBackfilling;
    status.backfillPerSecond = last.backfillPerSecond;
}

} // namespace

std::string_view toString(LinkState state)
{
    switch (state) {
    case LinkState::Off:
        return "off";
    case LinkState::Connecting:
        return "connecting";
    case LinkState::Up:
        return "up";
    case LinkState::Refused:
        return "refused";
    case LinkState::Down:
        return "down";
    }
    return "down";
}

SourceStatus &sourceNamed(EngineStatus &status, const std::string &name)
{
    return named(status.sources, name);
}

SinkStatus &sinkNamed(EngineStatus &status, const std::string &name)
{
    return named(status.sinks, name);
}

const LinkStatus &controlOf(const EngineStatus &status, std::uint32_t source)
{
    for (const SourceStatus &each : status.sources) {
        if (sourceNumber(each.name) == source && each.control.state != LinkState::Off)
            return each.control;
    }
    return status.control;
}

void sumUp(EngineStatus &status)
{
    if (!status.sources.empty())
        status.broker = worstLink(status.sources);
    sumUpSinks(status);
}

} // namespace lineside
