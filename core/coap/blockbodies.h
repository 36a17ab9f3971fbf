// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace lineside {

/// Puts bodies together that come in blocks (Block1, RFC 7959). The library's own way believes the size that a stranger
/// writes into the first block and takes that much memory; here a body grows with what has come.
/// Owner and thread: the server's. Memory: kMost bodies of kMostBytes. Errors: as Step says.
class BlockBodies
{
public:
    static constexpr std::size_t kMostBytes = 16 * 1024; ///< a reading with metadata is 200 bytes to 2 KB
    static constexpr std::size_t kMost = 64; ///< under way at a time; beyond, the oldest is given up
    static constexpr std::int64_t kLifetimeMs = 247'000; ///< EXCHANGE_LIFETIME, RFC 7959 §2.5

    enum class Step : std::uint8_t {
        Continue, ///< more is to come
        Whole, ///< take() has it
        OutOfOrder, ///< 4.08: a block before it is missing
        TooLarge, ///< 4.13
    };

    /// One block: at `offset`, and whether more follow. `key`: whose body, and of what.
    [[nodiscard]] Step add(const std::string &key, std::size_t offset, bool more, std::string_view bytes,
                           std::int64_t nowMs);
    /// The body that add() called whole; it is gone from here then.
    [[nodiscard]] std::string take(const std::string &key);
    [[nodiscard]] std::size_t size() const { return m_bodies.size(); }

private:
    struct Body
    {
        std::string bytes;
        std::int64_t sinceMs = 0; ///< monotonic
    };

    void makeRoom(std::int64_t nowMs);

    std::map<std::string, Body> m_bodies;
};

} // namespace lineside
