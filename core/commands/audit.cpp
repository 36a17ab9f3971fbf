// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/audit.h"

#include "base/utf8.h"
#include "security/redaction.h"

#include <cstddef>
#include <string>

namespace lineside {

namespace {

constexpr std::size_t kMaxDetailBytes = 512; // the whole order stands in the table of commands

/// The order itself, with what it changes, when it was entered; later what became of it.
std::string wordsOf(const Command &command)
{
    if (!command.said.empty())
        return command.said;
    if (command.state == CommandState::Queued && !command.approvedBy.empty())
        return "approved by " + command.approvedBy;
    if (command.state != CommandState::Queued && command.state != CommandState::Waiting)
        return command.reason;
    return command.change.empty() ? command.payload : command.change + " by " + command.payload;
}

} // namespace

AuditRecord auditOf(const Command &command)
{
    const std::string said = wordsOf(command);
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
