// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/auditexport.h"

#include "security/audithead.h"
#include "support/testmain.h"

#include <QTest>

#include <sstream>

using namespace lineside;

namespace tst_auditexport {

class TestAuditExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWholeAsItWasWritten();
    void aStretchIsVerifiedByItself();
    void findsOneChangedByteAnywhere();
    void findsALineTakenOutOrTwice();
    void findsAnEndThatIsMissing();
    void refusesASecondMemberOfOneName();
    void refusesASignatureOfAnotherKey();
    void refusesAChainMadeAnew();
    void refusesWhatIsNoExport_data();
    void refusesWhatIsNoExport();
};

SigningKey keyOf(char seed = 's')
{
    return SigningKey(Secret(std::string(32, seed)));
}

/// Lines `after` + 1 to `last`.
std::string exported(std::int64_t after, std::int64_t last, char seed = 's', const std::string &actor = "shift lead")
{
    AuditHash hash = kFirstAuditHash;
    std::string text;
    for (std::int64_t number = 1; number <= last; ++number) {
        if (number == after + 1)
            text = toJson(AuditExportStart{.after = after, .before = toHex(hash)}) + '\n';
        AuditRecord record;
        record.timeMs = 1767225600000 + number;
        record.actor = actor;
        record.action = "acknowledge";
        record.detail = "\"öl\", nachgefüllt\n";
        hash = chained(hash, number, record);
        if (number > after)
            text += toJson(AuditEntry{.number = number, .record = record, .hash = toHex(hash)}) + '\n';
    }
    return text + exportEnd(signedHead(last, 1767225700000, toHex(hash), keyOf(seed))) + '\n';
}

std::vector<std::string> problemsOf(const std::string &text)
{
    AuditVerifier verifier(keyOf().publicKey());
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        verifier.line(line);
    verifier.finish();
    return verifier.problems();
}

bool tells(const std::string &text, const std::string &what)
{
    const auto problems = problemsOf(text);
    return !problems.empty() && problems.front().find(what) != std::string::npos;
}

void TestAuditExport::isWholeAsItWasWritten()
{
    QCOMPARE(problemsOf(exported(0, 5)), std::vector<std::string>());
}

void TestAuditExport::aStretchIsVerifiedByItself()
{
    QCOMPARE(problemsOf(exported(3, 5)), std::vector<std::string>());
    QCOMPARE(problemsOf(exported(4, 5)), std::vector<std::string>());
}

void TestAuditExport::findsOneChangedByteAnywhere()
{
    const std::string whole = exported(2, 5);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const char flip : {'\x01', '\x20', '\x80'}) {
            std::string text = whole;
            text[at] = static_cast<char>(text[at] ^ flip);
            QVERIFY2(!problemsOf(text).empty(), qPrintable(QString::number(at)));
        }
    }
}

void TestAuditExport::findsALineTakenOutOrTwice()
{
    const std::string whole = exported(0, 5);
    const auto second = whole.find("{\"number\":2");
    const auto third = whole.find("{\"number\":3");
    std::string text = whole;
    QVERIFY(tells(text.erase(second, third - second), "does not follow"));
    text = whole;
    QVERIFY(tells(text.insert(second, whole.substr(second, third - second)), "does not follow"));
}

void TestAuditExport::findsAnEndThatIsMissing()
{
    const std::string whole = exported(0, 5);
    QVERIFY(tells(whole.substr(0, whole.find("{\"head\"")), "the end is missing"));
    const auto last = whole.find("{\"number\":5");
    const auto head = whole.find("{\"head\"");
    QVERIFY(tells(whole.substr(0, last) + whole.substr(head), "of other lines"));
    QVERIFY(tells(whole + "{\"number\":6}\n", "behind the signature"));
}

/// Programs differ in which of the two they show.
void TestAuditExport::refusesASecondMemberOfOneName()
{
    std::string text = exported(0, 5);
    const std::string name = "\"actor\":\"shift lead\"";
    text.insert(text.find(name), "\"actor\":\"nobody\",");
    QVERIFY(tells(text, "not how the gateway writes"));
}

void TestAuditExport::refusesASignatureOfAnotherKey()
{
    QVERIFY(tells(exported(0, 5, 't'), "another key"));
}

void TestAuditExport::refusesAChainMadeAnew()
{
    const std::string forged = exported(0, 5, 's', "nobody");
    const std::string whole = exported(0, 5);
    QVERIFY(
        tells(forged.substr(0, forged.find("{\"head\"")) + whole.substr(whole.find("{\"head\"")), "of other lines"));
}

void TestAuditExport::refusesWhatIsNoExport_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a blank line") << QByteArray("\n");
    QTest::newRow("no JSON") << QByteArray("hello\nhello\n");
    QTest::newRow("an array") << QByteArray("[1,2]\n[3]\n");
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("another version") << QByteArray(R"({"lineside_audit":2,"after":0,"before":""})");
    QTest::newRow("something before the first line")
        << QByteArray::fromStdString(toJson(AuditExportStart{.after = 0, .before = std::string(64, 'a')}));
    QTest::newRow("a long line") << QByteArray(2 << 20, 'x');
}

void TestAuditExport::refusesWhatIsNoExport()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!problemsOf(text.toStdString()).empty());
}

LINESIDE_TEST(TestAuditExport)

} // namespace tst_auditexport

#include "tst_auditexport.moc"
