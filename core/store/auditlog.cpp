// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditlog.h"

#include "base/logging.h"
#include "security/audithead.h"
#include "store/auditrows.h"

#include <utility>

namespace lineside {

namespace {

/// What the database makes of it: bytes that are no UTF-8 are replaced, and the hash must be of what is kept.
std::string asKept(const std::string &text)
{
    return QString::fromStdString(text).toStdString();
}

AuditRecord asKept(const AuditRecord &record)
{
    return {.timeMs = record.timeMs,
            .actor = asKept(record.actor),
            .source = asKept(record.source),
            .action = asKept(record.action),
            .target = asKept(record.target),
            .detail = asKept(record.detail),
            .result = asKept(record.result),
            .category = asKept(record.category),
            .role = asKept(record.role),
            .seat = asKept(record.seat),
            .reason = asKept(record.reason)};
}

} // namespace

Result<void> AuditLog::open(Database &database)
{
    auto prepared = database.prepareAll(
        {{&m_insert,
          "INSERT INTO audit(id, time, actor, source, action, target, detail, result, category, role, seat, reason,"
          " hash) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
         {&m_insertHead,
          "INSERT OR REPLACE INTO audit_heads(number, time, hash, public_key, signature)"
          " VALUES(?, ?, ?, ?, ?)"}});
    if (!prepared)
        return prepared;
    if (auto chained = chainOlder(database); !chained)
        return chained;
    auto last = database.prepare("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1");
    auto head = database.prepare("SELECT " + std::string(kAuditHeadColumns)
                                 + " FROM audit_heads ORDER BY number DESC LIMIT 1");
    if (!last || !head)
        return Unexpected(last ? head.error() : last.error());
    for (Statement *each : {&*last, &*head})
        if (auto done = each->execute(); !done)
            return done;
    if (last->next())
        m_kept = {last->integer(0), auditHashOf(last->text(1)).value_or(kFirstAuditHash)};
    if (head->next())
        m_head = readAuditHead(*head);
    m_place = m_kept;
    return {};
}

// Only where no line is chained: a hash that somebody took away from a chain is not made anew.
Result<void> AuditLog::chainOlder(Database &database)
{
    const auto chained = database.integer("SELECT (SELECT count(*) FROM audit_heads) + (SELECT count(*) FROM (SELECT 1"
                                          " FROM audit WHERE hash <> '' LIMIT 1))");
    if (!chained || *chained != 0)
        return chained ? Result<void>() : Unexpected(chained.error());
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return Unexpected(transaction.error());
    auto rows = database.prepare("SELECT " + std::string(kAuditColumns) + " FROM audit ORDER BY id");
    auto update = database.prepare("UPDATE audit SET hash = ? WHERE id = ?");
    if (!rows || !update)
        return Unexpected(rows ? update.error() : rows.error());
    if (auto done = rows->execute(); !done)
        return done;
    AuditHash hash = kFirstAuditHash;
    while (rows->next()) {
        const AuditEntry entry = readAuditEntry(*rows);
        hash = lineside::chained(hash, entry.number, entry.record);
        if (auto done = update->bind(toHex(hash)).bind(entry.number).execute(); !done)
            return done;
    }
    rows->finish();
    m_isOlder = hash != kFirstAuditHash;
    return transaction->commit();
}

Result<void> AuditLog::append(const std::vector<AuditRecord> &records)
{
    if (m_isHeldBack) {
        m_staged = records;
        return {};
    }
    for (const AuditRecord &record : records) {
        if (auto written = write(asKept(record)); !written)
            return written;
    }
    const std::int64_t signedUpTo = m_head ? m_head->number : 0;
    if (records.empty() || !m_key || m_place.number - signedUpTo < kRowsBetweenHeads)
        return {};
    return keepHead(signedHead(m_place.number, records.back().timeMs, toHex(m_place.hash), *m_key));
}

Result<void> AuditLog::write(const AuditRecord &record)
{
    const Place next{m_place.number + 1, chained(m_place.hash, m_place.number + 1, record)};
    AuditEntry entry{.number = next.number, .record = record, .hash = toHex(next.hash)};
    m_insert.bind(next.number).bind(record.timeMs).bind(record.actor).bind(record.source).bind(record.action);
    m_insert.bind(record.target).bind(record.detail).bind(record.result).bind(record.category).bind(record.role);
    if (auto done = m_insert.bind(record.seat).bind(record.reason).bind(entry.hash).execute(); !done)
        return done;
    m_written.push_back(std::move(entry));
    m_place = next;
    return {};
}

Result<void> AuditLog::keepHead(const AuditHead &head)
{
    m_insertHead.bind(head.number).bind(head.timeMs).bind(head.hash).bind(head.key).bind(head.signature);
    auto done = m_insertHead.execute();
    if (done)
        m_newHead = head;
    return done;
}

void AuditLog::committed()
{
    tell();
    m_written.clear();
    m_kept = m_place;
    if (m_newHead)
        m_head = std::exchange(m_newHead, {});
    for (AuditRecord &record : std::exchange(m_staged, {}))
        m_waiting.push_back(std::move(record));
    for (; m_waiting.size() > kMostWaiting; m_waiting.pop_front())
        ++m_lost;
}

// What waits is told as well: the log may be all that is left of it.
void AuditLog::tell() const
{
    for (const AuditEntry &entry : m_written)
        qCInfo(lcAudit, "%s", toJson(entry).c_str());
    for (const AuditRecord &record : m_staged)
        qCInfo(lcAudit, "not kept yet: %s", toJson(AuditEntry{.record = record}).c_str());
    if (m_newHead)
        qCInfo(lcAudit, "%s", QByteArray::fromStdString(toLine(*m_newHead)).trimmed().constData());
}

void AuditLog::rolledBack()
{
    m_place = m_kept;
    m_written.clear();
    m_staged.clear();
    m_newHead.reset();
}

void AuditLog::holdBack(const Error &error)
{
    if (!m_isHeldBack)
        qCCritical(lcAudit, "the record cannot be written: %s", error.text().c_str());
    m_isHeldBack = true;
    m_problem = error.text();
}

void AuditLog::retry(Database &database)
{
    if (!m_isHeldBack)
        return;
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return;
    m_isHeldBack = false;
    auto done = append({m_waiting.begin(), m_waiting.end()});
    if (done)
        done = transaction->commit();
    if (!done) {
        rolledBack();
        holdBack(done.error());
        return;
    }
    m_waiting.clear();
    m_problem.clear();
    committed();
    qCWarning(lcAudit, "the record is written again");
}

std::optional<AuditHead> AuditLog::nextHead(std::int64_t nowMs) const
{
    if (!m_key || m_isHeldBack || (m_head && m_head->number >= m_kept.number))
        return {};
    return signedHead(m_kept.number, nowMs, toHex(m_kept.hash), *m_key);
}

Result<void> AuditLog::keep(const AuditHead &head)
{
    if (auto kept = keepHead(head); !kept) {
        m_newHead.reset();
        return kept;
    }
    committed();
    return {};
}

} // namespace lineside
