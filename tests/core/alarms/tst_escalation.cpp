// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmengine.h"

#include "support/testmain.h"

#include <QTest>

#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_escalation {

constexpr std::int64_t kStartMs = 1767225600000; // 2026-01-01T00:00:00Z
constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;

AlarmSettings afterFiveMinutes()
{
    AlarmSettings settings;
    AlarmLimit limit{.limit = 80, .priority = Priority::High};
    settings.setLimit("temperature", LimitKind::High, limit);
    limit.priority = Priority::Low;
    settings.setLimit("humidity", LimitKind::High, limit);
    settings.escalateAfter[static_cast<std::size_t>(Priority::High)] = 5min;
    return settings;
}

/// Readings and people, and what they brought about: "activated, escalated".
struct Hall
{
    explicit Hall(AlarmSettings theSettings = afterFiveMinutes())
        : settings(std::move(theSettings))
        , engine(std::make_unique<AlarmEngine>(settings))
    {
        engine->tick(now, out);
    }
    void read(double value, const std::string &sensor = "temperature")
    {
        Reading reading;
        reading.deviceId = "oven-1";
        reading.sensorType = sensor;
        reading.value = value;
        reading.timestampMs = reading.arrivalMs = now;
        reading.position = ++position;
        engine->evaluate(reading, out);
    }
    std::string later(std::int64_t ms)
    {
        out.clear();
        for (const std::int64_t end = now + ms; now < end;) {
            now += kSecond;
            engine->tick(now, out);
        }
        return told();
    }
    void restart(std::int64_t ms)
    {
        std::vector<Alarm> alarms = engine->alarms();
        engine = std::make_unique<AlarmEngine>(settings);
        now += ms;
        engine->restore(std::move(alarms), {}, now, out);
    }
    void acknowledge() { engine->acknowledge(key, "operator", {}, now, now, out); }
    [[nodiscard]] std::string told() const
    {
        std::string text;
        for (const AlarmTransition &step : out)
            text += (text.empty() ? "" : ", ") + std::string(toString(step.event));
        return text;
    }

    AlarmSettings settings;
    std::unique_ptr<AlarmEngine> engine;
    const AlarmKey key{{"oven-1", "temperature"}, LimitKind::High};
    std::int64_t now = kStartMs;
    std::uint64_t position = 0;
    std::vector<AlarmTransition> out;
};

/// What nobody sees is told to somebody else.
class TestEscalation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOnceWhatNobodyHasSeen()
    {
        Hall hall;
        hall.read(90);
        QCOMPARE(hall.later(5 * kMinute - kSecond), "");
        QCOMPARE(hall.later(kSecond), "escalated");
        QCOMPARE(hall.out.back().alarm.escalatedMs.value_or(0), kStartMs + 5 * kMinute);
        QCOMPARE(hall.out.back().timeMs, kStartMs + 5 * kMinute);
        QVERIFY(!hall.out.back().calls);
        QCOMPARE(hall.later(60 * kMinute), "");
    }
    void whatIsSeenIsNotTold()
    {
        Hall hall;
        hall.read(90);
        hall.acknowledge();
        QCOMPARE(hall.later(60 * kMinute), "");
    }
    void whatHasGoneUnseenIsTold()
    {
        Hall hall;
        hall.read(90);
        hall.later(kMinute);
        hall.read(20);
        QCOMPARE(hall.later(10 * kMinute), "escalated");
    }
    void theStepBehindSaysThatItWas()
    {
        Hall hall;
        hall.read(90);
        hall.later(6 * kMinute);
        hall.acknowledge();
        QVERIFY(hall.out.back().event == AlarmEvent::Acknowledged && hall.out.back().alarm.escalatedMs);
        hall.read(20);
        hall.read(91);
        QVERIFY(!hall.engine->known(hall.key)->escalatedMs); // another activation
    }
    void eachPriorityHasItsTime()
    {
        Hall hall;
        hall.read(90, "humidity");
        QCOMPARE(hall.later(60 * kMinute), "");
    }
    void aRestartTellsNothingOfTheTimeBefore()
    {
        Hall hall;
        hall.read(90);
        hall.acknowledge();
        hall.engine->shelve(hall.key,
                            {.sinceMs = hall.now, .untilMs = hall.now + 20 * kMinute, .by = "operator", .reason = {}},
                            hall.out);
        hall.later(20 * kMinute + kSecond); // off the shelf, unseen again
        hall.out.clear();
        hall.restart(kSecond);
        QCOMPARE(hall.later(4 * kMinute), "");
        QCOMPARE(hall.later(kMinute), "escalated");
        QVERIFY(hall.out.back().timeMs > kStartMs + 24 * kMinute);
    }
    void whatWasDueWhileNothingRanIsToldNow()
    {
        Hall hall;
        hall.read(90);
        hall.out.clear();
        hall.restart(60 * kMinute);
        QCOMPARE(hall.later(kSecond), "escalated");
        QVERIFY(hall.out.back().timeMs >= kStartMs + 60 * kMinute);
    }
    void whatIsPutAsideWaits()
    {
        Hall hall;
        hall.read(90);
        hall.engine->shelve(hall.key,
                            {.sinceMs = hall.now, .untilMs = hall.now + 20 * kMinute, .by = "operator", .reason = {}},
                            hall.out);
        QCOMPARE(hall.later(19 * kMinute), "");
        QCOMPARE(hall.later(2 * kMinute), "unshelved");
        QCOMPARE(hall.later(5 * kMinute), "escalated");
    }
    void isToldOnceOverAStart()
    {
        Hall hall;
        hall.read(90);
        hall.later(6 * kMinute);
        hall.restart(kMinute);
        QCOMPARE(hall.later(60 * kMinute), "");
    }
    void itsTimeGoesOnOverAStart()
    {
        Hall hall;
        hall.read(90);
        hall.later(2 * kMinute);
        hall.restart(kMinute);
        QCOMPARE(hall.later(kMinute), "");
        QCOMPARE(hall.later(2 * kMinute), "escalated");
    }
};

LINESIDE_TEST(TestEscalation)

} // namespace tst_escalation

#include "tst_escalation.moc"
