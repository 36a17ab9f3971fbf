// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/renames.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace lineside {

namespace {

constexpr const char *kActor = "configuration";
using Renames = std::map<std::string, std::string>; // former id -> present one

Renames wantedBy(const FormerNames &names)
{
    Renames wanted;
    for (const auto &[present, former] : names.all())
        for (const std::string &each : former)
            wanted.emplace(each, present);
    return wanted;
}

Renames without(const Renames &wanted, const Renames &done)
{
    Renames due;
    std::ranges::set_difference(wanted, done, std::inserter(due, due.end()));
    return due;
}

/// What the present id has told of itself beats what the former one did.
void moveDevices(const Renames &due, RememberedState &state, StoreBatch &batch)
{
    std::vector<Device> moved;
    for (Device &device : state.devices) {
        const auto rename = due.find(device.id);
        if (rename == due.end())
            continue;
        batch.devicesForgotten.push_back(device.id);
        const auto hasPresent = [&](const std::vector<Device> &list) {
            return std::ranges::find(list, rename->second, &Device::id) != list.end();
        };
        if (hasPresent(state.devices) || hasPresent(moved))
            continue;
        moved.push_back(device);
        moved.back().id = rename->second;
    }
    std::erase_if(state.devices, [&due](const Device &device) { return due.contains(device.id); });
    batch.devices.insert(batch.devices.end(), moved.begin(), moved.end());
    state.devices.insert(state.devices.end(), moved.begin(), moved.end());
}

Alarm ended(Alarm alarm, const std::string &why)
{
    alarm.end();
    alarm.comment = why;
    return alarm;
}

/// By present id, how many went over.
std::map<std::string, std::size_t> moveAlarms(const Renames &due, RememberedState &state, const Moment &now,
                                              StoreBatch &batch)
{
    std::map<std::string, std::size_t> moved;
    std::vector<Alarm> standing;
    for (const Alarm &alarm : state.alarms) {
        const auto rename = due.find(alarm.key.series.deviceId);
        if (rename == due.end())
            continue;
        const auto &[former, present] = *rename;
        const std::string why = "renamed to " + present;
        batch.transitions.push_back({AlarmEvent::Removed, ended(alarm, why), now.utcMs, 0, kActor, why});
        ++moved[present];
        Alarm renamed = alarm;
        renamed.key.series.deviceId = present;
        const auto hasIt = [&renamed](const std::vector<Alarm> &list) {
            return std::ranges::find(list, renamed.key, &Alarm::key) != list.end();
        };
        if (hasIt(state.alarms) || hasIt(standing))
            continue;
        batch.transitions.push_back({AlarmEvent::Commented, renamed, now.utcMs, 0, kActor, "renamed from " + former});
        standing.push_back(std::move(renamed));
    }
    std::erase_if(state.alarms, [&due](const Alarm &alarm) { return due.contains(alarm.key.series.deviceId); });
    state.alarms.insert(state.alarms.end(), standing.begin(), standing.end());
    return moved;
}

} // namespace

void applyRenames(const FormerNames &names, RememberedState &state, const Moment &now, StoreBatch &batch)
{
    const Renames wanted = wantedBy(names);
    const Renames due = without(wanted, state.renames);
    if (wanted != state.renames)
        batch.renames = wanted; // one taken out of the configuration may be done again later
    moveDevices(due, state, batch);
    const auto alarms = moveAlarms(due, state, now, batch);
    std::map<std::string, std::string> former; // by present id, as a list for a person
    for (const auto &[was, present] : due)
        former[present] += (former[present].empty() ? "was " : ", ") + was;
    for (const auto &[present, was] : former) {
        const auto moved = alarms.find(present);
        const std::size_t count = moved == alarms.end() ? 0 : moved->second;
        batch.audit.push_back({.timeMs = now.utcMs,
                               .actor = kActor,
                               .source = "engine",
                               .action = "rename_device",
                               .target = present,
                               .detail = was,
                               .result = "ok, alarms taken along: " + std::to_string(count)});
    }
}

} // namespace lineside
