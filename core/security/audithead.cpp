// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/audithead.h"

#include "security/auditchain.h"

#include <charconv>

namespace lineside {

namespace {

constexpr std::string_view kMark = "lineside-audit-head 1 ";

std::string signedText(const AuditHead &head)
{
    return std::string(kMark) + std::to_string(head.number) + ' ' + std::to_string(head.timeMs) + ' ' + head.hash;
}

/// Takes the word up to the next blank or line feed away.
std::string_view takeWord(std::string_view &line)
{
    const auto end = std::min(line.find_first_of(" \n"), line.size());
    const auto word = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return word;
}

bool isNumber(std::string_view word, std::int64_t &number)
{
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    return error == std::errc() && end == word.data() + word.size();
}

} // namespace

AuditHead signedHead(std::int64_t number, std::int64_t timeMs, const std::string &hash, const SigningKey &key)
{
    AuditHead head{.number = number, .timeMs = timeMs, .hash = hash, .key = toHex(key.publicKey())};
    head.signature = toHex(key.sign(signedText(head)));
    return head;
}

bool isSignedBy(const PublicKey &key, const AuditHead &head)
{
    Signature signature{};
    return head.key == toHex(key) && fromHex(head.signature, signature) && toHex(signature) == head.signature
        && isSignedBy(key, signedText(head), signature);
}

std::string toLine(const AuditHead &head)
{
    return signedText(head) + ' ' + head.key + ' ' + head.signature + '\n';
}

std::optional<AuditHead> auditHeadOf(std::string_view line)
{
    if (!line.starts_with(kMark))
        return {};
    line.remove_prefix(kMark.size());
    AuditHead head;
    if (!isNumber(takeWord(line), head.number) || !isNumber(takeWord(line), head.timeMs))
        return {};
    head.hash = takeWord(line);
    head.key = takeWord(line);
    head.signature = takeWord(line);
    return line.empty() && !head.signature.empty() ? std::optional(head) : std::nullopt;
}

} // namespace lineside
