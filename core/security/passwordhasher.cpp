// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/passwordhasher.h"

#include "base/clock.h"
#include "security/sodiumready.h"

#include <array>
#include <cassert>
#include <charconv>
#include <optional>
#include <utility>

namespace lineside {

namespace {

using KeyedHash = std::array<unsigned char, 32>;

/// 46 MiB with one pass and 64 MiB with three lie 5 and 14 times above the least (core/FACTS.md, "Passwords").
constexpr std::array kLadder{
    kLeastHashCost,
    HashCost{.memoryKib = 32 * 1024, .passes = 2},
    HashCost{.memoryKib = 46 * 1024, .passes = 2},
    HashCost{.memoryKib = 64 * 1024, .passes = 2},
    kMostHashCost,
};

/// A hash of nothing that anybody knows, for users there are not: the cost counts, and it never fits.
constexpr std::string_view kSaltAndHashOfNobody = "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

std::string nobody(const HashCost &cost)
{
    return "$argon2id$v=19$m=" + std::to_string(cost.memoryKib) + ",t=" + std::to_string(cost.passes) + ",p=1"
        + std::string(kSaltAndHashOfNobody);
}

/// The number behind `name`, up to the next sign; nothing when there is none.
std::optional<std::uint32_t> numberBehind(std::string_view phc, std::string_view name)
{
    const auto at = phc.find(name);
    if (at == std::string_view::npos)
        return {};
    const auto digits = phc.substr(at + name.size());
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() ? std::optional(number) : std::nullopt;
}

/// The cost a stored hash asks for. Nothing: none of ours. Whoever writes the database must not make us take 4 GiB.
std::optional<HashCost> costOf(std::string_view phc)
{
    if (!phc.starts_with("$argon2id$v=19$m=") || phc.size() >= crypto_pwhash_STRBYTES)
        return {};
    const auto memory = numberBehind(phc, "$m=");
    const auto passes = numberBehind(phc, ",t=");
    if (!memory || !passes || *memory > kMostHashCost.memoryKib || *passes > kMostHashCost.passes)
        return {};
    return HashCost{.memoryKib = *memory, .passes = *passes};
}

} // namespace

HashCost calibratedHashCost(const std::function<std::chrono::milliseconds(const HashCost &)> &measure)
{
    HashCost best = kLeastHashCost;
    for (const auto &cost : kLadder) {
        if (measure(cost) > kHashTime)
            break;
        best = cost;
    }
    return best;
}

std::chrono::milliseconds hashTime(const HashCost &cost, const Clock &clock)
{
    const PasswordHasher hasher(Secret::random(crypto_generichash_KEYBYTES), cost);
    const auto begin = clock.monotonicMs();
    (void)hasher.verify({}, Secret(std::string("00000000")));
    return std::chrono::milliseconds(clock.monotonicMs() - begin);
}

PasswordHasher::PasswordHasher(Secret pepper, HashCost cost)
    : m_pepper(std::move(pepper))
    , m_cost(cost)
{
    assert(m_pepper.size() >= crypto_generichash_KEYBYTES_MIN && m_pepper.size() <= crypto_generichash_KEYBYTES_MAX);
    makeSodiumReady();
}

Result<std::string> PasswordHasher::hash(const Secret &secret) const
{
    const auto input = keyed("secret", secret.bytes());
    std::array<char, crypto_pwhash_STRBYTES> phc{};
    if (crypto_pwhash_str_alg(phc.data(), reinterpret_cast<const char *>(input.bytes().data()), input.size(),
                              m_cost.passes, std::size_t(m_cost.memoryKib) * 1024, crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return unexpected(ErrorCode::Full, "no memory to hash a password");
    return std::string(phc.data());
}

bool PasswordHasher::verify(const std::string &phc, const Secret &secret) const
{
    const auto input = keyed("secret", secret.bytes());
    const auto judged = costOf(phc) ? phc : nobody(m_cost);
    return crypto_pwhash_str_verify(judged.c_str(), reinterpret_cast<const char *>(input.bytes().data()), input.size())
        == 0;
}

bool PasswordHasher::needsRehash(const std::string &phc) const
{
    const auto cost = costOf(phc);
    return !cost || cost->memoryKib < m_cost.memoryKib || cost->passes < m_cost.passes;
}

std::string PasswordHasher::badgeHash(std::string_view uid) const
{
    const auto hashed = keyed("badge", {reinterpret_cast<const unsigned char *>(uid.data()), uid.size()});
    std::string hex(hashed.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), hashed.bytes().data(), hashed.size());
    hex.pop_back();
    return hex;
}

// The purpose comes first and ends with a zero, so no badge's number gives what a PIN gives.
Secret PasswordHasher::keyed(std::string_view purpose, std::span<const unsigned char> bytes) const
{
    KeyedHash hash{};
    crypto_generichash_state state;
    crypto_generichash_init(&state, m_pepper.bytes().data(), m_pepper.size(), hash.size());
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(purpose.data()), purpose.size());
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(""), 1);
    crypto_generichash_update(&state, bytes.data(), bytes.size());
    crypto_generichash_final(&state, hash.data(), hash.size());
    Secret result{std::span<const unsigned char>(hash)};
    sodium_memzero(hash.data(), hash.size());
    sodium_memzero(&state, sizeof state);
    return result;
}

} // namespace lineside
