// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/amounts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

namespace lineside {

namespace {

struct NamedFactor
{
    std::string_view name;
    double factor;
};

constexpr std::array kDurationUnits{
    NamedFactor{"ms", 1},        NamedFactor{"s", 1000},       NamedFactor{"m", 60'000},
    NamedFactor{"h", 3'600'000}, NamedFactor{"d", 86'400'000},
};

constexpr double kKibi = 1024;
constexpr std::array kSizeUnits{
    NamedFactor{"", 1},
    NamedFactor{"B", 1},
    NamedFactor{"kB", 1e3},
    NamedFactor{"MB", 1e6},
    NamedFactor{"GB", 1e9},
    NamedFactor{"TB", 1e12},
    NamedFactor{"KiB", kKibi},
    NamedFactor{"MiB", kKibi *kKibi},
    NamedFactor{"GiB", kKibi *kKibi *kKibi},
    NamedFactor{"TiB", kKibi *kKibi *kKibi *kKibi},
};

constexpr double kLargest = 9.0e15; // exactly counted by a double; far beyond any honest setting

bool isNumberPart(char c)
{
    return (c >= '0' && c <= '9') || c == '.';
}

/// Takes "1.5" off the front. nullopt: no number there.
std::optional<double> takeNumber(std::string_view &rest)
{
    const auto *end = std::find_if_not(rest.begin(), rest.end(), isNumberPart);
    double number = 0;
    const auto [stopped, problem] = std::from_chars(rest.begin(), end, number, std::chars_format::fixed);
    if (problem != std::errc{} || stopped != end)
        return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.begin()));
    return number;
}

/// Takes the unit, all up to the next digit, off the front.
template <typename Units>
std::optional<double> takeFactor(std::string_view &rest, const Units &units)
{
    const auto *end = std::find_if(rest.begin(), rest.end(), isNumberPart);
    const std::string_view name(rest.data(), static_cast<std::size_t>(end - rest.begin()));
    const auto unit
        = std::find_if(units.begin(), units.end(), [&name](const NamedFactor &u) { return u.name == name; });
    if (unit == units.end())
        return std::nullopt;
    rest.remove_prefix(name.size());
    return unit->factor;
}

Unexpected invalid(std::string message)
{
    return unexpected(ErrorCode::InvalidInput, std::move(message));
}

} // namespace

Result<std::chrono::milliseconds> parseDuration(std::string_view text)
{
    if (text == "0")
        return std::chrono::milliseconds(0);
    double sum = 0;
    std::string_view rest = text;
    do {
        const auto number = takeNumber(rest);
        const auto factor = number ? takeFactor(rest, kDurationUnits) : std::nullopt;
        if (!factor)
            return invalid(R"(must be a duration such as "250ms", "30s", "5m", "1h30m" or "90d")");
        sum += *number * *factor;
    } while (!rest.empty());
    if (sum > kLargest)
        return invalid("is too long a duration");
    return std::chrono::milliseconds(std::llround(sum));
}

Result<std::uint64_t> parseSize(std::string_view text)
{
    std::string_view rest = text;
    const auto number = takeNumber(rest);
    const auto factor = number ? takeFactor(rest, kSizeUnits) : std::nullopt;
    if (!factor || !rest.empty())
        return invalid(R"(must be a size such as "256MiB", "8GiB" or "500kB")");
    if (*number * *factor > kLargest)
        return invalid("is too large a size");
    return static_cast<std::uint64_t>(std::llround(*number * *factor));
}

std::string durationText(std::chrono::milliseconds duration)
{
    std::string text;
    auto rest = duration.count();
    for (auto unit = kDurationUnits.rbegin(); unit != kDurationUnits.rend(); ++unit) {
        const auto length = static_cast<std::int64_t>(unit->factor);
        if (rest >= length)
            text += std::to_string(rest / length) + std::string(unit->name);
        rest %= length;
    }
    return text.empty() ? "0s" : text;
}

} // namespace lineside
