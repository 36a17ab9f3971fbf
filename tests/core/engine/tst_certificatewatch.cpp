// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/certificatewatch.h"

#include "support/testmain.h"

#include <QDateTime>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <string>

using namespace lineside;

namespace tst_certificatewatch {

constexpr std::int64_t kDayMs = 24 * 3'600'000;

/// Files as OpenSSL writes them.
class TestCertificateWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsNothingWithoutTls();
    void tellsTheFileThatEndsFirst();
    void oneOfAnAuthoritysWillDo();
    void aFileIsToldOnce();
    void looksOnceAnHour();

private:
    [[nodiscard]] std::string path(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }
    void make(const char *name, int days) const
    {
        const QString openssl = QStandardPaths::findExecutable(QStringLiteral("openssl"));
        if (openssl.isEmpty())
            QSKIP("needs openssl");
        const QString file = QString::fromStdString(path(name));
        QProcess process;
        process.start(openssl,
                      {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
                       QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"),
                       QStringLiteral("-days"), QString::number(days), QStringLiteral("-subj"),
                       QStringLiteral("/CN=edge"), QStringLiteral("-keyout"), file + QStringLiteral(".key"),
                       QStringLiteral("-out"), file});
        QVERIFY(process.waitForFinished() && process.exitCode() == 0);
    }
    [[nodiscard]] Config config(const char *authority, const char *own) const
    {
        Config made;
        made.mqtt.tls = true;
        made.mqtt.caFile = path(authority);
        made.mqtt.certificateFile = path(own);
        return made;
    }
    [[nodiscard]] static std::int64_t daysLeft(const CertificateStatus &status)
    {
        return (status.endsMs - QDateTime::currentMSecsSinceEpoch() + kDayMs / 2) / kDayMs;
    }

    QTemporaryDir m_folder;
};

void TestCertificateWatch::initTestCase()
{
    make("ca.pem", 20);
    make("own.pem", 10);
    make("long.pem", 300);
    QFile both(QString::fromStdString(path("both.pem")));
    QVERIFY(both.open(QIODevice::WriteOnly));
    for (const char *part : {"own.pem", "long.pem"}) {
        QFile file(QString::fromStdString(path(part)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        both.write(file.readAll());
    }
}

void TestCertificateWatch::tellsNothingWithoutTls()
{
    Config plain = config("ca.pem", "own.pem");
    plain.mqtt.tls = false;
    QVERIFY(CertificateWatch(plain).look().empty());
    QVERIFY(CertificateWatch(config("missing.pem", "missing.pem")).look().empty());
}

void TestCertificateWatch::tellsTheFileThatEndsFirst()
{
    const auto found = CertificateWatch(config("ca.pem", "own.pem")).look();
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].name, std::string("mqtt"));
    QCOMPARE(found[0].file, path("own.pem"));
    QCOMPARE(daysLeft(found[0]), 10);
}

void TestCertificateWatch::oneOfAnAuthoritysWillDo()
{
    const auto found = CertificateWatch(config("both.pem", "long.pem")).look();
    QCOMPARE(daysLeft(found.at(0)), 300);
    QCOMPARE(daysLeft(CertificateWatch(config("long.pem", "both.pem")).look().at(0)), 10);
}

void TestCertificateWatch::aFileIsToldOnce()
{
    Config shared = config("ca.pem", "own.pem");
    shared.sinks.push_back({.sink = {.name = "cloud", .speaks = MqttSinkSettings{.mqtt = shared.mqtt}}, .place = {}});
    QCOMPARE(CertificateWatch(shared).look().size(), std::size_t(1));
    std::get<MqttSinkSettings>(shared.sinks[0].sink.speaks).mqtt.certificateFile = path("long.pem");
    const auto found = CertificateWatch(shared).look();
    QCOMPARE(found.size(), std::size_t(2));
    QCOMPARE(found[0].name, std::string("cloud"));
    QCOMPARE(daysLeft(found[0]), 300);
}

void TestCertificateWatch::looksOnceAnHour()
{
    CertificateWatch watch(Config{});
    QVERIFY(watch.isDue(5));
    QVERIFY(!watch.isDue(3'600'000));
    QVERIFY(watch.isDue(3'600'005));
}

LINESIDE_TEST(TestCertificateWatch)

} // namespace tst_certificatewatch

#include "tst_certificatewatch.moc"
