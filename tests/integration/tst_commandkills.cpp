// SPDX-License-Identifier: GPL-3.0-or-later
#include "countingdevice.h"
#include "edgedbench.h"
#include "support/testmain.h"

#include <QTest>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

using namespace lineside;

namespace tst_commandkills {

QByteArray bodyOf(int number)
{
    return "{\"id\":\"c-" + QByteArray::number(number) + "\",\"command\":\"start\"}";
}

QByteArray post(const EdgedProcess &engine, int number)
{
    const QByteArray body = bodyOf(number);
    return engine.ask(
        "POST /devices/oven-" + QByteArray::number(number % 7)
        + "/command HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nConnection: close\r\n"
          "Content-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

/// Posts orders one after another from threads of its own, as several clients would, until it is told to end.
class Clients
{
public:
    explicit Clients(const EdgedProcess &engine)
        : m_engine(engine)
    {
    }
    void begin(int first)
    {
        m_next = first;
        m_isOver = false;
        for (int i = 0; i < 4; ++i)
            m_threads.emplace_back([this] { work(); });
    }
    /// Value: the number behind the last.
    int end()
    {
        m_isOver = true;
        for (std::thread &each : m_threads)
            each.join();
        m_threads.clear();
        return m_next;
    }

    std::set<int> told; ///< the client was told that it is sent; between begin() and end() the threads'

private:
    void work()
    {
        while (!m_isOver) {
            const int number = m_next++;
            const bool isSent = post(m_engine, number).contains("Command sent successfully");
            const std::scoped_lock lock(m_mutex);
            if (isSent)
                told.insert(number);
        }
    }

    const EdgedProcess &m_engine;
    std::vector<std::thread> m_threads;
    std::mutex m_mutex; // guards told
    std::atomic<int> m_next = 0;
    std::atomic<bool> m_isOver = false;
};

/// The program is killed wherever it stands between taking an order and knowing that the broker has it.
class TestCommandKills : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noOrderIsCarriedOutTwice()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.problem()));
        EdgedBench bench(broker);
        bench.start();
        CountingDevice device(broker.port(), bench.clock);
        QTRY_VERIFY(device.peer.isReady);
        Clients clients(bench.engine);
        int next = 0;
        for (int life = 1; life <= 6; ++life) {
            const std::size_t before = device.executions.size();
            clients.begin(next);
            QTRY_VERIFY_WITH_TIMEOUT(device.executions.size() >= before + 20, 30'000);
            bench.engine.kill(); // while four are under way
            next = clients.end();
            bench.start();
            for (int i = 0; i < next; ++i) // every client asks once more, not knowing
                (void)post(bench.engine, i);
        }
        QVERIFY(post(bench.engine, -1).contains("Command sent successfully"));
        QTRY_VERIFY_WITH_TIMEOUT(device.executions.contains("c--1"), 30'000);
        QCOMPARE(device.most(), 1);
        for (const int each : clients.told)
            QCOMPARE(device.executions["c-" + std::to_string(each)], 1);
        QVERIFY(clients.told.size() >= 60);
    }
};

LINESIDE_TEST(TestCommandKills)

} // namespace tst_commandkills

#include "tst_commandkills.moc"
