// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "http/httpmessage.h"

#include <string_view>

namespace lineside {

/// A question that is not understood is not answered as if another had been asked.
/// Thread: any. Errors: InvalidInput, the parameter as context.

/// No parameter has half an escape.
[[nodiscard]] Result<void> checkEscapes(const HttpRequest &request);

/// The same, and each stands once, has a value and is one of `known` (names parted by blanks).
[[nodiscard]] Result<void> checkParameters(const HttpRequest &request, std::string_view known);

} // namespace lineside
