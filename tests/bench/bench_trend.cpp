// SPDX-License-Identifier: GPL-3.0-or-later
// What one frame of a full trend costs: 8 pens x 100,000 points, every frame another window of time, software drawing.
// usage: bench_trend [pens [points [frames]]]; run with QT_QPA_PLATFORM=offscreen where there is no display.
#include "trend/trenditem.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QQuickWindow>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <random>

using namespace lineside;

namespace {

constexpr std::int64_t kNow = 1767225600000;

TrendPen makePen(int index, int points)
{
    std::minstd_rand random(static_cast<unsigned>(index) + 1);
    std::normal_distribution<double> noise(0, 1);
    std::vector<TrendPoint> readings;
    for (int number = 0; number < points; ++number) {
        const double value = 50 + 20 * std::sin(number * 0.0003 * (index + 1)) + noise(random);
        readings.push_back({kNow - (points - number) * 100LL, value, value, value});
    }
    TrendPen pen;
    pen.label = QStringLiteral("Pen %1").arg(index);
    pen.unitText = QStringLiteral("unit %1").arg(index % 4);
    pen.colorIndex = index;
    pen.series.assign(std::move(readings));
    return pen;
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

template <typename Frame>
void measure(const char *what, int frames, Frame frame)
{
    std::vector<double> times;
    QElapsedTimer timer;
    for (int number = 0; number < frames; ++number) {
        timer.start();
        frame(number);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::printf("%-34s %7.2f ms a frame (median), %7.2f worst\n", what, median(times),
                *std::max_element(times.begin(), times.end()));
}

} // namespace

int main(int argc, char *argv[])
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    const QGuiApplication application(argc, argv);
    const int pens = argc > 1 ? std::atoi(argv[1]) : 8;
    const int points = argc > 2 ? std::atoi(argv[2]) : 100'000;
    const int frames = argc > 3 ? std::atoi(argv[3]) : 50;

    TrendSource source;
    for (int pen = 0; pen < pens; ++pen)
        source.pens().push_back(makePen(pen, points));
    const std::int64_t span = points * 100LL;
    source.setRange(kNow - span, kNow);

    QQuickWindow window;
    window.resize(1280, 720);
    TrendItem item(window.contentItem());
    item.setSize(QSizeF(1280, 720));
    item.setProperty("penColors", QVariantList{QColor(Qt::blue), QColor(Qt::red), QColor(Qt::darkGreen)});
    item.setSource(&source);
    window.show();
    (void)window.grabWindow();

    std::printf("%d pens x %d points, 1280 x 720, software\n", pens, points);
    std::vector<TrendColumn> columns;
    measure("decimation alone", frames, [&](int) {
        for (const TrendPen &pen : source.pens())
            decimate(pen.series.points(), {kNow - span, kNow, 1280}, 0, columns);
    });
    QImage image(1280, 720, QImage::Format_RGB32);
    measure("painting alone", frames, [&](int) {
        QPainter painter(&image);
        item.paint(&painter);
    });
    measure("whole frame, grabbed", frames, [&](int frame) {
        source.setRange(kNow - span + frame * 1000, kNow + frame * 1000);
        (void)window.grabWindow();
    });
    return 0;
}
