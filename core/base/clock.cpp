// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

#include <chrono>

namespace lineside {

namespace {
template <typename C>
std::int64_t nowMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(C::now().time_since_epoch()).count();
}
} // namespace

std::int64_t SystemClock::utcMs() const
{
    return nowMs<std::chrono::system_clock>();
}

std::int64_t SystemClock::monotonicMs() const
{
    return nowMs<std::chrono::steady_clock>();
}

} // namespace lineside
