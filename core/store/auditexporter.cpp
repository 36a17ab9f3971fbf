// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditexporter.h"

#include "security/auditexport.h"
#include "security/audithead.h"

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
    const auto lines = m_reader.auditLines(m_last, m_upTo, kLinesAPortion);
    if (!lines)
        return Unexpected(lines.error());
    std::string text;
    for (const AuditEntry &entry : *lines) {
        text += toJson(entry) + '\n';
        m_last = entry.number;
        m_hash = entry.hash;
    }
    m_hasEnded = lines->size() < kLinesAPortion;
    if (m_hasEnded)
        text += exportEnd(signedHead(m_last, m_wish.nowMs, m_hash, m_key)) + '\n';
    return text;
}

Result<std::string> AuditExporter::begin()
{
    const auto last = m_reader.lastAuditLine();
    if (!last)
        return Unexpected(last.error());
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
    return toJson(AuditExportStart{.after = m_wish.after, .before = m_hash}) + '\n';
}

} // namespace lineside
