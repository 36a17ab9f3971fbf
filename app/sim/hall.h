// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine.h"

#include <cstdint>
#include <vector>

namespace lineside::sim {

/// `count` machines of all types in turn, spread over the lines of two halls. The same seed makes the same hall.
[[nodiscard]] std::vector<Machine> buildHall(int count, std::uint32_t seed);

} // namespace lineside::sim
