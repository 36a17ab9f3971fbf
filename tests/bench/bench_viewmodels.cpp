// SPDX-License-Identifier: GPL-3.0-or-later
// What the view-models cost the gui thread, without QML: 200 machines x 5 sensors at 1,000 readings a second in ten
// frames a second, with every page's view-model alive. Time passes on a fake clock, so only the work is measured.
// Then a flood: 2,000 alarms come in ten seconds, and go in the next ten.
// usage: bench_viewmodels [devices [readings a second [seconds]]]
#include "support/fakepanelbackend.h"
#include "viewmodels/alarmstripviewmodel.h"
#include "viewmodels/alarmsviewmodel.h"
#include "viewmodels/deviceviewmodel.h"
#include "viewmodels/overviewviewmodel.h"
#include "viewmodels/shellviewmodel.h"
#include "viewmodels/systemviewmodel.h"
#include "viewmodels/trendsviewmodel.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <cstdlib>
#include <string>

using namespace lineside;

namespace {

constexpr int kFramesPerSecond = 10;

struct Sensor
{
    const char *type;
    const char *unit;
};

constexpr Sensor kSensors[]{{"temperature", "celsius"},
                            {"pressure", "pascal"},
                            {"humidity", "percent"},
                            {"vibration", "mm/s"},
                            {"power", "kilowatt"}};
constexpr int kSensorCount = static_cast<int>(std::size(kSensors));

Device makeDevice(int number)
{
    Device device;
    device.id = "machine-" + std::to_string(number);
    device.name = "Machine " + std::to_string(number);
    device.type = "oven";
    device.location = "Hall " + std::to_string(number / 20);
    device.status = "online";
    return device;
}

/// Readings go round all signals, so every signal speaks equally often; each brings its device's sign of life.
LiveFrame makeFrame(const FakeClock &clock, int devices, int readings, int &next)
{
    LiveFrame frame;
    for (int number = 0; number < readings; ++number, ++next) {
        const int device = next / kSensorCount % devices;
        const Sensor &sensor = kSensors[next % kSensorCount];
        Device speaker = makeDevice(device);
        speaker.lastSeenMs = clock.utcMs();
        const SeriesKey series{speaker.id, sensor.type};
        const double value = 50 + next * 7919 % 1000 * 0.01;
        frame.values[series] = {value, sensor.unit, Quality::Good, clock.utcMs(), clock.utcMs()};
        frame.samples.push_back({series, clock.utcMs(), value});
        frame.devices[speaker.id] = speaker;
    }
    return frame;
}

/// One step each of so many alarms, four a machine, from this number on.
LiveFrame makeFlood(const FakeClock &clock, int first, int count, bool active)
{
    LiveFrame frame;
    for (int number = first; number < first + count; ++number) {
        Alarm alarm;
        alarm.key = {{"machine-" + std::to_string(number / 4), kSensors[number % 4].type}, LimitKind::High};
        alarm.priority = static_cast<Priority>(number % 4 + 1);
        alarm.location = "Hall " + std::to_string(number / 80);
        alarm.unit = kSensors[number % 4].unit;
        alarm.limit = 80;
        alarm.value = 90;
        alarm.active = active;
        alarm.acknowledged = false;
        alarm.called = true;
        alarm.activatedMs = clock.utcMs();
        if (!active)
            alarm.returnedMs = clock.utcMs();
        AlarmTransition step;
        step.event = active ? AlarmEvent::Activated : AlarmEvent::Returned;
        step.alarm = alarm;
        step.timeMs = clock.utcMs();
        step.calls = active;
        frame.transitions.push_back(step);
        frame.alarms[alarm.key] = alarm;
    }
    return frame;
}

/// How long the gui thread is in one frame, beside the usual readings.
void flood(FakePanelBackend &backend, FakeClock &clock, int devices, int rate, int &next)
{
    constexpr int kAlarms = 2000;
    constexpr int kFrames = 100;
    for (const bool active : {true, false}) {
        qint64 sum = 0;
        qint64 worst = 0;
        for (int number = 0; number < kAlarms; number += kAlarms / kFrames) {
            clock.advance(std::chrono::milliseconds(1000 / kFramesPerSecond));
            LiveFrame made = makeFrame(clock, devices, rate / kFramesPerSecond, next);
            made.merge(makeFlood(clock, number, kAlarms / kFrames, active));
            QElapsedTimer timer;
            timer.start();
            backend.push(std::move(made));
            QCoreApplication::processEvents();
            sum += timer.nsecsElapsed();
            worst = std::max(worst, timer.nsecsElapsed());
        }
        std::printf("%d alarms %s in 10 s: a frame %.2f ms, worst %.2f ms\n", kAlarms, active ? "come" : "go",
                    static_cast<double>(sum) / kFrames / 1e6, static_cast<double>(worst) / 1e6);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const int devices = argc > 1 ? std::atoi(argv[1]) : 200;
    const int rate = argc > 2 ? std::atoi(argv[2]) : 1000;
    const int seconds = argc > 3 ? std::atoi(argv[3]) : 30;

    FakeClock clock;
    FakePanelBackend backend(clock);
    LiveState live(backend, clock, {});
    ValueFormatter format(DisplayUnits::builtIn());
    const AlarmSettings limits;
    const ClockRules clocks;
    PanelIdentity who{{}};
    const PanelContext context{backend, live, format, limits, clocks, who};
    const ShellViewModel shell(context);
    const AlarmStripViewModel strip(context);
    const OverviewViewModel overview(context);
    const AlarmsViewModel alarms(context);
    const SystemViewModel system(context);
    DeviceViewModel device(context);
    device.setDeviceId(QStringLiteral("machine-7"));
    device.setActive(true);
    TrendsViewModel trends(context);
    trends.setActive(true);
    for (int pen = 0; pen < 8; ++pen)
        trends.addPen(QStringLiteral("machine-%1").arg(pen), QStringLiteral("temperature"));

    int next = 0;
    backend.push(makeFrame(clock, devices, devices * kSensorCount, next));

    qint64 inFrames = 0;
    qint64 inTicks = 0;
    qint64 worst = 0;
    QElapsedTimer timer;
    for (int frame = 0; frame < seconds * kFramesPerSecond; ++frame) {
        clock.advance(std::chrono::milliseconds(1000 / kFramesPerSecond));
        LiveFrame made = makeFrame(clock, devices, rate / kFramesPerSecond, next);
        timer.start();
        backend.push(std::move(made));
        const qint64 spent = timer.nsecsElapsed();
        inFrames += spent;
        worst = std::max(worst, spent);
        if (frame % kFramesPerSecond == 0) {
            timer.start();
            live.tick();
            backend.pushStatus({});
            inTicks += timer.nsecsElapsed();
        }
    }
    const double perSecond = 1e6 * seconds;
    std::printf("%d machines x %d sensors at %d readings/s, %d frames/s, every page's view-model alive\n", devices,
                kSensorCount, rate, kFramesPerSecond);
    std::printf("frames %.2f ms a second (worst frame %.2f ms), ticks %.2f ms a second: %.2f %% of a core\n",
                static_cast<double>(inFrames) / perSecond, static_cast<double>(worst) / 1e6,
                static_cast<double>(inTicks) / perSecond, static_cast<double>(inFrames + inTicks) / perSecond / 10);
    flood(backend, clock, devices, rate, next);
    return 0;
}
