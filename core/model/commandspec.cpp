// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/commandspec.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lineside {

namespace {

constexpr std::array kConfirmations{ConfirmBy::Press, ConfirmBy::Hold, ConfirmBy::Ask, ConfirmBy::Two};

} // namespace

std::string_view toString(ConfirmBy confirm)
{
    switch (confirm) {
    case ConfirmBy::Press:
        return "press";
    case ConfirmBy::Hold:
        return "hold";
    case ConfirmBy::Ask:
        return "ask";
    case ConfirmBy::Two:
        return "two";
    }
    return "two";
}

std::optional<ConfirmBy> parseConfirmBy(std::string_view word)
{
    const auto *const found
        = std::ranges::find_if(kConfirmations, [word](ConfirmBy each) { return toString(each) == word; });
    return found == kConfirmations.end() ? std::nullopt : std::optional(*found);
}

ConfirmBy usualConfirm(CommandSpec::Kind kind)
{
    switch (kind) {
    case CommandSpec::Kind::Stop:
        return ConfirmBy::Press;
    case CommandSpec::Kind::Momentary:
        return ConfirmBy::Hold;
    default:
        return ConfirmBy::Ask;
    }
}

PermissiveState judged(const CommandPermissive &permissive, std::optional<double> value, bool isLive)
{
    if (!isLive || !value || !std::isfinite(*value))
        return PermissiveState::NotLive;
    // An exact comparison: what is asked for so is a state, a whole number.
    const bool isSo = (!permissive.is || std::equal_to<>()(*value, *permissive.is))
        && (!permissive.above || *value > *permissive.above) && (!permissive.below || *value < *permissive.below);
    return isSo ? PermissiveState::Met : PermissiveState::NotMet;
}

} // namespace lineside
