// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/suggestionsearch.h"

#include "alarms/chatter.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace lineside {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kOnDelays[] = {0s, 2s, 5s, 15s, 30s, 60s};
constexpr std::chrono::milliseconds kOffDelays[] = {0s, 5s, 15s, 60s};
constexpr double kNoiseDeadbands[] = {3, 6}; // sigma

/// The shortest that the priority stands for: who is told least may lose least.
std::chrono::milliseconds assumedTimeToRespond(Priority priority)
{
    switch (priority) {
    case Priority::Critical:
        return 1min;
    case Priority::High:
        return 3min;
    case Priority::Medium:
        return 10min;
    case Priority::Low:
        return 30min;
    }
    return 1min;
}

/// Upwards to two digits: nobody sets a deadband of 0.473192.
double roundedUp(double value)
{
    if (value <= 0)
        return 0;
    const double step = std::pow(10, std::floor(std::log10(value)) - 1);
    const double digits = std::ceil(value / step - 1e-9);
    return step < 1 ? digits / std::round(1 / step) : digits * step;
}

double presentDeadband(const SuggestionSubject &subject)
{
    return subject.limit.deadband.value_or(0);
}

AlarmOutcome outcomeOf(const AlarmTuning &tuning, const std::vector<AlarmSpell> &spells)
{
    std::vector<std::int64_t> starts;
    starts.reserve(spells.size());
    for (const AlarmSpell &spell : spells)
        starts.push_back(spell.startMs);
    return {tuning, spells.size(), chatterIndex(starts)};
}

bool chatters(const AlarmOutcome &outcome)
{
    return outcome.count >= kChatterCalls && outcome.psi >= kChatterPsi;
}

auto cost(const AlarmOutcome &outcome)
{
    return std::tuple(outcome.count, outcome.tuning.onDelay + outcome.tuning.offDelay, outcome.tuning.deadband);
}

} // namespace

SuggestionSearch::SuggestionSearch(SuggestionSubject subject)
    : m_subject(std::move(subject))
    , m_now{presentDeadband(m_subject), m_subject.limit.onDelay, m_subject.limit.offDelay}
    , m_noise(m_subject.key.limit, m_subject.limit.limit, 2 * std::max(m_now.deadband, m_subject.typeDeadband))
{
    m_suggestion.key = m_subject.key;
    m_suggestion.span = m_subject.span;
    m_suggestion.isRespondAssumed = !m_subject.respondWithin;
    m_suggestion.respondWithin = m_subject.respondWithin ? std::chrono::milliseconds(*m_subject.respondWithin)
                                                         : assumedTimeToRespond(m_subject.limit.priority);
}

std::vector<double> SuggestionSearch::deadbands() const
{
    std::vector<double> all{m_now.deadband};
    const auto addOnce = [&all](double deadband) {
        if (deadband > 0 && std::ranges::find(all, deadband) == all.end())
            all.push_back(deadband);
    };
    addOnce(m_subject.typeDeadband);
    for (const double sigmas : kNoiseDeadbands)
        addOnce(roundedUp(sigmas * m_suggestion.noise.value_or(0)));
    return all;
}

void SuggestionSearch::begin()
{
    m_suggestion.noise = m_noise.sigma();
    for (const double deadband : deadbands()) {
        m_turns.emplace_back(m_subject.key.limit, m_subject.limit.limit, deadband);
        m_clear = std::max(m_clear, 2 * deadband);
    }
}

bool SuggestionSearch::mayMove(double lowest, double highest) const
{
    return isUpper(m_subject.key.limit) ? highest > m_subject.limit.limit - m_clear
                                        : lowest < m_subject.limit.limit + m_clear;
}

bool SuggestionSearch::turnsAt(double value) const
{
    return std::ranges::any_of(m_turns, [value](const ConditionTurns &turns) { return turns.turnsAt(value); });
}

void SuggestionSearch::add(const ReplaySample &sample)
{
    ++m_suggestion.readings;
    m_isTooMuch |= m_turnCount >= kMostTurns;
    if (m_isTooMuch)
        return;
    for (ConditionTurns &turns : m_turns) {
        const std::size_t before = turns.all().size();
        turns.add(sample);
        m_turnCount += turns.all().size() - before;
    }
}

/// Fewest changes first, so that the search may end with the first number of them that brings something.
std::vector<AlarmTuning> SuggestionSearch::candidates() const
{
    std::vector<AlarmTuning> all;
    const auto with = [](auto present, const auto &others) {
        std::vector<std::chrono::milliseconds> delays(std::begin(others), std::end(others));
        if (std::ranges::find(delays, present) == delays.end())
            delays.push_back(present);
        return delays;
    };
    for (const ConditionTurns &turns : m_turns)
        for (const auto onDelay : with(m_now.onDelay, kOnDelays))
            for (const auto offDelay : with(m_now.offDelay, kOffDelays))
                all.push_back({turns.deadband(), onDelay, offDelay});
    std::erase(all, m_now);
    std::ranges::stable_sort(all, {}, [this](const AlarmTuning &each) { return changesIn(each); });
    return all;
}

int SuggestionSearch::changesIn(const AlarmTuning &tuning) const
{
    return int(tuning.deadband != m_now.deadband) + int(tuning.onDelay != m_now.onDelay)
        + int(tuning.offDelay != m_now.offDelay);
}

std::vector<AlarmSpell> SuggestionSearch::replay(const AlarmTuning &tuning, const GoesOn &goesOn)
{
    AlarmLimit limit = m_subject.limit;
    limit.deadband = tuning.deadband;
    limit.onDelay = tuning.onDelay;
    limit.offDelay = tuning.offDelay;
    const auto turns = std::ranges::find(m_turns, tuning.deadband, &ConditionTurns::deadband);
    return replayAlarm(m_subject.key, limit, turns->all(), m_subject.span.toMs, [&] {
        m_isCancelled = m_isCancelled || !goesOn(m_done);
        return !m_isCancelled;
    });
}

AlarmSuggestion SuggestionSearch::search(const GoesOn &goesOn)
{
    const auto nothing = [this](NoSuggestion why) {
        m_suggestion.reason = why;
        return std::move(m_suggestion);
    };
    if (m_isTooMuch)
        return nothing(NoSuggestion::TooMuch);
    if (m_suggestion.readings == 0)
        return nothing(NoSuggestion::NoReadings);
    const std::vector<AlarmSpell> before = replay(m_now, goesOn);
    m_suggestion.now = m_suggestion.suggested = outcomeOf(m_now, before);
    if (!m_isCancelled && !chatters(m_suggestion.now))
        return nothing(NoSuggestion::Quiet);
    tryAll(before, goesOn);
    if (m_isCancelled)
        return nothing(NoSuggestion::Cancelled);
    if (m_suggestion.suggested.tuning == m_now)
        return nothing(m_anyHelps ? NoSuggestion::AllRefused : NoSuggestion::NothingHelps);
    return std::move(m_suggestion);
}

void SuggestionSearch::tryAll(const std::vector<AlarmSpell> &before, const GoesOn &goesOn)
{
    const std::vector<AlarmTuning> all = candidates();
    for (std::size_t i = 0; i < all.size() && !m_isCancelled; ++i) {
        const AlarmTuning &best = m_suggestion.suggested.tuning;
        if (best != m_now && changesIn(all[i]) > changesIn(best))
            return;
        m_done = static_cast<double>(i) / static_cast<double>(all.size());
        tryOne(all[i], before, goesOn);
    }
}

void SuggestionSearch::tryOne(const AlarmTuning &tuning, const std::vector<AlarmSpell> &before, const GoesOn &goesOn)
{
    const std::vector<AlarmSpell> after = replay(tuning, goesOn);
    const AlarmOutcome outcome = outcomeOf(tuning, after);
    if (m_isCancelled || chatters(outcome))
        return;
    m_anyHelps = true;
    const ReplayVerdict verdict = judgeReplay(before, after, m_suggestion.respondWithin);
    if (verdict.isRefused())
        ++m_suggestion.refused;
    else if (m_suggestion.suggested.tuning == m_now || cost(outcome) < cost(m_suggestion.suggested))
        take(outcome, verdict, before);
}

void SuggestionSearch::take(const AlarmOutcome &outcome, const ReplayVerdict &verdict,
                            const std::vector<AlarmSpell> &before)
{
    m_suggestion.suggested = outcome;
    m_suggestion.vanished = verdict.vanished.size();
    m_suggestion.merged = verdict.merged;
    std::vector<std::int64_t> delays = verdict.delaysMs;
    std::ranges::sort(delays);
    m_suggestion.addedDelayMedianMs = delays.empty() ? 0 : delays[delays.size() / 2];
    m_suggestion.addedDelayMaxMs = delays.empty() ? 0 : delays.back();
    auto &shown = m_suggestion.longestVanished;
    shown.clear();
    for (const std::size_t index : verdict.vanished)
        shown.push_back(before[index]);
    std::ranges::stable_sort(shown, std::ranges::greater(), &AlarmSpell::lengthMs);
    shown.resize(std::min(shown.size(), AlarmSuggestion::kShownVanished));
}

} // namespace lineside
