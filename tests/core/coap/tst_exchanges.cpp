// SPDX-License-Identifier: GPL-3.0-or-later
#include "coap/exchanges.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_exchanges {

class TestExchanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheSameDatagramOfTheSamePlaceAlone()
    {
        const Exchanges exchanges(1);
        const std::uint64_t key = exchanges.keyOf("peer", 7, "token", "/path", "payload");
        QCOMPARE(exchanges.keyOf("peer", 7, "token", "/path", "payload"), key);
        QVERIFY(exchanges.keyOf("reep", 7, "token", "/path", "payload") != key);
        QVERIFY(exchanges.keyOf("peer", 8, "token", "/path", "payload") != key);
        QVERIFY(exchanges.keyOf("peer", 7, "", "token/path", "payload") != key);
        QVERIFY(exchanges.keyOf("peer", 7, "token", "/pathp", "ayload") != key);
        QVERIFY(Exchanges(2).keyOf("peer", 7, "token", "/path", "payload") != key); // nobody can prepare two alike
    }

    void remembersUntilNobodyRepeats()
    {
        Exchanges exchanges(1);
        exchanges.begin(1, 0);
        QCOMPARE(exchanges.find(1), std::optional<CoapOutcome>(0));
        exchanges.settle(1, 68);
        exchanges.begin(2, Exchanges::kLifetimeMs);
        QCOMPARE(exchanges.find(1), std::optional<CoapOutcome>(68));
        exchanges.begin(3, Exchanges::kLifetimeMs + 1);
        QVERIFY(!exchanges.find(1));
        QVERIFY(exchanges.find(2));
    }

    void whatWasForgottenLivesAnewFromItsNextBeginning()
    {
        Exchanges exchanges(1);
        exchanges.begin(1, 0);
        exchanges.forget(1);
        QVERIFY(!exchanges.find(1));
        exchanges.begin(1, 1000);
        exchanges.begin(2, Exchanges::kLifetimeMs + 500); // the first beginning is over, the second is not
        QVERIFY(exchanges.find(1));
    }

    void forgetsTheOldestBeyondItsRoom()
    {
        Exchanges exchanges(1);
        for (std::uint64_t key = 0; key <= Exchanges::kMost; ++key)
            exchanges.begin(key, 0);
        QCOMPARE(exchanges.size(), Exchanges::kMost);
        QVERIFY(!exchanges.find(0));
    }
};

} // namespace tst_exchanges

using tst_exchanges::TestExchanges;
LINESIDE_TEST(TestExchanges)
#include "tst_exchanges.moc"
