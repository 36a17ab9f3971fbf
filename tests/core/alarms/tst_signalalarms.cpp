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

namespace tst_signalalarms {

constexpr std::int64_t kBeginMs = 1767225600000; // 2026-01-01T00:00:00Z

/// One machine and its signals. Each call says what it told: "load/missing activated!", '!' when it calls.
class Mill
{
public:
    explicit Mill(std::vector<AlarmRule> rules = {})
    {
        m_settings.watches.rules = std::move(rules);
        start();
    }
    std::string read(const std::string &sensor, double value, Quality quality = Quality::Good)
    {
        Reading reading;
        reading.deviceId = "mill-1";
        reading.sensorType = sensor;
        reading.value = value;
        reading.unit = "celsius";
        reading.quality = quality;
        reading.timestampMs = reading.arrivalMs = m_nowMs;
        reading.position = ++m_position;
        return told([&] { m_engine->evaluate(reading, m_out); });
    }
    std::string says(const std::string &state)
    {
        Device device;
        device.id = "mill-1";
        device.status = device.toldStatus = state;
        device.lastSeenMs = m_nowMs;
        return told([&] { m_engine->stands(device, m_nowMs, m_out); });
    }
    std::string later(std::int64_t seconds)
    {
        return told([&] {
            for (std::int64_t i = 0; i < seconds; ++i) {
                m_nowMs += 1000;
                m_engine->tick(m_nowMs, m_out);
            }
        });
    }
    /// Each second a reading of `sensor`, its value moving.
    std::string runs(int seconds, const std::string &sensor = "load")
    {
        std::string all;
        for (int i = 0; i < seconds; ++i) {
            add(all, later(1));
            add(all, read(sensor, static_cast<double>(m_nowMs / 1000 % 7)));
        }
        return all;
    }
    /// The same value each second.
    std::string stays(int seconds, double value)
    {
        std::string all;
        for (int i = 0; i < seconds; ++i) {
            add(all, later(1));
            add(all, read("load", value));
        }
        return all;
    }
    void jump(std::int64_t ms) { m_nowMs += ms; }
    void restart()
    {
        std::vector<Alarm> alarms = m_engine->alarms();
        start();
        m_engine->restore(std::move(alarms), {}, m_nowMs, m_out);
    }
    [[nodiscard]] bool isFrozen() const { return m_engine->frozenSinceMs().has_value(); }
    [[nodiscard]] const Alarm *known(const std::string &sensor, LimitKind kind)
    {
        return m_engine->known({{"mill-1", sensor}, kind});
    }

private:
    static void add(std::string &all, const std::string &more)
    {
        all += (all.empty() || more.empty() ? "" : ", ") + more;
    }
    void start() { m_engine = std::make_unique<AlarmEngine>(m_settings); }
    template <typename Action>
    std::string told(Action action)
    {
        m_out.clear();
        action();
        std::string text;
        for (const AlarmTransition &step : m_out)
            add(text,
                step.alarm.key.id().substr(7) + ' ' + std::string(toString(step.event)) + (step.calls ? "!" : ""));
        return text;
    }
    AlarmSettings m_settings;
    std::unique_ptr<AlarmEngine> m_engine;
    std::vector<AlarmTransition> m_out;
    std::int64_t m_nowMs = kBeginMs;
    std::uint64_t m_position = 0;
};

/// Signals that are missing, of bad quality or frozen.
class TestSignalAlarms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSignalThatIsMissingCalls();
    void aSlowSignalIsNotMissing();
    void whatCameOnceIsNotMissing();
    void anOutageMakesNothingMissing();
    void aMissingSignalStandsOverARestart();
    void badQualityThatLastsCalls();
    void badQualityOfAMomentIsNone();
    void badQualityOfAMachineAtRestIsSuppressed();
    void aFrozenValueIsMarked();
    void whatRarelyMovesIsNotFrozen();
    void aMachineAtRestIsNotFrozen();
    void aFrozenValueCallsWhenConfigured();
    void aFrozenValueStandsOverARestart();
    void timesAreConfigured();
};

void TestSignalAlarms::aSignalThatIsMissingCalls()
{
    Mill mill;
    for (int i = 0; i < 20; ++i) {
        mill.runs(1);
        mill.read("speed", 100);
    }
    QCOMPARE(mill.runs(85), "");
    QCOMPARE(mill.runs(20), "speed/missing activated!");
    const Alarm &alarm = *mill.known("speed", LimitKind::Missing);
    QVERIFY(alarm.priority == Priority::Medium);
    QVERIFY(alarm.limit >= 60 && alarm.limit <= 66);
    QCOMPARE(mill.read("speed", 100), "");
    QCOMPARE(mill.runs(15), "speed/missing returned");
}

void TestSignalAlarms::aSlowSignalIsNotMissing()
{
    Mill mill;
    for (int i = 0; i < 15; ++i) {
        QCOMPARE(mill.runs(i % 3 == 0 ? 120 : 40), "");
        mill.read("batch", i);
    }
    QCOMPARE(mill.runs(500), "");
    QCOMPARE(mill.runs(200), "batch/missing activated!");
}

void TestSignalAlarms::whatCameOnceIsNotMissing()
{
    Mill mill;
    mill.read("typing-error", 1);
    mill.read("typing-error", 2);
    QCOMPARE(mill.runs(3600), "");
}

void TestSignalAlarms::anOutageMakesNothingMissing()
{
    Mill mill;
    for (int i = 0; i < 15; ++i) {
        mill.runs(40);
        mill.read("speed", 100);
    }
    mill.later(3600); // neither is heard
    QCOMPARE(mill.runs(39), "");
    mill.read("speed", 100);
    mill.jump(24 * 3'600'000); // the edge's clock is set
    QCOMPARE(mill.runs(39), "");
    mill.read("speed", 100);
    QCOMPARE(mill.runs(30), "");
}

void TestSignalAlarms::aMissingSignalStandsOverARestart()
{
    Mill mill;
    for (int i = 0; i < 20; ++i) {
        mill.runs(1);
        mill.read("speed", 100);
    }
    mill.runs(120);
    mill.restart();
    QCOMPARE(mill.runs(120), "");
    QVERIFY(mill.known("speed", LimitKind::Missing)->active);
    mill.read("speed", 100);
    QCOMPARE(mill.runs(15), "speed/missing returned");
}

void TestSignalAlarms::badQualityThatLastsCalls()
{
    Mill mill;
    std::string told;
    for (int i = 0; i < 40; ++i) {
        mill.later(1);
        told += mill.read("temperature", 97, Quality::Bad);
    }
    QCOMPARE(told, "temperature/bad-quality activated!");
    QCOMPARE(mill.known("temperature", LimitKind::BadQuality)->value, 97.0);
    QCOMPARE(mill.read("temperature", 60), "");
    QCOMPARE(mill.later(15), "temperature/bad-quality returned");
}

void TestSignalAlarms::badQualityOfAMomentIsNone()
{
    Mill mill;
    for (int i = 0; i < 60; ++i) {
        QCOMPARE(mill.read("temperature", 97, i % 20 == 0 ? Quality::Good : Quality::Bad), "");
        QCOMPARE(mill.later(1), "");
    }
}

void TestSignalAlarms::badQualityOfAMachineAtRestIsSuppressed()
{
    Mill mill;
    mill.says("maintenance");
    std::string told;
    for (int i = 0; i < 60; ++i) {
        mill.later(1);
        told += mill.read("temperature", 97, Quality::Bad);
    }
    QCOMPARE(told, "temperature/bad-quality activated");
    mill.says("running");
    QCOMPARE(mill.later(29), "");
    QCOMPARE(mill.later(2), "temperature/bad-quality unsuppressed!");
}

void TestSignalAlarms::aFrozenValueIsMarked()
{
    Mill mill;
    mill.runs(30);
    QCOMPARE(mill.stays(299, 6.2), "");
    QVERIFY(!mill.isFrozen());
    QCOMPARE(mill.stays(10, 6.2), "");
    QVERIFY(mill.isFrozen());
    mill.stays(1, 6.3);
    QVERIFY(!mill.isFrozen());
    QVERIFY(!mill.known("load", LimitKind::Frozen));
}

void TestSignalAlarms::whatRarelyMovesIsNotFrozen()
{
    Mill mill;
    for (int setpoint = 0; setpoint < 30; ++setpoint)
        mill.stays(setpoint % 5 == 0 ? 200 : 30, setpoint);
    mill.stays(1500, 77);
    QVERIFY(!mill.isFrozen());
    mill.stays(200, 77);
    QVERIFY(mill.isFrozen());
    Mill counter;
    counter.stays(3600, 0);
    QVERIFY(!counter.isFrozen());
}

void TestSignalAlarms::aMachineAtRestIsNotFrozen()
{
    Mill mill;
    mill.runs(30);
    mill.says("stopped");
    mill.stays(900, 6.2);
    QVERIFY(!mill.isFrozen());
    mill.says("running");
    mill.stays(200, 6.2);
    QVERIFY(!mill.isFrozen());
    mill.stays(200, 6.2);
    QVERIFY(mill.isFrozen());
}

void TestSignalAlarms::aFrozenValueCallsWhenConfigured()
{
    Mill mill({{.kind = LimitKind::Frozen, .name = "Load", .isOn = true, .after = 60s}});
    mill.runs(30);
    QCOMPARE(mill.stays(80, 6.2), "load/frozen activated!");
    QCOMPARE(mill.known("load", LimitKind::Frozen)->value, 6.2);
    QVERIFY(mill.known("load", LimitKind::Frozen)->priority == Priority::Low);
    QCOMPARE(mill.runs(15), "load/frozen returned");
}

void TestSignalAlarms::aFrozenValueStandsOverARestart()
{
    Mill mill({{.kind = LimitKind::Frozen, .isOn = true, .after = 60s}});
    mill.runs(30);
    mill.stays(80, 6.2);
    mill.restart();
    QCOMPARE(mill.stays(80, 6.2), "");
    QVERIFY(mill.known("load", LimitKind::Frozen)->active);
    QCOMPARE(mill.runs(15), "load/frozen returned");
}

void TestSignalAlarms::timesAreConfigured()
{
    Mill mill(
        {{.kind = LimitKind::Missing, .name = "speed", .device = "mill-1", .after = 10s, .times = 2, .onDelay = 0s},
         {.kind = LimitKind::Missing, .after = 20s, .priority = Priority::High}});
    for (int i = 0; i < 20; ++i) {
        mill.runs(1);
        mill.read("speed", 100);
    }
    QCOMPARE(mill.runs(17), "speed/missing activated!");
    QVERIFY(mill.known("speed", LimitKind::Missing)->priority == Priority::High);
}

LINESIDE_TEST(TestSignalAlarms)

} // namespace tst_signalalarms

#include "tst_signalalarms.moc"
