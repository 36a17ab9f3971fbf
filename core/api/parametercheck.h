// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "http/httpmessage.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace lineside {

/// A question that is not understood is not answered as if another had been asked.
/// Thread: any. Errors: InvalidInput, the parameter as context.

/// No parameter has half an escape.
[[nodiscard]] Result<void> checkEscapes(const HttpRequest &request);

/// The same, and each stands once, has a value and is one of `known` (names parted by blanks).
[[nodiscard]] Result<void> checkParameters(const HttpRequest &request, std::string_view known);

using Parameters = std::map<std::string, std::string>;

/// Empty: not given.
[[nodiscard]] std::string parameterOf(const Parameters &parameters, const std::string &name);
/// Of a search: 200 bytes at most, none of them NUL.
[[nodiscard]] Result<std::string> textParameter(const Parameters &parameters, const std::string &name);
/// RFC 3339, UTC ms.
[[nodiscard]] Result<std::optional<std::int64_t>> timeParameter(const Parameters &parameters, const std::string &name);
[[nodiscard]] Result<int> countParameter(const Parameters &parameters, const std::string &name, int fallback, int most);

} // namespace lineside
