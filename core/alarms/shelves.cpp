// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/shelves.h"

#include "base/clock.h"

namespace lineside {

namespace {

constexpr std::int64_t kReturnPaceMs = 1000; // between two that come back active

std::int64_t endOf(const Shelf &shelf, std::int64_t nowMs, const ArrivalClock &clock)
{
    const bool isClockDoubtful = shelf.sinceMs > nowMs + kClockToleranceMs; // set back meanwhile: it might never end
    return isClockDoubtful ? clock.now() : clock.fromUtc(shelf.untilMs);
}

} // namespace

std::vector<AlarmKey> Shelves::takeDue(std::int64_t nowMs, const ArrivalClock &clock, const AlarmOf &alarmOf)
{
    std::vector<AlarmKey> due;
    std::optional<AlarmKey> worst;
    for (auto &[key, end] : m_ends) {
        const Alarm &alarm = alarmOf(key);
        if (!end)
            end = endOf(*alarm.shelf, nowMs, clock);
        if (*end > clock.now())
            continue;
        if (!alarm.active)
            due.push_back(key);
        else if (!worst || alarm.priority > alarmOf(*worst).priority)
            worst = key;
    }
    if (worst && clock.now() >= m_nextReturn) {
        m_nextReturn = clock.now() + kReturnPaceMs;
        due.push_back(*worst);
    }
    for (const AlarmKey &key : due)
        m_ends.erase(key);
    return due;
}

} // namespace lineside
