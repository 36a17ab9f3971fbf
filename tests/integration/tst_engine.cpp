// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "hallpeer.h"
#include "store/storereader.h"
#include "support/httpget.h"
#include "support/metricspage.h"
#include "support/mosquittobroker.h"
#include "support/submitted.h"
#include "support/testmain.h"
#include "support/testpaths.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace lineside;

namespace tst_engine {

/// The whole engine against a real broker, as lineside-edged runs it.
class TestEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aReadingReachesStoreCloudScreenAndApi();
    void anAlarmGoesOutOnceAndIsAcknowledged();
    void everyStepOfAnAlarmGoesOutOnce();
    void anAlarmDoesNotWaitForTheTurnOfTheValues();
    void aSecondScreenSeesTheSame();
    void aStopSendsNoAlertTwice();
    void everyReadingBeyondTheLimitGoesOutWhenAskedFor();
    void aCommandIsSentAnsweredAndShown();
    void aCommandNobodyAnswersExpires();
    void refusesWhatIsNoMessageAndKeepsItToLookAt();
    void aRetainedReadingIsKeptOnceHoweverOftenItComes();
    void startsWithoutABrokerAndConnectsWhenItComes();
    void losesNothingWhenTheBrokerRestarts();
    void commitsAllItTookWhenItStops();
    void remembersDevicesAndAlarmsOverARestart();
    void tellsWhatTheStartItselfDoesToAlarms();
    void showsTheLastValuesAfterARestartAndCountsThemNot();
    void aRenamedDeviceKeepsItsHistoryOverHttp();
    void replaysAJournalOfAnOlderVersion();
    void saysWhyItCannotStart();

private:
    void startEngine();
    void connectPeer(const std::vector<std::string> &filters);
    [[nodiscard]] std::size_t storedRows();
    void collectFrames();

    SystemClock m_clock;
    std::unique_ptr<MosquittoBroker> m_broker;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HallPeer> m_peer;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<Screen> m_frames;
    Config m_config;
    LiveFrame m_screen; ///< all frames so far, merged
};

void TestEngine::init()
{
    m_broker = std::make_unique<MosquittoBroker>();
    QVERIFY2(m_broker->start(), qPrintable(m_broker->problem()));
    m_folder = std::make_unique<QTemporaryDir>();
    m_config = {};
    m_config.storagePath = m_folder->path().toStdString();
    m_config.store.directory = m_config.storagePath;
    m_config.journal.directory = m_config.storagePath + "/journal";
    m_config.mqtt.host = "127.0.0.1";
    m_config.mqtt.port = m_broker->port();
    m_config.mqtt.clientId = "edge-processor-test";
    m_config.alarms = AlarmSettings::defaults();
    m_config.api.port = 0;
    m_screen = {};
}

void TestEngine::cleanup()
{
    if (m_engine && m_engine->httpPort() != 0)
        QCOMPARE(MetricsPage(httpGet(m_engine->httpPort(), "/metrics")).imbalance(), QString());
    m_frames.reset();
    m_engine.reset();
    m_peer.reset();
    m_broker.reset();
}

void TestEngine::startEngine()
{
    m_frames.reset();
    m_engine = std::make_unique<Engine>(m_config, m_clock);
    const auto started = m_engine->start();
    QVERIFY2(started.has_value(), started ? "" : started.error().text().c_str());
    m_frames = m_engine->openScreen(
        [this] { QMetaObject::invokeMethod(this, &TestEngine::collectFrames, Qt::QueuedConnection); });
    collectFrames();
}

void TestEngine::connectPeer(const std::vector<std::string> &filters)
{
    m_peer = std::make_unique<HallPeer>(m_broker->port(), filters, m_clock);
    QTRY_VERIFY(m_peer->isReady);
    QTRY_VERIFY(m_engine->status().broker.state == LinkState::Up); // what comes before nobody keeps
}

void TestEngine::collectFrames()
{
    LiveFrame frame = m_frames->take();
    if (frame.number != 0)
        m_screen.merge(std::move(frame));
}

std::size_t TestEngine::storedRows()
{
    return m_engine->status().books.stored;
}

void TestEngine::aReadingReachesStoreCloudScreenAndApi()
{
    startEngine();
    connectPeer({"cloud/#"});
    m_peer->publish("devices/oven-01/data",
                    R"({"device_id":"oven-01","timestamp":"2026-11-23T08:00:00.5+01:00","sensor_type":"temperature",)"
                    R"("value":212,"unit":"fahrenheit","location":"hall 1","metadata":{"batch":"A7"}})");

    QTRY_COMPARE(m_peer->countHeard("cloud/sensors/oven-01"), std::size_t{1});
    const QByteArray forwarded = QByteArray::fromStdString(m_peer->heard.front().payload);
    QVERIFY2(forwarded.contains(R"("value":100,"unit":"celsius")"), forwarded);
    QVERIFY2(forwarded.contains(R"("batch":"A7")") && forwarded.contains(R"("processor":"edge-processor")"), forwarded);

    const SeriesKey series{"oven-01", "temperature"};
    QTRY_VERIFY(m_screen.values.contains(series));
    QCOMPARE(m_screen.values.at(series).value, 100.0);
    QTRY_VERIFY(m_screen.devices.contains("oven-01"));

    const QByteArray answer = httpGet(m_engine->httpPort(), "/devices/oven-01/status");
    QVERIFY2(answer.contains(R"("status":"online")"), answer);

    Result<History> history = unexpected(ErrorCode::Timeout, "no answer");
    const auto measuredMs = parseRfc3339("2026-11-23T07:00:00.5Z").value();
    m_engine->queryHistory({.series = series, .fromMs = measuredMs, .toMs = measuredMs + 1}, this,
                           [&history](Result<History> found) { history = std::move(found); });
    QTRY_VERIFY(history.has_value());
    QCOMPARE(history->points.size(), std::size_t{1});
    QCOMPARE(history->points.front().mean, 100.0);
}

void TestEngine::anAlarmGoesOutOnceAndIsAcknowledged()
{
    startEngine();
    connectPeer({"alerts/#"});
    for (int i = 0; i < 5; ++i)
        m_peer->publishReading("oven-01", 90 + i, static_cast<std::uint64_t>(i));
    m_peer->publishReading("oven-02", 81, 9);
    QTRY_COMPARE(m_peer->countHeard("alerts/oven-02"), std::size_t{1});
    QCOMPARE(m_peer->countHeard("alerts/oven-01"), std::size_t{1});
    const QByteArray alert = QByteArray::fromStdString(m_peer->heard.front().payload);
    QVERIFY2(alert.contains(R"("type":"sensor_alert")") && alert.contains(R"("threshold":80)"), alert);

    const AlarmKey key{{"oven-01", "temperature"}, LimitKind::High};
    QTRY_VERIFY(m_screen.alarms.contains(key));
    QVERIFY(m_screen.alarms.at(key).state() == AlarmState::ActiveUnacknowledged);
    QVERIFY(submitted(*m_engine, AcknowledgeAlarms{{key}, "seen"}));
    QTRY_VERIFY(m_screen.alarms.at(key).state() == AlarmState::ActiveAcknowledged);
    QCOMPARE(m_screen.alarms.at(key).acknowledgedBy, std::string("operator"));
}

void TestEngine::everyStepOfAnAlarmGoesOutOnce()
{
    startEngine();
    connectPeer({"alarms/#"});
    m_peer->publishReading("oven-01", 90, 1);
    QTRY_COMPARE(m_peer->countHeard("alarms/oven-01"), std::size_t{1});
    const AlarmKey key{{"oven-01", "temperature"}, LimitKind::High};
    QTRY_VERIFY(m_screen.alarms.contains(key));
    QVERIFY(submitted(*m_engine, AcknowledgeAlarms{{key}, "seen"}));
    m_peer->publishReading("oven-01", 20, 2);
    QTRY_COMPARE(m_peer->countHeard("alarms/oven-01"), std::size_t{3});
    QTRY_COMPARE(m_engine->status().alerts.waiting, std::uint64_t{0});
    m_frames.reset();
    m_engine.reset();
    startEngine();
    m_peer->publishReading("oven-01", 95, 3);
    QTRY_COMPARE(m_peer->countHeard("alarms/oven-01"), std::size_t{4});
    for (const auto &[place, said] :
         {std::pair{0, R"("event":"activated","by":"","role":"","seat":"","said":"","calls":true,"alarm":{)"},
          std::pair{1, R"("event":"acknowledged","by":"operator","role":"engineer","seat":"","said":"seen")"},
          std::pair{2, R"("event":"returned")"}, std::pair{3, R"("event":"activated")"}}) {
        const std::string &step = m_peer->heard[std::size_t(place)].payload;
        QVERIFY2(step.find(said) != std::string::npos, step.c_str());
    }
}

void TestEngine::anAlarmDoesNotWaitForTheTurnOfTheValues()
{
    m_config.panel.valueInterval = std::chrono::hours(1);
    startEngine();
    connectPeer({});
    const auto publish = [this](const std::string &device, const std::string &value) {
        m_peer->publish("devices/" + device + "/data",
                        R"({"device_id":")" + device
                            + R"(","timestamp":"2026-11-23T08:00:00Z",)"
                              R"("sensor_type":"temperature","value":)"
                            + value + R"(,"unit":"celsius"})");
    };
    publish("mill-01", "20");
    publish("oven-01", "20");
    QTRY_VERIFY(m_screen.values.contains({"mill-01", "temperature"}));
    QTRY_VERIFY(m_screen.values.contains({"oven-01", "temperature"}));
    publish("mill-01", "21");
    publish("oven-01", "99");
    QTRY_COMPARE(m_screen.alarms.size(), std::size_t{1});
    QCOMPARE(m_screen.values.at({"oven-01", "temperature"}).value, 99.0);
    QCOMPARE(m_screen.values.at({"mill-01", "temperature"}).value, 20.0);
}

void TestEngine::aSecondScreenSeesTheSame()
{
    startEngine();
    connectPeer({});
    m_peer->publishReading("oven-01", 20, 1);
    QTRY_VERIFY(m_screen.devices.contains("oven-01"));
    LiveFrame second;
    const auto late = m_engine->openScreen([] {});
    const auto look = [&] {
        LiveFrame frame = late->take();
        if (frame.number != 0)
            second.merge(std::move(frame));
        return true;
    };
    QTRY_VERIFY(look() && second.isWhole && second.devices.contains("oven-01"));
    QCOMPARE(second.values.at({"oven-01", "temperature"}).value, 20.0);
    m_peer->publishReading("oven-01", 90, 2);
    QTRY_COMPARE(m_screen.transitions.size(), std::size_t{1});
    QTRY_VERIFY(look() && second.transitions.size() == 1);
    QCOMPARE(second.alarms.size(), m_screen.alarms.size());
}

void TestEngine::aStopSendsNoAlertTwice()
{
    constexpr std::size_t kAlerts = 600;
    startEngine();
    connectPeer({"alerts/#"});
    for (std::size_t i = 0; i < kAlerts; ++i)
        m_peer->publishReading("oven-" + std::to_string(i), 90, i);
    for (const std::size_t heard : {100, 300, 500}) { // some are under way at each stop
        QTRY_VERIFY(m_peer->heard.size() >= heard);
        m_engine->stop();
        startEngine();
    }
    const auto topics = [this] {
        std::set<std::string> all;
        for (const HallPeer::Heard &each : m_peer->heard)
            all.insert(each.topic);
        return all.size();
    };
    QTRY_COMPARE_WITH_TIMEOUT(topics(), kAlerts, 30000);
    QTRY_COMPARE(m_engine->status().alerts.waiting, std::uint64_t{0});
    QCOMPARE(m_peer->heard.size(), kAlerts);
}

void TestEngine::everyReadingBeyondTheLimitGoesOutWhenAskedFor()
{
    m_config.alarms.publish = AlertPublish::EveryReading;
    startEngine();
    connectPeer({"alerts/#"});
    for (int i = 0; i < 3; ++i)
        m_peer->publishReading("oven-01", 90, static_cast<std::uint64_t>(i));
    QTRY_COMPARE(m_peer->countHeard("alerts/oven-01"), std::size_t{3});
}

void TestEngine::aCommandIsSentAnsweredAndShown()
{
    startEngine();
    connectPeer({"devices/+/command"});
    const auto entered = submitted(*m_engine, SendCommand{"oven-01", R"({"command":"start"})"});
    QVERIFY(entered);
    const std::string &id = entered->commandId;
    QTRY_COMPARE(m_peer->countHeard("devices/oven-01/command"), std::size_t{1});
    QCOMPARE(m_peer->heard.front().payload, std::string(R"({"command":"start"})"));
    QTRY_VERIFY(m_screen.commands.contains(id) && m_screen.commands.at(id).state == CommandState::Delivered);
    m_peer->publish("devices/oven-01/command/result", R"({"id":")" + id + R"(","status":"done"})");
    QTRY_VERIFY(m_screen.commands.at(id).state == CommandState::Done);
}

void TestEngine::aCommandNobodyAnswersExpires()
{
    m_config.commands.expiry = std::chrono::seconds(1);
    startEngine();
    const auto entered = submitted(*m_engine, SendCommand{"oven-01", R"({"command":"start"})"});
    QVERIFY(entered);
    const std::string &id = entered->commandId;
    QTRY_VERIFY(m_screen.commands.contains(id) && m_screen.commands.at(id).state == CommandState::Expired);
    QVERIFY(!submitted(*m_engine, SendCommand{"oven-01", "no object"}));
}

void TestEngine::refusesWhatIsNoMessageAndKeepsItToLookAt()
{
    startEngine();
    connectPeer({});
    m_peer->publish("devices/oven-01/data", "{\"device_id\":");
    m_peer->publish("devices/oven-01/data", std::string(1 << 20, 'x'));
    m_peer->publish("devices/oven-01/status", R"({"id":"oven-02"})");
    m_peer->publishReading("oven-01", 20, 1);
    QTRY_COMPARE(storedRows(), std::size_t{1});
    const BookEntries books = m_engine->status().books;
    QVERIFY(books.balance());
    QCOMPARE(books.rejectedTotal(), std::uint64_t{3});
    QCOMPARE(books.rejected.at("device_mismatch"), std::uint64_t{1});
    const auto rejected = m_engine->rejectedMessages();
    QCOMPARE(rejected.size(), std::size_t{3});
    QCOMPARE(rejected.back().firstBytes, std::string("{\"device_id\":"));
}

void TestEngine::aRetainedReadingIsKeptOnceHoweverOftenItComes()
{
    startEngine();
    connectPeer({});
    m_peer->publish({.topic = "devices/oven-01/data",
                     .payload = R"({"device_id":"oven-01","timestamp":"2026-11-23T08:00:00Z",)"
                                R"("sensor_type":"temperature","value":95,"unit":"celsius"})",
                     .retain = true});
    QTRY_COMPARE(storedRows(), std::size_t{1});
    m_frames.reset();
    m_engine.reset();
    m_screen = {};
    startEngine();
    QTRY_COMPARE(m_engine->status().books.duplicate, std::uint64_t{1});
    QCOMPARE(storedRows(), std::size_t{0});
    QTRY_VERIFY(m_screen.values.contains({"oven-01", "temperature"}));
    QVERIFY(m_screen.values.at({"oven-01", "temperature"}).isRemembered);
}

void TestEngine::startsWithoutABrokerAndConnectsWhenItComes()
{
    m_broker->stop();
    startEngine();
    QVERIFY(httpGet(m_engine->httpPort(), "/health").contains("200 OK"));
    QTRY_VERIFY(!m_engine->status().broker.reason.empty());
    QVERIFY(m_broker->start());
    connectPeer({});
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->status().broker.state == LinkState::Up, 20000);
    m_peer->publishReading("oven-01", 20, 1);
    QTRY_COMPARE(storedRows(), std::size_t{1});
}

void TestEngine::losesNothingWhenTheBrokerRestarts()
{
    startEngine();
    connectPeer({});
    constexpr std::uint64_t kReadings = 4000;
    for (std::uint64_t i = 0; i < kReadings / 2; ++i)
        m_peer->publishReading("oven-01", 20, i);
    QTRY_VERIFY(m_peer->confirmed > kReadings / 4);
    m_broker->stop();
    for (std::uint64_t i = kReadings / 2; i < kReadings; ++i)
        m_peer->publishReading("oven-01", 20, i);
    QVERIFY(m_broker->start());
    QTRY_COMPARE_WITH_TIMEOUT(m_peer->confirmed, kReadings, 30000);
    QTRY_VERIFY_WITH_TIMEOUT(storedRows() >= kReadings, 30000);
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->status().unsentRows, std::uint64_t{0}, 30000);
    QVERIFY(m_engine->status().books.balance());
}

void TestEngine::commitsAllItTookWhenItStops()
{
    startEngine();
    connectPeer({});
    std::uint64_t sent = 3000;
    const auto isHeard = [this, &sent] { // the link is up before the broker has granted what is read
        ++sent;
        m_peer->publish("devices/oven-01/status", R"({"id":"oven-01"})");
        return m_engine->status().books.stored > 0;
    };
    QTRY_VERIFY(isHeard());
    for (std::uint64_t i = 0; i < 3000; ++i)
        m_peer->publishReading("oven-01", 20, i);
    QTRY_COMPARE_WITH_TIMEOUT(m_peer->confirmed, sent, 30000);
    m_engine->stop();
    QVERIFY(!submitted(*m_engine, SendCommand{"oven-01", "{}"}));
    // What the broker had not handed over waits there, what the stop had no time for in the journal: none is missing.
    startEngine();
    QTRY_COMPARE(m_engine->status().books.inFlight, std::uint64_t{0});
    StoreReader store(m_config.store.directory);
    const auto rows = [&store] { return store.unsent(0).value_or(Backlog{}).count; };
    QTRY_COMPARE_WITH_TIMEOUT(rows(), std::uint64_t{3000}, 30000);
}

void TestEngine::remembersDevicesAndAlarmsOverARestart()
{
    startEngine();
    connectPeer({"alerts/#"});
    m_peer->publish("devices/oven-01/status",
                    R"({"id":"oven-01","name":"Oven 1","type":"oven","location":"hall 1","status":"running"})");
    m_peer->publishReading("oven-01", 90, 1);
    QTRY_COMPARE(m_peer->countHeard("alerts/oven-01"), std::size_t{1});
    QTRY_COMPARE(storedRows(), std::size_t{2});
    m_frames.reset();
    m_engine.reset();
    m_screen = {};
    startEngine();
    QTRY_VERIFY(m_screen.devices.contains("oven-01"));
    QCOMPARE(m_screen.devices.at("oven-01").name, std::string("Oven 1"));
    QVERIFY(m_screen.alarms.contains({{"oven-01", "temperature"}, LimitKind::High}));
    m_peer->publishReading("oven-01", 91, 2);
    QTRY_COMPARE(storedRows(), std::size_t{1});
    QCOMPARE(m_peer->countHeard("alerts/oven-01"), std::size_t{1});
}

/// A step that restoring takes is told when there is somebody to hand it to: nobody was there, and the start crashed.
void TestEngine::tellsWhatTheStartItselfDoesToAlarms()
{
    startEngine();
    connectPeer({"alarms/#"});
    m_peer->publishReading("old-1", 90, 1);
    QTRY_COMPARE(m_peer->countHeard("alarms/old-1"), std::size_t{1});
    m_frames.reset();
    m_engine.reset();
    m_config.devices.renamed.add("press-01", {"old-1"}); // its alarms end under the former id
    startEngine();
    QTRY_COMPARE(m_peer->countHeard("alarms/old-1"), std::size_t{2});
    m_frames.reset();
    m_engine.reset();
    startEngine(); // and the next start tells nothing again
    QTRY_VERIFY(m_engine->status().broker.state == LinkState::Up);
    m_peer->publishReading("press-02", 90, 2);
    QTRY_COMPARE(m_peer->countHeard("alarms/press-02"), std::size_t{1});
    QCOMPARE(m_peer->countHeard("alarms/old-1"), std::size_t{2});
}

void TestEngine::showsTheLastValuesAfterARestartAndCountsThemNot()
{
    const SeriesKey temperature{"oven-01", "temperature"};
    startEngine();
    connectPeer({"alerts/#", "cloud/#"});
    m_peer->publishReading("oven-01", 90, 1);
    QTRY_COMPARE(m_peer->countHeard("cloud/sensors/oven-01"), std::size_t{1});
    QTRY_COMPARE(m_engine->status().unsentRows, std::uint64_t{0});
    QTRY_VERIFY(m_screen.values.contains(temperature));
    const LiveValue told = m_screen.values.at(temperature);
    QVERIFY(!told.isRemembered);
    m_frames.reset();
    m_engine.reset();
    m_screen = {};
    startEngine();
    QTRY_VERIFY(m_screen.values.contains(temperature));
    LiveValue expected = told;
    expected.isRemembered = true;
    QVERIFY(m_screen.values.at(temperature) == expected);
    QVERIFY(m_screen.devices.at("oven-01").isRemembered);
    QVERIFY(m_screen.samples.empty() && m_screen.transitions.empty());
    QCOMPARE(m_engine->status().books.received, std::uint64_t{0});
    m_peer->publishReading("oven-01", 91, 2);
    QTRY_COMPARE(m_peer->countHeard("cloud/sensors/oven-01"), std::size_t{2});
    QCOMPARE(m_peer->countHeard("alerts/oven-01"), std::size_t{1});
    QTRY_COMPARE(m_screen.values.at(temperature).value, 91.0);
    QVERIFY(!m_screen.values.at(temperature).isRemembered);
    QVERIFY(!m_screen.devices.at("oven-01").isRemembered);
}

void TestEngine::aRenamedDeviceKeepsItsHistoryOverHttp()
{
    startEngine();
    connectPeer({});
    m_peer->publishReading("old-1", 21.5, 1);
    m_peer->publishReading("old-1", 22.5, 2);
    QTRY_COMPARE(storedRows(), std::size_t{2});
    m_frames.reset();
    m_engine.reset();
    m_config.devices.renamed.add("press-01", {"old-1"});
    startEngine();
    QTRY_VERIFY(m_engine->status().broker.state == LinkState::Up);
    m_peer->publishReading("press-01", 23.5, 3);
    QTRY_COMPARE(storedRows(), std::size_t{1}); // since the start

    const quint16 port = m_engine->httpPort();
    const auto historyOf = [port](const QByteArray &device) {
        return httpGet(port, "/api/v1/history?device=" + device + "&sensor=temperature");
    };
    const QByteArray present = historyOf("press-01");
    QVERIFY2(present.contains("21.5") && present.contains("23.5"), present);
    const QByteArray former = historyOf("old-1"); // rows are never rewritten
    QVERIFY2(former.contains("21.5") && !former.contains("23.5"), former);
    QTRY_VERIFY2(httpGet(port, "/devices").contains(R"("id":"press-01")"), httpGet(port, "/devices"));
    QVERIFY2(!httpGet(port, "/devices").contains(R"("id":"old-1")"), httpGet(port, "/devices"));
    QVERIFY(httpGet(port, "/devices/press-01").contains(" 200 "));
    QVERIFY(httpGet(port, "/devices/old-1").contains(" 404 "));
}

void TestEngine::replaysAJournalOfAnOlderVersion()
{
    const QString journal = QString::fromStdString(m_config.journal.directory);
    QVERIFY(QDir().mkpath(journal));
    QVERIFY(QFile::copy(testData("/journal/before-formats.seg"), journal + QStringLiteral("/0000000000000000.seg")));
    startEngine();
    QTRY_COMPARE(m_engine->status().books.stored, std::uint64_t{2}); // the reading and the status
    const BookEntries books = m_engine->status().books;
    QCOMPARE(books.duplicate, std::uint64_t{1});
    QCOMPARE(books.rejected, (std::map<std::string, std::uint64_t>{{"empty", 1}, {"unknown_command", 1}}));
    QTRY_COMPARE(m_screen.devices.count("oven-01"), std::size_t{1});
    QCOMPARE(m_screen.devices.at("oven-01").name, std::string("Oven 1"));
}

void TestEngine::saysWhyItCannotStart()
{
    QFile inTheWay(m_folder->filePath(QStringLiteral("file")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    m_config.storagePath = inTheWay.fileName().toStdString();
    m_config.store.directory = m_config.storagePath;
    m_config.journal.directory = m_config.storagePath + "/journal";
    Engine engine(m_config, m_clock);
    const auto started = engine.start();
    QVERIFY(!started.has_value());
    QVERIFY(!started.error().message.empty());
}

LINESIDE_TEST(TestEngine)

} // namespace tst_engine

#include "tst_engine.moc"
