// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/auditentry.h"
#include "security/auditchain.h"
#include "security/signingkey.h"
#include "store/database.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

inline constexpr std::uint64_t kAuditSchema = 23; ///< of state.db, from which on the record is chained

/// Writes the record of who did what: each line chained to all before it, and the head signed every kRowsBetweenHeads
/// lines, both in the transaction of what they tell of. When the table takes no line, everything else goes on: lines
/// wait, and problem() says so. What is kept is also told to the log (category lineside.audit), so that a table that
/// was cut or exchanged can be held against it. Owner: StateWriter. Thread: pipeline. Errors: as Database.
class AuditLog
{
public:
    static constexpr std::int64_t kRowsBetweenHeads = 100; ///< what can be changed unseen without the log
    static constexpr std::size_t kMostWaiting = 10'000; ///< some MiB

    [[nodiscard]] Result<void> open(Database &database);
    /// From now on heads are signed.
    void signWith(SigningKey key) { m_key.emplace(std::move(key)); }

    // Within a transaction, then one of the next two.
    [[nodiscard]] Result<void> append(const std::vector<AuditRecord> &records);
    void committed();
    void rolledBack();
    /// append() failed for a reason that is this table's alone: from now on lines wait.
    void holdBack(const Error &error);

    /// Writes what waits. In a transaction of its own.
    void retry(Database &database);
    /// The newest line signed, when it has no signature yet. Nothing: there is nothing to sign, or no key.
    [[nodiscard]] std::optional<AuditHead> nextHead(std::int64_t nowMs) const;
    /// Keeps what nextHead() gave. In a transaction of its own.
    [[nodiscard]] Result<void> keep(const AuditHead &head);

    [[nodiscard]] std::int64_t rows() const { return m_kept.number; }
    [[nodiscard]] const std::optional<AuditHead> &head() const { return m_head; }
    /// The lines there were had no hashes and got them now.
    [[nodiscard]] bool isOlder() const { return m_isOlder; }
    [[nodiscard]] bool isHeldBack() const { return m_isHeldBack; }
    /// Why lines wait; empty: they do not.
    [[nodiscard]] const std::string &problem() const { return m_problem; }
    [[nodiscard]] std::uint64_t lost() const { return m_lost; } ///< that waited when there were too many

private:
    struct Place
    {
        std::int64_t number = 0;
        AuditHash hash = kFirstAuditHash;
    };

    [[nodiscard]] Result<void> chainOlder(Database &database);
    [[nodiscard]] Result<void> write(const AuditRecord &record);
    [[nodiscard]] Result<void> keepHead(const AuditHead &head);
    void tell() const;

    std::optional<SigningKey> m_key;
    Statement m_insert;
    Statement m_insertHead;
    Place m_kept; // of what is committed
    Place m_place; // of what is written, committed or not
    std::optional<AuditHead> m_head; // newest that is committed
    std::optional<AuditHead> m_newHead; // of the transaction under way
    std::vector<AuditEntry> m_written; // likewise
    std::vector<AuditRecord> m_staged; // of a transaction while lines are held back
    std::deque<AuditRecord> m_waiting;
    bool m_isOlder = false;
    bool m_isHeldBack = false;
    std::string m_problem;
    std::uint64_t m_lost = 0;
};

} // namespace lineside
