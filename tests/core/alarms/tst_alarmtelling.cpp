// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmengine.h"

#include "support/testmain.h"

#include <QTest>

#include <string>
#include <utility>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_alarmtelling {

constexpr std::int64_t kStartMs = 1767225600000; // 2026-01-01T00:00:00Z

AlarmKey keyOf(const std::string &sensor, LimitKind kind)
{
    return {{"oven-01", sensor}, kind};
}
const AlarmKey kHigh = keyOf("temperature", LimitKind::High);
const AlarmKey kWorst = keyOf("temperature", LimitKind::HighHigh);

/// Temperature: high 80, high-high 100. Pressure: high 80.
AlarmSettings twoLimits()
{
    AlarmSettings settings;
    settings.setLimit("temperature", LimitKind::High, AlarmLimit{.limit = 80});
    settings.setLimit("temperature", LimitKind::HighHigh, AlarmLimit{.limit = 100, .priority = Priority::High});
    settings.setLimit("pressure", LimitKind::High, AlarmLimit{.limit = 80});
    return settings;
}

/// What each call told: "temperature/high activated!", '!' when it calls, "1st" when it came first.
class Hall
{
public:
    explicit Hall(AlarmSettings settings = twoLimits())
        : engine(std::move(settings))
    {
        engine.tick(kStartMs, m_out);
    }
    Reading reading(std::int64_t atMs, double value, const std::string &sensor = "temperature")
    {
        Reading reading;
        reading.deviceId = "oven-01";
        reading.sensorType = sensor;
        reading.value = value;
        reading.timestampMs = reading.arrivalMs = kStartMs + atMs;
        reading.position = ++m_position;
        return reading;
    }
    std::string see(std::int64_t atMs, double value, const std::string &sensor = "temperature")
    {
        return told([&] { engine.evaluate(reading(atMs, value, sensor), m_out); });
    }
    std::string tick(std::int64_t atMs)
    {
        return told([&] { engine.tick(kStartMs + atMs, m_out); });
    }
    std::string acknowledge(std::int64_t atMs, const AlarmKey &key)
    {
        return told([&] { engine.acknowledge(key, "operator", {}, kStartMs + atMs, kStartMs + atMs, m_out); });
    }
    std::string shelve(std::int64_t atMs, const AlarmKey &key)
    {
        const Shelf shelf{ShelfMode::Timed, kStartMs + atMs, kStartMs + atMs + 3'600'000, "operator", "known"};
        return told([&] { engine.shelve(key, shelf, m_out); });
    }
    [[nodiscard]] Alarm alarm(const AlarmKey &key) { return *engine.known(key); }
    [[nodiscard]] std::string shown(const AlarmKey &key) { return std::string(toString(alarm(key).shownState())); }

    AlarmEngine engine;

private:
    template <typename Action>
    std::string told(Action action)
    {
        m_out.clear();
        action();
        std::string text;
        for (const AlarmTransition &step : m_out) {
            const AlarmKey &key = step.alarm.key;
            text += text.empty() ? "" : ", ";
            text += (key.series.sensorType == "temperature" ? "" : key.series.sensorType + '/');
            text += std::string(toString(key.limit)) + ' ' + std::string(toString(step.event));
            text += std::string(step.calls ? "!" : "") + (step.alarm.firstOut ? " 1st" : "");
        }
        return text;
    }
    std::vector<AlarmTransition> m_out;
    std::uint64_t m_position = 0;
};

/// Who calls, who is masked by worse, who came first, and who calls anew.
class TestAlarmTelling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWorseLimitMasksTheBetter();
    void bothAtOnceCallOnce();
    void theBetterOneIsSeenWhenTheWorseWas();
    void theBetterOneCallsWhenItNeverDid();
    void theBetterOneIsNotSeenWhenItCalledBefore();
    void anAcknowledgementMeansItsOwnLimitAlone();
    void goingBackThroughBothLimitsCallsNobody();
    void aMaskStandsOverARestart();
    void aMaskThatIsOverStaysOverAtARestart();
    void whatIsShownAndWasNeverToldCalls();
    void aDeviceThatLeavesCallsNobody();
    void whatIsPutAsideMasksNothing();
    void puttingTheWorseAsideBringsTheBetterBack();
    void theFirstOfAMachineIsMarkedUntilAllIsOver();
    void allOfOneTimeAreFirst();
    void aNewUpsetHasAFirstOfItsOwn();
    void whatIsShelvedIsNoFirst();
    void theFirstIsKnownAfterARestart();
    void whatIsAsideIsNoFirstAfterARestart();
    void callsAnewWhenActiveForLong();
    void callsAnewBySetting_data();
    void callsAnewBySetting();
    void callsAnewAfterARestart();
    void callsAnewNoSoonerForHavingBeenAside();
};

void TestAlarmTelling::aWorseLimitMasksTheBetter()
{
    Hall hall;
    QCOMPARE(hall.see(0, 90), std::string("high activated! 1st"));
    QCOMPARE(hall.see(1000, 110), std::string("high-high activated!, high suppressed 1st"));
    QCOMPARE(hall.shown(kHigh), std::string("suppressed"));
    QCOMPARE(hall.alarm(kHigh).suppressed.at(0).cause, std::string("high-high"));
    QCOMPARE(hall.see(2000, 90), std::string("high-high returned, high unsuppressed 1st"));
    QCOMPARE(hall.shown(kHigh), std::string("active-unacknowledged"));
}

void TestAlarmTelling::bothAtOnceCallOnce()
{
    Hall hall;
    QCOMPARE(hall.see(0, 110), std::string("high-high activated! 1st, high activated 1st"));
    QCOMPARE(hall.shown(kHigh), std::string("suppressed"));
}

void TestAlarmTelling::theBetterOneIsSeenWhenTheWorseWas()
{
    Hall hall;
    hall.see(0, 110);
    QCOMPARE(hall.acknowledge(500, kWorst), std::string("high-high acknowledged 1st"));
    QCOMPARE(hall.see(1000, 90), std::string("high-high returned 1st, high unsuppressed 1st"));
    QCOMPARE(hall.shown(kHigh), std::string("active-acknowledged"));
}

void TestAlarmTelling::theBetterOneCallsWhenItNeverDid()
{
    Hall hall;
    hall.see(0, 110);
    QCOMPARE(hall.see(1000, 90), std::string("high-high returned 1st, high unsuppressed! 1st"));
}

void TestAlarmTelling::theBetterOneIsNotSeenWhenItCalledBefore()
{
    Hall hall;
    hall.see(0, 90);
    hall.see(1000, 20);
    hall.see(2000, 110);
    hall.acknowledge(2500, kWorst);
    hall.see(3000, 20);
    QCOMPARE(hall.shown(kHigh), std::string("returned-unacknowledged"));
}

void TestAlarmTelling::anAcknowledgementMeansItsOwnLimitAlone()
{
    Hall hall;
    hall.see(0, 90);
    hall.see(1000, 110);
    hall.acknowledge(2000, kHigh);
    QCOMPARE(hall.shown(kWorst), std::string("active-unacknowledged"));
}

void TestAlarmTelling::goingBackThroughBothLimitsCallsNobody()
{
    Hall hall;
    hall.see(0, 110);
    QCOMPARE(hall.see(1000, 20), std::string("high returned 1st, high-high returned 1st, high unsuppressed 1st"));
}

void TestAlarmTelling::aMaskStandsOverARestart()
{
    AlarmSettings settings = twoLimits();
    settings.watches.rules.push_back({.kind = LimitKind::High, .name = "temperature", .onDelay = 10s});
    Hall before(settings);
    before.see(0, 110); // the better one's delay is running
    Hall after(settings);
    after.engine.restore(before.engine.alarms());
    QCOMPARE(after.see(1000, 110), std::string());
    QCOMPARE(after.see(12'000, 110), std::string("high activated"));
}

void TestAlarmTelling::aMaskThatIsOverStaysOverAtARestart()
{
    Hall before;
    before.see(0, 110);
    before.shelve(500, kHigh);
    before.acknowledge(600, kHigh);
    std::vector<AlarmTransition> kept;
    before.engine.evaluate(before.reading(1000, 20), kept); // high returned beneath its mask, and lost that in silence
    Hall after;
    after.engine.restore({kept.at(0).alarm});
    QVERIFY(after.alarm(kHigh).suppressed.empty());
    after.tick(3'601'000);
    QCOMPARE(after.see(3'602'000, 90), std::string("high activated! 1st"));
}

void TestAlarmTelling::whatIsShownAndWasNeverToldCalls()
{
    AlarmSettings settings = twoLimits();
    settings.watches.rules.push_back({.kind = LimitKind::High, .name = "temperature", .offDelay = 10s});
    Hall hall(settings);
    hall.see(0, 110);
    QCOMPARE(hall.see(1000, 20), std::string("high-high returned 1st, high unsuppressed! 1st"));
    QCOMPARE(hall.see(2000, 90), std::string()); // it was active all along
}

void TestAlarmTelling::aDeviceThatLeavesCallsNobody()
{
    Hall hall;
    hall.see(0, 110);
    std::vector<AlarmTransition> steps;
    hall.engine.remove({"oven-01"}, kStartMs + 1000, steps);
    QCOMPARE(steps.size(), std::size_t{2});
    for (const AlarmTransition &step : steps)
        QVERIFY(step.event == AlarmEvent::Removed && !step.calls);
}

void TestAlarmTelling::whatIsPutAsideMasksNothing()
{
    Hall shelved;
    shelved.see(0, 20);
    shelved.shelve(0, kWorst);
    QCOMPARE(shelved.see(1000, 110), std::string("high-high activated, high activated! 1st"));
    Hall out;
    out.see(0, 20);
    std::vector<AlarmTransition> steps;
    out.engine.takeOutOfService(kWorst, {kStartMs, "engineer", "broken"}, steps);
    QCOMPARE(out.see(1000, 110), std::string("high-high activated, high activated! 1st"));
    Hall after;
    after.engine.restore(out.engine.alarms());
    QCOMPARE(after.shown(kHigh), std::string("active-unacknowledged"));
}

void TestAlarmTelling::puttingTheWorseAsideBringsTheBetterBack()
{
    Hall hall;
    hall.see(0, 110);
    QCOMPARE(hall.shelve(1000, kWorst), std::string("high-high shelved, high unsuppressed! 1st"));
    QCOMPARE(hall.tick(3'601'000), std::string("high-high unshelved! 1st, high suppressed 1st"));
}

void TestAlarmTelling::theFirstOfAMachineIsMarkedUntilAllIsOver()
{
    Hall hall;
    const AlarmKey pressure = keyOf("pressure", LimitKind::High);
    QCOMPARE(hall.see(0, 90, "pressure"), std::string("pressure/high activated! 1st"));
    QCOMPARE(hall.see(1000, 90), std::string("high activated!"));
    hall.acknowledge(2000, pressure);
    QCOMPARE(hall.see(3000, 20, "pressure"), std::string("pressure/high returned 1st"));
    QCOMPARE(hall.see(4000, 90, "pressure"), std::string("pressure/high activated! 1st"));
    hall.see(5000, 20, "pressure");
    hall.acknowledge(6000, pressure);
    hall.see(7000, 20);
    hall.acknowledge(8000, kHigh);
    QCOMPARE(hall.see(9000, 90), std::string("high activated! 1st"));
    QCOMPARE(hall.see(10'000, 90, "pressure"), std::string("pressure/high activated!"));
}

void TestAlarmTelling::allOfOneTimeAreFirst()
{
    Hall hall;
    hall.see(0, 90);
    QCOMPARE(hall.see(0, 90, "pressure"), std::string("pressure/high activated! 1st"));
}

void TestAlarmTelling::aNewUpsetHasAFirstOfItsOwn()
{
    Hall hall;
    hall.see(0, 90);
    hall.see(1000, 20); // gone, not seen
    QCOMPARE(hall.see(2000, 90, "pressure"), std::string("pressure/high activated! 1st"));
}

void TestAlarmTelling::whatIsShelvedIsNoFirst()
{
    Hall hall;
    hall.see(0, 20);
    hall.shelve(0, kHigh);
    hall.see(1000, 90);
    QCOMPARE(hall.see(2000, 90, "pressure"), std::string("pressure/high activated! 1st"));
}

void TestAlarmTelling::theFirstIsKnownAfterARestart()
{
    Hall before;
    before.see(0, 90);
    Hall after;
    after.engine.restore(before.engine.alarms());
    QCOMPARE(after.see(1000, 90, "pressure"), std::string("pressure/high activated!"));
    QCOMPARE(after.acknowledge(2000, kHigh), std::string("high acknowledged 1st"));
}

void TestAlarmTelling::whatIsAsideIsNoFirstAfterARestart()
{
    Hall before;
    before.see(0, 90, "pressure");
    before.see(1000, 90);
    before.shelve(2000, keyOf("pressure", LimitKind::High));
    before.see(3000, 20);
    before.acknowledge(4000, kHigh); // that upset is over
    before.see(5000, 90);
    Hall after;
    after.engine.restore(before.engine.alarms());
    QCOMPARE(after.acknowledge(6000, keyOf("pressure", LimitKind::High)), std::string("pressure/high acknowledged"));
    QCOMPARE(after.acknowledge(7000, kHigh), std::string("high acknowledged 1st"));
}

AlarmSettings calling(std::optional<std::chrono::milliseconds> after, Priority priority = Priority::Medium)
{
    AlarmSettings settings;
    settings.setLimit("temperature", LimitKind::High, AlarmLimit{.limit = 80, .priority = priority, .reAlarm = after});
    return settings;
}

void TestAlarmTelling::callsAnewWhenActiveForLong()
{
    Hall hall(calling(10min));
    hall.see(0, 90);
    hall.acknowledge(1000, kHigh);
    QCOMPARE(hall.tick(599'999), std::string());
    QCOMPARE(hall.tick(600'000), std::string("high re-alarmed! 1st"));
    QCOMPARE(hall.alarm(kHigh).reAlarms, 1);
    QCOMPARE(hall.alarm(kHigh).activatedMs.value_or(0), kStartMs + 600'000);
    QCOMPARE(hall.shown(kHigh), std::string("active-unacknowledged"));
    QCOMPARE(hall.tick(1'200'000), std::string("high re-alarmed! 1st"));
    hall.see(1'300'000, 20);
    QCOMPARE(hall.alarm(kHigh).reAlarms, 0);
    QCOMPARE(hall.tick(9'999'999), std::string());
}

void TestAlarmTelling::callsAnewBySetting_data()
{
    QTest::addColumn<int>("seconds"); // -1: not told
    QTest::addColumn<int>("priority");
    QTest::addColumn<bool>("calls"); // after 30 minutes
    QTest::newRow("a critical one by default") << -1 << 4 << true;
    QTest::newRow("no other by default") << -1 << 3 << false;
    QTest::newRow("a critical one not, when told so") << 0 << 4 << false;
    QTest::newRow("any other, when told so") << 60 << 1 << true;
}

void TestAlarmTelling::callsAnewBySetting()
{
    QFETCH(const int, seconds);
    QFETCH(const int, priority);
    QFETCH(const bool, calls);
    const auto after = seconds < 0 ? std::nullopt : std::optional<std::chrono::milliseconds>(seconds * 1000ms);
    Hall hall(calling(after, static_cast<Priority>(priority)));
    hall.see(0, 90);
    hall.acknowledge(1000, kHigh);
    QCOMPARE(hall.tick(1'800'000).starts_with("high re-alarmed!"), calls);
}

void TestAlarmTelling::callsAnewAfterARestart()
{
    Hall before(calling(10min));
    before.see(0, 90);
    before.acknowledge(1000, kHigh);
    Hall after(calling(10min));
    after.engine.restore(before.engine.alarms());
    QCOMPARE(after.tick(600'000), std::string("high re-alarmed! 1st"));
}

void TestAlarmTelling::callsAnewNoSoonerForHavingBeenAside()
{
    Hall hall(calling(10min));
    hall.see(0, 90);
    hall.shelve(1000, kHigh);
    hall.tick(999'900);
    std::vector<AlarmTransition> steps;
    hall.engine.unshelve(kHigh, "operator", kStartMs + 1'000'000, steps);
    QCOMPARE(hall.tick(1'000'500), std::string());
    QCOMPARE(hall.shown(kHigh), std::string("active-acknowledged"));
    hall.tick(1'601'000);
    QCOMPARE(hall.shown(kHigh), std::string("active-unacknowledged"));
}

LINESIDE_TEST(TestAlarmTelling)

} // namespace tst_alarmtelling

#include "tst_alarmtelling.moc"
