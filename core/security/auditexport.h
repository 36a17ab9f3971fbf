// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/auditentry.h"
#include "security/auditchain.h"
#include "security/signingkey.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// The record as a file: newline-delimited JSON. First what it is, then its lines (toJson()), last the head, signed:
///   {"lineside_audit":1,"after":0,"before":"000…"}
///   {"number":1,"time":…,"hash":…}
///   {"head":{"number":…,"time":…,"hash":…,"key":…,"faults":[…],"signature":…}}
/// `after` is the number of the line that `before` is the hash of. Which gateway it is of says its key. `faults` are
/// sentences: what the gateway found wrong with its record when it gave it out. They are signed too, also when there
/// are none, and so that no other head of the record can stand in their place. Pure. Thread: any.
struct AuditExportStart
{
    std::int64_t after = 0;
    std::string before{}; ///< 64 hexadecimal digits
};

struct AuditExportEnd
{
    AuditHead head{}; ///< its signature is of the faults as well
    std::vector<std::string> faults{};
};

[[nodiscard]] std::string toJson(const AuditExportStart &start);
[[nodiscard]] std::string toJson(const AuditExportEnd &end);
/// `head`: number, time and hash; the rest is added.
[[nodiscard]] AuditExportEnd signedEnd(AuditHead head, std::vector<std::string> faults, const SigningKey &key);

/// What toJson() made of a record; nothing when it is no such line.
[[nodiscard]] std::optional<AuditRecord> auditRecordOf(std::string_view json);

/// Holds an export against itself and against a key that was got by another way. A line must be written exactly as the
/// gateway writes it: no member twice, none unknown, nothing in another order.
/// Owner: whoever verifies. Thread: any one. Errors: they are in problems().
class AuditVerifier
{
public:
    explicit AuditVerifier(const PublicKey &key)
        : m_key(key)
    {
    }

    /// A head kept elsewhere, whose signature is known to be right: the export must have its line, with its hash.
    void expect(const AuditHead &head) { m_expected.emplace(head.number, head.hash); }
    /// Without its line feed.
    void line(std::string_view text);
    /// Behind the last line.
    void finish();

    /// The first ten; empty: it is as the gateway wrote it, and the gateway found nothing wrong with it.
    [[nodiscard]] const std::vector<std::string> &problems() const { return m_problems; }
    /// Lines in which the gateway told of damage, the first ten: no problem of this file, and worth a question.
    [[nodiscard]] const std::vector<AuditEntry> &told() const { return m_told; }
    [[nodiscard]] std::int64_t lines() const { return m_lines; }
    [[nodiscard]] const std::optional<AuditExportStart> &start() const { return m_start; }
    [[nodiscard]] const std::optional<AuditHead> &head() const { return m_head; }

private:
    void readStart(std::string_view text);
    void readEntry(std::string_view text);
    void readHead(std::string_view text);
    void judgeExpected();
    void problem(const std::string &what);

    PublicKey m_key;
    std::int64_t m_number = 0; // of the line of the file
    std::int64_t m_lines = 0;
    std::optional<AuditExportStart> m_start;
    std::optional<AuditHead> m_head;
    AuditHash m_before = kFirstAuditHash;
    std::int64_t m_last = 0; // number of the last line of the record
    std::string m_hash; // of that line, as it says
    std::multimap<std::int64_t, std::string> m_expected; // hashes by number, those not come to yet
    std::vector<std::string> m_problems;
    std::vector<AuditEntry> m_told;
};

} // namespace lineside
