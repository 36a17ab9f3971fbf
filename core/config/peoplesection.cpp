// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/blanks.h"
#include "base/utf8.h"
#include "config/sectionreaders.h"
#include "model/name.h"
#include "model/operatoraction.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace lineside {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMostBytes = 60; // of a name: it is a button, and stands in every record
constexpr std::size_t kMostNoticeBytes = 2000; // a screen full

const std::map<std::string_view, Role> &rolesByName()
{
    static const auto kByName = [] {
        std::map<std::string_view, Role> names;
        for (const Role role : kRoles)
            names.emplace(toString(role), role);
        return names;
    }();
    return kByName;
}

bool isShortName(std::string_view name)
{
    return !name.empty() && name.size() <= kMostBytes && withoutBlanks(name) == name && plainTextCharacters(name)
        && name.find_first_of("\t\r\n/") == std::string_view::npos;
}

/// The name of an entry of a list, of which `others` are taken.
void readName(ConfigSection &section, std::string_view key, const std::vector<std::string> &others, std::string &name)
{
    if (!section.text(key, name) && section.has(key))
        return; // what is no text has been told
    if (!isShortName(name))
        section.fail(key, "must be a short name without '/'");
    else if (std::ranges::find(others, name) != others.end())
        section.fail(key, "is given twice");
}

template <typename Entry>
std::vector<std::string> namesOf(const std::vector<Entry> &entries, std::string Entry::*name)
{
    std::vector<std::string> names;
    for (const Entry &entry : entries)
        names.push_back(entry.*name);
    return names;
}

/// Verbs, and orders as "command.start".
void readVerbs(ConfigSection &section, std::string_view key, std::vector<std::string> &verbs)
{
    if (section.has(key))
        verbs.clear(); // what is said stands in the place of the default
    section.texts(key, verbs);
    constexpr std::string_view kOrder = "command.";
    for (const std::string &verb : verbs) {
        const auto all = operatorVerbs();
        const bool isVerb = std::ranges::find(all, verb) != all.end()
            || std::ranges::find(kVerbsBeside, verb) != std::ranges::end(kVerbsBeside);
        const bool isOrder = verb.starts_with(kOrder) && verb.size() > kOrder.size();
        if (!isVerb && !isOrder)
            section.fail(key, '"' + verb + '"' + " is no action");
    }
}

void readAreas(ConfigSection &section, std::vector<std::string> &areas)
{
    section.texts("areas", areas);
    for (const std::string &area : areas)
        if (withoutBlanks(area).empty() || !plainTextCharacters(area))
            section.fail("areas", "has an empty one");
}

void readRole(ConfigSection &section, std::vector<OwnRole> &roles)
{
    OwnRole role;
    readName(section, "name", namesOf(roles, &OwnRole::name), role.name);
    if (roleOf(role.name))
        section.fail("name", "is one of the five roles there are");
    section.choice("like", role.like, rolesByName());
    readVerbs(section, "may", role.may);
    readVerbs(section, "may_not", role.mayNot);
    roles.push_back(std::move(role));
    section.reportUnknown();
}

void readSeat(ConfigSection &section, std::vector<SeatRule> &seats)
{
    SeatRule seat;
    readName(section, "name", namesOf(seats, &SeatRule::seat), seat.seat);
    section.boolean("view_only", seat.isViewOnly);
    readAreas(section, seat.areas);
    readVerbs(section, "may_not", seat.mayNot);
    seats.push_back(std::move(seat));
    section.reportUnknown();
}

void readGroup(ConfigSection &section, const std::vector<OwnRole> &roles, std::vector<Group> &groups)
{
    Group group;
    readName(section, "name", namesOf(groups, &Group::name), group.name);
    section.text("role", group.grant.role);
    const auto own = std::ranges::find(roles, group.grant.role, &OwnRole::name);
    if (!roleOf(group.grant.role) && own == roles.end())
        section.fail("role", "is neither one of the five roles nor the name of a [[role]]");
    readAreas(section, group.grant.areas);
    groups.push_back(std::move(group));
    section.reportUnknown();
}

void readArea(ConfigSection &section, std::vector<AreaSettings> &areas)
{
    AreaSettings area;
    readName(section, "name", namesOf(areas, &AreaSettings::name), area.name);
    section.text("parent", area.parent);
    section.texts("devices", area.devices);
    for (const std::string &id : area.devices) {
        if (!isDeviceId(id))
            section.fail("devices", '"' + id + '"' + " is the id of no device");
        for (const AreaSettings &other : areas)
            if (std::ranges::find(other.devices, id) != other.devices.end())
                section.fail("devices", '"' + id + '"' + " is in " + other.name + " already");
    }
    // What it lies in stands before it: so nothing lies in itself.
    if (!area.parent.empty() && std::ranges::find(areas, area.parent, &AreaSettings::name) == areas.end())
        section.fail("parent", "is no [[area]] before this one");
    areas.push_back(std::move(area));
    section.reportUnknown();
}

void readSettings(ConfigSection &section, PeopleSettings &people, PermissionSettings &permissions)
{
    section.choice("without_login", people.withoutLogin, rolesByName());
    if (people.withoutLogin == Role::Administrator)
        section.fail("without_login", "must not be the role that sets up who may");
    section.duration("idle_after", people.idleAfter, 30s, 24h);
    section.duration("idle_after_http", people.idleAfterHttp, 30s, 24h);
    section.duration("longest_session", people.longestSession, 1min, 7 * 24h);
    section.integer<std::size_t>("pin_digits", people.pinDigits, 6, 8);
    section.boolean("badge_is_enough", people.isBadgeEnough);
    section.boolean("control_by_seat", people.isControlBySeat);
    section.duration("seat_answer", people.seatAnswer, 3s, 60s);
    section.boolean("acknowledge_by_seat", people.isAcknowledgedBySeat);
    if (section.text("notice", people.notice)
        && (people.notice.size() > kMostNoticeBytes || !plainTextCharacters(people.notice)))
        section.fail("notice", "must be plain text of 2000 bytes at most");
    readVerbs(section, "essential", permissions.essential);
    readVerbs(section, "two_factor", permissions.twoFactor);
}

} // namespace

void readLocalRole(ConfigSection &http, PeopleSettings &people)
{
    constexpr Role kNone{};
    auto roles = rolesByName();
    roles.emplace("none", kNone);
    Role role = kNone;
    if (!http.choice("local_role", role, roles))
        return;
    if (role == Role::Administrator)
        http.fail("local_role", "must not be the role that sets up who may: programs bring a token for that");
    people.isLocalRefused = role == kNone;
    if (!people.isLocalRefused)
        people.localRole = role;
}

void readPeople(ConfigSection &root, Config &config)
{
    for (ConfigSection &each : root.sections("area"))
        readArea(each, config.areas);
    for (ConfigSection &each : root.sections("role"))
        readRole(each, config.permissions.roles);
    for (ConfigSection &each : root.sections("seat"))
        readSeat(each, config.permissions.seats);
    for (ConfigSection &each : root.sections("group"))
        readGroup(each, config.permissions.roles, config.people.groups);
    ConfigSection people = root.section("people");
    readSettings(people, config.people, config.permissions);
    people.reportUnknown();
}

} // namespace lineside
