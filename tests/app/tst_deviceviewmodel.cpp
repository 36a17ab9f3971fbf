// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/deviceviewmodel.h"

#include "support/paneltest.h"
#include "support/testmain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

#include <cmath>

using namespace lineside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tst_deviceviewmodel {

using enums::CommandKind;
using enums::Freshness;

constexpr auto kCatalog = R"({"commands":[
    {"name":"start","label":"Start"},
    {"name":"stop","label":"Stop"},
    {"name":"lamp_test"},
    {"name":"set_setpoint","label":"Temperature","parameter":"value","sensor":"setpoint","unit":"celsius",
     "min":30,"max":75,"step":0.5},
    {"name":"set_speed","label":"Belt","parameter":"value","sensor":"speed","unit":"m/min"}]})";

QJsonObject payloadOf(const FakePanelBackend::SentCommand &sent)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(sent.payload)).object();
}

/// An oven on line that knows five commands, and its page.
struct OvenBench : PanelBench
{
    OvenBench()
    {
        oven.metadata = kCatalog;
        oven.lastSeenMs = clock.utcMs();
        backend.push(oven);
        backend.push({"oven-1", "setpoint"}, 65, "celsius");
        status.broker.state = LinkState::Up;
        status.control.state = LinkState::Up;
        backend.pushStatus(status);
        page.setDeviceId(QStringLiteral("oven-1"));
    }

    int rowOf(const char *command) const
    {
        return static_cast<int>(cells(page.commands(), "name").indexOf(QLatin1String(command)));
    }
    QString reasonOf(const char *command) const { return cell(page.commands(), rowOf(command), "blockedReason"); }
    bool isEnabled(const char *command) const { return page.commands()->value(rowOf(command), "isEnabled").toBool(); }

    Command answer(CommandState state, const std::string &reason = {}) const
    {
        Command command;
        command.id = backend.sent.back().id();
        command.deviceId = "oven-1";
        command.payload = backend.sent.back().payload;
        command.createdMs = clock.utcMs();
        command.requestedBy = "operator";
        command.state = state;
        command.reason = reason;
        return command;
    }

    Device oven = makeDevice("oven-1", "Oven 1");
    EngineStatus status;
    DeviceViewModel page{context};
};

class TestDeviceViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isUnknownWithoutADevice();
    void describesTheDevice();
    void tellsTheDevicesOwnWord_data();
    void tellsTheDevicesOwnWord();
    void tellsHowItsClockIsRead_data();
    void tellsHowItsClockIsRead();
    void changesToAnotherDevice();
    void saysWhenItWasLastSeen();
    void removesTheMachineShown();
    void removesNothingUnknown();
    void aMachineThatLeftIsUnknown();
    void onlyWhatLeftBeforeItsReaderIsGone();
    void tellsThatAValueIsDoubtful();
    void listsAllValuesWithLimits();
    void showsItsOwnAlarmsOnly();
    void acknowledgesItsAlarms();
    void knowsWhatEachCommandNeeds();
    void showsTheValueNowInTheCommandsUnit();
    void enablesWhatCanBeSent();
    void blocksWhatCannotArrive_data();
    void blocksWhatCannotArrive();
    void blocksOnStaleFeedbackButNeverAStop();
    void sendsACommand();
    void sendsASetpoint();
    void doesNotSendBeyondTheLimits();
    void doesNotSendWhatIsBlocked();
    void doesNotSendWhatTheDeviceDoesNotKnow();
    void showsTheOrderBeforeTheEngineTellsOfIt();
    void followsTheOrdersLife();
    void saysWhyTheEngineRefused();
    void blocksTheSameOrderWhileItIsOpen();
    void logsOrdersNewestFirst();
    void followsSamplesOnlyWhileShown();
    void renewsTextsForANewLanguage();
};

void TestDeviceViewModel::isUnknownWithoutADevice()
{
    PanelBench bench;
    DeviceViewModel page(bench.context);
    QVERIFY(!page.isKnown());
    QCOMPARE(page.values()->count(), 0);
    QCOMPARE(page.commands()->count(), 0);
    QCOMPARE(page.commandLog()->count(), 0);
    QCOMPARE(page.alarms()->count(), 0);
    QCOMPARE(page.lastCommandState(), enums::CommandState::None);
    page.sendCommand(QStringLiteral("start"));
    QVERIFY(bench.backend.sent.empty());
}

void TestDeviceViewModel::describesTheDevice()
{
    OvenBench bench;
    QVERIFY(bench.page.isKnown());
    QCOMPARE(bench.page.name(), QStringLiteral("Oven 1"));
    QCOMPARE(bench.page.type(), QStringLiteral("Oven"));
    QCOMPARE(bench.page.location(), QStringLiteral("Hall 1"));
    QCOMPARE(bench.page.statusText(), QStringLiteral("Online"));
    QSignalSpy changed(&bench.page, &DeviceViewModel::deviceChanged);
    bench.oven.status = "offline";
    bench.backend.push(bench.oven);
    bench.backend.push(bench.oven);
    QVERIFY(bench.page.isOffline());
    QCOMPARE(changed.count(), 1);
}

void TestDeviceViewModel::tellsTheDevicesOwnWord_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("told");
    QTest::addColumn<QString>("expected");
    QTest::newRow("it is as it says") << "running"
                                      << "" << QString();
    QTest::newRow("its data belie its last will") << "online"
                                                  << "offline"
                                                  << "Says it is offline, but sends";
    QTest::newRow("the last will belies what it said") << "offline"
                                                       << "running"
                                                       << "Said last: Running";
    QTest::newRow("a word of its own") << "offline"
                                       << "purging"
                                       << "Said last: Purging";
}

void TestDeviceViewModel::tellsTheDevicesOwnWord()
{
    QFETCH(const QString, status);
    QFETCH(const QString, told);
    QFETCH(const QString, expected);
    OvenBench bench;
    bench.oven.status = status.toStdString();
    bench.oven.toldStatus = told.toStdString();
    bench.backend.push(bench.oven);
    QCOMPARE(bench.page.toldText(), expected);
}

void TestDeviceViewModel::tellsHowItsClockIsRead_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<QString>("expected");
    QTest::newRow("no rule: as its times say") << "oven-1" << QString();
    QTest::newRow("a rule for arrival") << "oven-2"
                                        << "Its clock is not read, arrival counts";
    QTest::newRow("a rule for a zone") << "oven-3"
                                       << "Its clock is read as time of Europe/Berlin";
}

void TestDeviceViewModel::tellsHowItsClockIsRead()
{
    QFETCH(const QString, device);
    QFETCH(const QString, expected);
    OvenBench bench;
    bench.clocks["oven-2"] = {ClockRule::Kind::Arrival, {}};
    bench.clocks["oven-3"] = {ClockRule::Kind::Zone, "Europe/Berlin"};
    bench.backend.push(makeDevice(device.toStdString(), "Oven"));
    bench.page.setDeviceId(device);
    QCOMPARE(bench.page.clockText(), expected);
}

void TestDeviceViewModel::changesToAnotherDevice()
{
    OvenBench bench;
    bench.backend.push(makeDevice("mill-1", "Mill 1"));
    bench.backend.push({"mill-1", "vibration"}, 1, "mm/s");
    bench.page.setDeviceId(QStringLiteral("mill-1"));
    QCOMPARE(bench.page.name(), QStringLiteral("Mill 1"));
    QCOMPARE(cells(bench.page.values(), "sensorType"), QStringList{u"vibration"_s});
    QCOMPARE(bench.page.commands()->count(), 0);
    bench.page.setDeviceId(QStringLiteral("nobody"));
    QVERIFY(!bench.page.isKnown());
    QCOMPARE(bench.page.values()->count(), 0);
}

void TestDeviceViewModel::saysWhenItWasLastSeen()
{
    OvenBench bench;
    QCOMPARE(bench.page.lastSeenText(), QStringLiteral("0 s ago"));
    bench.pass(42s);
    QCOMPARE(bench.page.lastSeenText(), QStringLiteral("42 s ago"));
    QCOMPARE(bench.page.statusFreshness(), Freshness::Late);
    bench.backend.push({"oven-1", "setpoint"}, 65, "celsius");
    bench.pass(1s);
    QCOMPARE(bench.page.lastSeenText(), QStringLiteral("1 s ago"));
    QCOMPARE(bench.page.statusFreshness(), Freshness::Live);
}

void TestDeviceViewModel::removesTheMachineShown()
{
    OvenBench bench;
    bench.page.removeMachine();
    QCOMPARE(bench.backend.removed, std::vector<std::string>{"oven-1"});
    QVERIFY(bench.page.isKnown()); // until the engine says that it left
}

void TestDeviceViewModel::removesNothingUnknown()
{
    OvenBench bench;
    bench.page.setDeviceId(QStringLiteral("never-heard"));
    bench.page.removeMachine();
    bench.page.setDeviceId({});
    bench.page.removeMachine();
    QVERIFY(bench.backend.removed.empty());
}

void TestDeviceViewModel::aMachineThatLeftIsUnknown()
{
    OvenBench bench;
    LiveFrame left;
    left.devicesRemoved.insert("oven-1");
    bench.backend.push(std::move(left));
    QVERIFY(!bench.page.isKnown());
    QCOMPARE(bench.page.values()->count(), 0);
    QCOMPARE(bench.page.goneName(), QStringLiteral("Oven 1"));
    bench.page.removeMachine();
    QVERIFY(bench.backend.removed.empty());
    bench.pass(1s);
    QCOMPARE(bench.page.goneName(), QStringLiteral("Oven 1")); // for as long as the page is open
    bench.backend.push(bench.oven);
    QVERIFY(bench.page.isKnown());
    QVERIFY(bench.page.goneName().isEmpty());
}

void TestDeviceViewModel::onlyWhatLeftBeforeItsReaderIsGone()
{
    OvenBench bench;
    bench.page.setDeviceId(QStringLiteral("never-heard"));
    QVERIFY(bench.page.goneName().isEmpty());
    bench.page.setDeviceId(QStringLiteral("oven-1"));
    LiveFrame left;
    left.devicesRemoved.insert("oven-1");
    bench.backend.push(std::move(left));
    QSignalSpy changed(&bench.page, &DeviceViewModel::deviceChanged);
    bench.page.setDeviceId(QStringLiteral("never-heard"));
    QVERIFY(bench.page.goneName().isEmpty());
    QCOMPARE(changed.count(), 1);
}

void TestDeviceViewModel::tellsThatAValueIsDoubtful()
{
    OvenBench bench;
    QSignalSpy changed(&bench.page, &DeviceViewModel::doubtfulChanged);
    bench.backend.push({"oven-1", "setpoint"}, 65, "celsius", Quality::Uncertain);
    bench.backend.push({"oven-1", "setpoint"}, 66, "celsius", Quality::Uncertain);
    QVERIFY(bench.page.isDoubtful());
    QCOMPARE(changed.count(), 1);
    bench.backend.push({"oven-1", "setpoint"}, 67, "celsius");
    QVERIFY(!bench.page.isDoubtful());
}

void TestDeviceViewModel::listsAllValuesWithLimits()
{
    OvenBench bench;
    AlarmSettings settings;
    settings.setLimit("temperature", LimitKind::High, AlarmLimit{.limit = 80});
    settings.setLimit("temperature", LimitKind::Low, AlarmLimit{.limit = 10});
    settings.setLimit("temperature", LimitKind::High, AlarmLimit{.limit = 95}, "oven-1");
    settings.setLimit("pressure", LimitKind::High, AlarmLimit{.limit = 2});
    settings.setLimit("pressure", LimitKind::High, std::nullopt, "oven-1"); // switched off: no limit, no "H --"
    bench.limits = settings;
    for (const char *sensor : {"temperature", "humidity", "power", "pressure"})
        bench.backend.push({"oven-1", sensor}, 1, "celsius");
    QCOMPARE(bench.page.values()->count(), 5);
    QCOMPARE(cell(bench.page.values(), 0, "limitsText"), QStringLiteral("L 10.0  H 95.0"));
    for (int row = 1; row < 5; ++row)
        QVERIFY(cell(bench.page.values(), row, "limitsText").isEmpty());
}

void TestDeviceViewModel::showsItsOwnAlarmsOnly()
{
    OvenBench bench;
    bench.backend.push(makeAlarm({"oven-1", "setpoint"}, Priority::High, 1));
    bench.backend.push(makeAlarm({"oven-2", "setpoint"}, Priority::High, 1));
    QCOMPARE(cells(bench.page.alarms(), "deviceId"), QStringList{u"oven-1"_s});
    QCOMPARE(bench.page.values()->value(0, "priority").toInt(), int(Priority::High));
}

void TestDeviceViewModel::acknowledgesItsAlarms()
{
    OvenBench bench;
    bench.page.acknowledgeAll();
    QVERIFY(bench.backend.acknowledged.empty());
    bench.backend.push(makeAlarm({"oven-1", "setpoint"}, Priority::High, 1));
    bench.backend.push(makeAlarm({"oven-2", "setpoint"}, Priority::High, 1));
    bench.pass(1s);
    bench.page.acknowledgeAll();
    bench.page.acknowledge(QStringLiteral("oven-1/setpoint/high"));
    bench.page.acknowledge(QStringLiteral("oven-2/setpoint/high"));
    QCOMPARE(bench.backend.acknowledged.size(), std::size_t{2});
    QCOMPARE(bench.backend.acknowledged[0].alarms.size(), std::size_t{1});
}

void TestDeviceViewModel::knowsWhatEachCommandNeeds()
{
    OvenBench bench;
    const RowListModel *commands = bench.page.commands();
    QCOMPARE(commands->value(bench.rowOf("start"), "kind").toInt(), int(CommandKind::Start));
    QCOMPARE(commands->value(bench.rowOf("stop"), "kind").toInt(), int(CommandKind::Stop));
    QCOMPARE(commands->value(bench.rowOf("lamp_test"), "kind").toInt(), int(CommandKind::Other));
    const int row = bench.rowOf("set_setpoint");
    QCOMPARE(commands->value(row, "kind").toInt(), int(CommandKind::Setpoint));
    QCOMPARE(commands->value(row, "minimum").toDouble(), 30.0);
    QCOMPARE(commands->value(row, "maximum").toDouble(), 75.0);
    QCOMPARE(commands->value(row, "digits").toInt(), 1);
    QCOMPARE(cell(commands, row, "maximumText"), QStringLiteral("75.0"));
    QCOMPARE(cell(commands, row, "unitText"), QStringLiteral("°C"));
    QCOMPARE(cell(commands, row, "currentText"), QStringLiteral("65.0 °C"));
    QVERIFY(std::isinf(commands->value(bench.rowOf("set_speed"), "maximum").toDouble()));
    QVERIFY(cell(commands, bench.rowOf("set_speed"), "maximumText").isEmpty());
}

void TestDeviceViewModel::showsTheValueNowInTheCommandsUnit()
{
    OvenBench bench;
    QVERIFY(std::isnan(bench.page.commands()->value(bench.rowOf("set_speed"), "current").toDouble()));
    bench.backend.push({"oven-1", "speed"}, 0.3, "m/s");
    const RowListModel *commands = bench.page.commands();
    QCOMPARE(commands->value(bench.rowOf("set_speed"), "current").toDouble(), 18.0);
    QCOMPARE(cell(commands, bench.rowOf("set_speed"), "currentText"), QStringLiteral("18.00 m/min"));
}

void TestDeviceViewModel::enablesWhatCanBeSent()
{
    OvenBench bench;
    for (const char *command : {"start", "stop", "lamp_test", "set_setpoint"})
        QVERIFY2(bench.isEnabled(command), command);
}

using Mishap = void (*)(OvenBench &);

void TestDeviceViewModel::blocksWhatCannotArrive_data()
{
    QTest::addColumn<Mishap>("mishap");
    QTest::addColumn<QString>("reason");
    const auto add = [](const char *sentence, Mishap mishap, const char *reason) {
        QTest::newRow(sentence) << mishap << QString::fromLatin1(reason);
    };
    add(
        "the engine stalls", [](OvenBench &bench) { bench.fallSilent(4s); }, "The engine gives no sign of life.");
    add(
        "the connection that commands take is away",
        [](OvenBench &bench) {
            bench.status.control.state = LinkState::Down;
            bench.backend.pushStatus(bench.status);
        },
        "There is no connection to the broker.");
    add(
        "the machine is offline",
        [](OvenBench &bench) {
            bench.oven.status = "offline";
            bench.backend.push(bench.oven);
        },
        "The machine is offline.");
}

void TestDeviceViewModel::blocksWhatCannotArrive()
{
    QFETCH(Mishap, mishap);
    QFETCH(QString, reason);
    OvenBench bench;
    mishap(bench);
    QCOMPARE(bench.reasonOf("start"), reason);
    QCOMPARE(bench.reasonOf("stop"), reason);
    QCOMPARE(bench.reasonOf("set_setpoint"), reason);
}

void TestDeviceViewModel::blocksOnStaleFeedbackButNeverAStop()
{
    OvenBench bench;
    bench.pass(61s);
    const QString reason = QStringLiteral("The machine's values are not current.");
    QCOMPARE(bench.reasonOf("start"), reason);
    QCOMPARE(bench.reasonOf("set_setpoint"), reason);
    QVERIFY(bench.isEnabled("stop"));
    bench.backend.push({"oven-1", "temperature"}, 50, "celsius");
    QVERIFY(bench.isEnabled("start")); // something is current
    QVERIFY(!bench.isEnabled("set_setpoint")); // its own feedback is not
}

void TestDeviceViewModel::sendsACommand()
{
    OvenBench bench;
    bench.page.sendCommand(QStringLiteral("start"));
    QCOMPARE(bench.backend.sent.size(), std::size_t{1});
    QCOMPARE(bench.backend.sent[0].deviceId, std::string("oven-1"));
    const QJsonObject payload = payloadOf(bench.backend.sent[0]);
    QCOMPARE(payload.value(QLatin1String("command")).toString(), QStringLiteral("start"));
    QVERIFY(!payload.value(QLatin1String("id")).toString().isEmpty());
    QVERIFY(!payload.contains(QLatin1String("value")));
}

void TestDeviceViewModel::sendsASetpoint()
{
    OvenBench bench;
    bench.page.sendSetpoint(QStringLiteral("set_setpoint"), 70.5);
    QCOMPARE(payloadOf(bench.backend.sent.at(0)).value(QLatin1String("value")).toDouble(), 70.5);
    QCOMPARE(cell(bench.page.commandLog(), 0, "valueText"), QStringLiteral("70.5 °C"));
}

void TestDeviceViewModel::doesNotSendBeyondTheLimits()
{
    OvenBench bench;
    bench.page.sendSetpoint(QStringLiteral("set_setpoint"), 75.1);
    bench.page.sendSetpoint(QStringLiteral("set_setpoint"), std::nan(""));
    bench.page.sendSetpoint(QStringLiteral("start"), 1);
    bench.page.sendCommand(QStringLiteral("set_setpoint"));
    QVERIFY(bench.backend.sent.empty());
    QCOMPARE(bench.page.lastCommandState(), enums::CommandState::Failed);
    QVERIFY(!bench.page.lastCommandReason().isEmpty());
}

void TestDeviceViewModel::doesNotSendWhatIsBlocked()
{
    OvenBench bench;
    bench.fallSilent(4s);
    bench.page.sendCommand(QStringLiteral("start"));
    QVERIFY(bench.backend.sent.empty());
    QCOMPARE(bench.page.lastCommandReason(), QStringLiteral("The engine gives no sign of life."));
}

void TestDeviceViewModel::doesNotSendWhatTheDeviceDoesNotKnow()
{
    OvenBench bench;
    bench.page.sendCommand(QStringLiteral("self_destruct"));
    QVERIFY(bench.backend.sent.empty());
    QCOMPARE(bench.page.lastCommandState(), enums::CommandState::Failed);
}

void TestDeviceViewModel::showsTheOrderBeforeTheEngineTellsOfIt()
{
    OvenBench bench;
    QSignalSpy changed(&bench.page, &DeviceViewModel::lastCommandChanged);
    bench.page.sendCommand(QStringLiteral("start"));
    QCOMPARE(bench.page.lastCommandState(), enums::CommandState::Queued);
    QVERIFY(bench.page.isLastCommandPending());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(bench.page.commandLog()->count(), 1);
    bench.backend.push(bench.answer(CommandState::Queued));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(bench.page.commandLog()->count(), 1);
}

void TestDeviceViewModel::followsTheOrdersLife()
{
    OvenBench bench;
    bench.page.sendCommand(QStringLiteral("start"));
    for (const CommandState state : {CommandState::Sent, CommandState::Delivered, CommandState::Accepted}) {
        bench.backend.push(bench.answer(state));
        QCOMPARE(int(bench.page.lastCommandState()), int(state));
        QVERIFY(bench.page.commands()->value(bench.rowOf("start"), "isPending").toBool());
    }
    bench.backend.push(bench.answer(CommandState::Rejected, "door open"));
    QCOMPARE(bench.page.lastCommandState(), enums::CommandState::Rejected);
    QCOMPARE(bench.page.lastCommandReason(), QStringLiteral("door open"));
    QVERIFY(!bench.page.isLastCommandPending());
    QCOMPARE(cell(bench.page.commands(), bench.rowOf("start"), "stateText"), QStringLiteral("Refused by the machine"));
    QCOMPARE(cell(bench.page.commandLog(), 0, "reason"), QStringLiteral("door open"));
}

void TestDeviceViewModel::saysWhyTheEngineRefused()
{
    OvenBench bench;
    bench.backend.refuseActions = "audit cannot be written";
    bench.page.sendCommand(QStringLiteral("start"));
    QTRY_COMPARE(bench.page.lastCommandState(), enums::CommandState::Failed);
    QCOMPARE(bench.page.lastCommandReason(), QStringLiteral("audit cannot be written"));
    bench.backend.refuseActions.clear();
    bench.page.sendCommand(QStringLiteral("start"));
    QCOMPARE(bench.page.lastCommandState(), enums::CommandState::Queued);
}

void TestDeviceViewModel::blocksTheSameOrderWhileItIsOpen()
{
    OvenBench bench;
    bench.page.sendCommand(QStringLiteral("start"));
    QCOMPARE(bench.reasonOf("start"), QStringLiteral("The last order is not answered yet."));
    QVERIFY(bench.isEnabled("lamp_test"));
    bench.backend.push(bench.answer(CommandState::Done));
    QVERIFY(bench.isEnabled("start"));
    bench.page.sendCommand(QStringLiteral("stop"));
    QVERIFY(bench.isEnabled("stop"));
}

void TestDeviceViewModel::logsOrdersNewestFirst()
{
    OvenBench bench;
    QAbstractItemModelTester tester(bench.page.commandLog(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    LiveFrame frame;
    for (int number = 0; number < 30; ++number) {
        Command command;
        command.id = "c" + std::to_string(number);
        command.deviceId = number == 29 ? "oven-2" : "oven-1";
        command.createdMs = 1000 + number;
        command.payload = R"({"command":"start"})";
        command.state = CommandState::Done;
        frame.commands[command.id] = command;
    }
    bench.backend.push(std::move(frame));
    QCOMPARE(bench.page.commandLog()->count(), int(CommandTable::kLogLength));
    QCOMPARE(cell(bench.page.commandLog(), 0, "commandId"), QStringLiteral("c28"));
    QCOMPARE(cell(bench.page.commandLog(), 0, "label"), QStringLiteral("Start"));
}

void TestDeviceViewModel::followsSamplesOnlyWhileShown()
{
    OvenBench bench;
    QVERIFY(bench.backend.watched.empty());
    bench.page.setActive(true);
    QCOMPARE(bench.backend.watched, (std::vector<SeriesKey>{{"oven-1", "setpoint"}}));
    bench.backend.push({"oven-1", "temperature"}, 50, "celsius");
    QCOMPARE(bench.backend.watched.size(), std::size_t{2});
    bench.page.setActive(false);
    QVERIFY(bench.backend.watched.empty());
}

void TestDeviceViewModel::renewsTextsForANewLanguage()
{
    OvenBench bench;
    bench.format.setLocale(QLocale(QLocale::German));
    QCOMPARE(cell(bench.page.values(), 0, "valueText"), QStringLiteral("65,0"));
    QCOMPARE(cell(bench.page.commands(), bench.rowOf("set_setpoint"), "maximumText"), QStringLiteral("75,0"));
}

LINESIDE_TEST(TestDeviceViewModel)

} // namespace tst_deviceviewmodel

#include "tst_deviceviewmodel.moc"
