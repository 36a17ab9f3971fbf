// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/audit.h"

#include "base/utf8.h"
#include "model/commandpayload.h"
#include "security/redaction.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace lineside {

namespace {

constexpr std::size_t kMaxDetailBytes = 512; // the whole order stands in the table of commands

/// What it is about, for who reads a line alone: what it changes, or its name.
std::string subjectOf(const Command &command)
{
    return command.change.empty() ? commandNameOf(command.payload) : command.change;
}

std::string joined(const std::string &first, const std::string &then, std::string_view between)
{
    return first.empty() || then.empty() ? first + then : first + std::string(between) + then;
}

/// The order itself, with what it changes, when it was entered; later what became of it.
std::string wordsOf(const Command &command)
{
    if (command.state == CommandState::Queued && !command.approvedBy.empty())
        return joined(subjectOf(command), "approved by " + command.approvedBy, ", ");
    if (command.state != CommandState::Queued && command.state != CommandState::Waiting)
        return joined(subjectOf(command), command.reason, ": ");
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
