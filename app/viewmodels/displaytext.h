// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace lineside {

/// How many characters a person gets to see of what a device calls things: a name, and a unit's symbol.
inline constexpr qsizetype kNameShown = 80;
inline constexpr qsizetype kUnitShown = 12;
inline constexpr qsizetype kSentenceShown = 300;

/// Text from outside made fit for a line on the screen: control and format characters (line breaks, directions, zero
/// widths, soft hyphens) are blanks, a run of blanks is one, marks that pile up on a letter are cut, a half of a
/// character is shown as such, and what is longer than `atMost` ends in dots, between two graphemes. For showing only:
/// an id stays as it is. Source: Unicode categories Cc, Cf, Zl, Zp, Cs; UAX #9 for the directions. Pure. Thread: any.
[[nodiscard]] QString displayText(const QString &raw, qsizetype atMost = kNameShown);
[[nodiscard]] QString displayText(const std::string &utf8, qsizetype atMost = kNameShown);

} // namespace lineside
