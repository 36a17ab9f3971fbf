// SPDX-License-Identifier: GPL-3.0-or-later
#include "countingdevice.h"
#include "engine/engine.h"
#include "store/storereader.h"
#include "support/mosquittobroker.h"
#include "support/submitted.h"
#include "support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <memory>
#include <random>

using namespace lineside;

namespace tst_exactlyonce {

constexpr std::size_t kOrders = 1000;
constexpr int kWaitMs = 60'000;

std::string deviceOf(std::size_t order)
{
    return "oven-" + std::to_string(order % 50);
}

SendCommand order(std::size_t number)
{
    return {deviceOf(number), "{\"id\":\"c-" + std::to_string(number) + "\",\"command\":\"start\"}"};
}

/// One id, one execution, against a real broker and a device that counts (R17 of the figures we hold ourselves to).
class TestExactlyOnce : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
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
        m_config.api.enabled = false;
        m_config.commands.expiry = std::chrono::seconds(300);
    }
    void cleanup()
    {
        m_engine.reset();
        m_device.reset();
        m_broker.reset();
    }

    void aThousandAtOnceOrderedThriceAndAnsweredInNoOrder()
    {
        start();
        std::mt19937 chance(17);
        std::vector<std::size_t> orders;
        for (std::size_t i = 0; i < 3 * kOrders; ++i)
            orders.push_back(i % kOrders);
        std::ranges::shuffle(orders, chance);
        for (const std::size_t each : orders)
            submit(order(each));
        QTRY_COMPARE_WITH_TIMEOUT(m_device->executions.size(), kOrders, kWaitMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_answers.load(), 3 * kOrders, kWaitMs);
        QCOMPARE(m_refused.load(), std::size_t(0));
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->status().commandsOpen, kOrders, kWaitMs); // none is answered yet
        m_device->answerAllTwiceAndMixedUp(chance);
        m_device->peer.publish("devices/oven-1/command/result", R"({"id":"c-2","status":"rejected"})"); // not its own
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->status().commandsOpen, std::size_t(0), kWaitMs);
        for (std::size_t i = 0; i < kOrders; ++i)
            submit(order(i)); // long after
        QTRY_COMPARE_WITH_TIMEOUT(m_answers.load(), 4 * kOrders, kWaitMs);
        nothingWasCarriedOutTwice();
        QCOMPARE(statesKept(CommandState::Done), kOrders);
    }

    void whatExpiredIsNeverCarriedOut()
    {
        m_config.commands.expiry = std::chrono::seconds(3);
        start();
        m_broker->stop();
        QTRY_VERIFY_WITH_TIMEOUT(m_engine->status().broker.state != LinkState::Up, kWaitMs);
        for (std::size_t i = 0; i < 100; ++i)
            submit(order(i));
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->status().commandsOpen, std::size_t(100), kWaitMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->status().commandsOpen, std::size_t(0), kWaitMs);
        QVERIFY2(m_broker->start(), qPrintable(m_broker->problem()));
        QTRY_VERIFY_WITH_TIMEOUT(isConnected(), kWaitMs);
        for (std::size_t i = 0; i < 100; ++i)
            submit(order(i)); // and not when they are ordered again
        QTRY_COMPARE_WITH_TIMEOUT(m_answers.load(), std::size_t(200), kWaitMs);
        nothingWasCarriedOutTwice();
        QCOMPARE(m_device->executions.size(), std::size_t(1)); // the one that asks whether there are more
        QCOMPARE(statesKept(CommandState::Expired), std::size_t(100));
    }

private:
    void start()
    {
        m_answers = 0;
        m_refused = 0;
        m_engine = std::make_unique<Engine>(m_config, m_clock);
        QVERIFY(m_engine->start());
        m_device = std::make_unique<CountingDevice>(m_broker->port(), m_clock);
        QTRY_VERIFY_WITH_TIMEOUT(isConnected(), kWaitMs);
    }
    [[nodiscard]] bool isConnected() const
    {
        return m_device->peer.isReady && m_engine->status().broker.state == LinkState::Up
            && m_engine->status().control.state == LinkState::Up;
    }
    void submit(const SendCommand &wish)
    {
        m_engine->submit(wish, {.user = "operator", .source = "api", .role = Role::Operator},
                         [this](const Result<ActionDone> &done) {
                             m_refused += done ? 0U : 1U;
                             ++m_answers;
                         });
    }
    /// What went before it was heard before it.
    void nothingWasCarriedOutTwice()
    {
        QVERIFY(submitted(*m_engine, SendCommand{"oven-0", R"({"id":"last","command":"start"})"}));
        QTRY_VERIFY_WITH_TIMEOUT(m_device->executions.contains("last"), kWaitMs);
        QCOMPARE(m_device->most(), 1);
    }
    /// Once it is stopped, all of it is in the store.
    std::size_t statesKept(CommandState state)
    {
        m_engine.reset();
        CommandQuery query;
        query.states = {state};
        query.limit = 10 * kOrders;
        return StoreReader(m_config.storagePath, FormerNames()).commands(query)->commands.size();
    }

    SystemClock m_clock;
    Config m_config;
    std::unique_ptr<MosquittoBroker> m_broker;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<CountingDevice> m_device;
    std::atomic<std::size_t> m_answers = 0;
    std::atomic<std::size_t> m_refused = 0;
};

LINESIDE_TEST(TestExactlyOnce)

} // namespace tst_exactlyonce

#include "tst_exactlyonce.moc"
