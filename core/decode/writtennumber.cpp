// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/writtennumber.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <system_error>

namespace lineside {

namespace {

// No double has more digits than this; who writes more, and not noughts, wrote a number between two of them.
constexpr std::size_t kMostDigits = 767;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The significant digits of a number, without sign, point and exponent and without noughts at both ends.
class Digits
{
public:
    explicit Digits(std::string_view token)
        : m_text(token.substr(0, token.find_first_of("eE")))
    {
        m_text.remove_prefix(std::min(m_text.find_first_of("123456789"), m_text.size()));
        while (!m_text.empty() && (m_text.back() == '0' || m_text.back() == '.'))
            m_text.remove_suffix(1);
    }

    [[nodiscard]] std::size_t count() const
    {
        return m_text.size() - (m_text.find('.') == std::string_view::npos ? 0 : 1);
    }
    [[nodiscard]] bool operator==(const Digits &other) const
    {
        auto mine = m_text.begin();
        auto theirs = other.m_text.begin();
        for (;;) {
            mine = std::find_if(mine, m_text.end(), isDigit);
            theirs = std::find_if(theirs, other.m_text.end(), isDigit);
            if (mine == m_text.end() || theirs == other.m_text.end())
                return mine == m_text.end() && theirs == other.m_text.end();
            if (*mine++ != *theirs++)
                return false;
        }
    }

private:
    std::string_view m_text;
};

/// Tells a number that is too small for a double from one too large: by where its first digit stands, exponent and all.
bool isBelowOne(std::string_view number)
{
    const auto mark = std::min(number.find_first_of("eE"), number.size());
    const auto mantissa = number.substr(0, mark);
    const auto point = static_cast<std::int64_t>(std::min(mantissa.find('.'), mantissa.size()));
    const auto first = static_cast<std::int64_t>(std::min(mantissa.find_first_of("123456789"), mantissa.size()));
    const std::int64_t places = point > first ? point - first : point - first + 1;
    std::int64_t exponent = 0;
    const char *const begin = number.data() + std::min(mark + 1, number.size());
    const char *const end = number.data() + number.size();
    const auto read = std::from_chars(begin + (begin != end && *begin == '+' ? 1 : 0), end, exponent);
    if (read.ec == std::errc::result_out_of_range)
        return *begin == '-';
    return places + exponent <= 0;
}

} // namespace

bool isJsonNumber(std::string_view token)
{
    const char *at = token.data();
    const char *const end = at + token.size();
    const auto digits = [&at, end] {
        const char *const first = at;
        while (at != end && isDigit(*at))
            ++at;
        return at - first;
    };
    const auto accept = [&at, end](char a, char b) {
        const bool there = at != end && (*at == a || *at == b);
        at += there ? 1 : 0;
        return there;
    };
    accept('-', '-');
    const bool leadingZero = at != end && *at == '0';
    const auto integer = digits();
    if (integer == 0 || (leadingZero && integer > 1) || (accept('.', '.') && digits() == 0))
        return false;
    if (accept('e', 'E')) {
        accept('+', '-');
        if (digits() == 0)
            return false;
    }
    return at == end;
}

std::optional<double> doubleOf(std::string_view jsonNumber)
{
    double value = 0;
    const auto read = std::from_chars(jsonNumber.data(), jsonNumber.data() + jsonNumber.size(), value);
    if (read.ec == std::errc())
        return value;
    const bool isNought = Digits(jsonNumber).count() == 0;
    if (isNought || isBelowOne(jsonNumber))
        return jsonNumber.starts_with('-') ? -0.0 : 0.0;
    return std::nullopt;
}

bool losesDigits(std::string_view token, double value)
{
    const bool isSubnormal = std::abs(value) < DBL_MIN;
    if (token.size() <= DBL_DIG && !isSubnormal)
        return false;
    const Digits written(token);
    const auto count = written.count();
    if (count == 0 || (count <= DBL_DIG && !isSubnormal))
        return false;
    if (count > kMostDigits || value == 0)
        return true;
    std::array<char, kMostDigits + 16> printed; // sign, point and exponent beside the digits
    const auto end = std::to_chars(printed.data(), printed.data() + printed.size(), value,
                                   std::chars_format::scientific, static_cast<int>(count) - 1)
                         .ptr;
    return !(Digits({printed.data(), static_cast<std::size_t>(end - printed.data())}) == written);
}

} // namespace lineside
