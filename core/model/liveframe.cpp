// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/liveframe.h"

#include "base/clock.h"

#include <algorithm>
#include <iterator>

namespace lineside {

namespace {

template <typename Map>
void takeNewer(Map &into, Map &later)
{
    for (auto &[key, value] : later)
        into.insert_or_assign(key, std::move(value));
}

template <typename Vector>
void append(Vector &into, Vector &later)
{
    into.insert(into.end(), std::make_move_iterator(later.begin()), std::make_move_iterator(later.end()));
}

} // namespace

std::int64_t LiveValue::asOfMs() const
{
    constexpr std::int64_t kDeviceClockSetMs = 978'307'200'000; // 2001-01-01, as process judges it
    const bool saysLess = timeQuality == TimeQuality::Future || timestampMs < kDeviceClockSetMs;
    if (saysLess || arrivalMs < kClockSetMs)
        return arrivalMs;
    const std::int64_t measuredMs = timestampMs + clockSlowMs.value_or(0);
    return arrivalMs - measuredMs > kClockToleranceMs ? measuredMs : arrivalMs;
}

void LiveFrame::forgetRemoved(const std::set<std::string> &ids)
{
    const auto isOf = [&ids](const std::string &deviceId) { return ids.contains(deviceId); };
    std::erase_if(values, [&](const auto &entry) { return isOf(entry.first.deviceId); });
    std::erase_if(samples, [&](const LiveSample &sample) { return isOf(sample.series.deviceId); });
    std::erase_if(devices, [&](const auto &entry) { return isOf(entry.first); });
    devicesRemoved.insert(ids.begin(), ids.end());
}

void LiveFrame::merge(LiveFrame later)
{
    stepsMissed += later.stepsMissed;
    if (later.isWhole) {
        later.stepsMissed = stepsMissed;
        *this = std::move(later);
        return;
    }
    if (!later.devicesRemoved.empty())
        forgetRemoved(later.devicesRemoved);
    number = later.number;
    madeMs = later.madeMs;
    firstArrivalMs = firstArrivalMs > 0 ? firstArrivalMs : later.firstArrivalMs;
    firstStepMs = firstStepMs > 0 ? firstStepMs : later.firstStepMs;
    takeNewer(values, later.values);
    takeNewer(devices, later.devices);
    takeNewer(alarms, later.alarms);
    takeNewer(commands, later.commands);
    if (later.horn)
        horn = later.horn;
    if (later.flood)
        flood = std::move(later.flood);
    if (later.alarmRules)
        alarmRules = std::move(later.alarmRules);
    if (later.people)
        people = std::move(later.people);
    append(samples, later.samples);
    append(transitions, later.transitions);
}

} // namespace lineside
