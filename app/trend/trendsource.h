// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trend/trendseries.h"

#include <QLocale>
#include <QObject>
#include <QString>
#include <qqml.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace lineside {

/// A limit line of a pen.
struct TrendLimit
{
    double value = 0; ///< in the unit shown
    int priority = 0; ///< of the alarm behind it, for its colour
};

/// Something that happened at a moment, such as a step of an alarm.
struct TrendMark
{
    std::int64_t timeMs = 0; ///< UTC
    QString text;
};

/// One line of the trend. Everything in the unit shown.
struct TrendPen
{
    QString label;
    QString unitText; ///< pens of one unit share a scale
    int digits = -1; ///< behind the point; -1: by magnitude
    int colorIndex = 0;
    bool visible = true;
    TrendSeries series;
    std::vector<TrendLimit> limits;
};

/// What a TrendItem draws: pens, the stretch of time and the cursor. Whoever changes it says so by touch().
/// Owner: a view-model. Thread: gui.
class TrendSource : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a view-model")

public:
    using QObject::QObject;

    [[nodiscard]] std::vector<TrendPen> &pens() { return m_pens; }
    [[nodiscard]] const std::vector<TrendPen> &pens() const { return m_pens; }
    [[nodiscard]] std::int64_t fromMs() const { return m_fromMs; }
    [[nodiscard]] std::int64_t toMs() const { return m_toMs; }
    void setRange(std::int64_t fromMs, std::int64_t toMs);
    [[nodiscard]] std::optional<std::int64_t> cursorMs() const { return m_cursorMs; }
    void setCursor(std::optional<std::int64_t> timeMs);
    /// Oldest first.
    [[nodiscard]] const std::vector<TrendMark> &marks() const { return m_marks; }
    void setMarks(std::vector<TrendMark> marks);
    [[nodiscard]] const QLocale &locale() const { return m_locale; }
    void setLocale(const QLocale &locale);

    /// How many pixel columns the drawing has, told by it; 0: not shown yet.
    [[nodiscard]] int columns() const { return m_columns; }
    void setColumns(int columns);

    /// Pens or their points changed.
    void touch() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();
    void columnsChanged();

private:
    std::vector<TrendPen> m_pens;
    std::int64_t m_fromMs = 0;
    std::int64_t m_toMs = 0;
    std::optional<std::int64_t> m_cursorMs;
    std::vector<TrendMark> m_marks;
    QLocale m_locale;
    int m_columns = 0;
};

} // namespace lineside
