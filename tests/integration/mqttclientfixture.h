// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/mqttclient.h"
#include "support/mosquittobroker.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <string>
#include <vector>

namespace lineside {

/// The client under test: the build's own, unless ctest names another (CMakeLists.txt).
inline MqttLibrary libraryUnderTest()
{
    const QByteArray name = qgetenv("LINESIDE_TEST_MQTT");
    if (name.isEmpty())
        return mqttLibraries().front();
    return name == "qt" ? MqttLibrary::Qt : MqttLibrary::Mosquitto;
}

/// A message that is kept.
struct KeptMessage
{
    std::string topic;
    std::string payload;
    std::uint8_t qos = 0;
    bool retained = false;
    bool redelivered = false;
    std::string responseTopic;
    std::string correlationData;
};

/// The machine's clock, which a test can put ahead.
class SkippingClock final : public Clock
{
public:
    [[nodiscard]] std::int64_t utcMs() const override { return m_real.utcMs() + skippedMs; }
    [[nodiscard]] std::int64_t monotonicMs() const override { return m_real.monotonicMs() + skippedMs; }

    std::int64_t skippedMs = 0;

private:
    SystemClock m_real;
};

/// A client with its settings, all it received and all it said.
class TestClient
{
public:
    TestClient(quint16 port, std::string clientId)
        : TestClient(settingsFor(port, std::move(clientId)))
    {
    }
    explicit TestClient(const MqttSettings &settings)
        : client(makeMqttClient(settings, clock, 1, libraryUnderTest()))
        , connectedSpy(client.get(), &MqttClient::connected)
        , subscribedSpy(client.get(), &MqttClient::subscribed)
        , lostSpy(client.get(), &MqttClient::connectionLost)
        , publishedSpy(client.get(), &MqttClient::published)
        , failedSpy(client.get(), &MqttClient::publishFailed)
        , roomSpy(client.get(), &MqttClient::roomAvailable)
    {
        client->setMessageHandler([this](const MqttMessageView &m) {
            messages.push_back({std::string(m.topic), std::string(m.payload), m.qos, m.retained, m.redelivered,
                                std::string(m.responseTopic), std::string(m.correlationData)});
        });
    }

    static MqttSettings settingsFor(quint16 port, std::string clientId)
    {
        MqttSettings settings;
        settings.host = "127.0.0.1";
        settings.port = port;
        settings.clientId = std::move(clientId);
        return settings;
    }

    void listenTo(const std::string &filter, int qos = 1)
    {
        client->setSubscriptions({{filter, static_cast<std::uint8_t>(qos)}});
        m_listens = true;
    }
    void startAndWait()
    {
        const auto before = readySpy().count();
        client->start();
        while (readySpy().count() == before)
            QVERIFY(readySpy().wait(10000));
    }
    /// Publishes "0", "1", … as fast as the window allows; the event loop must run until publishedSpy has them all.
    void publishNumbers(const std::string &topic, int count)
    {
        auto next = std::make_shared<int>(0);
        const auto pump = [this, topic, count, next] {
            while (*next < count && client->room() > 0 && client->publish({topic, std::to_string(*next)}))
                ++*next;
        };
        QObject::connect(client.get(), &MqttClient::roomAvailable, client.get(), pump);
        pump();
    }
    void forget()
    {
        messages.clear();
        for (QSignalSpy *spy : {&connectedSpy, &subscribedSpy, &lostSpy, &publishedSpy, &failedSpy, &roomSpy})
            spy->clear();
    }
    /// Says when nothing published from now on is missed.
    QSignalSpy &readySpy() { return m_listens ? subscribedSpy : connectedSpy; }
    QString lastLostReason() const { return lostSpy.isEmpty() ? QString() : lostSpy.last().at(0).toString(); }

    MqttClient *operator->() { return client.get(); }

    SkippingClock clock;
    std::unique_ptr<MqttClient> client;
    std::vector<KeptMessage> messages;
    QSignalSpy connectedSpy;
    QSignalSpy subscribedSpy;
    QSignalSpy lostSpy;
    QSignalSpy publishedSpy;
    QSignalSpy failedSpy;
    QSignalSpy roomSpy;

private:
    bool m_listens = false;
};

} // namespace lineside
