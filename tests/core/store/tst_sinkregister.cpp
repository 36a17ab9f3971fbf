// SPDX-License-Identifier: GPL-3.0-or-later
#include "storefixture.h"

#include "support/testmain.h"

#include "store/database.h"

#include <QRegularExpression>
#include <QTest>

#include <string>
#include <utility>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_sinkregister {

constexpr std::uint64_t kSmallQuota = 2 << 20;

/// Thousands of rows, far beyond the quota.
void flood(StoreFixture &fixture)
{
    for (int day = 0; day < 30; ++day) {
        fixture.keepSeconds(4000);
        fixture.finishSlice();
    }
    fixture.clock.advance(2s);
    fixture.maintain();
}

std::int64_t audited(const StoreFixture &fixture, const std::string &action)
{
    auto state = Database::open(fixture.settings.directory + "/state.db", {});
    return *state->integer("SELECT count(*) FROM audit WHERE target = 'kafka' AND action = '" + action + "'");
}

/// Two hours, as the housekeeping sees them: it believes a clock that has been steady for one.
void watchClock(StoreFixture &fixture)
{
    for (int minute = 0; minute < 120; ++minute) {
        fixture.clock.advance(1min);
        fixture.maintain();
    }
}

class TestSinkRegister : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewSinkBeginsWhereItIsTold_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("cursor");
        QTest::newRow("with all that is stored") << int(SinkStart::Oldest) << 0;
        QTest::newRow("with what comes from now on") << int(SinkStart::Now) << 10;
    }
    void aNewSinkBeginsWhereItIsTold()
    {
        QFETCH(const int, from);
        QFETCH(const int, cursor);
        StoreFixture fixture;
        fixture.open();
        fixture.keepSeconds(10);
        const StoreSink sink{static_cast<SinkStart>(from), std::nullopt};
        QVERIFY(fixture.store->setSinks({{"kafka", sink}}));
        QCOMPARE(fixture.store->cursors()->at("kafka").cursor, std::uint64_t(cursor));
        fixture.keepSeconds(10);
        fixture.open();
        QVERIFY(fixture.store->setSinks({{"kafka", sink}})); // of a known one "now" is long ago
        QCOMPARE(fixture.store->cursors()->at("kafka").cursor, std::uint64_t(cursor));
    }

    void tellsOnceThatAnEntryHasGoneAndThatItIsBack()
    {
        StoreFixture fixture;
        const std::map<std::string, StoreSink> both{{"mqtt", {}}, {"kafka", {}}};
        const auto restart = [&fixture](const std::map<std::string, StoreSink> &sinks) {
            fixture.clock.advance(1s);
            fixture.open();
            QVERIFY(fixture.store->setSinks(sinks));
        };
        restart(both);
        QCOMPARE(audited(fixture, "sink_gone"), 0);
        restart({{"mqtt", {}}});
        restart({{"mqtt", {}}});
        QCOMPARE(audited(fixture, "sink_gone"), 1);
        restart(both);
        restart(both);
        QCOMPARE(audited(fixture, "sink_gone"), 1);
        QCOMPARE(audited(fixture, "sink_back"), 1);
    }

    void countsLossesFromTheStart()
    {
        StoreFixture fixture;
        fixture.open();
        QVERIFY(fixture.store->setSinks({{"kafka", {}}}));
        for (const char *reason : {"age", "quota"}) {
            const std::string line
                = std::string("lineside_sync_dropped_total{reason=\"") + reason + "\",sink=\"kafka\"} 0";
            QVERIFY2(fixture.metrics.prometheusText().find(line) != std::string::npos, reason);
        }
    }

    void aSinkThatIsNotServedKeepsItsPlace()
    {
        StoreFixture fixture;
        const StoreSink off{.unsent = std::nullopt, .isServed = false};
        fixture.open();
        fixture.keepSeconds(10);
        QVERIFY(fixture.store->setSinks({{"kafka", {}}}));
        fixture.open();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("sink kafka: nothing is sent to it")));
        QVERIFY(fixture.store->setSinks({{"kafka", off}, {"new", off}}));
        QCOMPARE(audited(fixture, "sink_gone"), 0);
        QVERIFY(!fixture.store->cursors()->contains("new"));
        fixture.clock.advance(40 * 24h);
        watchClock(fixture);
        QVERIFY(fixture.store->cursors()->contains("kafka"));
        fixture.open();
        QVERIFY(fixture.store->setSinks({{"kafka", {}}}));
        QCOMPARE(audited(fixture, "sink_back"), 0);
    }

    void forgetsASinkAMonthAfterItsEntryWent()
    {
        StoreFixture fixture;
        fixture.open();
        fixture.keepSeconds(10);
        QVERIFY(fixture.store->setSinks({{"mqtt", {}}, {"kafka", {}}}));
        fixture.open();
        QVERIFY(fixture.store->setSinks({{"mqtt", {}}}));
        fixture.clock.advance(29 * 24h);
        watchClock(fixture);
        QVERIFY(fixture.store->cursors()->contains("kafka"));
        fixture.clock.advance(24h);
        watchClock(fixture);
        QVERIFY(!fixture.store->cursors()->contains("kafka"));
        QVERIFY(fixture.store->cursors()->contains("mqtt"));
        QCOMPARE(audited(fixture, "sink_forgotten"), 1);
    }

    void aStepOfTheClockForgetsNobody()
    {
        StoreFixture fixture;
        fixture.open();
        QVERIFY(fixture.store->setSinks({{"kafka", {}}}));
        QVERIFY(fixture.store->setSinks({}));
        fixture.clock.stepWallClock(60 * 24h);
        fixture.maintain();
        QVERIFY(fixture.store->cursors()->contains("kafka"));
    }

    void whatIsForgottenDoesNotComeBackWithALostState()
    {
        StoreFixture fixture;
        fixture.open();
        fixture.keepSeconds(10);
        QVERIFY(fixture.store->setSinks({{"kafka", {SinkStart::Now, std::nullopt}}}));
        fixture.clock.advance(1min);
        fixture.maintain(); // the slice has its copy
        QVERIFY(fixture.store->forgetCursor("kafka"));
        fixture.open();
        QVERIFY(fixture.store->cursors()->empty());
    }

    void aSinkThatKeepsItsRowsKeepsThemForItselfAlone()
    {
        StoreFixture fixture;
        fixture.settings.quotaBytes = kSmallQuota;
        fixture.settings.unsent = UnsentPolicy::KeepNewest;
        fixture.open();
        QVERIFY(fixture.store->setSinks({{"dead", {SinkStart::Oldest, UnsentPolicy::KeepUnsent}}, {"living", {}}}));
        flood(fixture);
        QVERIFY(fixture.store->stats().quotaExceeded);
        QVERIFY(fixture.store->stats().losses.empty());
        QCOMPARE(fixture.rows().front().sequence, 1U);
    }

    void countsWhatEachSinkLacks()
    {
        StoreFixture fixture;
        fixture.settings.quotaBytes = kSmallQuota;
        fixture.settings.unsent = UnsentPolicy::KeepNewest;
        fixture.open();
        QVERIFY(fixture.store->setSinks({{"dead", {}}, {"living", {}}}));
        StoreBatch moved;
        moved.cursors = {{"living", 5000}};
        fixture.keep(moved);
        flood(fixture);
        const std::uint64_t gone = fixture.rows().front().sequence - 1;
        QVERIFY(gone > 5000);
        const StoreStats &stats = fixture.store->stats();
        QCOMPARE(stats.dropped.at("quota"), gone);
        QCOMPARE(stats.losses.at("dead").quota, gone);
        QCOMPARE(stats.losses.at("living").quota, gone - 5000);
        const std::string page = fixture.metrics.prometheusText();
        QVERIFY(page.find(R"(lineside_sync_dropped_total{reason="quota",sink="dead"} )" + std::to_string(gone))
                != std::string::npos);
    }
};

LINESIDE_TEST(TestSinkRegister)

} // namespace tst_sinkregister

#include "tst_sinkregister.moc"
