// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace lineside {

/// One #include of a C++ file.
struct Include
{
    QString header;
    bool isQuoted = false;
    qsizetype line = 0;
};

/// The source with its comments blanked, line breaks and literals kept, so that prose is not taken for code.
[[nodiscard]] QString withoutComments(const QString &source);

/// The number of the line that holds a position, from 1.
[[nodiscard]] qsizetype lineOf(const QString &source, qsizetype position);

/// All includes of a source without comments.
[[nodiscard]] std::vector<Include> includesOf(const QString &source);

} // namespace lineside
