// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lineside {

/// The text with its secrets replaced by "***", for log lines, errors and audit records: values of keys that end in
/// password, token, secret and the like (`password=x`, `"api_token": "x"`, `Authorization: Bearer x`), bearer tokens,
/// and the password of a URL (`mqtt://user:x@host`). It errs towards hiding too much. Time grows linearly with the
/// text. Thread: any.
[[nodiscard]] std::string redacted(std::string_view text);

/// What stands under a key of this name, or a header, is a secret: the rule of redacted(), for what was parsed.
[[nodiscard]] bool isSecretKey(std::string_view key);

} // namespace lineside
