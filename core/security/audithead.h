// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/auditentry.h"
#include "security/signingkey.h"

#include <optional>
#include <string>
#include <string_view>

namespace lineside {

/// Signed: number, time and hash, so that a head says of what it speaks and when. Pure. Thread: any.
[[nodiscard]] AuditHead signedHead(std::int64_t number, std::int64_t timeMs, const std::string &hash,
                                   const SigningKey &key);
/// The gateway that has the secret half of `key` signed exactly this.
[[nodiscard]] bool isSignedBy(const PublicKey &key, const AuditHead &head);

/// One line of words with a line feed: "lineside-audit-head 1 NUMBER TIME HASH KEY SIGNATURE", the time in
/// milliseconds.
[[nodiscard]] std::string toLine(const AuditHead &head);
/// Nothing when it is no such line.
[[nodiscard]] std::optional<AuditHead> auditHeadOf(std::string_view line);

} // namespace lineside
