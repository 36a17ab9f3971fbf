// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "hallpeer.h"
#include "store/database.h"
#include "support/httpget.h"
#include "support/metricspage.h"
#include "support/mosquittobroker.h"
#include "support/sessionbroker.h"
#include "support/testmain.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

using namespace lineside;

namespace tst_sources {

constexpr int kPatienceMs = 40'000;
constexpr std::int64_t kLateMs = 1000; ///< what a reading of the living source must never be

QByteArray readingOf(const QByteArray &device, std::uint64_t number, int padding = 0)
{
    return "{\"device_id\":\"" + device
        + "\",\"timestamp\":\"2026-11-28T09:00:00Z\",\"sensor_type\":\"temperature\",\"value\":"
        + QByteArray::number(number) + ",\"metadata\":{\"mark\":\"" + device + '-' + QByteArray::number(number) + "!"
        + QByteArray(padding, 'x') + "\"}}";
}

/// All that lies in the journal's files now.
QByteArray journalBytes(const Config &config)
{
    QByteArray bytes;
    const QDir folder(QString::fromStdString(config.journal.directory));
    for (const QString &name : folder.entryList({QStringLiteral("*.seg")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            bytes += file.readAll();
    }
    return bytes;
}

/// An engine that takes in from two brokers.
class TestSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void takesInFromBoth();
    void aDeadSourceDelaysNobody_data();
    void aDeadSourceDelaysNobody();
    void aSourceBringsWhatWaitedWhenItComes();
    void aCommandGoesWhereItsDeviceIsHeard();
    void acknowledgesWhatIsInTheJournal_data();
    void acknowledgesWhatIsInTheJournal();
    void aFullJournalHoldsBackBoth();

private:
    void addSource(const std::string &name, std::uint16_t port);
    void startEngine();
    [[nodiscard]] LinkState linkOf(const std::string &name) const;
    [[nodiscard]] bool canCommand() const;
    [[nodiscard]] std::uint64_t stored() const { return m_engine->status().books.stored; }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MosquittoBroker> m_hall;
    std::unique_ptr<MosquittoBroker> m_yard;
    std::unique_ptr<Engine> m_engine;
    Config m_config;
};

void TestSources::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_hall = std::make_unique<MosquittoBroker>();
    m_yard = std::make_unique<MosquittoBroker>();
    QVERIFY2(m_hall->start(), qPrintable(m_hall->problem()));
    QVERIFY2(m_yard->start(), qPrintable(m_yard->problem()));
    m_config = {};
    m_config.storagePath = m_folder->path().toStdString();
    m_config.store.directory = m_config.storagePath;
    m_config.journal.directory = m_config.storagePath + "/journal";
    m_config.mqtt.host = "127.0.0.1";
    m_config.mqtt.port = m_hall->port();
    m_config.mqtt.clientId = "edge-processor-test";
    m_config.sync.enabled = false;
    m_config.api.port = 0;
}

void TestSources::cleanup()
{
    if (m_engine)
        QCOMPARE(MetricsPage(httpGet(m_engine->httpPort(), "/metrics")).imbalance(), QString());
    m_engine.reset();
    m_yard.reset();
    m_hall.reset();
}

void TestSources::addSource(const std::string &name, std::uint16_t port)
{
    MqttSettings broker = m_config.mqtt;
    broker.port = port;
    broker.clientId += "-from-" + name;
    m_config.sources.push_back({.name = name, .speaks = broker});
}

void TestSources::startEngine()
{
    m_engine = std::make_unique<Engine>(m_config, m_clock);
    const auto started = m_engine->start();
    QVERIFY2(started.has_value(), started ? "" : started.error().text().c_str());
}

LinkState TestSources::linkOf(const std::string &name) const
{
    EngineStatus status = m_engine->status();
    return sourceNamed(status, name).link.state;
}

/// All connections for commands stand.
bool TestSources::canCommand() const
{
    const EngineStatus status = m_engine->status();
    const auto isSilent = [](const SourceStatus &each) {
        return each.control.state != LinkState::Off && !isConnected(each.control.state);
    };
    return isConnected(status.control.state) && std::ranges::none_of(status.sources, isSilent);
}

void TestSources::takesInFromBoth()
{
    addSource("hall", m_hall->port());
    addSource("yard", m_yard->port());
    startEngine();
    QTRY_VERIFY(linkOf("hall") == LinkState::Up && linkOf("yard") == LinkState::Up);
    HallPeer hall(m_hall->port(), {}, m_clock);
    HallPeer yard(m_yard->port(), {}, m_clock);
    for (std::uint64_t i = 0; i < 50; ++i) {
        hall.publishReading("mill-01", 20, i);
        yard.publishReading("crane-01", 20, i);
    }
    QTRY_COMPARE_WITH_TIMEOUT(stored(), std::uint64_t(100), kPatienceMs);
    QVERIFY(m_engine->status().broker.state == LinkState::Up);
    const QByteArray body = httpGet(m_engine->httpPort(), "/api/v1/status");
    const auto sources = QJsonDocument::fromJson(body.mid(body.indexOf('{')))[QStringLiteral("sources")].toArray();
    QCOMPARE(sources.size(), 2);
    QCOMPARE(sources[1][QStringLiteral("name")].toString(), QStringLiteral("yard"));
    QCOMPARE(sources[1][QStringLiteral("peer")].toString(), QStringLiteral("127.0.0.1:%1").arg(m_yard->port()));
    QTRY_VERIFY(httpGet(m_engine->httpPort(), "/metrics").contains("lineside_source_up{source=\"yard\"} 1"));
    const QByteArray metrics = httpGet(m_engine->httpPort(), "/metrics");
    QVERIFY(metrics.contains("lineside_source_messages_total{source=\"hall\"} 50"));
    QVERIFY(metrics.contains("lineside_source_messages_total{source=\"yard\"} 50"));
}

void TestSources::aDeadSourceDelaysNobody_data()
{
    QTest::addColumn<bool>("mute"); // it accepts the connection and says nothing
    QTest::newRow("nobody listens") << false;
    QTest::newRow("it is mute") << true;
}

void TestSources::aDeadSourceDelaysNobody()
{
    QFETCH(const bool, mute);
    const std::uint16_t port = mute ? m_yard->port() : MosquittoBroker::freePort();
    if (mute)
        m_yard->freeze();
    addSource("dead", port);
    addSource("living", m_hall->port());
    startEngine();
    HallPeer hall(m_hall->port(), {}, m_clock);
    QTRY_VERIFY(linkOf("living") == LinkState::Up && hall.isReady);
    qint64 slowest = 0;
    for (std::uint64_t i = 1; i <= 100; ++i) {
        QElapsedTimer timer;
        timer.start();
        hall.publishReading("mill-01", 20, i);
        const auto isStored = [this, i] {
            return httpGet(m_engine->httpPort(), "/metrics")
                .contains("lineside_source_messages_total{source=\"living\"} " + QByteArray::number(i) + '\n');
        };
        QVERIFY(QTest::qWaitFor(isStored, kPatienceMs));
        slowest = std::max(slowest, timer.elapsed());
    }
    qInfo("the slowest of 100 readings took %lld ms", static_cast<long long>(slowest));
    QVERIFY(slowest < kLateMs);
    QTRY_COMPARE(stored(), std::uint64_t(100));
    QVERIFY(!isConnected(linkOf("dead")));
    QVERIFY(m_engine->status().broker.state == linkOf("dead")); // what is dead does not look alive
    QVERIFY(httpGet(m_engine->httpPort(), "/health").contains(R"("broker_connected":false)"));
    if (mute)
        m_yard->thaw();
}

void TestSources::aSourceBringsWhatWaitedWhenItComes()
{
    addSource("hall", m_hall->port());
    addSource("yard", m_yard->port());
    startEngine();
    QTRY_VERIFY(linkOf("hall") == LinkState::Up && linkOf("yard") == LinkState::Up);
    m_yard->stop();
    QTRY_VERIFY(linkOf("yard") == LinkState::Down);
    HallPeer yard(m_yard->port(), {}, m_clock);
    for (std::uint64_t i = 0; i < 20; ++i)
        yard.publishReading("crane-01", 20, i);
    QVERIFY(linkOf("hall") == LinkState::Up);
    QVERIFY2(m_yard->start(), qPrintable(m_yard->problem()));
    QTRY_VERIFY_WITH_TIMEOUT(linkOf("yard") == LinkState::Up, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(stored(), std::uint64_t(20), kPatienceMs);
    QTRY_VERIFY(m_engine->status().broker.state == LinkState::Up);
}

void TestSources::aCommandGoesWhereItsDeviceIsHeard()
{
    addSource("hall", m_hall->port());
    addSource("yard", m_yard->port());
    startEngine();
    const std::string topic = "devices/crane-01/command";
    HallPeer hall(m_hall->port(), {topic}, m_clock);
    HallPeer yard(m_yard->port(), {topic}, m_clock);
    QTRY_VERIFY(hall.isReady && yard.isReady && canCommand());
    std::optional<bool> delivered;
    const auto stopIt = [this, &delivered](SendCommand::Answer answer) {
        m_engine->submit(SendCommand{"crane-01", R"({"command":"stop"})", answer},
                         {.user = "operator", .source = "panel", .role = Role::Operator},
                         [&delivered](Result<ActionDone> done) { delivered = done.has_value(); });
    };
    stopIt(SendCommand::Answer::WhenEntered); // nobody knows where it is
    QTRY_COMPARE(hall.countHeard(topic), std::size_t(1));
    const auto isHeard = [this, &yard] { // the link is up before the broker has granted what is read
        yard.publishReading("crane-01", 20, 1);
        return stored() > 0;
    };
    QTRY_VERIFY(isHeard());
    stopIt(SendCommand::Answer::WhenEntered);
    QTRY_COMPARE(yard.countHeard(topic), std::size_t(1));
    m_engine->stop();
    startEngine(); // it has not spoken since
    QTRY_VERIFY(canCommand());
    stopIt(SendCommand::Answer::WhenEntered);
    QTRY_COMPARE(yard.countHeard(topic), std::size_t(2));
    QCOMPARE(hall.countHeard(topic), std::size_t(1));
    m_hall->stop(); // the other's broker does not matter to who waits for the answer
    QTRY_VERIFY(!isConnected(m_engine->status().control.state));
    delivered.reset();
    stopIt(SendCommand::Answer::WhenDelivered);
    QTRY_VERIFY(delivered);
    QVERIFY(*delivered);
    QCOMPARE(yard.countHeard(topic), std::size_t(3));
}

void TestSources::acknowledgesWhatIsInTheJournal_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("crash-safe") << int(JournalMode::CrashSafe);
    QTest::newRow("power-safe") << int(JournalMode::PowerSafe);
}

void TestSources::acknowledgesWhatIsInTheJournal()
{
    QFETCH(const int, mode);
    constexpr std::size_t kMessages = 150; // more than may be under way at once
    m_config.journal.mode = static_cast<JournalMode>(mode);
    m_config.journal.segmentBytes = 1 << 20; // one segment holds them all
    const std::array devices{QByteArray("mill-01"), QByteArray("crane-01")};
    std::array<SessionBroker, 2> brokers;
    std::size_t early = 0;
    for (std::size_t b = 0; b < brokers.size(); ++b) {
        addSource(devices[b].toStdString(), brokers[b].port());
        const auto isKept = [this, &early, &device = devices[b]](std::uint64_t number) {
            early += journalBytes(m_config).contains(device + '-' + QByteArray::number(number) + '!') ? 0 : 1;
        };
        brokers[b].acknowledged = isKept;
        for (std::uint64_t i = 1; i <= kMessages; ++i)
            brokers[b].add({i, "devices/" + devices[b] + "/data", readingOf(devices[b], i)});
    }
    startEngine();
    QTRY_COMPARE_WITH_TIMEOUT(brokers[0].countAcknowledged(), kMessages, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(brokers[1].countAcknowledged(), kMessages, kPatienceMs);
    QCOMPARE(early, std::size_t(0));
    QTRY_COMPARE_WITH_TIMEOUT(stored(), std::uint64_t(2 * kMessages), kPatienceMs);
}

/// Another program holds the store, so nothing leaves the journal.
void TestSources::aFullJournalHoldsBackBoth()
{
    constexpr std::size_t kMessages = 300; // of 2 kB each: either source alone is more than the journal holds
    m_config.journal.segmentBytes = 1 << 16;
    m_config.journal.capacityBytes = 4 << 16;
    const std::array devices{QByteArray("mill-01"), QByteArray("crane-01")};
    std::array<SessionBroker, 2> brokers;
    for (std::size_t b = 0; b < brokers.size(); ++b)
        addSource(devices[b].toStdString(), brokers[b].port());
    startEngine();
    QTRY_VERIFY(linkOf("mill-01") == LinkState::Up && linkOf("crane-01") == LinkState::Up);
    auto store = Database::open(m_config.storagePath + "/state.db", {.mode = Database::Mode::Write});
    QVERIFY(store);
    QVERIFY(store->execute("BEGIN IMMEDIATE"));
    for (std::size_t b = 0; b < brokers.size(); ++b) {
        for (std::uint64_t i = 1; i <= kMessages; ++i)
            brokers[b].add({i, "devices/" + devices[b] + "/data", readingOf(devices[b], i, 2000)});
    }
    const auto acknowledged = [&brokers] { return brokers[0].countAcknowledged() + brokers[1].countAcknowledged(); };
    const auto isFull = [this] {
        return m_engine->status().journalBytes > m_config.journal.capacityBytes - m_config.journal.segmentBytes;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isFull(), kPatienceMs);
    QTRY_VERIFY(!m_engine->status().storageProblem.empty());
    const std::uint64_t received = m_engine->status().books.received;
    QVERIFY(acknowledged() <= received);
    for (const SessionBroker &broker : brokers)
        QVERIFY(broker.countAcknowledged() < kMessages);
    QVERIFY(store->execute("ROLLBACK"));
    QTRY_COMPARE_WITH_TIMEOUT(acknowledged(), 2 * kMessages, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(stored(), std::uint64_t(2 * kMessages), kPatienceMs);
    QCOMPARE(m_engine->status().books.duplicate, std::uint64_t(0));
}

LINESIDE_TEST(TestSources)

} // namespace tst_sources

#include "tst_sources.moc"
