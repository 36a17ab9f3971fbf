// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/noise.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace lineside {

namespace {

constexpr std::size_t kFewestDifferences = 256;
constexpr std::size_t kMostDifferences = 65'536;
constexpr double kSigmaOfMad = 1.4826; // of a normal distribution

double medianOf(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

NoiseEstimate::NoiseEstimate(LimitKind kind, double limit, double clear)
    : m_isUpper(isUpper(kind))
    , m_limit(limit)
    , m_clear(clear)
{
}

void NoiseEstimate::add(std::span<const ReplaySample> samples)
{
    for (std::size_t i = 1; i < samples.size(); ++i) {
        const double from = distanceInside(samples[i - 1].value);
        const double to = distanceInside(samples[i].value);
        const double nearest = std::min(from, to);
        if (nearest >= m_clear && m_away.size() < kMostDifferences)
            m_away.push_back(from - to);
        else if (nearest >= 0 && m_inside.size() < kMostDifferences)
            m_inside.push_back(from - to);
    }
}

std::optional<double> NoiseEstimate::sigma() const
{
    const std::vector<double> &differences = m_away.size() >= kFewestDifferences ? m_away : m_inside;
    if (differences.size() < kFewestDifferences)
        return std::nullopt;
    const double median = medianOf(differences);
    std::vector<double> deviations;
    deviations.reserve(differences.size());
    for (const double difference : differences)
        deviations.push_back(std::abs(difference - median));
    return kSigmaOfMad * medianOf(std::move(deviations)) / std::numbers::sqrt2;
}

} // namespace lineside
