// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmlimit.h"
#include "alarms/alarmreplay.h"
#include "alarms/noise.h"
#include "alarms/replayverdict.h"
#include "model/suggestion.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace lineside {

/// The alarm that is looked at.
struct SuggestionSubject
{
    AlarmKey key{};
    AlarmLimit limit{}; ///< as it stands
    double typeDeadband = 0; ///< what the quantity has as a rule; 0: not known
    std::optional<std::chrono::seconds> respondWithin{}; ///< none: assumed by priority
    TimeSpan span{};
};

/// Looks for the least change of deadband and delays with which an alarm chatters no more and loses nothing. Readings
/// go in twice: some where nothing happens, for the noise, then all that may move the alarm, rising in time. Every
/// setting is judged by an AlarmEngine of its own that they run through.
/// Least change: fewest settings changed, then fewest activations, then the shortest delays, then the smallest
/// deadband. Memory: 16 bytes for each reading that crosses a limit, kMostTurns at most. Owner: who asks. Thread: any
/// one. Errors: none; NoSuggestion says why there is nothing. Source: core/FACTS.md, "Suggestion by replay".
class SuggestionSearch
{
public:
    /// Told how much of the work is done, 0 to 1; false gives up.
    using GoesOn = std::function<bool(double)>;
    static constexpr std::size_t kMostTurns = 4'000'000;

    explicit SuggestionSearch(SuggestionSubject subject);

    /// Values that followed each other, from where the signal is as usual.
    void measureNoise(std::span<const ReplaySample> samples) { m_noise.add(samples); }
    /// Ends the measuring, and takes in what the alarm meets from now on.
    void begin();
    /// Whether values between these may move the alarm with any of the settings: two deadbands off is clear.
    [[nodiscard]] bool mayMove(double lowest, double highest) const;
    /// It would come or go with this value. After begin().
    [[nodiscard]] bool turnsAt(double value) const;
    void add(const ReplaySample &sample);

    [[nodiscard]] AlarmSuggestion search(const GoesOn &goesOn);

private:
    [[nodiscard]] std::vector<double> deadbands() const;
    [[nodiscard]] std::vector<AlarmTuning> candidates() const;
    [[nodiscard]] std::vector<AlarmSpell> replay(const AlarmTuning &tuning, const GoesOn &goesOn);
    [[nodiscard]] int changesIn(const AlarmTuning &tuning) const;
    void tryAll(const std::vector<AlarmSpell> &before, const GoesOn &goesOn);
    void tryOne(const AlarmTuning &tuning, const std::vector<AlarmSpell> &before, const GoesOn &goesOn);
    void take(const AlarmOutcome &outcome, const ReplayVerdict &verdict, const std::vector<AlarmSpell> &before);

    SuggestionSubject m_subject;
    AlarmTuning m_now;
    NoiseEstimate m_noise;
    std::vector<ConditionTurns> m_turns; // by deadband; the first is the present one
    std::size_t m_turnCount = 0;
    double m_clear = 0; // so far from the limit nothing moves
    bool m_isTooMuch = false;
    bool m_isCancelled = false;
    bool m_anyHelps = false;
    double m_done = 0;
    AlarmSuggestion m_suggestion;
};

} // namespace lineside
