// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/peoplelabels.h"

#include "model/requester.h"
#include "viewmodels/displaytext.h"

namespace lineside {

QString PeopleLabels::role(const std::string &role)
{
    const auto known = roleOf(role);
    if (!known)
        return displayText(role);
    switch (*known) {
    case Role::Viewer:
        return tr("Viewer");
    case Role::Operator:
        return tr("Operator");
    case Role::Maintenance:
        return tr("Maintenance");
    case Role::Engineer:
        return tr("Engineer");
    case Role::Administrator:
        return tr("Administrator");
    }
    return displayText(role);
}

QString PeopleLabels::area(const std::string &path)
{
    return path.empty() ? tr("the whole site") : displayText(path).replace(u'/', QStringLiteral(" / "));
}

bool canLogIn(const UserView &user, std::int64_t nowMs)
{
    const UserProfile &profile = user.profile;
    return !profile.isDisabled && (profile.expiresMs == 0 || profile.expiresMs > nowMs)
        && user.secretKind != SecretKind::None;
}

} // namespace lineside
