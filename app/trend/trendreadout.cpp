// SPDX-License-Identifier: GPL-3.0-or-later
// The box of values beside the cursor of a TrendItem.
#include "trend/trenditem.h"

#include <QDateTime>
#include <QFontMetricsF>
#include <QPainter>

namespace lineside {

namespace {

struct Line
{
    QString text;
    QColor color;
};

/// The day is told where the picture shows more than one.
QString momentText(const TrendSource &source, std::int64_t timeMs)
{
    constexpr std::int64_t kDayMs = 86'400'000;
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(timeMs);
    QString clock = moment.toString(QStringLiteral("HH:mm:ss"));
    if (source.toMs() - source.fromMs() < kDayMs)
        return clock;
    return QStringLiteral("%1 %2").arg(source.locale().toString(moment.date(), QLocale::ShortFormat), clock);
}

QString penLine(const TrendPen &pen, std::int64_t timeMs, const QLocale &locale)
{
    const std::optional<TrendPoint> point = pen.series.nearest(timeMs);
    const QString value
        = point ? locale.toString(point->mean, 'f', pen.digits < 0 ? 2 : pen.digits) : QStringLiteral("--");
    return QStringLiteral("%1  %2 %3").arg(pen.label, value, pen.unitText);
}

} // namespace

void TrendItem::paintReadOut(QPainter &painter, double x) const
{
    const std::int64_t time = *m_source->cursorMs();
    const QLocale &locale = m_source->locale();
    std::vector<Line> lines{{momentText(*m_source, time), m_textColor}};
    for (const TrendPen &pen : m_source->pens()) {
        if (pen.visible)
            lines.push_back({penLine(pen, time, locale), penColor(pen.colorIndex)});
    }
    const QFontMetricsF metrics(m_font);
    double widest = 0;
    for (const Line &line : lines)
        widest = std::max(widest, metrics.horizontalAdvance(line.text));
    const double lineHeight = metrics.height();
    const QSizeF size(widest + lineHeight, lineHeight * (static_cast<double>(lines.size()) + 0.5));
    const bool fitsRight = x + size.width() + lineHeight / 2 < m_plotArea.right();
    const double left = fitsRight ? x + lineHeight / 2 : x - lineHeight / 2 - size.width();
    const QRectF box(QPointF(left, m_plotArea.top() + 4), size);
    painter.setPen(QPen(m_gridColor, 0));
    painter.setBrush(m_backgroundColor);
    painter.drawRect(box);
    double y = box.top() + lineHeight / 4;
    for (const Line &line : lines) {
        painter.setPen(line.color);
        painter.drawText(QRectF(box.left() + lineHeight / 2, y, widest + 1, lineHeight), Qt::AlignLeft, line.text);
        y += lineHeight;
    }
}

} // namespace lineside
