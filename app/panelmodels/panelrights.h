// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/config.h"
#include "devices/areas.h"
#include "viewmodels/livestate.h"
#include "viewmodels/panelidentity.h"

#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// What the engine would say of an action, before it is asked: so a page offers what can be done and says why the rest
/// cannot. It reads the same table (security/permissions.h) over the same configuration and what the engine tells of
/// its people; the engine decides all the same.
/// Owner: PanelModels. Thread: gui.
class PanelRights
{
public:
    PanelRights(const Config &config, const LiveState &live, const PanelIdentity &who);

    [[nodiscard]] bool may(std::string_view verb, const std::string &deviceId, std::string_view command) const;
    /// Path of the machine's place; empty: nobody knows.
    [[nodiscard]] std::string areaOf(const std::string &deviceId) const;

private:
    [[nodiscard]] std::vector<Grant> grants() const;

    const PermissionSettings m_permissions;
    const PeopleSettings m_people;
    const Areas m_areas;
    const Role m_first; ///< of whoever stands there, until there are users
    const LiveState &m_live;
    const PanelIdentity &m_who;
};

} // namespace lineside
