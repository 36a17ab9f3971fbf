// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmwatch.h"

#include "support/paneltest.h"
#include "support/testmain.h"
#include "viewmodels/alarmstripviewmodel.h"

#include <QSignalSpy>

using namespace lineside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tst_alarmwatch {

/// Whether "No active alarms" may be said: only while engine, broker and readings are there.
class TestAlarmWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysThatItWaitsForTheEngine();
    void judgesTheBroker_data();
    void judgesTheBroker();
    void namesTheSourceWhoseAlarmsAreNotWatched();
    void aMachineThatAnotherSourceBringsIsWatched();
    void saysSinceWhenTheEngineIsSilent();
    void noticesThatEverySignalIsLate();
    void oneLiveSignalIsEnough();
    void whatIsRememberedIsNotHeard();
    void givesABrokerThatHasJustComeTime();
    void theStripTellsAtOnce();
};

void setBroker(PanelBench &bench, LinkState state, const std::string &reason = {}, std::int64_t sinceMs = 0)
{
    EngineStatus status = bench.backend.statusNow;
    status.broker = {state, "hall:1883", reason, sinceMs, "5", {}};
    bench.backend.pushStatus(status);
}

void TestAlarmWatch::saysThatItWaitsForTheEngine()
{
    PanelBench bench;
    QVERIFY(AlarmWatch::problem(bench.context).contains(QStringLiteral("waiting for the engine")));
}

void TestAlarmWatch::judgesTheBroker_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("expected");
    const auto unwatched = [](const char *why) { return u"Alarms are not watched: "_s + QLatin1String(why); };
    QTest::newRow("up: an empty list means something") << int(LinkState::Up) << ""
                                                       << "";
    QTest::newRow("down, since when") << int(LinkState::Down) << "connection refused"
                                      << unwatched("no connection to the broker since 00:00:00");
    QTest::newRow("never up, refused") << int(LinkState::Connecting) << "connection refused"
                                       << unwatched("no connection to the broker since 00:00:00");
    QTest::newRow("on its way") << int(LinkState::Connecting) << ""
                                << "Alarms are not watched yet: connecting to the broker";
    QTest::newRow("connected and denied")
        << int(LinkState::Refused) << "not authorised" << unwatched("the broker refuses: not authorised");
    QTest::newRow("denied without a word")
        << int(LinkState::Refused) << "" << unwatched("the broker refuses to pass on what machines send");
    QTest::newRow("none") << int(LinkState::Off) << "" << unwatched("no broker is configured");
}

void TestAlarmWatch::judgesTheBroker()
{
    QFETCH(const int, state);
    QFETCH(const QString, reason);
    QFETCH(const QString, expected);
    PanelBench bench;
    bench.backend.pushNothing();
    setBroker(bench, static_cast<LinkState>(state), reason.toStdString(), 1767225600000);
    QCOMPARE(AlarmWatch::problem(bench.context), expected);
}

void TestAlarmWatch::namesTheSourceWhoseAlarmsAreNotWatched()
{
    PanelBench bench;
    bench.backend.pushNothing();
    EngineStatus status = bench.backend.statusNow;
    status.sources = {{.name = "hall", .link = {LinkState::Up, "hall:1883", {}, 1767225600000, "5", {}}},
                      {.name = "yard", .link = {LinkState::Down, "yard:1883", "gone", 1767225600000, {}, {}}}};
    status.broker = status.sources[1].link;
    bench.backend.pushStatus(status);
    QCOMPARE(AlarmWatch::problem(bench.context),
             QStringLiteral("yard: Alarms are not watched: no connection to the broker since 00:00:00"));
    status.sources[1].link.state = LinkState::Up;
    status.broker = status.sources[1].link;
    bench.backend.pushStatus(status);
    QCOMPARE(AlarmWatch::problem(bench.context), QString());
}

void TestAlarmWatch::aMachineThatAnotherSourceBringsIsWatched()
{
    PanelBench bench;
    const auto send = [&bench](const char *device) {
        bench.backend.push(SeriesKey{device, "temperature"}, 20, "celsius");
    };
    const auto isWatched = [&bench](const char *device) { return AlarmWatch::isWatched(bench.context, device); };
    const LinkStatus up{LinkState::Up, "hall:1883", {}, bench.clock.utcMs(), "5", {}};
    const LinkStatus down{LinkState::Down, "yard:1883", "gone", bench.clock.utcMs(), {}, {}};
    EngineStatus status = bench.backend.statusNow;
    status.sources = {{.name = "hall", .link = up}, {.name = "yard", .link = up}};
    status.broker = up;
    bench.backend.pushStatus(status);
    send("of-the-yard");
    send("of-the-hall");
    QVERIFY(isWatched("of-the-hall") && isWatched("of-the-yard"));

    bench.pass(1s);
    status.sources[1].link = status.broker = down;
    bench.backend.pushStatus(status);
    QVERIFY(!isWatched("of-the-hall") && !isWatched("of-the-yard")); // nobody knows yet which of them was its
    bench.pass(1s);
    send("of-the-hall");
    bench.backend.pushStatus(status); // it is away as before
    QVERIFY(isWatched("of-the-hall"));
    QVERIFY(!isWatched("of-the-yard") && !isWatched("unheard-of"));

    status.sources[0].link = down; // all are away: that it was heard helps nobody
    bench.backend.pushStatus(status);
    QVERIFY(!isWatched("of-the-hall"));
    status.sources[0].link = up;
    bench.backend.pushStatus(status);
    bench.fallSilent(5s);
    QVERIFY(!isWatched("of-the-hall"));
}

void TestAlarmWatch::saysSinceWhenTheEngineIsSilent()
{
    PanelBench bench;
    setBroker(bench, LinkState::Up);
    bench.backend.pushNothing();
    const QString heard = bench.format.timeOfDay(bench.live.edgeNowMs());
    bench.fallSilent(5s);
    QCOMPARE(AlarmWatch::problem(bench.context),
             QStringLiteral("Alarms are not watched: no sign of life from the engine since ") + heard);
}

void TestAlarmWatch::noticesThatEverySignalIsLate()
{
    PanelBench bench;
    setBroker(bench, LinkState::Up);
    bench.backend.push({"oven-1", "temperature"}, 50, "celsius");
    bench.backend.push({"oven-2", "temperature"}, 50, "celsius");
    bench.pass(10s);
    QVERIFY(AlarmWatch::problem(bench.context).isEmpty());
    bench.pass(1s);
    QCOMPARE(AlarmWatch::problem(bench.context),
             QStringLiteral("Alarms are not watched: every signal is late. Is the broker alive?"));
}

void TestAlarmWatch::oneLiveSignalIsEnough()
{
    PanelBench bench;
    setBroker(bench, LinkState::Up);
    bench.backend.push({"oven-1", "temperature"}, 50, "celsius");
    bench.pass(60s);
    bench.backend.push({"oven-2", "temperature"}, 50, "celsius", Quality::Bad);
    QVERIFY(AlarmWatch::problem(bench.context).isEmpty());
}

void TestAlarmWatch::whatIsRememberedIsNotHeard()
{
    PanelBench bench;
    setBroker(bench, LinkState::Up);
    LiveFrame frame;
    frame.values[{"oven-1", "temperature"}] = {50, "celsius", Quality::Good, 1, 1, TimeQuality::Good, true};
    bench.backend.push(std::move(frame));
    bench.pass(1s);
    QVERIFY(!AlarmWatch::problem(bench.context).isEmpty());
}

void TestAlarmWatch::givesABrokerThatHasJustComeTime()
{
    PanelBench bench;
    bench.backend.push({"oven-1", "temperature"}, 50, "celsius");
    bench.pass(120s);
    setBroker(bench, LinkState::Up, {}, bench.clock.utcMs());
    QVERIFY(AlarmWatch::problem(bench.context).isEmpty());
    bench.pass(11s);
    QVERIFY(!AlarmWatch::problem(bench.context).isEmpty());
}

void TestAlarmWatch::theStripTellsAtOnce()
{
    PanelBench bench;
    const AlarmStripViewModel strip(bench.context);
    bench.backend.pushNothing();
    setBroker(bench, LinkState::Up);
    QVERIFY(strip.watchProblem().isEmpty());
    QSignalSpy told(&strip, &AlarmStripViewModel::watchProblemChanged);
    setBroker(bench, LinkState::Down, "connection refused");
    QCOMPARE(told.count(), 1);
    QVERIFY(strip.watchProblem().contains(QStringLiteral("no connection to the broker")));
    bench.pass(1s);
    QCOMPARE(told.count(), 1);
}

LINESIDE_TEST(TestAlarmWatch)

} // namespace tst_alarmwatch

#include "tst_alarmwatch.moc"
