// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/mailbox.h"

#include "support/testmain.h"

#include <QTest>

#include <memory>
#include <thread>
#include <vector>

using namespace lineside;

namespace tst_mailbox {

class TestMailbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyOneGivesNothing();
    void keepsTheOrder();
    void refusesWhatDoesNotFit();
    void takesAgainAfterItWasEmptied();
    void wakesOncePerFilling();
    void wakesOutsideItsLock();
    void carriesWhatCanOnlyBeMoved();
    void losesNothingBetweenThreads();
};

void TestMailbox::anEmptyOneGivesNothing()
{
    Mailbox<int> mailbox(3);
    QVERIFY(mailbox.takeAll().empty());
    QCOMPARE(mailbox.size(), std::size_t(0));
}

void TestMailbox::keepsTheOrder()
{
    Mailbox<int> mailbox(3);
    for (const int value : {3, 1, 2})
        QVERIFY(mailbox.push(value));
    QCOMPARE(mailbox.takeAll(), (std::vector<int>{3, 1, 2}));
    QCOMPARE(mailbox.size(), std::size_t(0));
}

void TestMailbox::refusesWhatDoesNotFit()
{
    Mailbox<int> mailbox(2);
    QVERIFY(mailbox.push(1));
    QVERIFY(mailbox.push(2));
    QVERIFY(!mailbox.push(3));
    QVERIFY(!mailbox.push(4));
    QCOMPARE(mailbox.takeAll(), (std::vector<int>{1, 2}));
}

void TestMailbox::takesAgainAfterItWasEmptied()
{
    Mailbox<int> mailbox(1);
    QVERIFY(mailbox.push(1));
    QVERIFY(!mailbox.push(2));
    [[maybe_unused]] const auto taken = mailbox.takeAll();
    QVERIFY(mailbox.push(3));
}

void TestMailbox::wakesOncePerFilling()
{
    Mailbox<int> mailbox(10);
    int wakeUps = 0;
    mailbox.setWakeUp([&wakeUps] { ++wakeUps; });
    QVERIFY(mailbox.push(1));
    QVERIFY(mailbox.push(2));
    QCOMPARE(wakeUps, 1);
    [[maybe_unused]] const auto taken = mailbox.takeAll();
    QVERIFY(mailbox.push(3));
    QCOMPARE(wakeUps, 2);
}

void TestMailbox::wakesOutsideItsLock()
{
    Mailbox<int> mailbox(10);
    std::size_t seen = 0;
    mailbox.setWakeUp([&] { seen = mailbox.size(); }); // would never return under the lock
    QVERIFY(mailbox.push(1));
    QCOMPARE(seen, std::size_t(1));
}

void TestMailbox::carriesWhatCanOnlyBeMoved()
{
    Mailbox<std::unique_ptr<int>> mailbox(1);
    QVERIFY(mailbox.push(std::make_unique<int>(7)));
    QCOMPARE(*mailbox.takeAll().front(), 7);
}

void TestMailbox::losesNothingBetweenThreads()
{
    static constexpr int kEach = 5'000;
    Mailbox<int> mailbox(64);
    const auto fill = [&mailbox](int first) {
        for (int i = 0; i < kEach; ++i) {
            while (!mailbox.push(first + i))
                std::this_thread::yield();
        }
    };
    std::thread low(fill, 0);
    std::thread high(fill, kEach);
    std::vector<int> received;
    while (received.size() < 2 * kEach) {
        const auto taken = mailbox.takeAll();
        received.insert(received.end(), taken.begin(), taken.end());
        std::this_thread::yield();
    }
    low.join();
    high.join();
    int nextLow = 0;
    int nextHigh = kEach;
    for (const int value : received)
        QCOMPARE(value, value < kEach ? nextLow++ : nextHigh++); // each sender's order is kept
    QCOMPARE(mailbox.size(), std::size_t(0));
}

LINESIDE_TEST(TestMailbox)

} // namespace tst_mailbox

#include "tst_mailbox.moc"
