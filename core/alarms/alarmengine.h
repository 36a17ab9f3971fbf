// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmboard.h"
#include "alarms/alarmsettings.h"
#include "alarms/conditions.h"
#include "alarms/edgealarms.h"
#include "alarms/machines.h"
#include "alarms/rejections.h"
#include "alarms/signalalarms.h"
#include "alarms/silence.h"
#include "model/alarm.h"
#include "model/device.h"
#include "model/reading.h"
#include "model/seriesmap.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lineside {

/// The worst limit a value is beyond.
struct Crossing
{
    LimitKind kind = LimitKind::High;
    double limit = 0;
    Priority priority = Priority::Medium;
    EventTime when;
};

/// All alarms of the hall: readings, ticks and people in, transitions out. Pure: no I/O, no clock of its own.
/// Owner: engine. Thread: pipeline. Errors: none; what does not apply (an unknown alarm, an acknowledgement of what is
/// acknowledged) yields no transition.
///
/// Time. Delays run by arrival time (ArrivalClock), never by the device's clock. A delay that ended before a reading
/// arrived takes effect before that reading is looked at, at the time it ended, so the same state and the same readings
/// give the same transitions however often tick() came between: the pipeline may replay its journal after a crash.
/// What is not restored: a delay that was running starts anew with the next reading.
/// A transition bears the reading's own time (plus the delay, when one ended), or its arrival when the device's clock
/// is known to be wrong, its own then beside (Reading::happened).
///
/// A reading whose unit is not known is judged by no limit: limits stay as they stand, and the signal's alarm "unit" is
/// active until a reading of a known unit comes. Signals without limits have none: nothing there goes unjudged.
///
/// Late readings, by SourceClock's rule, move nothing: they are history. Readings of bad quality move no limit.
/// What is remembered of a signal leaves with its device. Source: ISA-18.2 / IEC 62682;
/// core/CONTRACT.md §2 for "strictly beyond".
class AlarmEngine
{
public:
    explicit AlarmEngine(AlarmSettings settings);
    AlarmEngine(const AlarmEngine &) = delete;
    AlarmEngine &operator=(const AlarmEngine &) = delete;

    /// These count from now on, in UTC, also for alarms that stand: one that is watched no more returns. The last
    /// value is held against a limit that changed, now, with its delays; one that is new waits for the next value.
    void configure(AlarmSettings settings, std::int64_t nowMs, std::vector<AlarmTransition> &out);
    [[nodiscard]] const AlarmSettings &settings() const { return m_settings; }

    /// The alarms that were not normal when the program ended, and the devices it knew. Before the first reading. One
    /// whose limit is configured no longer returns by itself.
    void restore(std::vector<Alarm> alarms);
    void restore(std::vector<Alarm> alarms, const std::vector<Device> &devices, std::int64_t nowMs,
                 std::vector<AlarmTransition> &out, const std::vector<ConditionState> &conditions = {});

    /// Looks at one reading, in order of arrival; appends what it changed.
    /// False: it could move nothing, being late, bad or of a signal without limits. `origin`: of its value, which
    /// decides what equals a limit.
    bool evaluate(const Reading &reading, std::vector<AlarmTransition> &out,
                  ValueOrigin origin = ValueOrigin::AsWritten);
    /// How conditions stand that moved since the last call, to be kept.
    [[nodiscard]] std::vector<ConditionState> takeConditions() { return m_conditions.takeChanges(); }
    /// UTC, since when the value of the reading that was evaluated last is frozen; none: it is not.
    [[nodiscard]] std::optional<std::int64_t> frozenSinceMs() const { return m_frozenSinceMs; }
    /// The device stands so now: after each change of it, and now and then while it is heard. `nowMs` in UTC.
    void stands(const Device &device, std::int64_t nowMs, std::vector<AlarmTransition> &out);
    /// The connection to a source is there, or not.
    void linkMoved(const std::string &source, bool isUp, std::int64_t nowMs, std::vector<AlarmTransition> &out)
    {
        m_silence.linkMoved(source, isUp, nowMs, out);
    }
    /// The gateway itself stands so; about once a second.
    void edgeStands(const EngineStatus &status, std::int64_t nowMs, std::vector<AlarmTransition> &out)
    {
        m_edge.look(status, nowMs, out);
    }
    /// A message came from the device, and then perhaps was refused.
    void messageCame(std::string_view deviceId) { m_rejections.came(deviceId); }
    void messageRefused(std::string_view deviceId, std::int64_t nowMs) { m_rejections.refused(deviceId, nowMs); }
    /// Since its start the edge has listened long enough to judge those it has not heard since.
    void listenedLongEnough(std::int64_t nowMs) { m_silence.listenedLongEnough(nowMs); }
    /// Ends delays and shelves that ran out before `nowMs` (UTC). About once a second, when no reading that arrived
    /// earlier waits. Of active alarms one a second comes back from the shelf, the worst first: the end of a shift is
    /// not to be a flood.
    void tick(std::int64_t nowMs, std::vector<AlarmTransition> &out);

    /// The alarm was seen by somebody at `timeMs`. Acts on an activation at or before `activatedBeforeMs` alone, the
    /// moment of the press (both UTC on the edge): what came later was not on the screen.
    void acknowledge(const AlarmKey &key, const std::string &by, const std::string &comment, std::int64_t timeMs,
                     std::int64_t activatedBeforeMs, std::vector<AlarmTransition> &out);
    /// Releases the latch of an alarm that has returned and is acknowledged.
    void reset(const AlarmKey &key, const std::string &by, std::int64_t timeMs, std::vector<AlarmTransition> &out);
    /// Takes back an acknowledgement of what is still active.
    void unacknowledge(const AlarmKey &key, const std::string &by, std::int64_t timeMs,
                       std::vector<AlarmTransition> &out);
    /// Puts the alarm aside from `shelf.sinceMs` on, also one that never came; shelved already, its time begins anew.
    /// Nothing for a signal that was not heard since the start, or has no limit. Whether it may be, and for how long,
    /// is the caller's to know (mayBeShelved()).
    void shelve(const AlarmKey &key, Shelf shelf, std::vector<AlarmTransition> &out);
    /// Takes it down by hand: active, it counts as seen.
    void unshelve(const AlarmKey &key, const std::string &by, std::int64_t timeMs, std::vector<AlarmTransition> &out);
    /// Nothing for what shelve() knows nothing of, or is out of service already.
    void takeOutOfService(const AlarmKey &key, OutOfService service, std::vector<AlarmTransition> &out);
    /// Active, it calls anew.
    void returnToService(const AlarmKey &key, const std::string &by, std::int64_t timeMs,
                         std::vector<AlarmTransition> &out);
    /// False: a highly managed alarm is put aside by nobody alone.
    [[nodiscard]] bool mayBeShelved(const AlarmKey &key) { return !isHighlyManaged(key); }
    /// It is the gateway's own: no device has to be there for it.
    [[nodiscard]] static bool isOfEdge(const AlarmKey &key)
    {
        return key.limit == LimitKind::Line || key.limit == LimitKind::Link || isOfGateway(key.limit);
    }
    /// The longest an alarm may be shelved.
    [[nodiscard]] std::chrono::milliseconds maxShelved() const { return m_settings.maxShelved; }
    /// All alarms a device has or could have by what it has sent, by key.
    [[nodiscard]] std::vector<AlarmKey> alarmsOf(const std::string &deviceId) const;
    /// Somebody has a word on the alarm, whatever its state. Nothing for an alarm that known() does not know.
    void comment(const AlarmKey &key, const std::string &by, const std::string &text, std::int64_t timeMs,
                 std::vector<AlarmTransition> &out);

    /// These devices left: ends their alarms, the comment saying `why`, and forgets their signals.
    void remove(const std::set<std::string> &deviceIds, std::int64_t timeMs, std::vector<AlarmTransition> &out,
                const std::string &why = {});

    /// The alarm as it stands, normal or not. Null: it did not come since the start, and was not restored.
    [[nodiscard]] const Alarm *known(const AlarmKey &key);
    /// All that are listed (Alarm::isListed), by key.
    [[nodiscard]] std::vector<Alarm> alarms() const;
    /// The worst limit this value alone is beyond, deadband, delays and order of arrival aside: what AlertPublish::
    /// EveryReading tells of, after evaluate(). None for bad quality and for an unknown unit.
    [[nodiscard]] std::optional<Crossing> worstCrossing(const Reading &reading,
                                                        ValueOrigin origin = ValueOrigin::AsWritten) const;

private:
    [[nodiscard]] AlarmLimits limitsOf(const Machine &machine, SeriesView series);
    [[nodiscard]] AlarmSignal *signalOf(const Reading &reading);
    AlarmSignal &addSignal(Machine &machine, const SeriesKey &series, const AlarmLimits &limits);
    [[nodiscard]] AlarmPoint pointOf(const AlarmKey &key);
    void restoreOne(Alarm alarm);
    bool take(AlarmSignal &signal, const Reading &reading, ValueOrigin origin, std::int64_t now,
              std::vector<AlarmTransition> &out);
    [[nodiscard]] std::optional<AlarmLimit> limitFor(const AlarmKey &key);
    void configure(const SeriesKey &series, AlarmSignal &signal, std::int64_t nowMs, std::vector<AlarmTransition> &out);
    bool judgeLimits(AlarmSignal &signal, const Reading &reading, ValueOrigin origin, const Occasion &occasion,
                     std::vector<AlarmTransition> &out);
    [[nodiscard]] AlarmSlot *actedOn(const AlarmKey &key, std::int64_t timeMs);
    [[nodiscard]] bool isHighlyManaged(const AlarmKey &key);
    [[nodiscard]] bool isLate(AlarmSignal &signal, const Reading &reading);

    AlarmSettings m_settings;
    std::map<std::pair<std::string, std::string>, AlarmLimits>
        m_limitsOfType; // of m_settings, by class and sensor type
    AlarmBoard m_board;
    Machines m_machines;
    SignalAlarms m_signalAlarms;
    SilenceAlarms m_silence;
    EdgeAlarms m_edge;
    Rejections m_rejections;
    Conditions m_conditions;
    std::optional<std::int64_t> m_frozenSinceMs;
    std::int64_t m_edgeMs = 0; // UTC, the latest arrival
};

} // namespace lineside
