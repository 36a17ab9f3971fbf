// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/auditstate.h"
#include "security/auditchain.h"
#include "security/signingkey.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

class Database;

/// Reads the record through, a step at a time: whether each line is what was written behind the one before it, and each
/// signature this gateway's over the lines there are. A line that was changed is told once; what follows it is still
/// judged, by what the changed line says.
/// Owner: whoever checks. Thread: that of the database. Errors: as Database.
class AuditCheck
{
public:
    /// `key`: of this gateway. Nothing: signatures are held against the lines alone.
    explicit AuditCheck(std::optional<PublicKey> key)
        : m_key(key)
    {
    }
    /// Of the lines behind `after`, whose hash is `before`.
    AuditCheck(std::optional<PublicKey> key, std::int64_t after, const AuditHash &before)
        : m_key(key)
        , m_before(before)
        , m_last(after)
        , m_signed(after)
    {
    }

    /// A head that is known from elsewhere: the file beside the store, or a line of the log.
    void expect(const AuditHead &head);
    /// Reads up to `lines` on, and adds them to `given` when it is given. True: there is more.
    [[nodiscard]] Result<bool> step(Database &state, int lines, std::vector<AuditEntry> *given = nullptr);
    /// All of it at once.
    [[nodiscard]] Result<void> run(Database &state);

    [[nodiscard]] std::int64_t lines() const { return m_lines; }
    [[nodiscard]] std::int64_t lastLine() const { return m_last; } ///< its number
    /// The last line that a right signature speaks of, of those read.
    [[nodiscard]] std::int64_t signedUpTo() const { return m_signed; }
    [[nodiscard]] std::int64_t firstMs() const { return m_firstMs; }
    [[nodiscard]] const std::optional<AuditHead> &head() const { return m_head; } ///< newest in the table
    [[nodiscard]] const std::vector<AuditFault> &faults() const { return m_faults; }
    /// Lines in which an engine told that the record was damaged, the first ten: what it found may be healed since.
    [[nodiscard]] const std::vector<AuditEntry> &told() const { return m_told; }

private:
    void judge(const AuditEntry &entry, bool isAsWritten);
    void judge(const AuditHead &head, const std::string &hash);
    [[nodiscard]] Result<void> loadHeads(Database &state, std::int64_t upTo);
    [[nodiscard]] Result<void> judgeBeforeFirst(Database &state);
    void finish();
    void note(AuditFaultKind kind, std::int64_t number);

    std::optional<PublicKey> m_key;
    std::multimap<std::int64_t, AuditHead> m_heads; // not yet come to
    std::optional<AuditHead> m_head;
    AuditHash m_before = kFirstAuditHash;
    std::int64_t m_last = 0; // number of the last line read
    std::int64_t m_signed = 0; // number of the last line under a signature that is right
    std::int64_t m_lines = 0;
    std::int64_t m_firstMs = 0;
    std::vector<AuditFault> m_faults;
    std::vector<AuditEntry> m_told;
};

/// The whole record of a store, also one in use, held against the key and against heads that were kept elsewhere.
/// Thread: any. Errors: as Database.
[[nodiscard]] Result<AuditCheck> checkRecord(const std::string &storeDirectory, const PublicKey &key,
                                             const std::vector<AuditHead> &kept);

} // namespace lineside
