// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// How soon somebody must act (ISA-18.2 / IEC 62682, four levels). The numbers are stored; higher is worse.
enum class Priority : std::uint8_t {
    Low = 1, ///< within the shift
    Medium = 2, ///< within the hour
    High = 3, ///< within minutes
    Critical = 4, ///< now
};

/// What is wrong: the limit a value crossed, or what else an alarm is of. The numbers are stored; never renumber.
enum class LimitKind : std::uint8_t {
    LowLow = 1,
    Low = 2,
    High = 3,
    HighHigh = 4,
    Unit = 5, ///< no limit: the readings' unit is not known, so no limit can judge them
    Offline = 6, ///< no limit: a machine is not heard, or says that it is away
    Missing = 7, ///< no limit: the machine is heard, this signal of it is not
    BadQuality = 8, ///< no limit: the machine says of this signal's values that they are not to be used
    Frozen = 9, ///< no limit: the signal's value has not moved for too long
    Line = 10, ///< no limit: no machine of a line is heard; its own alarms are masked by it
    Link = 11, ///< no limit: nothing comes in by a source, its connection being down
    Rate = 12, ///< a signal's value changes faster than its limit, either way
    Deviation = 13, ///< it is farther from its setpoint than its limit, on either side
    Discrete = 14, ///< it is one of some numbers; of a whole machine: its own word is one of some
    Disk = 20, ///< no limit: the storage is nearly full, or cannot be written
    Clock = 21, ///< no limit: the gateway's clock was not set, or has jumped
    Backlog = 22, ///< no limit: rows wait for a sink for too long
    Certificate = 23, ///< no limit: a certificate of a connection ends soon, or has ended
    Refused = 24, ///< no limit: the other side of a connection says no to what it is for
    Damaged = 25, ///< no limit: a file of store or journal was damaged and put aside
    Rejecting = 26, ///< no limit: most of what a machine sends is refused
    HornFailed = 27, ///< no limit: the horn is to sound, and an output of it does not
};

/// The gateway's own troubles; its id stands for the device, and what is troubled for the signal.
[[nodiscard]] constexpr bool isOfGateway(LimitKind kind)
{
    return (kind >= LimitKind::Disk && kind <= LimitKind::Damaged) || kind == LimitKind::HornFailed;
}

/// The kinds that hold a value against a limit; the others have none.
[[nodiscard]] constexpr bool isLimit(LimitKind kind)
{
    return kind <= LimitKind::HighHigh;
}
/// The kinds that come after a time, which Alarm::limit then is, in seconds; 0: at once, told by the machine itself.
[[nodiscard]] constexpr bool isTimed(LimitKind kind)
{
    return kind == LimitKind::Offline || kind == LimitKind::Missing || kind == LimitKind::Frozen
        || kind == LimitKind::Backlog;
}
/// The kinds that hold a value against something else than a limit of its own.
[[nodiscard]] constexpr bool isJudged(LimitKind kind)
{
    return kind == LimitKind::Rate || kind == LimitKind::Deviation || kind == LimitKind::Discrete;
}
/// The kinds whose alarm has a value.
[[nodiscard]] constexpr bool hasValue(LimitKind kind)
{
    return isLimit(kind) || kind == LimitKind::Unit || kind == LimitKind::BadQuality || kind == LimitKind::Frozen
        || kind == LimitKind::Certificate || isJudged(kind);
}

/// Stands for the signal in the key of an alarm that is of the whole device.
inline constexpr std::string_view kWholeDevice = "-";

/// Whether a value above the limit is beyond it.
[[nodiscard]] constexpr bool isUpper(LimitKind kind)
{
    return kind == LimitKind::High || kind == LimitKind::HighHigh;
}

/// The state of an alarm, derived from its memories. The letters are those of ISA-18.2 §5.4.
enum class AlarmState : std::uint8_t {
    Normal, ///< A: nothing to see
    ActiveUnacknowledged, ///< B: present, nobody has reacted
    ActiveAcknowledged, ///< C: present, somebody works on it
    ReturnedUnacknowledged, ///< D: gone, nobody has reacted
    LatchedAcknowledged, ///< gone and seen, but waits for a reset
    Shelved, ///< E: put aside for a while by a person
    Suppressed, ///< F: by design, as the plant stands
    OutOfService, ///< G: taken out by a person until they put it back
};

/// For how long an alarm is shelved. The numbers are stored.
enum class ShelfMode : std::uint8_t {
    Timed = 1, ///< until its time, any number of activations inside
    OneShot = 2, ///< until the present activation has returned, or else the next one; its time bounds it too
};

/// An alarm that a person put aside. It is evaluated and journalled beneath, and not told.
/// Source: ISA-18.2 §11.7, OPC UA Part 9 §5.8.17.
struct Shelf
{
    ShelfMode mode = ShelfMode::Timed;
    std::int64_t sinceMs = 0; ///< UTC
    std::int64_t untilMs = 0; ///< UTC
    std::string by;
    std::string reason;

    bool operator==(const Shelf &) const = default;
};

/// An alarm that is not to be used, for work on its sensor as a rule. No time ends it.
struct OutOfService
{
    std::int64_t sinceMs = 0; ///< UTC
    std::string by;
    std::string reason;

    bool operator==(const OutOfService &) const = default;
};

/// Names one alarm for ever: one kind of one signal, or of a whole device (kWholeDevice). A line has its name for a
/// signal, under the id of the gateway itself; so have a source and a sink.
struct AlarmKey
{
    SeriesKey series;
    LimitKind limit = LimitKind::High;

    auto operator<=>(const AlarmKey &) const = default;
    /// "press-01/temperature/high": the id in the API, on screen and in the store.
    [[nodiscard]] std::string id() const;
};

/// The key an id names; the sensor type may contain '/', the device id not (it is one level of a topic).
[[nodiscard]] std::optional<AlarmKey> parseAlarmId(std::string_view id);

/// How a suppression's cause begins: the name of a condition follows, or the machine's own word.
inline constexpr std::string_view kByRule = "rule:";
inline constexpr std::string_view kByState = "state:";
/// Likewise what is said of its end where its longest time was over: the name of the condition follows.
inline constexpr std::string_view kByTimeOver = "longest:";

/// Of a machine's own word the word is the unit.
[[nodiscard]] inline bool hasValue(const AlarmKey &key)
{
    return hasValue(key.limit) && key.series.sensorType != kWholeDevice;
}

/// Why an alarm is not told though nobody put it aside: by the design of the plant.
struct Suppression
{
    /// "high-high": that limit of the same signal is crossed too; "line", "link": all of those are away; "state:" and
    /// the machine's own word: it is meant to stand; "rule:" and a name: that condition is true
    std::string cause;
    std::int64_t sinceMs = 0; ///< UTC

    /// By the worse limit of its own signal, and by nothing of the plant's design.
    [[nodiscard]] bool isMask() const;
    bool operator==(const Suppression &) const = default;
};

/// One alarm as it stands now. A plain value: the state machine that changes it is alarms/alarmengine.h.
struct Alarm
{
    AlarmKey key;
    Priority priority = Priority::Medium;
    std::string location;
    std::string unit;
    double limit = 0; ///< the limit that was crossed, in `unit`; a time when isTimed(); other kinds have none
    double value = 0; ///< the value at the last activation, in `unit`; where there is one (hasValue())
    bool active = false; ///< first memory: the condition is present
    bool acknowledged = true; ///< second memory: the last activation was seen by somebody
    bool latched = false; ///< configured to stay until reset, and not reset since its activation
    std::optional<std::int64_t> activatedMs = std::nullopt; ///< UTC; none: never
    std::optional<std::int64_t> returnedMs = std::nullopt; ///< UTC; none: not since the last activation
    std::optional<std::int64_t> acknowledgedMs = std::nullopt; ///< UTC; none: not since the last activation
    /// UTC, what the device's clock said at the last activation; none: the same as activatedMs
    std::optional<std::int64_t> sourceMs = std::nullopt;
    std::string acknowledgedBy;
    std::string comment; ///< what was last said of it since its activation
    std::optional<Shelf> shelf{}; ///< memory of its own: shelved or not
    std::optional<OutOfService> outOfService{}; ///< memory of its own

    std::vector<Suppression> suppressed{}; ///< memory of its own: all causes there are
    bool called = false; ///< this activation has been told
    bool unseenCall = false; ///< of this activation or one before: a call that nobody has seen stands
    bool firstOut = false; ///< it came first of its machine's alarms (alarms/firstout.h)
    std::optional<std::int64_t> calledMs{}; ///< UTC, when it last called, or came back into sight
    std::optional<std::int64_t>
        escalatedMs{}; ///< UTC, when it had waited for too long to be seen; none: not since it called
    int reAlarms = 0; ///< how often it has called anew since it became active

    /// What goes on beneath, whether it is told or not: A to D and latched.
    [[nodiscard]] AlarmState state() const;
    /// What an operator is shown: G before F before E before the rest; F only of what stands beneath.
    [[nodiscard]] AlarmState shownState() const;
    /// Neither shelved nor suppressed nor out of service: horn, strip and alerts are for such alone.
    [[nodiscard]] bool isTold() const { return !shelf && !outOfService && suppressed.empty(); }
    /// Stands in the lists and is kept over a restart: whatever is not simply Normal.
    [[nodiscard]] bool isListed() const { return shownState() != AlarmState::Normal; }
    /// Makes it Normal, whatever it was: its device or its name has left.
    void end();
};

/// What happened to an alarm.
enum class AlarmEvent : std::uint8_t {
    Activated = 1, ///< the condition came (after its on delay)
    Returned = 2, ///< the condition went (after deadband and off delay)
    Acknowledged = 3, ///< a person saw it
    Reset = 4, ///< a person released the latch
    Removed = 5, ///< its device was taken out of the lists
    Commented = 6, ///< a person said something about it
    Unacknowledged = 7, ///< a person took an acknowledgement back
    Shelved = 8, ///< a person put it aside
    Unshelved = 9, ///< a person took it down from there; nobody named: its time was over
    TakenOutOfService = 10, ///< by a person
    ReturnedToService = 11, ///< by a person
    Suppressed = 12, ///< by design; the cause is said
    Unsuppressed = 13, ///< one cause less; it is said
    ReAlarmed = 14, ///< active for so long that it calls anew
    Escalated = 15, ///< it waited for too long to be seen
};

/// One step of one alarm, as stored in the alarm history and shown in the list.
struct AlarmTransition
{
    AlarmEvent event = AlarmEvent::Activated;
    Alarm alarm; ///< as it stands after the step
    std::int64_t timeMs = 0; ///< UTC: source time of the reading, its arrival when the device's clock is wrong, or when
                             ///< the person acted
    std::uint64_t position = 0; ///< journal position of the reading that caused it; 0: a person or a timer did
    std::string by{}; ///< the person; empty: none did it
    std::string said{}; ///< the person's words with this step; of a suppression its cause
    /// With this step the alarm calls for somebody: it is active, not acknowledged, told, and has not called since it
    /// became so. What horn, strip, alerts and every figure of alarms go by (ISA-18.2: the annunciation).
    bool calls = false;
    std::string role{}; ///< of the person; empty: none did it, or it is of before roles were kept
    std::string seat{}; ///< where they stood; empty: the door has only one
};

/// The names in payloads, API, configuration and ids: "low-low", "low", "high", "high-high", "unit", "offline",
/// "missing", "bad-quality", "frozen", "line", "link", "rate", "deviation", "discrete", "disk", "clock", "backlog",
/// "certificate", "refused", "damaged", "rejecting", "horn-failed". High-high and low-low rank above high and low.
[[nodiscard]] std::string_view toString(LimitKind kind);
/// None: no kind is called so.
[[nodiscard]] std::optional<LimitKind> parseLimitKind(std::string_view text);
[[nodiscard]] std::string_view toString(Priority priority); ///< "low", "medium", "high", "critical"
[[nodiscard]] std::string_view toString(AlarmState state);
[[nodiscard]] std::string_view toString(ShelfMode mode); ///< "timed", "oneshot"
[[nodiscard]] std::string_view toString(AlarmEvent event);

} // namespace lineside
