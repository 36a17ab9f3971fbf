// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/timezone.h"

#include <QDateTime>
#include <QFile>
#include <QRegularExpression>

#include <array>
#include <cstdlib>

namespace lineside {

namespace {

constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;

std::int64_t offsetMs(const QTimeZone &zone, std::int64_t utcMs)
{
    return std::int64_t{zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(utcMs, QTimeZone::utc()))} * 1000;
}

/// Qt lists the zones that have a country: CET, EST5EDT and Etc/GMT+5 are files of the machine all the same.
bool isInstalled(const QByteArray &id)
{
    static const QRegularExpression kName(QStringLiteral("^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$"));
    if (!kName.match(QString::fromLatin1(id)).hasMatch())
        return false;
    QFile file(QStringLiteral("/usr/share/zoneinfo/") + QString::fromLatin1(id));
    return file.open(QIODevice::ReadOnly) && file.read(4) == "TZif"; // RFC 8536 §3.1
}

} // namespace

std::optional<QTimeZone> zoneNamed(const std::string &name)
{
    const QByteArray id = QByteArray::fromStdString(name);
    const bool isOffset = id.startsWith('+') || id.startsWith('-');
    if (!isOffset && !QTimeZone::isTimeZoneIdAvailable(id) && !isInstalled(id))
        return std::nullopt; // Qt takes "" for the machine's own, and any word for a rule of POSIX
    const QTimeZone zone(isOffset ? "UTC" + id : id);
    return zone.isValid() ? std::optional(zone) : std::nullopt;
}

std::int64_t utcOfLocal(std::int64_t localMs, const QTimeZone &zone, std::int64_t nearMs)
{
    // Whatever the zone, its clocks a day before and a day after stand on either side of a change.
    const std::array offsets{offsetMs(zone, localMs - kDayMs), offsetMs(zone, localMs + kDayMs)};
    std::optional<std::int64_t> best;
    for (const std::int64_t offset : offsets) {
        const std::int64_t utcMs = localMs - offset;
        if (offsetMs(zone, utcMs) != offset)
            continue;
        if (!best || std::abs(utcMs - nearMs) < std::abs(*best - nearMs))
            best = utcMs;
    }
    return best.value_or(localMs - offsets.front());
}

} // namespace lineside
