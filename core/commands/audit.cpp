// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/audit.h"

#include "security/redaction.h"

#include <string>
#include <string_view>

namespace lineside {

namespace {

constexpr std::size_t kMaxDetailBytes = 512; // the whole order stands in the table of commands

/// At most that many bytes, cut between characters.
std::string shortened(std::string_view text)
{
    if (text.size() <= kMaxDetailBytes)
        return std::string(text);
    std::size_t end = kMaxDetailBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return std::string(text.substr(0, end)) + "…";
}

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
            .detail = command.id + separator + shortened(redacted(said)),
            .result = std::string(toString(command.state))};
}

AuditRecord auditOfRefusal(const CommandRequest &request, const Error &error, std::int64_t timeMs)
{
    return {.timeMs = timeMs,
            .actor = request.requestedBy,
            .source = request.source,
            .action = "command",
            .target = shortened(request.deviceId),
            .detail = error.message,
            .result = "refused"};
}

} // namespace lineside
