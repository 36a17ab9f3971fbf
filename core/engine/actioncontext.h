// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "engine/secretwork.h"
#include "model/audit.h"
#include "model/requester.h"
#include "security/permissions.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lineside {

/// As whom a request comes, once its login was looked up.
struct Identity
{
    Requester who{}; ///< with the user's name; the token stays in it
    std::string role{}; ///< the role's name, for records
    Standing standing{};
    std::uint64_t user = 0; ///< 0: nobody has logged in
    bool isTwoFactor = false;
};

/// One request on the desk: who, what, when. Lives as long as the request is acted on.
struct ActionContext
{
    const Identity &by;
    std::string_view verb;
    std::int64_t submittedMs; ///< UTC
    const std::string &commandId;
    const std::optional<SecretOutcome> &outcome; ///< of a request with a secret
    const Moment &now;

    [[nodiscard]] const std::string &user() const { return by.who.user; }
};

[[nodiscard]] AuditRecord auditRecord(const ActionContext &context, std::string target, std::string detail,
                                      std::string result, std::string reason = {});

} // namespace lineside
