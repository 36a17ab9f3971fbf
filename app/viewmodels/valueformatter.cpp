// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/valueformatter.h"

#include <QDateTime>
#include <QElapsedTimer>

#include <cmath>
#include <cstddef>
#include <unordered_map>

namespace lineside {

namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kDatesBeginMs = 978'307'200'000; // 2001-01-01: what is before is of a clock that was never set

/// Enough digits to see a change, few enough to read.
int digitsByMagnitude(double value)
{
    const double size = std::abs(value);
    if (size >= 1000)
        return 0;
    if (size >= 100 || size == 0)
        return 1;
    return size >= 1 ? 2 : 3;
}

constexpr int kCentury = 2000;

/// Beyond these a fixed point shows only noughts.
bool needsExponent(double value)
{
    const double size = std::abs(value);
    return size >= 1e9 || (size > 0 && size < 1e-3);
}

/// The system's zone: it is asked for each stretch of 15 minutes once in ten seconds, since every question goes to the
/// disk. No zone changes its offset within such a stretch. Thread: gui.
class LocalOffsets
{
public:
    int secondsAt(std::int64_t utcMs)
    {
        if (m_offsets.size() >= kMost || !m_age.isValid() || m_age.hasExpired(kFreshMs)) {
            m_offsets.clear();
            m_age.start();
        }
        const auto [known, isNew] = m_offsets.try_emplace(utcMs / kStretchMs);
        if (isNew)
            known->second = QDateTime::fromMSecsSinceEpoch(utcMs).offsetFromUtc();
        return known->second;
    }

private:
    static constexpr std::int64_t kStretchMs = 900'000;
    static constexpr qint64 kFreshMs = 10'000;
    static constexpr std::size_t kMost = 5'000;

    std::unordered_map<std::int64_t, int> m_offsets;
    QElapsedTimer m_age;
};

QDateTime localTime(std::int64_t utcMs)
{
    static LocalOffsets offsets;
    return QDateTime::fromMSecsSinceEpoch(utcMs, Qt::OffsetFromUTC, offsets.secondsAt(utcMs));
}

} // namespace

ValueFormatter::ValueFormatter(DisplayUnits units, const QLocale &locale, QObject *parent)
    : QObject(parent)
    , m_displayUnits(std::move(units))
    , m_locale(locale)
{
}

void ValueFormatter::setLocale(const QLocale &locale)
{
    m_locale = locale;
    Q_EMIT localeChanged();
}

const DisplayUnit &ValueFormatter::displayUnit(const std::string &unit) const
{
    const auto known = m_units.find(unit);
    if (known != m_units.end())
        return known->second;
    if (m_units.size() >= kUnitsRemembered)
        m_units.clear();
    return m_units.emplace(unit, m_displayUnits.display(unit)).first->second;
}

QString ValueFormatter::number(double value, const std::string &unit) const
{
    const DisplayUnit &shown = displayUnit(unit);
    return plain(shown.toDisplay(value), shown.digits);
}

QString ValueFormatter::withUnit(double value, const std::string &unit) const
{
    const DisplayUnit &shown = displayUnit(unit);
    const QString digits = plain(shown.toDisplay(value), shown.digits);
    return shown.symbol.isEmpty() ? digits : tr("%1 %2", "number, unit").arg(digits, shown.symbol);
}

QString ValueFormatter::plain(double displayed, int digits) const
{
    if (!std::isfinite(displayed))
        return QStringLiteral("--");
    if (needsExponent(displayed) && (digits < 0 || std::abs(displayed) >= 1))
        return m_locale.toString(displayed, 'g', 4);
    const int wanted = digits < 0 ? digitsByMagnitude(displayed) : digits;
    const double unit = std::pow(10.0, -wanted);
    const double nothing = 0; // not "-0.0"
    return m_locale.toString(std::abs(displayed) < unit / 2 ? nothing : displayed, 'f', wanted);
}

QString ValueFormatter::count(std::uint64_t number) const
{
    return m_locale.toString(static_cast<qulonglong>(number));
}

QString ValueFormatter::perSecond(double rate) const
{
    return tr("%1 /s").arg(plain(rate, rate < 10 ? 1 : 0));
}

QString ValueFormatter::bytes(std::uint64_t bytes) const
{
    return m_locale.formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeIecFormat);
}

QString ValueFormatter::age(std::int64_t milliseconds) const
{
    if (milliseconds < 2 * kMinute)
        return tr("%1 s", "seconds").arg(qMax<std::int64_t>(0, milliseconds / kSecond));
    if (milliseconds < 2 * kHour)
        return tr("%1 min", "minutes").arg(milliseconds / kMinute);
    if (milliseconds < 2 * kDay)
        return tr("%1 h", "hours").arg(milliseconds / kHour);
    return tr("%1 d", "days").arg(milliseconds / kDay);
}

QString ValueFormatter::duration(std::int64_t milliseconds) const
{
    const std::int64_t seconds = qMax<std::int64_t>(0, milliseconds / kSecond);
    const QLatin1Char nought('0');
    const QString rest = QStringLiteral("%1:%2")
                             .arg(seconds / 60 % 60, seconds >= 3600 ? 2 : 1, 10, nought)
                             .arg(seconds % 60, 2, 10, nought);
    return seconds < 3600 ? rest : QStringLiteral("%1:%2").arg(seconds / 3600).arg(rest);
}

QString ValueFormatter::timeOfDay(std::int64_t utcMs) const
{
    return utcMs < kDatesBeginMs ? QString() : localTime(utcMs).toString(QStringLiteral("HH:mm:ss"));
}

QString ValueFormatter::dateTime(std::int64_t utcMs) const
{
    return utcMs < kDatesBeginMs ? QString() : tr("%1 %2", "date, time of day").arg(date(utcMs), timeOfDay(utcMs));
}

QString ValueFormatter::stamp(std::int64_t utcMs)
{
    return localTime(utcMs).toString(QStringLiteral("yyyy-MM-dd-HHmmss"));
}

QString ValueFormatter::date(std::int64_t utcMs) const
{
    return utcMs < kDatesBeginMs ? QString() : m_locale.toString(localTime(utcMs).date(), QLocale::ShortFormat);
}

std::optional<QDate> ValueFormatter::day(const QString &written) const
{
    const QString told = written.trimmed();
    if (const QDate iso = QDate::fromString(told, Qt::ISODate); iso.isValid())
        return iso;
    QString format = m_locale.dateFormat(QLocale::ShortFormat);
    format.replace(QStringLiteral("dd"), QStringLiteral("d")).replace(QStringLiteral("MM"), QStringLiteral("M"));
    format.replace(QStringLiteral("yyyy"), QStringLiteral("yy"));
    QString whole = format;
    whole.replace(QStringLiteral("yy"), QStringLiteral("yyyy"));
    if (const QDate day = QDate::fromString(told, whole); day.isValid() && day.year() >= kCentury)
        return day;
    const QDate day = QDate::fromString(told, format); // of two digits Qt makes the last century
    return day.isValid() ? std::optional(day.addYears(day.year() < kCentury ? 100 : 0)) : std::nullopt;
}

} // namespace lineside
