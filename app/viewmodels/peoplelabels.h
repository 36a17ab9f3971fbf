// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/user.h"

#include <QCoreApplication>
#include <QString>

#include <cstdint>
#include <string>

namespace lineside {

/// The panel's words for who people are. Pure, but for the language. Thread: gui.
class PeopleLabels
{
    Q_DECLARE_TR_FUNCTIONS(PeopleLabels)

public:
    /// One of the five in words; one of the site's own as it calls it.
    [[nodiscard]] static QString role(const std::string &role);
    /// "Hall 1 / Line 2"; the empty path is the whole site.
    [[nodiscard]] static QString area(const std::string &path);
};

/// Somebody who could log in now, by this profile and a secret.
[[nodiscard]] bool canLogIn(const UserView &user, std::int64_t nowMs);

} // namespace lineside
