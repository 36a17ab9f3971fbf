// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/usernames.h"

#include "base/blanks.h"
#include "base/utf8.h"
#include "model/user.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <array>

namespace lineside {

namespace {

// Actors of the record that are no person; "api 127.0.0.1" is a program at that address.
constexpr std::array<std::string_view, 8> kActors{"nobody", "console", "api",   "edge",
                                                  "engine", "broker",  "panel", "configuration"};

QString textOf(std::string_view name)
{
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QString folded(std::string_view name)
{
    return textOf(name).normalized(QString::NormalizationForm_KC).toCaseFolded();
}

bool isSeen(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // zero width, and those that turn the line around
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

/// Those whose letters look like each other's; any other alphabet may stand beside one of them.
bool isMixed(const QList<uint> &characters)
{
    const auto has = [&](QChar::Script script) {
        return std::ranges::any_of(characters, [script](uint each) { return QChar::script(each) == script; });
    };
    return has(QChar::Script_Latin) + has(QChar::Script_Cyrillic) + has(QChar::Script_Greek) > 1;
}

} // namespace

bool isUserName(std::string_view name)
{
    if (name.empty() || name.size() > UserProfile::kMaxNameBytes || withoutBlanks(name) != name
        || !plainTextCharacters(name))
        return false;
    const QList<uint> characters = textOf(name).toUcs4();
    return std::ranges::all_of(characters, [](uint each) { return isSeen(each); }) && !isMixed(characters);
}

bool isSameUserName(std::string_view one, std::string_view other)
{
    return folded(withoutBlanks(one)) == folded(withoutBlanks(other));
}

bool isReservedUserName(std::string_view name)
{
    const QString said = folded(withoutBlanks(name));
    return said.startsWith(QLatin1String("api ")) || said.startsWith(QLatin1String("token "))
        || std::ranges::any_of(kActors, [&](std::string_view actor) { return said == textOf(actor); });
}

} // namespace lineside
