// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <random>

namespace lineside {

enum class Fault {
    Kill,
    Terminate,
    BrokerRestart,
    BrokerAway,
    BrokerFreeze,
    Cut,
    HalfOpen,
    CloudOutage,
    DiskFull,
    PoisonRow,
    Garbage,
};

struct FaultKind
{
    const char *key; ///< of --faults
    const char *what; ///< in the report
    double weight; ///< how often, beside the others
};

/// In the order of Fault. An hour is to hold 300 kills with -9 without an acknowledged message lost, so they are nearly
/// half of all.
inline constexpr std::array<FaultKind, 11> kFaultKinds{{
    {"kill", "engine killed with -9 (R1)", 45},
    {"terminate", "engine ended by SIGTERM", 6},
    {"broker", "broker restarted (R10)", 8},
    {"broker-away", "broker stopped for a minute", 0.6},
    {"freeze", "broker frozen for 1.5 s", 6},
    {"cut", "a connection cut inside a packet", 10},
    {"half-open", "network half-open for 8 s", 5},
    {"cloud", "cloud away for 20 s (R6)", 6},
    {"disk", "disk filled until it is noticed, and 3 s more (R4)", 6},
    {"poison", "a row the cloud refuses for good (R8)", 2},
    {"garbage", "50 payloads of garbage", 6},
}};

/// Draws faults and their moments from a seed: the same seed, the same order.
class FaultSchedule
{
public:
    /// `kinds`: keys of kFaultKinds. Seconds between two faults are drawn between half and one and a half of `pace`.
    FaultSchedule(unsigned seed, const QStringList &kinds, double pace)
        : m_random(seed)
        , m_pace(pace)
    {
        for (std::size_t i = 0; i < kFaultKinds.size(); ++i)
            m_weights[i] = kinds.contains(QLatin1String(kFaultKinds[i].key)) ? kFaultKinds[i].weight : 0;
    }

    static QStringList allKinds()
    {
        QStringList keys;
        for (const FaultKind &kind : kFaultKinds)
            keys.append(QString::fromLatin1(kind.key));
        return keys;
    }

    /// The fault that is due, if one is.
    std::optional<Fault> take(qint64 nowMs)
    {
        if (nowMs < m_nextMs || *std::ranges::max_element(m_weights) <= 0)
            return std::nullopt;
        m_nextMs = nowMs + static_cast<qint64>(std::uniform_real_distribution(0.5, 1.5)(m_random) * m_pace * 1000);
        return static_cast<Fault>(std::discrete_distribution<int>(m_weights.begin(), m_weights.end())(m_random));
    }
    std::mt19937 &random() { return m_random; }

private:
    std::mt19937 m_random;
    double m_pace;
    std::array<double, kFaultKinds.size()> m_weights{};
    qint64 m_nextMs = 5000;
};

} // namespace lineside
