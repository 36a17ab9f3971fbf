// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/repeats.h"

#include <QByteArrayView>
#include <QCryptographicHash>

#include <initializer_list>
#include <string_view>
#include <utility>

namespace lineside {

namespace {

/// Of all that Reading::isSameAs() compares, in 160 bits: two that differ do not share it.
QByteArray fingerprint(const Reading &reading)
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_160);
    for (const std::string_view text : std::initializer_list<std::string_view>{
             reading.deviceId, reading.sensorType, reading.unit, reading.location, reading.metadata}) {
        const auto bytes = static_cast<std::uint64_t>(text.size());
        hash.addData(QByteArrayView(reinterpret_cast<const char *>(&bytes), sizeof bytes));
        hash.addData(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    }
    const double value = reading.value == 0 ? 0 : reading.value; // -0 is 0
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(&reading.timestampMs), sizeof reading.timestampMs));
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(&value), sizeof value));
    return hash.result();
}

} // namespace

Repeats::Repeats(CountKept countKept)
    : m_countKept(std::move(countKept))
{
}

Result<bool> Repeats::isRepeat(const Reading &reading, std::uint64_t sessionBegan, std::span<const Reading> batch)
{
    if (sessionBegan == 0) {
        const auto kept = count(reading, reading.position - 1, batch);
        return kept ? Result<bool>(*kept > 0) : Unexpected(kept.error());
    }
    Session &session = sessionAt(sessionBegan);
    if (session.isPast)
        return false;
    const QByteArray key = fingerprint(reading);
    auto found = session.left.find(key);
    if (found == session.left.end()) {
        const auto kept = count(reading, sessionBegan, batch);
        if (!kept)
            return Unexpected(kept.error());
        found = session.left.insert(key, *kept);
    }
    if (*found > 0) {
        --*found;
        return true;
    }
    session.isPast = true;
    session.left.clear();
    return false;
}

Result<std::uint64_t> Repeats::count(const Reading &reading, std::uint64_t upTo, std::span<const Reading> batch)
{
    const std::uint64_t waiting = m_batch.count(batch, reading, upTo);
    const auto kept = m_countKept(reading, upTo);
    return kept ? Result<std::uint64_t>(waiting + *kept) : kept;
}

Repeats::Session &Repeats::sessionAt(std::uint64_t began)
{
    Session &session = m_sessions[began];
    if (m_sessions.size() > kMostSessions && m_sessions.begin()->first != began)
        m_sessions.erase(m_sessions.begin());
    return session;
}

} // namespace lineside
