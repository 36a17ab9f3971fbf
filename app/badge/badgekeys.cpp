// SPDX-License-Identifier: GPL-3.0-or-later
#include "badge/badgekeys.h"

#include <linux/input.h>

#include <algorithm>
#include <array>
#include <utility>

namespace lineside {

namespace {

struct Key
{
    int code;
    char plain;
    char shifted;
};

constexpr std::array kKeys{
    Key{KEY_1, '1', '!'},   Key{KEY_2, '2', '@'},     Key{KEY_3, '3', '#'},     Key{KEY_4, '4', '$'},
    Key{KEY_5, '5', '%'},   Key{KEY_6, '6', '^'},     Key{KEY_7, '7', '&'},     Key{KEY_8, '8', '*'},
    Key{KEY_9, '9', '('},   Key{KEY_0, '0', ')'},     Key{KEY_MINUS, '-', '_'}, Key{KEY_EQUAL, '=', '+'},
    Key{KEY_Q, 'q', 'Q'},   Key{KEY_W, 'w', 'W'},     Key{KEY_E, 'e', 'E'},     Key{KEY_R, 'r', 'R'},
    Key{KEY_T, 't', 'T'},   Key{KEY_Y, 'y', 'Y'},     Key{KEY_U, 'u', 'U'},     Key{KEY_I, 'i', 'I'},
    Key{KEY_O, 'o', 'O'},   Key{KEY_P, 'p', 'P'},     Key{KEY_A, 'a', 'A'},     Key{KEY_S, 's', 'S'},
    Key{KEY_D, 'd', 'D'},   Key{KEY_F, 'f', 'F'},     Key{KEY_G, 'g', 'G'},     Key{KEY_H, 'h', 'H'},
    Key{KEY_J, 'j', 'J'},   Key{KEY_K, 'k', 'K'},     Key{KEY_L, 'l', 'L'},     Key{KEY_SEMICOLON, ';', ':'},
    Key{KEY_Z, 'z', 'Z'},   Key{KEY_X, 'x', 'X'},     Key{KEY_C, 'c', 'C'},     Key{KEY_V, 'v', 'V'},
    Key{KEY_B, 'b', 'B'},   Key{KEY_N, 'n', 'N'},     Key{KEY_M, 'm', 'M'},     Key{KEY_COMMA, ',', '<'},
    Key{KEY_DOT, '.', '>'}, Key{KEY_SLASH, '/', '?'}, Key{KEY_KP0, '0', '0'},   Key{KEY_KP1, '1', '1'},
    Key{KEY_KP2, '2', '2'}, Key{KEY_KP3, '3', '3'},   Key{KEY_KP4, '4', '4'},   Key{KEY_KP5, '5', '5'},
    Key{KEY_KP6, '6', '6'}, Key{KEY_KP7, '7', '7'},   Key{KEY_KP8, '8', '8'},   Key{KEY_KP9, '9', '9'},
};

enum Value {
    Released = 0,
    Pressed = 1,
    Repeated = 2,
};

bool isShift(int code)
{
    return code == KEY_LEFTSHIFT || code == KEY_RIGHTSHIFT;
}

bool isEnd(int code)
{
    return code == KEY_ENTER || code == KEY_KPENTER || code == KEY_TAB;
}

} // namespace

std::optional<std::string> BadgeKeys::take(const input_event &event)
{
    if (event.type == EV_SYN && event.code == SYN_DROPPED) // the kernel has lost some of it
        m_isSpoilt = true;
    if (event.type != EV_KEY)
        return std::nullopt;
    if (isShift(event.code))
        m_isShifted = event.value != Released;
    else if (event.value == Pressed && isEnd(event.code))
        return end();
    else if (event.value == Pressed)
        add(event.code);
    return std::nullopt;
}

void BadgeKeys::add(int key)
{
    const auto known = std::ranges::find(kKeys, key, &Key::code);
    if (known == kKeys.end() || m_text.size() == kMostCharacters)
        m_isSpoilt = true;
    else if (!m_isSpoilt)
        m_text += m_isShifted ? known->shifted : known->plain;
}

std::optional<std::string> BadgeKeys::end()
{
    const bool isWhole = !m_isSpoilt && m_text.size() >= kLeastCharacters;
    std::string text = std::exchange(m_text, {});
    reset();
    return isWhole ? std::optional(std::move(text)) : std::nullopt;
}

void BadgeKeys::reset()
{
    m_text.clear();
    m_isSpoilt = false;
    m_isShifted = false;
}

} // namespace lineside
