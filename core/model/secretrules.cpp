// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/secretrules.h"

#include "base/blanks.h"
#include "base/utf8.h"
#include "model/reason.h"

#include <algorithm>
#include <set>

namespace lineside {

namespace {

constexpr std::size_t kMostPinDigits = 8; // a pad is typed in gloves
constexpr std::size_t kLeastPasswordCharacters = 10;
constexpr std::size_t kLeastDifferent = 4;

bool isDigits(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// 111111, 123456, 987654.
bool isGuessed(std::string_view pin)
{
    const int step = pin.size() > 1 ? pin[1] - pin[0] : 0;
    if (step < -1 || step > 1)
        return false;
    for (std::size_t i = 1; i < pin.size(); ++i)
        if (pin[i] - pin[i - 1] != step)
            return false;
    return true;
}

} // namespace

Result<SecretKind> checkSecret(const SecretText &secret, std::string_view name, std::size_t pinDigits)
{
    const std::string_view text = secret.reveal();
    if (isDigits(text) && text.size() <= kMostPinDigits) {
        if (text.size() < pinDigits)
            return unexpected(ErrorCode::InvalidInput, Reason::PinTooShort);
        if (isGuessed(text))
            return unexpected(ErrorCode::InvalidInput, Reason::SecretGuessed);
        return SecretKind::Pin;
    }
    const auto characters = plainTextCharacters(text);
    if (!characters || text.size() > SecretText::kMaxBytes)
        return unexpected(ErrorCode::InvalidInput, Reason::SecretUnfit);
    if (*characters < kLeastPasswordCharacters)
        return unexpected(ErrorCode::InvalidInput, Reason::PasswordTooShort);
    if (std::set<char>(text.begin(), text.end()).size() < kLeastDifferent || isSameWord(text, name))
        return unexpected(ErrorCode::InvalidInput, Reason::SecretGuessed);
    return SecretKind::Password;
}

} // namespace lineside
