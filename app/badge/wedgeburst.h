// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace lineside {

/// Tells a badge reader that types into the window from a person, where it cannot be opened by itself (badgereader.h):
/// by its speed alone, so a person who is that fast is taken for one. A value; thread: none of its own.
/// Source: the defaults of onscan.js: 30 ms a character on average, 6 characters, Enter or Tab at the end.
class WedgeBurst
{
public:
    static constexpr std::int64_t kMostGapMs = 30;
    static constexpr std::int64_t kHoldMs = 40; ///< so long a key is held back for the next one
    static constexpr std::size_t kLeast = 6;
    static constexpr std::size_t kMost = 128;

    /// True: what was held before is no badge, and belongs to whoever has the focus.
    [[nodiscard]] bool add(char character, std::int64_t atMs);
    /// Enter or Tab. The badge, or nothing: then all that is held is somebody's typing.
    [[nodiscard]] std::optional<std::string> end(std::int64_t atMs);
    void reset() { m_text.clear(); }
    [[nodiscard]] bool isEmpty() const { return m_text.empty(); }

private:
    std::string m_text;
    std::int64_t m_firstMs = 0;
    std::int64_t m_lastMs = 0;
};

} // namespace lineside
