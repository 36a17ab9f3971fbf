// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/displayunits.h"

#include <QDate>
#include <QLocale>
#include <QObject>
#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace lineside {

/// The one place where numbers, units, ages and times become text in the operator's language.
/// Owner: main. Thread: gui. What is not a number becomes "--".
class ValueFormatter : public QObject
{
    Q_OBJECT

public:
    explicit ValueFormatter(DisplayUnits units = {}, const QLocale &locale = QLocale(), QObject *parent = nullptr);

    [[nodiscard]] const QLocale &locale() const { return m_locale; }
    /// To be called after the translators were changed: every view-model renews its texts.
    void setLocale(const QLocale &locale);

    /// Good until the next call.
    [[nodiscard]] const DisplayUnit &displayUnit(const std::string &unit) const;
    [[nodiscard]] QString unitText(const std::string &unit) const { return displayUnit(unit).symbol; }
    /// `value` in `unit`, as a number in the unit shown: 512340 pascal is "5.12".
    [[nodiscard]] QString number(double value, const std::string &unit) const;
    [[nodiscard]] QString withUnit(double value, const std::string &unit) const;
    /// `value` in another unit of the same quantity; none when there is no way between them.
    [[nodiscard]] std::optional<double> convert(double value, const std::string &from, const std::string &to) const
    {
        return m_displayUnits.convert(value, from, to);
    }
    /// A number that already is in the unit shown.
    [[nodiscard]] QString plain(double displayed, int digits) const;

    [[nodiscard]] QString count(std::uint64_t number) const;
    [[nodiscard]] QString perSecond(double rate) const;
    [[nodiscard]] QString bytes(std::uint64_t bytes) const;
    /// "5 s", "3 min", "2 h", "4 d"
    [[nodiscard]] QString age(std::int64_t milliseconds) const;
    /// "0:07", "12:05", "3:12:05"
    [[nodiscard]] QString duration(std::int64_t milliseconds) const;
    /// Local time of day of a UTC moment, with seconds; empty before 2001, which no clock that is set shows.
    [[nodiscard]] QString timeOfDay(std::int64_t utcMs) const;
    /// Local date and time of day; empty likewise.
    [[nodiscard]] QString dateTime(std::int64_t utcMs) const;
    [[nodiscard]] QString date(std::int64_t utcMs) const;
    /// A day as the panel writes days, with or without the century and noughts, or as ISO 8601; none: it is no day.
    [[nodiscard]] std::optional<QDate> day(const QString &written) const;
    [[nodiscard]] QString dayText(const QDate &day) const { return m_locale.toString(day, QLocale::ShortFormat); }
    /// For names of files, the site's time: "2026-11-28-143000".
    [[nodiscard]] static QString stamp(std::int64_t utcMs);

Q_SIGNALS:
    /// Texts made before are out of date.
    void localeChanged();

private:
    static constexpr std::size_t kUnitsRemembered = 500; // unit codes come from outside, so they are bounded

    DisplayUnits m_displayUnits;
    QLocale m_locale;
    mutable std::unordered_map<std::string, DisplayUnit> m_units;
};

} // namespace lineside
