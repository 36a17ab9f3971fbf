// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall.h"

#include <array>

namespace lineside::sim {

namespace {
constexpr std::array kLocations = {"Hall 1 / Line A", "Hall 1 / Line B", "Hall 2 / Line C", "Hall 2 / Line D"};
}

std::vector<Machine> buildHall(int count, std::uint32_t seed)
{
    const auto types = machineTypes();
    std::vector<Machine> machines;
    machines.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        const auto index = static_cast<std::size_t>(i);
        const std::size_t round = index / types.size();
        machines.emplace_back(types[index % types.size()], static_cast<int>(round) + 1,
                              kLocations[round % kLocations.size()], seed + static_cast<std::uint32_t>(i));
    }
    return machines;
}

} // namespace lineside::sim
