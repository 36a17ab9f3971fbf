// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/signals.h"

#include <QTest>

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

using namespace lineside;

class TestSignals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOnTheEventLoop_data();
    void asksOnTheEventLoop();
    void servesAgainAfterItWasDestroyed();
    void aPeerThatLeftDoesNotEndTheProcess();
};

void TestSignals::asksOnTheEventLoop_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("the service manager") << SIGTERM;
    QTest::newRow("Ctrl-C") << SIGINT;
}

void TestSignals::asksOnTheEventLoop()
{
    QFETCH(const int, signal);
    int asked = 0;
    const TerminationSignals termination([&asked] { ++asked; });
    ::raise(signal);
    QCOMPARE(asked, 0); // not inside the handler
    QTRY_COMPARE(asked, 1);
}

void TestSignals::servesAgainAfterItWasDestroyed()
{
    for (int round = 1; round <= 2; ++round) {
        int asked = 0;
        const TerminationSignals termination([&asked] { ++asked; });
        ::raise(SIGTERM);
        QTRY_COMPARE(asked, 1);
    }
}

void TestSignals::aPeerThatLeftDoesNotEndTheProcess()
{
    const TerminationSignals termination([] {});
    int ends[2] = {-1, -1};
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    ::close(ends[1]);
    QCOMPARE(::write(ends[0], "x", 1), ssize_t(-1));
    ::close(ends[0]);
}

QTEST_GUILESS_MAIN(TestSignals)
#include "tst_signals.moc"
