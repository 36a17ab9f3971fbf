// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <string>

namespace lineside {

/// How a quantity is shown: shown = value * factor + offset.
struct DisplayUnit
{
    QString symbol;
    double factor = 1;
    double offset = 0;
    int digits = -1; ///< behind the point; -1: by magnitude

    [[nodiscard]] double toDisplay(double value) const { return value * factor + offset; }
    [[nodiscard]] double fromDisplay(double displayed) const { return (displayed - offset) / factor; }
};

/// Symbol of each unit code ("celsius" -> "°C").
using UnitSymbols = QHash<QString, QString>;

/// Reads the symbols from units.json as core/process has it; what is missing or damaged there is left out, a unit
/// without a symbol shows its code.
[[nodiscard]] UnitSymbols readUnitSymbols(const QString &path = QStringLiteral(":/lineside/units.json"));

/// The unit people read for a stored unit: pascal as bar, celsius as °C. Unknown ones show as they are.
[[nodiscard]] DisplayUnit displayUnitFor(const std::string &unit, const UnitSymbols &symbols);

} // namespace lineside
