// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqttclientfixture.h"

#include "support/testmain.h"

#include <QRegularExpression>
#include <QTest>
#include <QTimer>

using namespace lineside;

namespace tst_mqttclienttls {

/// A small certificate authority in a folder, by the openssl program.
class Authority
{
public:
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] std::string path(const char *name) const { return file(QString::fromLatin1(name)).toStdString(); }

    [[nodiscard]] bool makeRoot(const QString &name)
    {
        return run({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
                    QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"),
                    QStringLiteral("-subj"), QStringLiteral("/CN=") + name, QStringLiteral("-days"),
                    QStringLiteral("2"), QStringLiteral("-keyout"), file(name + QStringLiteral(".key")),
                    QStringLiteral("-out"), file(name + QStringLiteral(".crt"))});
    }
    /// `alternativeName` as openssl writes it: "DNS:localhost,IP:127.0.0.1".
    [[nodiscard]] bool makeCertificate(const QString &name, const QString &root, const QString &alternativeName,
                                       int days = 2)
    {
        QFile extensions(file(QStringLiteral("extensions")));
        if (!extensions.open(QIODevice::WriteOnly))
            return false;
        extensions.write("subjectAltName=" + alternativeName.toUtf8() + '\n');
        extensions.close();
        const QString request = file(name + QStringLiteral(".csr"));
        return run({QStringLiteral("req"), QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                    QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"), QStringLiteral("-subj"),
                    QStringLiteral("/CN=") + name, QStringLiteral("-keyout"), file(name + QStringLiteral(".key")),
                    QStringLiteral("-out"), request})
            && run({QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"), request,
                    QStringLiteral("-CA"), file(root + QStringLiteral(".crt")), QStringLiteral("-CAkey"),
                    file(root + QStringLiteral(".key")), QStringLiteral("-CAcreateserial"), QStringLiteral("-days"),
                    QString::number(days), QStringLiteral("-extfile"), extensions.fileName(), QStringLiteral("-out"),
                    file(name + QStringLiteral(".crt"))});
    }

private:
    static bool run(const QStringList &arguments)
    {
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"), arguments);
        return openssl.waitForFinished() && openssl.exitCode() == 0;
    }

    QTemporaryDir m_folder;
};

/// TLS as it must be and as it must not, against a real broker with one listener for each certificate.
class TestMqttClientTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void connects_data();
    void connects();
    void refuses_data();
    void refuses();
    void carriesManyMessages();
    void goesOnReadingAfterAPause();

private:
    [[nodiscard]] QByteArray listenerFor(const char *certificate, const QByteArray &more = {});
    [[nodiscard]] MqttSettings settingsFor(const QByteArray &listener, const char *host, const char *ca) const;

    Authority m_authority;
    QHash<QByteArray, quint16> m_ports;
    std::unique_ptr<MosquittoBroker> m_broker;
};

QByteArray TestMqttClientTls::listenerFor(const char *certificate, const QByteArray &more)
{
    const quint16 port = MosquittoBroker::freePort();
    m_ports.insert(certificate + more, port);
    const auto path = [&](const char *name) { return QByteArray::fromStdString(m_authority.path(name)); };
    const QByteArray name(certificate);
    return "listener " + QByteArray::number(port) + " 127.0.0.1\ncafile " + path("hall.crt") + "\ncertfile "
        + path((name + ".crt").constData()) + "\nkeyfile " + path((name + ".key").constData()) + '\n' + more + '\n';
}

void TestMqttClientTls::initTestCase()
{
    const QString hall = QStringLiteral("hall");
    const QString local = QStringLiteral("DNS:localhost,IP:127.0.0.1");
    QVERIFY(m_authority.makeRoot(hall));
    QVERIFY(m_authority.makeRoot(QStringLiteral("stranger")));
    QVERIFY(m_authority.makeCertificate(QStringLiteral("broker"), hall, local));
    QVERIFY(m_authority.makeCertificate(QStringLiteral("elsewhere"), hall, QStringLiteral("DNS:elsewhere.example")));
    QVERIFY(m_authority.makeCertificate(QStringLiteral("expired"), hall, local, 0));
    QVERIFY(m_authority.makeCertificate(QStringLiteral("edge"), hall, QStringLiteral("DNS:edge")));
    m_broker
        = std::make_unique<MosquittoBroker>(listenerFor("broker") + listenerFor("elsewhere") + listenerFor("expired")
                                            + listenerFor("broker", "require_certificate true"));
    QVERIFY2(m_broker->start(), qPrintable(m_broker->problem()));
    m_ports.insert("plain", m_broker->port());
    m_ports.insert("nobody", MosquittoBroker::freePort());
}

MqttSettings TestMqttClientTls::settingsFor(const QByteArray &listener, const char *host, const char *ca) const
{
    auto settings = TestClient::settingsFor(m_ports.value(listener), "secret");
    settings.host = host;
    settings.tls = true;
    settings.caFile = ca && *ca ? m_authority.path(ca) : std::string();
    return settings;
}

void TestMqttClientTls::connects_data()
{
    QTest::addColumn<QByteArray>("listener");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("withCertificate");
    QTest::newRow("by name") << QByteArray("broker") << QByteArray("localhost") << false;
    QTest::newRow("by address") << QByteArray("broker") << QByteArray("127.0.0.1") << false;
    QTest::newRow("with a client certificate")
        << QByteArray("brokerrequire_certificate true") << QByteArray("localhost") << true;
}

void TestMqttClientTls::connects()
{
    QFETCH(const QByteArray, listener);
    QFETCH(const QByteArray, host);
    QFETCH(const bool, withCertificate);
    auto settings = settingsFor(listener, host.constData(), "hall.crt");
    if (withCertificate) {
        settings.certificateFile = m_authority.path("edge.crt");
        settings.keyFile = m_authority.path("edge.key");
    }
    TestClient client(settings);
    client.listenTo("t");
    client.startAndWait();
    QVERIFY(client->publish({"t", "over TLS"}).has_value());
    QTRY_COMPARE(client.messages.size(), std::size_t(1));
}

void TestMqttClientTls::refuses_data()
{
    QTest::addColumn<QByteArray>("listener");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("ca");
    QTest::addColumn<QString>("reason");
    const QString refused = QStringLiteral("the broker's certificate was refused: .*");
    QTest::newRow("another authority") << QByteArray("broker") << QByteArray("localhost") << QByteArray("stranger.crt")
                                       << refused + QStringLiteral("self-signed");
    QTest::newRow("an authority the system does not know")
        << QByteArray("broker") << QByteArray("localhost") << QByteArray() << refused + QStringLiteral("self-signed");
    QTest::newRow("made out to another name")
        << QByteArray("elsewhere") << QByteArray("localhost") << QByteArray("hall.crt")
        << refused + QStringLiteral("(hostname mismatch|host name did not match)");
    QTest::newRow("made out to another address")
        << QByteArray("elsewhere") << QByteArray("127.0.0.1") << QByteArray("hall.crt")
        << refused + QStringLiteral("(IP address mismatch|host name did not match)");
    QTest::newRow("expired") << QByteArray("expired") << QByteArray("localhost") << QByteArray("hall.crt")
                             << refused + QStringLiteral("certificate has expired");
    QTest::newRow("a client certificate is asked for and there is none")
        << QByteArray("brokerrequire_certificate true") << QByteArray("localhost") << QByteArray("hall.crt")
        << QStringLiteral(".");
    QTest::newRow("the broker does not speak TLS")
        << QByteArray("plain") << QByteArray("127.0.0.1") << QByteArray("hall.crt") << QStringLiteral(".");
    // A name has several addresses where the broker listens at one only: the next is tried when nobody listens at this.
    QTest::newRow("nobody listens") << QByteArray("nobody") << QByteArray("127.0.0.1") << QByteArray("hall.crt")
                                    << QStringLiteral("connection refused");
    QTest::newRow("no such CA file") << QByteArray("broker") << QByteArray("localhost") << QByteArray("missing.crt")
                                     << QStringLiteral("the CA file cannot be used: ");
}

void TestMqttClientTls::refuses()
{
    QFETCH(const QByteArray, listener);
    QFETCH(const QByteArray, host);
    QFETCH(const QByteArray, ca);
    QFETCH(const QString, reason);
    TestClient client(settingsFor(listener, host.constData(), ca.constData()));
    client->start();
    QTRY_VERIFY(client.lostSpy.count() >= 2);
    const QRegularExpression expected(u'^' + reason);
    QVERIFY2(client.lastLostReason().contains(expected), qPrintable(client.lastLostReason()));
    QCOMPARE(client.connectedSpy.count(), 0);
}

void TestMqttClientTls::carriesManyMessages()
{
    constexpr int kCount = 5000;
    TestClient client(settingsFor("broker", "localhost", "hall.crt"));
    client.listenTo("n");
    client.startAndWait();
    client.publishNumbers("n", kCount);
    QTRY_COMPARE_WITH_TIMEOUT(client.publishedSpy.count(), kCount, 20000);
    QTRY_COMPARE_WITH_TIMEOUT(client.messages.size(), std::size_t(kCount), 20000);
    for (int i = 0; i < kCount; ++i)
        QCOMPARE(client.messages[std::size_t(i)].payload, std::to_string(i));
}

/// What OpenSSL has read already does not show on the socket.
void TestMqttClientTls::goesOnReadingAfterAPause()
{
    constexpr int kCount = 2000;
    TestClient receiver(settingsFor("broker", "localhost", "hall.crt"));
    int received = 0;
    receiver->setMessageHandler([&](const MqttMessageView &) {
        if (++received % 50 == 0)
            receiver->pauseReading();
    });
    receiver.listenTo("p");
    receiver.startAndWait();
    QTimer resume;
    connect(&resume, &QTimer::timeout, receiver.client.get(), &MqttClient::resumeReading);
    resume.start(1);
    TestClient sender(m_ports.value("plain"), "sender");
    sender.startAndWait();
    sender.publishNumbers("p", kCount);
    QTRY_COMPARE_WITH_TIMEOUT(received, kCount, 20000);
}

LINESIDE_TEST(TestMqttClientTls)

} // namespace tst_mqttclienttls

#include "tst_mqttclienttls.moc"
