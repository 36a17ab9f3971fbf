// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/liveframebuilder.h"

#include "support/testmain.h"

#include <QTest>

#include <chrono>
#include <functional>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_liveframebuilder {

constexpr std::int64_t kNow = 1767225600000; // 2026-01-01
const SeriesKey kTemperature{"press-01", "temperature"};

constexpr std::int64_t ms(std::chrono::milliseconds time)
{
    return time.count();
}

Reading readingAt(std::int64_t sourceMs, std::int64_t arrivalMs, double value)
{
    Reading reading;
    reading.deviceId = "press-01";
    reading.sensorType = "temperature";
    reading.timestampMs = sourceMs;
    reading.arrivalMs = arrivalMs;
    reading.value = value;
    return reading;
}

/// Readings of one signal; the one with the value 1 is the newest and has to stay on the screen.
struct Arrival
{
    std::int64_t sourceMs;
    std::int64_t arrivalMs;
    double value;
};

/// Which value the screen shows when clocks lie.
class TestLiveFrameBuilder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasNothingAtFirst()
    {
        LiveFrameBuilder builder;
        QVERIFY(!builder.hasChanges());
        QVERIFY(builder.whole(kNow).values.empty());
    }

    void showsTheNewestWhateverClocksSay_data()
    {
        const auto hour = ms(1h);
        const auto day = ms(24h);
        QTest::addColumn<std::vector<Arrival>>("arrivals");
        QTest::newRow("in order") << std::vector<Arrival>{{kNow, kNow, 0}, {kNow + 1, kNow + 1, 1}};
        QTest::newRow("two of one time: the one that came last")
            << std::vector<Arrival>{{kNow, kNow, 0}, {kNow, kNow + 1, 1}};
        QTest::newRow("a late one behind it") << std::vector<Arrival>{{kNow, kNow, 1}, {kNow - hour, kNow + 1, 0}};
        QTest::newRow("one from 2099 before it")
            << std::vector<Arrival>{{4070908800000, kNow, 0}, {kNow, kNow + 1, 1}, {kNow - hour, kNow + 2, 0}};
        QTest::newRow("a device whose clock is a day ahead") << std::vector<Arrival>{
            {kNow + day, kNow, 0}, {kNow + day + 1, kNow + 1, 1}, {kNow + day - 9, kNow + 2, 0}};
        QTest::newRow("a device whose clock was never set")
            << std::vector<Arrival>{{1000, kNow, 0}, {2000, kNow + 1000, 1}, {1500, kNow + 2000, 0}};
        QTest::newRow("the edge steps back a day, then history comes")
            << std::vector<Arrival>{{kNow, kNow, 0}, {kNow + 9, kNow - day, 1}, {kNow - 2 * day, kNow - day + 9, 0}};
        QTest::newRow("the edge steps ahead a month and back")
            << std::vector<Arrival>{{kNow, kNow + 30 * day, 0}, {kNow + 9, kNow + 9, 1}, {kNow - hour, kNow + 18, 0}};
        QTest::newRow("the edge boots in 1970 and gets its time") << std::vector<Arrival>{{kNow, 1000, 0},
                                                                                          {kNow + 9, 1009, 0},
                                                                                          {1000, 1010, 0},
                                                                                          {kNow + 18, kNow + 18, 1},
                                                                                          {kNow - hour, kNow + 27, 0}};
        QTest::newRow("the edge boots in 1970, history comes")
            << std::vector<Arrival>{{kNow, 1000, 1}, {2000, 2000, 0}};
    }
    void showsTheNewestWhateverClocksSay()
    {
        QFETCH(const std::vector<Arrival>, arrivals);
        LiveFrameBuilder builder;
        for (const auto &[sourceMs, arrivalMs, value] : arrivals)
            builder.reading(readingAt(sourceMs, arrivalMs, value));
        const LiveFrame frame = builder.take(kNow);
        QCOMPARE(frame.values.size(), 1U);
        QCOMPARE(frame.values.begin()->second.value, 1.0);
    }

    void showsARememberedValueUntilAReadingComes()
    {
        LiveFrameBuilder builder;
        builder.remember(kTemperature,
                         {.value = 20, .unit = "celsius", .timestampMs = kNow - 9, .arrivalMs = kNow - 8});
        const LiveFrame frame = builder.take(kNow);
        QCOMPARE(frame.values.at(kTemperature).value, 20.0);
        QCOMPARE(frame.values.at(kTemperature).arrivalMs, kNow - 8);
        QVERIFY(frame.values.at(kTemperature).isRemembered);
        builder.reading(readingAt(kNow, kNow + 1, 21));
        QVERIFY(!builder.take(kNow).values.at(kTemperature).isRemembered);
    }

    void goesOnFromTheRememberedValueOfAClockSetBack()
    {
        LiveFrameBuilder builder; // after a restart: the store tells what the screen showed before it
        builder.remember(kTemperature,
                         {.value = 77,
                          .unit = "celsius",
                          .timestampMs = kNow - ms(1h),
                          .arrivalMs = kNow,
                          .timeQuality = TimeQuality::Late});
        QCOMPARE(builder.take(kNow).values.at(kTemperature).value, 77.0);
        builder.reading(readingAt(kNow - ms(1h) + 1000, kNow + 1000, 78));
        const LiveValue value = builder.take(kNow).values.at(kTemperature);
        QCOMPARE(value.value, 78.0);
        QVERIFY(!value.isRemembered);
    }

    void remembersNothingInsteadOfWhatIsAsNew()
    {
        LiveFrameBuilder builder;
        builder.reading(readingAt(kNow, kNow, 20));
        for (const std::int64_t sourceMs : {kNow - 1, kNow, kNow + ms(1h)})
            builder.remember(kTemperature,
                             {.value = 19, .unit = "celsius", .timestampMs = sourceMs, .arrivalMs = kNow});
        QCOMPARE(builder.take(kNow).values.at(kTemperature).value, 20.0);
        QVERIFY(!builder.hasChanges());
    }

    void aLateReadingDoesNotReplaceARememberedValue()
    {
        LiveFrameBuilder builder;
        builder.reading(readingAt(kNow - ms(1h), kNow, 19)); // the backlog of a device comes before the store answered
        builder.remember(kTemperature,
                         {.value = 20, .unit = "celsius", .timestampMs = kNow - 9, .arrivalMs = kNow - 8});
        builder.reading(readingAt(kNow - ms(30min), kNow, 18));
        const LiveFrame frame = builder.take(kNow);
        QCOMPARE(frame.values.at(kTemperature).value, 20.0);
        QVERIFY(frame.values.at(kTemperature).isRemembered);
    }

    void tellsHowFarTheTimeCanBeTrusted()
    {
        LiveFrameBuilder builder;
        Reading reading = readingAt(kNow - ms(1h), kNow, 20);
        reading.timeQuality = TimeQuality::Late;
        builder.reading(reading);
        QVERIFY(builder.take(kNow).values.begin()->second.timeQuality == TimeQuality::Late);
    }

    void tellsThatAUnitIsNotKnown()
    {
        LiveFrameBuilder builder;
        Reading reading = readingAt(kNow, kNow, 20);
        reading.unitUnknown = true;
        builder.reading(reading);
        QVERIFY(builder.take(kNow).values.at(kTemperature).unitUnknown);
        reading = readingAt(kNow + 1, kNow + 1, 20);
        builder.reading(reading);
        QVERIFY(!builder.take(kNow).values.at(kTemperature).unitUnknown);
    }

    void showsALiveValueOfAClockSetBackMarked_data()
    {
        QTest::addColumn<std::int64_t>("source"); // of the first reading after the step
        QTest::addColumn<TimeQuality>("time");
        QTest::addColumn<bool>("slow");
        QTest::newRow("restarted in 1970") << std::int64_t{1000} << TimeQuality::Unset << false;
        QTest::newRow("set back an hour") << kNow + 2000 - ms(1h) << TimeQuality::Late << true;
        QTest::newRow("right") << kNow + 2000 << TimeQuality::Good << false;
    }
    void showsALiveValueOfAClockSetBackMarked()
    {
        QFETCH(const std::int64_t, source);
        QFETCH(const TimeQuality, time);
        QFETCH(const bool, slow);
        LiveFrameBuilder builder;
        builder.reading(readingAt(kNow, kNow, 20));
        builder.reading(readingAt(kNow + 1000, kNow + 1000, 20));
        for (int second = 0; second < 6; ++second) {
            Reading reading = readingAt(source + second * 1000, kNow + 2000 + second * 1000, 77);
            reading.timeQuality = time;
            builder.reading(reading);
        }
        const LiveValue shown = builder.take(kNow).values.at(kTemperature);
        QCOMPARE(shown.value, 77.0);
        QCOMPARE(shown.asOfMs(), kNow + 7000);
        QCOMPARE(shown.clockSlowMs.has_value(), slow);
        QVERIFY(shown.timeQuality == time);
    }

    void aDeviceThatLeavesTakesItsValuesAlong()
    {
        LiveFrameBuilder builder;
        Device device;
        device.id = "press-01";
        builder.device(device);
        builder.reading(readingAt(kNow, kNow, 20));
        builder.removeDevices({"press-01"});
        const LiveFrame frame = builder.take(kNow);
        QCOMPARE(frame.devicesRemoved, std::set<std::string>{"press-01"});
        QVERIFY(frame.values.empty() && frame.devices.empty());
        const LiveFrame whole = builder.whole(kNow);
        QVERIFY(whole.values.empty() && whole.devices.empty());
    }

    void aSkippedFrameOfADeviceThatLeftTellsNothingOfIt()
    {
        LiveFrameBuilder builder;
        builder.reading(readingAt(kNow, kNow, 20));
        LiveFrame waiting = builder.take(kNow);
        builder.removeDevices({"press-01"});
        waiting.merge(builder.take(kNow));
        QVERIFY(waiting.values.empty());
        builder.reading(readingAt(kNow + 1, kNow + 1, 21));
        waiting.merge(builder.take(kNow + 1));
        QCOMPARE(waiting.values.at(kTemperature).value, 21.0);
        QCOMPARE(waiting.devicesRemoved.size(), std::size_t(1));
    }

    void aValueThatOnlyMovedWaitsForItsTurn()
    {
        LiveFrameBuilder builder;
        builder.reading(readingAt(kNow, kNow, 20));
        QVERIFY(builder.hasSteps()); // a signal nobody knew
        QCOMPARE(builder.takeSteps(kNow).values.size(), 1U);
        builder.reading(readingAt(kNow + 1, kNow + 1, 21));
        QVERIFY(builder.hasChanges() && !builder.hasSteps());
        Device other;
        other.id = "press-02";
        builder.device(other);
        QVERIFY(builder.hasSteps());
        const LiveFrame steps = builder.takeSteps(kNow + 1);
        QCOMPARE(steps.devices.size(), 1U);
        QVERIFY(steps.values.empty());
        QCOMPARE(steps.firstStepMs, std::int64_t(0));
        QVERIFY(builder.hasChanges() && !builder.hasSteps());
        QCOMPARE(builder.take(kNow + 2).values.at(kTemperature).value, 21.0);
        QVERIFY(!builder.hasChanges());
    }

    void aValueToBeJudgedOtherwiseDoesNotWait_data()
    {
        QTest::addColumn<Reading>("changed");
        const auto row = [](const char *name, const std::function<void(Reading &)> &change) {
            Reading reading = readingAt(kNow + 1, kNow + 1, 21);
            change(reading);
            QTest::newRow(name) << reading;
        };
        row("its sensor is broken", [](Reading &reading) { reading.quality = Quality::Bad; });
        row("its unit is not known", [](Reading &reading) { reading.unitUnknown = true; });
        row("its unit is another one", [](Reading &reading) { reading.unit = "bar"; });
        row("its clock is off", [](Reading &reading) { reading.timeQuality = TimeQuality::Unset; });
    }
    void aValueToBeJudgedOtherwiseDoesNotWait()
    {
        QFETCH(const Reading, changed);
        LiveFrameBuilder builder;
        builder.reading(readingAt(kNow, kNow, 20));
        QCOMPARE(builder.take(kNow).values.size(), 1U);
        builder.reading(changed);
        QVERIFY(builder.hasSteps());
        const LiveFrame frame = builder.takeSteps(kNow + 1);
        QCOMPARE(frame.values.at(kTemperature).value, 21.0);
        QCOMPARE(frame.firstStepMs, kNow + 1);
        QVERIFY(!builder.hasChanges());
    }

    void theValueOfAnAlarmComesWithIt()
    {
        LiveFrameBuilder builder;
        builder.reading(readingAt(kNow, kNow, 20));
        QCOMPARE(builder.take(kNow).values.size(), 1U);
        AlarmTransition step;
        step.alarm.key = {kTemperature, LimitKind::High};
        builder.transition(step);
        builder.reading(readingAt(kNow + 1, kNow + 1, 99));
        const LiveFrame frame = builder.takeSteps(kNow + 1);
        QCOMPARE(frame.transitions.size(), 1U);
        QCOMPARE(frame.values.at(kTemperature).value, 99.0);
        QCOMPARE(frame.firstStepMs, kNow + 1);
    }

    void aWatchedSignalSendsSamplesAtOnceAndItsNumberLater()
    {
        LiveFrameBuilder builder;
        builder.watch({kTemperature});
        builder.reading(readingAt(kNow, kNow, 20));
        QCOMPARE(builder.take(kNow).samples.size(), 1U);
        builder.reading(readingAt(kNow + 1, kNow + 1, 21));
        QVERIFY(builder.hasSteps());
        const LiveFrame frame = builder.takeSteps(kNow + 1);
        QCOMPARE(frame.samples.size(), 1U);
        QVERIFY(frame.values.empty());
    }

    // What the screen's delay is counted from; a whole state is old by nature.
    void tellsWhenItsFirstReadingArrived()
    {
        LiveFrameBuilder builder;
        QCOMPARE(builder.take(kNow).firstArrivalMs, std::int64_t(0));
        builder.reading(readingAt(kNow - 1, kNow, 1));
        builder.reading(readingAt(kNow, kNow + 5, 2));
        LiveFrame waiting = builder.take(kNow + 5);
        builder.reading(readingAt(kNow + 8, kNow + 9, 3));
        waiting.merge(builder.take(kNow + 9));
        QCOMPARE(waiting.firstArrivalMs, kNow);
        builder.reading(readingAt(kNow + 10, kNow + 11, 4));
        QCOMPARE(builder.whole(kNow + 11).firstArrivalMs, std::int64_t(0));
    }
};

LINESIDE_TEST(TestLiveFrameBuilder)

} // namespace tst_liveframebuilder

#include "tst_liveframebuilder.moc"
