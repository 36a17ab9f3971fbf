// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "model/reason.h"
#include "people/tokens.h"
#include "support/testmain.h"

#include <QTest>

#include <string>

using namespace lineside;

namespace tst_tokens {

constexpr std::int64_t kNow = kClockSetMs + 1'000'000;

struct Programs : Tokens
{
    Programs()
        : Tokens({"viewer", "operator", "engineer"}, [this] { return "secret number " + std::to_string(++made); })
    {
    }
    /// The token; empty: refused.
    std::string make(const std::string &name, std::int64_t expiresMs = 0)
    {
        auto token = add({.name = name, .role = "operator", .expiresMs = expiresMs}, kNow);
        return token ? token->first : std::string();
    }
    int made = 0;
};

/// What programs bring over HTTP.
class TestTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsNoTokenButItsHash();
    void knowsTheRightOneAlone();
    void endsWhenItIsRevokedOrOver();
    void givesNamesOnce();
    void refusesWhatWillNotDo_data();
    void refusesWhatWillNotDo();
    void hasABound();
};

void TestTokens::keepsNoTokenButItsHash()
{
    Programs programs;
    const auto made = programs.add({.name = "historian", .role = "viewer", .areas = {"hall 1"}}, kNow);
    QVERIFY(made);
    QVERIFY(made->first.starts_with(Tokens::kPrefix));
    QCOMPARE(made->second.hash, Tokens::hashOf(made->first));
    QVERIFY(made->second.hash.find(made->first.substr(3)) == std::string::npos);
    Programs later;
    later.restore({made->second});
    const ApiToken *known = later.find(made->first, kNow);
    QVERIFY(known);
    QCOMPARE(*known, made->second);
    QVERIFY(!later.find(made->second.hash, kNow)); // what is kept lets nobody in
}

void TestTokens::knowsTheRightOneAlone()
{
    Programs programs;
    const std::string token = programs.make("historian");
    QVERIFY(programs.find(token, kNow));
    for (std::size_t i = 0; i < token.size(); ++i) {
        std::string other = token;
        other[i] = other[i] == 'a' ? 'b' : 'a';
        QVERIFY2(!programs.find(other, kNow), other.c_str());
    }
    for (const std::string &other : {std::string(), std::string("ls_"), token + "0", token.substr(1)})
        QVERIFY(!programs.find(other, kNow));
}

void TestTokens::endsWhenItIsRevokedOrOver()
{
    Programs programs;
    const std::string lasting = programs.make("historian");
    const std::string short_ = programs.make("visitor", kNow + 1000);
    QCOMPARE(programs.present(kNow).size(), std::size_t{2});
    QVERIFY(programs.find(short_, kNow + 999));
    QVERIFY(!programs.find(short_, kNow + 1000));
    QVERIFY(!programs.find(short_, 5000)); // the clock is not set: nobody knows whether it is over
    QVERIFY(programs.find(lasting, 5000));
    QVERIFY(programs.revoke("Historian", kNow));
    QVERIFY(!programs.find(lasting, kNow));
    QVERIFY(!programs.revoke("historian", kNow));
    QVERIFY(programs.present(kNow + 1000).empty());
}

void TestTokens::givesNamesOnce()
{
    Programs programs;
    QVERIFY(!programs.make("historian").empty());
    QVERIFY(programs.make("HISTORIAN").empty());
    QVERIFY(programs.revoke("historian", kNow));
    QVERIFY(programs.make("historian").empty());
}

void TestTokens::refusesWhatWillNotDo_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("role");
    QTest::addColumn<qint64>("expiresMs");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("no name") << QByteArray() << QByteArray("viewer") << qint64(0) << Reason::UserNameUnfit;
    QTest::newRow("two lines") << QByteArray("a\nb") << QByteArray("viewer") << qint64(0) << Reason::UserNameUnfit;
    QTest::newRow("no role") << QByteArray("a") << QByteArray() << qint64(0) << Reason::NoSuchRole;
    QTest::newRow("another role") << QByteArray("a") << QByteArray("king") << qint64(0) << Reason::NoSuchRole;
    QTest::newRow("over before it begins")
        << QByteArray("a") << QByteArray("viewer") << qint64(kNow) << Reason::UserUnfit;
}

void TestTokens::refusesWhatWillNotDo()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, role);
    QFETCH(const qint64, expiresMs);
    QFETCH(const Reason, reason);
    Programs programs;
    const auto made
        = programs.add({.name = name.toStdString(), .role = role.toStdString(), .expiresMs = expiresMs}, kNow);
    QVERIFY(!made);
    QCOMPARE(made.error().message, std::string(toString(reason)));
}

void TestTokens::hasABound()
{
    Programs programs;
    for (std::size_t i = 0; i < Tokens::kMost; ++i)
        QVERIFY(!programs.make("program " + std::to_string(i)).empty());
    QVERIFY(programs.make("one more").empty());
}

LINESIDE_TEST(TestTokens)

} // namespace tst_tokens

#include "tst_tokens.moc"
