// SPDX-License-Identifier: GPL-3.0-or-later
#include "coap/exchanges.h"

#include <QHashFunctions>

#include <initializer_list>

namespace lineside {

std::uint64_t Exchanges::keyOf(std::string_view peer, std::uint16_t messageId, std::string_view token,
                               std::string_view path, std::string_view payload) const
{
    std::size_t hash = qHash(messageId, m_seed);
    for (const std::string_view part : std::initializer_list<std::string_view>{peer, token, path, payload})
        hash = qHashBits(part.data(), part.size(), hash ^ (part.size() * 0x9E3779B97F4A7C15ULL)); // the golden ratio
    return hash;
}

std::optional<CoapOutcome> Exchanges::find(std::uint64_t key) const
{
    const auto known = m_outcomes.find(key);
    return known == m_outcomes.end() ? std::nullopt : std::optional(known->second.outcome);
}

void Exchanges::begin(std::uint64_t key, std::int64_t nowMs)
{
    while (!m_ages.empty() && (m_ages.size() >= kMost || m_ages.front().sinceMs + kLifetimeMs < nowMs)) {
        const auto oldest = m_outcomes.find(m_ages.front().key);
        if (oldest != m_outcomes.end() && oldest->second.sinceMs == m_ages.front().sinceMs)
            m_outcomes.erase(oldest);
        m_ages.pop_front();
    }
    m_outcomes.insert_or_assign(key, Known{0, nowMs});
    m_ages.push_back({key, nowMs});
}

void Exchanges::settle(std::uint64_t key, CoapOutcome outcome)
{
    if (const auto known = m_outcomes.find(key); known != m_outcomes.end())
        known->second.outcome = outcome;
}

} // namespace lineside
