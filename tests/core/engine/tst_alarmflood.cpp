// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storefixture.h"
#include "support/pipelinebench.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_alarmflood {

constexpr int kMachines = 500;
constexpr int kSensors = 4;
constexpr int kAlarms = kMachines * kSensors;
constexpr auto kPace = 5ms; // 2,000 in 10 s
constexpr int kCommitEvery = 6;
constexpr int kFrameEvery = 20;
constexpr int kTickEvery = 50;

std::string deviceOf(int number)
{
    return "machine-" + std::to_string(number / kSensors);
}
std::string sensorOf(int number)
{
    return "zone-" + std::to_string(number % kSensors);
}

/// Each machine has four zones, all too hot above 80.
Config hotZones()
{
    Config config;
    for (int sensor = 0; sensor < kSensors; ++sensor)
        config.alarms.setLimit(sensorOf(sensor), LimitKind::High, AlarmLimit{.limit = 80});
    return config;
}

/// A hall through pipeline and store, its batches cut as the worker cuts them.
class Flood
{
public:
    Flood()
        : m_bench(hotZones())
    {
        m_store.open();
        for (int round = 0; round < 2; ++round) // known machines, no chance ids
            readAll(20);
        m_frames = {};
        m_kept.clear();
    }
    void readAll(double value)
    {
        for (int number = 0; number < kAlarms; ++number) {
            m_bench.clock.advance(kPace);
            m_bench.read(deviceOf(number), value, "celsius", sensorOf(number));
            if (number % kTickEvery == 0)
                m_bench.tick();
            if (number % kFrameEvery == 0)
                m_frames.merge(m_bench.pipeline.live().take(m_bench.clock.utcMs()));
            if (number % kCommitEvery == 0)
                keep();
        }
        keep();
        m_frames.merge(m_bench.pipeline.live().take(m_bench.clock.utcMs()));
    }
    /// All steps of the journal, oldest first.
    [[nodiscard]] std::vector<AlarmTransition> journal() const
    {
        const auto reader = m_store.reader();
        std::vector<AlarmTransition> steps;
        AlarmHistoryQuery query;
        do {
            const auto page = *reader->alarmHistory(query);
            steps.insert(steps.end(), page.steps.begin(), page.steps.end());
            query.before = page.next;
        } while (query.before);
        std::ranges::reverse(steps);
        return steps;
    }

    [[nodiscard]] const PipelineBench &bench() const { return m_bench; }
    [[nodiscard]] const std::vector<AlarmTransition> &kept() const { return m_kept; } ///< in the order of the batches
    [[nodiscard]] const LiveFrame &frames() const { return m_frames; } ///< as a screen that skipped all has them
    [[nodiscard]] std::size_t listedAfterRestart() { return m_store.store->loadAlarms()->size(); }

private:
    void keep()
    {
        m_bench.pipeline.collectDevices(m_bench.clock.now());
        const StoreBatch &batch = m_bench.pipeline.batch();
        m_kept.insert(m_kept.end(), batch.transitions.begin(), batch.transitions.end());
        m_store.keep(batch);
        m_bench.commit();
    }

    PipelineBench m_bench;
    StoreFixture m_store;
    std::vector<AlarmTransition> m_kept;
    LiveFrame m_frames;
};

/// What is not the step of that alarm, in that place.
std::string difference(const std::vector<AlarmTransition> &steps, AlarmEvent first, AlarmEvent second)
{
    if (steps.size() != 2 * kAlarms)
        return std::to_string(steps.size()) + " steps";
    for (int i = 0; i < 2 * kAlarms; ++i) {
        const AlarmTransition &step = steps[static_cast<std::size_t>(i)];
        const AlarmKey expected{{deviceOf(i % kAlarms), sensorOf(i % kAlarms)}, LimitKind::High};
        const bool isFirst = i < kAlarms;
        if (step.alarm.key != expected || step.event != (isFirst ? first : second) || step.calls != isFirst)
            return "step " + std::to_string(i) + " is of " + step.alarm.key.id();
    }
    return {};
}

/// 2,000 alarms in ten seconds, and all back again in the next ten.
class TestAlarmFlood : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNoStepAndKeepsTheirOrder();
};

void TestAlarmFlood::losesNoStepAndKeepsTheirOrder()
{
    Flood flood;
    flood.readAll(90);
    QCOMPARE(flood.listedAfterRestart(), std::size_t{kAlarms});
    flood.readAll(20);
    QCOMPARE(difference(flood.kept(), AlarmEvent::Activated, AlarmEvent::Returned), std::string());
    QCOMPARE(difference(flood.journal(), AlarmEvent::Activated, AlarmEvent::Returned), std::string());
    QCOMPARE(difference(flood.frames().transitions, AlarmEvent::Activated, AlarmEvent::Returned), std::string());

    const auto &bench = flood.bench();
    QCOMPARE(bench.alerts.size(), std::size_t{kAlarms});
    QCOMPARE(bench.stepsTold.size(), std::size_t{2 * kAlarms});
    std::set<std::uint64_t> ids;
    for (std::size_t i = 0; i < bench.stepsTold.size(); ++i) {
        const std::string device = deviceOf(static_cast<int>(i) % kAlarms);
        QCOMPARE(bench.stepsTold[i].deviceId, device);
        if (i < bench.alerts.size())
            QCOMPARE(bench.alerts[i].deviceId, device);
        ids.insert(bench.stepsTold[i].id);
    }
    QCOMPARE(ids.size(), bench.stepsTold.size());
}

LINESIDE_TEST(TestAlarmFlood)

} // namespace tst_alarmflood

#include "tst_alarmflood.moc"
