// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/apitoken.h"
#include "model/tokenactions.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lineside {

/// Which programs may come in by a token. Pure: each change gives the token whole, which the caller keeps before it
/// tells anybody. Owner: engine. Thread: pipeline. Errors: Conflict for a name that is or was another's, NotFound,
/// InvalidInput for a name, a role or an end that will not do, Full.
/// Source: IEC 62443-4-2 CR 1.2, 1.5 (identification and authenticators of programs).
class Tokens
{
public:
    static constexpr std::size_t kMost = 1000; ///< those revoked too; a plant has some ten programs
    static constexpr std::string_view kPrefix = "ls_"; ///< so that one in a file of somebody else's is recognised

    /// 256 random bits, as text without blanks.
    using MakeSecret = std::function<std::string()>;

    explicit Tokens(std::vector<std::string> roles = {}, MakeSecret makeSecret = {});

    void restore(std::vector<ApiToken> tokens);

    /// The token as it is brought, and what is kept of it.
    [[nodiscard]] Result<std::pair<std::string, ApiToken>> add(const AddToken &wish, std::int64_t nowMs);
    [[nodiscard]] Result<ApiToken> revoke(std::string_view name, std::int64_t nowMs);

    /// Null: there is none, it was revoked or has ended. One with an end does not count while the clock is not set.
    [[nodiscard]] const ApiToken *find(std::string_view token, std::int64_t nowMs) const;
    /// Those that count, by number.
    [[nodiscard]] std::vector<ApiToken> present(std::int64_t nowMs) const;
    [[nodiscard]] std::size_t count(std::int64_t nowMs) const;

    /// What is kept of a token. Thread: any.
    [[nodiscard]] static std::string hashOf(std::string_view token);
    /// What a set of those that count has of one: of a program its hash, marked as such, so that nobody comes in by
    /// what is kept; of a session the token as it is. Nothing: what is brought can be nobody's. Thread: any.
    [[nodiscard]] static std::string keyOf(const ApiToken &token) { return kHashed + token.hash; }
    [[nodiscard]] static std::optional<std::string> keyOf(std::string_view brought);

private:
    static constexpr char kHashed = '#'; // no token begins so

    [[nodiscard]] static bool counts(const ApiToken &token, std::int64_t nowMs);

    std::vector<std::string> m_roles;
    MakeSecret m_makeSecret;
    std::vector<ApiToken> m_tokens; ///< by number, those revoked too
};

} // namespace lineside
