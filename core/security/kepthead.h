// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/auditentry.h"
#include "security/signingkey.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

// Heads as they are kept where the gateway is not: by a log server, or by whoever listens to `edge/audit/head`. A
// record that was cut, or put back to an earlier day, is whole in itself; a head that was kept elsewhere is later than
// it.

/// As it is published: {"lineside_audit_head":1,"number":…,"time":…,"hash":…,"key":…,"signature":…}. Pure. Thread: any.
[[nodiscard]] std::string headPayload(const AuditHead &head);

/// The head in a line of a log (security/audithead.h) or in one that holds such a payload, whatever program wrote
/// something before it or around it. Nothing: there is none. Whether it is signed is not said. Pure. Thread: any.
[[nodiscard]] std::optional<AuditHead> keptHeadIn(std::string_view line);

inline constexpr std::size_t kMostKeptHeadBytes = 16 << 20; ///< a month of one a minute; the newest is enough

/// Every line of that file but empty ones is a head, signed by `key`. Thread: any.
/// Errors: NotFound, Io; InvalidInput: no file, too large, or without a head; Corrupt: not signed by `key`.
[[nodiscard]] Result<std::vector<AuditHead>> readKeptHeads(const std::string &path, const PublicKey &key);

} // namespace lineside
