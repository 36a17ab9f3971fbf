// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lineside {

/// Rows a sink will never get.
struct SinkLoss
{
    std::uint64_t quota = 0;
    std::uint64_t age = 0; ///< of slices that would have gone whatever the quota
};

} // namespace lineside
