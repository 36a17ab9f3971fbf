// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lineside {

/// Memory of this process that is in RAM now, bytes; 0 when the system does not tell. Thread: any.
[[nodiscard]] std::uint64_t residentBytes();

/// Has each block of 128 KiB and more given back to the system as soon as it is freed. glibc raises that bound by
/// itself to the largest block freed so far (mallopt(3), M_MMAP_THRESHOLD), and lists of a few MiB then lie about in an
/// arena in pieces. Thread: main, before there are others.
void giveBackLargeBlocks();

} // namespace lineside
