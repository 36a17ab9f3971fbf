// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lineside {

/// Memory of this process that is in RAM now, bytes; 0 when the system does not tell. Thread: any.
[[nodiscard]] std::uint64_t residentBytes();

} // namespace lineside
