// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/positions.h"

#include <algorithm>
#include <iterator>

namespace lineside {

namespace {

bool isWithin(std::string_view place, std::string_view area)
{
    return place.starts_with(area) && (place.size() == area.size() || place[area.size()] == '/');
}

} // namespace

bool seesTo(const AlarmPosition &position, const AlarmKey &key, std::string_view place)
{
    return std::ranges::find(position.machines, key.series.deviceId) != position.machines.end()
        || std::ranges::any_of(position.areas, [place](const std::string &area) { return isWithin(place, area); });
}

AlarmRecord recordOf(const AlarmPosition &position, const AlarmRecord &record)
{
    std::vector<bool> isMine;
    for (std::size_t i = 0; i < record.alarms.size(); ++i)
        isMine.push_back(seesTo(position, record.alarms[i], i < record.places.size() ? record.places[i] : ""));
    AlarmRecord mine{.span = record.span, .alarms = record.alarms, .places = record.places, .down = record.down};
    const auto ofMine = [&isMine](const AlarmRecordStep &step) { return isMine[step.alarm]; };
    std::ranges::copy_if(record.before, std::back_inserter(mine.before), ofMine);
    std::ranges::copy_if(record.steps, std::back_inserter(mine.steps), ofMine);
    return mine;
}

} // namespace lineside
