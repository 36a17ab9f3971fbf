// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/limitcheck.h"

#include "alarms/decimalsum.h"

#include <algorithm>
#include <cmath>

namespace lineside {

namespace {

// Far above what a conversion loses (some 1e-15 of the value, 1e-13 where an offset is taken off), far below what a
// sensor resolves.
constexpr double kConversionTolerance = 1e-9;

} // namespace

LimitCheck::LimitCheck(LimitKind kind, double limit, double deadband)
    : m_isUpper(isUpper(kind))
    , m_limit(limit)
    , m_return(decimalSum(limit, m_isUpper ? -deadband : deadband))
{
}

bool LimitCheck::areEqual(double value, double edge, ValueOrigin origin)
{
    if (origin == ValueOrigin::AsWritten)
        return value == edge;
    return std::abs(value - edge) <= kConversionTolerance * std::max(std::abs(value), std::abs(edge));
}

} // namespace lineside
