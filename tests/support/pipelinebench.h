// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/rfc3339.h"
#include "engine/pipeline.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lineside {

/// A pipeline without threads and files, at a time of the test's own. What it hands out is remembered.
struct PipelineBench
{
    explicit PipelineBench(const Config &config = withDefaults())
        : pipeline(config,
                   {.alert = [this](const PendingAlert &alert) { alerts[alert.deviceId] = alert.payload; },
                    .rejected = [this](RejectedMessage message) { rejected.push_back(std::move(message)); },
                    .command = [this](const Command &command) { sent.push_back(command); },
                    .commandMoved = [](const Command &) {},
                    .replayQuarantine =
                        [this](std::optional<std::uint64_t> sequence) {
                            replays.push_back(sequence);
                            return replayable;
                        }})
    {
    }

    static Config withDefaults()
    {
        Config config;
        config.alarms = AlarmSettings::defaults();
        return config;
    }

    [[nodiscard]] Moment now() const { return {.utcMs = nowMs, .monotonicMs = nowMs - kStartMs}; }
    void take(const std::string &topic, const std::string &payload)
    {
        RawMessageView message;
        message.topic = topic;
        message.payload = payload;
        message.arrivalMs = nowMs;
        pipeline.take(message, ++position, now());
    }
    /// In degrees Celsius, of now.
    void read(const std::string &device, double value)
    {
        take("devices/" + device + "/data",
             R"({"device_id":")" + device + R"(","timestamp":")" + formatRfc3339(nowMs)
                 + R"(","sensor_type":"temperature","value":)" + std::to_string(value)
                 + R"(,"unit":"celsius","location":"hall 1"})");
    }
    Result<ActionDone> act(OperatorAction action, Role role = Role::Operator)
    {
        return pipeline.act({.action = std::move(action),
                             .who = {.user = "operator", .source = "panel", .role = role},
                             .submittedMs = nowMs},
                            now());
    }
    /// "verb target: result", oldest first.
    [[nodiscard]] std::vector<std::string> audited() const
    {
        std::vector<std::string> records;
        for (const AuditRecord &each : pipeline.batch().audit)
            records.push_back(each.action + ' ' + each.target + ": " + each.result);
        return records;
    }
    /// "high activated", "high acknowledged", … oldest first.
    [[nodiscard]] std::vector<std::string> steps() const
    {
        std::vector<std::string> told;
        for (const AlarmTransition &each : pipeline.batch().transitions)
            told.push_back(std::string(toString(each.alarm.key.limit)) + ' ' + std::string(toString(each.event)));
        return told;
    }
    /// All of the batch is kept.
    BookEntries commit()
    {
        pipeline.stateCommitted();
        return pipeline.batchCommitted({.stored = pipeline.batch().readings.size()});
    }

    static constexpr std::int64_t kStartMs = 1767225600000; ///< 2026-01-01T00:00:00Z
    std::int64_t nowMs = kStartMs;
    std::uint64_t position = 0;
    std::map<std::string, std::string> alerts; ///< device -> the last one
    std::vector<RejectedMessage> rejected;
    std::vector<Command> sent;
    std::vector<std::optional<std::uint64_t>> replays;
    Result<std::size_t> replayable = std::size_t{1};
    Pipeline pipeline;
};

} // namespace lineside
