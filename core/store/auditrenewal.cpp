// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditrenewal.h"

#include "store/auditcheck.h"
#include "store/auditlog.h"
#include "store/database.h"

#include <set>
#include <utility>

namespace lineside {

namespace {

/// Of the signatures that are not this key's.
Result<std::set<std::string>> otherKeys(Database &state, const std::string &own)
{
    auto rows = state.prepare("SELECT DISTINCT public_key FROM audit_heads WHERE public_key <> ?");
    if (!rows)
        return Unexpected(rows.error());
    if (auto done = rows->bind(own).execute(); !done)
        return Unexpected(done.error());
    std::set<std::string> keys;
    while (rows->next())
        keys.insert(rows->text(0));
    return keys;
}

/// Those of other keys, and those of lines there are not.
Result<void> forgetHeads(Database &state, const std::string &own, std::int64_t last)
{
    auto statement = state.prepare("DELETE FROM audit_heads WHERE public_key <> ? OR number > ?");
    return statement ? statement->bind(own).bind(last).execute() : Unexpected(statement.error());
}

Result<AuditHead> signAnew(Database &state, SigningKey key, std::int64_t nowMs)
{
    AuditLog log;
    if (auto opened = log.open(state); !opened)
        return Unexpected(opened.error());
    log.signWith(std::move(key));
    const auto head = log.nextHead(nowMs);
    if (!head)
        return unexpected(ErrorCode::Internal, "a line that was just written is signed already");
    const auto kept = log.keep(*head);
    return kept ? Result<AuditHead>(*head) : Unexpected(kept.error());
}

std::string joined(const std::string &head, const auto &parts)
{
    std::string all;
    for (const std::string &part : parts)
        all += (all.empty() ? head : "; ") + part;
    return all;
}

} // namespace

Result<RenewedAudit> renewAudit(Database &state, SigningKey key, const std::string &file, std::int64_t nowMs)
{
    const std::string own = toHex(key.publicKey());
    AuditLog log;
    if (auto opened = log.open(state); !opened)
        return Unexpected(opened.error());
    AuditCheck check({});
    if (auto read = check.run(state); !read)
        return Unexpected(read.error());
    const auto others = otherKeys(state, own);
    if (!others)
        return Unexpected(others.error());
    RenewedAudit renewed;
    for (const AuditFault &fault : check.faults())
        renewed.faults.push_back(text(fault));

    auto transaction = Transaction::begin(state);
    if (!transaction)
        return Unexpected(transaction.error());
    const std::string detail = std::to_string(log.rows()) + " lines" + joined("; signed by key ", *others)
        + joined("; damaged: ", renewed.faults);
    auto done = log.append({{.timeMs = nowMs,
                             .actor = "console",
                             .source = "restore",
                             .action = "restore",
                             .target = file,
                             .detail = detail,
                             .result = "ok",
                             .category = "configuration"}});
    if (done)
        done = forgetHeads(state, own, log.rows());
    if (done)
        done = transaction->commit();
    if (!done)
        return Unexpected(done.error());
    auto head = signAnew(state, std::move(key), nowMs);
    if (!head)
        return Unexpected(head.error());
    renewed.head = std::move(*head);
    return renewed;
}

} // namespace lineside
