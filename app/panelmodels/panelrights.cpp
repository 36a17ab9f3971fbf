// SPDX-License-Identifier: GPL-3.0-or-later
#include "panelmodels/panelrights.h"

#include "security/permissions.h"

#include <algorithm>

namespace lineside {

namespace {

const std::vector<UserView> kNoUsers;

} // namespace

PanelRights::PanelRights(const Config &config, const LiveState &live, const PanelIdentity &who)
    : m_permissions(config.permissions)
    , m_people(config.people)
    , m_areas(config.areas)
    , m_first(config.panel.role)
    , m_live(live)
    , m_who(who)
{
}

std::string PanelRights::areaOf(const std::string &deviceId) const
{
    const Device *device = m_live.device(deviceId);
    return m_areas.pathOf(deviceId, device ? device->location : std::string());
}

/// As PeopleDesk::identify() does.
std::vector<Grant> PanelRights::grants() const
{
    const PeopleState *people = m_live.people();
    const bool isFirst = !people || people->isFirstStart;
    if (!m_who.session())
        return {{std::string(toString(isFirst ? m_first : m_people.withoutLogin)), {}}};
    const std::vector<UserView> &users = people ? people->users : kNoUsers;
    const auto known = std::ranges::find(users, m_who.user(), &UserView::number);
    if (known == users.end())
        return {{m_who.session()->role, {}}}; // until the engine tells of one made just now
    const UserProfile &profile = known->profile;
    std::vector<Grant> grants{{profile.role, profile.areas}};
    for (const Group &group : m_people.groups)
        if (std::ranges::find(profile.groups, group.name) != profile.groups.end())
            grants.push_back(group.grant);
    return grants;
}

bool PanelRights::may(std::string_view verb, const std::string &deviceId, std::string_view command) const
{
    const Standing standing{grants(), m_who.requester().seat, true};
    Asked asked{.verb = verb, .command = std::string(command)};
    if (!deviceId.empty())
        asked.areas = {areaOf(deviceId)};
    return lineside::may(m_permissions, standing, asked);
}

} // namespace lineside
