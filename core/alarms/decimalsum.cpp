// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/decimalsum.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

namespace lineside {

namespace {

/// digits * 10^exponent.
struct Decimal
{
    std::string digits; // the first may be 0
    int exponent = 0;
};

Decimal decimalOf(double magnitude)
{
    std::array<char, 32> text{};
    const auto end
        = std::to_chars(text.data(), text.data() + text.size(), magnitude, std::chars_format::scientific).ptr;
    const char *const mark = std::find(text.data(), end, 'e');
    Decimal decimal;
    for (const char *c = text.data(); c != mark; ++c)
        if (*c != '.')
            decimal.digits += *c;
    const char *const exponent = mark + (mark[1] == '+' ? 2 : 1);
    std::from_chars(exponent, end, decimal.exponent);
    decimal.exponent -= static_cast<int>(decimal.digits.size()) - 1;
    return decimal;
}

/// Brings both to the same exponent and length, with room for a carry.
void align(Decimal &a, Decimal &b)
{
    const int exponent = std::min(a.exponent, b.exponent);
    for (Decimal *each : {&a, &b}) {
        each->digits.append(static_cast<std::size_t>(each->exponent - exponent), '0');
        each->exponent = exponent;
    }
    const auto length = std::max(a.digits.size(), b.digits.size()) + 1;
    for (Decimal *each : {&a, &b})
        each->digits.insert(0, length - each->digits.size(), '0');
}

/// a + sign * b, of aligned ones; a is not the smaller when sign is -1.
void add(Decimal &a, const Decimal &b, int sign)
{
    int carry = 0;
    for (std::size_t i = a.digits.size(); i-- > 0;) {
        int digit = (a.digits[i] - '0') + sign * (b.digits[i] - '0') + carry;
        carry = digit > 9 ? 1 : digit < 0 ? -1 : 0;
        digit -= 10 * carry;
        a.digits[i] = static_cast<char>('0' + digit);
    }
}

double doubleOf(const Decimal &decimal)
{
    const std::string text = decimal.digits + 'e' + std::to_string(decimal.exponent);
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isTooLarge = read.ec == std::errc::result_out_of_range && decimal.exponent > -300;
    return isTooLarge ? std::numeric_limits<double>::infinity() : value;
}

} // namespace

double decimalSum(double a, double b)
{
    if (b == 0 || !std::isfinite(a) || !std::isfinite(b))
        return a + b;
    Decimal larger = decimalOf(std::max(std::abs(a), std::abs(b)));
    Decimal smaller = decimalOf(std::min(std::abs(a), std::abs(b)));
    align(larger, smaller);
    add(larger, smaller, std::signbit(a) == std::signbit(b) ? 1 : -1);
    const double sign = std::signbit(std::abs(a) < std::abs(b) ? b : a) ? -1 : 1;
    return sign * doubleOf(larger);
}

} // namespace lineside
