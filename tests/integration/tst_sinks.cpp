// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "hallpeer.h"
#include "store/database.h"
#include "support/httpget.h"
#include "support/metricspage.h"
#include "support/mosquittobroker.h"
#include "support/submitted.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace lineside;

namespace tst_sinks {

constexpr int kPatienceMs = 40'000;
constexpr std::int64_t kLateMs = 1000; ///< what the living sink must never be
constexpr const char *kTopic = "cloud/sensors/mill-01";

/// An engine with two sinks to two brokers. One of them is dead, mute or unwilling.
class TestSinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aDeadSinkDelaysNobodyAndItsRowsWait_data();
    void aDeadSinkDelaysNobodyAndItsRowsWait();
    void aSinkGetsWhatWaitedWhenItComes();
    void aSinkFromNowOnGetsNothingOfBefore();
    void whatOneSinkRefusesIsSentAgainToThatOne();
    void aSinkWhoseEntryWentHasNoClaim();

private:
    void startEngine();
    void addSink(const std::string &name, std::uint16_t port);
    [[nodiscard]] qint64 publishAndMeasure();
    [[nodiscard]] QJsonObject sinkInStatus(const QString &name) const;
    [[nodiscard]] SinkStatus sinkOf(const std::string &name) const;

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MosquittoBroker> m_hall; ///< devices, and the sink "living"
    std::unique_ptr<MosquittoBroker> m_other;
    std::unique_ptr<HallPeer> m_peer;
    std::unique_ptr<Engine> m_engine;
    Config m_config;
    std::uint64_t m_sequence = 0;
};

void TestSinks::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_hall = std::make_unique<MosquittoBroker>();
    m_other = std::make_unique<MosquittoBroker>("acl_file " + m_folder->filePath(QStringLiteral("acl")).toUtf8());
    QFile access(m_folder->filePath(QStringLiteral("acl")));
    QVERIFY(access.open(QIODevice::WriteOnly));
    access.write("topic readwrite #\n");
    access.close();
    QVERIFY(access.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY2(m_hall->start(), qPrintable(m_hall->problem()));
    m_config = {};
    m_config.storagePath = m_folder->filePath(QStringLiteral("store")).toStdString();
    m_config.store.directory = m_config.storagePath;
    m_config.journal.directory = m_config.storagePath + "/journal";
    m_config.mqtt.host = "127.0.0.1";
    m_config.mqtt.port = m_hall->port();
    m_config.mqtt.clientId = "edge-processor-test";
    m_config.api.port = 0;
    m_sequence = 0;
    addSink("living", m_hall->port());
}

void TestSinks::cleanup()
{
    if (m_engine)
        QCOMPARE(MetricsPage(httpGet(m_engine->httpPort(), "/metrics")).imbalance(), QString());
    m_engine.reset();
    m_peer.reset();
    m_other.reset();
    m_hall.reset();
}

void TestSinks::addSink(const std::string &name, std::uint16_t port)
{
    SinkConfig sink;
    sink.sink.name = name;
    MqttSinkSettings broker{.mqtt = m_config.mqtt};
    broker.mqtt.port = port;
    broker.mqtt.clientId += "-" + name;
    sink.sink.speaks = broker;
    m_config.sinks.push_back(sink);
}

void TestSinks::startEngine()
{
    m_engine = std::make_unique<Engine>(m_config, m_clock);
    const auto started = m_engine->start();
    QVERIFY2(started.has_value(), started ? "" : started.error().text().c_str());
    m_peer = std::make_unique<HallPeer>(m_hall->port(), std::vector<std::string>{"cloud/#"}, m_clock);
    QTRY_VERIFY(m_peer->isReady);
    QTRY_VERIFY(m_engine->status().broker.state == LinkState::Up);
    QTRY_VERIFY(sinkOf("living").link.state == LinkState::Up);
}

/// From the device to the living sink's cloud, in milliseconds.
qint64 TestSinks::publishAndMeasure()
{
    const std::size_t before = m_peer->countHeard(kTopic);
    QElapsedTimer timer;
    timer.start();
    m_peer->publishReading("mill-01", 20, ++m_sequence);
    if (!QTest::qWaitFor([&] { return m_peer->countHeard(kTopic) > before; }, kPatienceMs))
        return kPatienceMs;
    return timer.elapsed();
}

SinkStatus TestSinks::sinkOf(const std::string &name) const
{
    EngineStatus status = m_engine->status();
    return sinkNamed(status, name);
}

QJsonObject TestSinks::sinkInStatus(const QString &name) const
{
    const QByteArray body = httpGet(m_engine->httpPort(), "/api/v1/status");
    const QByteArray json = body.mid(body.indexOf('{'));
    for (const QJsonValue sink : QJsonDocument::fromJson(json)[QStringLiteral("sinks")].toArray()) {
        if (sink[QStringLiteral("name")] == name)
            return sink.toObject();
    }
    return {};
}

void TestSinks::aDeadSinkDelaysNobodyAndItsRowsWait_data()
{
    QTest::addColumn<bool>("mute"); // it accepts the connection and says nothing
    QTest::addColumn<int>("unsent");
    QTest::newRow("nobody listens, its rows are protected") << false << int(UnsentPolicy::KeepUnsent);
    QTest::newRow("it is mute, its rows are protected") << true << int(UnsentPolicy::KeepUnsent);
    QTest::newRow("nobody listens, its rows may go") << false << int(UnsentPolicy::KeepNewest);
}

void TestSinks::aDeadSinkDelaysNobodyAndItsRowsWait()
{
    QFETCH(const bool, mute);
    QFETCH(const int, unsent);
    if (mute) {
        QVERIFY2(m_other->start(), qPrintable(m_other->problem()));
        m_other->freeze();
    }
    addSink("dead", mute ? m_other->port() : MosquittoBroker::freePort());
    m_config.sinks.back().place.unsent = static_cast<UnsentPolicy>(unsent);
    startEngine();
    constexpr int kReadings = 100;
    qint64 slowest = 0;
    for (int i = 0; i < kReadings; ++i)
        slowest = std::max(slowest, publishAndMeasure());
    qInfo("the slowest of %d readings took %lld ms", kReadings, static_cast<long long>(slowest));
    QVERIFY(slowest < kLateMs);
    QTRY_COMPARE(sinkOf("dead").unsentRows, std::uint64_t(kReadings));
    QTRY_COMPARE(sinkOf("living").unsentRows, std::uint64_t(0));
    QVERIFY(!isConnected(sinkOf("dead").link.state));
    QVERIFY(m_engine->status().cloud.state == sinkOf("dead").link.state);
    const QJsonObject dead = sinkInStatus(QStringLiteral("dead"));
    QCOMPARE(dead[QStringLiteral("unsent_rows")].toInt(), kReadings);
    QVERIFY(dead[QStringLiteral("state")] != QStringLiteral("up"));
    QCOMPARE(sinkInStatus(QStringLiteral("living"))[QStringLiteral("state")].toString(), QStringLiteral("up"));
    QVERIFY(httpGet(m_engine->httpPort(), "/health").contains(R"("cloud_connected":false)"));
    const QByteArray metrics = httpGet(m_engine->httpPort(), "/metrics");
    QVERIFY(metrics.contains("lineside_sync_unsent_rows{sink=\"dead\"} 100"));
    QVERIFY(metrics.contains("lineside_sync_up{sink=\"living\"} 1"));
    if (mute)
        m_other->thaw();
}

void TestSinks::aSinkGetsWhatWaitedWhenItComes()
{
    QVERIFY2(m_other->start(), qPrintable(m_other->problem()));
    m_other->stop(); // it has its port now
    addSink("late", m_other->port());
    startEngine();
    for (int i = 0; i < 20; ++i)
        m_peer->publishReading("mill-01", i, ++m_sequence);
    QTRY_COMPARE_WITH_TIMEOUT(m_peer->countHeard(kTopic), std::size_t(20), kPatienceMs);
    QTRY_COMPARE(sinkOf("late").unsentRows, std::uint64_t(20));
    QVERIFY2(m_other->start(), qPrintable(m_other->problem()));
    QTRY_COMPARE_WITH_TIMEOUT(sinkOf("late").unsentRows, std::uint64_t(0), kPatienceMs);
    QTRY_VERIFY(httpGet(m_engine->httpPort(), "/health").contains(R"("cloud_connected":true)"));
    QCOMPARE(m_peer->countHeard(kTopic), std::size_t(20)); // and the living one nothing twice
}

void TestSinks::aSinkFromNowOnGetsNothingOfBefore()
{
    startEngine();
    for (int i = 0; i < 20; ++i)
        m_peer->publishReading("mill-01", i, ++m_sequence);
    QTRY_COMPARE_WITH_TIMEOUT(m_peer->countHeard(kTopic), std::size_t(20), kPatienceMs);
    m_engine->stop();
    m_peer.reset();
    QVERIFY2(m_other->start(), qPrintable(m_other->problem()));
    addSink("new", m_other->port());
    m_config.sinks.back().place.from = SinkStart::Now;
    HallPeer cloud(m_other->port(), {"cloud/#"}, m_clock);
    QTRY_VERIFY(cloud.isReady);
    startEngine();
    m_peer->publishReading("mill-01", 99, ++m_sequence);
    QTRY_COMPARE_WITH_TIMEOUT(cloud.countHeard(kTopic), std::size_t(1), kPatienceMs);
    QVERIFY(cloud.heard.front().payload.find(R"("value":99)") != std::string::npos);
}

void TestSinks::whatOneSinkRefusesIsSentAgainToThatOne()
{
    const auto writeAccess = [this](const QByteArray &lines) {
        QFile access(m_folder->filePath(QStringLiteral("acl")));
        QVERIFY(access.open(QIODevice::WriteOnly | QIODevice::Truncate));
        access.write(lines);
    };
    writeAccess("topic readwrite #\ntopic deny cloud/sensors/press-09\n");
    QVERIFY2(m_other->start(), qPrintable(m_other->problem()));
    addSink("strict", m_other->port());
    HallPeer cloud(m_other->port(), {"cloud/#"}, m_clock);
    QTRY_VERIFY(cloud.isReady);
    startEngine();
    m_peer->publishReading("press-09", 42.5, ++m_sequence);
    const auto isAside = [this] {
        m_peer->publishReading("mill-01", 20, ++m_sequence); // others pass meanwhile
        return !m_engine->quarantine().empty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isAside(), kPatienceMs);
    QCOMPARE(m_engine->quarantine().front().sink, std::string("strict"));
    QTRY_COMPARE(sinkOf("strict").quarantined, std::uint64_t(1));
    QCOMPARE(sinkOf("living").quarantined, std::uint64_t(0));
    QCOMPARE(m_peer->countHeard("cloud/sensors/press-09"), std::size_t(1));

    writeAccess("topic readwrite #\n");
    m_other->reload();
    QTRY_VERIFY(m_other->log().contains("Reloading config"));
    const auto sequence = m_engine->quarantine().front().sequence;
    QVERIFY(!submitted(*m_engine, ReplayQuarantine{.sequence = sequence, .sink = "living"})); // it has none aside
    QVERIFY(submitted(*m_engine, ReplayQuarantine{.sequence = sequence, .sink = "strict"}));
    QTRY_COMPARE_WITH_TIMEOUT(cloud.countHeard("cloud/sensors/press-09"), std::size_t(1), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(sinkOf("strict").quarantined, std::uint64_t(0), kPatienceMs);
    QCOMPARE(m_peer->countHeard("cloud/sensors/press-09"), std::size_t(1));
}

void TestSinks::aSinkWhoseEntryWentHasNoClaim()
{
    addSink("dead", MosquittoBroker::freePort());
    startEngine();
    QVERIFY(publishAndMeasure() < kPatienceMs);
    m_engine->stop();
    m_peer.reset();
    m_config.sinks.pop_back();
    startEngine();
    QCOMPARE(m_engine->status().sinks.size(), std::size_t(1));
    QVERIFY(m_engine->status().cloud.state == LinkState::Up);
    auto state = Database::open(m_config.storagePath + "/state.db", {});
    QVERIFY(state);
    QCOMPARE(*state->integer("SELECT count(*) FROM audit WHERE action = 'sink_gone' AND target = 'dead'"),
             std::int64_t(1));
    QCOMPARE(*state->integer("SELECT count(*) FROM cursors WHERE sink = 'dead'"), std::int64_t(1));
}

LINESIDE_TEST(TestSinks)

} // namespace tst_sinks

#include "tst_sinks.moc"
