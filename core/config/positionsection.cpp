// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/sectionreaders.h"

#include "model/name.h"

#include <algorithm>

namespace lineside {

namespace {

constexpr std::size_t kMostPositionBytes = 60; // of a name: it is a button and the end of a topic

bool isPositionName(const std::string &name)
{
    return isDeviceId(name) && name.size() <= kMostPositionBytes;
}

void readPosition(ConfigSection &section, AlarmPosition &position)
{
    section.text("name", position.name);
    if (!isPositionName(position.name))
        section.fail("name", "is to be a short name without / + #");
    section.texts("machines", position.machines);
    for (const std::string &id : position.machines)
        if (!isDeviceId(id))
            section.fail("machines", '"' + id + '"' + " is the id of no device");
    section.texts("areas", position.areas);
    if (std::ranges::find(position.areas, std::string()) != position.areas.end())
        section.fail("areas", "has an empty location");
    if (position.machines.empty() && position.areas.empty())
        section.fail("machines", "or areas is to say what the position sees to");
}

} // namespace

void readPositions(ConfigSection &alarms, std::vector<AlarmPosition> &positions)
{
    for (ConfigSection &each : alarms.sections("position")) {
        AlarmPosition position;
        readPosition(each, position);
        if (std::ranges::find(positions, position.name, &AlarmPosition::name) != positions.end())
            each.fail("name", "is given twice");
        positions.push_back(std::move(position));
        each.reportUnknown();
    }
}

} // namespace lineside
