// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <string>

namespace lineside {

/// A sentence for a person out of what libmosquitto gives as numbers. `code` is a MOSQ_ERR_… value, `systemError` the
/// errno beside it.
[[nodiscard]] std::string libraryReason(int code, int systemError);
/// The same as an Error: Unavailable when waiting may help, InvalidInput when not.
[[nodiscard]] Error libraryError(int code, int systemError);

} // namespace lineside
