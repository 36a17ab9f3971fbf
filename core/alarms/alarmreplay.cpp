// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmreplay.h"

#include "alarms/alarmengine.h"
#include "model/reading.h"

#include <cstddef>

namespace lineside {

namespace {

constexpr std::size_t kLookEvery = 8192; // some milliseconds

AlarmSettings settingsOfReplay(const AlarmKey &key, const AlarmLimit &limit)
{
    AlarmLimit alone = limit;
    alone.latch = false;
    alone.reAlarm = std::chrono::milliseconds(0);
    alone.unlessStates.clear();
    AlarmSettings settings;
    settings.setLimit(key.series.sensorType, key.limit, alone);
    return settings;
}

void note(const AlarmKey &key, std::vector<AlarmTransition> &steps, std::vector<AlarmSpell> &spells)
{
    for (const AlarmTransition &step : steps) {
        if (step.alarm.key != key)
            continue;
        if (step.event == AlarmEvent::Activated)
            spells.push_back({step.timeMs, step.timeMs});
        else if (step.event == AlarmEvent::Returned)
            spells.back().endMs = step.timeMs;
    }
    steps.clear();
}

} // namespace

std::vector<AlarmSpell> replayAlarm(const AlarmKey &key, const AlarmLimit &limit, std::span<const ReplaySample> samples,
                                    std::int64_t endMs, const std::function<bool()> &goesOn)
{
    AlarmEngine engine(settingsOfReplay(key, limit));
    std::vector<AlarmTransition> steps;
    std::vector<AlarmSpell> spells;
    Reading reading;
    reading.deviceId = key.series.deviceId;
    reading.sensorType = key.series.sensorType;
    for (std::size_t i = 0; i < samples.size() && (i % kLookEvery != 0 || goesOn()); ++i) {
        reading.value = samples[i].value;
        reading.timestampMs = reading.arrivalMs = samples[i].timeMs;
        reading.position = i + 1;
        engine.evaluate(reading, steps);
        note(key, steps, spells);
    }
    engine.tick(endMs, steps);
    note(key, steps, spells);
    const Alarm *last = engine.known(key);
    if (last && last->active)
        spells.back().endMs = endMs;
    return spells;
}

} // namespace lineside
