// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/auditrequest.h"

#include <limits>

namespace lineside {

namespace {

constexpr int kMostLines = 1000; // half a megabyte of JSON, as lines go
constexpr int kMostExported = 10'000; // an answer is held in memory whole

/// 0: not given.
Result<int> lineParameter(const Parameters &parameters, const std::string &name)
{
    return countParameter(parameters, name, 0, std::numeric_limits<int>::max());
}

} // namespace

Result<AuditQuery> readAuditRequest(const Parameters &parameters)
{
    AuditQuery query;
    for (const auto &[name, into] : {std::pair{"from", &query.fromMs}, {"to", &query.toMs}}) {
        const auto time = timeParameter(parameters, name);
        if (!time)
            return Unexpected(time.error());
        *into = time->value_or(*into);
    }
    if (query.fromMs >= query.toMs)
        return unexpected(ErrorCode::InvalidInput, "not before to", "from");
    for (const auto &[name, into] : {std::pair{"actor", &query.actor},
                                     {"action", &query.action},
                                     {"result", &query.result},
                                     {"text", &query.text}}) {
        auto text = textParameter(parameters, name);
        if (!text)
            return Unexpected(text.error());
        *into = std::move(*text);
    }
    const auto limit = countParameter(parameters, "limit", query.limit, kMostLines);
    const auto before = lineParameter(parameters, "before");
    if (!limit || !before)
        return Unexpected(limit ? before.error() : limit.error());
    query.limit = *limit;
    if (*before > 0)
        query.before = *before;
    return query;
}

Result<AuditExportRequest> readAuditExportRequest(const Parameters &parameters)
{
    const auto after = lineParameter(parameters, "after");
    const auto limit = countParameter(parameters, "limit", kMostExported, kMostExported);
    if (!after || !limit)
        return Unexpected(after ? limit.error() : after.error());
    return AuditExportRequest{.after = *after, .atMost = *limit};
}

} // namespace lineside
