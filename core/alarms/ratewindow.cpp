// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/ratewindow.h"

#include <algorithm>

namespace lineside {

namespace {

constexpr std::size_t kLeastParts = 3; // of two readings one may be beside the others
constexpr double kLeastSpan = 0.75; // of the stretch

} // namespace

void RateWindow::add(std::int64_t timeMs, double value)
{
    if (timeMs < m_lastMs)
        m_count = 0; // another clock
    m_lastMs = timeMs;
    const std::int64_t index = timeMs / std::max<std::int64_t>(1, m_lengthMs / std::int64_t{kParts});
    while (m_count > 0 && index - part(0).index > std::int64_t{kParts}) {
        m_first = (m_first + 1) % m_parts.size();
        --m_count;
    }
    if (m_count == 0 || part(m_count - 1).index != index) {
        m_parts[(m_first + m_count) % m_parts.size()] = {.index = index};
        ++m_count;
    }
    Part &newest = m_parts[(m_first + m_count - 1) % m_parts.size()];
    ++newest.count;
    newest.timeMs += (static_cast<double>(timeMs) - newest.timeMs) / newest.count;
    newest.value += (value - newest.value) / newest.count;
}

/// Least squares, each part counting once.
std::optional<double> RateWindow::change() const
{
    const auto length = static_cast<double>(m_lengthMs);
    if (m_count < kLeastParts || part(m_count - 1).timeMs - part(0).timeMs < kLeastSpan * length)
        return std::nullopt;
    double meanTime = 0;
    double meanValue = 0;
    for (std::size_t i = 0; i < m_count; ++i) {
        meanTime += (part(i).timeMs - part(0).timeMs) / static_cast<double>(m_count);
        meanValue += part(i).value / static_cast<double>(m_count);
    }
    double squares = 0;
    double products = 0;
    for (std::size_t i = 0; i < m_count; ++i) {
        const double time = part(i).timeMs - part(0).timeMs - meanTime;
        squares += time * time;
        products += time * (part(i).value - meanValue);
    }
    return products / squares * length;
}

} // namespace lineside
