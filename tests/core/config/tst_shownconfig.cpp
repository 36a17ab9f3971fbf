// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/shownconfig.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_shownconfig {

class TestShownConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsNothing();
    void holdsNoSecret_data();
    void holdsNoSecret();
    void showsTheRest();
    void whatIsNotUnderstoodIsNotShown_data();
    void whatIsNotUnderstoodIsNotShown();
};

Result<std::string> shown(const QByteArray &toml)
{
    return shownConfig(toml.toStdString(),
                       {.isSecret = [](std::string_view key) { return key.ends_with("password"); },
                        .shown =
                            [](std::string_view text) {
                                return text.find("sesame") == text.npos ? std::string(text) : "mqtt://hall:***@host";
                            }});
}

void TestShownConfig::nothingIsNothing()
{
    QCOMPARE(shown("").value(), std::string("\n"));
}

void TestShownConfig::holdsNoSecret_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::newRow("plain") << QByteArray("[mqtt]\npassword = \"sesame\"\n");
    QTest::newRow("literal") << QByteArray("[mqtt]\npassword = 'sesame'\n");
    QTest::newRow("several lines") << QByteArray("[mqtt]\npassword = \"\"\"\n a\nsesame\n\"\"\"\n");
    QTest::newRow("several literal lines") << QByteArray("[mqtt]\npassword = '''a\nsesame'''\n");
    QTest::newRow("continued lines") << QByteArray("[mqtt]\npassword = \"\"\"\\\n   sesame\\\n   \"\"\"\n");
    QTest::newRow("a quoted key") << QByteArray("[mqtt]\n\"password\" = \"sesame\"\n");
    QTest::newRow("an escaped key") << QByteArray("[mqtt]\n\"pass\\u0077ord\" = \"sesame\"\n");
    QTest::newRow("a dotted key") << QByteArray("mqtt.'password' = \"sesame\"\n");
    QTest::newRow("an inline table") << QByteArray("mqtt = { password = \"sesame\", port = 1 }\n");
    QTest::newRow("a list of tables") << QByteArray("[[sink]]\npassword = \"sesame\"\n");
    QTest::newRow("a list") << QByteArray("password = [\"a\", \"sesame\"]\n");
    QTest::newRow("a table") << QByteArray("[password]\nhall = \"sesame\"\n");
    QTest::newRow("a comment") << QByteArray("# password = \"sesame\"\n[mqtt] # sesame\nport = 1\n");
    QTest::newRow("in a text") << QByteArray("url = \"mqtt://hall:sesame@host\"\n");
    QTest::newRow("in a list of texts") << QByteArray("urls = [[\"mqtt://hall:sesame@host\"]]\n");
}

void TestShownConfig::holdsNoSecret()
{
    QFETCH(const QByteArray, toml);
    const auto text = shown(toml);
    QVERIFY(text);
    QVERIFY2(text->find("sesame") == std::string::npos, text->c_str());
}

void TestShownConfig::showsTheRest()
{
    const auto text = shown("[mqtt]\nusername = \"hall\"\npassword = \"sesame\"\nport = 1883\n");
    QVERIFY(text);
    for (const char *part : {"[mqtt]", "username = ", "hall", "port = 1883", "password = ", "***"})
        QVERIFY2(text->find(part) != std::string::npos, part);
    QVERIFY(shown(QByteArray::fromStdString(*text))); // it can be read again
}

void TestShownConfig::whatIsNotUnderstoodIsNotShown_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::newRow("no end") << QByteArray("[mqtt]\npassword = \"\"\"sesame\n");
    QTest::newRow("no value") << QByteArray("[mqtt]\npassword = sesame\n");
    QTest::newRow("no text") << QByteArray("\xff\xfe sesame");
    QTest::newRow("deep") << QByteArray("a").append(QByteArray(".a").repeated(100)) + " = \"sesame\"\n";
}

void TestShownConfig::whatIsNotUnderstoodIsNotShown()
{
    QFETCH(const QByteArray, toml);
    const auto text = shown(toml);
    QVERIFY(!text && text.error().code == ErrorCode::Corrupt);
    QVERIFY2(text.error().text().find("sesame") == std::string::npos, text.error().text().c_str());
}

LINESIDE_TEST(TestShownConfig)

} // namespace tst_shownconfig

#include "tst_shownconfig.moc"
