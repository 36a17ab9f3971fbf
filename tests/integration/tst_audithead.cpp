// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "hallpeer.h"
#include "security/kepthead.h"
#include "support/mosquittobroker.h"
#include "support/tcprelay.h"
#include "support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <string>

using namespace lineside;

namespace tst_audithead {

const std::string kTopic = "edge/audit/head";

/// How far the record has come, at a real broker.
class TestAuditHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isToldAndKeptThere();
    void isToldAgainAtANewConnection();
    void isToldToABrokerThatForgot();
    void aBrokerThatDoesNotTakeItIsShown();

private:
    void startEngine(quint16 port);
    void listen();
    [[nodiscard]] std::optional<AuditHead> heardLast() const
    {
        return m_peer->heard.empty() ? std::nullopt : keptHeadIn(m_peer->heard.back().payload);
    }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MosquittoBroker> m_broker;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<HallPeer> m_peer;
};

void TestAuditHead::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_broker = std::make_unique<MosquittoBroker>();
    QVERIFY2(m_broker->start(), qPrintable(m_broker->problem()));
}

void TestAuditHead::cleanup()
{
    m_peer.reset();
    m_engine.reset();
    m_broker.reset();
}

void TestAuditHead::startEngine(quint16 port)
{
    Config config;
    config.storagePath = m_folder->filePath(QStringLiteral("data")).toStdString();
    config.store.directory = config.storagePath;
    config.journal.directory = config.storagePath + "/journal";
    config.mqtt.host = "127.0.0.1";
    config.mqtt.port = port;
    config.mqtt.clientId = "edge-processor-test";
    config.api.port = 0;
    m_engine = std::make_unique<Engine>(config, m_clock);
    QVERIFY(m_engine->start());
}

void TestAuditHead::listen()
{
    m_peer = std::make_unique<HallPeer>(m_broker->port(), std::vector<std::string>{kTopic}, m_clock);
    QTRY_VERIFY_WITH_TIMEOUT(m_peer->isReady, 10000);
}

void TestAuditHead::isToldAndKeptThere()
{
    startEngine(m_broker->port());
    listen();
    QTRY_VERIFY_WITH_TIMEOUT(heardLast() == m_engine->status().audit.keptHead && heardLast(), 20000);
    QCOMPARE(heardLast()->key, m_engine->status().audit.key);
    listen(); // somebody who came late
    QTRY_COMPARE_WITH_TIMEOUT(m_peer->countHeard(kTopic), std::size_t(1), 10000);
    QVERIFY(heardLast());
}

void TestAuditHead::isToldAgainAtANewConnection()
{
    TcpRelay relay(m_broker->port());
    listen();
    startEngine(relay.port());
    QTRY_VERIFY_WITH_TIMEOUT(heardLast() && heardLast() == m_engine->status().audit.keptHead, 20000);
    m_peer->publish({.topic = kTopic, .payload = "somebody else's", .retain = true});
    QTRY_COMPARE(m_peer->heard.back().payload, std::string("somebody else's"));
    relay.cut();
    QTRY_VERIFY_WITH_TIMEOUT(heardLast() && heardLast() == m_engine->status().audit.keptHead, 20000);
}

void TestAuditHead::isToldToABrokerThatForgot()
{
    startEngine(m_broker->port());
    listen();
    QTRY_VERIFY_WITH_TIMEOUT(heardLast(), 20000);
    m_peer.reset();
    m_broker->stop();
    QVERIFY(m_broker->start());
    listen();
    QTRY_VERIFY_WITH_TIMEOUT(heardLast() && heardLast() == m_engine->status().audit.keptHead, 20000);
}

void TestAuditHead::aBrokerThatDoesNotTakeItIsShown()
{
    m_broker = std::make_unique<MosquittoBroker>("max_packet_size 200\n");
    QVERIFY2(m_broker->start(), qPrintable(m_broker->problem()));
    startEngine(m_broker->port());
    const auto isShown = [this] {
        const auto refused = m_engine->status().refusals;
        return std::ranges::any_of(refused, [](const RefusalCount &each) { return each.target == kTopic; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), 20000);
}

LINESIDE_TEST(TestAuditHead)

} // namespace tst_audithead

#include "tst_audithead.moc"
