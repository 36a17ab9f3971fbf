// SPDX-License-Identifier: GPL-3.0-or-later
#include "coap/coapsource.h"
#include "metrics/metrics.h"
#include "support/coappeer.h"
#include "support/testmain.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <string>
#include <vector>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_coapdtls {

const QString kKey = u"sixteen-letters!"_s;
const QString kOtherKey = u"another-letters!"_s;

QByteArray line(const QString &key, const QByteArray &device)
{
    return key.toLatin1().toHex() + ' ' + device + '\n';
}

/// Devices with keys, by libcoap's own client over OpenSSL and over GnuTLS, and by OpenSSL's.
class TestCoapDtls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aDeviceWithItsKeyDelivers_data();
    void aDeviceWithItsKeyDelivers();
    void aNeighboursPathIsForbidden();
    void refusesWhoHasNoKey_data();
    void refusesWhoHasNoKey();
    void takesTheSuiteEachDeviceHas();
    void refusesOldVersions();
    void aKeyTakenAwayEndsItsSession();
    void keysThatOthersMayReadDoNotCount();

private:
    void writeKeys(const QByteArray &text, QFile::Permissions mode = QFile::ReadOwner | QFile::WriteOwner);
    /// What the program said; the loop runs meanwhile.
    [[nodiscard]] QByteArray run(const QString &program, const QStringList &arguments, const QByteArray &input = {});
    [[nodiscard]] QByteArray post(const QString &client, const QString &device, const QString &key,
                                  const QString &path = u"oven-1"_s);
    [[nodiscard]] bool isCounted(const std::string &reason) const
    {
        return m_metrics->prometheusText().find("refused_total{reason=\"" + reason + "\"}") != std::string::npos;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Metrics> m_metrics;
    SystemClock m_clock;
    std::unique_ptr<CoapSource> m_source;
    quint16 m_port = 0;
    LinkStatus m_link;
    std::vector<std::string> m_taken;
};

void TestCoapDtls::init()
{
    if (QStandardPaths::findExecutable(u"coap-client-gnutls"_s).isEmpty())
        QSKIP("coap-client is not here (libcoap3-bin)");
    m_folder = std::make_unique<QTemporaryDir>();
    m_metrics = std::make_unique<Metrics>();
    m_taken.clear();
    m_link = {};
    m_port = CoapPeer::freePort();
    writeKeys("# keys\n" + line(kKey, "oven-1") + line(kOtherKey, "oven-2"));
    m_source = std::make_unique<CoapSource>(
        CoapSettings{
            .enabled = true, .port = 0, .securePort = m_port, .keysFile = m_folder->filePath(u"keys"_s).toStdString()},
        ConnectionParts{.clock = m_clock,
                        .link = {.changed = [this](const LinkStatus &told) { m_link = told; }, .refused = {}},
                        .metrics = m_metrics.get()});
    m_source->start({.take =
                         [this](const RawMessageView &message) {
                             m_taken.emplace_back(message.topic);
                             return Taken::Yes;
                         },
                     .mayAcknowledge = [] { return true; }});
    QTRY_VERIFY2(m_link.state == LinkState::Up, m_link.reason.c_str());
}

void TestCoapDtls::cleanup()
{
    m_source.reset();
}

void TestCoapDtls::writeKeys(const QByteArray &text, QFile::Permissions mode)
{
    QFile file(m_folder->filePath(u"keys"_s));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QVERIFY(file.setPermissions(mode));
    QCOMPARE(file.write(text), text.size());
}

QByteArray TestCoapDtls::run(const QString &program, const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.write(input);
    static_cast<void>(QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 20'000));
    return process.readAll();
}

QByteArray TestCoapDtls::post(const QString &client, const QString &device, const QString &key, const QString &path)
{
    const QString body
        = u"{\"device_id\":\"%1\",\"timestamp\":\"2026-11-29T10:00:00Z\",\"sensor_type\":\"t\",\"value\":1}"_s.arg(
            path);
    return run(client,
               {u"-v"_s, u"6"_s, u"-B"_s, u"2"_s, u"-u"_s, device, u"-k"_s, key, u"-m"_s, u"post"_s, u"-t"_s, u"50"_s,
                u"-e"_s, body, u"coaps://127.0.0.1:%1/devices/%2/data"_s.arg(m_port).arg(path)});
}

void TestCoapDtls::aDeviceWithItsKeyDelivers_data()
{
    QTest::addColumn<QString>("client");
    QTest::newRow("over GnuTLS") << u"coap-client-gnutls"_s;
    QTest::newRow("over OpenSSL") << u"coap-client-openssl"_s;
}

void TestCoapDtls::aDeviceWithItsKeyDelivers()
{
    QFETCH(const QString, client);
    const QByteArray said = post(client, u"oven-1"_s, kKey);
    QVERIFY2(said.contains("c:2.04"), said.constData());
    QCOMPARE(m_taken, std::vector<std::string>{"devices/oven-1/data"});
}

void TestCoapDtls::aNeighboursPathIsForbidden()
{
    const QByteArray said = post(u"coap-client-gnutls"_s, u"oven-2"_s, kOtherKey, u"oven-1"_s);
    QVERIFY2(said.contains("4.03"), said.constData());
    QVERIFY(m_taken.empty());
    QVERIFY(isCounted("not_yours"));
}

void TestCoapDtls::refusesWhoHasNoKey_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<QString>("key");
    QTest::newRow("another's key") << u"oven-1"_s << kOtherKey;
    QTest::newRow("nobody we know") << u"oven-3"_s << kKey;
    QTest::newRow("no name") << u""_s << kKey;
}

void TestCoapDtls::refusesWhoHasNoKey()
{
    QFETCH(const QString, device);
    QFETCH(const QString, key);
    const QByteArray said = post(u"coap-client-openssl"_s, device, key);
    QVERIFY2(!said.contains("c:2.04") && !said.contains("c:4."), said.constData());
    QVERIFY(m_taken.empty());
    const QByteArray good = post(u"coap-client-openssl"_s, u"oven-1"_s, kKey); // and nobody else is kept out by it
    QVERIFY2(good.contains("c:2.04"), good.constData());
}

QStringList talk(quint16 port, const QStringList &how)
{
    return QStringList{u"s_client"_s,
                       u"-connect"_s,
                       u"127.0.0.1:%1"_s.arg(port),
                       u"-psk_identity"_s,
                       u"oven-1"_s,
                       u"-psk"_s,
                       QString::fromLatin1(kKey.toLatin1().toHex())}
    + how;
}

/// RFC 7252 §9.1.3.1; OpenSSL takes it only where it is told to take all.
void TestCoapDtls::takesTheSuiteEachDeviceHas()
{
    const QByteArray said
        = run(u"openssl"_s, talk(m_port, {u"-dtls1_2"_s, u"-cipher"_s, u"PSK-AES128-CCM8:@SECLEVEL=0"_s}), "Q\n");
    QVERIFY2(said.contains("Cipher is PSK-AES128-CCM8"), said.constData());
}

void TestCoapDtls::refusesOldVersions()
{
    const QByteArray said
        = run(u"openssl"_s, talk(m_port, {u"-dtls1"_s, u"-cipher"_s, u"PSK-AES128-CBC-SHA:@SECLEVEL=0"_s}), "Q\n");
    QVERIFY2(said.contains("handshake failure"), said.constData());
    QVERIFY(isCounted("dtls_version"));
}

void TestCoapDtls::aKeyTakenAwayEndsItsSession()
{
    writeKeys(line(kOtherKey, "oven-1"));
    QTRY_VERIFY_WITH_TIMEOUT(post(u"coap-client-gnutls"_s, u"oven-1"_s, kOtherKey).contains("c:2.04"), 20'000);
    const QByteArray said = post(u"coap-client-gnutls"_s, u"oven-1"_s, kKey);
    QVERIFY2(!said.contains("c:2.04"), said.constData());
}

void TestCoapDtls::keysThatOthersMayReadDoNotCount()
{
    writeKeys(line(kOtherKey, "oven-1"), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
    QTRY_VERIFY_WITH_TIMEOUT(m_link.lessThanAsked.find("0600") != std::string::npos, 20'000);
    const QByteArray said = post(u"coap-client-gnutls"_s, u"oven-1"_s, kKey); // that of before
    QVERIFY2(said.contains("c:2.04"), said.constData());
}

} // namespace tst_coapdtls

using tst_coapdtls::TestCoapDtls;
LINESIDE_TEST(TestCoapDtls)
#include "tst_coapdtls.moc"
