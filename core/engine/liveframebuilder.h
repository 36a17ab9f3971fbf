// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/liveframe.h"
#include "model/seriesmap.h"
#include "model/sourceclock.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace lineside {

/// Gathers what the screen has to know: the newest value of every signal, and what changed since the last frame.
/// Which reading is the newest is SourceClock's to say. Owner and thread: pipeline.
class LiveFrameBuilder
{
public:
    /// `frozenSinceMs`: as LiveValue has it.
    void reading(const Reading &reading, std::optional<std::int64_t> frozenSinceMs = std::nullopt);
    /// A value not heard now but known from before: shown until a reading comes, never instead of what is as new.
    void remember(const SeriesKey &series, LiveValue value);
    void device(const Device &device);
    /// They left: their values leave with them (their alarms by their own last transition).
    void removeDevices(const std::set<std::string> &ids);
    void transition(const AlarmTransition &transition);
    void alarm(const Alarm &alarm);
    void command(const Command &command);
    void horn(const HornState &state);
    void flood(const std::optional<AlarmFlood> &present);
    void alarmRules(AlarmRulesVersion version);
    void people(PeopleState state);
    /// Every reading of these comes as a sample; replaces the last wish.
    void watch(std::set<SeriesKey> series);

    [[nodiscard]] bool hasChanges() const { return !m_dirty.empty() || m_hasSteps; }
    /// Something changed that must not wait for the turn of the values.
    [[nodiscard]] bool hasSteps() const { return m_hasSteps; }
    /// What changed since the last call.
    [[nodiscard]] LiveFrame take(std::int64_t nowMs);
    /// The same, but values that only moved wait for take(). Those that go are new ones, those of an alarm's step, and
    /// those that are to be judged otherwise than before: their quality, unit or kind of time changed.
    [[nodiscard]] LiveFrame takeSteps(std::int64_t nowMs);
    /// Everything, for a screen that has nothing yet; what changed stays to be taken by the others.
    [[nodiscard]] LiveFrame whole(std::int64_t nowMs);
    /// There is no screen: what it has to know is the whole state, once there is one.
    void dropChanges();

    [[nodiscard]] const std::map<AlarmKey, Alarm> &alarms() const { return m_alarms; }
    /// The newest of a signal; nullptr: it was never heard. Good until the next call.
    [[nodiscard]] const LiveValue *value(const SeriesKey &series) const;

private:
    struct Signal
    {
        LiveValue value;
        SourceClock clock;
        bool dirty = false;
        bool isUrgent = true; ///< its next value does not wait; a new signal's is
        bool watched = false;
    };
    using Signals = SeriesMap<Signal>;
    Signals::value_type &signalOf(SeriesView series);
    void markDirty(Signals::value_type &entry);
    [[nodiscard]] LiveFrame takeBesideValues(std::int64_t nowMs);
    static void moveInto(LiveFrame &frame, Signals::value_type &entry);

    Signals m_signals;
    std::vector<Signals::value_type *> m_dirty; ///< entries of m_signals, whose addresses last
    std::set<SeriesKey> m_watched;
    std::map<std::string, Device> m_devices;
    std::map<AlarmKey, Alarm> m_alarms; ///< those not Normal
    std::map<std::string, Command> m_commands; ///< those not final
    HornState m_horn;
    std::optional<AlarmFlood> m_flood;
    std::shared_ptr<const AlarmRulesVersion> m_alarmRules = std::make_shared<const AlarmRulesVersion>();
    std::shared_ptr<const PeopleState> m_people = std::make_shared<const PeopleState>();
    LiveFrame m_changes; ///< all but the values
    bool m_hasSteps = false; ///< m_changes are not all, or a value in m_dirty is urgent
    std::int64_t m_firstArrivalMs = 0; ///< UTC, of the first reading since take(); 0: none
    std::int64_t m_latestArrivalMs = 0; ///< UTC
    std::uint64_t m_number = 0;
};

} // namespace lineside
