// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/liveframebuilder.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

bool isJudgedOtherwise(const LiveValue &shown, const Reading &reading)
{
    return shown.isRemembered || shown.quality != reading.quality || shown.unitUnknown != reading.unitUnknown
        || shown.timeQuality != reading.timeQuality || shown.unit != reading.unit;
}

} // namespace

LiveFrameBuilder::Signals::value_type &LiveFrameBuilder::signalOf(SeriesView series)
{
    const auto known = m_signals.find(series);
    if (known != m_signals.end())
        return *known;
    SeriesKey key{std::string(series.deviceId), std::string(series.sensorType)};
    const bool watched = m_watched.contains(key);
    return *m_signals.try_emplace(std::move(key), Signal{.value = {}, .clock = {}, .watched = watched}).first;
}

const LiveValue *LiveFrameBuilder::value(const SeriesKey &series) const
{
    const auto known = m_signals.find(SeriesView(series));
    return known == m_signals.end() ? nullptr : &known->second.value;
}

void LiveFrameBuilder::reading(const Reading &reading, std::optional<std::int64_t> frozenSinceMs)
{
    auto &entry = signalOf(reading);
    Signal &signal = entry.second;
    if (signal.watched) {
        m_changes.samples.push_back({entry.first, reading.timestampMs, reading.value});
        m_hasSteps = true;
    }
    m_latestArrivalMs = std::max(m_latestArrivalMs, reading.arrivalMs);
    if (m_firstArrivalMs == 0)
        m_firstArrivalMs = reading.arrivalMs;
    const SourceTrust trust = trustOf(reading.timeQuality, reading.timestampMs, m_latestArrivalMs);
    if (!signal.clock.take(reading.timestampMs, reading.arrivalMs, trust))
        return;
    signal.isUrgent |= isJudgedOtherwise(signal.value, reading);
    signal.isUrgent |= signal.value.frozenSinceMs != frozenSinceMs;
    signal.value.frozenSinceMs = frozenSinceMs;
    if (signal.isUrgent && m_changes.firstStepMs == 0)
        m_changes.firstStepMs = reading.arrivalMs;
    if (signal.value.unit != reading.unit)
        signal.value.unit = reading.unit;
    signal.value.value = reading.value;
    signal.value.quality = reading.quality;
    signal.value.unitUnknown = reading.unitUnknown;
    signal.value.timeQuality = reading.timeQuality;
    signal.value.timestampMs = reading.timestampMs;
    signal.value.arrivalMs = reading.arrivalMs;
    signal.value.clockSlowMs = signal.clock.slowMs();
    signal.value.isRemembered = false;
    markDirty(entry);
}

void LiveFrameBuilder::remember(const SeriesKey &series, LiveValue value)
{
    auto &entry = signalOf(series);
    const SourceTrust trust = trustOf(value.timeQuality, value.timestampMs, m_latestArrivalMs);
    if (!entry.second.clock.remember(value.timestampMs, trust))
        return;
    entry.second.value = std::move(value);
    entry.second.value.isRemembered = true;
    markDirty(entry);
}

void LiveFrameBuilder::markDirty(Signals::value_type &entry)
{
    if (!std::exchange(entry.second.dirty, true))
        m_dirty.push_back(&entry);
    m_hasSteps |= entry.second.isUrgent;
}

void LiveFrameBuilder::device(const Device &device)
{
    m_devices.insert_or_assign(device.id, device);
    m_changes.devices.insert_or_assign(device.id, device);
    m_hasSteps = true;
}

void LiveFrameBuilder::removeDevices(const std::set<std::string> &ids)
{
    std::erase_if(m_dirty, [&ids](const auto *entry) { return ids.contains(entry->first.deviceId); });
    std::erase_if(m_signals, [&ids](const auto &entry) { return ids.contains(entry.first.deviceId); });
    for (const std::string &id : ids)
        m_devices.erase(id);
    m_changes.forgetRemoved(ids);
    m_hasSteps = true;
}

void LiveFrameBuilder::transition(const AlarmTransition &transition)
{
    alarm(transition.alarm);
    m_changes.transitions.push_back(transition);
}

void LiveFrameBuilder::alarm(const Alarm &alarm)
{
    if (!alarm.isListed())
        m_alarms.erase(alarm.key);
    else
        m_alarms.insert_or_assign(alarm.key, alarm);
    m_changes.alarms.insert_or_assign(alarm.key, alarm);
    if (const auto signal = m_signals.find(alarm.key.series); signal != m_signals.end())
        signal->second.isUrgent = true; // tile and alarm tell of the same value
    m_hasSteps = true;
}

void LiveFrameBuilder::command(const Command &command)
{
    if (isFinal(command.state))
        m_commands.erase(command.id);
    else
        m_commands.insert_or_assign(command.id, command);
    m_changes.commands.insert_or_assign(command.id, command);
    m_hasSteps = true;
}

void LiveFrameBuilder::horn(const HornState &state)
{
    m_horn = state;
    m_changes.horn = state;
    m_hasSteps = true;
}

void LiveFrameBuilder::flood(const std::optional<AlarmFlood> &present)
{
    m_flood = present;
    m_changes.flood = present;
    m_hasSteps = true;
}

void LiveFrameBuilder::alarmRules(AlarmRulesVersion version)
{
    m_alarmRules = std::make_shared<const AlarmRulesVersion>(std::move(version));
    m_changes.alarmRules = m_alarmRules;
    m_hasSteps = true;
}

void LiveFrameBuilder::people(PeopleState state)
{
    m_people = std::make_shared<const PeopleState>(std::move(state));
    m_changes.people = m_people;
    m_hasSteps = true;
}

void LiveFrameBuilder::watch(std::set<SeriesKey> series)
{
    m_watched = std::move(series);
    for (auto &[key, signal] : m_signals)
        signal.watched = m_watched.contains(key);
}

void LiveFrameBuilder::dropChanges()
{
    m_changes = {};
    m_hasSteps = false;
    m_firstArrivalMs = 0;
}

LiveFrame LiveFrameBuilder::take(std::int64_t nowMs)
{
    LiveFrame frame = takeBesideValues(nowMs);
    frame.firstArrivalMs = std::exchange(m_firstArrivalMs, 0);
    for (auto *entry : m_dirty)
        moveInto(frame, *entry);
    m_dirty.clear();
    return frame;
}

LiveFrame LiveFrameBuilder::takeSteps(std::int64_t nowMs)
{
    LiveFrame frame = takeBesideValues(nowMs);
    std::erase_if(m_dirty, [&frame](auto *entry) {
        const bool goes = entry->second.isUrgent;
        if (goes)
            moveInto(frame, *entry);
        return goes;
    });
    return frame;
}

void LiveFrameBuilder::moveInto(LiveFrame &frame, Signals::value_type &entry)
{
    frame.values.emplace(entry.first, entry.second.value);
    entry.second.dirty = false;
    entry.second.isUrgent = false;
}

LiveFrame LiveFrameBuilder::takeBesideValues(std::int64_t nowMs)
{
    LiveFrame frame;
    std::swap(frame, m_changes);
    m_hasSteps = false;
    frame.number = ++m_number;
    frame.madeMs = nowMs;
    return frame;
}

LiveFrame LiveFrameBuilder::whole(std::int64_t nowMs)
{
    LiveFrame frame;
    frame.isWhole = true;
    frame.devices = m_devices;
    frame.alarms = m_alarms;
    frame.commands = m_commands;
    frame.horn = m_horn;
    frame.flood = m_flood;
    frame.alarmRules = m_alarmRules;
    frame.people = m_people;
    for (const auto &[key, signal] : m_signals)
        frame.values.emplace(key, signal.value);
    frame.number = ++m_number;
    frame.madeMs = nowMs;
    return frame;
}

} // namespace lineside
