// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmboard.h"
#include "alarms/machines.h"
#include "alarms/watchsettings.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// Machines that stand together, by their location. Times are of ArrivalClock.
struct MachinePlace
{
    Watch watch; ///< of LimitKind::Line
    std::vector<Machine *> members{};
    bool isAway = false; ///< all that count are, and some fell silent together
    std::size_t present = 0; ///< members that count and are not away
    std::int64_t heardAt = 0; ///< who was heard last
    std::uint32_t source = 0; ///< who brings that one
    std::int64_t backAt = 0; ///< since when it is away no more, or the start
};

/// The alarms of what is not heard: a machine (LimitKind::Offline), all machines of a place at once (Line), all that a
/// source brings (Link). Who is away is the device registry's to say; here is what is told of it.
///
/// One cause, one alarm. A machine that fell silent when nobody else of its place was heard either waits, masked by
/// "line", until another is heard or the place is known to be away. One that fell silent with the sources waits, masked
/// by "link". When line or link come back, the others have as long again to come back as they have to fall silent.
/// Together is: within half of that time. What was away before is told already, and stays so.
///
/// A chance id raises nothing: its device must have been heard twice (Device::isPassing), and one known from the
/// broker's stored copy alone was never heard. After a start nobody is
/// judged who has not been heard since, until the edge has listened for as long as a silence lasts; what was silent for
/// a day before raises nothing then. A machine that is meant to stand is not counted.
/// Owner: AlarmEngine. Thread: pipeline. Errors: none.
class SilenceAlarms
{
public:
    SilenceAlarms(AlarmBoard &board, Machines &machines, const WatchSettings &settings);

    /// The rules are others.
    void configure();
    /// The machine stands so now, after Machines::stands(). It is judged with all others of its place, by tick().
    void follow(Machine &machine);
    /// The connection to a source is there, or not.
    void linkMoved(const std::string &source, bool isUp, std::int64_t nowMs, std::vector<AlarmTransition> &out);
    /// The edge has listened long enough to judge those it has not heard since its start.
    void listenedLongEnough(std::int64_t nowMs);
    void tick(std::int64_t nowMs, std::vector<AlarmTransition> &out);
    /// It leaves its place.
    static void leave(Machine &machine);
    /// How the alarm of a place or source behaves; none: it is not the gateway's, or switched off.
    [[nodiscard]] std::optional<AlarmLimit> limitOf(const AlarmKey &key) const;

private:
    struct Link
    {
        std::optional<std::int64_t> downAt{}; // ArrivalClock time; none: it is up
        std::int64_t upAt = 0; // likewise, or the start
    };

    [[nodiscard]] const Link *linkOf(std::uint32_t source) const;
    [[nodiscard]] bool isUndecided(const Machine &machine) const { return machine.isRemembered && !m_hasListened; }
    [[nodiscard]] MachinePlace &placeOf(Machine &machine);
    [[nodiscard]] Watch watchOfPlace(const std::string &name) const;
    [[nodiscard]] static bool counts(const Machine &machine);
    [[nodiscard]] static bool fellWith(const Machine &machine, std::int64_t heardAt);
    [[nodiscard]] bool isMasked(const Machine &machine, const Alarm &alarm, const char *cause, bool isByNow,
                                std::int64_t backAt) const;
    void mask(const Machine &machine, const MachinePlace &place, std::int64_t nowMs, std::vector<AlarmTransition> &out);
    void settle(Machine &machine, const MachinePlace &place, std::int64_t nowMs, std::vector<AlarmTransition> &out);
    void look(const std::string &name, MachinePlace &place, std::int64_t nowMs, std::vector<AlarmTransition> &out);
    [[nodiscard]] bool count(MachinePlace &place) const;
    void tellOf(const std::string &name, const MachinePlace &place, std::int64_t nowMs,
                std::vector<AlarmTransition> &out);

    AlarmBoard &m_board;
    Machines &m_machines;
    const WatchSettings &m_settings;
    std::map<std::string, MachinePlace> m_places; // by location
    std::map<std::uint32_t, Link> m_links; // by sourceNumber()
    bool m_hasListened = false;
    std::int64_t m_nextLook = 0; // ArrivalClock time
};

} // namespace lineside
