// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmboard.h"

#include <ranges>
#include <utility>

namespace lineside {

namespace {

bool masks(const Alarm &worse)
{
    return worse.active && !worse.shelf && !worse.outOfService;
}

/// The limit beyond this one.
std::optional<LimitKind> worseThan(LimitKind kind)
{
    if (kind == LimitKind::High)
        return LimitKind::HighHigh;
    return kind == LimitKind::Low ? std::optional(LimitKind::LowLow) : std::nullopt;
}

EventTime later(const EventTime &when, std::int64_t ms)
{
    return {when.ms + ms, when.sourceMs ? std::optional(*when.sourceMs + ms) : std::nullopt};
}

} // namespace

AlarmSignal *AlarmBoard::signal(SeriesView series)
{
    const auto known = m_signals.find(series);
    return known == m_signals.end() ? nullptr : &known->second;
}

AlarmSlot *AlarmBoard::find(const AlarmKey &key)
{
    AlarmSignal *known = signal(key.series);
    if (!known)
        return nullptr;
    const auto slot = known->slots.find(key.limit);
    return slot == known->slots.end() ? nullptr : &slot->second;
}

void AlarmBoard::restore(AlarmSlot &slot, Alarm alarm)
{
    if (alarm.shelf)
        m_shelves.restore(alarm.key);
    m_firstOut.restore(alarm);
    slot.point.restore(std::move(alarm));
    m_reAlarms.renew(slot);
    m_escalations.restore(slot.point.alarm());
    if (slot.point.wantsChange())
        startDelay(slot, m_clock.now(), std::nullopt);
}

void AlarmBoard::restoreMasks()
{
    for (auto &[series, known] : m_signals)
        for (auto &[kind, slot] : known.slots)
            restoreMask(slot);
}

/// What is normal beneath bears its mask and loses it in silence, so what was kept of it may be old.
void AlarmBoard::restoreMask(AlarmSlot &better)
{
    const auto kind = worseThan(better.point.alarm().key.limit);
    if (!kind)
        return;
    const AlarmSlot *worse = find({better.point.alarm().key.series, *kind});
    const std::string cause(toString(*kind));
    if (worse && masks(worse->point.alarm()))
        (void)better.point.suppress({cause, worse->point.alarm().activatedMs.value_or(0)}, 0);
    else
        (void)better.point.unsuppress(cause, false, {}, 0);
}

void AlarmBoard::settle(AlarmSlot &slot, const Occasion &occasion, std::vector<AlarmTransition> &out)
{
    if (!slot.point.wantsChange()) {
        stopDelay(slot);
        return;
    }
    const std::int64_t delayMs = slot.point.delay().count();
    const std::int64_t due = slot.delay ? slot.delay->entry->first : occasion.now + delayMs;
    if (due <= occasion.now) {
        stopDelay(slot);
        change(slot, occasion, out);
    } else if (!slot.delay) {
        startDelay(slot, due, later(occasion.when, delayMs));
    }
}

void AlarmBoard::settle(AlarmSlot &slot, std::int64_t whenMs, std::vector<AlarmTransition> &out)
{
    if (!slot.delay || !slot.point.wantsChange())
        settle(slot, {{whenMs, std::nullopt}, 0, m_clock.now()}, out);
}

void AlarmBoard::setLimit(AlarmSlot &slot, std::optional<AlarmLimit> limit)
{
    slot.point.setLimit(std::move(limit));
    m_reAlarms.renew(slot);
}

void AlarmBoard::settled(AlarmSlot &slot, const Alarm &before, AlarmTransition &taken)
{
    if (!before.isTold())
        slot.toldSince = m_clock.now();
    m_firstOut.moved(before, slot.point.alarm());
    taken.calls = slot.point.settle(m_firstOut.isFirst(before.key), !before.isTold(), taken.timeMs);
    taken.alarm = slot.point.alarm();
    m_reAlarms.renew(slot);
    const std::int64_t calledAt = slot.point.calledAt(); // below 0: before the start
    m_escalations.renew(slot.point.alarm(), slot.toldSince > 0 ? std::max(calledAt, slot.toldSince) : calledAt);
}

/// A one-shot shelf ends with the return.
void AlarmBoard::change(AlarmSlot &slot, const Occasion &occasion, std::vector<AlarmTransition> &out)
{
    const auto &[when, position, now] = occasion;
    step(slot, out, [&](AlarmPoint &point) { return point.change(when, position, now); });
    const Alarm &alarm = slot.point.alarm();
    if (!alarm.active && alarm.shelf && alarm.shelf->mode == ShelfMode::OneShot) {
        m_shelves.takeDown(alarm.key);
        step(slot, out, [&](AlarmPoint &point) { return point.unshelve({}, when.ms, position, now); });
    }
}

/// The limit that is crossed on the way to this one.
AlarmSlot *AlarmBoard::betterOf(const AlarmKey &key)
{
    if (key.limit != LimitKind::HighHigh && key.limit != LimitKind::LowLow)
        return nullptr;
    return find({key.series, key.limit == LimitKind::HighHigh ? LimitKind::High : LimitKind::Low});
}

/// The worse limit masks the better while it is active and in use: put aside, it tells nothing in its place. Seen with
/// it, the better one is seen. What is normal beneath bears the memory in silence: it may come any moment.
void AlarmBoard::mask(AlarmSlot &better, const AlarmTransition &ofWorse, std::vector<AlarmTransition> &out)
{
    const Alarm &worse = ofWorse.alarm;
    const std::string cause(toString(worse.key.limit));
    const Alarm before = better.point.alarm();
    auto taken = masks(worse)
        ? better.point.suppress({cause, ofWorse.timeMs}, ofWorse.position)
        : better.point.unsuppress(cause, worse.acknowledged && worse.isTold(), {ofWorse.timeMs, {}}, ofWorse.position);
    tell(better, before, std::move(taken), out);
}

void AlarmBoard::tell(AlarmSlot &slot, const Alarm &before, std::optional<AlarmTransition> taken,
                      std::vector<AlarmTransition> &out)
{
    if (!taken || before.state() == AlarmState::Normal)
        return;
    out.push_back(*std::move(taken));
    settled(slot, before, out.back());
}

/// What came and went in silence asks for nobody.
void AlarmBoard::setSuppressed(AlarmSlot &slot, const std::string &cause, bool isSuppressed, std::int64_t timeMs,
                               std::vector<AlarmTransition> &out)
{
    const Alarm before = slot.point.alarm();
    tell(slot, before,
         isSuppressed ? slot.point.suppress({cause, timeMs}, 0)
                      : slot.point.unsuppress(cause, !before.active && !before.unseenCall, {timeMs, {}}, 0),
         out);
}

AlarmSlot &AlarmBoard::slotOf(const AlarmKey &key, const AlarmLimit &limit)
{
    auto &slots = m_signals[key.series].slots;
    const auto known = slots.find(key.limit);
    return known != slots.end() ? known->second
                                : slots.emplace(key.limit, AlarmSlot{AlarmPoint(key, limit)}).first->second;
}

void AlarmBoard::shelve(AlarmSlot &slot, Shelf shelf, std::vector<AlarmTransition> &out)
{
    m_shelves.put(slot.point.alarm().key, m_clock.fromUtc(shelf.untilMs));
    step(slot, out, [&](AlarmPoint &point) { return point.shelve(std::move(shelf)); });
}

void AlarmBoard::unshelve(AlarmSlot &slot, const std::string &by, std::int64_t timeMs,
                          std::vector<AlarmTransition> &out)
{
    if (m_shelves.takeDown(slot.point.alarm().key))
        step(slot, out, [&](AlarmPoint &point) { return point.unshelve(by, timeMs, 0, m_clock.fromUtc(timeMs)); });
}

void AlarmBoard::remove(const std::set<std::string> &deviceIds, std::int64_t timeMs, const std::string &why,
                        std::vector<AlarmTransition> &out)
{
    for (auto known = m_signals.begin(); known != m_signals.end();) {
        if (!deviceIds.contains(known->first.deviceId)) {
            ++known;
            continue;
        }
        // The better limit first: freed of its mask before, it would call for a moment.
        for (auto &[kind, slot] : std::views::reverse(known->second.slots)) {
            stopDelay(slot);
            m_shelves.takeDown(slot.point.alarm().key);
            if (slot.point.alarm().isListed())
                step(slot, out, [&](AlarmPoint &point) { return point.remove(timeMs, why); });
            m_reAlarms.stop(slot);
        }
        known = m_signals.erase(known);
    }
}

void AlarmBoard::endDelaysBefore(std::int64_t now, std::vector<AlarmTransition> &out)
{
    while (!m_delays.empty() && m_delays.begin()->first < now) {
        const auto [due, slot] = *m_delays.begin();
        const EventTime when = slot->delay->end.value_or(EventTime{m_clock.toUtc(due), std::nullopt});
        stopDelay(*slot);
        change(*slot, {when, 0, due}, out);
    }
}

void AlarmBoard::endShelves(std::int64_t nowMs, std::vector<AlarmTransition> &out)
{
    const auto alarmOf = [this](const AlarmKey &key) -> const Alarm & { return find(key)->point.alarm(); };
    for (const AlarmKey &key : m_shelves.takeDue(nowMs, m_clock, alarmOf))
        step(*find(key), out, [&](AlarmPoint &point) { return point.unshelve({}, nowMs, 0, m_clock.now()); });
}

void AlarmBoard::endReAlarms(std::vector<AlarmTransition> &out)
{
    while (const auto due = m_reAlarms.due(m_clock.now()))
        step(*due->second, out,
             [&](AlarmPoint &point) { return point.reAlarm(m_clock.toUtc(due->first), due->first); });
}

void AlarmBoard::escalate(std::vector<AlarmTransition> &out)
{
    while (const auto due = m_escalations.due(m_clock))
        step(*find(due->first), out, [&](AlarmPoint &point) { return point.escalate(m_clock.toUtc(due->second)); });
}

void AlarmBoard::startDelay(AlarmSlot &slot, std::int64_t due, std::optional<EventTime> end)
{
    slot.delay = AlarmSlot::Delay{m_delays.emplace(due, &slot), end};
}

void AlarmBoard::stopDelay(AlarmSlot &slot)
{
    if (slot.delay)
        m_delays.erase(slot.delay->entry);
    slot.delay.reset();
}

} // namespace lineside
