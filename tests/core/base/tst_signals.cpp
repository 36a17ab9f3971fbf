// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/signals.h"

#include "support/testmain.h"

#include <QTest>

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

using namespace lineside;

namespace tst_signals {

class TestSignals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOnTheEventLoop_data();
    void asksOnTheEventLoop();
    void asksOnceForManySignals();
    void readsAgainAsOftenAsItIsAsked();
    void endsOnAReloadNobodyTakes();
    void theEndGoesBeforeAReload();
    void ignoresWhatNobodySends_data();
    void ignoresWhatNobodySends();
    void servesAgainAfterItWasDestroyed();
    void aPeerThatLeftDoesNotEndTheProcess();
};

void TestSignals::asksOnTheEventLoop_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("the service manager") << SIGTERM;
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("Ctrl-backslash") << SIGQUIT;
    QTest::newRow("the power fails") << SIGPWR;
    QTest::newRow("the allowance of CPU time is used up") << SIGXCPU;
}

void TestSignals::asksOnTheEventLoop()
{
    QFETCH(const int, signal);
    int asked = 0;
    const ProcessSignals termination([&asked] { ++asked; });
    ::raise(signal);
    QCOMPARE(asked, 0); // not inside the handler
    QTRY_COMPARE(asked, 1);
}

void TestSignals::asksOnceForManySignals()
{
    int asked = 0;
    const ProcessSignals termination([&asked] { ++asked; });
    ::raise(SIGTERM);
    ::raise(SIGINT);
    ::raise(SIGQUIT);
    QTRY_COMPARE(asked, 1);
}

void TestSignals::readsAgainAsOftenAsItIsAsked()
{
    int asked = 0;
    int again = 0;
    const ProcessSignals signalsOfTheSystem([&asked] { ++asked; }, [&again] { ++again; });
    for (int round = 1; round <= 3; ++round) {
        for (int i = 0; i < 100; ++i)
            ::raise(SIGHUP);
        QTRY_COMPARE(again, round);
    }
    QCOMPARE(asked, 0);
}

void TestSignals::endsOnAReloadNobodyTakes()
{
    int asked = 0;
    const ProcessSignals signalsOfTheSystem([&asked] { ++asked; });
    ::raise(SIGHUP);
    QTRY_COMPARE(asked, 1);
    ::raise(SIGHUP); // while it ends
}

void TestSignals::theEndGoesBeforeAReload()
{
    int asked = 0;
    int again = 0;
    const ProcessSignals signalsOfTheSystem([&asked] { ++asked; }, [&again] { ++again; });
    ::raise(SIGHUP);
    ::raise(SIGTERM);
    QTRY_COMPARE(asked, 1);
    QCOMPARE(again, 0);
}

void TestSignals::ignoresWhatNobodySends_data()
{
    QTest::addColumn<int>("signal");
    for (const int signal : {SIGPIPE, SIGXFSZ, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGIO, SIGSTKFLT,
                             SIGRTMIN, SIGRTMIN + 1, SIGRTMAX})
        QTest::newRow(qPrintable(QString::number(signal))) << signal;
}

void TestSignals::ignoresWhatNobodySends()
{
    QFETCH(const int, signal);
    int asked = 0;
    const ProcessSignals signalsOfTheSystem([&asked] { ++asked; });
    ::raise(signal); // would end the test
    ::raise(SIGTERM);
    QTRY_COMPARE(asked, 1);
}

void TestSignals::servesAgainAfterItWasDestroyed()
{
    for (int round = 1; round <= 2; ++round) {
        int asked = 0;
        const ProcessSignals termination([&asked] { ++asked; });
        ::raise(SIGTERM);
        QTRY_COMPARE(asked, 1);
    }
}

void TestSignals::aPeerThatLeftDoesNotEndTheProcess()
{
    const ProcessSignals termination([] {});
    int ends[2] = {-1, -1};
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    ::close(ends[1]);
    QCOMPARE(::write(ends[0], "x", 1), ssize_t(-1));
    ::close(ends[0]);
}

LINESIDE_TEST(TestSignals)

} // namespace tst_signals

#include "tst_signals.moc"
