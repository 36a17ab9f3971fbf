// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/alarmquery.h"

#include <charconv>

namespace lineside {

namespace {

/// The first value of this name. toString() gives a number that is no value the name of a lower one.
template <typename Word>
std::optional<Word> wordNamed(std::string_view text, int first)
{
    constexpr int kBeyond = 64;
    for (int value = first; value < kBeyond; ++value)
        if (const auto word = static_cast<Word>(value); toString(word) == text)
            return word;
    return std::nullopt;
}

bool readNumber(std::string_view text, std::int64_t &number)
{
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc{} && end == text.data() + text.size();
}

} // namespace

std::string StepPlace::text() const
{
    return std::to_string(timeMs) + '.' + std::to_string(number);
}

std::optional<StepPlace> parseStepPlace(std::string_view text)
{
    const auto dot = text.find('.');
    StepPlace place;
    if (dot == std::string_view::npos || !readNumber(text.substr(0, dot), place.timeMs)
        || !readNumber(text.substr(dot + 1), place.number))
        return std::nullopt;
    return place;
}

std::optional<Priority> parsePriority(std::string_view text)
{
    return wordNamed<Priority>(text, 1);
}

std::optional<AlarmState> parseAlarmState(std::string_view text)
{
    return wordNamed<AlarmState>(text, 0);
}

std::optional<AlarmEvent> parseAlarmEvent(std::string_view text)
{
    return wordNamed<AlarmEvent>(text, 1);
}

} // namespace lineside
