// SPDX-License-Identifier: GPL-3.0-or-later
#include "hallpeer.h"
#include "support/mosquittobroker.h"

#include <QDir>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <random>

using namespace lineside;

/// lineside-edged as it is installed, killed and stopped under load.
class TestRecovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aKilledEngineLosesAndDoublesNothing_data();
    void aKilledEngineLosesAndDoublesNothing();
    void endsCleanlyOnSigterm();

private:
    void startEngine();
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] qlonglong ask(const QString &question) const;
    [[nodiscard]] qlonglong rows() const { return ask(QStringLiteral("SELECT count(*) FROM readings")); }

    SystemClock m_clock;
    std::unique_ptr<MosquittoBroker> m_broker;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_engine;
    QProcessEnvironment m_environment;
    QStringList m_arguments;
    quint16 m_httpPort = 0;
};

void TestRecovery::init()
{
    m_broker = std::make_unique<MosquittoBroker>();
    QVERIFY2(m_broker->start(), qPrintable(m_broker->problem()));
    m_folder = std::make_unique<QTemporaryDir>();
    m_httpPort = MosquittoBroker::freePort();
    m_arguments.clear();
    m_environment = QProcessEnvironment::systemEnvironment();
    m_environment.insert(QStringLiteral("MQTT_BROKER"), m_broker->url());
    m_environment.insert(QStringLiteral("STORAGE_PATH"), m_folder->path());
    m_environment.insert(QStringLiteral("PORT"), QString::number(m_httpPort));
}

void TestRecovery::cleanup()
{
    m_engine->kill();
    m_engine->waitForFinished();
    m_engine.reset();
    m_broker.reset();
}

void TestRecovery::startEngine()
{
    m_engine = std::make_unique<QProcess>();
    m_engine->setProcessEnvironment(m_environment);
    m_engine->setProcessChannelMode(QProcess::MergedChannels);
    m_engine->start(QStringLiteral(LINESIDE_EDGED), m_arguments);
    QVERIFY(m_engine->waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(isReady(), 20000);
}

bool TestRecovery::isReady() const
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_httpPort);
    if (!socket.waitForConnected(100))
        return false;
    socket.write("GET /ready HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    return socket.waitForReadyRead(1000) && socket.readAll().contains(" 200 ");
}

qlonglong TestRecovery::ask(const QString &question) const
{
    qlonglong sum = 0;
    const QDir folder(m_folder->path());
    for (const QString &name : folder.entryList({QStringLiteral("readings-*.db")})) {
        {
            auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            database.setDatabaseName(folder.filePath(name));
            database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
            QSqlQuery query(database);
            if (database.open() && query.exec(question) && query.next())
                sum += query.value(0).toLongLong();
        }
        QSqlDatabase::removeDatabase(name);
    }
    return sum;
}

void TestRecovery::aKilledEngineLosesAndDoublesNothing_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::newRow("in crash-safe mode") << QByteArray("[journal]\nmode = \"crash-safe\"\n");
    QTest::newRow("in power-safe mode") << QByteArray("[journal]\nmode = \"power-safe\"\n");
}

void TestRecovery::aKilledEngineLosesAndDoublesNothing()
{
    QFETCH(const QByteArray, config);
    QFile file(m_folder->filePath(QStringLiteral("lineside.toml")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(config) == config.size());
    file.close();
    m_arguments = {QStringLiteral("--config"), file.fileName()};

    constexpr int kKills = 15; // twice: the 30 that issue "Nothing acknowledged is ever lost" asks of CI
    constexpr std::uint64_t kPerRound = 400;
    std::mt19937 random(20261123);
    std::uniform_int_distribution<std::uint64_t> anyMoment(1, kPerRound);
    startEngine();
    HallPeer device(m_broker->port(), {}, m_clock);
    std::uint64_t sequence = 0;
    for (int kill = 0; kill < kKills; ++kill) {
        const std::uint64_t moment = device.confirmed + anyMoment(random);
        for (std::uint64_t i = 0; i < kPerRound; ++i)
            device.publishReading("oven-01", 20, ++sequence);
        QTRY_VERIFY_WITH_TIMEOUT(device.confirmed >= moment, 20000);
        m_engine->kill();
        QVERIFY(m_engine->waitForFinished());
        startEngine();
    }
    QTRY_COMPARE_WITH_TIMEOUT(device.confirmed, sequence, 20000);
    const auto distinct = QStringLiteral("SELECT count(DISTINCT json_extract(metadata, '$.sequence')) FROM readings");
    QTRY_COMPARE_WITH_TIMEOUT(ask(distinct), static_cast<qlonglong>(sequence), 20000);
    QCOMPARE(rows(), static_cast<qlonglong>(sequence));
}

void TestRecovery::endsCleanlyOnSigterm()
{
    startEngine();
    HallPeer device(m_broker->port(), {}, m_clock);
    for (std::uint64_t i = 0; i < 2000; ++i)
        device.publishReading("oven-01", 20, i);
    QTRY_VERIFY(device.confirmed > 500);
    m_engine->terminate();
    QVERIFY(m_engine->waitForFinished(10000)); // the promise: under 10 s
    QCOMPARE(m_engine->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_engine->exitCode(), 0);
    startEngine();
    QTRY_COMPARE_WITH_TIMEOUT(rows(), qlonglong{2000}, 20000);
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
