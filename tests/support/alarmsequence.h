// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmsettings.h"
#include "model/alarm.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <map>
#include <numeric>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

/// Random sequences of what can happen to alarms, as text and shrunk. Thread: any.
namespace lineside::alarmsequence {

enum class Act {
    Read,
    Tick,
    Acknowledge,
    Unacknowledge,
    Reset,
    Comment,
    Shelve,
    Unshelve,
    TakeOut,
    PutBack,
    Remove,
    Keep,
    Restart,
    Kill
};
inline constexpr const char *kNames[]
    = {"read",     "tick",     "acknowledge", "unacknowledge", "reset", "comment", "shelve",
       "unshelve", "take out", "put back",    "remove",        "keep",  "restart", "kill"};

struct Op
{
    Act act = Act::Tick;
    std::int64_t afterMs = 0; ///< the one before
    AlarmKey key;
    double value = 0; ///< of a reading
    std::int64_t ms = 0; ///< of a shelf how long, of an acknowledgement how long ago it was pressed
    bool isOneShot = false;
};

struct Sequence
{
    std::map<std::pair<std::string, LimitKind>, AlarmLimit> limits; ///< by sensor type
    std::vector<Op> ops;
    EscalationTimes escalateAfter{};
    std::vector<ConditionRule> rules{};
};

inline std::string toText(const Sequence &sequence)
{
    std::ostringstream text;
    for (const auto &[name, limit] : sequence.limits)
        text << "  " << name.first << ' ' << toString(name.second) << ' ' << limit.limit << " deadband "
             << limit.deadband.value_or(0) << " on " << limit.onDelay.count() << " off " << limit.offDelay.count()
             << ' ' << toString(limit.priority) << (limit.latch ? " latch" : "") << " re-alarm "
             << (limit.reAlarm ? limit.reAlarm->count() : -1) << '\n';
    for (const std::chrono::milliseconds each : sequence.escalateAfter)
        text << "  escalated after " << each.count() << '\n';
    for (const ConditionRule &rule : sequence.rules)
        text << "  " << rule.name << " of " << rule.device << ' ' << rule.sensorType << " test "
             << (rule.test ? static_cast<int>(*rule.test) : -1) << ' ' << rule.edge << " hysteresis " << rule.hysteresis
             << (rule.alarm ? " of an alarm" : "") << " longest " << rule.longest.count() << " valid "
             << rule.validFor.count() << (rule.kinds.empty() ? "" : " kind ")
             << (rule.kinds.empty() ? "" : toString(rule.kinds.front()))
             << (rule.sensorTypes.empty() ? "" : " over " + rule.sensorTypes.front())
             << (rule.devices.empty() ? "" : " at " + rule.devices.front()) << '\n';
    for (const Op &op : sequence.ops) {
        text << "  +" << op.afterMs << ' ' << kNames[static_cast<int>(op.act)] << ' ';
        if (op.act == Act::Read)
            text << op.key.series.deviceId << '/' << op.key.series.sensorType << ' ' << op.value;
        else if (op.act < Act::Keep && op.act != Act::Tick)
            text << op.key.id() << ' ' << (op.ms ? std::to_string(op.ms) : "") << (op.isOneShot ? " one-shot" : "");
        text << '\n';
    }
    return text.str();
}

/// The same on every machine, other than the distributions of std.
class Dice
{
public:
    explicit Dice(std::uint64_t seed)
        : m_random(seed)
    {
    }
    [[nodiscard]] std::int64_t below(std::int64_t count)
    {
        return static_cast<std::int64_t>(m_random() % static_cast<std::uint64_t>(count));
    }
    [[nodiscard]] bool oneIn(std::int64_t count) { return below(count) == 0; }
    template <typename T>
    [[nodiscard]] T oneOf(std::initializer_list<T> values)
    {
        return *std::next(values.begin(), below(static_cast<std::int64_t>(values.size())));
    }

private:
    std::mt19937_64 m_random;
};

inline AlarmLimit limitOf(Dice &dice, double limit)
{
    using namespace std::chrono_literals;
    AlarmLimit made{.limit = limit};
    made.deadband = dice.oneOf({0.0, 0.0, 3.0});
    if (dice.oneIn(4))
        made.onDelay = dice.oneOf({5s, 20s});
    if (dice.oneIn(4))
        made.offDelay = dice.oneOf({5s, 20s});
    made.priority = dice.oneOf({Priority::Low, Priority::Medium, Priority::High, Priority::Critical});
    made.latch = dice.oneIn(3);
    if (dice.oneIn(3))
        made.reAlarm = dice.oneOf<std::chrono::milliseconds>({0s, 30s, 60s});
    return made;
}

inline Op randomOp(Dice &dice)
{
    Op op;
    op.afterMs = dice.oneOf<std::int64_t>({0, 1, 500, 1000, 1000, 2000, 3000, 5000, 10'000, 30'000, 120'000});
    op.key.series = dice.oneOf<SeriesKey>(
        {{"m1", "temperature"}, {"m1", "temperature"}, {"m1", "pressure"}, {"m2", "temperature"}});
    op.key.limit = op.key.series.sensorType == "pressure"
        ? LimitKind::High
        : dice.oneOf({LimitKind::High, LimitKind::HighHigh, LimitKind::High, LimitKind::HighHigh, LimitKind::Low,
                      LimitKind::LowLow});
    op.value = dice.oneOf({20.0, 20.0, 78.0, 90.0, 90.0, 98.0, 110.0, 110.0, 12.0, 5.0, -5.0});
    const std::int64_t chance = dice.below(100);
    constexpr std::pair<Act, std::int64_t> kChances[]
        = {{Act::Read, 45},    {Act::Tick, 57},   {Act::Acknowledge, 66}, {Act::Unacknowledge, 68}, {Act::Reset, 71},
           {Act::Comment, 73}, {Act::Shelve, 79}, {Act::Unshelve, 82},    {Act::TakeOut, 84},       {Act::PutBack, 87},
           {Act::Remove, 88},  {Act::Keep, 94},   {Act::Restart, 97},     {Act::Kill, 100}};
    op.act = std::ranges::find_if(kChances, [&](const auto &each) { return chance < each.second; })->first;
    if (op.act == Act::Shelve) {
        op.ms = dice.oneOf<std::int64_t>({1000, 10'000, 60'000, 600'000});
        op.isOneShot = dice.oneIn(3);
    } else if (op.act == Act::Acknowledge) {
        op.ms = dice.oneOf<std::int64_t>({0, 0, 1, 1500});
    } else if (op.act == Act::Restart || op.act == Act::Kill) {
        op.afterMs += 1000;
    }
    return op;
}

inline ConditionRule ruleOf(Dice &dice, std::string name)
{
    using namespace std::chrono_literals;
    using Test = ConditionRule::Test;
    ConditionRule rule{.name = std::move(name)};
    rule.device = dice.oneOf<std::string>({"", "", "m1", "m2"});
    rule.sensorType = dice.oneOf<std::string>({"pressure", "temperature"});
    if (dice.oneIn(3)) {
        rule.alarm
            = rule.sensorType == "pressure" ? LimitKind::High : dice.oneOf({LimitKind::HighHigh, LimitKind::Low});
    } else {
        rule.test = dice.oneOf({Test::Above, Test::Above, Test::Below, Test::Equals});
        rule.edge = rule.test == Test::Below ? 15 : rule.test == Test::Above ? 80 : 20;
        rule.hysteresis = dice.oneOf({0.0, 5.0});
    }
    rule.longest = dice.oneOf<std::chrono::milliseconds>({10s, 60s, 10min});
    rule.validFor = dice.oneOf<std::chrono::milliseconds>({5s, 60s, 5min});
    if (dice.oneIn(2))
        rule.kinds = {dice.oneOf({LimitKind::High, LimitKind::HighHigh})};
    if (dice.oneIn(2))
        rule.sensorTypes = {dice.oneOf<std::string>({"temperature", "pressure"})};
    if (dice.oneIn(3))
        rule.devices = {dice.oneOf<std::string>({"m1", "m2"})};
    return rule;
}

inline Sequence randomSequence(std::uint64_t seed)
{
    Dice dice(seed);
    Sequence sequence;
    sequence.limits[{"temperature", LimitKind::HighHigh}] = limitOf(dice, 100);
    sequence.limits[{"temperature", LimitKind::High}] = limitOf(dice, 80);
    sequence.limits[{"temperature", LimitKind::Low}] = limitOf(dice, 10);
    sequence.limits[{"temperature", LimitKind::LowLow}] = limitOf(dice, 0);
    sequence.limits[{"pressure", LimitKind::High}] = limitOf(dice, 80);
    for (std::chrono::milliseconds &each : sequence.escalateAfter)
        each = std::chrono::seconds(dice.oneOf<std::int64_t>({0, 0, 10, 90}));
    for (std::int64_t left = dice.oneOf<std::int64_t>({0, 1, 2}); left > 0; --left)
        sequence.rules.push_back(ruleOf(dice, "r" + std::to_string(left)));
    for (std::int64_t left = 10 + dice.below(50); left > 0; --left)
        sequence.ops.push_back(randomOp(dice));
    return sequence;
}

using Difference = std::function<std::string(const Sequence &)>;

/// Leaves out pieces, halves first, then single steps, as long as it still fails.
inline Sequence shrunk(Sequence failing, const Difference &difference)
{
    for (std::size_t length = failing.ops.size(); length > 0; length /= 2) {
        for (std::size_t at = 0; at < failing.ops.size();) {
            Sequence less = failing;
            const auto begin = less.ops.begin() + static_cast<std::ptrdiff_t>(at);
            const auto end = less.ops.begin() + static_cast<std::ptrdiff_t>(std::min(at + length, less.ops.size()));
            const std::int64_t skipped
                = std::accumulate(begin, end, std::int64_t{0}, [](auto ms, const Op &op) { return ms + op.afterMs; });
            if (end != less.ops.end())
                end->afterMs += skipped;
            less.ops.erase(begin, end);
            if (difference(less).empty())
                at += length;
            else
                failing = std::move(less);
        }
    }
    for (std::size_t at = 0; at < failing.ops.size(); ++at) {
        Sequence plainer = failing;
        plainer.ops[at].afterMs = 1000;
        if (!difference(plainer).empty())
            failing = std::move(plainer);
    }
    for (std::size_t at = 0; at < failing.rules.size();) {
        Sequence less = failing;
        less.rules.erase(less.rules.begin() + static_cast<std::ptrdiff_t>(at));
        if (difference(less).empty())
            ++at;
        else
            failing = std::move(less);
    }
    for (auto &[name, limit] : failing.limits) {
        const AlarmLimit was = std::exchange(limit, AlarmLimit{.limit = limit.limit});
        if (difference(failing).empty())
            limit = was;
    }
    return failing;
}

} // namespace lineside::alarmsequence
