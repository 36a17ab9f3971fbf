// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmengine.h"
#include "alarms/health.h"
#include "alarms/positions.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

using namespace lineside;

namespace tst_health {

constexpr std::int64_t kBegin = 1767225600000; // a Thursday, 0:00 UTC
constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;

AlarmRecordStep recordStepOf(const AlarmTransition &step, std::uint32_t alarm)
{
    return {.timeMs = step.timeMs,
            .alarm = alarm,
            .event = step.event,
            .priority = step.alarm.priority,
            .calls = step.calls,
            .active = step.alarm.active,
            .acknowledged = step.alarm.acknowledged,
            .isShelved = step.alarm.shelf.has_value(),
            .isSuppressed = !step.alarm.suppressed.empty(),
            .isOutOfService = step.alarm.outOfService.has_value(),
            .reAlarms = step.alarm.reAlarms,
            .activatedMs = step.alarm.activatedMs};
}

AlarmRecord recordOf(const std::vector<AlarmTransition> &journal, TimeSpan span, std::vector<TimeSpan> down = {})
{
    AlarmRecord record{.span = span, .down = std::move(down)};
    std::map<AlarmKey, std::uint32_t> numbers;
    std::map<std::uint32_t, AlarmRecordStep> before;
    for (const AlarmTransition &each : journal) {
        const auto [known, isNew] = numbers.try_emplace(each.alarm.key, std::uint32_t(record.alarms.size()));
        if (isNew)
            record.alarms.push_back(each.alarm.key);
        const auto step = recordStepOf(each, known->second);
        if (step.timeMs < span.fromMs)
            before[step.alarm] = step;
        else if (step.timeMs < span.toMs)
            record.steps.push_back(step);
    }
    for (const auto &[alarm, step] : before)
        if (step.active || !step.acknowledged)
            record.before.push_back(step);
    return record;
}

// The second implementation: each figure by its definition, second by second and pair by pair, as slow as it comes.
// Times are whole seconds.

using Steps = std::vector<AlarmRecordStep>;

std::vector<std::int64_t> callTimes(const AlarmRecord &record, std::optional<std::uint32_t> alarm = {})
{
    std::vector<std::int64_t> times;
    for (const auto &step : record.steps)
        if (step.calls && (!alarm || step.alarm == *alarm))
            times.push_back(step.timeMs);
    return times;
}

/// After `afterMs` and until `untilMs`, which counts.
std::size_t countWithin(const std::vector<std::int64_t> &times, std::int64_t afterMs, std::int64_t untilMs)
{
    return std::size_t(
        std::ranges::count_if(times, [=](std::int64_t time) { return time > afterMs && time <= untilMs; }));
}

bool isDown(const AlarmRecord &record, std::int64_t timeMs)
{
    return std::ranges::any_of(record.down,
                               [=](const TimeSpan &each) { return each.fromMs <= timeMs && timeMs < each.toMs; });
}

std::int64_t naiveUp(const AlarmRecord &record, std::int64_t fromMs, std::int64_t toMs)
{
    std::int64_t up = 0;
    for (std::int64_t time = fromMs; time < toMs; time += kSecond)
        up += isDown(record, time) ? 0 : kSecond;
    return up;
}

void naiveBuckets(const AlarmRecord &record, AlarmHealth &health)
{
    double sum = 0;
    double over = 0;
    const auto times = callTimes(record);
    for (std::int64_t start = kBegin - 40 * 24 * kHour; start < record.span.toMs; start += 10 * kMinute) {
        const std::int64_t end = start + 10 * kMinute;
        if (start < record.span.fromMs || end > record.span.toMs || naiveUp(record, start, end) < 10 * kMinute)
            continue;
        const std::size_t count = countWithin(times, start - 1, end - 1);
        ++health.buckets;
        ++health.bands[count <= 1 ? 0 : count <= 2 ? 1 : count <= 10 ? 2 : 3];
        health.peak = std::max(health.peak.value_or(0), count);
        sum += double(count);
        over += count > 10 ? 1 : 0;
    }
    if (health.buckets > 0) {
        health.average = sum / double(health.buckets);
        health.shareOver = over / double(health.buckets);
    }
}

std::vector<CountedAlarm> naiveTop(const AlarmRecord &record, std::int64_t afterMs, std::int64_t beforeMs,
                                   std::size_t most)
{
    std::map<AlarmKey, std::size_t> counts;
    for (const auto &step : record.steps)
        if (step.calls && step.timeMs > afterMs && step.timeMs < beforeMs)
            ++counts[record.alarms[step.alarm]];
    std::vector<CountedAlarm> top;
    while (top.size() < most && !counts.empty()) {
        const auto best = std::ranges::max_element(counts, {}, [](const auto &each) { return each.second; });
        top.push_back({best->first, best->second});
        counts.erase(best);
    }
    return top;
}

void naiveFloods(const AlarmRecord &record, AlarmHealth &health)
{
    const auto times = callTimes(record);
    bool isFlood = false;
    std::int64_t quiet = 0;
    for (std::int64_t now = record.span.fromMs; now <= record.span.toMs; now += kSecond) {
        if (isFlood && quiet == 10 * kMinute) {
            health.floods.back().endMs = now;
            isFlood = false;
        }
        if (now == record.span.toMs)
            break;
        const auto count = countWithin(times, now - 10 * kMinute, now);
        health.maximumRate = std::max(health.maximumRate, count);
        if (!isFlood && count > 10) {
            health.floods.push_back({.startMs = now});
            isFlood = true;
        }
        if (isFlood)
            health.floods.back().peak = std::max(health.floods.back().peak, count);
        quiet = count < 5 ? quiet + kSecond : 0;
    }
    std::int64_t inFlood = 0;
    for (AlarmFlood &flood : health.floods) {
        const std::int64_t end = flood.endMs.value_or(record.span.toMs);
        std::optional<std::int64_t> first;
        for (const auto &step : record.steps) {
            if (!step.calls || step.timeMs <= flood.startMs - 10 * kMinute || step.timeMs >= end)
                continue;
            if (!first) {
                first = flood.firstMs = step.timeMs;
                flood.first = record.alarms[step.alarm];
            }
            ++flood.count;
            flood.inFirstTenMinutes += step.timeMs - *first < 10 * kMinute ? 1 : 0;
        }
        flood.topFive = naiveTop(record, flood.startMs - 10 * kMinute, end, 5);
        const std::int64_t lasted = naiveUp(record, flood.startMs, end);
        health.longestFloodMs = std::max(health.longestFloodMs.value_or(0), lasted);
        inFlood += lasted;
    }
    const auto up = naiveUp(record, record.span.fromMs, record.span.toMs);
    health.shareInFlood = up == 0 ? 0 : double(inFlood) / double(up);
}

/// By the paper's formula: over the run lengths r that occur, their share of all, by r.
double naivePsi(const std::vector<std::int64_t> &times)
{
    std::map<std::int64_t, double> runs;
    for (std::size_t i = 1; i < times.size(); ++i)
        runs[std::max<std::int64_t>(1, (times[i] - times[i - 1]) / kSecond)] += 1;
    double psi = 0;
    for (const auto &[length, count] : runs)
        psi += count / double(times.size() - 1) / double(length);
    return psi;
}

bool naiveIsThriceAMinute(const std::vector<std::int64_t> &times)
{
    return std::ranges::any_of(times,
                               [&times](std::int64_t time) { return countWithin(times, time - kMinute, time) >= 3; });
}

void naiveChatter(const AlarmRecord &record, AlarmHealth &health)
{
    for (std::uint32_t alarm = 0; alarm < record.alarms.size(); ++alarm) {
        const auto times = callTimes(record, alarm);
        const double psi = naivePsi(times);
        if (naiveIsThriceAMinute(times) || (times.size() >= 3 && psi >= 0.05))
            health.chattering.push_back({record.alarms[alarm], psi, times.size()});
    }
}

/// A stretch through which `is` held for one alarm: since the step before it did, or since what `known` says of it.
struct Run
{
    std::int64_t startMs = 0;
    std::int64_t endMs = 0;
    bool isStanding = false;
    AlarmRecordStep last{};
};

template <typename Is>
std::vector<Run> runsOf(const AlarmRecord &record, std::uint32_t alarm, Is is, bool sinceActivation)
{
    std::vector<Run> runs;
    bool isOn = false;
    const auto look = [&](const AlarmRecordStep &step, bool isBefore) {
        if (step.alarm != alarm)
            return;
        if (is(step) && !isOn)
            runs.push_back({.startMs = !isBefore  ? step.timeMs
                                : sinceActivation ? step.activatedMs.value()
                                                  : record.span.fromMs});
        if (is(step) || isOn) {
            runs.back().endMs = is(step) ? record.span.toMs : step.timeMs;
            runs.back().isStanding = is(step);
        }
        if (is(step))
            runs.back().last = step;
        isOn = is(step);
    };
    for (const auto &step : record.before)
        look(step, true);
    for (const auto &step : record.steps)
        look(step, false);
    return runs;
}

void naiveStanding(const AlarmRecord &record, AlarmHealth &health)
{
    for (std::uint32_t alarm = 0; alarm < record.alarms.size(); ++alarm) {
        for (const Run &run : runsOf(
                 record, alarm, [](const auto &step) { return step.active; }, true)) {
            health.maximumActiveMs = std::max(health.maximumActiveMs, run.endMs - run.startMs);
            const bool isTold = !run.last.isShelved && !run.last.isSuppressed && !run.last.isOutOfService;
            if (isTold && run.endMs - run.startMs > 24 * kHour)
                health.stale.push_back({record.alarms[alarm], run.startMs, run.isStanding});
        }
        for (const Run &run : runsOf(
                 record, alarm, [](const auto &step) { return !step.acknowledged; }, false))
            health.maximumUnacknowledgedMs = std::max(health.maximumUnacknowledgedMs, run.endMs - run.startMs);
    }
    std::ranges::sort(health.stale, {}, &StaleAlarm::activatedMs);
}

std::optional<AlarmRecordStep> nextOf(const AlarmRecord &record, std::size_t after, auto fits)
{
    for (std::size_t i = after + 1; i < record.steps.size(); ++i)
        if (record.steps[i].alarm == record.steps[after].alarm && fits(record.steps[i]))
            return record.steps[i];
    return std::nullopt;
}

void naiveActivations(const AlarmRecord &record, AlarmHealth &health)
{
    for (std::size_t i = 0; i < record.steps.size(); ++i) {
        const auto &step = record.steps[i];
        if (step.event != AlarmEvent::Activated)
            continue;
        if (!step.calls) {
            health.outOfServiceActivations += step.isOutOfService ? 1 : 0;
            health.suppressedActivations += !step.isOutOfService && step.isSuppressed ? 1 : 0;
            health.shelvedActivations += !step.isOutOfService && !step.isSuppressed && step.isShelved ? 1 : 0;
            continue;
        }
        const auto end = nextOf(record, i, [](const auto &each) { return !each.active; });
        std::size_t near = 0;
        for (const auto &other : record.steps)
            near += other.alarm == step.alarm && other.event == AlarmEvent::Activated && other.calls
                    && std::abs(other.timeMs - step.timeMs) < kMinute
                ? 1
                : 0;
        health.fleeting += end && end->timeMs - step.timeMs < 10 * kSecond && near == 1 ? 1 : 0;
    }
}

void naiveAnswers(const AlarmRecord &record, AlarmHealth &health)
{
    std::multiset<std::int64_t> answers;
    for (std::size_t i = 0; i < record.steps.size(); ++i) {
        const auto &step = record.steps[i];
        if (step.event == AlarmEvent::Acknowledged) {
            ++health.acknowledgements;
            std::size_t near = 0;
            for (const auto &other : record.steps)
                near += other.event == AlarmEvent::Acknowledged && std::abs(other.timeMs - step.timeMs) <= kSecond ? 1
                                                                                                                   : 0;
            health.blindAcknowledgements += near > 1 ? 1 : 0;
        }
        if (!step.calls)
            continue;
        const auto answer = nextOf(record, i, [](const auto &each) { return each.acknowledged || each.calls; });
        if (answer && answer->event == AlarmEvent::Acknowledged)
            answers.insert(answer->timeMs - step.timeMs);
    }
    if (answers.empty())
        return;
    const std::vector<std::int64_t> sorted(answers.begin(), answers.end());
    const std::size_t half = sorted.size() / 2;
    health.medianAcknowledgeMs = sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

AlarmHealth naiveHealth(const AlarmRecord &record)
{
    AlarmHealth health{.span = record.span};
    const std::int64_t length = record.span.toMs - record.span.fromMs;
    health.coverage = double(naiveUp(record, record.span.fromMs, record.span.toMs)) / double(length);
    const auto times = callTimes(record);
    health.count = times.size();
    health.currentRate = countWithin(times, record.span.toMs - 10 * kMinute, record.span.toMs);
    for (const auto &step : record.steps) {
        health.countByPriority[std::size_t(step.priority) - 1] += step.calls ? 1 : 0;
        health.maximumReAlarms = std::max(health.maximumReAlarms, step.reAlarms);
    }
    naiveBuckets(record, health);
    naiveFloods(record, health);
    naiveChatter(record, health);
    health.topTen = naiveTop(record, record.span.fromMs - 1, record.span.toMs, 10);
    naiveStanding(record, health);
    naiveActivations(record, health);
    naiveAnswers(record, health);
    return health;
}

/// Alarms as they come and go at random, at whole seconds: quiet hours, busy ones, floods, one that chatters.
class RandomJournal
{
public:
    explicit RandomJournal(unsigned seed)
        : m_random(seed)
    {
        for (int i = 0; i < 14; ++i) {
            Alarm alarm;
            alarm.key = {{"press-" + std::to_string(i), "force"}, i % 2 == 0 ? LimitKind::High : LimitKind::Low};
            alarm.priority = static_cast<Priority>(below(4) + 1);
            m_alarms.push_back(alarm);
        }
    }
    std::vector<AlarmTransition> until(std::int64_t endMs)
    {
        for (std::int64_t now = kBegin; now < endMs; now += pause()) {
            constexpr int kStepsInMood[]{6, 30, 60, 40};
            if (below(kStepsInMood[m_mood]) == 0)
                m_mood = below(4);
            act(m_alarms[std::size_t(nextAlarm())], now);
        }
        return std::move(m_steps);
    }
    int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(m_random); }

private:
    std::int64_t pause()
    {
        constexpr int kMean[]{1200, 60, 8, 4};
        return kSecond * below(kMean[m_mood] * 2);
    }
    /// The last one stays as it is for long.
    int nextAlarm()
    {
        if (below(150) == 0)
            return 13;
        return m_mood == 3 ? below(2) : below(13);
    }
    void act(Alarm &alarm, std::int64_t now)
    {
        const int choice = below(20);
        if (choice < 12)
            alarm.active ? step(alarm, AlarmEvent::Returned, now) : step(alarm, AlarmEvent::Activated, now);
        else if (choice < 15 && !alarm.acknowledged)
            step(alarm, AlarmEvent::Acknowledged, now);
        else if (choice == 15 && alarm.active)
            step(alarm, AlarmEvent::ReAlarmed, now);
        else if (choice == 16 && (alarm.shelf || below(4) == 0))
            step(alarm, alarm.shelf ? AlarmEvent::Unshelved : AlarmEvent::Shelved, now);
        else if (choice == 17 && (!alarm.suppressed.empty() || below(4) == 0))
            step(alarm, alarm.suppressed.empty() ? AlarmEvent::Suppressed : AlarmEvent::Unsuppressed, now);
        else if (choice == 18 && (alarm.outOfService || below(8) == 0))
            step(alarm, alarm.outOfService ? AlarmEvent::ReturnedToService : AlarmEvent::TakenOutOfService, now);
        else if (choice == 19 && below(8) == 0)
            step(alarm, AlarmEvent::Removed, now);
    }
    void step(Alarm &alarm, AlarmEvent event, std::int64_t now)
    {
        change(alarm, event, now);
        const bool calls = alarm.active && !alarm.acknowledged && alarm.isTold() && !alarm.called;
        alarm.called = alarm.called || calls;
        AlarmTransition taken{.event = event, .alarm = alarm, .timeMs = now};
        taken.calls = calls;
        m_steps.push_back(taken);
    }
    static void change(Alarm &alarm, AlarmEvent event, std::int64_t now)
    {
        switch (event) {
        case AlarmEvent::Activated:
            alarm.active = true;
            alarm.acknowledged = alarm.called = false;
            alarm.activatedMs = now;
            break;
        case AlarmEvent::Returned:
            alarm.active = false;
            alarm.reAlarms = 0;
            break;
        case AlarmEvent::Acknowledged:
            alarm.acknowledged = true;
            break;
        case AlarmEvent::ReAlarmed:
            alarm.acknowledged = alarm.called = false;
            ++alarm.reAlarms;
            break;
        case AlarmEvent::Shelved:
            alarm.shelf = Shelf{};
            break;
        case AlarmEvent::Unshelved:
            alarm.shelf.reset();
            break;
        case AlarmEvent::Suppressed:
            alarm.suppressed = {{"high-high", now}};
            break;
        case AlarmEvent::Unsuppressed:
            alarm.suppressed.clear();
            break;
        case AlarmEvent::TakenOutOfService:
            alarm.outOfService = OutOfService{};
            break;
        case AlarmEvent::ReturnedToService:
            alarm.outOfService.reset();
            break;
        default:
            alarm.end();
        }
    }

    std::mt19937 m_random;
    std::vector<Alarm> m_alarms;
    std::vector<AlarmTransition> m_steps;
    int m_mood = 0;
};

/// What the real engine makes of three ovens around their limit for two days.
std::vector<AlarmTransition> journalOfEngine()
{
    AlarmEngine engine(AlarmSettings::defaults());
    std::vector<AlarmTransition> out;
    std::mt19937 random(11);
    std::map<std::string, double> value{{"oven-1", 75}, {"oven-2", 60}, {"oven-3", 78}};
    for (std::int64_t now = kBegin; now < kBegin + 48 * kHour; now += 5 * kSecond) {
        for (auto &[device, celsius] : value) {
            celsius += std::normal_distribution<double>(0, 0.8)(random) + (77 - celsius) * 0.02;
            Reading reading;
            reading.deviceId = device;
            reading.sensorType = "temperature";
            reading.unit = "celsius";
            reading.value = celsius;
            reading.timestampMs = reading.arrivalMs = reading.processedMs = now;
            engine.evaluate(reading, out);
        }
        if (std::uniform_int_distribution<int>(0, 400)(random) != 0)
            continue;
        for (const Alarm &alarm : engine.alarms())
            engine.acknowledge(alarm.key, "fitter", {}, now + kSecond, now + kSecond, out);
    }
    return out;
}

void compare(const AlarmHealth &health, AlarmHealth expected)
{
    std::ranges::sort(expected.chattering, {}, &ChatteringAlarm::key);
    auto chattering = health.chattering;
    QVERIFY(std::ranges::is_sorted(chattering, std::greater<>(), &ChatteringAlarm::psi));
    std::ranges::sort(chattering, {}, &ChatteringAlarm::key);
    QCOMPARE(chattering.size(), expected.chattering.size());
    for (std::size_t i = 0; i < chattering.size(); ++i) {
        QVERIFY(chattering[i].key == expected.chattering[i].key);
        QCOMPARE(chattering[i].count, expected.chattering[i].count);
        QCOMPARE(chattering[i].psi, expected.chattering[i].psi); // as near as a double can tell
    }
    QCOMPARE(health.count, expected.count);
    QCOMPARE(health.coverage, expected.coverage);
    QCOMPARE(health.shelvedActivations, expected.shelvedActivations);
    QCOMPARE(health.suppressedActivations, expected.suppressedActivations);
    QCOMPARE(health.outOfServiceActivations, expected.outOfServiceActivations);
    QVERIFY(health.countByPriority == expected.countByPriority);
    QCOMPARE(health.buckets, expected.buckets);
    QCOMPARE(health.average.value_or(-1), expected.average.value_or(-1));
    QCOMPARE(health.peak.value_or(999), expected.peak.value_or(999));
    QCOMPARE(health.shareOver.value_or(-1), expected.shareOver.value_or(-1));
    QVERIFY(health.bands == expected.bands);
    QCOMPARE(health.floods.size(), expected.floods.size());
    for (std::size_t i = 0; i < health.floods.size(); ++i)
        QVERIFY(health.floods[i] == expected.floods[i]);
    QCOMPARE(health.shareInFlood, expected.shareInFlood);
    QCOMPARE(health.longestFloodMs.value_or(-1), expected.longestFloodMs.value_or(-1));
    QCOMPARE(health.fleeting, expected.fleeting);
    QVERIFY(health.stale == expected.stale);
    QVERIFY(health.topTen == expected.topTen);
    QCOMPARE(health.acknowledgements, expected.acknowledgements);
    QCOMPARE(health.blindAcknowledgements, expected.blindAcknowledgements);
    QCOMPARE(health.medianAcknowledgeMs.value_or(-1), expected.medianAcknowledgeMs.value_or(-1));
    QCOMPARE(health.maximumActiveMs, expected.maximumActiveMs);
    QCOMPARE(health.maximumUnacknowledgedMs, expected.maximumUnacknowledgedMs);
    QCOMPARE(health.currentRate, expected.currentRate);
    QCOMPARE(health.maximumRate, expected.maximumRate);
    QCOMPARE(health.maximumReAlarms, expected.maximumReAlarms);
}

/// One alarm calling `count` times, every `everyMs` from `atMs` on.
std::vector<AlarmTransition> calls(int count, std::int64_t everyMs, std::int64_t atMs = kBegin)
{
    std::vector<AlarmTransition> steps;
    for (int i = 0; i < count; ++i) {
        AlarmTransition step;
        step.alarm.key = {{"press-1", "force"}, LimitKind::High};
        step.alarm.active = true;
        step.alarm.acknowledged = false;
        step.timeMs = atMs + i * everyMs;
        step.alarm.activatedMs = step.timeMs;
        step.calls = true;
        steps.push_back(step);
    }
    return steps;
}

class TestHealth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsNoFigure()
    {
        const AlarmHealth none = alarmHealth({});
        QVERIFY(none == AlarmHealth{});
        const AlarmHealth quiet = alarmHealth({.span = {kBegin + 1, kBegin + 30 * kMinute}});
        QCOMPARE(quiet.buckets, std::size_t{2}); // the first is not whole; empty ones count
        QCOMPARE(quiet.average.value_or(-1), 0.0);
        QCOMPARE(quiet.coverage, 1.0);
        QVERIFY(!quiet.medianAcknowledgeMs);
    }

    void equalsTheSlowOneOnRandomJournals_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void equalsTheSlowOneOnRandomJournals()
    {
        QFETCH(unsigned, seed);
        RandomJournal journal(seed);
        const auto steps = journal.until(kBegin + 96 * kHour);
        const std::int64_t from = kBegin + kSecond * journal.below(40 * 3600);
        const TimeSpan span{from, from + 24 * kHour + kSecond * journal.below(28 * 3600)};
        std::vector<TimeSpan> down;
        for (int i = journal.below(4); i > 0; --i) {
            const std::int64_t at = from - 4 * kHour + kSecond * journal.below(56 * 3600);
            down.push_back({at, at + kSecond * journal.below(6000)});
        }
        const auto record = recordOf(steps, span, down);
        const auto health = alarmHealth(record);
        QVERIFY(health.count > 100);
        compare(health, naiveHealth(record));
    }

    void equalsTheSlowOneForEachPosition()
    {
        RandomJournal journal(3);
        auto record = recordOf(journal.until(kBegin + 60 * kHour), {kBegin + 10 * kHour, kBegin + 50 * kHour});
        for (const AlarmKey &key : record.alarms) { // hall 1: presses 0 to 5, hall 10 the others
            const int number = std::stoi(key.series.deviceId.substr(6));
            record.places.push_back(number < 6 ? "Hall 1" + std::string(number < 3 ? "/Line A" : "") : "Hall 10");
        }
        const std::map<std::string, AlarmPosition> positions{
            {"012", {.name = "one", .machines = {"press-1"}, .areas = {"Hall 1/Line A", "Hall 1/Line"}}},
            {"012345", {.name = "hall", .areas = {"Hall 1"}}},
            {"7", {.name = "seven", .machines = {"press-7"}}},
            {"", {.name = "nobody", .areas = {"Hall"}}}};
        for (const auto &[digits, position] : positions) {
            AlarmRecord slow = record;
            const auto isOther = [&](const AlarmRecordStep &step) {
                const std::string number = record.alarms[step.alarm].series.deviceId.substr(6);
                return number.size() > 1 || digits.find(number) == std::string::npos;
            };
            std::erase_if(slow.steps, isOther);
            std::erase_if(slow.before, isOther);
            const auto health = alarmHealth(lineside::recordOf(position, record));
            QCOMPARE(health.count > 0, !digits.empty());
            compare(health, naiveHealth(slow));
        }
    }

    void theRandomJournalsHaveSomethingOfEachFigure()
    {
        AlarmHealth sum;
        for (unsigned seed = 1; seed <= 8; ++seed) {
            RandomJournal journal(seed);
            const auto health
                = alarmHealth(recordOf(journal.until(kBegin + 96 * kHour), {kBegin + 30 * kHour, kBegin + 80 * kHour}));
            sum.floods.insert(sum.floods.end(), health.floods.begin(), health.floods.end());
            sum.chattering.insert(sum.chattering.end(), health.chattering.begin(), health.chattering.end());
            sum.stale.insert(sum.stale.end(), health.stale.begin(), health.stale.end());
            sum.fleeting += health.fleeting;
            sum.blindAcknowledgements += health.blindAcknowledgements;
            sum.shelvedActivations += health.shelvedActivations;
            sum.suppressedActivations += health.suppressedActivations;
            sum.outOfServiceActivations += health.outOfServiceActivations;
            sum.maximumReAlarms += health.maximumReAlarms;
            for (std::size_t band = 0; band < sum.bands.size(); ++band)
                sum.bands[band] += health.bands[band];
        }
        QVERIFY(sum.floods.size() > 8);
        QVERIFY(sum.chattering.size() > 8);
        QVERIFY(!sum.stale.empty());
        for (const std::size_t count :
             {sum.fleeting, sum.blindAcknowledgements, sum.shelvedActivations, sum.suppressedActivations,
              sum.outOfServiceActivations, sum.bands[0], sum.bands[1], sum.bands[2], sum.bands[3]})
            QVERIFY(count > 0);
        QVERIFY(sum.maximumReAlarms > 0);
    }

    void equalsTheSlowOneOnAJournalOfTheEngine()
    {
        const auto record = recordOf(journalOfEngine(), {kBegin + 3 * kHour, kBegin + 47 * kHour});
        const auto health = alarmHealth(record);
        QVERIFY(health.count > 100);
        QVERIFY(health.acknowledgements > 10);
        compare(health, naiveHealth(record));
    }

    void aFloodIsMoreThanTenInTenMinutes()
    {
        const TimeSpan day{kBegin, kBegin + 24 * kHour};
        QVERIFY(alarmHealth(recordOf(calls(10, 59 * kSecond), day)).floods.empty());
        QVERIFY(alarmHealth(recordOf(calls(40, kMinute), day)).floods.empty()); // ten in each window
        const auto floods = alarmHealth(recordOf(calls(11, 59 * kSecond), day)).floods;
        QCOMPARE(floods.size(), std::size_t{1});
        QCOMPARE(floods[0].startMs, kBegin + 590 * kSecond);
        // The 7th call leaves the window at 954 s: four are in it from then on.
        QCOMPARE(floods[0].endMs.value_or(0), kBegin + 954 * kSecond + 10 * kMinute);
        QCOMPARE(floods[0].count, std::size_t{11});
    }

    void aBucketInWhichTheEngineWasDownDoesNotCount()
    {
        auto record = recordOf(
            calls(30, kMinute), {kBegin, kBegin + 60 * kMinute},
            {{kBegin + 15 * kMinute, kBegin + 16 * kMinute}, {kBegin + 15 * kMinute, kBegin + 18 * kMinute}});
        const auto health = alarmHealth(record);
        QCOMPARE(health.buckets, std::size_t{5});
        QCOMPARE(health.average.value_or(-1), 4.0);
        QCOMPARE(health.coverage, 0.95);
    }

    void staleIsActiveForMoreThanADayAndTold_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("isShelved");
        QTest::addColumn<std::size_t>("stale");
        QTest::newRow("a day") << 86'400 << false << std::size_t{0};
        QTest::newRow("more than a day") << 86'401 << false << std::size_t{1};
        QTest::newRow("put aside") << 100'000 << true << std::size_t{0};
    }
    void staleIsActiveForMoreThanADayAndTold()
    {
        QFETCH(int, seconds);
        QFETCH(bool, isShelved);
        auto steps = calls(1, 0);
        if (isShelved) {
            steps.push_back(steps.back());
            steps.back().timeMs += kHour;
            steps.back().event = AlarmEvent::Shelved;
            steps.back().alarm.shelf = Shelf{};
        }
        const TimeSpan span{kBegin + 2 * kHour, kBegin + seconds * kSecond}; // it began before
        QTEST(alarmHealth(recordOf(steps, span)).stale.size(), "stale");
    }

    void chattersThriceAMinute()
    {
        const TimeSpan day{kBegin, kBegin + 24 * kHour};
        const auto three = alarmHealth(recordOf(calls(3, 20 * kSecond), day)).chattering;
        QCOMPARE(three.size(), std::size_t{1});
        QCOMPARE(three[0].psi, 0.05);
        QVERIFY(alarmHealth(recordOf(calls(2, 5 * kSecond), day)).chattering.empty());
        QVERIFY(alarmHealth(recordOf(calls(9, 30 * kSecond), day)).chattering.empty());
    }
};

LINESIDE_TEST(TestHealth)

} // namespace tst_health

#include "tst_health.moc"
