// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/enginestatus.h"

#include <algorithm>

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

} // namespace

SinkStatus &sinkNamed(EngineStatus &status, const std::string &name)
{
    const auto known = std::ranges::find(status.sinks, name, &SinkStatus::name);
    if (known != status.sinks.end())
        return *known;
    status.sinks.push_back({.name = name});
    return status.sinks.back();
}

void sumUpSinks(EngineStatus &status)
{
    if (status.sinks.empty())
        return;
    status.cloud = std::ranges::max_element(status.sinks, {}, [](const SinkStatus &sink) {
                       return badness(sink.link.state);
                   })->link;
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

} // namespace lineside
