// SPDX-License-Identifier: GPL-3.0-or-later
// How long the worst alarm takes to the strip in a flood: the real panel over the real engine and a real broker, 200
// alarms a second for ten seconds, and beside them a critical one twice a second. Counted is from the publish until the
// strip names it, so broker, engine, frame and QML are in it; then it is acknowledged, so that the next is the worst.
// usage: bench_strip [alarms a second [seconds]]
#include "qml/incidenthall.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace {

constexpr int kTick = 20; // ms

double at(std::vector<double> &sorted, double share)
{
    return sorted.empty() ? 0 : sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

void print(const char *what, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    std::printf("%s: n %zu, p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, worst %.0f ms\n", what, times.size(), at(times, 0.5),
                at(times, 0.9), at(times, 0.99), at(times, 1));
}

std::string numbered(const char *what, int number)
{
    return what + std::to_string(number);
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    const int perSecond = argc > 1 ? std::atoi(argv[1]) : 200;
    const int seconds = argc > 2 ? std::atoi(argv[2]) : 10;
    MosquittoBroker broker;
    if (!broker.start())
        return std::fprintf(stderr, "no broker\n"), 1;
    IncidentHall hall(broker, {});
    if (const QString problem = hall.start(); !problem.isEmpty())
        return std::fprintf(stderr, "%s\n", qPrintable(problem)), 1;
    if (!QTest::qWaitFor([&] { return hall.isListening(); }, 20000))
        return std::fprintf(stderr, "the broker is not reached\n"), 1;
    hall.tellAll();
    hall.beWell();
    QTest::qWait(1000);

    AlarmStripViewModel &strip = hall.models().alarmStrip();
    QElapsedTimer since;
    QElapsedTimer beat;
    QElapsedTimer begun;
    std::vector<double> shown;
    std::vector<double> stalls;
    int probe = 0;
    QString waited;
    QObject::connect(&strip, &AlarmStripViewModel::shownChanged, &strip, [&] {
        if (waited.isEmpty() || strip.alarmId() != waited)
            return;
        shown.push_back(static_cast<double>(since.nsecsElapsed()) / 1e6);
        waited.clear();
        strip.acknowledgeShown();
    });
    QTimer beats; // what the gui thread was kept by anything
    beats.setTimerType(Qt::PreciseTimer);
    beats.start(kTick);
    beat.start();
    QObject::connect(&beats, &QTimer::timeout, &beats,
                     [&] { stalls.push_back(static_cast<double>(beat.restart()) - kTick); });
    int sent = 0;
    int ticks = 0;
    QTimer flood;
    flood.setTimerType(Qt::PreciseTimer);
    QObject::connect(&flood, &QTimer::timeout, &flood, [&] {
        ++ticks;
        const auto due = static_cast<int>(perSecond * begun.elapsed() / 1000);
        for (; sent < std::min(due, perSecond * seconds); ++sent)
            hall.send(numbered("machine-", sent), "humidity", 93, "percent");
        if (ticks % (500 / kTick) != 0 || !waited.isEmpty())
            return;
        const std::string machine = numbered("oven-9", probe++);
        waited = QString::fromStdString(machine + "/temperature/high-high");
        since.start();
        hall.send(machine, "temperature", 97.4, "celsius");
    });
    for (int i = 0; i < 2 * seconds; ++i)
        hall.tell(numbered("oven-9", i));
    QTest::qWait(500);
    begun.start();
    flood.start(kTick);
    QTest::qWait(seconds * 1000 + 500);
    flood.stop();
    QTest::qWait(500);
    std::printf("%d alarms in %d s\n", sent, seconds);
    print("the worst alarm on the strip, from its publish", shown);
    print("the gui thread kept longer than its turn", stalls);
    if (!waited.isEmpty())
        std::printf("MISSING: %s is not on the strip, %s is\n", qPrintable(waited), qPrintable(strip.alarmId()));
    return waited.isEmpty() ? 0 : 1;
}
