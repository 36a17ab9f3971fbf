// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/liketext.h"

#include <QString>

#include <algorithm>

namespace lineside {

namespace {

std::string patternOf(const QString &text)
{
    std::string pattern = "%";
    for (const char c : text.toStdString()) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + '%';
}

} // namespace

std::vector<std::string> likePatterns(const std::string &text)
{
    const QString wanted = QString::fromStdString(text);
    const bool isAscii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (isAscii || wanted.toLower() == wanted.toUpper())
        return {patternOf(wanted)};
    return {patternOf(wanted.toLower()), patternOf(wanted.toUpper())};
}

} // namespace lineside
