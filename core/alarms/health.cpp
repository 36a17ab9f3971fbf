// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/health.h"

#include "alarms/chatter.h"
#include "alarms/floods.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace lineside {

namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kDayMs = 24 * 60 * kMinuteMs;
constexpr std::int64_t kFleetingMs = 10'000;
constexpr std::int64_t kBlindMs = 1'000;
constexpr std::size_t kTopTen = 10;
constexpr std::array<std::size_t, 3> kBands{1, 2, 10};

/// Clipped to the stretch, in order, those that meet as one.
std::vector<TimeSpan> mergedDown(const AlarmRecord &record)
{
    std::vector<TimeSpan> spans;
    for (const TimeSpan &each : record.down)
        spans.push_back({std::max(each.fromMs, record.span.fromMs), std::min(each.toMs, record.span.toMs)});
    std::erase_if(spans, [](const TimeSpan &span) { return span.fromMs >= span.toMs; });
    std::ranges::sort(spans, {}, &TimeSpan::fromMs);
    std::vector<TimeSpan> merged;
    for (const TimeSpan &span : spans) {
        if (merged.empty() || merged.back().toMs < span.fromMs)
            merged.push_back(span);
        else
            merged.back().toMs = std::max(merged.back().toMs, span.toMs);
    }
    return merged;
}

std::int64_t upBetween(const TimeSpan &span, const std::vector<TimeSpan> &down)
{
    std::int64_t up = span.toMs - span.fromMs;
    for (const TimeSpan &each : down)
        up -= std::max<std::int64_t>(0, std::min(each.toMs, span.toMs) - std::max(each.fromMs, span.fromMs));
    return up;
}

std::int64_t floorToBucket(std::int64_t timeMs)
{
    const std::int64_t rest = timeMs % kTenMinutesMs;
    return timeMs - (rest < 0 ? rest + kTenMinutesMs : rest);
}

void countBuckets(AlarmHealth &health, const std::vector<AlarmCall> &calls, const std::vector<TimeSpan> &down)
{
    std::size_t sum = 0;
    std::size_t over = 0;
    auto call = calls.begin();
    auto gap = down.begin();
    std::int64_t start = floorToBucket(health.span.fromMs + kTenMinutesMs - 1);
    for (; start + kTenMinutesMs <= health.span.toMs; start += kTenMinutesMs) {
        call = std::find_if(call, calls.end(), [start](const AlarmCall &each) { return each.timeMs >= start; });
        gap = std::find_if(gap, down.end(), [start](const TimeSpan &each) { return each.toMs > start; });
        if (gap != down.end() && gap->fromMs < start + kTenMinutesMs)
            continue;
        const auto end = std::find_if(call, calls.end(),
                                      [start](const AlarmCall &each) { return each.timeMs >= start + kTenMinutesMs; });
        const auto count = static_cast<std::size_t>(end - call);
        ++health.buckets;
        ++health.bands[static_cast<std::size_t>(std::ranges::lower_bound(kBands, count) - kBands.begin())];
        health.peak = std::max(health.peak.value_or(0), count);
        sum += count;
        over += count > kFloodAbove ? 1 : 0;
    }
    if (health.buckets == 0)
        return;
    health.average = static_cast<double>(sum) / static_cast<double>(health.buckets);
    health.shareOver = static_cast<double>(over) / static_cast<double>(health.buckets);
}

void judgeFloods(AlarmHealth &health, const std::vector<AlarmCall> &calls, const AlarmRecord &record,
                 const std::vector<TimeSpan> &down)
{
    health.floods = floodsOf(calls, record.alarms, health.span.toMs, health.maximumRate);
    std::int64_t inFlood = 0;
    for (const AlarmFlood &flood : health.floods) {
        const std::int64_t lasted = upBetween({flood.startMs, flood.endMs.value_or(health.span.toMs)}, down);
        health.longestFloodMs = std::max(health.longestFloodMs.value_or(0), lasted);
        inFlood += lasted;
    }
    const std::int64_t up = upBetween(health.span, down);
    health.shareInFlood = up == 0 ? 0 : static_cast<double>(inFlood) / static_cast<double>(up);
}

/// Of one alarm, rising.
bool comesThriceAMinute(const std::vector<std::int64_t> &times)
{
    for (std::size_t i = kChatterCalls - 1; i < times.size(); ++i)
        if (times[i] - times[i + 1 - kChatterCalls] < kMinuteMs)
            return true;
    return false;
}

void judgeChatter(AlarmHealth &health, const std::vector<AlarmCall> &calls, const std::vector<AlarmKey> &alarms)
{
    std::map<std::uint32_t, std::vector<std::int64_t>> timesOf;
    for (const AlarmCall &call : calls)
        timesOf[call.alarm].push_back(call.timeMs);
    for (const auto &[alarm, times] : timesOf) {
        const double psi = chatterIndex(times);
        if (comesThriceAMinute(times) || (times.size() >= kChatterCalls && psi >= kChatterPsi))
            health.chattering.push_back({alarms[alarm], psi, times.size()});
    }
    std::ranges::sort(health.chattering, [](const ChatteringAlarm &a, const ChatteringAlarm &b) {
        return a.psi != b.psi ? a.psi > b.psi : a.key < b.key;
    });
}

/// What one alarm has been doing, as its steps go by.
class AlarmTrack
{
public:
    AlarmTrack(AlarmHealth &health, const AlarmKey &key)
        : m_health(health)
        , m_key(key)
    {
    }

    void begin(const AlarmRecordStep &before)
    {
        if (before.active)
            m_activeSince = before.activatedMs.value_or(before.timeMs);
        if (!before.acknowledged)
            m_unseenSince = m_health.span.fromMs;
        m_isAside = isAside(before);
    }
    void take(const AlarmRecordStep &step)
    {
        if (step.event == AlarmEvent::Acknowledged && m_calledMs)
            m_answers.push_back(step.timeMs - *std::exchange(m_calledMs, std::nullopt));
        if (step.event == AlarmEvent::Activated)
            activate(step);
        if (!step.active)
            endActive(step.timeMs);
        else if (!m_activeSince)
            m_activeSince = step.timeMs;
        see(step);
        if (step.calls)
            m_calledMs = step.timeMs;
        m_isAside = isAside(step);
        m_health.maximumReAlarms = std::max(m_health.maximumReAlarms, step.reAlarms);
    }
    void finish()
    {
        const std::int64_t end = m_health.span.toMs;
        if (m_activeSince) {
            noteActive(end);
            noteStale(end, true);
        }
        if (m_unseenSince)
            noteUnseen(end);
        countFleeting();
    }
    [[nodiscard]] const std::vector<std::int64_t> &answers() const { return m_answers; }

private:
    struct Activation
    {
        std::int64_t startMs;
        std::int64_t endMs;
    };

    static bool isAside(const AlarmRecordStep &step)
    {
        return step.isShelved || step.isSuppressed || step.isOutOfService;
    }
    void activate(const AlarmRecordStep &step)
    {
        endActive(step.timeMs);
        m_activeSince = step.timeMs;
        m_hasCalled = step.calls;
        if (step.calls)
            m_starts.push_back(step.timeMs);
        else if (step.isOutOfService)
            ++m_health.outOfServiceActivations;
        else if (step.isSuppressed)
            ++m_health.suppressedActivations;
        else if (step.isShelved)
            ++m_health.shelvedActivations;
    }
    void endActive(std::int64_t timeMs)
    {
        if (!m_activeSince)
            return;
        noteActive(timeMs);
        noteStale(timeMs, false);
        if (std::exchange(m_hasCalled, false))
            m_activations.push_back({*m_activeSince, timeMs});
        m_activeSince.reset();
    }
    void see(const AlarmRecordStep &step)
    {
        if (step.acknowledged && m_unseenSince)
            noteUnseen(step.timeMs);
        if (step.acknowledged) {
            m_unseenSince.reset();
            m_calledMs.reset();
        } else if (!m_unseenSince) {
            m_unseenSince = step.timeMs;
        }
    }
    void noteActive(std::int64_t untilMs)
    {
        m_health.maximumActiveMs = std::max(m_health.maximumActiveMs, untilMs - *m_activeSince);
    }
    void noteUnseen(std::int64_t untilMs)
    {
        m_health.maximumUnacknowledgedMs = std::max(m_health.maximumUnacknowledgedMs, untilMs - *m_unseenSince);
    }
    void noteStale(std::int64_t untilMs, bool isStanding)
    {
        if (!m_isAside && untilMs - *m_activeSince > kDayMs)
            m_health.stale.push_back({m_key, *m_activeSince, isStanding});
    }
    void countFleeting()
    {
        for (const Activation &each : m_activations) {
            if (each.endMs - each.startMs >= kFleetingMs)
                continue;
            const auto isNear = [&each](std::int64_t other) { return std::abs(other - each.startMs) < kMinuteMs; };
            m_health.fleeting += std::ranges::count_if(m_starts, isNear) == 1 ? 1 : 0; // itself
        }
    }

    AlarmHealth &m_health;
    const AlarmKey &m_key;
    std::optional<std::int64_t> m_activeSince;
    std::optional<std::int64_t> m_unseenSince;
    std::optional<std::int64_t> m_calledMs; ///< and not answered yet
    bool m_hasCalled = false;
    bool m_isAside = false;
    std::vector<std::int64_t> m_starts; ///< of activations that called
    std::vector<Activation> m_activations; ///< likewise, those that have ended
    std::vector<std::int64_t> m_answers; ///< ms from call to acknowledgement
};

void followAlarms(AlarmHealth &health, const AlarmRecord &record)
{
    std::map<std::uint32_t, AlarmTrack> tracks;
    const auto trackOf = [&](const AlarmRecordStep &step) -> AlarmTrack & {
        return tracks.try_emplace(step.alarm, health, record.alarms[step.alarm]).first->second;
    };
    for (const AlarmRecordStep &step : record.before)
        trackOf(step).begin(step);
    for (const AlarmRecordStep &step : record.steps)
        trackOf(step).take(step);
    std::vector<std::int64_t> answers;
    for (auto &[alarm, track] : tracks) {
        track.finish();
        answers.insert(answers.end(), track.answers().begin(), track.answers().end());
    }
    std::ranges::sort(health.stale, [](const StaleAlarm &a, const StaleAlarm &b) {
        return a.activatedMs != b.activatedMs ? a.activatedMs < b.activatedMs : a.key < b.key;
    });
    std::ranges::sort(answers);
    if (!answers.empty())
        health.medianAcknowledgeMs = std::midpoint(answers[(answers.size() - 1) / 2], answers[answers.size() / 2]);
}

void judgeAcknowledgements(AlarmHealth &health, const std::vector<AlarmRecordStep> &steps)
{
    std::vector<std::int64_t> times;
    for (const AlarmRecordStep &step : steps)
        if (step.event == AlarmEvent::Acknowledged)
            times.push_back(step.timeMs);
    health.acknowledgements = times.size();
    for (std::size_t i = 0; i < times.size(); ++i) {
        const bool isBehind = i > 0 && times[i] - times[i - 1] <= kBlindMs;
        const bool isBefore = i + 1 < times.size() && times[i + 1] - times[i] <= kBlindMs;
        health.blindAcknowledgements += isBehind || isBefore ? 1 : 0;
    }
}

std::vector<AlarmCall> callsOf(AlarmHealth &health, const std::vector<AlarmRecordStep> &steps)
{
    std::vector<AlarmCall> calls;
    for (const AlarmRecordStep &step : steps) {
        if (!step.calls)
            continue;
        calls.push_back({step.timeMs, step.alarm});
        ++health.countByPriority.at(static_cast<std::size_t>(step.priority) - 1);
        health.currentRate += step.timeMs > health.span.toMs - kTenMinutesMs ? 1 : 0;
    }
    health.count = calls.size();
    return calls;
}

} // namespace

AlarmHealth alarmHealth(const AlarmRecord &record)
{
    AlarmHealth health{.span = record.span};
    if (record.span.fromMs >= record.span.toMs)
        return health;
    const auto down = mergedDown(record);
    const auto calls = callsOf(health, record.steps);
    health.coverage = static_cast<double>(upBetween(record.span, down))
        / static_cast<double>(record.span.toMs - record.span.fromMs);
    countBuckets(health, calls, down);
    judgeFloods(health, calls, record, down);
    judgeChatter(health, calls, record.alarms);
    health.topTen = mostFrequent(calls, record.alarms, kTopTen);
    followAlarms(health, record);
    judgeAcknowledgements(health, record.steps);
    return health;
}

} // namespace lineside
