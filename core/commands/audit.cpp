// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/audit.h"

#include "base/utf8.h"
#include "security/redaction.h"

#include <cstddef>
#include <string>

namespace lineside {

namespace {

constexpr std::size_t kMaxDetailBytes = 512; // the whole order stands in the table of commands

} // namespace

AuditRecord auditOf(const Command &command)
{
    const std::string &said = command.state == CommandState::Queued ? command.payload : command.reason;
    const std::string separator = said.empty() ? "" : ": ";
    return {.timeMs = command.changedMs,
            .actor = command.requestedBy,
            .source = command.source,
            .action = "command",
            .target = command.deviceId,
            .detail = command.id + separator + shortened(redacted(said), kMaxDetailBytes),
            .result = std::string(toString(command.state)),
            .category = "command",
            .role = command.role,
            .seat = command.seat};
}

} // namespace lineside
