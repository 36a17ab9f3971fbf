// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/liveflood.h"

#include "support/testmain.h"

#include <QTest>

#include <string>

using namespace lineside;

namespace tst_liveflood {

constexpr std::int64_t kStartMs = 1767225600000; // 2026-01-01T00:00:00Z
constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;

struct Hall
{
    void call(const std::string &device)
    {
        AlarmTransition step;
        step.calls = true;
        step.alarm.key = {{device, "temperature"}, LimitKind::High};
        watch.step(step, now);
    }
    /// How often what is shown changed.
    int later(std::int64_t ms)
    {
        int changes = 0;
        for (const std::int64_t end = now + ms; now < end;) {
            now += kSecond;
            changes += watch.tick(now) ? 1 : 0;
        }
        return changes;
    }

    LiveFlood watch;
    std::int64_t now = kStartMs;
};

/// The flood that goes on.
class TestLiveFlood : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenAlarmsAreNone()
    {
        Hall hall;
        for (int i = 0; i < 10; ++i)
            hall.call("oven-" + std::to_string(i));
        QCOMPARE(hall.later(30 * kMinute), 0);
    }
    void elevenAreOneWithItsFirst()
    {
        Hall hall;
        for (int i = 0; i < 10; ++i) {
            hall.call("oven-" + std::to_string(i % 3));
            hall.later(30 * kSecond);
        }
        QVERIFY(!hall.watch.present());
        hall.call("press-1");
        QCOMPARE(hall.later(2 * kSecond), 1);
        const AlarmFlood &flood = *hall.watch.present();
        QCOMPARE(flood.startMs, kStartMs + 5 * kMinute);
        QCOMPARE(flood.count, std::size_t{11});
        QCOMPARE(flood.first.id(), "oven-0/temperature/high");
        QCOMPARE(flood.topFive.front().count, std::size_t{4});
    }
    void countsOnAndEndsAfterTenQuietMinutes()
    {
        Hall hall;
        for (int i = 0; i < 11; ++i)
            hall.call("oven-" + std::to_string(i));
        hall.later(kMinute);
        hall.call("press-1");
        QCOMPARE(hall.later(2 * kSecond), 1);
        QCOMPARE(hall.watch.present()->count, std::size_t{12});
        hall.later(18 * kMinute);
        QVERIFY(hall.watch.present().has_value());
        hall.later(3 * kMinute);
        QVERIFY(!hall.watch.present());
    }
    void whatDoesNotCallIsNotCounted()
    {
        Hall hall;
        for (int i = 0; i < 30; ++i)
            hall.watch.step(AlarmTransition{}, hall.now);
        QCOMPARE(hall.later(kMinute), 0);
    }
};

LINESIDE_TEST(TestLiveFlood)

} // namespace tst_liveflood

#include "tst_liveflood.moc"
