// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"
#include "model/alarmrecord.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace lineside {

/// What of an alarm's settings a suggestion may change. The limit itself never: what is dangerous stays dangerous.
struct AlarmTuning
{
    double deadband = 0; ///< in the base unit
    std::chrono::milliseconds onDelay{0};
    std::chrono::milliseconds offDelay{0};

    bool operator==(const AlarmTuning &) const = default;
};

/// From an activation to its return.
struct AlarmSpell
{
    std::int64_t startMs = 0; ///< UTC
    std::int64_t endMs = 0; ///< UTC; the end of the stretch for one that goes on

    [[nodiscard]] std::int64_t lengthMs() const { return endMs - startMs; }
    bool operator==(const AlarmSpell &) const = default;
};

/// How an alarm did with some settings.
struct AlarmOutcome
{
    AlarmTuning tuning{};
    std::size_t count = 0; ///< activations
    double psi = 0; ///< as ChatteringAlarm::psi

    bool operator==(const AlarmOutcome &) const = default;
};

/// Why nothing is suggested.
enum class NoSuggestion : std::uint8_t {
    None, ///< something is
    NoLimit, ///< the kind holds no value against a limit, or its limit is configured no longer
    NoReadings, ///< none are stored of that stretch
    Quiet, ///< it does not chatter (psi under 0.05, or under three activations)
    NothingHelps, ///< it would chatter with all settings there are to try
    AllRefused, ///< what would help loses or delays an activation that counts, or makes it stand
    TooMuch, ///< more readings cross the limit than are looked at
    Cancelled, ///< nobody waits for it any more
};
/// "", "no-limit", "no-readings", "quiet", "nothing-helps", "all-refused", "too-much", "cancelled".
[[nodiscard]] std::string_view toString(NoSuggestion why);

/// Deadband and delays for one alarm, found by running the alarm engine over its stored readings. Nothing applies it by
/// itself. Source: core/FACTS.md, "Suggestion by replay".
struct AlarmSuggestion
{
    AlarmKey key{};
    TimeSpan span{}; ///< what was looked at
    std::uint64_t readings = 0; ///< that were run
    std::optional<double> noise{}; ///< sigma of the signal, base unit; none: too little to tell
    std::chrono::milliseconds respondWithin{0}; ///< by what is judged as long
    bool isRespondAssumed = false; ///< nobody has written it; by priority
    NoSuggestion reason = NoSuggestion::None;
    AlarmOutcome now{};

    // Of the suggestion; meaningless when there is a reason why there is none.
    AlarmOutcome suggested{};
    std::int64_t addedDelayMedianMs = 0; ///< of the activations that are still told
    std::int64_t addedDelayMaxMs = 0;
    std::size_t vanished = 0; ///< activations in which it is not active at any time
    std::size_t merged = 0; ///< told by the activation before, which goes on
    std::vector<AlarmSpell> longestVanished{}; ///< longest first, kShownVanished at most

    std::size_t refused = 0; ///< settings that help, and would lose, delay or make stand

    static constexpr std::size_t kShownVanished = 50;

    bool operator==(const AlarmSuggestion &) const = default;
};

/// How far the search is that somebody waits for.
struct SuggestionProgress
{
    double done = 0; ///< 0 to 1
    std::optional<AlarmSuggestion> found{}; ///< once it has ended
};

} // namespace lineside
