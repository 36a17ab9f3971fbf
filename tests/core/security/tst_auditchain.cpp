// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/auditchain.h"

#include "support/testmain.h"

#include <QCryptographicHash>
#include <QTest>

#include <vector>

using namespace lineside;

namespace tst_auditchain {

class TestAuditChain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWhatTheHeaderSaysByteForByte();
    void noTwoRowsAreTheSameBytes_data();
    void noTwoRowsAreTheSameBytes();
    void dependsOnAllBefore();
    void readsBackWhatItWroteInHexadecimal();
    void refusesWhatIsNoHash();
};

/// Another implementation of SHA-256, and the encoding by hand: exports of years ago are verified by it.
void TestAuditChain::isWhatTheHeaderSaysByteForByte()
{
    const QByteArray bytes = QByteArray(32, '\0') // nothing before
        + QByteArray::fromHex("0000000000000007") // row 7
        + QByteArray::fromHex("0000000000000002") // two fields
        + QByteArray::fromHex("00") + QByteArray::fromHex("ffffffffffffffff") // -1
        + QByteArray::fromHex("01") + QByteArray::fromHex("0000000000000005") + "oven1";
    const std::vector<AuditField> fields{std::int64_t(-1), std::string_view("oven1")};
    QCOMPARE(QByteArray::fromStdString(toHex(chained(kFirstAuditHash, 7, fields))),
             QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

void TestAuditChain::noTwoRowsAreTheSameBytes_data()
{
    using Fields = std::vector<AuditField>;
    QTest::addColumn<Fields>("fields");
    QTest::addColumn<qint64>("number");
    QTest::newRow("a letter moved over a border") << Fields{"ab", "c"} << qint64(1);
    QTest::newRow("an empty field more") << Fields{"a", "bc", ""} << qint64(1);
    QTest::newRow("two fields as one") << Fields{"abc"} << qint64(1);
    QTest::newRow("another row") << Fields{"a", "bc"} << qint64(2);
    QTest::newRow("a number in place of a text") << Fields{"a", std::int64_t(0x6263)} << qint64(1);
    QTest::newRow("none") << Fields{} << qint64(1);
}

void TestAuditChain::noTwoRowsAreTheSameBytes()
{
    QFETCH(const std::vector<AuditField>, fields);
    QFETCH(const qint64, number);
    const std::vector<AuditField> row{"a", "bc"};
    QVERIFY(chained(kFirstAuditHash, number, fields) != chained(kFirstAuditHash, 1, row));
}

void TestAuditChain::dependsOnAllBefore()
{
    const std::vector<AuditField> row{"login"};
    const std::vector<AuditField> other{"logiN"};
    const auto second = chained(chained(kFirstAuditHash, 1, row), 2, row);
    QVERIFY(chained(chained(kFirstAuditHash, 1, other), 2, row) != second);
    QVERIFY(chained(chained(kFirstAuditHash, 1, row), 2, row) == second);
}

void TestAuditChain::readsBackWhatItWroteInHexadecimal()
{
    const auto hash = chained(kFirstAuditHash, 1, std::vector<AuditField>{});
    const auto hex = toHex(hash);
    QCOMPARE(hex.size(), std::size_t(64));
    QVERIFY(auditHashOf(hex) == hash);
    QVERIFY(auditHashOf(QByteArray::fromStdString(hex).toUpper().toStdString()) == hash);
}

void TestAuditChain::refusesWhatIsNoHash()
{
    QVERIFY(!auditHashOf(""));
    QVERIFY(!auditHashOf(std::string(63, 'a')));
    QVERIFY(!auditHashOf(std::string(66, 'a')));
    QVERIFY(!auditHashOf(std::string(63, 'a') + "g"));
    QVERIFY(!auditHashOf(std::string(62, 'a') + " 1"));
}

LINESIDE_TEST(TestAuditChain)

} // namespace tst_auditchain

#include "tst_auditchain.moc"
