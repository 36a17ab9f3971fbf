// SPDX-License-Identifier: GPL-3.0-or-later
#include "trend/trenditem.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QQuickWindow>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace lineside {

namespace {

constexpr int kValueSteps = 5; // of the shared grid
constexpr std::size_t kScalesShown = 4; // two on each side; more units are drawn, their numbers stand in the legend
constexpr double kGap = 6; // between scale and plot

QPen hairline(const QColor &color, Qt::PenStyle style = Qt::SolidLine)
{
    return QPen(color, 0, style); // width 0: cosmetic, one device pixel; the default square cap draws the last one too
}

/// Each line of the grid has its number while they find room; in a low picture every second or none but the first.
int labelEvery(double height, double lineHeight)
{
    return std::max(1, static_cast<int>(std::ceil(lineHeight * kValueSteps / std::max(1.0, height))));
}

/// The neighbours of what is in view are in `columns` too, for the line to or from them.
bool isInSight(const std::vector<TrendColumn> &columns, int width)
{
    return std::ranges::any_of(columns, [width](const TrendColumn &column) {
        return column.x >= 0 && (column.x < width || column.joinsPrevious);
    });
}

} // namespace

TrendItem::TrendItem(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setOpaquePainting(true);
    setAntialiasing(false);
    setRenderTarget(QQuickPaintedItem::Image);
    setFlag(ItemHasContents);
    connect(this, &TrendItem::styleChanged, this, &QQuickItem::polish);
}

void TrendItem::setSource(TrendSource *source)
{
    if (source == m_source)
        return;
    if (m_source)
        disconnect(m_source, nullptr, this, nullptr);
    m_source = source;
    if (m_source)
        connect(m_source, &TrendSource::changed, this, &QQuickItem::polish);
    polish();
    Q_EMIT sourceChanged();
}

double TrendItem::fractionAt(double x) const
{
    return m_plotArea.width() > 0 ? std::clamp((x - m_plotArea.left()) / m_plotArea.width(), 0.0, 1.0) : 0;
}

void TrendItem::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickPaintedItem::geometryChange(now, before);
    polish();
}

void TrendItem::itemChange(ItemChange change, const ItemChangeData &data)
{
    QQuickPaintedItem::itemChange(change, data);
    // Nothing is worked out while hidden; what was missed is made up for on return.
    if (change == ItemVisibleHasChanged && data.boolValue)
        polish();
}

void TrendItem::updatePolish()
{
    if (!isVisible() || width() <= 0 || height() <= 0)
        return;
    layOut();
    update();
}

void TrendItem::paint(QPainter *painter)
{
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setFont(m_font);
    painter->fillRect(boundingRect(), m_backgroundColor);
    paintGrid(*painter);
    paintScales(*painter);
    paintTimeScale(*painter);
    if (!m_source)
        return;
    painter->save();
    painter->setClipRect(m_plotArea);
    paintLimits(*painter);
    paintPens(*painter);
    paintMarks(*painter);
    painter->restore();
    paintCursor(*painter);
}

void TrendItem::layOut()
{
    // The scales' width depends on the data in view, which hardly depends on the width: the last plot's is near enough.
    const double plotWidth = m_plotArea.width() > 0 ? m_plotArea.width() : width();
    decimatePens(static_cast<int>(plotWidth * pixelRatio()));
    fitAxes();
    const QRectF before = m_plotArea;
    placePlot();
    if (m_source && m_plotArea.width() != before.width())
        decimatePens(static_cast<int>(m_plotArea.width() * pixelRatio()));
    if (m_source)
        m_source->setColumns(std::max(1, static_cast<int>(m_plotArea.width() * pixelRatio())));
    const int labelsAtMost = static_cast<int>(m_plotArea.width() / (QFontMetricsF(m_font).height() * 5));
    m_ticks = m_source ? makeTimeTicks(m_source->fromMs(), m_source->toMs(), labelsAtMost, m_source->locale())
                       : std::vector<TimeTick>();
    if (m_plotArea != before)
        Q_EMIT plotAreaChanged();
    const auto isVisible = [](const TrendPen &pen) { return pen.visible; };
    const bool empty = m_axes.empty() && m_source && std::ranges::any_of(m_source->pens(), isVisible);
    if (std::exchange(m_empty, empty) != empty)
        Q_EMIT emptyChanged();
}

void TrendItem::decimatePens(int width)
{
    m_columnCount = width;
    m_drawn.resize(m_source ? m_source->pens().size() : 0);
    for (std::size_t index = 0; index < m_drawn.size(); ++index) {
        const TrendPen &pen = m_source->pens()[index];
        m_drawn[index].columns.clear();
        if (!pen.visible)
            continue;
        const TrendWindow window{m_source->fromMs(), m_source->toMs(), width};
        decimate(pen.series.around(window.fromMs, window.toMs), window, pen.series.gapMs(), m_drawn[index].columns);
    }
}

void TrendItem::fitAxes()
{
    struct Range
    {
        QString unitText;
        double low = std::numeric_limits<double>::infinity();
        double high = -std::numeric_limits<double>::infinity();
        int colorIndex = -1;
    };
    std::vector<Range> ranges;
    for (std::size_t index = 0; index < m_drawn.size(); ++index) {
        const TrendPen &pen = m_source->pens()[index];
        m_drawn[index].axis = -1;
        if (!pen.visible || !isInSight(m_drawn[index].columns, m_columnCount))
            continue;
        auto range = std::find_if(ranges.begin(), ranges.end(),
                                  [&](const Range &known) { return known.unitText == pen.unitText; });
        const bool isNew = range == ranges.end();
        if (isNew)
            range = ranges.insert(ranges.end(), Range{.unitText = pen.unitText});
        range->colorIndex = isNew ? pen.colorIndex : -1;
        for (const TrendColumn &column : m_drawn[index].columns) {
            range->low = std::min(range->low, column.min);
            range->high = std::max(range->high, column.max);
        }
        m_drawn[index].axis = static_cast<int>(range - ranges.begin());
    }
    m_axes.clear();
    for (const Range &range : ranges) {
        m_axes.push_back(niceAxis(range.low, range.high, kValueSteps));
        m_axes.back().unitText = range.unitText;
        m_axes.back().colorIndex = range.colorIndex;
    }
}

void TrendItem::placePlot()
{
    const QFontMetricsF metrics(m_font);
    m_scaleWidths.clear();
    double left = 0;
    double right = 0;
    for (std::size_t index = 0; index < std::min(m_axes.size(), kScalesShown); ++index) {
        double widest = metrics.horizontalAdvance(m_axes[index].unitText);
        for (int step = 0; step <= kValueSteps; ++step)
            widest = std::max(widest, metrics.horizontalAdvance(axisLabel(m_axes[index], step)));
        m_scaleWidths.push_back(std::ceil(widest) + kGap);
        (index % 2 == 0 ? left : right) += m_scaleWidths.back();
    }
    const double top = std::ceil(metrics.height() * 1.5);
    const double bottom = std::ceil(metrics.height() * 1.5);
    const QRectF inner = boundingRect().adjusted(std::max(left, kGap), top, -std::max(right, kGap), -bottom);
    m_plotArea = inner.width() > 0 && inner.height() > 0 ? inner : boundingRect();
}

void TrendItem::paintGrid(QPainter &painter) const
{
    painter.setPen(hairline(m_gridColor));
    for (int step = 0; step <= kValueSteps; ++step) {
        const double y = std::round(m_plotArea.bottom() - m_plotArea.height() * step / kValueSteps);
        painter.drawLine(QPointF(m_plotArea.left(), y), QPointF(m_plotArea.right(), y));
    }
    for (const TimeTick &tick : m_ticks) {
        const double x = std::round(xOf(tick.timeMs));
        painter.drawLine(QPointF(x, m_plotArea.top()), QPointF(x, m_plotArea.bottom()));
    }
}

void TrendItem::paintScales(QPainter &painter) const
{
    const double lineHeight = QFontMetricsF(m_font).height();
    for (std::size_t index = 0; index < m_scaleWidths.size(); ++index) {
        const ValueAxis &axis = m_axes[index];
        const QRectF rect = scaleRect(index);
        const int side = index % 2 == 0 ? Qt::AlignRight : Qt::AlignLeft;
        painter.setPen(axis.colorIndex >= 0 && m_axes.size() > 1 ? penColor(axis.colorIndex) : m_textColor);
        for (int step = 0; step <= kValueSteps; step += labelEvery(rect.height(), lineHeight)) {
            const double y = rect.bottom() - rect.height() * step / kValueSteps;
            painter.drawText(QRectF(rect.left(), y - lineHeight / 2, rect.width(), lineHeight), side | Qt::AlignVCenter,
                             axisLabel(axis, step));
        }
        painter.drawText(QRectF(rect.left(), 0, rect.width(), lineHeight), side | Qt::AlignTop, axis.unitText);
    }
}

void TrendItem::paintTimeScale(QPainter &painter) const
{
    painter.setPen(m_textColor);
    const double half = QFontMetricsF(m_font).height() * 2.5;
    for (const TimeTick &tick : m_ticks) {
        const double x = std::clamp(xOf(tick.timeMs), half, std::max(half, width() - half));
        painter.drawText(QRectF(x - half, m_plotArea.bottom() + 2, 2 * half, height() - m_plotArea.bottom() - 2),
                         Qt::AlignHCenter | Qt::AlignVCenter, tick.label);
    }
}

void TrendItem::paintLimits(QPainter &painter) const
{
    for (std::size_t index = 0; index < m_drawn.size(); ++index) {
        const TrendPen &pen = m_source->pens()[index];
        if (m_drawn[index].axis < 0)
            continue;
        for (const TrendLimit &limit : pen.limits) {
            const double y = yOf(limit.value, m_axes[static_cast<std::size_t>(m_drawn[index].axis)]);
            if (y < m_plotArea.top() || y > m_plotArea.bottom())
                continue;
            painter.setPen(hairline(limitColor(limit.priority), Qt::DashLine));
            painter.drawLine(QPointF(m_plotArea.left(), y), QPointF(m_plotArea.right(), y));
        }
    }
}

void TrendItem::paintPens(QPainter &painter)
{
    for (std::size_t index = 0; index < m_drawn.size(); ++index) {
        const TrendPen &pen = m_source->pens()[index];
        if (m_drawn[index].axis >= 0)
            paintPen(painter, m_drawn[index], penColor(pen.colorIndex));
    }
}

void TrendItem::paintPen(QPainter &painter, const DrawnPen &drawn, const QColor &color)
{
    const ValueAxis &axis = m_axes[static_cast<std::size_t>(drawn.axis)];
    const double ratio = pixelRatio();
    const auto xOfColumn = [&](int column) { return m_plotArea.left() + (column + 0.5) / ratio; };
    m_lines.clear();
    const TrendColumn *before = nullptr;
    for (const TrendColumn &column : drawn.columns) {
        const double x = xOfColumn(column.x);
        double low = column.min;
        double high = column.max;
        if (before && column.joinsPrevious) {
            if (column.x == before->x + 1) { // neighbours join upright, one line a column
                low = std::min(low, std::max(before->last, column.min));
                high = std::max(high, std::min(before->last, column.max));
                if (before->last < low)
                    low = before->last;
                if (before->last > high)
                    high = before->last;
            } else {
                m_lines.emplace_back(xOfColumn(before->x), yOf(before->last, axis), x, yOf(column.first, axis));
            }
        }
        // At least one pixel tall, so that a lone point and a level line show.
        const double bottom = yOf(low, axis);
        m_lines.emplace_back(x, std::min(yOf(high, axis), bottom - 1 / ratio), x, bottom);
        before = &column;
    }
    painter.setPen(hairline(color));
    painter.drawLines(m_lines.data(), static_cast<int>(m_lines.size()));
}

/// Each mark has its line; its words stand at the top where the ones before leave room.
void TrendItem::paintMarks(QPainter &painter) const
{
    const QFontMetricsF metrics(m_font);
    double free = m_plotArea.left();
    for (const TrendMark &mark : m_source->marks()) {
        if (mark.timeMs < m_source->fromMs() || mark.timeMs > m_source->toMs())
            continue;
        const double x = std::round(xOf(mark.timeMs));
        painter.setPen(hairline(m_textColor, Qt::DotLine));
        painter.drawLine(QPointF(x, m_plotArea.top()), QPointF(x, m_plotArea.bottom()));
        const double width = std::ceil(metrics.horizontalAdvance(mark.text)) + kGap;
        const double left = std::min(x + kGap / 2, m_plotArea.right() - width);
        if (left < free)
            continue;
        const QRectF room(left, m_plotArea.top(), width, metrics.height());
        painter.fillRect(room, m_backgroundColor);
        painter.setPen(m_textColor);
        painter.drawText(room, Qt::AlignCenter, mark.text);
        free = room.right();
    }
}

void TrendItem::paintCursor(QPainter &painter) const
{
    const std::optional<std::int64_t> cursor = m_source->cursorMs();
    if (!cursor || *cursor < m_source->fromMs() || *cursor > m_source->toMs())
        return;
    const double x = std::round(xOf(*cursor));
    painter.setPen(hairline(m_cursorColor));
    painter.drawLine(QPointF(x, m_plotArea.top()), QPointF(x, m_plotArea.bottom()));
    paintReadOut(painter, x);
}

QRectF TrendItem::scaleRect(std::size_t axis) const
{
    double offset = 0;
    for (std::size_t inner = axis % 2; inner < axis; inner += 2)
        offset += m_scaleWidths[inner];
    const double width = m_scaleWidths[axis];
    const double x = axis % 2 == 0 ? m_plotArea.left() - offset - width : m_plotArea.right() + offset + kGap;
    return {x, m_plotArea.top(), width - kGap, m_plotArea.height()};
}

QString TrendItem::axisLabel(const ValueAxis &axis, int step) const
{
    const double value = axis.valueAt(static_cast<double>(step) / kValueSteps);
    const double shown = std::abs(value) < (axis.high - axis.low) * 1e-9 ? 0 : value;
    return m_source->locale().toString(shown, 'f', axis.digits);
}

QColor TrendItem::penColor(int index) const
{
    return m_penColors.isEmpty() ? m_textColor : m_penColors.value(index % m_penColors.size()).value<QColor>();
}

QColor TrendItem::limitColor(int priority) const
{
    const QVariant color = m_limitColors.value(priority - 1);
    return color.isValid() ? color.value<QColor>() : m_textColor;
}

double TrendItem::xOf(std::int64_t timeMs) const
{
    const auto span = static_cast<double>(m_source->toMs() - m_source->fromMs());
    return m_plotArea.left() + m_plotArea.width() * static_cast<double>(timeMs - m_source->fromMs()) / span;
}

double TrendItem::yOf(double value, const ValueAxis &axis) const
{
    return m_plotArea.bottom() - m_plotArea.height() * axis.fraction(value);
}

double TrendItem::pixelRatio() const
{
    return window() ? window()->effectiveDevicePixelRatio() : 1.0;
}

} // namespace lineside
