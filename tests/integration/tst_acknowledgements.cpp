// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "heldflush.h"
#include "model/reason.h"
#include "support/sessionbroker.h"
#include "support/submitted.h"
#include "support/testmain.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <string>

using namespace lineside;

namespace tst_acknowledgements {

/// An acknowledgement is a promise: the broker forgets the message. Counted at the broker, while the disk takes its
/// time.
class TestAcknowledgements : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void powerSafeAcknowledgesOnlyWhatIsOnDisk();
    void crashSafeWaitsForNoDisk();
    void whatFindsNoRoomIsNotAcknowledged();
    void cleanup();

private:
    void startEngine();
    void offer(std::uint64_t count);
    [[nodiscard]] bool hasGoneRound();
    [[nodiscard]] std::size_t acknowledged() const { return m_broker->countAcknowledged(); }
    [[nodiscard]] std::size_t received() const { return m_engine->status().books.received; }
    [[nodiscard]] std::size_t stored() const { return m_engine->status().books.stored; }
    /// Why the source waits.
    [[nodiscard]] std::string heldBack() const { return m_engine->status().sources.at(0).link.reason; }

    SystemClock m_clock;
    std::unique_ptr<SessionBroker> m_broker;
    std::unique_ptr<QTemporaryDir> m_folder;
    Config m_config;
    std::unique_ptr<Engine> m_engine;
    std::uint64_t m_offered = 0;
};

void TestAcknowledgements::init()
{
    m_broker = std::make_unique<SessionBroker>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_config = {};
    m_config.storagePath = m_folder->path().toStdString();
    m_config.store.directory = m_config.storagePath;
    m_config.journal.directory = m_config.storagePath + "/journal";
    m_config.mqtt.host = "127.0.0.1";
    m_config.mqtt.port = m_broker->port();
    m_config.mqtt.clientId = "edge-processor-test";
    m_config.api.port = 0;
    m_offered = 0;
}

void TestAcknowledgements::cleanup()
{
    m_engine.reset();
    m_broker.reset();
}

void TestAcknowledgements::startEngine()
{
    m_engine = std::make_unique<Engine>(m_config, m_clock);
    const auto started = m_engine->start();
    QVERIFY2(started.has_value(), started ? "" : started.error().text().c_str());
}

void TestAcknowledgements::offer(std::uint64_t count)
{
    for (; count > 0; --count) {
        ++m_offered;
        m_broker->add({m_offered, "devices/oven-01/data",
                       R"({"device_id":"oven-01","timestamp":"2026-01-01T00:00:00Z","sensor_type":"strokes","value":)"
                           + QByteArray::number(m_offered) + '}'});
    }
}

/// A command through pipeline, store, io and broker: what io had to do before is done.
bool TestAcknowledgements::hasGoneRound()
{
    return submitted(*m_engine, SendCommand{"oven-01", "{}", SendCommand::Answer::WhenDelivered}).has_value();
}

void TestAcknowledgements::powerSafeAcknowledgesOnlyWhatIsOnDisk()
{
    m_config.journal.mode = JournalMode::PowerSafe;
    startEngine();
    HeldFlush held("/journal/");
    offer(50);
    QTRY_COMPARE(held.count(), 1);
    QTRY_VERIFY(stored() > 0); // taken in, decided and committed: but the door's own disk waits
    QVERIFY(hasGoneRound());
    QCOMPARE(acknowledged(), std::size_t{0});
    held.letAll();
    QTRY_COMPARE(acknowledged(), std::size_t{50});
    QTRY_COMPARE(stored(), std::size_t{50});
}

void TestAcknowledgements::crashSafeWaitsForNoDisk()
{
    startEngine();
    HeldFlush held("/journal/");
    offer(50);
    QTRY_COMPARE(acknowledged(), std::size_t{50});
    QTRY_COMPARE(held.count(), 1);
    QTRY_COMPARE(stored(), std::size_t{50});
}

void TestAcknowledgements::whatFindsNoRoomIsNotAcknowledged()
{
    constexpr std::size_t kMessages = 2000;
    m_config.journal.segmentBytes = 16 << 10;
    m_config.journal.capacityBytes = 64 << 10;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^no room"))); // once, however long it takes
    startEngine();
    HeldFlush held(".db"); // a segment goes once the store's files are on the disk
    offer(kMessages);
    QTRY_COMPARE(heldBack(), std::string(toString(Reason::JournalFull)));
    QVERIFY(acknowledged() > 0);
    QTRY_VERIFY(acknowledged() <= received()); // the status is renewed once a second
    QVERIFY(received() < kMessages);
    held.letAll();
    QTRY_COMPARE(acknowledged(), kMessages);
    QTRY_COMPARE(stored(), kMessages);
    QTRY_COMPARE(heldBack(), std::string());
}

LINESIDE_TEST(TestAcknowledgements)

} // namespace tst_acknowledgements

#include "tst_acknowledgements.moc"
