// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/outboxfollower.h"

#include "support/fakeclock.h"
#include "support/fakecloudsink.h"

#include <QSignalSpy>

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace lineside {

using Sequences = std::vector<std::uint64_t>;

inline Sequences range(std::uint64_t first, std::uint64_t last)
{
    Sequences made;
    for (auto i = first; i <= last; ++i)
        made.push_back(i);
    return made;
}

/// The pace of the house, quicker, with pages that a test can fill.
inline SyncSettings quickSettings()
{
    using namespace std::chrono_literals;
    SyncSettings settings;
    settings.lastTry = 200ms;
    settings.pacing.gather = 1ms;
    settings.pacing.report = 1ms;
    settings.pacing.pauses = {1ms, 2ms, 0ms};
    settings.pacing.refusedPauses = {1ms, 2ms, 0ms};
    settings.pacing.page = 8;
    settings.pacing.lowWater = 4;
    settings.pacing.window = 32;
    return settings;
}

/// A follower between an outbox in memory and a cloud in the test's hand.
struct FollowerBench
{
    explicit FollowerBench(std::size_t sinkWindow = 4, const SyncSettings &settings = quickSettings())
        : sink(sinkWindow)
        , follower(
              "fake", [this](std::uint64_t after, std::size_t limit) { return fetch(after, limit); }, sink, settings,
              clock, metrics)
        , positionSpy(&follower, &OutboxFollower::positionMoved)
        , quarantineSpy(&follower, &OutboxFollower::rowQuarantined)
        , releasedSpy(&follower, &OutboxFollower::quarantineReleased)
        , stoppedSpy(&follower, &OutboxFollower::stopped)
    {
    }

    Result<std::vector<OutboxRow>> fetch(std::uint64_t after, std::size_t limit)
    {
        ++fetches;
        if (readFailures > 0 && readFailures--)
            return unexpected(ErrorCode::Unavailable, "the file is locked");
        std::vector<OutboxRow> page;
        for (const OutboxRow &row : outbox) {
            if (row.sequence > after && page.size() < limit)
                page.push_back(row);
        }
        return page;
    }
    void store(const Sequences &sequences, const std::string &device = "oven-03")
    {
        for (const auto sequence : sequences) {
            outbox.push_back({sequence, {}});
            outbox.back().reading.deviceId = device;
            outbox.back().reading.arrivalMs = clock.utcMs();
        }
    }
    void storeAndTell(const Sequences &sequences)
    {
        store(sequences);
        follower.rowsStored(sequences.back());
    }
    [[nodiscard]] QuarantinedRow lastQuarantined() const
    {
        return quarantineSpy.constLast().constFirst().value<QuarantinedRow>();
    }
    [[nodiscard]] SinkPosition lastPosition() const
    {
        return positionSpy.isEmpty() ? SinkPosition() : positionSpy.constLast().constFirst().value<SinkPosition>();
    }
    [[nodiscard]] std::uint64_t lastCursor() const { return lastPosition().cursor; }

    FakeClock clock;
    Metrics metrics;
    std::vector<OutboxRow> outbox;
    int readFailures = 0;
    int fetches = 0;
    FakeCloudSink sink;
    OutboxFollower follower;
    QSignalSpy positionSpy;
    QSignalSpy quarantineSpy;
    QSignalSpy releasedSpy;
    QSignalSpy stoppedSpy;
};

} // namespace lineside
