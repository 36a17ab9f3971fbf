// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/printable.h"

#include <algorithm>

namespace lineside {

namespace {

bool isBetween(char16_t c, char16_t first, char16_t last)
{
    return c >= first && c <= last;
}

bool isHidden(QChar character)
{
    const char16_t c = character.unicode();
    return c < 0x20 || isBetween(c, 0x7f, 0x9f) // C0, DEL, C1
        || c == 0x061c || isBetween(c, 0x200e, 0x200f) || isBetween(c, 0x202a, 0x202e) || isBetween(c, 0x2066, 0x2069)
        || isBetween(c, 0x2028, 0x2029) // line and paragraph separator
        || c == 0xfeff || isBetween(c, 0xfff9, 0xfffb); // byte order mark, interlinear annotation
}

QString escapeOf(QChar character)
{
    switch (character.unicode()) {
    case '\n':
        return QStringLiteral("\\n");
    case '\r':
        return QStringLiteral("\\r");
    case '\t':
        return QStringLiteral("\\t");
    default:
        return QStringLiteral("\\u%1").arg(character.unicode(), 4, 16, QLatin1Char('0'));
    }
}

} // namespace

QString printable(const QString &text)
{
    if (std::none_of(text.begin(), text.end(), isHidden))
        return text;
    QString shown;
    for (const QChar character : text) {
        if (isHidden(character))
            shown += escapeOf(character);
        else
            shown += character;
    }
    return shown;
}

QString bounded(const QString &text, qsizetype characters)
{
    if (text.size() <= characters)
        return text;
    const qsizetype kept = text.at(characters - 1).isHighSurrogate() ? characters - 1 : characters;
    return text.left(kept) + QStringLiteral("… (%1 characters more)").arg(text.size() - kept);
}

} // namespace lineside
