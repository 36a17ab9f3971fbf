// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/edgealarms.h"

#include "base/clock.h"

#include <cstdlib>
#include <utility>

namespace lineside {

namespace {

constexpr std::int64_t kAnHourMs = 3'600'000;

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
    for (const AlarmKey &key : m_standing)
        m_verdicts.try_emplace(key); // of what has no name any more
    for (const auto &[key, verdict] : m_verdicts)
        if (verdict.isPresent || !m_undecided.contains(key))
            judge(key, verdict, nowMs, out);
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
    if (!slot.delay || !slot.point.wantsChange())
        m_board.settle(slot, {{nowMs, std::nullopt}, 0, m_board.clock().now()}, out);
}

} // namespace lineside
