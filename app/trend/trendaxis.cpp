// SPDX-License-Identifier: GPL-3.0-or-later
#include "trend/trendaxis.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

namespace lineside {

namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::array<std::int64_t, 21> kTimeSteps{
    kSecond,     2 * kSecond,  5 * kSecond,  10 * kSecond, 30 * kSecond, kMinute,   2 * kMinute,
    5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute, kHour,        2 * kHour, 3 * kHour,
    4 * kHour,   6 * kHour,    12 * kHour,   kDay,         2 * kDay,     5 * kDay,  10 * kDay};

/// The smallest of 1, 2, 2.5, 5, 10 times a power of ten that is no smaller than `least`.
double niceStep(double least)
{
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        if (factor * power >= least * (1 - 1e-9))
            return factor * power;
    }
    return 10 * power;
}

double stepAfter(double step)
{
    return niceStep(step * 1.01);
}

int digitsOf(double step)
{
    for (int digits = 0; digits < 9; ++digits) {
        const double scaled = step * std::pow(10.0, digits);
        if (std::abs(scaled - std::round(scaled)) < 1e-6 * scaled)
            return digits;
    }
    return 9;
}

std::int64_t timeStep(std::int64_t spanMs, int atMost)
{
    const std::int64_t least = spanMs / std::max(1, atMost);
    const auto found
        = std::find_if(kTimeSteps.begin(), kTimeSteps.end(), [&](std::int64_t step) { return step >= least; });
    return found == kTimeSteps.end() ? (least / kDay + 1) * kDay : *found;
}

std::int64_t localOffset(std::int64_t utcMs)
{
    return QDateTime::fromMSecsSinceEpoch(utcMs).offsetFromUtc() * kSecond;
}

QString tickLabel(std::int64_t utcMs, std::int64_t step, const QLocale &locale)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(utcMs);
    if (step >= kDay || local.time() == QTime(0, 0))
        return locale.toString(local, QStringLiteral("d MMM"));
    return local.toString(step < kMinute ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

} // namespace

ValueAxis niceAxis(double low, double high, int steps)
{
    if (!std::isfinite(low) || !std::isfinite(high) || low > high)
        return niceAxis(0, 1, steps);
    const double least = std::max({std::abs(low), std::abs(high), 1.0}) * 1e-3;
    if (high - low < least) {
        // A flat line stands in the middle, and noise in the last digit does not fill the picture.
        const double middle = (low + high) / 2;
        return niceAxis(middle - least, middle + least, steps);
    }
    ValueAxis axis;
    for (double step = niceStep((high - low) / steps);; step = stepAfter(step)) {
        axis.low = std::floor(low / step * (1 + 1e-12)) * step;
        axis.high = axis.low + steps * step;
        axis.digits = digitsOf(step);
        if (axis.high >= high)
            return axis;
    }
}

std::vector<TimeTick> makeTimeTicks(std::int64_t fromMs, std::int64_t toMs, int atMost, const QLocale &locale)
{
    std::vector<TimeTick> ticks;
    if (toMs <= fromMs || atMost < 1)
        return ticks;
    const std::int64_t step = timeStep(toMs - fromMs, atMost);
    const std::int64_t firstLocal = (fromMs + localOffset(fromMs) + step - 1) / step * step;
    for (std::int64_t local = firstLocal;; local += step) {
        // Asked twice, because the offset may change on the way (daylight saving).
        const std::int64_t guess = local - localOffset(fromMs);
        const std::int64_t utc = local - localOffset(guess);
        if (utc > toMs)
            return ticks;
        if (utc >= fromMs)
            ticks.push_back({utc, tickLabel(utc, step, locale)});
    }
}

} // namespace lineside
