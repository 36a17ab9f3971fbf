// SPDX-License-Identifier: GPL-3.0-or-later
#include "sinks/mqttsink.h"

#include "support/testmain.h"

#include "mqttclientfixture.h"
#include "sync/outboxfollower.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_cloudforwarding {

/// Readings of a few devices in an outbox in memory, forwarded to a broker.
class Forwarding
{
public:
    explicit Forwarding(quint16 port)
        : sink(makeMqttClient(TestClient::settingsFor(port, "cloud-uplink"), m_clock, 7))
        , follower(
              "mqtt", [this](std::uint64_t after, std::size_t limit) { return fetch(after, limit); }, sink,
              SyncSettings{}, m_clock, metrics)
        , positionSpy(&follower, &OutboxFollower::positionMoved)
        , stoppedSpy(&follower, &OutboxFollower::stopped)
    {
    }

    void store(std::uint64_t count)
    {
        for (std::uint64_t i = 0; i < count; ++i) {
            OutboxRow row{m_outbox.size() + 1, {}};
            row.reading.deviceId = "m-" + std::to_string(row.sequence % kDevices);
            row.reading.sensorType = "temperature";
            row.reading.value = static_cast<double>(row.sequence);
            row.reading.arrivalMs = m_clock.utcMs();
            m_outbox.push_back(std::move(row));
        }
        follower.rowsStored(m_outbox.size());
    }
    [[nodiscard]] std::uint64_t cursor() const
    {
        return positionSpy.isEmpty() ? 0 : positionSpy.constLast().constFirst().value<SinkPosition>().cursor;
    }

    static constexpr std::uint64_t kDevices = 5;

private:
    Result<std::vector<OutboxRow>> fetch(std::uint64_t after, std::size_t limit)
    {
        const auto first = std::min<std::size_t>(after, m_outbox.size());
        const auto count = std::min(limit, m_outbox.size() - first);
        const auto begin = m_outbox.begin() + static_cast<std::ptrdiff_t>(first);
        return std::vector<OutboxRow>(begin, begin + static_cast<std::ptrdiff_t>(count));
    }

    SystemClock m_clock;
    std::vector<OutboxRow> m_outbox;

public:
    MqttSink sink;
    Metrics metrics;
    OutboxFollower follower;
    QSignalSpy positionSpy;
    QSignalSpy stoppedSpy;
};

/// What a subscriber to the cloud topics got: the values of each topic, in order of first arrival.
class Cloud
{
public:
    explicit Cloud(quint16 port)
        : m_client(port, "the-cloud")
    {
        m_client.listenTo("cloud/sensors/+");
        m_client.startAndWait();
    }

    [[nodiscard]] std::size_t distinct() const
    {
        std::size_t count = 0;
        for (const auto &[topic, values] : valuesByTopic())
            count += values.size();
        return count;
    }
    /// Repeats left out: at least once is the promise.
    [[nodiscard]] std::map<std::string, std::vector<double>> valuesByTopic() const
    {
        std::map<std::string, std::vector<double>> byTopic;
        for (const KeptMessage &message : m_client.messages) {
            auto &values = byTopic[message.topic];
            const auto object = QJsonDocument::fromJson(QByteArray::fromStdString(message.payload)).object();
            const double value = object.value(QLatin1String("value")).toDouble();
            if (std::ranges::find(values, value) == values.end())
                values.push_back(value);
        }
        return byTopic;
    }
    [[nodiscard]] std::size_t received() const { return m_client.messages.size(); }

private:
    TestClient m_client;
};

bool everyTopicIsInOrder(const Cloud &cloud)
{
    return std::ranges::all_of(cloud.valuesByTopic(),
                               [](const auto &entry) { return std::ranges::is_sorted(entry.second); });
}

class TestCloudForwarding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsWhatIsStoredToTheCloudOnceAndInOrder();
    void anOutageOnlyDelays();
    void theLastTryBringsTheRestUp();
};

void TestCloudForwarding::bringsWhatIsStoredToTheCloudOnceAndInOrder()
{
    MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    Cloud cloud(broker.port());
    Forwarding forwarding(broker.port());
    forwarding.store(1000);
    forwarding.follower.start(0);
    QTRY_COMPARE_WITH_TIMEOUT(forwarding.cursor(), std::uint64_t(1000), 10000);
    forwarding.store(500);
    QTRY_COMPARE_WITH_TIMEOUT(forwarding.cursor(), std::uint64_t(1500), 10000);
    QTRY_COMPARE_WITH_TIMEOUT(cloud.received(), std::size_t(1500), 10000);
    QCOMPARE(cloud.distinct(), std::size_t(1500));
    QVERIFY(everyTopicIsInOrder(cloud));
    QCOMPARE(forwarding.follower.status().sent, std::uint64_t(1500));
}

void TestCloudForwarding::anOutageOnlyDelays()
{
    MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    Cloud cloud(broker.port());
    Forwarding forwarding(broker.port());
    forwarding.follower.start(0);
    forwarding.store(3000);
    QTRY_VERIFY_WITH_TIMEOUT(forwarding.follower.status().sent > 300, 10000);
    broker.stop();
    QTRY_VERIFY_WITH_TIMEOUT(forwarding.sink.room() == 0, 10000);
    forwarding.store(1000);
    QVERIFY(broker.start());
    QTRY_COMPARE_WITH_TIMEOUT(forwarding.cursor(), std::uint64_t(4000), 30000);
    QTRY_COMPARE_WITH_TIMEOUT(cloud.distinct(), std::size_t(4000), 30000);
    QVERIFY(everyTopicIsInOrder(cloud));
}

void TestCloudForwarding::theLastTryBringsTheRestUp()
{
    MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    Cloud cloud(broker.port());
    Forwarding forwarding(broker.port());
    forwarding.follower.start(0);
    forwarding.store(1);
    QTRY_COMPARE_WITH_TIMEOUT(forwarding.cursor(), std::uint64_t(1), 10000);
    forwarding.store(400);
    forwarding.follower.stop();
    QTRY_COMPARE_WITH_TIMEOUT(forwarding.stoppedSpy.size(), 1, 10000);
    QCOMPARE(forwarding.cursor(), std::uint64_t(401));
    QTRY_COMPARE_WITH_TIMEOUT(cloud.distinct(), std::size_t(401), 10000);
}

LINESIDE_TEST(TestCloudForwarding)

} // namespace tst_cloudforwarding

#include "tst_cloudforwarding.moc"
