// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/rfc3339.h"
#include "engine/pipeline.h"
#include "support/fakeclock.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lineside {

/// What the broker says of a message beside its topic.
struct MessageFlags
{
    bool retained = false;
    bool redelivered = false;
    std::string correlation{};
    std::uint64_t sessionBegan = 0; ///< position
    std::uint32_t source = 0;
};

/// A pipeline without threads and files, on a clock of the test's own. What it hands out is remembered.
struct PipelineBench
{
    explicit PipelineBench(const Config &config = withDefaults())
        : pipeline(
            config,
            {.alert =
                 [this](const PendingAlert &alert) {
                     (alert.topic == AlertTopic::Alerts ? alerts : stepsTold).push_back(alert);
                 },
             .rejected = [this](RejectedMessage message) { rejected.push_back(std::move(message)); },
             .command =
                 [this](const Command &command, std::uint32_t source) {
                     sent.push_back(command);
                     sentBy.push_back(source);
                 },
             .commandMoved = [this](const Command &command) { moved.push_back(command); },
             .replayQuarantine =
                 [this](const ReplayQuarantine &wish) {
                     replays.push_back(wish.sequence);
                     return replayable;
                 },
             .keptAlarm =
                 [this](const AlarmKey &key) {
                     const auto found = std::ranges::find(kept, key, &Alarm::key);
                     return found == kept.end() ? std::nullopt : std::optional(*found);
                 },
             .countKept = [this](const Reading &reading, std::uint64_t upTo) { return countKept(reading, upTo); },
             .keptRules = [this](std::uint64_t number) { return keptRules(number); },
             .rulesChanged = [this](const AlarmRulesVersion &version) { rules.push_back(version); },
             .keptNote = [this](std::uint64_t number) { return keptNote(number); },
             .keptCommand = [this](const std::string &id) { return keptCommand(id); },
             .horn =
                 [this](const HornState &state) {
                     hornTold.emplace_back(state.isTest           ? "test"
                                               : state.isOn       ? toString(state.priority)
                                               : state.isSilenced ? "silenced"
                                                                  : "quiet");
                 }})
    {
    }

    static Config withDefaults()
    {
        Config config;
        config.alarms = AlarmSettings::defaults();
        return config;
    }

    void take(const std::string &topic, const std::string &payload, const MessageFlags &flags = {})
    {
        RawMessageView message;
        message.topic = topic;
        message.payload = payload;
        message.arrivalMs = clock.utcMs();
        message.retained = flags.retained;
        message.redelivered = flags.redelivered;
        message.correlation = flags.correlation;
        message.sessionBegan = flags.sessionBegan;
        message.source = flags.source;
        pipeline.take(message, ++position, clock.now());
    }
    /// Of now.
    void read(const std::string &device, double value, const std::string &unit = "celsius",
              const std::string &sensor = "temperature", const MessageFlags &flags = {})
    {
        take("devices/" + device + "/data",
             R"({"device_id":")" + device + R"(","timestamp":")" + formatRfc3339(clock.utcMs()) + R"(","sensor_type":")"
                 + sensor + R"(","value":)" + std::to_string(value) + R"(,"unit":")" + unit
                 + R"(","location":"hall 1"})",
             flags);
    }
    [[nodiscard]] std::optional<Note> keptNote(std::uint64_t number) const
    {
        const auto found = std::ranges::find(notes, number, &Note::number);
        return found == notes.end() ? std::nullopt : std::optional(*found);
    }
    [[nodiscard]] Result<std::optional<Command>> keptCommand(const std::string &id) const
    {
        if (!storeAnswers)
            return unexpected(ErrorCode::Io, "the disk does not answer");
        const auto found = std::ranges::find(commands, id, &Command::id);
        return found == commands.end() ? std::optional<Command>() : std::optional(*found);
    }
    [[nodiscard]] Result<AlarmRulesVersion> keptRules(std::uint64_t number) const
    {
        const auto found = std::ranges::find(rules, number, &AlarmRulesVersion::number);
        return found == rules.end() ? unexpected(ErrorCode::NotFound, "no such version") : Result(*found);
    }
    /// So much later, all that arrived has been looked at.
    void tick(std::chrono::milliseconds later = {})
    {
        clock.advance(later);
        pipeline.tick(clock.now(), true);
    }
    Result<ActionDone> act(OperatorAction action, Role role = Role::Operator)
    {
        return actAs({.user = "operator", .source = "panel", .role = role}, std::move(action));
    }
    Result<ActionDone> actAs(Requester who, OperatorAction action)
    {
        return pipeline.act({.action = std::move(action), .who = std::move(who), .submittedMs = clock.utcMs()},
                            clock.now());
    }
    [[nodiscard]] const Reading &last() const { return pipeline.batch().readings.back(); }
    [[nodiscard]] bool hasAlert(const std::string &device) const
    {
        return std::ranges::any_of(alerts, [&](const PendingAlert &each) { return each.deviceId == device; });
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
        stored.insert(stored.end(), pipeline.batch().readings.begin(), pipeline.batch().readings.end());
        return pipeline.batchCommitted({.stored = pipeline.batch().readings.size()});
    }

    Result<std::uint64_t> countKept(const Reading &reading, std::uint64_t upTo) const
    {
        if (!storeAnswers)
            return unexpected(ErrorCode::Io, "the disk does not answer");
        return std::ranges::count_if(
            stored, [&](const Reading &each) { return each.position <= upTo && each.isSameAs(reading); });
    }

    FakeClock clock;
    std::uint64_t position = 0;
    std::vector<Reading> stored; ///< readings, see commit()
    bool storeAnswers = true;
    std::vector<PendingAlert> alerts; ///< on alerts/…
    std::vector<PendingAlert> stepsTold; ///< on alarms/…
    std::vector<RejectedMessage> rejected;
    std::vector<std::string> hornTold; ///< "high", "silenced", "test", "quiet"
    std::vector<Command> sent;
    std::vector<std::uint32_t> sentBy; ///< sourceNumber() of each
    std::vector<Command> moved;
    std::vector<std::optional<std::uint64_t>> replays;
    std::vector<AlarmRulesVersion> rules; ///< each as it was changed
    Result<std::size_t> replayable = std::size_t{1};
    std::vector<Alarm> kept; ///< in the store
    std::vector<Note> notes; ///< likewise
    std::vector<Command> commands; ///< likewise, of before
    Pipeline pipeline;
};

} // namespace lineside
