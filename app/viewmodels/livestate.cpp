// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/livestate.h"

#include <algorithm>

namespace lineside {

using enums::Freshness;

namespace {

/// Drops the oldest finished commands above the number kept; what still runs is never dropped.
void forgetOldCommands(std::map<std::string, Command> &commands, std::size_t keep)
{
    if (commands.size() <= keep)
        return;
    std::vector<std::pair<std::int64_t, std::string>> finished;
    for (const auto &[id, command] : commands) {
        if (isFinal(command.state))
            finished.emplace_back(command.createdMs, id);
    }
    std::sort(finished.begin(), finished.end());
    const std::size_t tooMany = std::min(commands.size() - keep, finished.size());
    for (std::size_t index = 0; index < tooMany; ++index)
        commands.erase(finished[index].second);
}

} // namespace

LiveState::LiveState(PanelBackend &backend, const Clock &clock, FreshnessLimits limits, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_clock(clock)
    , m_limits(limits)
    , m_status(backend.status())
    , m_startMs(clock.monotonicMs())
{
    connect(&backend, &PanelBackend::liveFrameReady, this, &LiveState::takeFrame);
    connect(&backend, &PanelBackend::statusChanged, this, [this] {
        m_status = m_backend.status();
        noteOutages();
        Q_EMIT statusChanged();
    });
    connect(&m_second, &QTimer::timeout, this, &LiveState::tick);
    m_second.start(std::chrono::seconds(1));
    noteOutages();
}

const Device *LiveState::device(const std::string &id) const
{
    const auto found = m_devices.find(id);
    return found == m_devices.end() ? nullptr : &found->second;
}

const LiveEntry *LiveState::value(const SeriesKey &series) const
{
    const auto found = m_values.find(series);
    return found == m_values.end() ? nullptr : &found->second;
}

std::vector<SeriesKey> LiveState::seriesOf(const std::string &deviceId) const
{
    std::vector<SeriesKey> found;
    for (auto it = m_values.lower_bound({deviceId, {}}); it != m_values.end() && it->first.deviceId == deviceId; ++it)
        found.push_back(it->first);
    return found;
}

std::int64_t LiveState::silenceMs() const
{
    return m_clock.monotonicMs() - (isLoading() ? m_startMs : m_lastFrameMs);
}

Freshness LiveState::freshness(const SeriesKey &series, const LiveEntry &entry) const
{
    const Device *owner = device(series.deviceId);
    if (m_stalled || (owner && owner->isOffline()))
        return Freshness::Stale;
    return freshnessAt(ageMs(entry), entry.value.isRemembered);
}

Freshness LiveState::freshness(const Device &device) const
{
    if (m_stalled || device.isOffline())
        return Freshness::Stale;
    return freshnessAt(silenceMs(device) - kHeardLag.count(), device.isRemembered);
}

Freshness LiveState::freshnessAt(std::int64_t ageMs, bool isRemembered) const
{
    if (ageMs > m_limits.staleAfter.count())
        return Freshness::Stale;
    return isRemembered || ageMs > m_limits.lateAfter.count() ? Freshness::Late : Freshness::Live;
}

std::int64_t LiveState::ageMs(const LiveEntry &entry) const
{
    return m_clock.monotonicMs() - entry.bornMs;
}

std::int64_t LiveState::silenceMs(const Device &device) const
{
    const auto heard = m_heardMs.find(device.id);
    return m_clock.monotonicMs() - (heard == m_heardMs.end() ? m_startMs : heard->second);
}

bool LiveState::isHeardBesideOutage(const std::string &deviceId) const
{
    std::int64_t lastMs = m_startMs;
    for (const auto &[source, outage] : m_outages)
        lastMs = std::max(lastMs, outage.seenMs);
    for (auto it = m_values.lower_bound({deviceId, {}}); it != m_values.end() && it->first.deviceId == deviceId; ++it) {
        if (!it->second.value.isRemembered && it->second.bornMs > lastMs)
            return true;
    }
    return false;
}

std::int64_t LiveState::edgeNowMs() const
{
    return isLoading() ? m_clock.utcMs() : m_edgeMs + silenceMs();
}

void LiveState::watch(const QObject *who, std::vector<SeriesKey> series)
{
    const auto known = m_watched.find(who);
    if (known == m_watched.end() ? series.empty() : known->second == series)
        return;
    if (known == m_watched.end()) {
        connect(who, &QObject::destroyed, this, [this, who] {
            m_watched.erase(who);
            sendWatchList();
        });
    }
    m_watched[who] = std::move(series);
    sendWatchList();
}

void LiveState::tick()
{
    // After a pause of the gui a frame may lie ready while its signal still queues: look before judging.
    takeFrame();
    judgeSilence();
    Q_EMIT ticked();
}

void LiveState::takeFrame()
{
    LiveFrame frame = m_backend.takeLiveFrame();
    if (frame.number == 0)
        return;
    if (frame.isWhole)
        tellWhatHasGone(frame);
    const bool first = isLoading();
    m_lastFrameMs = m_clock.monotonicMs();
    m_edgeMs = frame.madeMs;
    apply(frame);
    judgeSilence();
    Q_EMIT frameApplied(frame);
    if (first)
        Q_EMIT loadingChanged();
}

/// What a whole state does not hold any more has gone, as if a step had said so.
void LiveState::tellWhatHasGone(LiveFrame &frame) const
{
    for (const auto &[id, device] : m_devices)
        if (!frame.devices.contains(id))
            frame.devicesRemoved.insert(id);
    for (const auto &[key, known] : m_alarms) {
        const auto [gone, isGone] = frame.alarms.try_emplace(key, known);
        if (isGone)
            gone->second.end();
    }
}

void LiveState::apply(const LiveFrame &frame)
{
    forgetRemoved(frame);
    applyValues(frame, m_lastFrameMs);
    applyDevices(frame);
    applyAlarms(frame);
    applyCommands(frame);
    m_horn = frame.horn.value_or(m_horn);
    m_flood = frame.flood.value_or(m_flood);
    if (frame.people)
        m_people = frame.people;
}

void LiveState::forgetRemoved(const LiveFrame &frame)
{
    for (const std::string &id : frame.devicesRemoved) {
        for (const SeriesKey &series : seriesOf(id))
            m_values.erase(series);
        m_devices.erase(id);
        m_heardMs.erase(id);
    }
}

void LiveState::applyValues(const LiveFrame &frame, std::int64_t nowMs)
{
    for (const auto &[series, value] : frame.values) {
        // Both times are of the edge's wall clock; should it have been set back in between, the value is new.
        const std::int64_t age = std::max<std::int64_t>(0, frame.madeMs - value.asOfMs());
        m_values[series] = {value, nowMs - age};
        if (!value.isRemembered)
            noteHeard(series.deviceId, nowMs - std::max<std::int64_t>(0, frame.madeMs - value.arrivalMs));
    }
}

void LiveState::noteOutages()
{
    std::map<std::string, Outage> outages;
    for (const SourceStatus &source : m_status.sources) {
        if (source.link.state == LinkState::Up)
            continue;
        const auto known = m_outages.find(source.name);
        const bool goesOn = known != m_outages.end() && known->second.sinceMs == source.link.sinceMs;
        outages[source.name] = goesOn ? known->second : Outage{source.link.sinceMs, m_clock.monotonicMs()};
    }
    m_outages = std::move(outages);
}

void LiveState::noteHeard(const std::string &deviceId, std::int64_t atMs)
{
    std::int64_t &known = m_heardMs.try_emplace(deviceId, atMs).first->second;
    known = std::max(known, atMs);
}

void LiveState::applyDevices(const LiveFrame &frame)
{
    m_changedDevices = frame.devicesRemoved;
    for (const auto &[id, device] : frame.devices) {
        const Device *known = this->device(id);
        Device asKnown = device;
        asKnown.lastSeenMs = known ? known->lastSeenMs : 0;
        if (!known || *known != asKnown)
            m_changedDevices.insert(id);
        m_devices[id] = device;
        noteHeard(id, m_lastFrameMs - std::max<std::int64_t>(0, frame.madeMs - device.lastSeenMs));
    }
}

void LiveState::applyAlarms(const LiveFrame &frame)
{
    for (const auto &[key, alarm] : frame.alarms) {
        if (!alarm.isListed())
            m_alarms.erase(key);
        else
            m_alarms[key] = alarm;
    }
}

void LiveState::applyCommands(const LiveFrame &frame)
{
    for (const auto &[id, command] : frame.commands)
        m_commands[id] = command;
    if (!frame.commands.empty())
        forgetOldCommands(m_commands, kCommandsKept);
}

void LiveState::judgeSilence()
{
    const bool stalled = silenceMs() > kStallAfter.count();
    if (stalled == m_stalled)
        return;
    m_stalled = stalled;
    Q_EMIT stalledChanged();
}

void LiveState::sendWatchList()
{
    std::vector<SeriesKey> all;
    for (const auto &[who, series] : m_watched)
        all.insert(all.end(), series.begin(), series.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    m_backend.watch(std::move(all));
}

} // namespace lineside
