// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace lineside {

/// A file of some megabytes that is given back when the disk is full, so that alarms, commands and audit are still
/// kept in state.db; readings wait until there is room for it again (core/FACTS.md, "A full disk").
/// Owner: Store. Thread: pipeline.
class Ballast
{
public:
    static constexpr std::uint64_t kBytes = 8ULL << 20; ///< state.db's WAL at its limit, twice
    static constexpr std::uint64_t kFreeBytesToRestore = 3 * kBytes;

    explicit Ballast(const std::string &directory);

    [[nodiscard]] bool isHeld() const { return m_held; }
    /// Given back, and not yet restored. A disk too small for a ballast never had one, and is not spent.
    [[nodiscard]] bool isSpent() const { return m_spent; }
    void release();
    /// Takes the space, as soon as a good deal more than that is free.
    void restore();

private:
    [[nodiscard]] bool allocate() const;

    std::string m_directory;
    std::string m_path;
    bool m_held;
    bool m_spent = false;
};

} // namespace lineside
