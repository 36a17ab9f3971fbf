// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lineside {

/// `text` as one line a terminal or editor shows as it stands: control characters (C0, DEL, C1: escape sequences begin
/// with them), line separators and the characters that turn the direction of reading (Unicode TR36 §2.1, Bidirectional
/// Text Spoofing) become \n, \t, \r or \uXXXX. Within JSON these are escapes, so a JSON line stays one. Thread: any.
[[nodiscard]] QString printable(const QString &text);

/// At most `characters` of it, and how many are missing.
[[nodiscard]] QString bounded(const QString &text, qsizetype characters);

} // namespace lineside
