// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading.h"

#include <cstdint>
#include <string>

namespace lineside {

/// A stored reading that a sink would not have while it took others, set aside so that it delays nobody. The reading
/// itself is kept: the slice it was stored in may go before somebody looks.
struct QuarantinedRow
{
    std::string sink;
    std::uint64_t sequence = 0;
    Reading reading;
    std::string reason; ///< of the last refusal, for a person
    std::int64_t timeMs = 0; ///< UTC, of the last refusal
    int tries = 0; ///< times it was refused in all
};

/// Names a row of the quarantine.
struct QuarantineKey
{
    std::string sink;
    std::uint64_t sequence = 0;
};

} // namespace lineside
