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
    void hasTheLinesOfHeadsKeptElsewhere();
    void aHeadKeptElsewhereFindsWhatIsWholeInItself();
    void tellsWhatTheGatewayFoundWrong();
    void faultsCannotBeTakenOut();
    void refusesWhatIsNoExport_data();
    void refusesWhatIsNoExport();
};

SigningKey keyOf(char seed = 's')
{
    return SigningKey(Secret(std::string(32, seed)));
}

/// Lines `after` + 1 to `last`.
std::string exported(std::int64_t after, std::int64_t last, char seed = 's', const std::string &actor = "shift lead",
                     const std::vector<std::string> &faults = {})
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
    const AuditHead head{.number = last, .timeMs = 1767225700000, .hash = toHex(hash)};
    return text + toJson(signedEnd(head, faults, keyOf(seed))) + '\n';
}

/// As it was signed when `number` was the last line.
AuditHead keptHead(std::int64_t number, const std::string &actor = "shift lead")
{
    const std::string text = exported(0, number, 's', actor);
    const auto at = text.find("\"hash\":\"", text.find("{\"head\""));
    return signedHead(number, 1767225700000, text.substr(at + 8, 64), keyOf());
}

std::vector<std::string> problemsOf(const std::string &text, const std::vector<AuditHead> &kept = {})
{
    AuditVerifier verifier(keyOf().publicKey());
    for (const AuditHead &head : kept)
        verifier.expect(head);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        verifier.line(line);
    verifier.finish();
    return verifier.problems();
}

bool tells(const std::string &text, const std::string &what, const std::vector<AuditHead> &kept = {})
{
    const auto problems = problemsOf(text, kept);
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

void TestAuditExport::hasTheLinesOfHeadsKeptElsewhere()
{
    const std::vector<std::string> none;
    QCOMPARE(problemsOf(exported(0, 5), {keptHead(5), keptHead(1), keptHead(3), keptHead(3)}), none);
    QCOMPARE(problemsOf(exported(3, 5), {keptHead(3), keptHead(4)}), none); // of the line before the first, too
    QCOMPARE(problemsOf(exported(0, 5), {signedHead(0, 1, std::string(64, '0'), keyOf())}), none);
}

void TestAuditExport::aHeadKeptElsewhereFindsWhatIsWholeInItself()
{
    QVERIFY(tells(exported(0, 4), "the record ends before line 5, of which a head was kept", {keptHead(5)}));
    QVERIFY(tells(exported(0, 5, 's', "nobody"), "line 3 is another than the one", {keptHead(3)}));
    QVERIFY(tells(exported(3, 5, 's', "nobody"), "line 3 is another than the one", {keptHead(3)}));
    QVERIFY(tells(exported(3, 5), "begins behind line 2, of which a head was kept", {keptHead(2)}));
    QVERIFY(tells("", "the file is empty", {keptHead(5)}));
}

void TestAuditExport::tellsWhatTheGatewayFoundWrong()
{
    const auto problems = problemsOf(exported(0, 5, 's', "shift lead", {"line 3 is \"new\"", "the end is missing"}));
    QCOMPARE(problems.size(), std::size_t(2));
    QVERIFY(problems[0].ends_with("the gateway itself found, when it gave this out: line 3 is \"new\""));
    QVERIFY(problems[1].ends_with("the end is missing"));
}

void TestAuditExport::faultsCannotBeTakenOut()
{
    const std::string told = exported(0, 5, 's', "shift lead", {"line 3 is new"});
    const std::string mark = "\"faults\":[";
    std::string text = told;
    const auto at = text.find(mark) + mark.size();
    QVERIFY(tells(text.erase(at, text.find(']', at) - at), "the signature is wrong"));
    // Nor by a head that the gateway signed in the table, in the log or beside the store.
    const AuditHead head = keptHead(5);
    const auto lines = told.substr(0, told.find("{\"head\""));
    QVERIFY(tells(lines + toJson(AuditExportEnd{.head = head}), "the signature is wrong"));
    QVERIFY(tells(lines + "{\"head\":" + toJson(head) + '}', "not how the gateway writes a signature"));
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
