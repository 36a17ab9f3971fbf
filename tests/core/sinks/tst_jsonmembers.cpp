// SPDX-License-Identifier: GPL-3.0-or-later
#include "sinks/jsonmembers.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_jsonmembers {

class TestJsonMembers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyObjectHasNone();
    void findsTheMembersOfTheTopLevelAlone();
    void readsNamesThroughTheirEscapes_data();
    void readsNamesThroughTheirEscapes();
    void staysWithinATornText_data();
    void staysWithinATornText();
};

void TestJsonMembers::anEmptyObjectHasNone()
{
    QVERIFY(!JsonMembers("").next().has_value());
    QVERIFY(!JsonMembers(" { } ").next().has_value());
}

void TestJsonMembers::findsTheMembersOfTheTopLevelAlone()
{
    JsonMembers members(R"( { "a" : 1 , "b":{"c":[{"d":"}]"},2]},"e\"":"x,y\\","f":12345678901234567890} )");
    QCOMPARE(members.next()->text, std::string_view(R"("a" : 1 )"));
    QCOMPARE(members.next()->text, std::string_view(R"("b":{"c":[{"d":"}]"},2]})"));
    const auto quoted = members.next();
    QCOMPARE(quoted->key, std::string_view(R"(e\")"));
    QCOMPARE(quoted->text, std::string_view(R"("e\"":"x,y\\")"));
    QCOMPARE(members.next()->text, std::string_view(R"("f":12345678901234567890)"));
    QVERIFY(!members.next().has_value());
}

void TestJsonMembers::readsNamesThroughTheirEscapes_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<bool>("named");
    QTest::newRow("plain") << QByteArray("unit") << true;
    QTest::newRow("one letter spelled by number") << QByteArray("un\\u0069t") << true;
    QTest::newRow("all letters spelled by number") << QByteArray("\\u0075\\u006E\\u0069\\u0074") << true;
    QTest::newRow("longer") << QByteArray("units") << false;
    QTest::newRow("shorter") << QByteArray("uni") << false;
    QTest::newRow("another case") << QByteArray("Unit") << false;
    QTest::newRow("a letter beyond ASCII with the same low byte") << QByteArray("un\\u0169t") << false;
    QTest::newRow("a control character") << QByteArray("un\\tt") << false;
    QTest::newRow("an escape cut short") << QByteArray("un\\u00") << false;
}

void TestJsonMembers::readsNamesThroughTheirEscapes()
{
    QFETCH(const QByteArray, key);
    QFETCH(const bool, named);
    const JsonMember member{std::string_view(key.constData(), static_cast<std::size_t>(key.size())), {}};
    QCOMPARE(member.isNamed("unit"), named);
}

void TestJsonMembers::staysWithinATornText_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"{", "{\"", "{\"a", "{\"a\\", "{\"a\"", "{\"a\":", "{\"a\":\"\\", "{\"a\":[[", "}", "null", "\""})
        QTest::newRow(text) << QByteArray(text);
}

void TestJsonMembers::staysWithinATornText()
{
    QFETCH(const QByteArray, text);
    const std::string exact(text.constData(), static_cast<std::size_t>(text.size()));
    JsonMembers members(exact);
    int count = 0;
    while (members.next())
        ++count;
    QVERIFY(count <= 1);
}

LINESIDE_TEST(TestJsonMembers)

} // namespace tst_jsonmembers

#include "tst_jsonmembers.moc"
