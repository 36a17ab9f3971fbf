// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lineside {

/// One [[unit]] of the configuration: a unit the table does not know, or more names for one it knows.
struct UnitDefinition
{
    std::string code; ///< how it is stored when it is a base unit; a known unit's code: aliases alone count
    std::string symbol = {}; ///< for people; empty: the code
    std::string quantity = {}; ///< "temperature", "pressure", … or a new one, which is kept in this unit
    double factor = 1; ///< value in base unit = (value + offset) * factor
    double offset = 0;
    std::vector<std::string> aliases = {}; ///< what devices write
    std::string device = {}; ///< the aliases count for this device alone; empty: for all
    std::string sensorType = {}; ///< and for this signal of it alone; empty: for all its signals
};

/// All [[unit]] of the configuration, in order.
struct UnitSettings
{
    std::vector<UnitDefinition> units;
};

} // namespace lineside
