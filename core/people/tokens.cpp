// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/tokens.h"

#include "base/clock.h"
#include "model/reason.h"
#include "people/usernames.h"

#include <QByteArrayView>
#include <QCryptographicHash>

#include <algorithm>

namespace lineside {

Tokens::Tokens(std::vector<std::string> roles, MakeSecret makeSecret)
    : m_roles(std::move(roles))
    , m_makeSecret(std::move(makeSecret))
{
}

void Tokens::restore(std::vector<ApiToken> tokens)
{
    m_tokens = std::move(tokens);
    std::ranges::sort(m_tokens, {}, &ApiToken::number);
}

std::string Tokens::hashOf(std::string_view token)
{
    return QCryptographicHash::hash(QByteArrayView(token.data(), static_cast<qsizetype>(token.size())),
                                    QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

bool Tokens::counts(const ApiToken &token, std::int64_t nowMs)
{
    return token.revokedMs == 0 && (token.expiresMs == 0 || (nowMs < token.expiresMs && nowMs >= kClockSetMs));
}

Result<std::pair<std::string, ApiToken>> Tokens::add(const AddToken &wish, std::int64_t nowMs)
{
    const auto isSame = [&](const ApiToken &other) { return isSameUserName(other.name, wish.name); };
    if (!isUserName(wish.name))
        return unexpected(ErrorCode::InvalidInput, Reason::UserNameUnfit);
    if (std::ranges::any_of(m_tokens, isSame))
        return unexpected(ErrorCode::Conflict, Reason::UserNameTaken);
    if (std::ranges::find(m_roles, wish.role) == m_roles.end())
        return unexpected(ErrorCode::InvalidInput, Reason::NoSuchRole);
    if (wish.expiresMs != 0 && wish.expiresMs <= nowMs)
        return unexpected(ErrorCode::InvalidInput, Reason::UserUnfit);
    if (m_tokens.size() >= kMost)
        return unexpected(ErrorCode::Full, Reason::TooManyTokens);
    std::string token = std::string(kPrefix) + m_makeSecret();
    m_tokens.push_back({.number = m_tokens.empty() ? 1 : m_tokens.back().number + 1,
                        .name = wish.name,
                        .role = wish.role,
                        .areas = wish.areas,
                        .hash = hashOf(token),
                        .createdMs = nowMs,
                        .expiresMs = wish.expiresMs});
    return std::pair(std::move(token), m_tokens.back());
}

Result<ApiToken> Tokens::revoke(std::string_view name, std::int64_t nowMs)
{
    const auto isIt
        = [name](const ApiToken &token) { return token.revokedMs == 0 && isSameUserName(token.name, name); };
    const auto found = std::ranges::find_if(m_tokens, isIt);
    if (found == m_tokens.end())
        return unexpected(ErrorCode::NotFound, Reason::NoSuchToken);
    found->revokedMs = nowMs;
    return *found;
}

const ApiToken *Tokens::find(std::string_view token, std::int64_t nowMs) const
{
    if (!token.starts_with(kPrefix))
        return nullptr;
    const auto found = std::ranges::find(m_tokens, hashOf(token), &ApiToken::hash);
    return found != m_tokens.end() && counts(*found, nowMs) ? &*found : nullptr;
}

std::optional<std::string> Tokens::keyOf(std::string_view brought)
{
    if (brought.starts_with(kPrefix))
        return kHashed + hashOf(brought);
    return brought.starts_with(kHashed) ? std::nullopt : std::optional(std::string(brought));
}

std::size_t Tokens::count(std::int64_t nowMs) const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(m_tokens, [nowMs](const ApiToken &token) { return counts(token, nowMs); }));
}

std::vector<ApiToken> Tokens::present(std::int64_t nowMs) const
{
    std::vector<ApiToken> tokens;
    std::ranges::copy_if(m_tokens, std::back_inserter(tokens),
                         [nowMs](const ApiToken &token) { return counts(token, nowMs); });
    return tokens;
}

} // namespace lineside
