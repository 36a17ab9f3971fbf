// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmslot.h"
#include "alarms/arrivalclock.h"
#include "alarms/escalations.h"
#include "alarms/firstout.h"
#include "alarms/realarms.h"
#include "alarms/shelves.h"
#include "model/alarm.h"
#include "model/seriesmap.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace lineside {

/// When and by what a condition moved.
struct Occasion
{
    EventTime when; ///< what the alarm says
    std::uint64_t position = 0; ///< of the reading, in the journal; 0: none
    std::int64_t now = 0; ///< ArrivalClock time
};

/// All alarms by signal and kind, and the one way an alarm takes a step: delays, masks, first-out, shelf and re-alarm
/// are brought up to date with it. It knows no reading and no limit; who judges moves a point's condition and calls
/// settle().
/// Owner: AlarmEngine. Thread: pipeline. Errors: none.
class AlarmBoard
{
public:
    [[nodiscard]] ArrivalClock &clock() { return m_clock; }
    [[nodiscard]] const SeriesMap<AlarmSignal> &signals() const { return m_signals; }
    /// Null: not known.
    [[nodiscard]] AlarmSignal *signal(SeriesView series);
    [[nodiscard]] AlarmSignal &addSignal(const SeriesKey &series) { return m_signals[series]; }
    [[nodiscard]] AlarmSlot *find(const AlarmKey &key);

    /// The alarm stands so since before the start, in its slot.
    void restore(AlarmSlot &slot, Alarm alarm);
    /// After all restore(): the masks as they must be; those of what was normal beneath were not kept.
    void restoreMasks();

    /// The point's condition was looked at: begins or ends its delay, or takes the step at once.
    void settle(AlarmSlot &slot, const Occasion &occasion, std::vector<AlarmTransition> &out);
    /// Likewise, of a condition that is looked at by time: a delay that runs ends by itself, at its own. `whenMs` in
    /// UTC.
    void settle(AlarmSlot &slot, std::int64_t whenMs, std::vector<AlarmTransition> &out);
    /// The alarm behaves so from now on; none: it is watched no more. What that moves is to be settled.
    void setLimit(AlarmSlot &slot, std::optional<AlarmLimit> limit);
    /// The alarm of that kind, made if need be.
    AlarmSlot &slotOf(const AlarmKey &key, const AlarmLimit &limit);
    /// By design, for `cause`, or no longer. What is normal beneath bears it in silence: it may come any moment.
    void setSuppressed(AlarmSlot &slot, const std::string &cause, bool isSuppressed, std::int64_t timeMs,
                       std::vector<AlarmTransition> &out);
    /// Takes a step: `action` turns the point into its transition.
    template <typename Action>
    void step(AlarmSlot &slot, std::vector<AlarmTransition> &out, Action action)
    {
        const Alarm before = slot.point.alarm();
        out.push_back(action(slot.point));
        settled(slot, before, out.back());
        if (AlarmSlot *better = betterOf(before.key))
            mask(*better, AlarmTransition(out.back()), out);
    }
    /// Shelved already, its time begins anew.
    void shelve(AlarmSlot &slot, Shelf shelf, std::vector<AlarmTransition> &out);
    /// By hand; nothing for what is not shelved.
    void unshelve(AlarmSlot &slot, const std::string &by, std::int64_t timeMs, std::vector<AlarmTransition> &out);
    /// Ends all alarms of these devices, and forgets their signals.
    void remove(const std::set<std::string> &deviceIds, std::int64_t timeMs, const std::string &why,
                std::vector<AlarmTransition> &out);

    /// Delays that ended before `now`, each at its own time.
    void endDelaysBefore(std::int64_t now, std::vector<AlarmTransition> &out);
    void endShelves(std::int64_t nowMs, std::vector<AlarmTransition> &out);
    void endReAlarms(std::vector<AlarmTransition> &out);
    void setEscalationTimes(const EscalationTimes &times) { m_escalations.setTimes(times); }
    void escalate(std::vector<AlarmTransition> &out);

private:
    void settled(AlarmSlot &slot, const Alarm &before, AlarmTransition &taken);
    [[nodiscard]] AlarmSlot *betterOf(const AlarmKey &key);
    void mask(AlarmSlot &better, const AlarmTransition &ofWorse, std::vector<AlarmTransition> &out);
    void tell(AlarmSlot &slot, const Alarm &before, std::optional<AlarmTransition> taken,
              std::vector<AlarmTransition> &out);
    void restoreMask(AlarmSlot &better);
    void change(AlarmSlot &slot, const Occasion &occasion, std::vector<AlarmTransition> &out);
    void startDelay(AlarmSlot &slot, std::int64_t due, std::optional<EventTime> end);
    void stopDelay(AlarmSlot &slot);

    SeriesMap<AlarmSignal> m_signals;
    SlotTimes m_delays;
    ReAlarms m_reAlarms;
    Escalations m_escalations;
    FirstOut m_firstOut;
    ArrivalClock m_clock;
    Shelves m_shelves;
};

} // namespace lineside
