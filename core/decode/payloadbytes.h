// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace lineside {

/// The bytes of the one JSON object within a payload: UTF-8 byte order marks, NULs and blanks around it are cut off. C
/// programs send the terminator with the text or a whole buffer, others send a mark. Bytes of another kind stay and
/// make the payload invalid. simdjson never sees the mark: 3.0.1 refuses it, 3.12 skips it. Thread: any.
[[nodiscard]] std::string_view objectBytes(std::string_view payload);

/// The payload begins with a byte order mark of UTF-16 or UTF-32. Thread: any.
[[nodiscard]] bool isOtherUnicode(std::string_view payload);

} // namespace lineside
