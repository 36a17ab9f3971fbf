// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/edgedprocess.h"
#include "support/testmain.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace lineside;

namespace tst_processsignals {

/// The programs as they are installed, sent whatever a system sends.
class TestProcessSignals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void endsCleanly_data();
    void endsCleanly();
    void goesOn_data();
    void goesOn();
    void startsAnewWithASoundConfiguration();
    void goesOnWithoutAChange();
    void goesOnWithWhatItHas_data();
    void goesOnWithWhatItHas();
    void theSimulatorTellsItsTallyAtTheEnd_data();
    void theSimulatorTellsItsTallyAtTheEnd();

private:
    void send(int signal) { QCOMPARE(::kill(static_cast<pid_t>(m_engine->processId()), signal), 0); }
    void start()
    {
        QVERIFY(m_engine->launch());
        QTRY_VERIFY_WITH_TIMEOUT(m_engine->isReady(), 20000);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EdgedProcess> m_engine;
};

void TestProcessSignals::init()
{
    m_engine.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    const QString nobody = QStringLiteral("tcp://127.0.0.1:1"); // a broker is not needed
    m_engine = std::make_unique<EdgedProcess>(nobody, m_folder->filePath(QStringLiteral("data")));
}

void TestProcessSignals::endsCleanly_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("the service manager") << SIGTERM;
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("Ctrl-backslash") << SIGQUIT;
    QTest::newRow("the power fails") << SIGPWR;
    QTest::newRow("the allowance of CPU time is used up") << SIGXCPU;
}

void TestProcessSignals::endsCleanly()
{
    QFETCH(const int, signal);
    start();
    send(signal);
    QTRY_VERIFY_WITH_TIMEOUT(!m_engine->isRunning(), 10000);
    QVERIFY2(!m_engine->hasCrashed(), m_engine->log().right(2000));
    QCOMPARE(m_engine->exitCode(), 0);
}

void TestProcessSignals::goesOn_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("a terminal closes, or logrotate") << SIGHUP;
    QTest::newRow("a user's") << SIGUSR1;
    QTest::newRow("another user's") << SIGUSR2;
    QTest::newRow("an alarm clock") << SIGALRM;
    QTest::newRow("a clock of CPU time") << SIGVTALRM;
    QTest::newRow("a profiler's clock") << SIGPROF;
    QTest::newRow("a peer that left") << SIGPIPE;
    QTest::newRow("a file too large") << SIGXFSZ;
    QTest::newRow("a descriptor that is ready") << SIGIO;
    QTest::newRow("the stack of a coprocessor") << SIGSTKFLT;
    QTest::newRow("the first real-time one") << SIGRTMIN;
    QTest::newRow("the last real-time one") << SIGRTMAX;
    QTest::newRow("a child that ended") << SIGCHLD;
    QTest::newRow("urgent data") << SIGURG;
    QTest::newRow("a window's size") << SIGWINCH;
}

void TestProcessSignals::goesOn()
{
    QFETCH(const int, signal);
    start();
    for (int i = 0; i < 50; ++i)
        send(signal);
    QVERIFY2(m_engine->isReady(), m_engine->log().right(2000));
    QVERIFY2(m_engine->terminate(), m_engine->log().right(2000));
}

void TestProcessSignals::startsAnewWithASoundConfiguration()
{
    QVERIFY(m_engine->configure("location = \"hall a\"\n"));
    start();
    QVERIFY(m_engine->get("/api/v1/status").contains("hall a"));
    const qint64 process = m_engine->processId();
    for (const char *hall : {"hall b", "hall c"}) {
        QVERIFY(m_engine->configure(QByteArray("location = \"") + hall + "\"\n"));
        send(SIGHUP);
        QTRY_VERIFY2_WITH_TIMEOUT(m_engine->get("/api/v1/status").contains(hall), m_engine->log(), 20000);
        QVERIFY(m_engine->log().contains("starting anew with: location"));
    }
    QCOMPARE(m_engine->processId(), process);
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->isReady(), 20000);
    QVERIFY(m_engine->terminate());
}

void TestProcessSignals::goesOnWithoutAChange()
{
    QVERIFY(m_engine->configure("location = \"hall a\"\n"));
    start();
    QVERIFY(m_engine->configure("location = 'hall a' # in other words\n"));
    send(SIGHUP);
    QTRY_VERIFY2(m_engine->log().contains("nothing has changed"), m_engine->log());
    QCOMPARE(m_engine->log().count("engine is up"), 1);
    QVERIFY(m_engine->terminate());
}

void TestProcessSignals::goesOnWithWhatItHas_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("a value of another kind") << QByteArray("location = 5\n") << QByteArray("data.toml:1");
    QTest::newRow("no TOML") << QByteArray("location = \"b\"\nlocation\n") << QByteArray("data.toml:");
    QTest::newRow("a key nobody knows") << QByteArray("\nlokation = \"b\"\n") << QByteArray("data.toml:2");
    QTest::newRow("a folder that cannot be made") << QByteArray("location = \"b\"\nstorage_path = \"/proc/nowhere\"\n")
                                                  << QByteArray("the configuration of before");
}

void TestProcessSignals::goesOnWithWhatItHas()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QByteArray, said);
    m_engine->environment().remove(QStringLiteral("STORAGE_PATH"));
    const QByteArray folder = m_folder->filePath(QStringLiteral("data")).toUtf8();
    QVERIFY(m_engine->configure("location = \"hall a\"\nstorage_path = \"" + folder + "\"\n"));
    start();
    QVERIFY(m_engine->configure(file));
    send(SIGHUP);
    QTRY_VERIFY2_WITH_TIMEOUT(m_engine->log().contains(said), m_engine->log(), 20000);
    QTRY_VERIFY2_WITH_TIMEOUT(m_engine->get("/api/v1/status").contains("hall a"), m_engine->log(), 20000);
    QVERIFY(m_engine->get("/api/v1/status").contains("\"configuration\":{\"problem\":\"the "));
    QVERIFY(m_engine->configure("location = \"hall c\"\nstorage_path = \"" + folder + "\"\n"));
    send(SIGHUP); // mended
    QTRY_VERIFY2_WITH_TIMEOUT(m_engine->get("/api/v1/status").contains("hall c"), m_engine->log(), 20000);
    QVERIFY(m_engine->get("/api/v1/status").contains("\"configuration\":{\"problem\":\"\",\"since\":null}"));
    QVERIFY(m_engine->terminate());
}

void TestProcessSignals::theSimulatorTellsItsTallyAtTheEnd_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("the service manager") << SIGTERM;
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("a terminal closes") << SIGHUP;
}

void TestProcessSignals::theSimulatorTellsItsTallyAtTheEnd()
{
    QFETCH(const int, signal);
    QProcess simulator;
    simulator.setProcessChannelMode(QProcess::MergedChannels);
    simulator.start(QFileInfo(EdgedProcess::program()).dir().filePath(QStringLiteral("lineside-sim")),
                    {QStringLiteral("--broker"), QStringLiteral("tcp://127.0.0.1:1")});
    // Its first line tells that it runs: nobody listens there.
    QVERIFY(simulator.waitForReadyRead(20000));
    ::kill(static_cast<pid_t>(simulator.processId()), signal);
    QVERIFY(simulator.waitForFinished(10000));
    QVERIFY(simulator.exitStatus() == QProcess::NormalExit && simulator.exitCode() == 0);
    QVERIFY(simulator.readAll().contains("published "));
}

LINESIDE_TEST(TestProcessSignals)

} // namespace tst_processsignals

#include "tst_processsignals.moc"
