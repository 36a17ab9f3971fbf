// SPDX-License-Identifier: GPL-3.0-or-later
#include "edgedbench.h"

#include "support/testmain.h"

#include <QProcess>
#include <QRegularExpression>

using namespace lineside;

namespace tst_locale {

/// The program on a machine that is set to another language: what it speaks with devices and scripts stays as it is.
class TestLocale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void protocolsStayAscii_data();
    void protocolsStayAscii();

private:
    QTemporaryDir m_locales;
};

void TestLocale::initTestCase()
{
    for (const char *name : {"tr_TR", "de_DE", "az_AZ"}) {
        QProcess localedef;
        localedef.start(QStringLiteral("localedef"),
                        {QStringLiteral("-i"), QString::fromLatin1(name), QStringLiteral("-f"), QStringLiteral("UTF-8"),
                         m_locales.filePath(QString::fromLatin1(name) + QStringLiteral(".UTF-8"))});
        QVERIFY2(localedef.waitForFinished() && localedef.exitCode() == 0, "needs the package locales");
    }
}

void TestLocale::protocolsStayAscii_data()
{
    QTest::addColumn<QString>("locale");
    QTest::newRow("none") << QStringLiteral("C.UTF-8");
    QTest::newRow("where I is not the capital of i") << QStringLiteral("tr_TR.UTF-8");
    QTest::newRow("likewise") << QStringLiteral("az_AZ.UTF-8");
    QTest::newRow("where a comma parts the decimals") << QStringLiteral("de_DE.UTF-8");
}

void TestLocale::protocolsStayAscii()
{
    QFETCH(const QString, locale);
    MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    EdgedBench bench(broker);
    bench.engine.environment().insert(QStringLiteral("LOCPATH"), m_locales.path());
    bench.engine.environment().insert(QStringLiteral("LC_ALL"), locale);
    QVERIFY(bench.engine.configure("[[alarms.limit]]\nsensor_type = \"temperature\"\nkind = \"high\"\nlimit = 77.25\n"
                                   "deadband = 0.5\n"));
    bench.start();
    HallPeer device(broker.port(), {}, bench.clock);
    device.publishReading("oven-01", 80.5, 1);
    QTRY_VERIFY_WITH_TIMEOUT(bench.engine.get("/api/v1/alarms").contains("\"count\":1"), 20000);
    const QByteArray alarms = bench.engine.get("/api/v1/alarms");
    QVERIFY2(alarms.contains("\"value\":80.5,\"threshold\":77.25"), alarms.constData());
    QCOMPARE(bench.engine.metrics().imbalance(), QString());
    const QString page = QString::fromUtf8(bench.engine.get("/metrics"));
    QVERIFY(!page.contains(QRegularExpression(QStringLiteral("(?m)^[^#].* [0-9]*,[0-9]"))));
    const QByteArray foreign = bench.engine.ask("POST /devices/oven-01/command HTTP/1.1\r\nHOST: 127.0.0.1:8080\r\n"
                                                "ORIGIN: http://elsewhere.example\r\nCONTENT-LENGTH: 18\r\n"
                                                "CONNECTION: close\r\n\r\n{\"command\":\"stop\"}");
    QVERIFY2(foreign.startsWith("HTTP/1.1 403 "), foreign.constData());
    QVERIFY2(bench.engine.terminate(), bench.engine.log().right(2000));
}

LINESIDE_TEST(TestLocale)

} // namespace tst_locale

#include "tst_locale.moc"
