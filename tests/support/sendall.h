// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sendwindow.h"

#include <cstdint>
#include <vector>

namespace lineside {

using Sequences = std::vector<std::uint64_t>;

/// Takes all that waits in the lane for sent.
inline Sequences sendAll(SendWindow &lane)
{
    Sequences sent;
    while (const OutboxRow *row = lane.sendNext())
        sent.push_back(row->sequence);
    return sent;
}

} // namespace lineside
