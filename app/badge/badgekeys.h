// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>

struct input_event;

namespace lineside {

/// The keys that a reader types, put together to what stands on the badge: characters of a US keyboard, ended by Enter
/// or Tab. What holds a key it does not know, or is too long, is dropped whole: half a number could be another badge's.
/// A value; thread: none of its own. Source: linux/input-event-codes.h.
class BadgeKeys
{
public:
    static constexpr std::size_t kMostCharacters = 128; ///< longer than any card's number
    static constexpr std::size_t kLeastCharacters = 4; ///< less is a slip of a finger on some keyboard

    /// The whole number, when this event ended one.
    [[nodiscard]] std::optional<std::string> take(const input_event &event);
    /// Whatever was begun is not the beginning of the next one.
    void reset();

private:
    [[nodiscard]] std::optional<std::string> end();
    void add(int key);

    std::string m_text;
    bool m_isSpoilt = false;
    bool m_isShifted = false;
};

} // namespace lineside
