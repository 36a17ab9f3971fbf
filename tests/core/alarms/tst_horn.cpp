// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/horn.h"

#include "support/testmain.h"

#include <QTest>

#include <string>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_horn {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;

Alarm alarmOf(const std::string &device, Priority priority)
{
    Alarm alarm;
    alarm.key = {{device, "temperature"}, LimitKind::High};
    alarm.priority = priority;
    alarm.active = true;
    alarm.acknowledged = false;
    alarm.called = true;
    return alarm;
}

/// A hall whose alarms come and go. "high" while it sounds for one, "(high)" while it pauses, "[high]" while it is
/// silenced, "test", or "".
struct Hall
{
    explicit Hall(const HornSettings &settings = {})
        : horn(settings)
    {
    }
    std::string calls(const std::string &device, Priority priority = Priority::High)
    {
        horn.step({.event = AlarmEvent::Activated, .alarm = alarmOf(device, priority), .calls = true}, now);
        return shown();
    }
    std::string seen(const std::string &device, Priority priority = Priority::High)
    {
        Alarm alarm = alarmOf(device, priority);
        alarm.acknowledged = true;
        horn.step({.event = AlarmEvent::Acknowledged, .alarm = alarm}, now);
        return shown();
    }
    std::string silence()
    {
        (void)horn.silence(now);
        return shown();
    }
    std::string later(std::int64_t ms)
    {
        for (const std::int64_t end = now + ms; now < end;) {
            now += 250;
            horn.tick(now);
        }
        return shown();
    }
    /// How many ms of the next ones it sounds.
    std::int64_t heardWithin(std::int64_t ms)
    {
        std::int64_t heard = 0;
        for (const std::int64_t end = now + ms; now < end;) {
            now += 250;
            horn.tick(now);
            heard += horn.state().isOn ? 250 : 0;
        }
        return heard;
    }
    [[nodiscard]] std::string shown() const
    {
        const HornState &state = horn.state();
        const std::string word(toString(state.priority));
        return state.isTest    ? "test"
            : state.isOn       ? word
            : !state.isWanted  ? std::string()
            : state.isSilenced ? "[" + word + "]"
                               : "(" + word + ")";
    }

    Horn horn;
    std::int64_t now = 1'000'000;
};

/// When the horn sounds.
class TestHorn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isQuietWithoutAlarms();
    void soundsUntilAllAreSeen();
    void soundsInBursts();
    void leavesMilderAlarmsOut();
    void whatIsPutAsideMakesNoSound();
    void silenceIsForTheEarAlone();
    void aCallAsBadEndsTheSilence();
    void soundsAgainAfterTheSilence();
    void silenceEndsWithItsAlarms();
    void aFloodIsToldOnce();
    void theFloodEndsAfterTenQuietMinutes();
    void aTestSoundsForAMoment();
    void aStartBringsBackWhatStoodUnseen();
    void switchedOffItIsQuiet();
};

void TestHorn::isQuietWithoutAlarms()
{
    Hall hall;
    QCOMPARE(hall.later(kMinute), "");
    QVERIFY(!hall.horn.silence(hall.now));
}

void TestHorn::soundsUntilAllAreSeen()
{
    Hall hall;
    QCOMPARE(hall.calls("oven-1", Priority::Medium), "medium");
    QCOMPARE(hall.calls("oven-2", Priority::Critical), "critical");
    QCOMPARE(hall.seen("oven-2", Priority::Critical), "medium");
    QCOMPARE(hall.seen("oven-1", Priority::Medium), "");
}

void TestHorn::soundsInBursts()
{
    Hall hall;
    hall.calls("oven-1");
    QCOMPARE(hall.heardWithin(30 * kSecond), 10 * kSecond);
    QCOMPARE(hall.heardWithin(10 * kMinute), 200 * kSecond);
    QCOMPARE(hall.later(15 * kSecond), "(high)");
    QCOMPARE(hall.calls("oven-2"), "high");
}

void TestHorn::leavesMilderAlarmsOut()
{
    Hall hall;
    QCOMPARE(hall.calls("oven-1", Priority::Low), "");
    Hall strict({.from = Priority::Critical});
    QCOMPARE(strict.calls("oven-1", Priority::High), "");
    QCOMPARE(strict.calls("oven-2", Priority::Critical), "critical");
}

void TestHorn::whatIsPutAsideMakesNoSound()
{
    Hall hall;
    hall.calls("oven-1");
    Alarm alarm = alarmOf("oven-1", Priority::High);
    alarm.shelf = Shelf{};
    hall.horn.step({.event = AlarmEvent::Shelved, .alarm = alarm}, hall.now);
    QCOMPARE(hall.shown(), "");
}

void TestHorn::silenceIsForTheEarAlone()
{
    Hall hall;
    hall.calls("oven-1");
    QCOMPARE(hall.silence(), "[high]");
    QCOMPARE(hall.later(kMinute), "[high]");
}

void TestHorn::aCallAsBadEndsTheSilence()
{
    Hall hall;
    hall.calls("oven-1", Priority::High);
    hall.silence();
    QCOMPARE(hall.calls("oven-2", Priority::Medium), "[high]");
    QCOMPARE(hall.calls("oven-3", Priority::High), "high");
}

void TestHorn::soundsAgainAfterTheSilence()
{
    Hall hall;
    hall.calls("oven-1");
    hall.silence();
    QCOMPARE(hall.later(5 * kMinute - kSecond), "[high]");
    QCOMPARE(hall.later(kSecond), "high");
    Hall once({.again = 0ms});
    once.calls("oven-1");
    once.silence();
    QCOMPARE(once.later(60 * kMinute), "[high]");
}

void TestHorn::silenceEndsWithItsAlarms()
{
    Hall hall;
    hall.calls("oven-1", Priority::Critical);
    hall.silence();
    QCOMPARE(hall.seen("oven-1", Priority::Critical), "");
    QCOMPARE(hall.calls("oven-2", Priority::Medium), "medium");
}

void TestHorn::aFloodIsToldOnce()
{
    Hall hall;
    for (int i = 0; i < 10; ++i)
        hall.calls("oven-" + std::to_string(i), Priority::Medium);
    QVERIFY(!hall.horn.isFlood());
    hall.later(15 * kSecond);
    QCOMPARE(hall.calls("oven-10", Priority::Medium), "medium");
    QVERIFY(hall.horn.isFlood());
    QCOMPARE(hall.later(10 * kSecond), "(medium)");
    QCOMPARE(hall.calls("oven-11", Priority::Medium), "(medium)");
    QCOMPARE(hall.heardWithin(2 * kMinute), 0);
    QCOMPARE(hall.calls("oven-12", Priority::High), "high");
}

void TestHorn::theFloodEndsAfterTenQuietMinutes()
{
    Hall hall;
    for (int i = 0; i < 11; ++i)
        hall.calls("oven-" + std::to_string(i), Priority::Medium);
    hall.later(19 * kMinute);
    QVERIFY(hall.horn.isFlood());
    hall.later(2 * kMinute);
    QVERIFY(!hall.horn.isFlood());
    QVERIFY(hall.heardWithin(kMinute) > 0); // they still wait
}

void TestHorn::aTestSoundsForAMoment()
{
    Hall hall;
    hall.horn.test(hall.now);
    QCOMPARE(hall.shown(), "test");
    QCOMPARE(hall.later(3 * kSecond), "");
    hall.horn.test(hall.now);
    QCOMPARE(hall.silence(), "");
}

void TestHorn::aStartBringsBackWhatStoodUnseen()
{
    Hall hall;
    hall.horn.restore({alarmOf("oven-1", Priority::High)}, hall.now);
    QCOMPARE(hall.shown(), "high");
    Hall seen;
    Alarm alarm = alarmOf("oven-1", Priority::High);
    alarm.acknowledged = true;
    seen.horn.restore({alarm}, seen.now);
    QCOMPARE(seen.shown(), "");
}

void TestHorn::switchedOffItIsQuiet()
{
    Hall hall({.isOn = false});
    QCOMPARE(hall.calls("oven-1", Priority::Critical), "");
}

LINESIDE_TEST(TestHorn)

} // namespace tst_horn

#include "tst_horn.moc"
