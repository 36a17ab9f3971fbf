// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace lineside {

/// Bytes that must not be left in memory or a log: a PIN, a password, a key. They are overwritten when it goes, and it
/// has no way into text. Copying is asked for by name. Thread: a value, none of its own.
class Secret
{
public:
    Secret() = default;
    explicit Secret(std::span<const unsigned char> bytes);
    /// Overwrites the text it was given.
    explicit Secret(std::string &&text);
    /// Random bytes of the operating system.
    [[nodiscard]] static Secret random(std::size_t size);

    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    ~Secret();

    [[nodiscard]] std::span<const unsigned char> bytes() const { return {m_bytes.get(), m_size}; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] Secret copy() const { return Secret(bytes()); }
    /// As long for a difference in the first byte as for one in the last; lengths are no secret.
    [[nodiscard]] bool equals(const Secret &other) const;

private:
    explicit Secret(std::size_t size);
    void wipe();

    std::unique_ptr<unsigned char[]> m_bytes;
    std::size_t m_size = 0;
};

} // namespace lineside
