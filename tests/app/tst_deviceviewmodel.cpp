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

    /// The stops stand apart.
    RowListModel *tableOf(const char *command) const
    {
        return cells(page.stops(), "name").contains(QLatin1String(command)) ? page.stops() : page.commands();
    }
    int rowOf(const char *command) const
    {
        return static_cast<int>(cells(tableOf(command), "name").indexOf(QLatin1String(command)));
    }
    QVariant valueOf(const char *command, const char *role) const
    {
        return tableOf(command)->value(rowOf(command), role);
    }
    QString reasonOf(const char *command) const { return valueOf(command, "blockedReason").toString(); }
    bool isEnabled(const char *command) const { return valueOf(command, "isEnabled").toBool(); }
    /// The oven tells of this command alone, and a door.
    void knows(const std::string &entry)
    {
        oven.metadata = R"({"commands":[)" + entry + "]}";
        backend.push(oven);
        backend.push({"oven-1", "door"}, 1, "");
    }
    QByteArray lastPayload() const
    {
        QJsonObject payload = payloadOf(backend.sent.back());
        payload.remove(QLatin1String("id"));
        return QJsonDocument(payload).toJson(QJsonDocument::Compact);
    }

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
    void offersWhatTheRoleMayDo();
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
    void stopsStandApartAndNeedOnePress();
    void aStopThatFailedIsToldUntilSeen_data();
    void aStopThatFailedIsToldUntilSeen();
    void asksWhyItWasStoppedOnceItWas();
    void tellsWhatWaitsForASecondPerson();
    void theSiteRaisesHowACommandIsMeant();
    void showsWhatMustBeSoBefore();
    void sendsAnOption();
    void sendsARecipeWholeOrNotAtAll();
    void aRecipeForgetsWhatWasSetForAnotherMachine();
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
    QCOMPARE(bench.valueOf("stop", "kind").toInt(), int(CommandKind::Stop));
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

/// What the engine would refuse is not offered, and the reason stands in the button.
void TestDeviceViewModel::offersWhatTheRoleMayDo()
{
    OvenBench bench;
    QVERIFY(bench.isEnabled("start"));
    bench.who.setRights([](std::string_view verb, const std::string &device, std::string_view command) {
        return verb == "command" && device == "oven-1" && command == "stop";
    });
    QVERIFY(bench.isEnabled("stop"));
    QCOMPARE(bench.reasonOf("start"), QStringLiteral("Only after a login."));
    bench.who.begin({.token = "t", .number = 1, .user = 1, .name = "viewer 1", .role = "operator"});
    QCOMPARE(bench.reasonOf("start"), QStringLiteral("Your role may not do this."));
    QVERIFY(!bench.isEnabled("start"));
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

void TestDeviceViewModel::stopsStandApartAndNeedOnePress()
{
    OvenBench bench;
    QCOMPARE(cells(bench.page.stops(), "name"), QStringList{QStringLiteral("stop")});
    QVERIFY(!cells(bench.page.commands(), "name").contains(QLatin1String("stop")));
    QCOMPARE(bench.valueOf("stop", "confirm").toInt(), int(enums::ConfirmBy::Press));
    bench.page.order(QStringLiteral("stop"), 0);
    QCOMPARE(bench.lastPayload(), QByteArray(R"({"command":"stop"})"));
}

void TestDeviceViewModel::aStopThatFailedIsToldUntilSeen_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("told");
    QTest::addRow("refused") << int(CommandState::Rejected) << u"Stop: locked"_s;
    QTest::addRow("no answer") << int(CommandState::Expired) << u"Stop: No answer in time"_s;
    QTest::addRow("not sent") << int(CommandState::Failed) << u"Stop: locked"_s;
}

/// Nothing else is ordered meanwhile: what moves the machine waits for the stop.
void TestDeviceViewModel::aStopThatFailedIsToldUntilSeen()
{
    QFETCH(const int, state);
    QFETCH(const QString, told);
    OvenBench bench;
    QVERIFY(bench.isEnabled("start"));
    bench.page.order(u"stop"_s, 0);
    QCOMPARE(bench.reasonOf("start"), u"A stop is not answered yet."_s);
    QVERIFY(bench.isEnabled("stop"));
    const bool isSilent = state == int(CommandState::Expired);
    bench.backend.push(bench.answer(CommandState(state), isSilent ? "the device did not answer in time" : "locked"));
    QCOMPARE(bench.page.stopTrouble(), told);
    QCOMPARE(bench.reasonOf("start"), u"A stop was not carried out."_s);
    QVERIFY(bench.isEnabled("stop"));
    bench.page.seeStopTrouble();
    QCOMPARE(bench.page.stopTrouble(), QString());
    QVERIFY(bench.isEnabled("start"));
    bench.page.order(u"stop"_s, 0);
    bench.backend.push(bench.answer(CommandState::Done));
    QCOMPARE(bench.page.stopTrouble(), QString());
    QVERIFY(bench.isEnabled("start"));
}

void TestDeviceViewModel::asksWhyItWasStoppedOnceItWas()
{
    OvenBench bench;
    bench.backend.rules = {{.device = "oven-1", .name = "stop", .stopReasons = {"Jam", "Change"}}};
    bench.knows(R"({"name":"stop"})");
    QSignalSpy changed(&bench.page, &DeviceViewModel::stopReasonsChanged);
    bench.page.order(u"stop"_s, 0);
    QCOMPARE(bench.page.stopReasons(), QStringList());
    bench.backend.push(bench.answer(CommandState::Accepted));
    QCOMPARE(bench.page.stopReasons(), QStringList());
    changed.clear();
    bench.backend.push(bench.answer(CommandState::Done));
    QCOMPARE(bench.page.stopReasons(), (QStringList{u"Jam"_s, u"Change"_s}));
    QVERIFY(!changed.isEmpty());
    bench.page.explainStop(1);
    QCOMPARE(bench.page.stopReasons(), QStringList());
}

void TestDeviceViewModel::tellsWhatWaitsForASecondPerson()
{
    OvenBench bench;
    bench.page.order(u"set_setpoint"_s, 70);
    Command waiting = bench.answer(CommandState::Waiting);
    waiting.expiresMs = bench.clock.utcMs() + 60'000;
    bench.backend.push(waiting);
    QVERIFY(bench.valueOf("set_setpoint", "waitText").toString().startsWith(u"70.0 °C, still "_s));
    const QString before = bench.valueOf("set_setpoint", "waitText").toString();
    bench.pass(5s);
    QVERIFY(bench.valueOf("set_setpoint", "waitText").toString() != before);
}

void TestDeviceViewModel::theSiteRaisesHowACommandIsMeant()
{
    OvenBench bench;
    bench.backend.rules = {{.device = "oven-1", .name = "start", .confirm = ConfirmBy::Two},
                           {.device = "oven-1", .name = "dance", .confirm = ConfirmBy::Two}};
    bench.knows(R"({"name":"start"})");
    QCOMPARE(bench.valueOf("start", "confirm").toInt(), int(enums::ConfirmBy::Two));
    QCOMPARE(bench.page.commands()->count(), 1); // what the site alone names is no button
}

void TestDeviceViewModel::showsWhatMustBeSoBefore()
{
    OvenBench bench;
    bench.knows(R"({"name":"start","permissives":[{"sensor":"door","is":1,"text":"Door closed"}]})");
    using State = enums::PermissiveState;
    const auto state = [&bench] { return bench.valueOf("start", "permissiveStates").value<QList<int>>().at(0); };
    QCOMPARE(state(), int(State::Met));
    QCOMPARE(bench.valueOf("start", "permissiveTexts").toStringList(),
             QStringList{QStringLiteral("Door closed (now 1)")});
    QVERIFY(bench.isEnabled("start"));
    bench.backend.push({"oven-1", "door"}, 0, "");
    QCOMPARE(state(), int(State::NotMet));
    QCOMPARE(bench.reasonOf("start"), QStringLiteral("Missing: Door closed"));
    bench.page.order(QStringLiteral("start"), 0); // a card was open: the engine refuses it, and has it in the record
    QCOMPARE(bench.backend.sent.size(), std::size_t{1});
    bench.backend.push({"oven-1", "door"}, 1, "");
    bench.pass(20s); // late
    QCOMPARE(state(), int(State::NotLive));
    QCOMPARE(bench.reasonOf("start"), QStringLiteral("Interlock, value not live: Door closed"));
}

void TestDeviceViewModel::sendsAnOption()
{
    OvenBench bench;
    bench.knows(R"({"name":"lamp","kind":"switch","parameter":"on","sensor":"door"},
        {"name":"fan","parameter":"speed","options":[{"value":0,"label":"Still"},{"value":"fast"}]})");
    QCOMPARE(bench.valueOf("lamp", "options").toStringList(),
             (QStringList{QStringLiteral("Off"), QStringLiteral("On")}));
    QCOMPARE(bench.valueOf("lamp", "currentOption").toInt(), 1);
    bench.page.order(QStringLiteral("lamp"), 0);
    QCOMPARE(bench.lastPayload(), QByteArray(R"({"command":"lamp","on":false})"));
    QCOMPARE(cell(bench.page.commandLog(), 0, "valueText"), QStringLiteral("Off"));
    bench.page.order(QStringLiteral("fan"), 1);
    QCOMPARE(bench.lastPayload(), QByteArray(R"({"command":"fan","speed":"fast"})"));
    bench.page.order(QStringLiteral("fan"), 7);
    bench.page.order(QStringLiteral("fan"), -1);
    QCOMPARE(bench.backend.sent.size(), std::size_t(2));
}

void TestDeviceViewModel::sendsARecipeWholeOrNotAtAll()
{
    OvenBench bench;
    bench.knows(R"({"name":"bake","fields":[{"parameter":"t","label":"Temperature","sensor":"setpoint","unit":"celsius",
        "min":30,"max":75,"step":1},{"parameter":"minutes","label":"Minutes","min":1,"max":90}]})");
    auto *recipe = bench.valueOf("bake", "recipe").value<Recipe *>();
    QVERIFY(recipe != nullptr);
    QCOMPARE(recipe->problem(), QStringLiteral("Fill in: Minutes"));
    bench.page.order(QStringLiteral("bake"), 0);
    QVERIFY(bench.backend.sent.empty());
    recipe->setNumber(QStringLiteral("minutes"), 20);
    recipe->setNumber(QStringLiteral("t"), 70);
    QCOMPARE(recipe->problem(), QString());
    QCOMPARE(cell(recipe->fields(), 0, "wantedText"), QStringLiteral("70.0 °C"));
    QCOMPARE(recipe->summary(), QStringLiteral("Temperature: 65.0 °C → 70.0 °C\nMinutes: -- → 20"));
    bench.page.order(QStringLiteral("bake"), 0);
    QCOMPARE(bench.lastPayload(), QByteArray(R"({"command":"bake","minutes":20,"t":70})"));
    QVERIFY(!recipe->isTouched());
    recipe->setNumber(QStringLiteral("minutes"), 900);
    bench.backend.push(bench.answer(CommandState::Done));
    bench.page.order(QStringLiteral("bake"), 0);
    QCOMPARE(bench.backend.sent.size(), std::size_t(1)); // beyond its range
}

void TestDeviceViewModel::aRecipeForgetsWhatWasSetForAnotherMachine()
{
    OvenBench bench;
    bench.knows(R"({"name":"bake","kind":"recipe","fields":[{"parameter":"minutes"}]})");
    bench.valueOf("bake", "recipe").value<Recipe *>()->setNumber(QStringLiteral("minutes"), 20);
    bench.page.setDeviceId(QStringLiteral("oven-2"));
    bench.page.setDeviceId(QStringLiteral("oven-1"));
    QVERIFY(!bench.valueOf("bake", "recipe").value<Recipe *>()->isTouched());
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
