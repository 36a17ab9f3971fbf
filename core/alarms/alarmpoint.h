// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmsettings.h"
#include "alarms/limitcheck.h"
#include "model/alarm.h"
#include "model/reading.h"

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace lineside {

/// The state machine of one alarm: one limit of one signal. Three bits move it: the condition (the value is beyond the
/// limit, with deadband), active (the condition, delayed) and acknowledged. It knows no timer: who owns it asks
/// wantsChange(), waits delay() and then calls change(). Shelf and service stand between change() and
/// what is told; the bits here go on moving beneath them.
/// Owner: AlarmEngine. Thread: pipeline. Source: ISA-18.2 / IEC 62682 alarm states.
class AlarmPoint
{
public:
    AlarmPoint(AlarmKey key, AlarmLimit limit);

    /// The alarm of a limit that is configured no longer, kept until it has returned.
    [[nodiscard]] static AlarmPoint withoutLimit(AlarmKey key);

    /// The alarm of a signal whose readings no limit can judge, their unit being unknown.
    [[nodiscard]] static AlarmPoint ofUnit(const SeriesKey &series);

    [[nodiscard]] const Alarm &alarm() const { return m_alarm; }
    /// None for the alarm of a limit that is configured no longer.
    [[nodiscard]] const std::optional<AlarmLimit> &limit() const { return m_limit; }
    /// Strictly beyond the limit, deadband and delays aside.
    [[nodiscard]] bool isBeyond(double value, ValueOrigin origin) const
    {
        return m_check && m_check->isBeyond(value, origin);
    }

    /// It behaves so from now on; none: it is watched no more, and its condition is gone. The last value that was
    /// observed is held against it, unless it was of another unit. An alarm that is active keeps the limit and priority
    /// it came with until it comes anew.
    void setLimit(std::optional<AlarmLimit> limit);

    /// Takes in a value: moves the condition alone.
    void observe(const Reading &reading, ValueOrigin origin);
    /// Moves the condition of a kind that is no limit. What it tells of is taken in until it is active.
    struct Circumstance
    {
        double limit = 0; ///< as Alarm::limit
        double value = 0;
        std::string_view unit{};
        std::string_view location{};
        std::optional<Priority> priority{}; ///< none: as the limit has it
    };
    void judge(bool isPresent, const Circumstance &circumstance);
    /// The condition, without delays.
    [[nodiscard]] bool isPresent() const { return m_condition; }
    /// The condition is not what the alarm says.
    [[nodiscard]] bool wantsChange() const { return m_condition != m_alarm.active; }
    /// How long the condition must last before change() is due.
    [[nodiscard]] std::chrono::milliseconds delay() const;
    /// Activates or returns. `at`: the owner's clock, compared with the press of an acknowledgement.
    [[nodiscard]] AlarmTransition change(const EventTime &when, std::uint64_t position, std::int64_t at);

    /// Active or returned, and not acknowledged since an activation at or before `pressedAt`.
    [[nodiscard]] bool awaitsAcknowledgement(std::int64_t pressedAt) const;
    [[nodiscard]] AlarmTransition acknowledge(const std::string &by, const std::string &comment, std::int64_t timeMs);
    /// Returned, acknowledged and latched: the condition being there beats a reset, and nothing unseen is swept away.
    [[nodiscard]] bool awaitsReset() const { return m_alarm.state() == AlarmState::LatchedAcknowledged; }
    [[nodiscard]] AlarmTransition reset(const std::string &by, std::int64_t timeMs);
    /// Seen, and still there or unseen no more: an acknowledgement to take back.
    [[nodiscard]] bool awaitsUnacknowledgement() const { return m_alarm.active && m_alarm.acknowledged; }
    [[nodiscard]] AlarmTransition unacknowledge(const std::string &by, std::int64_t timeMs, std::int64_t at);
    /// In any state; shelved already, its time begins anew.
    [[nodiscard]] AlarmTransition shelve(Shelf shelf);
    /// Taken down by a person while active it counts as seen; by its time (`by` empty) it calls anew. What came
    /// and went there asks for nobody. `position`: of the reading that ended a one-shot. Source: ISA-18.2 §11.7.3.
    [[nodiscard]] AlarmTransition unshelve(const std::string &by, std::int64_t timeMs, std::uint64_t position,
                                           std::int64_t at);
    [[nodiscard]] AlarmTransition takeOutOfService(OutOfService out);
    /// Active, it calls anew.
    [[nodiscard]] AlarmTransition returnToService(const std::string &by, std::int64_t timeMs, std::int64_t at);
    /// By design; nothing for a cause it has already.
    [[nodiscard]] std::optional<AlarmTransition> suppress(Suppression suppression, std::uint64_t position);
    /// That cause is over; `seen`: what suppressed it was acknowledged, and so is it, unless it called before that.
    [[nodiscard]] std::optional<AlarmTransition> unsuppress(const std::string &cause, bool seen, const EventTime &when,
                                                            std::uint64_t position);
    /// After how long it calls anew; zero: never.
    [[nodiscard]] std::chrono::milliseconds reAlarmTime() const;
    /// Still active after that time: as if it had come now.
    [[nodiscard]] AlarmTransition reAlarm(std::int64_t timeMs, std::int64_t at);
    /// Nobody has seen it for too long.
    [[nodiscard]] AlarmTransition escalate(std::int64_t timeMs);
    /// It is active, and its priority and value are no more what they were: it calls anew.
    [[nodiscard]] AlarmTransition worsen(const Circumstance &circumstance, std::int64_t timeMs, std::int64_t at);
    /// The owner's clock at the activation, or when it called anew.
    [[nodiscard]] std::int64_t calledAt() const { return m_activatedAt; }
    /// What the owner knows after a step, taken at `timeMs` (UTC), before which it was put aside or not. True: it
    /// calls, once an activation.
    [[nodiscard]] bool settle(bool isFirst, bool wasAside, std::int64_t timeMs);
    /// In any state. Its time is later than the one before, as two at once would be one in the history.
    [[nodiscard]] AlarmTransition comment(const std::string &by, const std::string &text, std::int64_t timeMs);
    /// Ends the alarm whatever its state: its device has left. `why` may be empty.
    [[nodiscard]] AlarmTransition remove(std::int64_t timeMs, const std::string &why);

    /// As it stood when the program ended; counts as activated before every press to come.
    void restore(Alarm alarm);

private:
    explicit AlarmPoint(AlarmKey key);
    void judgeValue(ValueOrigin origin);
    void activate(const EventTime &when);
    void callAnew(std::int64_t at);
    void comeBack(std::int64_t at);
    void see(const std::string &by, std::int64_t timeMs);

    std::optional<AlarmLimit> m_limit;
    std::optional<LimitCheck> m_check; // of m_limit
    Alarm m_alarm;
    std::optional<ValueOrigin> m_observed; // of m_value; none: no limit has judged it
    bool m_condition = false;
    double m_value = 0; // the newest, becomes m_alarm.value at activation
    double m_shownLimit = 0; // likewise m_alarm.limit
    std::optional<Priority> m_shownPriority; // likewise; none: that of m_limit
    std::int64_t m_commentedMs = 0; // UTC, as told
    std::int64_t m_activatedAt = std::numeric_limits<std::int64_t>::min(); // owner's clock
};

} // namespace lineside
