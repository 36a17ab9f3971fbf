// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/crc32c.h"

#include <array>
#include <cstring>

namespace lineside {

namespace {

constexpr std::uint32_t kPolynomialReflected = 0x82F63B78;

constexpr std::array<std::uint32_t, 256> makeTable()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ ((value & 1) != 0 ? kPolynomialReflected : 0);
        table[i] = value;
    }
    return table;
}

constexpr std::array<std::uint32_t, 256> kTable = makeTable();

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) std::uint32_t crc32cByInstruction(std::uint32_t crc, const unsigned char *bytes,
                                                                    std::size_t size)
{
    std::uint64_t state = ~crc;
    for (; size >= 8; size -= 8, bytes += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes, 8);
        state = __builtin_ia32_crc32di(state, word);
    }
    auto narrow = static_cast<std::uint32_t>(state);
    for (; size > 0; --size, ++bytes)
        narrow = __builtin_ia32_crc32qi(narrow, *bytes);
    return ~narrow;
}
#endif

} // namespace

std::uint32_t crc32cByTable(std::uint32_t crc, const void *data, std::size_t size)
{
    const auto *bytes = static_cast<const unsigned char *>(data);
    std::uint32_t state = ~crc;
    for (std::size_t i = 0; i < size; ++i)
        state = (state >> 8) ^ kTable[(state ^ bytes[i]) & 0xFF];
    return ~state;
}

std::uint32_t crc32c(std::uint32_t crc, const void *data, std::size_t size)
{
#if defined(__x86_64__)
    static const bool hasInstruction = __builtin_cpu_supports("sse4.2") != 0;
    if (hasInstruction)
        return crc32cByInstruction(crc, static_cast<const unsigned char *>(data), size);
#endif
    return crc32cByTable(crc, data, size);
}

} // namespace lineside
