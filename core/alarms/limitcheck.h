// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"

#include <cstdint>

namespace lineside {

/// Where the number that is compared comes from.
enum class ValueOrigin : std::uint8_t {
    AsWritten, ///< the nearest double of what the device wrote
    Converted, ///< the outcome of a calculation, such as one unit's value in another
};

/// One limit as a value meets it: beyond it the condition is present, at its return value and inside it is gone.
/// This is the only place where a value is held against a limit. Numbers count as they were written, in decimal: 6.1
/// with a deadband of 0.2 returns at 5.9, and the neighbour of 80.1 is beyond 80.1. A converted value equals a limit
/// when both differ by 1e-9 of the larger or less: 353.25 K is 80.1 celsius. Source: core/FACTS.md, "Limits and
/// deadbands". Owner: AlarmPoint, a value. Thread: any. Errors: none.
class LimitCheck
{
public:
    LimitCheck(LimitKind kind, double limit, double deadband);

    /// Strictly beyond the limit.
    [[nodiscard]] bool isBeyond(double value, ValueOrigin origin) const
    {
        return outside(value, m_limit) && !areEqual(value, m_limit, origin);
    }
    /// As far inside as the deadband asks for.
    [[nodiscard]] bool isBackInside(double value, ValueOrigin origin) const
    {
        return !outside(value, m_return) || areEqual(value, m_return, origin);
    }
    /// The limit less the deadband for an upper one, plus it for a lower one.
    [[nodiscard]] double returnValue() const { return m_return; }

private:
    [[nodiscard]] bool outside(double value, double edge) const { return m_isUpper ? value > edge : value < edge; }
    [[nodiscard]] static bool areEqual(double value, double edge, ValueOrigin origin);

    bool m_isUpper;
    double m_limit;
    double m_return;
};

} // namespace lineside
