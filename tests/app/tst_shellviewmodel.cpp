// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/shellviewmodel.h"

#include "support/paneltest.h"
#include "support/testmain.h"

#include <QSignalSpy>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_shellviewmodel {

class TestShellViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsForTheFirstData();
    void saysThatTheEngineStalled();
    void showsTheHornAndSilencesIt();
    void showsLinks_data();
    void showsLinks();
    void namesWhichOfSeveralIsAway();
    void tellsLinksOnceAndOnlyWhenTheyChange();
    void showsTheEdgesClock();
    void offersLanguagesByTheirOwnName();
    void takesKnownLanguagesOnly();
    void switchesToDark();
};

void TestShellViewModel::waitsForTheFirstData()
{
    PanelBench bench;
    const ShellViewModel shell(bench.context);
    QVERIFY(shell.isEngineAlive());
    QVERIFY(shell.isLoading());
    QCOMPARE(shell.engineText(), QStringLiteral("Waiting for the first data."));
    QCOMPARE(shell.language(), QStringLiteral("en"));
}

void TestShellViewModel::saysThatTheEngineStalled()
{
    PanelBench bench;
    ShellViewModel shell(bench.context);
    bench.backend.pushNothing();
    QVERIFY(shell.engineText().isEmpty());
    QSignalSpy changed(&shell, &ShellViewModel::engineChanged);
    bench.fallSilent(5s);
    QVERIFY(!shell.isEngineAlive());
    QVERIFY(shell.engineText().contains(QStringLiteral("5 s")));
    QCOMPARE(changed.count(), 1);
    bench.backend.pushNothing();
    QVERIFY(shell.isEngineAlive());
    QVERIFY(shell.engineText().isEmpty());
}

void TestShellViewModel::showsTheHornAndSilencesIt()
{
    PanelBench bench;
    ShellViewModel shell(bench.context);
    QVERIFY(!shell.isHornWanted());
    QSignalSpy changed(&shell, &ShellViewModel::hornChanged);
    LiveFrame frame;
    frame.horn = HornState{.isWanted = true, .isOn = true, .priority = lineside::Priority::High};
    bench.backend.push(frame);
    QVERIFY(shell.isHornWanted() && shell.isHornOn() && !shell.isHornSilenced());
    bench.backend.pushNothing();
    QCOMPARE(changed.count(), 1);
    shell.silenceHorn();
    QCOMPARE(bench.backend.hornSilenced, 1);
    frame.horn->isOn = false;
    frame.horn->isSilenced = true;
    bench.backend.push(frame);
    QVERIFY(shell.isHornWanted() && !shell.isHornOn() && shell.isHornSilenced());
}

void TestShellViewModel::showsLinks_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("shown");
    const int down = int(LinkState::Down);
    QTest::newRow("not configured") << int(LinkState::Off) << QString() << "Not configured" << int(LinkState::Off);
    QTest::newRow("on its way") << int(LinkState::Connecting) << QString() << "Connecting to hall:1883"
                                << int(LinkState::Connecting);
    QTest::newRow("never up and refused once is no connection")
        << int(LinkState::Connecting) << "refused it"
        << "Refused it: no connection since 00:00:00, to hall:1883" << down;
    QTest::newRow("up") << int(LinkState::Up) << QString() << "Connected to hall:1883" << int(LinkState::Up);
    QTest::newRow("connected, and what it is for is denied")
        << int(LinkState::Refused) << "not allowed"
        << "Not allowed: refused since 00:00:00 by hall:1883" << int(LinkState::Refused);
    QTest::newRow("down, since when and why") << down << "refused it"
                                              << "Refused it: no connection since 00:00:00, to hall:1883" << down;
    QTest::newRow("down, nobody says why") << down << QString() << "No connection since 00:00:00, to hall:1883" << down;
    QTest::newRow("denied, nobody says why")
        << int(LinkState::Refused) << QString() << "Refused since 00:00:00 by hall:1883" << int(LinkState::Refused);
}

void TestShellViewModel::showsLinks()
{
    QFETCH(int, state);
    QFETCH(QString, reason);
    QFETCH(QString, expected);
    QFETCH(int, shown);
    PanelBench bench;
    const ShellViewModel shell(bench.context);
    EngineStatus status;
    status.broker = {static_cast<LinkState>(state), "hall:1883", reason.toStdString(), 1767225600000, {}, {}};
    bench.backend.pushStatus(status);
    QCOMPARE(shell.brokerText(), expected);
    QCOMPARE(int(shell.brokerState()), shown);
}

void TestShellViewModel::namesWhichOfSeveralIsAway()
{
    PanelBench bench;
    const ShellViewModel shell(bench.context);
    EngineStatus status;
    const LinkStatus up{LinkState::Up, "hall:1883", {}, 1767225600000, "5", {}};
    status.sources = {{.name = "hall", .link = up}, {.name = "yard", .link = up}};
    status.broker = up;
    bench.backend.pushStatus(status);
    QCOMPARE(shell.brokerName(), QString());
    QCOMPARE(shell.brokerNote(), QStringLiteral("All 2 connected"));
    status.sources[1].link = {LinkState::Down, "yard:1883", "connection refused", 1767225600000, {}, {}};
    status.broker = status.sources[1].link;
    bench.backend.pushStatus(status);
    QCOMPARE(shell.brokerName(), QStringLiteral("yard"));
    QCOMPARE(shell.brokerStateText(), QStringLiteral("Not connected"));
    QCOMPARE(shell.brokerNote(), QStringLiteral("Connection refused"));
    QVERIFY(shell.brokerText().startsWith(QStringLiteral("yard: Connection refused: no connection since")));
    QCOMPARE(shell.cloudName(), QString());
}

void TestShellViewModel::tellsLinksOnceAndOnlyWhenTheyChange()
{
    PanelBench bench;
    ShellViewModel shell(bench.context);
    QSignalSpy changed(&shell, &ShellViewModel::linksChanged);
    EngineStatus status;
    status.location = "Hall 1";
    status.broker = {LinkState::Up, "hall:1883", {}, 0, {}, {}};
    status.cloud = {LinkState::Up, "cloud:8883", {}, 0, {}, {}};
    bench.backend.pushStatus(status);
    status.receivedPerSecond = 17;
    bench.backend.pushStatus(status);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(shell.location(), QStringLiteral("Hall 1"));
    QCOMPARE(shell.cloudText(), QStringLiteral("Connected to cloud:8883"));
}

void TestShellViewModel::showsTheEdgesClock()
{
    PanelBench bench;
    ShellViewModel shell(bench.context);
    QCOMPARE(shell.clockText(), QStringLiteral("00:00:00"));
    QSignalSpy changed(&shell, &ShellViewModel::clockChanged);
    bench.pass(1s);
    bench.pass(200ms);
    QCOMPARE(shell.clockText(), QStringLiteral("00:00:01"));
    QCOMPARE(changed.count(), 1);
}

void TestShellViewModel::offersLanguagesByTheirOwnName()
{
    PanelBench bench;
    const ShellViewModel shell(bench.context, {QStringLiteral("en"), QStringLiteral("de")});
    QCOMPARE(shell.languageNames().value(1), QStringLiteral("Deutsch"));
}

void TestShellViewModel::takesKnownLanguagesOnly()
{
    PanelBench bench;
    ShellViewModel shell(bench.context, {QStringLiteral("en"), QStringLiteral("de")});
    QSignalSpy changed(&shell, &ShellViewModel::languageChanged);
    shell.setLanguage(QStringLiteral("xx"));
    shell.setLanguage(QStringLiteral("en"));
    QCOMPARE(changed.count(), 0);
    shell.setLanguage(QStringLiteral("de"));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(shell.language(), QStringLiteral("de"));
}

void TestShellViewModel::switchesToDark()
{
    PanelBench bench;
    ShellViewModel shell(bench.context);
    QSignalSpy changed(&shell, &ShellViewModel::darkModeChanged);
    shell.setDarkMode(true);
    shell.setDarkMode(true);
    QCOMPARE(changed.count(), 1);
    QVERIFY(shell.isDarkMode());
}

LINESIDE_TEST(TestShellViewModel)

} // namespace tst_shellviewmodel

#include "tst_shellviewmodel.moc"
