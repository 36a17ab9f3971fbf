// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "hallpeer.h"
#include "store/database.h"
#include "support/mosquittobroker.h"
#include "support/submitted.h"
#include "support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <signal.h>

using namespace lineside;

namespace tst_poisonrow {

constexpr int kThreeTriesMs = 30'000; // three tries, core/FACTS.md R8

/// A device whose topic the broker's access list refuses, among others: the whole way into quarantine and out again.
class TestPoisonRow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesToQuarantineDelaysNobodyAndIsSentAgain();

private:
    void writeAccessList(const QByteArray &lines);
    void startEngine();
    [[nodiscard]] std::size_t heardOfMill();

    SystemClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<MosquittoBroker> m_broker;
    std::unique_ptr<HallPeer> m_peer;
    std::unique_ptr<Engine> m_engine;
    std::uint64_t m_sequence = 0;
};

void TestPoisonRow::writeAccessList(const QByteArray &lines)
{
    QFile file(m_folder.filePath(QStringLiteral("acl")));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(lines);
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
}

void TestPoisonRow::startEngine()
{
    Config config;
    config.storagePath = m_folder.path().toStdString();
    config.store.directory = config.storagePath;
    config.journal.directory = config.storagePath + "/journal";
    config.mqtt.host = "127.0.0.1";
    config.mqtt.port = m_broker->port();
    config.mqtt.clientId = "edge-processor-test";
    config.api.enabled = false;
    m_engine = std::make_unique<Engine>(config, m_clock);
    QVERIFY(m_engine->start());
}

/// Machines go on measuring while something is waited for.
std::size_t TestPoisonRow::heardOfMill()
{
    m_peer->publishReading("mill-01", 20, ++m_sequence);
    return m_peer->countHeard("cloud/sensors/mill-01");
}

void TestPoisonRow::goesToQuarantineDelaysNobodyAndIsSentAgain()
{
    writeAccessList("topic readwrite #\ntopic deny cloud/sensors/press-09\n");
    m_broker = std::make_unique<MosquittoBroker>("acl_file " + m_folder.filePath(QStringLiteral("acl")).toUtf8());
    QVERIFY2(m_broker->start(), qPrintable(m_broker->problem()));
    startEngine();
    m_peer = std::make_unique<HallPeer>(m_broker->port(), std::vector<std::string>{"cloud/#"}, m_clock);
    QTRY_VERIFY(m_peer->isReady);
    QTRY_VERIFY(heardOfMill() > 0); // the engine listens
    m_peer->publishReading("press-09", 42.5, ++m_sequence);
    QTRY_VERIFY_WITH_TIMEOUT(heardOfMill() > 0 && !m_engine->quarantine().empty(), kThreeTriesMs);
    const QuarantinedRow aside = m_engine->quarantine().front();
    QCOMPARE(aside.reading.deviceId, std::string("press-09"));
    QCOMPARE(aside.reading.value, 42.5);
    QVERIFY(!aside.reason.empty());
    QTRY_COMPARE(m_engine->status().quarantined, std::uint64_t(1));
    QCOMPARE(m_peer->countHeard("cloud/sensors/press-09"), std::size_t(0));

    QVERIFY(submitted(*m_engine, ReplayQuarantine{aside.sequence})); // still forbidden
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->quarantine().front().tries, aside.tries + 1, kThreeTriesMs);

    writeAccessList("topic readwrite #\n");
    ::kill(static_cast<pid_t>(m_broker->processId()), SIGHUP); // reads the list anew
    QTRY_VERIFY(m_broker->log().contains("Reloading config"));
    QVERIFY(submitted(*m_engine, ReplayQuarantine{}));
    QTRY_COMPARE_WITH_TIMEOUT(m_peer->countHeard("cloud/sensors/press-09"), std::size_t(1), kThreeTriesMs);
    const auto heard = std::ranges::find(m_peer->heard, "cloud/sensors/press-09", &HallPeer::Heard::topic);
    QVERIFY(heard->payload.find(R"("historical":true)") != std::string::npos);
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->quarantine().empty(), kThreeTriesMs);
    QTRY_COMPARE(m_engine->status().quarantined, std::uint64_t(0));

    auto state = Database::open(m_folder.path().toStdString() + "/state.db", {});
    QVERIFY(state);
    QCOMPARE(*state->integer("SELECT count(*) FROM audit WHERE action = 'quarantine_replay' AND actor = 'operator'"),
             std::int64_t(2));
}

LINESIDE_TEST(TestPoisonRow)

} // namespace tst_poisonrow

#include "tst_poisonrow.moc"
