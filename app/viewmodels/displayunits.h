// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <optional>
#include <string>

namespace lineside {

/// How a quantity is shown: shown = value * factor.
struct DisplayUnit
{
    QString symbol;
    double factor = 1;
    int digits = -1; ///< behind the point; -1: by magnitude

    [[nodiscard]] double toDisplay(double value) const { return value * factor; }
    [[nodiscard]] double fromDisplay(double displayed) const { return displayed / factor; }
};

/// One unit of units.json: value in base unit = (value + offset) * factor / divisor.
struct UnitInfo
{
    QString symbol;
    QString base; ///< code of the quantity's base unit
    double offset = 0;
    double factor = 1;
    double divisor = 1;

    [[nodiscard]] double toBase(double value) const { return (value + offset) * factor / divisor; }
    [[nodiscard]] double fromBase(double value) const { return value * divisor / factor - offset; }
};

/// What the panel knows of units, by code, symbol and alias. Owner: ValueFormatter, a value. Thread: gui.
class UnitBook
{
public:
    UnitBook() = default;
    /// Reads units.json as core/process has it; what is damaged there is left out, a unit that is missing shows its
    /// code and converts to nothing else.
    [[nodiscard]] static UnitBook read(const QString &path = QStringLiteral(":/lineside/units.json"));

    [[nodiscard]] bool isEmpty() const { return m_units.isEmpty(); }
    /// The unit people read for a stored unit: pascal as bar, newton as kN.
    [[nodiscard]] DisplayUnit display(const std::string &unit) const;
    /// None when the units measure different things or one is not known.
    [[nodiscard]] std::optional<double> convert(double value, const std::string &from, const std::string &to) const;

private:
    [[nodiscard]] const UnitInfo *find(const std::string &unit) const;

    QHash<QString, UnitInfo> m_units;
};

} // namespace lineside
