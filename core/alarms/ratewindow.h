// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace lineside {

/// How fast a value changes: the slope of the straight line nearest to the readings of a stretch of time. They are
/// taken together in sixteen parts of it, so that memory is bounded, and neither a reading beside the others nor one
/// that comes late counts for much.
/// Owner: Hearing, a value. Thread: pipeline. Errors: none.
class RateWindow
{
public:
    /// The readings of so long are looked at.
    explicit RateWindow(std::int64_t lengthMs)
        : m_lengthMs(lengthMs)
    {
    }
    void add(std::int64_t timeMs, double value);
    /// Change over the whole stretch; none: the readings do not span most of it.
    [[nodiscard]] std::optional<double> change() const;

private:
    static constexpr std::size_t kParts = 16;
    struct Part
    {
        std::int64_t index = 0; // of its part of time
        double timeMs = 0; // mean
        double value = 0; // mean
        int count = 0;
    };
    [[nodiscard]] const Part &part(std::size_t i) const { return m_parts[(m_first + i) % m_parts.size()]; }

    std::int64_t m_lengthMs;
    std::array<Part, kParts + 1> m_parts{};
    std::size_t m_first = 0;
    std::size_t m_count = 0;
    std::int64_t m_lastMs = 0;
};

} // namespace lineside
