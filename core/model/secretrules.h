// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secrettext.h"
#include "model/user.h"

#include <cstddef>
#include <string_view>

namespace lineside {

/// Whether a new PIN or password will do, and which it is. Digits alone are a PIN: `pinDigits` to 8 of them, not all
/// the same and not counting up or down. All else is a password: 10 characters, four different ones, not the name.
/// Pure: the panel asks before somebody types it twice, the engine before it keeps it. Thread: any. Errors:
/// InvalidInput. Source: IEC 62443-4-2 CR 1.7; NIST SP 800-63B §5.1.1 (length counts, kinds of characters do not).
[[nodiscard]] Result<SecretKind> checkSecret(const SecretText &secret, std::string_view name, std::size_t pinDigits);

} // namespace lineside
