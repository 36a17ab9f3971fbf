// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>
#include <optional>
#include <string>

namespace lineside {

class UnitTable;

/// How a quantity is shown: shown = value * factor.
struct DisplayUnit
{
    QString symbol;
    double factor = 1;
    int digits = -1; ///< behind the point; -1: by magnitude

    [[nodiscard]] double toDisplay(double value) const { return value * factor; }
    [[nodiscard]] double fromDisplay(double displayed) const { return displayed / factor; }
};

/// The table of units (process/unittable.h) in the panel's words. A unit it does not know shows its code and converts
/// to nothing else. Owner: ValueFormatter, a value. Thread: gui.
class DisplayUnits
{
public:
    /// Knows no unit.
    DisplayUnits();
    explicit DisplayUnits(UnitTable table);
    /// The table compiled into the program.
    [[nodiscard]] static DisplayUnits builtIn();

    /// The unit people read for a stored unit: pascal as bar, newton as kN.
    [[nodiscard]] DisplayUnit display(const std::string &unit) const;
    /// None when the units measure different things or one is not known.
    [[nodiscard]] std::optional<double> convert(double value, const std::string &from, const std::string &to) const;

private:
    std::shared_ptr<const UnitTable> m_table; // never changes; behind a pointer to keep it out of every view-model
};

} // namespace lineside
