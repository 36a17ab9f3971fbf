// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/actioncontext.h"

#include "model/operatoraction.h"

#include <utility>

namespace lineside {

AuditRecord auditRecord(const ActionContext &context, std::string target, std::string detail, std::string result,
                        std::string reason)
{
    return {.timeMs = context.now.utcMs,
            .actor = context.user(),
            .source = context.by.who.source,
            .action = std::string(context.verb),
            .target = std::move(target),
            .detail = std::move(detail),
            .result = std::move(result),
            .category = std::string(categoryOf(context.verb)),
            .role = context.by.role,
            .seat = context.by.who.seat,
            .reason = std::move(reason)};
}

} // namespace lineside
