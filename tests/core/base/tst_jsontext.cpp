// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsontext.h"

#include "support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <random>

using namespace lineside;
using namespace std::string_literals;

namespace tst_jsontext {

class TestJsonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTexts_data();
    void writesTexts();
    void everyByteReadsBack();
    void writesNumbers_data();
    void writesNumbers();
    void everyNumberReadsBack();
    void findsHalfASurrogatePair_data();
    void findsHalfASurrogatePair();
};

void TestJsonText::writesTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray("") << QByteArray("\"\"");
    QTest::newRow("plain") << QByteArray("press-01") << QByteArray("\"press-01\"");
    QTest::newRow("quotes and backslashes") << QByteArray("a\"b\\c") << QByteArray("\"a\\\"b\\\\c\"");
    QTest::newRow("white space") << QByteArray("\n\r\t") << QByteArray("\"\\n\\r\\t\"");
    QTest::newRow("a control character") << QByteArray("\x01\x1f") << QByteArray("\"\\u0001\\u001f\"");
    QTest::newRow("a NUL") << QByteArray("a\0b", 3) << QByteArray("\"a\\u0000b\"");
    QTest::newRow("UTF-8 as it is") << QByteArray("\xC2\xB0"
                                                  "C")
                                    << QByteArray("\"\xC2\xB0"
                                                  "C\"");
}

void TestJsonText::writesTexts()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, json);
    std::string out = "before";
    appendJsonString(out, text.toStdString());
    QCOMPARE(out, "before" + json.toStdString());
}

void TestJsonText::everyByteReadsBack()
{
    for (char c = 0; c >= 0 && c < 127; ++c) {
        std::string json = "[";
        appendJsonString(json, std::string(3, c));
        const auto array = QJsonDocument::fromJson(QByteArray::fromStdString(json + ']')).array();
        QCOMPARE(array.at(0).toString(), QString(3, QLatin1Char(c)));
    }
}

void TestJsonText::writesNumbers_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("whole") << 80.0 << QByteArray("80");
    QTest::newRow("a fraction") << 0.1 << QByteArray("0.1");
    QTest::newRow("negative") << -2.5 << QByteArray("-2.5");
    QTest::newRow("not a number has no JSON form") << std::nan("") << QByteArray("null");
    QTest::newRow("nor has infinity") << -std::numeric_limits<double>::infinity() << QByteArray("null");
}

void TestJsonText::writesNumbers()
{
    QFETCH(const double, number);
    QFETCH(const QByteArray, json);
    std::string out;
    appendJsonNumber(out, number);
    QCOMPARE(out, json.toStdString());
}

void TestJsonText::everyNumberReadsBack()
{
    std::mt19937_64 random(1);
    for (int i = 0; i < 10'000; ++i) {
        const auto bits = random();
        double number = 0;
        static_assert(sizeof number == sizeof bits);
        std::memcpy(&number, &bits, sizeof number);
        if (!std::isfinite(number))
            continue;
        std::string json;
        appendJsonNumber(json, number);
        QCOMPARE(std::strtod(json.c_str(), nullptr), number);
        QVERIFY(json.size() <= 24);
    }
}

void TestJsonText::findsHalfASurrogatePair_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("no escape") << QByteArray("ud800") << false;
    QTest::newRow("a pair") << QByteArray(R"(\ud83d\uDE00)") << false;
    QTest::newRow("two pairs") << QByteArray(R"(\ud83d\ude00\ud83d\ude00)") << false;
    QTest::newRow("the first alone") << QByteArray(R"(\ud83d)") << true;
    QTest::newRow("the second alone") << QByteArray(R"(a\ude00)") << true;
    QTest::newRow("the second first") << QByteArray(R"(\ude00\ud83d)") << true;
    QTest::newRow("the first twice") << QByteArray(R"(\ud83d\ud83d\ude00)") << true;
    QTest::newRow("the first before a letter") << QByteArray(R"(\ud83dx\ude00)") << true;
    QTest::newRow("the first before another escape") << QByteArray(R"(\ud83d\n)") << true;
    QTest::newRow("behind a backslash that is escaped") << QByteArray(R"(\\ud83d)") << false;
    QTest::newRow("behind two of them") << QByteArray(R"(\\\ud83d)") << true;
    QTest::newRow("other escapes") << QByteArray(R"(\u00b0\"\n\ue000)") << false;
    QTest::newRow("an escape that is cut off") << QByteArray(R"(\ud8)") << false;
    QTest::newRow("a backslash at the end") << QByteArray("\\") << false;
}

void TestJsonText::findsHalfASurrogatePair()
{
    QFETCH(const QByteArray, json);
    QFETCH(const bool, isFound);
    QCOMPARE(holdsLoneSurrogate({json.constData(), static_cast<std::size_t>(json.size())}), isFound);
}

LINESIDE_TEST(TestJsonText)

} // namespace tst_jsontext

#include "tst_jsontext.moc"
