// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/kepthead.h"

#include "security/audithead.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lineside;

namespace tst_kepthead {

SigningKey keyOf(char seed = 's')
{
    return SigningKey(Secret(std::string(32, seed)));
}

AuditHead headOf(std::int64_t number, char seed = 's')
{
    return signedHead(number, 1767225600123, std::string(64, 'a'), keyOf(seed));
}

QByteArray logged(const AuditHead &head)
{
    return QByteArray::fromStdString(toLine(head)).trimmed();
}

QByteArray published(const AuditHead &head)
{
    return QByteArray::fromStdString(headPayload(head));
}

/// Heads as log servers and listeners keep them, and what is put in their place.
class TestKeptHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void publishesAllThatTheLogTells();
    void findsAHeadInALine_data();
    void findsAHeadInALine();
    void findsNoneInAnythingElse_data();
    void findsNoneInAnythingElse();
    void readsAllOfAFile();
    void refusesFilesThatAreNone_data();
    void refusesFilesThatAreNone();
    void refusesWhatIsNoFile();
    void findsOneChangedByteAnywhere();

private:
    [[nodiscard]] std::string reading(const QByteArray &content)
    {
        QFile file(m_folder->filePath(QStringLiteral("heads")));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return "not written";
        file.close();
        const auto heads = readKeptHeads(file.fileName().toStdString(), keyOf().publicKey());
        return heads ? std::to_string(heads->size()) : heads.error().message;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestKeptHead::publishesAllThatTheLogTells()
{
    const AuditHead head = headOf(100);
    QByteArray expected = "{'lineside_audit_head':1,'number':100,'time':'2026-01-01T00:00:00.123Z','hash':'"
        + QByteArray(64, 'a') + "','key':'" + QByteArray::fromStdString(head.key) + "','signature':'"
        + QByteArray::fromStdString(head.signature) + "'}";
    QCOMPARE(published(head), expected.replace('\'', '"'));
    QCOMPARE(keptHeadIn(published(head).toStdString()), std::optional(head));
    QCOMPARE(keptHeadIn(logged(head).toStdString()), std::optional(head));
}

void TestKeptHead::findsAHeadInALine_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("behind");
    QTest::newRow("as it is") << QByteArray() << QByteArray();
    QTest::newRow("journalctl") << QByteArray("Nov 29 08:00:00 edge-7 lineside-edged[812]: lineside.audit: ")
                                << QByteArray();
    QTest::newRow("the log as JSON") << QByteArray("{\"category\":\"lineside.audit\",\"message\":\"")
                                     << QByteArray("\",\"time\":\"2026-11-29T08:00:00.000Z\"}");
    QTest::newRow("mosquitto_sub -v") << QByteArray("edge/audit/head ") << QByteArray();
    QTest::newRow("blanks and a carriage return") << QByteArray("  ") << QByteArray(" \r");
    QTest::newRow("a host of another script") << QByteArray("主机 ") << QByteArray(" 主机");
}

void TestKeptHead::findsAHeadInALine()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, behind);
    const AuditHead head = headOf(7);
    QCOMPARE(keptHeadIn((before + logged(head) + behind).toStdString()), std::optional(head));
    QCOMPARE(keptHeadIn((before + published(head) + behind).toStdString()), std::optional(head));
}

void TestKeptHead::findsNoneInAnythingElse_data()
{
    QTest::addColumn<QByteArray>("line");
    const QByteArray json = published(headOf(7));
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("words") << QByteArray("hello");
    QTest::newRow("NULs") << QByteArray(300, '\0');
    QTest::newRow("bytes that are no text") << QByteArray(300, '\xfe');
    QTest::newRow("the mark alone") << QByteArray("lineside-audit-head 1 ");
    QTest::newRow("another version") << logged(headOf(7)).replace("head 1", "head 2");
    QTest::newRow("another version as JSON") << QByteArray(json).replace("head\":1", "head\":2");
    QTest::newRow("no number") << logged(headOf(7)).replace(" 7 ", " x ");
    QTest::newRow("a number beyond all") << logged(headOf(7)).replace(" 7 ", " 99999999999999999999 ");
    QTest::newRow("one word more") << logged(headOf(7)) + " more";
    QTest::newRow("cut before the key") << logged(headOf(7)).left(90);
    QTest::newRow("JSON without an end") << json.chopped(1);
    QTest::newRow("a member twice") << QByteArray(json).replace("\"hash\"", "\"hash\":\"\",\"hash\"");
    QTest::newRow("a blank between") << QByteArray(json).replace(",\"key\"", ", \"key\"");
    QTest::newRow("a text for a number") << QByteArray(json).replace("\"number\":7", "\"number\":\"7\"");
}

void TestKeptHead::findsNoneInAnythingElse()
{
    QFETCH(const QByteArray, line);
    QVERIFY(!keptHeadIn(line.toStdString()));
}

void TestKeptHead::readsAllOfAFile()
{
    QCOMPARE(reading(logged(headOf(7)) + "\n\n" + published(headOf(8)) + "\r\n" + logged(headOf(7))), "3");
}

void TestKeptHead::refusesFilesThatAreNone_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("why");
    const QByteArray good = logged(headOf(7)) + '\n';
    QTest::newRow("empty") << QByteArray() << QByteArray("there is no head in it");
    QTest::newRow("blank") << QByteArray("\n \n") << QByteArray("there is no head in it");
    QTest::newRow("a line of something else") << good + "hello\n"
                                              << QByteArray("line 2 of the file: this is no head of a record");
    QTest::newRow("not ASCII") << QByteArray("\xff\xfe\x00l\x00i", 6)
                               << QByteArray("line 1 of the file: this is no head of a record");
    QTest::newRow("another key") << good + logged(headOf(8, 't'))
                                 << QByteArray("line 2 of the file: this head is signed by another key");
    QTest::newRow("another number") << logged(headOf(7)).replace(" 7 ", " 8 ")
                                    << QByteArray("line 1 of the file: the signature of this head is wrong");
    QTest::newRow("a signature that was cut")
        << logged(headOf(7)).chopped(1) << QByteArray("line 1 of the file: the signature of this head is wrong");
    QTest::newRow("huge") << QByteArray(qsizetype(kMostKeptHeadBytes) + 1, '\n')
                          << QByteArray("larger than 16 MiB: the newest heads are enough");
    QTest::newRow("one long line") << QByteArray(1 << 20, '{')
                                   << QByteArray("line 1 of the file: this is no head of a record");
}

void TestKeptHead::refusesFilesThatAreNone()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, why);
    QCOMPARE(reading(content), why.toStdString());
}

void TestKeptHead::refusesWhatIsNoFile()
{
    const auto why = [](const std::string &path) { return readKeptHeads(path, keyOf().publicKey()).error().message; };
    QCOMPARE(why(m_folder->path().toStdString()), "this is no file");
    QCOMPARE(why("/dev/zero"), "this is no file");
    QCOMPARE(why(m_folder->filePath(QStringLiteral("none")).toStdString()), "there is no such file");
}

void TestKeptHead::findsOneChangedByteAnywhere()
{
    for (const QByteArray &whole : {logged(headOf(7)), published(headOf(7))}) {
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray changed = whole;
            changed[at] = static_cast<char>(changed[at] ^ 1);
            QVERIFY2(reading(changed) != "1", changed);
        }
    }
}

LINESIDE_TEST(TestKeptHead)

} // namespace tst_kepthead

#include "tst_kepthead.moc"
