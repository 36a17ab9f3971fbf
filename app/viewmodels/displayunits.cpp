// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/displayunits.h"

#include "process/unittable.h"
#include "viewmodels/displaytext.h"

#include <utility>

namespace lineside {

DisplayUnits::DisplayUnits()
    : DisplayUnits(UnitTable())
{
}

DisplayUnits::DisplayUnits(UnitTable table)
    : m_table(std::make_shared<const UnitTable>(std::move(table)))
{
}

DisplayUnits DisplayUnits::builtIn()
{
    return DisplayUnits(UnitTable::builtIn());
}

DisplayUnit DisplayUnits::display(const std::string &unit) const
{
    const auto *shown = m_table->shown(unit);
    if (!shown)
        return {displayText(unit, kUnitShown), 1, -1};
    return {displayText(shown->symbol, kUnitShown), shown->factor, shown->digits};
}

std::optional<double> DisplayUnits::convert(double value, const std::string &from, const std::string &to) const
{
    return from == to ? std::optional(value) : m_table->convert(value, from, to);
}

} // namespace lineside
