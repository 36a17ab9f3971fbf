// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trend/decimator.h"
#include "trend/trendaxis.h"
#include "trend/trendsource.h"

#include <QColor>
#include <QFont>
#include <QPointer>
#include <QQuickPaintedItem>
#include <QVariantList>

#include <vector>

namespace lineside {

/// The trend as one opaque painted item: grid, scales, limit lines, pens and cursor, drawn with one-pixel lines that
/// are not antialiased. Looks the same and costs the same on a GPU and on the software scene graph.
/// Owner: the QML scene. Thread: gui; paint() may run on the render thread while gui waits.
/// Source: the comparison of drawing methods measured on Qt 6.4.2; Qt Charts needs 450 ms for four 1,000-point lines.
class TrendItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(lineside::TrendSource *source READ source WRITE setSource NOTIFY sourceChanged)
    Q_PROPERTY(QColor backgroundColor MEMBER m_backgroundColor NOTIFY styleChanged)
    Q_PROPERTY(QColor gridColor MEMBER m_gridColor NOTIFY styleChanged)
    Q_PROPERTY(QColor textColor MEMBER m_textColor NOTIFY styleChanged)
    Q_PROPERTY(QColor cursorColor MEMBER m_cursorColor NOTIFY styleChanged)
    /// Eight colours, by colorIndex of the pen.
    Q_PROPERTY(QVariantList penColors MEMBER m_penColors NOTIFY styleChanged)
    /// Four colours of limit lines, by priority low … critical.
    Q_PROPERTY(QVariantList limitColors MEMBER m_limitColors NOTIFY styleChanged)
    Q_PROPERTY(QFont font MEMBER m_font NOTIFY styleChanged)
    /// The inner area where the lines are, in item coordinates.
    Q_PROPERTY(QRectF plotArea READ plotArea NOTIFY plotAreaChanged)
    /// There are lines to draw, and nothing on them in this time: no axis is drawn either.
    Q_PROPERTY(bool empty READ isEmpty NOTIFY emptyChanged)

public:
    explicit TrendItem(QQuickItem *parent = nullptr);

    [[nodiscard]] TrendSource *source() const { return m_source; }
    void setSource(TrendSource *source);
    [[nodiscard]] QRectF plotArea() const { return m_plotArea; }
    [[nodiscard]] bool isEmpty() const { return m_empty; }

    /// Where x (item coordinates) lies in the plot: 0 left edge, 1 right edge, clamped.
    Q_INVOKABLE double fractionAt(double x) const;

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void sourceChanged();
    void styleChanged();
    void plotAreaChanged();
    void emptyChanged();

protected:
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    void updatePolish() override;

private:
    /// A pen as the next picture needs it.
    struct DrawnPen
    {
        std::vector<TrendColumn> columns;
        int axis = -1; ///< none: no value is in view
    };

    void layOut();
    void decimatePens(int width);
    void fitAxes();
    void placePlot();
    void paintGrid(QPainter &painter) const;
    void paintScales(QPainter &painter) const;
    void paintTimeScale(QPainter &painter) const;
    void paintLimits(QPainter &painter) const;
    void paintPens(QPainter &painter);
    void paintPen(QPainter &painter, const DrawnPen &drawn, const QColor &color);
    void paintMarks(QPainter &painter) const;
    void paintCursor(QPainter &painter) const;
    void paintReadOut(QPainter &painter, double x) const;
    [[nodiscard]] QRectF scaleRect(std::size_t axis) const;
    [[nodiscard]] QString axisLabel(const ValueAxis &axis, int step) const;
    [[nodiscard]] QColor penColor(int index) const;
    [[nodiscard]] QColor limitColor(int priority) const;
    [[nodiscard]] double xOf(std::int64_t timeMs) const;
    [[nodiscard]] double yOf(double value, const ValueAxis &axis) const;
    [[nodiscard]] double pixelRatio() const;

    QPointer<TrendSource> m_source;
    QColor m_backgroundColor{0xf4, 0xf4, 0xf4};
    QColor m_gridColor{0xd0, 0xd0, 0xd0};
    QColor m_textColor{0x20, 0x20, 0x20};
    QColor m_cursorColor{0x20, 0x20, 0x20};
    QVariantList m_penColors;
    QVariantList m_limitColors;
    QFont m_font;
    QRectF m_plotArea;
    bool m_empty = false;
    int m_columnCount = 0; // of the plot
    std::vector<DrawnPen> m_drawn; // one a pen of the source; kept for its memory
    std::vector<ValueAxis> m_axes;
    std::vector<double> m_scaleWidths; // one an axis
    std::vector<TimeTick> m_ticks;
    std::vector<QLineF> m_lines; // scratch, kept for its memory
};

} // namespace lineside
