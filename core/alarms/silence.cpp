// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/silence.h"

#include "model/rawmessage.h"

#include <algorithm>
#include <limits>

namespace lineside {

namespace {

constexpr std::int64_t kPlacesEveryMs = 1000;
constexpr std::int64_t kLongGoneMs = 24 * 3'600'000;
constexpr const char *kByLine = "line";
constexpr const char *kByLink = "link";

bool hasCause(const Alarm &alarm, const char *cause)
{
    return std::ranges::find(alarm.suppressed, cause, &Suppression::cause) != alarm.suppressed.end();
}

bool isMoving(const Machine &machine)
{
    const AlarmSlot *slot = machine.awaySlot;
    return slot && (machine.isAway || slot->delay || slot->point.alarm().isListed());
}

/// Whoever never spoke cannot fall silent; who was away long before the start did so then.
bool isNoNews(const Machine &machine)
{
    return machine.heardMs == 0 || machine.isLongGone;
}

/// UTC: when it was away.
std::int64_t awayMs(const Machine &machine)
{
    return machine.heardMs + (machine.saysSo ? 0 : machine.offline.after.count());
}

} // namespace

SilenceAlarms::SilenceAlarms(AlarmBoard &board, Machines &machines, const WatchSettings &settings)
    : m_board(board)
    , m_machines(machines)
    , m_settings(settings)
{
}

void SilenceAlarms::configure()
{
    for (auto &[name, place] : m_places)
        place.watch = watchOfPlace(name);
}

Watch SilenceAlarms::watchOfPlace(const std::string &name) const
{
    Watch watch = m_settings.watchOf(LimitKind::Line, {.name = name});
    watch.isOn = watch.isOn && !name.empty(); // else nobody said that these stand together
    return watch;
}

std::optional<AlarmLimit> SilenceAlarms::limitOf(const AlarmKey &key) const
{
    const Watch watch = m_settings.watchOf(key.limit, {.name = key.series.sensorType});
    return watch.isOn && key.series.deviceId == m_settings.node ? std::optional(watch.limit) : std::nullopt;
}

void SilenceAlarms::follow(Machine &machine)
{
    (void)placeOf(machine);
    if (!machine.awaySlot && machine.offline.isOn && !machine.isPassing)
        machine.awaySlot = &m_machines.slotOf(machine, {{machine.id, std::string(kWholeDevice)}, LimitKind::Offline},
                                              machine.offline.limit);
}

MachinePlace &SilenceAlarms::placeOf(Machine &machine)
{
    const auto [entry, isNew] = m_places.try_emplace(machine.location);
    MachinePlace &place = entry->second;
    if (isNew)
        place.watch = watchOfPlace(machine.location);
    if (machine.place != &place) {
        leave(machine);
        machine.place = &place;
        place.members.push_back(&machine);
    }
    return place;
}

void SilenceAlarms::leave(Machine &machine)
{
    if (machine.place)
        std::erase(machine.place->members, &machine);
    machine.place = nullptr;
}

bool SilenceAlarms::counts(const Machine &machine)
{
    return machine.offline.isOn && !machine.isPassing && !isNoNews(machine)
        && !Machines::isIn(machine, machine.offline.limit.unlessStates);
}

bool SilenceAlarms::fellWith(const Machine &machine, std::int64_t heardAt)
{
    return heardAt - machine.heardAt <= machine.offline.after.count() / 2;
}

bool SilenceAlarms::isMasked(const Machine &machine, const Alarm &alarm, const char *cause, bool isByNow,
                             std::int64_t backAt) const
{
    const bool isSo = hasCause(alarm, cause);
    if (!machine.isAway)
        return isSo && alarm.active; // until it has returned in silence
    return isByNow || (isSo && m_board.clock().now() < backAt + machine.offline.after.count());
}

void SilenceAlarms::mask(const Machine &machine, const MachinePlace &place, std::int64_t nowMs,
                         std::vector<AlarmTransition> &out)
{
    AlarmSlot &slot = *machine.awaySlot;
    const std::int64_t after = machine.offline.after.count();
    // Whether the others are away too.
    const bool isOpen = !machine.saysSo && place.present > 0 && m_board.clock().now() - machine.awayAt <= after;
    const bool isByLine = place.watch.isOn && place.members.size() > 1 && counts(machine)
        && fellWith(machine, place.heardAt) && (place.isAway || isOpen);
    const Link *link = linkOf(machine.source);
    const bool isByLink
        = link && link->downAt && (hasCause(slot.point.alarm(), kByLink) || fellWith(machine, *link->downAt));
    const auto set = [&](const char *cause, bool isByNow, std::int64_t backAt) {
        const bool is = isMasked(machine, slot.point.alarm(), cause, isByNow, backAt);
        m_board.setSuppressed(slot, cause, is, is ? awayMs(machine) : nowMs, out);
    };
    set(kByLine, isByLine, place.backAt);
    set(kByLink, isByLink, link ? link->upAt : 0);
}

void SilenceAlarms::settle(Machine &machine, const MachinePlace &place, std::int64_t nowMs,
                           std::vector<AlarmTransition> &out)
{
    if (!machine.awaySlot || isUndecided(machine) || isNoNews(machine))
        return;
    AlarmSlot &slot = *machine.awaySlot;
    const double after = machine.saysSo ? 0 : static_cast<double>(machine.offline.after.count()) / 1000;
    slot.point.judge(machine.isAway, {.limit = after, .location = machine.location});
    mask(machine, place, nowMs, out);
    const std::int64_t when = machine.isAway ? awayMs(machine) : machine.heardMs;
    m_board.settle(slot, when, out);
}

/// False: as it stood before the start, until somebody of it is heard or the edge has listened.
bool SilenceAlarms::count(MachinePlace &place) const
{
    std::size_t counting = 0;
    std::size_t away = 0;
    bool isAnyUndecided = false;
    place.heardAt = std::numeric_limits<std::int64_t>::min();
    for (const Machine *member : place.members) {
        if (!counts(*member))
            continue;
        isAnyUndecided |= isUndecided(*member);
        if (isUndecided(*member))
            continue;
        ++counting;
        away += member->isAway ? 1 : 0;
        if (member->heardAt < place.heardAt)
            continue;
        place.heardAt = member->heardAt;
        place.source = member->source;
    }
    if (isAnyUndecided && away == counting)
        return false;
    const auto fell = [&](const Machine *member) {
        return counts(*member) && !isUndecided(*member) && fellWith(*member, place.heardAt);
    };
    place.present = counting - away;
    place.isAway = away == counting && std::ranges::count_if(place.members, fell) > 1;
    return true;
}

void SilenceAlarms::look(const std::string &name, MachinePlace &place, std::int64_t nowMs,
                         std::vector<AlarmTransition> &out)
{
    const bool wasAway = place.isAway;
    if (!count(place))
        return;
    if (wasAway && !place.isAway)
        place.backAt = m_board.clock().now();
    if (place.watch.isOn)
        tellOf(name, place, nowMs, out);
    for (Machine *member : place.members)
        if (isMoving(*member))
            settle(*member, place, nowMs, out);
}

void SilenceAlarms::tellOf(const std::string &name, const MachinePlace &place, std::int64_t nowMs,
                           std::vector<AlarmTransition> &out)
{
    const AlarmKey key{{m_settings.node, name}, LimitKind::Line};
    if (!place.isAway && !m_board.find(key))
        return;
    AlarmSlot &slot = m_board.slotOf(key, place.watch.limit);
    std::int64_t when = 0;
    for (const Machine *member : place.members)
        if (member->isAway == place.isAway)
            when = std::max(when, place.isAway ? awayMs(*member) : member->heardMs);
    slot.point.judge(place.isAway, {.location = name});
    const bool isSo = hasCause(slot.point.alarm(), kByLink);
    const std::int64_t after = m_settings.offlineAfter.count();
    const Link *link = linkOf(place.source);
    const bool fellWithLink
        = link && link->downAt && place.isAway && (isSo || *link->downAt - place.heardAt <= after / 2);
    const bool waits = m_board.clock().now() < (link ? link->upAt : 0) + after;
    const bool holds = isSo && (place.isAway ? waits : slot.point.alarm().active);
    m_board.setSuppressed(slot, kByLink, fellWithLink || holds, nowMs, out);
    m_board.settle(slot, when, out);
}

void SilenceAlarms::linkMoved(const std::string &source, bool isUp, std::int64_t nowMs,
                              std::vector<AlarmTransition> &out)
{
    const AlarmKey key{{m_settings.node, source}, LimitKind::Link};
    const auto limit = limitOf(key);
    if (!limit)
        return;
    m_board.clock().start(nowMs);
    AlarmSlot &slot = m_board.slotOf(key, *limit);
    slot.point.judge(!isUp, {});
    m_board.settle(slot, nowMs, out);
    Link &link = m_links[sourceNumber(source)];
    const std::int64_t now = m_board.clock().now();
    if (isUp && link.downAt)
        link.upAt = now;
    if (isUp)
        link.downAt.reset();
    else if (!link.downAt)
        link.downAt = now;
}

/// Where nobody knows who brings a machine, it is the only one there is.
const SilenceAlarms::Link *SilenceAlarms::linkOf(std::uint32_t source) const
{
    if (source == 0 && m_links.size() == 1)
        return &m_links.begin()->second;
    const auto known = m_links.find(source);
    return known == m_links.end() ? nullptr : &known->second;
}

void SilenceAlarms::listenedLongEnough(std::int64_t nowMs)
{
    m_hasListened = true;
    m_machines.forEach([&](Machine &machine) {
        const bool stands = machine.awaySlot && machine.awaySlot->point.alarm().active;
        machine.isLongGone = machine.isRemembered && !stands && nowMs - machine.heardMs > kLongGoneMs;
    });
}

void SilenceAlarms::tick(std::int64_t nowMs, std::vector<AlarmTransition> &out)
{
    if (m_board.clock().now() < m_nextLook)
        return;
    m_nextLook = m_board.clock().now() + kPlacesEveryMs;
    for (auto &[name, place] : m_places)
        look(name, place, nowMs, out);
}

} // namespace lineside
