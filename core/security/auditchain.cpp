// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/auditchain.h"

#include "model/audit.h"

#include <sodium.h>

namespace lineside {

namespace {

/// One row on its way into the hash.
class RowHash
{
public:
    RowHash() { crypto_hash_sha256_init(&m_state); }

    void add(std::span<const unsigned char> bytes) { crypto_hash_sha256_update(&m_state, bytes.data(), bytes.size()); }

    /// Eight bytes, the highest first.
    void add(std::uint64_t number)
    {
        std::array<unsigned char, 8> bytes{};
        for (auto at = bytes.rbegin(); at != bytes.rend(); ++at, number >>= 8)
            *at = static_cast<unsigned char>(number & 0xff);
        add(bytes);
    }

    void add(const AuditField &field)
    {
        const auto kind = static_cast<unsigned char>(field.index());
        add(std::span(&kind, 1));
        if (const auto *number = std::get_if<std::int64_t>(&field)) {
            add(std::uint64_t(*number));
            return;
        }
        const auto text = std::get<std::string_view>(field);
        add(std::uint64_t(text.size()));
        add({reinterpret_cast<const unsigned char *>(text.data()), text.size()});
    }

    AuditHash finish()
    {
        AuditHash hash{};
        crypto_hash_sha256_final(&m_state, hash.data());
        return hash;
    }

private:
    crypto_hash_sha256_state m_state{};
};

/// Nothing: no hexadecimal digit.
std::optional<unsigned char> digit(char sign)
{
    if (sign >= '0' && sign <= '9')
        return static_cast<unsigned char>(sign - '0');
    if (sign >= 'a' && sign <= 'f')
        return static_cast<unsigned char>(sign - 'a' + 10);
    if (sign >= 'A' && sign <= 'F')
        return static_cast<unsigned char>(sign - 'A' + 10);
    return {};
}

} // namespace

AuditHash chained(const AuditHash &before, std::int64_t number, std::span<const AuditField> fields)
{
    RowHash row;
    row.add(before);
    row.add(std::uint64_t(number));
    row.add(std::uint64_t(fields.size()));
    for (const auto &field : fields)
        row.add(field);
    return row.finish();
}

AuditHash chained(const AuditHash &before, std::int64_t number, const AuditRecord &record)
{
    const std::array<AuditField, 11> fields{record.timeMs, record.actor,  record.source, record.action,
                                            record.target, record.detail, record.result, record.category,
                                            record.role,   record.seat,   record.reason};
    return chained(before, number, fields);
}

std::string toHex(std::span<const unsigned char> bytes)
{
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 0xf];
    }
    return hex;
}

bool fromHex(std::string_view hex, std::span<unsigned char> into)
{
    if (hex.size() != into.size() * 2)
        return false;
    for (std::size_t i = 0; i < into.size(); ++i) {
        const auto high = digit(hex[2 * i]);
        const auto low = digit(hex[2 * i + 1]);
        if (!high || !low)
            return false;
        into[i] = static_cast<unsigned char>(*high << 4 | *low);
    }
    return true;
}

std::optional<AuditHash> auditHashOf(std::string_view hex)
{
    AuditHash hash{};
    return fromHex(hex, hash) ? std::optional(hash) : std::nullopt;
}

} // namespace lineside
