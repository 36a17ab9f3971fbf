// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace lineside {

/// A PIN, a password or the number of a badge on its way to the one thread that checks it. Each copy overwrites what it
/// held when it goes. There is no way to print it or to compare it by accident. A value; thread: none of its own.
class SecretText
{
public:
    static constexpr std::size_t kMaxBytes = 256; ///< many times any password; bounds what is hashed

    SecretText() = default;
    explicit SecretText(std::string text)
        : m_text(std::move(text))
    {
        wipe(text);
    }
    SecretText(const SecretText &) = default;
    SecretText(SecretText &&other) noexcept
        : m_text(std::move(other.m_text))
    {
        wipe(other.m_text); // a short text is copied, not moved
    }
    SecretText &operator=(const SecretText &other)
    {
        if (this != &other) {
            wipe(m_text);
            m_text = other.m_text;
        }
        return *this;
    }
    SecretText &operator=(SecretText &&other) noexcept
    {
        if (this != &other) {
            wipe(m_text);
            m_text = std::move(other.m_text);
            wipe(other.m_text);
        }
        return *this;
    }
    ~SecretText() { wipe(m_text); }

    [[nodiscard]] bool isEmpty() const { return m_text.empty(); }
    /// For the one who hashes it, and for the rules of how long it must be.
    [[nodiscard]] std::string_view reveal() const { return m_text; }

private:
    static void wipe(std::string &text)
    {
        text.resize(text.capacity());
        ::explicit_bzero(text.data(), text.size());
        text.clear();
    }

    std::string m_text;
};

} // namespace lineside
