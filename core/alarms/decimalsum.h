// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lineside {

/// The sum of two finite numbers as they are written in decimal, in the nearest double: 6.1 and -0.2 give 5.9, where
/// binary arithmetic gives 5.8999999999999995. A double stands for the shortest decimal that reads back as it, which is
/// what was written up to 15 digits. Beyond every double: infinite. For configuration, not for the hot path.
/// Thread: any.
[[nodiscard]] double decimalSum(double a, double b);

} // namespace lineside
