// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditexporter.h"

#include "security/auditexport.h"
#include "store/auditkeeper.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

constexpr int kLinesAPortion = 1000;

} // namespace

AuditExporter::AuditExporter(StoreReader &reader, SigningKey key, Wish wish)
    : m_reader(reader)
    , m_key(std::move(key))
    , m_wish(std::move(wish))
{
}

Result<std::string> AuditExporter::next()
{
    if (!m_hasBegun)
        return begin();
    if (m_hasEnded)
        return std::string();
    std::vector<AuditEntry> lines;
    const auto more = m_reader.checkAudit(*m_check, kLinesAPortion, lines);
    if (!more)
        return Unexpected(more.error());
    m_hasMore = *more;
    std::string text;
    for (const AuditEntry &entry : lines) {
        if (entry.number > m_upTo)
            break;
        text += toJson(entry) + '\n';
        m_last = entry.number;
        m_hash = entry.hash;
    }
    m_hasEnded = !m_hasMore || m_check->lastLine() >= m_upTo;
    if (!m_hasEnded)
        return text;
    if (auto checked = checkToSignature(); !checked)
        return Unexpected(checked.error());
    const AuditHead head{.number = m_last, .timeMs = m_wish.nowMs, .hash = m_hash};
    return text + toJson(signedEnd(head, m_faults, m_key)) + '\n';
}

// Lines that no signature speaks of yet could be made anew with their hashes: the next one tells.
Result<void> AuditExporter::checkToSignature()
{
    while (m_hasMore && m_check->signedUpTo() < m_upTo) {
        std::vector<AuditEntry> behind;
        const auto more = m_reader.checkAudit(*m_check, kLinesAPortion, behind);
        if (!more)
            return Unexpected(more.error());
        m_hasMore = *more;
    }
    for (const AuditFault &fault : m_check->faults())
        note(fault);
    return {};
}

void AuditExporter::note(const AuditFault &fault)
{
    const std::string what = text(fault);
    if (std::ranges::find(m_faults, what) == m_faults.end())
        m_faults.push_back(what);
}

// What signatures speak of was there before them, so an end before one of them was cut.
Result<void> AuditExporter::beginCheck(std::int64_t lastHead, std::int64_t lastLine)
{
    const auto before = auditHashOf(m_hash);
    if (!before)
        return unexpected(ErrorCode::Corrupt, "line " + std::to_string(m_wish.after) + " has no hash");
    m_check.emplace(m_key.publicKey(), m_wish.after, *before);
    for (const AuditFault &fault : m_wish.known)
        note(fault);
    const std::int64_t signedUpTo = std::max(lastHead, m_wish.beside ? m_wish.beside->number : 0);
    if (signedUpTo > lastLine)
        note({.kind = AuditFaultKind::EndMissing, .number = signedUpTo});
    if (!m_wish.beside && lastLine > 0)
        note({.kind = AuditFaultKind::HeadMissing, .detail = std::string(kAuditHeadFile)});
    if (m_wish.beside && m_wish.beside->number > m_wish.after)
        m_check->expect(*m_wish.beside);
    return {};
}

Result<std::string> AuditExporter::begin()
{
    const auto lastHead = m_reader.lastAuditHead(); // first, as lines come meanwhile
    const auto last = m_reader.lastAuditLine();
    if (!lastHead || !last)
        return Unexpected(lastHead ? last.error() : lastHead.error());
    m_hasBegun = true;
    m_hash = toHex(kFirstAuditHash);
    if (m_wish.after > 0) {
        const auto before = m_reader.auditLines(m_wish.after - 1, m_wish.after, 1);
        if (!before)
            return Unexpected(before.error());
        if (before->empty())
            return unexpected(ErrorCode::NotFound, "the record has no line " + std::to_string(m_wish.after));
        m_hash = before->front().hash;
    }
    m_last = m_wish.after;
    m_upTo = *last - m_wish.after > m_wish.atMost ? m_wish.after + m_wish.atMost : *last;
    if (auto begun = beginCheck(*lastHead, *last); !begun)
        return Unexpected(begun.error());
    return toJson(AuditExportStart{.after = m_wish.after, .before = m_hash}) + '\n';
}

} // namespace lineside
