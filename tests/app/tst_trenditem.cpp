// SPDX-License-Identifier: GPL-3.0-or-later
#include "trend/trenditem.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace lineside;

namespace {

constexpr std::int64_t kNow = 1767225600000;

/// A window with one trend in it, drawn by the software scene graph as on a panel without GPU.
struct TrendBench
{
    TrendBench()
    {
        window.resize(600, 300);
        item.setParentItem(window.contentItem());
        item.setSize(QSizeF(600, 300));
        item.setProperty("backgroundColor", QColor(Qt::white));
        item.setProperty("gridColor", QColor(0xdd, 0xdd, 0xdd));
        item.setProperty("textColor", QColor(Qt::black));
        item.setProperty("cursorColor", QColor(Qt::magenta));
        item.setProperty("penColors", QVariantList{QColor(Qt::blue), QColor(Qt::red)});
        item.setProperty("limitColors",
                         QVariantList{QColor(Qt::yellow), QColor(Qt::yellow), QColor(Qt::cyan), QColor(Qt::green)});
        item.setSource(&source);
        source.setRange(kNow - 600'000, kNow);
    }

    TrendPen &addPen(int colorIndex, const QString &unit, double level)
    {
        TrendPen pen;
        pen.label = QStringLiteral("Pen");
        pen.unitText = unit;
        pen.colorIndex = colorIndex;
        for (std::int64_t time = kNow - 600'000; time < kNow; time += 1000)
            pen.series.append(time, level + std::sin(static_cast<double>(time) / 30'000), 0);
        source.pens().push_back(std::move(pen));
        source.touch();
        return source.pens().back();
    }

    QImage picture()
    {
        window.show();
        return window.grabWindow();
    }
    /// Pixels of a colour within the plot.
    int count(const QImage &image, const QColor &color) const
    {
        int found = 0;
        const QRect plot = item.plotArea().toAlignedRect();
        for (int y = plot.top(); y < plot.bottom(); ++y)
            for (int x = plot.left(); x < plot.right(); ++x)
                found += image.pixelColor(x, y) == color ? 1 : 0;
        return found;
    }

    QQuickWindow window;
    TrendSource source;
    TrendItem item;
};

} // namespace

class TestTrendItem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAnEmptyGridWithoutASource();
    void showsAnEmptyGridWithoutPens();
    void drawsALine();
    void drawsAcrossTheWholePlot();
    void drawsNothingOfAHiddenPen();
    void leavesGapsOpen();
    void drawsALonePoint();
    void drawsLimits();
    void drawsTheCursor();
    void redrawsWhenTheSourceChanges();
    void tellsItsWidth();
    void tellsWhereATouchLies();
    void survivesTheSource();
    void survivesAnySize();
    void makesRoomForEveryUnitsScale();
    void inventsNoAxisWhenNothingIsInSight();
    void numbersOfALowPictureStandApart();
};

void TestTrendItem::showsAnEmptyGridWithoutASource()
{
    TrendBench bench;
    bench.item.setSource(nullptr);
    const QImage image = bench.picture();
    QCOMPARE(bench.count(image, Qt::blue), 0);
    QVERIFY(bench.count(image, Qt::white) > 1000);
}

void TestTrendItem::showsAnEmptyGridWithoutPens()
{
    TrendBench bench;
    const QImage image = bench.picture();
    QVERIFY(bench.count(image, QColor(0xdd, 0xdd, 0xdd)) > 500);
    QCOMPARE(bench.count(image, Qt::blue), 0);
}

void TestTrendItem::drawsALine()
{
    TrendBench bench;
    bench.addPen(0, QStringLiteral("bar"), 5);
    QVERIFY(bench.count(bench.picture(), Qt::blue) > 500);
}

void TestTrendItem::drawsAcrossTheWholePlot()
{
    TrendBench bench;
    bench.addPen(0, QStringLiteral("bar"), 5);
    const QImage image = bench.picture();
    const QRect plot = bench.item.plotArea().toAlignedRect();
    for (int x = plot.left() + 2; x < plot.right() - 4; ++x) {
        int inColumn = 0;
        for (int y = plot.top(); y < plot.bottom(); ++y)
            inColumn += image.pixelColor(x, y) == QColor(Qt::blue) ? 1 : 0;
        QVERIFY2(inColumn > 0, qPrintable(QString::number(x)));
    }
}

void TestTrendItem::drawsNothingOfAHiddenPen()
{
    TrendBench bench;
    bench.addPen(0, QStringLiteral("bar"), 5).visible = false;
    bench.addPen(1, QStringLiteral("bar"), 5);
    const QImage image = bench.picture();
    QCOMPARE(bench.count(image, Qt::blue), 0);
    QVERIFY(bench.count(image, Qt::red) > 500);
}

void TestTrendItem::leavesGapsOpen()
{
    TrendBench bench;
    TrendPen pen;
    for (std::int64_t time = kNow - 600'000; time < kNow; time += 1000) {
        if (time < kNow - 400'000 || time > kNow - 200'000)
            pen.series.append(time, 5, 0);
    }
    bench.source.pens().push_back(std::move(pen));
    const QImage image = bench.picture();
    const QRectF plot = bench.item.plotArea();
    const int middle = static_cast<int>(plot.center().x());
    for (int y = int(plot.top()) + 1; y < int(plot.bottom()) - 1; ++y)
        QVERIFY(image.pixelColor(middle, y) != QColor(Qt::blue));
    QVERIFY(bench.count(image, Qt::blue) > 200);
}

void TestTrendItem::drawsALonePoint()
{
    TrendBench bench;
    TrendPen pen;
    pen.series.append(kNow - 300'000, 5, 0);
    bench.source.pens().push_back(std::move(pen));
    QVERIFY(bench.count(bench.picture(), Qt::blue) > 0);
}

void TestTrendItem::drawsLimits()
{
    TrendBench bench;
    bench.addPen(0, QStringLiteral("bar"), 5).limits = {{5.5, 3}, {99, 4}};
    const QImage image = bench.picture();
    QVERIFY(bench.count(image, Qt::cyan) > 100);
    QCOMPARE(bench.count(image, Qt::green), 0); // beyond the scale
}

void TestTrendItem::drawsTheCursor()
{
    TrendBench bench;
    bench.addPen(0, QStringLiteral("bar"), 5);
    QCOMPARE(bench.count(bench.picture(), Qt::magenta), 0);
    bench.source.setCursor(kNow - 300'000);
    QVERIFY(bench.count(bench.picture(), Qt::magenta) > 100);
    bench.source.setCursor(kNow + 300'000);
    QCOMPARE(bench.count(bench.picture(), Qt::magenta), 0);
}

void TestTrendItem::redrawsWhenTheSourceChanges()
{
    TrendBench bench;
    bench.addPen(0, QStringLiteral("bar"), 5);
    const QImage before = bench.picture();
    bench.source.setRange(kNow - 60'000, kNow);
    QVERIFY(bench.picture() != before);
}

void TestTrendItem::tellsItsWidth()
{
    TrendBench bench;
    bench.addPen(0, QStringLiteral("bar"), 5);
    bench.picture();
    QCOMPARE(bench.source.columns(), static_cast<int>(bench.item.plotArea().width()));
}

void TestTrendItem::tellsWhereATouchLies()
{
    TrendBench bench;
    bench.picture();
    const QRectF plot = bench.item.plotArea();
    QCOMPARE(bench.item.fractionAt(plot.left()), 0.0);
    QCOMPARE(bench.item.fractionAt(plot.center().x()), 0.5);
    QCOMPARE(bench.item.fractionAt(plot.right() + 50), 1.0);
    QCOMPARE(bench.item.fractionAt(-50), 0.0);
}

void TestTrendItem::survivesTheSource()
{
    TrendBench bench;
    {
        TrendSource passing;
        passing.setRange(kNow - 1000, kNow);
        passing.pens().emplace_back();
        bench.item.setSource(&passing);
        bench.picture();
    }
    QVERIFY(!bench.picture().isNull());
    QCOMPARE(bench.item.source(), nullptr);
}

void TestTrendItem::survivesAnySize()
{
    TrendBench bench;
    bench.addPen(0, QStringLiteral("bar"), 5);
    for (const QSizeF size : {QSizeF(1, 1), QSizeF(20, 300), QSizeF(600, 10), QSizeF(0, 0)}) {
        bench.item.setSize(size);
        QVERIFY(!bench.picture().isNull());
    }
}

void TestTrendItem::makesRoomForEveryUnitsScale()
{
    TrendBench bench;
    bench.addPen(0, QStringLiteral("bar"), 5);
    bench.picture();
    const QRectF alone = bench.item.plotArea();
    bench.addPen(1, QStringLiteral("rpm"), 12345);
    bench.picture();
    QVERIFY(bench.item.plotArea().right() < alone.right() - 20);
    QCOMPARE(bench.item.plotArea().left(), alone.left());
}

void TestTrendItem::inventsNoAxisWhenNothingIsInSight()
{
    TrendBench bench;
    bench.picture();
    QVERIFY(!bench.item.isEmpty()); // no pen misses anything
    const double withoutScale = bench.item.plotArea().left();
    bench.addPen(0, QStringLiteral("bar"), 5);
    bench.picture();
    QVERIFY(!bench.item.isEmpty());
    QVERIFY(bench.item.plotArea().left() > withoutScale);
    bench.source.setRange(kNow + 3'600'000, kNow + 7'200'000);
    bench.picture();
    QVERIFY(bench.item.isEmpty());
    QCOMPARE(bench.item.plotArea().left(), withoutScale);
}

void TestTrendItem::numbersOfALowPictureStandApart()
{
    TrendBench bench;
    bench.addPen(0, QStringLiteral("bar"), 5);
    bench.item.setSize(QSizeF(600, 90));
    const QImage image = bench.picture();
    const QRect plot = bench.item.plotArea().toAlignedRect();
    const int lineHeight = QFontMetrics(QGuiApplication::font()).height();
    int run = 0;
    int longest = 0;
    for (int y = plot.top() - lineHeight / 2; y <= plot.bottom(); ++y) {
        bool isInk = false;
        for (int x = 0; x < plot.left(); ++x)
            isInk = isInk || image.pixelColor(x, y).lightness() < 100;
        run = isInk ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    QVERIFY(longest > 0);
    QVERIFY2(longest <= lineHeight, qPrintable(QString::number(longest)));
}

int main(int argc, char *argv[])
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    const QGuiApplication application(argc, argv);
    TestTrendItem test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_trenditem.moc"
