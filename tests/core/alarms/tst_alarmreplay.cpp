// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmreplay.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_alarmreplay {

constexpr std::int64_t kBegin = 1767225600000;
const AlarmKey kKey{{"press-01", "temperature"}, LimitKind::High};

bool always()
{
    return true;
}

/// A wandering value with jitter, mostly a second apart, now and then nearer or after a gap.
std::vector<ReplaySample> wandering(unsigned seed, std::size_t count)
{
    std::mt19937 dice(seed);
    std::normal_distribution<double> jitter(0, 1);
    std::vector<ReplaySample> samples;
    std::int64_t now = kBegin;
    double level = 78;
    for (std::size_t i = 0; i < count; ++i) {
        const auto chance = dice() % 100;
        now += chance == 0 ? 90'000 : chance < 20 ? 400 : 1000;
        level += jitter(dice) * 0.2 + (78 - level) * 0.01;
        samples.push_back({now, level + jitter(dice)});
    }
    return samples;
}

class TestAlarmReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsNothingOfNothing();
    void tellsSpells();
    void endsDelaysInTheirTime();
    void theTurnsAloneGiveTheSame_data();
    void theTurnsAloneGiveTheSame();
    void endsWhenNobodyWaits();
};

void TestAlarmReplay::tellsNothingOfNothing()
{
    QVERIFY(replayAlarm(kKey, {.limit = 80}, {}, kBegin, always).empty());
}

void TestAlarmReplay::tellsSpells()
{
    const std::vector<ReplaySample> samples{
        {kBegin, 79}, {kBegin + 1000, 81}, {kBegin + 9000, 80}, {kBegin + 20'000, 90}, {kBegin + 30'000, 90}};
    const auto spells = replayAlarm(kKey, {.limit = 80}, samples, kBegin + 60'000, always);
    const std::vector<AlarmSpell> expected{{kBegin + 1000, kBegin + 9000}, {kBegin + 20'000, kBegin + 60'000}};
    QVERIFY(spells == expected);
}

void TestAlarmReplay::endsDelaysInTheirTime()
{
    const std::vector<ReplaySample> samples{{kBegin, 81}, {kBegin + 20'000, 70}};
    const AlarmLimit limit{.limit = 80, .onDelay = 5s, .offDelay = 15s, .latch = true, .reAlarm = 1s};
    const std::vector<AlarmSpell> expected{{kBegin + 5000, kBegin + 35'000}};
    QVERIFY(replayAlarm(kKey, limit, samples, kBegin + 600'000, always) == expected);
}

void TestAlarmReplay::theTurnsAloneGiveTheSame_data()
{
    QTest::addColumn<LimitKind>("kind");
    QTest::addColumn<double>("deadband");
    for (const double deadband : {0.0, 0.5, 3.0}) {
        QTest::addRow("high, %g", deadband) << LimitKind::High << deadband;
        QTest::addRow("low, %g", deadband) << LimitKind::Low << deadband;
    }
}

void TestAlarmReplay::theTurnsAloneGiveTheSame()
{
    QFETCH(const LimitKind, kind);
    QFETCH(const double, deadband);
    const AlarmKey key{kKey.series, kind};
    for (unsigned seed = 0; seed < 8; ++seed) {
        const auto samples = wandering(seed, 3000);
        ConditionTurns turns(kind, 79, deadband);
        for (const ReplaySample &sample : samples)
            turns.add(sample);
        QVERIFY(turns.all().size() < samples.size() / 2);
        for (const auto onDelay : {0s, 2s, 5s, 60s})
            for (const auto offDelay : {0s, 5s, 60s}) {
                const AlarmLimit limit{.limit = 79, .deadband = deadband, .onDelay = onDelay, .offDelay = offDelay};
                const std::int64_t end = samples.back().timeMs + 3'600'000;
                const auto all = replayAlarm(key, limit, samples, end, always);
                QVERIFY(!all.empty() || onDelay == 60s);
                QVERIFY(all == replayAlarm(key, limit, turns.all(), end, always));
            }
    }
}

void TestAlarmReplay::endsWhenNobodyWaits()
{
    const auto samples = wandering(1, 20'000);
    int asked = 0;
    const auto twice = [&asked] { return ++asked <= 1; };
    const auto some = replayAlarm(kKey, {.limit = 79}, samples, samples.back().timeMs, twice);
    const auto all = replayAlarm(kKey, {.limit = 79}, samples, samples.back().timeMs, always);
    QVERIFY(some.size() < all.size());
}

LINESIDE_TEST(TestAlarmReplay)

} // namespace tst_alarmreplay
#include "tst_alarmreplay.moc"
