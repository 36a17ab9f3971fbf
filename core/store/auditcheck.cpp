// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditcheck.h"

#include "security/audithead.h"
#include "store/auditlog.h"
#include "store/auditrows.h"
#include "store/storefiles.h"

#include <algorithm>

namespace lineside {

namespace {

constexpr std::size_t kMostFaults = 10;
constexpr int kLinesAtOnce = 10'000;

} // namespace

void AuditCheck::expect(const AuditHead &head)
{
    if (head.number > 0) // 0: of a record without a line
        m_heads.emplace(head.number, head);
}

Result<void> AuditCheck::run(Database &state)
{
    for (;;) {
        const auto more = step(state, kLinesAtOnce);
        if (!more || !*more)
            return more ? Result<void>() : Unexpected(more.error());
    }
}

// Heads and lines of one snapshot, as the writer goes on meanwhile.
Result<bool> AuditCheck::step(Database &state, int lines, std::vector<AuditEntry> *given)
{
    auto snapshot = Transaction::begin(state, Transaction::Kind::Deferred);
    auto rows = state.prepare("SELECT " + std::string(kAuditColumns) + " FROM audit WHERE id > ? ORDER BY id LIMIT ?");
    if (!snapshot || !rows)
        return Unexpected(snapshot ? rows.error() : snapshot.error());
    if (auto judged = judgeBeforeFirst(state); !judged)
        return Unexpected(judged.error());
    if (auto done = rows->bind(m_last).bind(lines).execute(); !done)
        return Unexpected(done.error());
    const std::int64_t before = m_last;
    std::vector<std::pair<AuditEntry, bool>> read;
    while (rows->next())
        read.emplace_back(readAuditEntry(*rows), rows->integer(kAuditKindsColumn) == 1);
    rows->finish();
    const bool isEnd = std::ssize(read) < lines;
    auto loaded = loadHeads(state, isEnd ? INT64_MAX : read.back().first.number);
    if (!loaded)
        return Unexpected(loaded.error());
    for (const auto &[entry, isAsWritten] : read) {
        judge(entry, isAsWritten);
        if (given)
            given->push_back(entry);
    }
    if (isEnd)
        finish();
    return !isEnd && m_last > before;
}

// Lines begin with 1: one put before them would be shown, and follows nothing.
Result<void> AuditCheck::judgeBeforeFirst(Database &state)
{
    if (m_last != 0)
        return {};
    auto rows = state.prepare("SELECT id FROM audit WHERE id <= 0 ORDER BY id LIMIT 1");
    auto done = rows ? rows->execute() : Unexpected(rows.error());
    if (done && rows->next())
        note(AuditFaultKind::LineChanged, rows->integer(0));
    return done;
}

Result<void> AuditCheck::loadHeads(Database &state, std::int64_t upTo)
{
    auto heads = state.prepare("SELECT " + std::string(kAuditHeadColumns)
                               + " FROM audit_heads WHERE number > ? AND number <= ? ORDER BY number");
    if (!heads)
        return Unexpected(heads.error());
    if (auto done = heads->bind(m_last).bind(upTo).execute(); !done)
        return done;
    while (heads->next()) {
        m_head = readAuditHead(*heads);
        m_heads.emplace(m_head->number, *m_head);
    }
    return {};
}

void AuditCheck::judge(const AuditEntry &entry, bool isAsWritten)
{
    const AuditHash hash = chained(m_before, entry.number, entry.record);
    if (!isAsWritten || toHex(hash) != entry.hash || entry.number != m_last + 1)
        note(AuditFaultKind::LineChanged, entry.number);
    if (tellsOfDamage(entry.record) && m_told.size() < kMostFaults)
        m_told.push_back(entry);
    m_before = auditHashOf(entry.hash).value_or(hash);
    m_last = entry.number;
    m_firstMs = m_lines++ == 0 ? entry.record.timeMs : m_firstMs;
    // Of a line that is missing its head is left over; the next line tells that it is missing.
    for (auto head = m_heads.begin(); head != m_heads.end() && head->first <= entry.number; head = m_heads.erase(head))
        judge(head->second, head->first == entry.number ? entry.hash : std::string());
}

void AuditCheck::judge(const AuditHead &head, const std::string &hash)
{
    PublicKey key{};
    const bool isSigned = fromHex(head.key, key) && isSignedBy(key, head);
    if (!isSigned) {
        note(AuditFaultKind::SignatureWrong, head.number);
        return;
    }
    if (m_key && key != *m_key)
        note(AuditFaultKind::OtherKey, head.number);
    if (head.hash != hash)
        note(AuditFaultKind::Rewritten, head.number);
    m_signed = std::max(m_signed, head.number);
}

void AuditCheck::finish()
{
    const auto beyond = m_heads.upper_bound(m_last);
    if (beyond != m_heads.end())
        note(AuditFaultKind::EndMissing, m_heads.rbegin()->first);
    if (m_last - m_signed >= 2 * AuditLog::kRowsBetweenHeads)
        note(AuditFaultKind::Unsigned, m_signed + 1);
    m_heads.clear();
}

Result<AuditCheck> checkRecord(const std::string &storeDirectory, const PublicKey &key,
                               const std::vector<AuditHead> &kept)
{
    auto state = Database::open(storeDirectory + '/' + std::string(kStateFile), {Database::Mode::Read});
    if (!state)
        return Unexpected(state.error());
    AuditCheck check(key);
    for (const AuditHead &head : kept)
        check.expect(head);
    auto done = check.run(*state);
    return done ? Result<AuditCheck>(std::move(check)) : Unexpected(done.error());
}

void AuditCheck::note(AuditFaultKind kind, std::int64_t number)
{
    const AuditFault fault{.kind = kind, .number = number};
    if (m_faults.size() < kMostFaults && std::ranges::find(m_faults, fault) == m_faults.end())
        m_faults.push_back(fault);
}

} // namespace lineside
