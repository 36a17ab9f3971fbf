// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/passwordhasher.h"

#include "support/testmain.h"

#include <QTest>

#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_passwordhasher {

/// At the least cost, 35 ms a hash on the machine this was written on.
class TestPasswordHasher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheRightSecretAlone();
    void everyHashHasItsOwnSalt();
    void worthNothingWithoutThePepper();
    void whatCannotBeReadFitsNothing_data();
    void whatCannotBeReadFitsNothing();
    void saysWhenAHashIsTooCheap();
    void aBadgeIsFoundAgainByItsHash();
    void takesTheDearestCostThatIsQuickEnough_data();
    void takesTheDearestCostThatIsQuickEnough();
};

Secret secretOf(const char *text)
{
    return Secret(std::string(text));
}

PasswordHasher hasherWith(char pepper, HashCost cost = kLeastHashCost)
{
    return PasswordHasher(Secret(std::string(32, pepper)), cost);
}

void TestPasswordHasher::knowsTheRightSecretAlone()
{
    const auto hasher = hasherWith('p');
    const auto phc = hasher.hash(secretOf("482913"));
    QVERIFY(phc);
    QVERIFY2(phc->starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), phc->c_str());
    QVERIFY(phc->find("482913") == std::string::npos);
    QVERIFY(hasher.verify(*phc, secretOf("482913")));
    for (const char *wrong : {"482914", "48291", "4829130", ""})
        QVERIFY2(!hasher.verify(*phc, secretOf(wrong)), wrong);
}

void TestPasswordHasher::everyHashHasItsOwnSalt()
{
    const auto hasher = hasherWith('p');
    QVERIFY(hasher.hash(secretOf("482913")).value() != hasher.hash(secretOf("482913")).value());
}

void TestPasswordHasher::worthNothingWithoutThePepper()
{
    const auto phc = hasherWith('p').hash(secretOf("482913"));
    QVERIFY(phc);
    QVERIFY(!hasherWith('q').verify(*phc, secretOf("482913")));
}

void TestPasswordHasher::whatCannotBeReadFitsNothing_data()
{
    QTest::addColumn<QByteArray>("phc");
    QTest::newRow("a user there is not") << QByteArray();
    QTest::newRow("no hash") << QByteArray("482913");
    QTest::newRow("another kind") << QByteArray("$argon2i$v=19$m=19456,t=2,p=1$AAAA$AAAA");
    QTest::newRow("4 GiB asked for") << QByteArray(
        "$argon2id$v=19$m=4194304,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    QTest::newRow("a day asked for") << QByteArray(
        "$argon2id$v=19$m=65536,t=99999,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    QTest::newRow("cut off") << QByteArray("$argon2id$v=19$m=19456,t=2,p=1$AAAA");
    QTest::newRow("a long one") << QByteArray("$argon2id$v=19$m=19456,t=2,p=1$") + QByteArray(100'000, 'A');
}

void TestPasswordHasher::whatCannotBeReadFitsNothing()
{
    QFETCH(const QByteArray, phc);
    const auto hasher = hasherWith('p');
    QVERIFY(!hasher.verify(phc.toStdString(), secretOf("482913")));
    QVERIFY(!hasher.verify(phc.toStdString(), Secret()));
}

void TestPasswordHasher::saysWhenAHashIsTooCheap()
{
    const auto cheap = hasherWith('p').hash(secretOf("482913"));
    QVERIFY(cheap);
    QVERIFY(!hasherWith('p').needsRehash(*cheap));
    QVERIFY(hasherWith('p', {.memoryKib = 32 * 1024, .passes = 2}).needsRehash(*cheap));
    QVERIFY(hasherWith('p').needsRehash("482913"));
    // Dearer than today's is well: another machine made it, and a login here must not weaken it.
    const auto dear = hasherWith('p', {.memoryKib = 20 * 1024, .passes = 3}).hash(secretOf("482913"));
    QVERIFY(dear && !hasherWith('p').needsRehash(*dear));
}

void TestPasswordHasher::aBadgeIsFoundAgainByItsHash()
{
    const auto hasher = hasherWith('p');
    const auto hash = hasher.badgeHash("04A2B3C4D5E680");
    QCOMPARE(hash.size(), std::size_t(64));
    QVERIFY(hash == hasher.badgeHash("04A2B3C4D5E680"));
    QVERIFY(hash != hasher.badgeHash("04A2B3C4D5E681"));
    QVERIFY(hash != hasherWith('q').badgeHash("04A2B3C4D5E680"));
}

void TestPasswordHasher::takesTheDearestCostThatIsQuickEnough_data()
{
    QTest::addColumn<int>("usPerMibAndPass");
    QTest::addColumn<int>("memoryMib");
    QTest::addColumn<int>("passes");
    QTest::newRow("a quick machine") << 500 << 64 << 3;
    QTest::newRow("measured on two loaded cores") << 2600 << 46 << 2;
    QTest::newRow("a slow one") << 6000 << 19 << 2;
    QTest::newRow("one that is never quick enough") << 100'000 << 19 << 2;
}

void TestPasswordHasher::takesTheDearestCostThatIsQuickEnough()
{
    QFETCH(const int, usPerMibAndPass);
    QFETCH(const int, memoryMib);
    QFETCH(const int, passes);
    const auto cost = calibratedHashCost([&](const HashCost &tried) {
        return std::chrono::milliseconds(qint64(tried.memoryKib / 1024) * tried.passes * usPerMibAndPass / 1000);
    });
    QCOMPARE(int(cost.memoryKib / 1024), memoryMib);
    QCOMPARE(int(cost.passes), passes);
}

LINESIDE_TEST(TestPasswordHasher)

} // namespace tst_passwordhasher

#include "tst_passwordhasher.moc"
