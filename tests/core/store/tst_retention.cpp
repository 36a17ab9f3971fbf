// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/retention.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_retention {

constexpr std::int64_t kDay = 86'400'000;
constexpr std::int64_t kNow = 1'767'225'600'000; // 2026-01-01

// Ten rows and a hundred bytes a slice; `begins` in days before now.
std::vector<SliceInfo> slicesBegun(std::initializer_list<int> daysAgo)
{
    std::vector<SliceInfo> slices;
    std::uint64_t base = 1;
    for (const int days : daysAgo) {
        slices.push_back({"", base, base + 9, 0, kNow - days * kDay, kNow - days * kDay + 1000, 100});
        base += 10;
    }
    return slices;
}

RetentionRules rules(std::uint64_t quota, std::int64_t days)
{
    return {quota, days * kDay, kNow, true, {}, UnsentPolicy::KeepUnsent};
}

class TestRetention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void removesNothingFromNothing() { QCOMPARE(planRetention({}, 0, rules(0, 0)).removable, 0U); }

    void removesTheOldestUntilTheQuotaHolds()
    {
        const auto slices = slicesBegun({4, 3, 2, 1});
        QCOMPARE(planRetention(slices, 1, rules(400, 90)).removable, 0U);
        QCOMPARE(planRetention(slices, 1, rules(399, 90)).removable, 1U);
        QCOMPARE(planRetention(slices, 1, rules(200, 90)).removable, 2U);
    }

    void neverRemovesWhatIsInUse()
    {
        QCOMPARE(planRetention(slicesBegun({4, 3, 2, 1}), 2, rules(0, 90)).removable, 2U);
    }

    void removesWhatEndedBeforeTheRetentionTime()
    {
        // The slice begun 95 days ago ended when the next began, 91 days ago; that one ended 89 days ago.
        const auto plan = planRetention(slicesBegun({95, 91, 89, 1}), 1, rules(1000, 90));
        QCOMPARE(plan.removable, 1U);
    }

    void doesNotBelieveAClockThatWasStepped()
    {
        auto untrusted = rules(1000, 90);
        untrusted.clockTrusted = false;
        QCOMPARE(planRetention(slicesBegun({95, 91, 89, 1}), 1, untrusted).removable, 0U);
    }

    void wrongDatesAgeWithTheirNeighbours_data()
    {
        QTest::addColumn<std::vector<SliceInfo>>("slices");
        QTest::addColumn<int>("removable");
        constexpr int kSince1970 = 20'454;
        QTest::newRow("written in 1970, followed yesterday") << slicesBegun({kSince1970, 1, 0}) << 0;
        QTest::newRow("all of it in 1970") << slicesBegun({kSince1970, kSince1970, kSince1970}) << 0;
        QTest::newRow("1970 between old ones") << slicesBegun({99, kSince1970, 95, 1}) << 2;
        QTest::newRow("next month between old ones: kept longer rather than shorter")
            << slicesBegun({99, -30, 95, 1}) << 0;
    }
    void wrongDatesAgeWithTheirNeighbours()
    {
        QFETCH(std::vector<SliceInfo>, slices);
        QFETCH(int, removable);
        QCOMPARE(planRetention(slices, 1, rules(1000, 90)).removable, std::size_t(removable));
    }

    void protectsUnsentRows()
    {
        auto protecting = rules(150, 90);
        protecting.sinks.push_back({15}); // the first slice is sent, half of the second
        const auto plan = planRetention(slicesBegun({4, 3, 2, 1}), 1, protecting);
        QCOMPARE(plan.removable, 1U);
        QCOMPARE(plan.droppedForQuota + plan.droppedForAge, 0U);
        QVERIFY(plan.quotaExceeded);
    }

    void dropsAndCountsUnsentRowsWhenToldTo()
    {
        auto dropping = rules(250, 90);
        dropping.sinks.push_back({15});
        dropping.unsent = UnsentPolicy::KeepNewest;
        const auto plan = planRetention(slicesBegun({4, 3, 2, 1}), 1, dropping);
        QCOMPARE(plan.removable, 2U);
        QCOMPARE(plan.droppedForQuota, 5U);
        QVERIFY(!plan.quotaExceeded);
    }

    void countsWhatWentAheadOfABacklogAsSent()
    {
        auto dropping = rules(250, 90);
        dropping.sinks.push_back({5});
        dropping.sinks.back().position.add({18, 30});
        dropping.unsent = UnsentPolicy::KeepNewest;
        const auto plan = planRetention(slicesBegun({4, 3, 2, 1}), 1, dropping);
        QCOMPARE(plan.removable, 2U);
        QCOMPARE(plan.droppedForQuota, 5U + 7U);
    }

    void protectsABacklogAlsoWhenLaterRowsWentAhead()
    {
        auto protecting = rules(0, 90);
        protecting.sinks.push_back({15});
        protecting.sinks.back().position.add({21, 40});
        QCOMPARE(planRetention(slicesBegun({4, 3, 2, 1}), 1, protecting).removable, 1U);
    }

    void countsWhatAnySinkLacks_data()
    {
        QTest::addColumn<QList<qulonglong>>("first"); // cursor, then stretches ahead
        QTest::addColumn<QList<qulonglong>>("second");
        QTest::addColumn<int>("lost"); // of rows 1 to 20
        using List = QList<qulonglong>;
        QTest::newRow("neither lacks any") << List{20} << List{40} << 0;
        QTest::newRow("the lower one went ahead, the other lacks eight") << List{1, 3, 30} << List{12} << 9;
        QTest::newRow("both lack the same") << List{5} << List{5} << 15;
        QTest::newRow("one lacks what the other lacks and more") << List{5} << List{10} << 15;
        QTest::newRow("each lacks what the other has") << List{5, 11, 30} << List{10} << 15;
        QTest::newRow("gaps that touch") << List{0, 6, 20} << List{5, 11, 20} << 10;
        QTest::newRow("gaps within gaps") << List{0, 16, 20} << List{4, 9, 20} << 15;
        QTest::newRow("a gap over the border of slices") << List{8, 13, 20} << List{20} << 4;
        QTest::newRow("several gaps of one") << List{2, 4, 5, 8, 30} << List{99} << 3;
        QTest::newRow("nothing sent") << List{0} << List{20} << 20;
    }
    void countsWhatAnySinkLacks()
    {
        QFETCH(QList<qulonglong>, first);
        QFETCH(QList<qulonglong>, second);
        auto dropping = rules(200, 90);
        dropping.unsent = UnsentPolicy::KeepNewest;
        for (const auto &numbers : {first, second}) {
            SinkPosition position(numbers.front());
            for (int i = 1; i + 1 < numbers.size(); i += 2)
                position.add({numbers[i], numbers[i + 1]});
            dropping.sinks.push_back({position});
        }
        const auto plan = planRetention(slicesBegun({4, 3, 2, 1}), 1, dropping);
        QCOMPARE(plan.removable, 2U);
        QTEST(int(plan.droppedForQuota), "lost");
        dropping.unsent = UnsentPolicy::KeepUnsent;
        QCOMPARE(planRetention(slicesBegun({4, 3, 2, 1}), 1, dropping).droppedForQuota, 0U);
    }

    void oneSinkMayAskForWhatTheOthersGiveUp()
    {
        auto mixed = rules(0, 90);
        mixed.unsent = UnsentPolicy::KeepNewest;
        mixed.sinks.push_back({15, "strict", UnsentPolicy::KeepUnsent});
        mixed.sinks.push_back({5, "lenient"});
        const auto plan = planRetention(slicesBegun({4, 3, 2, 1}), 1, mixed);
        QCOMPARE(plan.removable, 1U); // the second slice has rows the strict one lacks
        QVERIFY(plan.quotaExceeded);
        QCOMPARE(plan.droppedForQuota, 5U);
        QCOMPARE(plan.losses.size(), 1U);
        QCOMPARE(plan.losses.at("lenient").quota, 5U);
    }

    void countsARowOnceInAllAndOnceForEachThatLacksIt()
    {
        auto dropping = rules(250, 90);
        dropping.unsent = UnsentPolicy::KeepNewest;
        dropping.sinks.push_back({0, "dead"});
        dropping.sinks.push_back({12, "slow"});
        dropping.sinks.push_back({40, "living"});
        const auto plan = planRetention(slicesBegun({99, 95, 2, 1}), 1, dropping);
        QCOMPARE(plan.droppedForAge + plan.droppedForQuota, 20U);
        QCOMPARE(plan.losses.at("dead").age, 10U);
        QCOMPARE(plan.losses.at("dead").quota, 10U);
        QCOMPARE(plan.losses.at("slow").age, 0U);
        QCOMPARE(plan.losses.at("slow").quota, 8U);
        QVERIFY(!plan.losses.contains("living"));
    }

    void tellsWhyUnsentRowsWent()
    {
        auto dropping = rules(250, 90);
        dropping.sinks.push_back({0});
        dropping.unsent = UnsentPolicy::KeepNewest;
        const auto plan = planRetention(slicesBegun({99, 95, 2, 1}), 1, dropping);
        QCOMPARE(plan.removable, 2U);
        QCOMPARE(plan.droppedForAge, 10U);
        QCOMPARE(plan.droppedForQuota, 10U);
    }
};

LINESIDE_TEST(TestRetention)

} // namespace tst_retention

#include "tst_retention.moc"
