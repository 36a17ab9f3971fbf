// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/edgealarms.h"

#include "base/clock.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace lineside {

namespace {

constexpr std::int64_t kAnHourMs = 3'600'000;
constexpr double kMsADay = 24.0 * kAnHourMs;
constexpr double kEndsSoonDays = 30;
constexpr std::int64_t kHornTakenMs = 30'000;
constexpr const char *kControl = "control";
constexpr const char *kByRefusal = "refused";

const std::string kWholeGateway(kWholeDevice); ///< the whole of it

} // namespace

EdgeAlarms::EdgeAlarms(AlarmBoard &board, const WatchSettings &settings)
    : m_board(board)
    , m_settings(settings)
{
}

void EdgeAlarms::look(const EngineStatus &status, std::int64_t nowMs, std::vector<AlarmTransition> &out)
{
    m_board.clock().start(nowMs);
    findStanding();
    m_verdicts.clear();
    m_undecided.clear();
    noteDisk(status);
    noteClock(status, nowMs);
    noteDamage(status, nowMs);
    noteRecord(status.audit);
    noteHorn(status.hornOutputs, nowMs);
    for (const SinkStatus &sink : status.sinks)
        noteBacklog(sink, nowMs);
    noteCertificates(status, nowMs);
    noteRefusals(status);
    for (const AlarmKey &key : m_standing)
        m_verdicts.try_emplace(key); // of what has no name any more
    for (const auto &[key, verdict] : m_verdicts)
        if (verdict.isPresent || !m_undecided.contains(key))
            judge(key, verdict, nowMs, out);
    for (const SourceStatus &source : status.sources)
        maskLink(source.name, nowMs, out);
}

/// Those of the run before.
void EdgeAlarms::findStanding()
{
    if (std::exchange(m_hasLooked, true))
        return;
    for (const auto &[series, signal] : m_board.signals())
        for (const auto &[kind, slot] : signal.slots)
            if (isOfGateway(kind))
                m_standing.insert({series, kind});
}

bool EdgeAlarms::stands(const AlarmKey &key)
{
    const AlarmSlot *slot = m_board.find(key);
    return slot && slot->point.isPresent();
}

AlarmKey EdgeAlarms::keyOf(LimitKind kind, const std::string &name) const
{
    return {{m_settings.node, name}, kind};
}

/// A source and a sink may bear one name: what is wrong with either is.
void EdgeAlarms::note(const AlarmKey &key, bool isPresent, const AlarmPoint::Circumstance &what)
{
    Verdict &verdict = m_verdicts[key];
    if (isPresent && !verdict.isPresent)
        verdict = {true, what};
}

void EdgeAlarms::noteDisk(const EngineStatus &status)
{
    const AlarmKey key = keyOf(LimitKind::Disk, kWholeGateway);
    const std::uint64_t bound = kDiskNearlyFullBytes + (stands(key) ? kDiskNearlyFullBytes / 8 : 0);
    const bool isLow = status.diskFreeBytes != 0 && status.diskFreeBytes < bound; // 0: nobody has looked, or a problem
    note(key, isLow || !status.storageProblem.empty() || !status.journalProblem.empty());
}

void EdgeAlarms::noteClock(const EngineStatus &status, std::int64_t nowMs)
{
    const bool hasJumped = status.clockSteppedMs != 0 && std::llabs(nowMs - status.clockSteppedMs) < kAnHourMs;
    note(keyOf(LimitKind::Clock, kWholeGateway), nowMs < kClockSetMs || hasJumped);
}

/// Nothing takes the damage back: an hour is long enough to be seen.
void EdgeAlarms::noteDamage(const EngineStatus &status, std::int64_t nowMs)
{
    if (status.damagedFiles > m_damagedFiles)
        m_damagedMs = nowMs;
    m_damagedFiles = status.damagedFiles;
    note(keyOf(LimitKind::Damaged, kWholeGateway), m_damagedMs != 0 && std::llabs(nowMs - m_damagedMs) < kAnHourMs);
}

/// What is wrong with it stays until somebody has seen to it and started anew.
void EdgeAlarms::noteRecord(const AuditState &record)
{
    const std::string name(kRecordName);
    note(keyOf(LimitKind::Damaged, name), !record.faults.empty());
    note(keyOf(LimitKind::Disk, name), record.isNearlyFull());
}

void EdgeAlarms::noteHorn(const HornOutputs &outputs, std::int64_t nowMs)
{
    const bool isUntaken = outputs.untakenSinceMs != 0 && nowMs - outputs.untakenSinceMs > kHornTakenMs;
    const AlarmKey key = keyOf(LimitKind::HornFailed, kWholeGateway);
    note(key, isUntaken || !outputs.soundProblem.empty());
}

void EdgeAlarms::noteBacklog(const SinkStatus &sink, std::int64_t nowMs)
{
    const AlarmKey key = keyOf(LimitKind::Backlog, sink.name);
    const std::int64_t afterMs = m_settings.watchOf(LimitKind::Backlog, {.name = sink.name}).after.count();
    const std::int64_t waitedMs = sink.oldestUnsentMs != 0 ? nowMs - sink.oldestUnsentMs : 0;
    note(key, waitedMs > (stands(key) ? afterMs / 2 : afterMs), {.limit = static_cast<double>(afterMs) / 1000});
}

/// By a clock that was not set nothing ends.
void EdgeAlarms::noteCertificates(const EngineStatus &status, std::int64_t nowMs)
{
    if (!status.certificates || nowMs < kClockSetMs) {
        for (const AlarmKey &key : m_standing)
            if (key.limit == LimitKind::Certificate)
                leaveUndecided(key);
        return;
    }
    for (const CertificateStatus &each : *status.certificates) {
        const double daysLeft = static_cast<double>(each.endsMs - nowMs) / kMsADay;
        AlarmPoint::Circumstance what{.value = daysLeft, .unit = "d"};
        if (daysLeft <= 0)
            what.priority = Priority::Critical;
        note(keyOf(LimitKind::Certificate, each.name), daysLeft < kEndsSoonDays, what);
    }
}

namespace {

/// Where a source has the same broker, which says no to both.
std::string nameOfControl(const EngineStatus &status)
{
    const bool isDown = status.control.state == LinkState::Down;
    const auto same = std::ranges::find_if(status.sources, [&status](const SourceStatus &source) {
        return source.link.isDenied && source.link.peer == status.control.peer;
    });
    return isDown && same != status.sources.end() ? same->name : kControl;
}

} // namespace

void EdgeAlarms::noteRefusals(const EngineStatus &status)
{
    for (const SourceStatus &source : status.sources) {
        noteLink(source.name, source.link);
        noteLink(source.name, source.control);
    }
    for (const SinkStatus &sink : status.sinks)
        noteLink(sink.name, sink.link);
    noteLink(nameOfControl(status), status.control);
    note(keyOf(LimitKind::Refused, kControl), status.alerts.refused > 0);
}

void EdgeAlarms::noteLink(const std::string &name, const LinkStatus &link)
{
    const AlarmKey key = keyOf(LimitKind::Refused, name);
    note(key, link.state == LinkState::Refused || (link.state == LinkState::Down && link.isDenied));
    if (link.state == LinkState::Connecting)
        leaveUndecided(key);
}

void EdgeAlarms::judge(const AlarmKey &key, const Verdict &verdict, std::int64_t nowMs,
                       std::vector<AlarmTransition> &out)
{
    if (!verdict.isPresent && !m_board.find(key))
        return;
    const Watch watch = m_settings.watchOf(key.limit, {.name = key.series.sensorType});
    if (!watch.isOn && !m_board.find(key))
        return;
    m_standing.insert(key);
    AlarmSlot &slot = m_board.slotOf(key, watch.limit);
    slot.point.judge(verdict.isPresent && watch.isOn, verdict.what);
    worsen(slot, verdict, nowMs, out);
    m_board.settle(slot, nowMs, out);
}

/// Active already, and worse than it was when it came.
void EdgeAlarms::worsen(AlarmSlot &slot, const Verdict &verdict, std::int64_t nowMs, std::vector<AlarmTransition> &out)
{
    const Alarm &alarm = slot.point.alarm();
    if (verdict.isPresent && alarm.active && verdict.what.priority.value_or(alarm.priority) > alarm.priority)
        m_board.step(slot, out,
                     [&](AlarmPoint &point) { return point.worsen(verdict.what, nowMs, m_board.clock().now()); });
}

void EdgeAlarms::maskLink(const std::string &source, std::int64_t nowMs, std::vector<AlarmTransition> &out)
{
    if (AlarmSlot *link = m_board.find(keyOf(LimitKind::Link, source)))
        m_board.setSuppressed(*link, kByRefusal, stands(keyOf(LimitKind::Refused, source)), nowMs, out);
}

} // namespace lineside
