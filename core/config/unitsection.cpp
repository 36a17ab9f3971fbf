// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/sectionreaders.h"

#include "base/asciitext.h"
#include "base/blanks.h"
#include "model/name.h"
#include "process/unitspelling.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace lineside {

namespace {

UnitDefinition readDefinition(ConfigSection &section)
{
    UnitDefinition unit;
    section.text("code", unit.code);
    if (unit.code.empty())
        section.fail("code", section.has("code") ? "must not be empty" : "is missing");
    section.text("symbol", unit.symbol);
    section.text("quantity", unit.quantity);
    if (section.number("factor", unit.factor) && unit.factor == 0)
        section.fail("factor", "must not be 0");
    section.number("offset", unit.offset);
    section.texts("aliases", unit.aliases);
    section.text("device", unit.device);
    section.text("sensor_type", unit.sensorType);
    return unit;
}

/// An empty alias stands for readings without a unit, which only one device at a time can be told to mean.
void checkScope(ConfigSection &section, const UnitDefinition &unit)
{
    if (unit.device.empty() && !unit.sensorType.empty())
        section.fail("sensor_type", "needs a device beside it");
    if (!unit.device.empty() && unit.aliases.empty())
        section.fail("aliases", "is missing: what the device writes");
    for (const std::string &alias : unit.aliases) {
        if (alias.empty() && unit.device.empty())
            section.fail("aliases", "must not be empty, but with a device");
    }
}

/// What is said of a unit that the table has would be dropped: it has its own.
void checkKnown(ConfigSection &section, const UnitDefinition &unit, const UnitTable &table)
{
    const auto codes = table.codes();
    const bool isKnown = unit.quantity.empty() ? table.knows(unit.code)
                                               : std::ranges::find(codes, std::string_view(unit.code)) != codes.end();
    for (const char *key : {"factor", "offset"}) {
        if (isKnown && section.has(key))
            section.fail(key, "is not taken: '" + unit.code + "' is known already");
    }
}

void checkDevice(ConfigSection &section, const UnitDefinition &unit)
{
    if (!unit.device.empty() && !isDeviceId(unit.device))
        section.fail("device", kNoDeviceId);
}

/// Whose spelling it is: two of one scope must mean one unit.
using Spelling = std::tuple<std::string, std::string, std::string>; // device, sensor type, foldedUnit()
using Meanings = std::map<Spelling, std::string>; // -> code

void checkSpellings(ConfigSection &section, const UnitDefinition &unit, const UnitTable &table, Meanings &meanings)
{
    const auto known = table.find(unit.code);
    const std::string meant = known ? std::string(table.codes()[*known]) : unit.code;
    const std::string sensorType = sensorTypeWord(unit.sensorType);
    for (const std::string &alias : unit.aliases) {
        const auto [earlier, isNew] = meanings.try_emplace({unit.device, sensorType, foldedUnit(alias)}, meant);
        if (!isNew && earlier->second != meant)
            section.fail("aliases", "'" + alias + "' is a spelling of '" + earlier->second + "' already");
    }
}

} // namespace

void readUnits(ConfigSection &root, UnitSettings &units, UnitTable &table)
{
    Meanings meanings;
    for (ConfigSection &each : root.sections("unit")) {
        UnitDefinition unit = readDefinition(each);
        checkScope(each, unit);
        checkDevice(each, unit);
        checkKnown(each, unit, table);
        each.reportUnknown();
        if (unit.code.empty() || unit.factor == 0)
            continue;
        if (const auto added = table.add(unit); !added)
            each.fail(added.error().context, added.error().message);
        else
            checkSpellings(each, unit, table, meanings);
        units.units.push_back(std::move(unit));
    }
}

} // namespace lineside
