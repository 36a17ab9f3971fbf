// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pipelinebench.h"

#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_passingids {

constexpr std::size_t kAtMost = DeviceRegistry::kPassingAtMost + DeviceRegistry::kHeldAtMost;

/// What the store would keep of alarms and audit is collected here.
struct Bench : PipelineBench
{
    explicit Bench(std::chrono::seconds forgetAfter = 24h, std::size_t atMost = 5000)
        : PipelineBench(configured(forgetAfter, atMost))
    {
    }

    static Config configured(std::chrono::seconds forgetAfter, std::size_t atMost)
    {
        Config config = withDefaults();
        config.devices.forgetAfter = forgetAfter;
        config.devices.atMost = atMost;
        return config;
    }

    /// So many ids nobody knows, a message each, as fast as a broker brings them.
    void flood(const std::string &name, int count, double value)
    {
        for (int i = 0; i < count; ++i) {
            read(name + std::to_string(i), value);
            if (i % 500 == 499)
                tick();
        }
        tick();
    }
    void tick(std::chrono::milliseconds later = 0ms)
    {
        PipelineBench::tick(later);
        const StoreBatch &batch = pipeline.batch();
        steps.insert(steps.end(), batch.transitions.begin(), batch.transitions.end());
        audit.insert(audit.end(), batch.audit.begin(), batch.audit.end());
        readings += batch.readings.size();
        commit();
        const Pipeline::Forgotten left = pipeline.takePassingForgotten();
        forgotten.ids += left.ids;
        forgotten.alarms += left.alarms;
    }
    [[nodiscard]] bool hasAlarm(const std::string &device) const
    {
        const auto open = pipeline.alarms();
        return std::ranges::any_of(open, [&](const Alarm &each) { return each.key.series.deviceId == device; });
    }

    std::vector<AlarmTransition> steps;
    std::vector<AuditRecord> audit;
    Pipeline::Forgotten forgotten;
    std::size_t readings = 0;
};

/// Ids heard in one message alone: chance ids, typing errors, a scan. They cost bounded memory, and no alarm ends
/// without a record.
class TestPassingIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyIsForgottenAtFirst()
    {
        Bench bench;
        bench.tick();
        QCOMPARE(bench.pipeline.devices().count(), std::size_t(0));
        QCOMPARE(bench.forgotten.ids, std::uint64_t(0));
    }

    void aFloodIsBoundedWhateverItTells_data()
    {
        QTest::addColumn<int>("quiet");
        QTest::addColumn<int>("alarming");
        QTest::newRow("values within the limits") << 20000 << 0;
        QTest::newRow("half of them in alarm") << 10000 << 10000;
        QTest::newRow("all of them in alarm") << 0 << 20000;
    }
    void aFloodIsBoundedWhateverItTells()
    {
        QFETCH(const int, quiet);
        QFETCH(const int, alarming);
        Bench bench;
        bench.flood("quiet-", quiet, 20);
        bench.flood("loud-", alarming, 95);
        QVERIFY(bench.pipeline.devices().count() <= kAtMost);
        QVERIFY(bench.pipeline.alarms().size() <= kAtMost); // some await that more ids of any kind come
        std::set<std::string> ended;
        std::size_t activated = 0;
        for (const AlarmTransition &step : bench.steps) {
            activated += step.event == AlarmEvent::Activated ? 1U : 0U;
            if (step.event != AlarmEvent::Removed)
                continue;
            QCOMPARE(step.alarm.comment, std::string("device forgotten"));
            QVERIFY(ended.insert(step.alarm.key.id()).second);
        }
        QCOMPARE(activated, static_cast<std::size_t>(alarming)); // none unseen
        QCOMPARE(ended.size() + bench.pipeline.alarms().size(), activated); // and none gone without a record
        QCOMPARE(bench.forgotten.alarms, std::uint64_t(ended.size()));
        QCOMPARE(bench.audit.empty(), ended.empty());
    }

    void aMachineHeardTwiceIsPushedOutByNobody()
    {
        Bench bench;
        bench.read("press-01", 95);
        bench.read("press-01", 96);
        bench.flood("loud-", 10000, 95);
        QVERIFY(bench.pipeline.devices().find("press-01") != nullptr);
        QVERIFY(bench.hasAlarm("press-01"));
    }

    void anAlarmHeardOnceIsPushedOutByNoQuietId()
    {
        Bench bench;
        bench.read("press-01", 95);
        bench.flood("quiet-", 10000, 20);
        QVERIFY(bench.hasAlarm("press-01"));
    }

    void whatAPersonPutAsideIsPushedOutByNobody_data()
    {
        const AlarmSelection which{{{{"press-01", "temperature"}, LimitKind::High}}, {}};
        QTest::addColumn<OperatorAction>("action");
        QTest::newRow("shelved") << OperatorAction(ShelveAlarms{which, ShelfMode::OneShot, 0ms, "being cleaned"});
        QTest::newRow("out of service") << OperatorAction(TakeOutOfService{which, "the sensor is broken"});
    }
    void whatAPersonPutAsideIsPushedOutByNobody()
    {
        QFETCH(const OperatorAction, action);
        Bench bench;
        bench.read("press-01", 95);
        QCOMPARE(bench.act(action, Role::Engineer)->alarms.size(), std::size_t(1));
        bench.flood("loud-", 10000, 95);
        QVERIFY(bench.hasAlarm("press-01"));
        QVERIFY(!bench.pipeline.devices().find("press-01")->isPassing);
        bench.tick(48h);
        QVERIFY(bench.pipeline.devices().find("press-01") != nullptr);
        QCOMPARE(bench.pipeline.devices().count(), std::size_t(1)); // the others' time is over
    }

    void anAlarmHeldStaysOnceItsMachineSpeaks()
    {
        Bench bench;
        bench.read("press-01", 95);
        bench.flood("quiet-", 3000, 20);
        bench.read("press-01", 95);
        bench.flood("loud-", 10000, 95);
        QVERIFY(bench.hasAlarm("press-01"));
        bench.tick(48h);
        QVERIFY(bench.hasAlarm("press-01"));
    }

    void anAlarmOfAnIdNeverHeardAgainEndsWithItsTime()
    {
        Bench bench(1h);
        bench.read("press-01", 95);
        bench.tick(59min);
        QVERIFY(bench.hasAlarm("press-01"));
        bench.tick(2min);
        QVERIFY(!bench.hasAlarm("press-01"));
        QVERIFY(bench.pipeline.devices().find("press-01") == nullptr);
        QVERIFY(bench.steps.back().event == AlarmEvent::Removed);
        QCOMPARE(bench.steps.back().alarm.comment, std::string("device forgotten"));
        QCOMPARE(bench.audit.size(), std::size_t(1));
        QCOMPARE(bench.audit.front().action, std::string("forget_devices"));
        QCOMPARE(bench.audit.front().result, std::string("ok, alarms ended: 1"));
    }

    void noTimeEndsItWhereTheSiteSaysNever()
    {
        Bench bench(0s);
        bench.read("press-01", 95);
        bench.tick(24h * 365);
        QVERIFY(bench.hasAlarm("press-01"));
    }

    void whoWasForgottenAndSpeaksAgainStays()
    {
        Bench bench(1h);
        bench.read("press-01", 95);
        bench.tick(2h);
        bench.read("press-01", 95);
        QVERIFY(bench.hasAlarm("press-01"));
        bench.tick(2h);
        QVERIFY(bench.hasAlarm("press-01"));
    }

    void idsHeardAgainAreBoundedAndNoReadingIsLost_data()
    {
        QTest::addColumn<double>("value");
        QTest::newRow("values within the limits") << 20.0;
        QTest::newRow("all of them in alarm") << 95.0;
    }
    void idsHeardAgainAreBoundedAndNoReadingIsLost()
    {
        QFETCH(const double, value);
        constexpr std::size_t kPlaces = 500;
        Bench bench(24h, kPlaces);
        for (int turn = 0; turn < 3; ++turn)
            bench.flood("machine-", 6000, value);
        QCOMPARE(bench.readings, std::size_t(18000));
        QVERIFY(bench.pipeline.devices().count() <= kPlaces + kAtMost);
        QVERIFY(bench.pipeline.alarms().size() <= kPlaces + kAtMost);
        QVERIFY(bench.pipeline.devices().overCount() > 0);
        QVERIFY(bench.pipeline.devices().overTotal() >= 5500);
        std::size_t activated = 0;
        std::size_t ended = 0;
        for (const AlarmTransition &step : bench.steps) {
            activated += step.event == AlarmEvent::Activated ? 1U : 0U;
            ended += step.event == AlarmEvent::Removed ? 1U : 0U;
        }
        QCOMPARE(activated - ended, bench.pipeline.alarms().size()); // none gone without a record
        QCOMPARE(bench.audit.empty(), ended == 0);
        if (ended > 0)
            QVERIFY(bench.audit.back().detail.find("beyond at_most") != std::string::npos);
    }

    void aMachineBeyondTheLimitRaisesItsAlarm()
    {
        Bench bench(24h, 1);
        bench.read("press-01", 20);
        bench.read("press-01", 20);
        for (int turn = 0; turn < 3; ++turn)
            bench.read("oven", 20);
        QVERIFY(!bench.hasAlarm("oven"));
        bench.read("oven", 95);
        QVERIFY(bench.hasAlarm("oven"));
        bench.flood("quiet-", 10000, 20);
        QVERIFY(bench.hasAlarm("oven"));
        QVERIFY(bench.pipeline.devices().find("press-01") != nullptr);
    }

    void withoutAScreenNoChangesPileUp()
    {
        Bench bench;
        bench.flood("loud-", 100, 95);
        bench.pipeline.live().dropChanges();
        QVERIFY(bench.pipeline.live().take(bench.clock.utcMs()).transitions.empty());
        bench.pipeline.live().dropChanges();
        const LiveFrame whole = bench.pipeline.live().whole(bench.clock.utcMs());
        QCOMPARE(whole.alarms.size(), std::size_t(100)); // a screen that comes has them all
        QCOMPARE(whole.values.size(), std::size_t(100));
    }
};

LINESIDE_TEST(TestPassingIds)

} // namespace tst_passingids

#include "tst_passingids.moc"
