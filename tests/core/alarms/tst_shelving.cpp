// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmengine.h"

#include "support/testmain.h"

#include <QTest>

#include <string>
#include <utility>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_shelving {

constexpr std::int64_t kStartMs = 1767225600000; // 2026-01-01T00:00:00Z
const AlarmKey kHigh{{"oven-01", "temperature"}, LimitKind::High};

AlarmKey highOf(const std::string &device)
{
    return {{device, "temperature"}, LimitKind::High};
}

/// An engine on a clock of its own, in ms since the start. What each call told: "high shelved", "high unshelved!" with
/// '!' when it calls for somebody; of oven-01 without its name.
class Hall
{
public:
    explicit Hall(AlarmSettings settings = AlarmSettings::defaults())
        : engine(std::move(settings))
    {
        engine.tick(kStartMs, m_out);
    }

    std::string see(std::int64_t atMs, double value, const std::string &device = "oven-01")
    {
        Reading reading;
        reading.deviceId = device;
        reading.sensorType = "temperature";
        reading.unit = "celsius";
        reading.value = value;
        reading.timestampMs = reading.arrivalMs = kStartMs + atMs;
        reading.position = ++m_position;
        return told([&] { engine.evaluate(reading, m_out); });
    }
    std::string tick(std::int64_t atMs)
    {
        return told([&] { engine.tick(kStartMs + atMs, m_out); });
    }
    std::string shelve(std::int64_t atMs, std::chrono::milliseconds length, ShelfMode mode = ShelfMode::Timed,
                       const AlarmKey &key = kHigh)
    {
        const Shelf shelf{mode, kStartMs + atMs, kStartMs + atMs + length.count(), "operator",
                          "sensor is being cleaned"};
        return told([&] { engine.shelve(key, shelf, m_out); });
    }
    std::string unshelve(std::int64_t atMs)
    {
        return told([&] { engine.unshelve(kHigh, "operator", kStartMs + atMs, m_out); });
    }
    std::string acknowledge(std::int64_t atMs)
    {
        return told([&] { engine.acknowledge(kHigh, "operator", {}, kStartMs + atMs, kStartMs + atMs, m_out); });
    }
    std::string unacknowledge(std::int64_t atMs)
    {
        return told([&] { engine.unacknowledge(kHigh, "operator", kStartMs + atMs, m_out); });
    }
    std::string takeOut(std::int64_t atMs)
    {
        return told([&] { engine.takeOutOfService(kHigh, {kStartMs + atMs, "engineer", "broken"}, m_out); });
    }
    std::string putBack(std::int64_t atMs)
    {
        return told([&] { engine.returnToService(kHigh, "engineer", kStartMs + atMs, m_out); });
    }
    [[nodiscard]] std::string shown() const
    {
        const auto alarms = engine.alarms();
        return alarms.empty() ? "normal" : std::string(toString(alarms.front().shownState()));
    }
    [[nodiscard]] std::string beneath() const
    {
        const auto alarms = engine.alarms();
        return alarms.empty() ? "normal" : std::string(toString(alarms.front().state()));
    }

    AlarmEngine engine;

private:
    template <typename Action>
    std::string told(Action action)
    {
        m_out.clear();
        action();
        std::string text;
        for (const AlarmTransition &step : m_out) {
            text += text.empty() ? "" : ", ";
            if (step.alarm.key.series.deviceId != "oven-01")
                text += step.alarm.key.series.deviceId + ' ';
            text += std::string(toString(step.event)) + (step.calls ? "!" : "");
        }
        return text;
    }

    std::vector<AlarmTransition> m_out;
    std::uint64_t m_position = 0;
};

class TestShelving : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnBeneathAndCallsForNobody();
    void takenDownByHandAndActiveCountsAsSeen();
    void comesBackByItsTimeAndCalls();
    void comesBackInSilenceWhenAllIsOver();
    void beginsItsTimeAnewWhenShelvedAgain();
    void mayBeginBeforeTheAlarmCame();
    void endsAOneShotWithTheReturn();
    void endsAOneShotWithTheReturnOfTheNextActivation();
    void boundsAOneShotByItsTime();
    void comesBackOneASecondWorstFirst();
    void staysOverARestart();
    void endsWhenTheClockWasSetBackBehindItsBegin();
    void endsAlthoughShelvedBeforeAnythingWasHeard();
    void leavesWithItsDevice();
    void hasNothingToPutAsideWithoutALimit();
    void tellsNoReadingOfAShelvedAlarm();
    void takesAnAcknowledgementBack();
    void staysOutOfServiceUntilSomebodyPutsItBack();
    void isOutOfServiceBeforeItIsShelved();
    void refusesToShelveWhatIsHighlyManaged();
};

void TestShelving::goesOnBeneathAndCallsForNobody()
{
    Hall hall;
    QCOMPARE(hall.see(0, 85), "activated!");
    QCOMPARE(hall.shelve(1000, 10min), "shelved");
    QCOMPARE(hall.shown(), "shelved");
    QCOMPARE(hall.beneath(), "active-unacknowledged");
    QCOMPARE(hall.see(2000, 60), "returned");
    QCOMPARE(hall.see(3000, 85), "activated");
    QCOMPARE(hall.acknowledge(4000), "acknowledged");
    QCOMPARE(hall.shown(), "shelved");
}

void TestShelving::takenDownByHandAndActiveCountsAsSeen()
{
    Hall hall;
    hall.see(0, 85);
    hall.shelve(1000, 10min);
    QCOMPARE(hall.unshelve(2000), "unshelved");
    QCOMPARE(hall.shown(), "active-acknowledged");
    QCOMPARE(hall.engine.alarms().front().acknowledgedBy, std::string("operator"));
    QCOMPARE(hall.unshelve(3000), "");
}

void TestShelving::comesBackByItsTimeAndCalls()
{
    Hall hall;
    hall.see(0, 85);
    hall.acknowledge(500);
    hall.shelve(1000, 10s);
    QCOMPARE(hall.tick(10'999), "");
    QCOMPARE(hall.tick(11'000), "unshelved!");
    QCOMPARE(hall.shown(), "active-unacknowledged");
    QVERIFY(hall.engine.alarms().front().acknowledgedBy.empty());
    QCOMPARE(hall.acknowledge(10'500), ""); // a press of before
    QCOMPARE(hall.acknowledge(11'500), "acknowledged");
}

void TestShelving::comesBackInSilenceWhenAllIsOver()
{
    Hall hall;
    hall.see(0, 85);
    hall.shelve(1000, 10s);
    hall.see(2000, 60);
    QCOMPARE(hall.tick(20'000), "unshelved");
    QCOMPARE(hall.shown(), "returned-unacknowledged"); // told before, and never seen
    hall.acknowledge(20'500);
    hall.shelve(21'000, 10s);
    hall.see(22'000, 85);
    hall.see(23'000, 60);
    QCOMPARE(hall.tick(31'000), "unshelved");
    QCOMPARE(hall.shown(), "normal"); // came and went there
}

void TestShelving::beginsItsTimeAnewWhenShelvedAgain()
{
    Hall hall;
    hall.see(0, 85);
    hall.shelve(1000, 10s);
    QCOMPARE(hall.shelve(9000, 10s), "shelved");
    QCOMPARE(hall.tick(12'000), "");
    QCOMPARE(hall.tick(19'000), "unshelved!");
}

void TestShelving::mayBeginBeforeTheAlarmCame()
{
    Hall hall;
    QCOMPARE(hall.shelve(0, 10s), ""); // the signal was not heard: its name may be anything
    hall.see(0, 60);
    QCOMPARE(hall.shelve(0, 10s), "shelved");
    QCOMPARE(hall.shown(), "shelved");
    QCOMPARE(hall.see(1000, 85), "activated");
    QCOMPARE(hall.tick(10'000), "unshelved!");
}

void TestShelving::endsAOneShotWithTheReturn()
{
    Hall hall;
    hall.see(0, 85);
    hall.shelve(1000, 1h, ShelfMode::OneShot);
    QCOMPARE(hall.see(2000, 60), "returned, unshelved");
    QCOMPARE(hall.shown(), "returned-unacknowledged");
    QCOMPARE(hall.see(3000, 85), "activated!");
}

void TestShelving::endsAOneShotWithTheReturnOfTheNextActivation()
{
    Hall hall;
    hall.see(0, 60);
    hall.shelve(1000, 1h, ShelfMode::OneShot);
    QCOMPARE(hall.see(2000, 85), "activated");
    QCOMPARE(hall.see(3000, 60), "returned, unshelved");
}

void TestShelving::boundsAOneShotByItsTime()
{
    Hall hall;
    hall.see(0, 85);
    hall.shelve(1000, 10s, ShelfMode::OneShot);
    QCOMPARE(hall.tick(11'000), "unshelved!");
}

void TestShelving::comesBackOneASecondWorstFirst()
{
    AlarmSettings settings = AlarmSettings::defaults();
    settings.setLimit("temperature", LimitKind::High, AlarmLimit{.limit = 80, .priority = Priority::Critical},
                      "oven-03");
    Hall hall(settings);
    for (const char *device : {"oven-02", "oven-03", "oven-04", "oven-05"}) {
        hall.see(0, 85, device);
        hall.shelve(1000, 10s, ShelfMode::Timed, highOf(device));
    }
    hall.see(2000, 60, "oven-05");
    QCOMPARE(hall.tick(11'000), "oven-05 unshelved, oven-03 unshelved!");
    QCOMPARE(hall.tick(11'500), "");
    QCOMPARE(hall.tick(12'000), "oven-02 unshelved!");
    QCOMPARE(hall.tick(13'000), "oven-04 unshelved!");
    QCOMPARE(hall.tick(14'000), "");
}

void TestShelving::staysOverARestart()
{
    Hall before;
    before.see(0, 85);
    before.shelve(1000, 10s);
    Hall after;
    after.engine.restore(before.engine.alarms());
    QCOMPARE(after.shown(), "shelved");
    QCOMPARE(after.tick(5000), "");
    QCOMPARE(after.tick(11'000), "unshelved!");
}

void TestShelving::endsWhenTheClockWasSetBackBehindItsBegin()
{
    Hall before;
    before.see(3'600'000, 85);
    before.shelve(3'601'000, 10s);
    Hall after;
    after.engine.restore(before.engine.alarms());
    QCOMPARE(after.tick(1000), "unshelved!");
}

void TestShelving::endsAlthoughShelvedBeforeAnythingWasHeard()
{
    Hall before;
    before.see(0, 85);
    AlarmEngine after(AlarmSettings::defaults());
    after.restore(before.engine.alarms());
    std::vector<AlarmTransition> steps;
    after.shelve(kHigh, {ShelfMode::Timed, kStartMs + 1000, kStartMs + 11'000, "operator", "known"}, steps);
    after.tick(kStartMs + 11'000, steps);
    QCOMPARE(steps.size(), std::size_t{2});
    QVERIFY(steps.back().event == AlarmEvent::Unshelved);
}

void TestShelving::leavesWithItsDevice()
{
    Hall hall;
    hall.see(0, 60);
    hall.shelve(0, 10s);
    std::vector<AlarmTransition> out;
    hall.engine.remove({"oven-01"}, kStartMs + 1000, out);
    QCOMPARE(out.size(), std::size_t{1});
    QCOMPARE(hall.shown(), "normal");
    QCOMPARE(hall.tick(20'000), "");
}

void TestShelving::hasNothingToPutAsideWithoutALimit()
{
    Hall hall;
    hall.see(0, 60);
    QCOMPARE(hall.shelve(0, 10s, ShelfMode::Timed, {{"oven-01", "TEMPERATURE"}, LimitKind::High}), "");
    QCOMPARE(hall.shelve(0, 10s, ShelfMode::Timed, {{"oven-01", "colour"}, LimitKind::High}), "");
    QCOMPARE(hall.shelve(0, 10s, ShelfMode::Timed, {{"oven-01", "temperature"}, LimitKind::Low}), "");
}

void TestShelving::tellsNoReadingOfAShelvedAlarm()
{
    Hall hall;
    hall.see(0, 85);
    Reading beyond;
    beyond.deviceId = "oven-01";
    beyond.sensorType = "temperature";
    beyond.value = 90;
    QVERIFY(hall.engine.worstCrossing(beyond));
    hall.shelve(1000, 10s);
    QVERIFY(!hall.engine.worstCrossing(beyond));
}

void TestShelving::takesAnAcknowledgementBack()
{
    Hall hall;
    QCOMPARE(hall.unacknowledge(0), "");
    hall.see(0, 85);
    QCOMPARE(hall.unacknowledge(500), "");
    hall.acknowledge(1000);
    QCOMPARE(hall.unacknowledge(2000), "unacknowledged");
    QCOMPARE(hall.shown(), "active-unacknowledged");
    QCOMPARE(hall.acknowledge(3000), "acknowledged");
    hall.see(4000, 60);
    QCOMPARE(hall.unacknowledge(5000), ""); // over and seen: nothing to call for
}

void TestShelving::staysOutOfServiceUntilSomebodyPutsItBack()
{
    Hall hall;
    hall.see(0, 85);
    QCOMPARE(hall.takeOut(1000), "out-of-service");
    QCOMPARE(hall.takeOut(2000), "");
    QCOMPARE(hall.see(3000, 60), "returned");
    QCOMPARE(hall.see(4000, 85), "activated");
    QCOMPARE(hall.tick(1'000'000'000), "");
    QCOMPARE(hall.shown(), "out-of-service");
    QCOMPARE(hall.putBack(1'000'000'001), "into-service!");
    QCOMPARE(hall.shown(), "active-unacknowledged");
    QCOMPARE(hall.putBack(1'000'000'002), "");
}

void TestShelving::isOutOfServiceBeforeItIsShelved()
{
    Hall hall;
    hall.see(0, 85);
    hall.shelve(1000, 10s);
    hall.takeOut(2000);
    QCOMPARE(hall.shown(), "out-of-service");
    QCOMPARE(hall.tick(11'000), "unshelved");
    QCOMPARE(hall.shown(), "out-of-service");
}

void TestShelving::refusesToShelveWhatIsHighlyManaged()
{
    AlarmSettings settings = AlarmSettings::defaults();
    settings.setLimit("temperature", LimitKind::High, AlarmLimit{.limit = 80, .highlyManaged = true}, "oven-01");
    Hall hall(settings);
    QVERIFY(!hall.engine.mayBeShelved(kHigh));
    QVERIFY(hall.engine.mayBeShelved(highOf("oven-02")));
}

LINESIDE_TEST(TestShelving)

} // namespace tst_shelving

#include "tst_shelving.moc"
