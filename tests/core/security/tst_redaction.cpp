// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/redaction.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_redaction {

class TestRedaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsKeysByTheirEnding();
    void hidesSecrets_data();
    void hidesSecrets();
    void leavesTheRestAlone_data();
    void leavesTheRestAlone();
    void isSteadyUnderRepetition();
    void survivesAnyBytes();
};

void TestRedaction::hidesSecrets_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char *name, const char *text, const char *shown) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(shown);
    };
    row("a password given with =", "connect password=abc to", "connect password=*** to");
    row("any case", "PassWord=abc", "PassWord=***");
    row("a key that ends so", "mqtt_password: abc", "mqtt_password: ***");
    row("a TOML line", "password = \"a b c\" # x", "password = \"***\" # x");
    row("single quotes", "pwd='a b' x", "pwd='***' x");
    row("an escaped quote within", R"(token="a\"b" x)", R"(token="***" x)");
    row("a quote that never ends", "token=\"abc def", "token=\"***");
    row("JSON", R"({"user":"a","password" : "b","n":1})", R"({"user":"a","password" : "***","n":1})");
    row("JSON within JSON", R"("{\"secret\":\"b\",\"n\":1}")", R"("{\"secret\":\"***\",\"n\":1}")");
    row("a number", "token=12345", "token=***");
    row("a query", "GET /x?token=abc&n=1", "GET /x?token=***&n=1");
    row("an API key", "X-Api-Key: abc", "X-Api-Key: ***");
    row("a pre-shared key", "psk=00ff", "psk=***");
    row("a header to the end of its line", "Authorization: Basic dTpw x\nHost: a", "Authorization: ***\nHost: a");
    row("a bearer token anywhere", "sent 'Bearer a.b-c' twice", "sent 'Bearer ***' twice");
    row("a URL with password", "mqtts://user:pw@host:8883/x", "mqtts://user:***@host:8883/x");
    row("a password with @ and /", "https://u:p@s/s@host x", "https://u:***@host x");
    row("two URLs", "mqtt://a:b@c mqtt://d:e@f", "mqtt://a:***@c mqtt://d:***@f");
    row("a token in a URL's query", "https://h/x?access_token=abc", "https://h/x?access_token=***");
    row("user and token in one text", "mqtt://u:p@h token=x", "mqtt://u:***@h token=***");
}

void TestRedaction::hidesSecrets()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, shown);
    QCOMPARE(QByteArray::fromStdString(redacted(text.toStdString())), shown);
}

void TestRedaction::leavesTheRestAlone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("the empty text") << QByteArray();
    QTest::newRow("a sentence") << QByteArray("the broker refused the password");
    QTest::newRow("a file that holds a secret") << QByteArray("password_file = \"/run/secrets/mqtt\"");
    QTest::newRow("a count of tokens") << QByteArray("tokens: 5");
    QTest::newRow("a URL with user alone") << QByteArray("mqtt://user@host:1883");
    QTest::newRow("a URL with port") << QByteArray("http://localhost:8080/devices");
    QTest::newRow("a reading") << QByteArray(R"({"device_id":"press-01","value":21.5})");
    QTest::newRow("a key without value") << QByteArray("password=");
    QTest::newRow("a key without value at the end of a line") << QByteArray("password:\nuser");
    QTest::newRow("a separator alone") << QByteArray("=");
    QTest::newRow("a scheme alone") << QByteArray("://");
}

void TestRedaction::leavesTheRestAlone()
{
    QFETCH(const QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(redacted(text.toStdString())), text);
}

void TestRedaction::isSteadyUnderRepetition()
{
    const std::string once = redacted("mqtt://u:p@h {\"password\":\"x\"} token=y Bearer z");
    QCOMPARE(redacted(once), once);
}

void TestRedaction::survivesAnyBytes()
{
    for (const char *part : {"://", "token=\"", "password:", "=", "\\\"", "bearer ", "\xff\xfe", ":@", "://a:"}) {
        std::string text;
        while (text.size() < 300'000) // quadratic work would run into the test's time limit
            text += part;
        QVERIFY(redacted(text).size() <= text.size() + 3);
    }
}

void TestRedaction::knowsKeysByTheirEnding()
{
    for (const char *key : {"password", "MQTT_PASSWORD", "clientSecret", "Authorization", "api-key"})
        QVERIFY2(isSecretKey(key), key);
    for (const char *key : {"", "password_file", "username", "port"})
        QVERIFY2(!isSecretKey(key), key);
}

LINESIDE_TEST(TestRedaction)

} // namespace tst_redaction

#include "tst_redaction.moc"
