// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace lineside {

/// CRC-32C (Castagnoli) of `size` bytes, continuing from `crc` (0 to begin). Debian ships no library for it; zlib's
/// crc32 is another polynomial without a hardware instruction. Source: RFC 3720 appendix B.4 for polynomial and test
/// vectors. Uses the SSE 4.2 instruction where the processor has it. Thread: any.
[[nodiscard]] std::uint32_t crc32c(std::uint32_t crc, const void *data, std::size_t size);

/// The same by table, for processors without the instruction and for the test that holds both against each other.
[[nodiscard]] std::uint32_t crc32cByTable(std::uint32_t crc, const void *data, std::size_t size);

} // namespace lineside
