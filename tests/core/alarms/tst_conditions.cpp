// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmengine.h"

#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_conditions {

constexpr std::int64_t kStartMs = 1767225600000; // 2026-01-01T00:00:00Z
constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kHour = 60 * kMinute;

ConditionRule standstill()
{
    return {
        .name = "standstill", .sensorType = "speed", .test = ConditionRule::Test::Below, .edge = 1, .hysteresis = 0.5};
}

/// Machines whose readings and words come by hand. Each call says what it told: "m1/pressure/low activated!", '!' when
/// it calls.
class Hall
{
public:
    explicit Hall(std::vector<ConditionRule> rules)
    {
        m_settings.conditions = std::move(rules);
        m_settings.setLimit("pressure", LimitKind::Low, AlarmLimit{.limit = 2});
        m_settings.setLimit("pressure", LimitKind::LowLow, AlarmLimit{.limit = 1});
        m_settings.setLimit("speed", LimitKind::Low, AlarmLimit{.limit = 1});
        engine = std::make_unique<AlarmEngine>(m_settings);
        engine->tick(m_nowMs, m_out);
    }

    std::string read(const std::string &sensor, double value, Quality quality = Quality::Good,
                     const std::string &id = "m1")
    {
        Reading reading;
        reading.deviceId = id;
        reading.sensorType = sensor;
        reading.value = value;
        reading.quality = quality;
        reading.timestampMs = reading.arrivalMs = m_nowMs;
        reading.position = ++m_position;
        stand(id);
        return told([&] { engine->evaluate(reading, m_out); });
    }
    std::string says(const std::string &word, const std::string &id = "m1")
    {
        device(id).toldStatus = device(id).status = word;
        return told([&] { stand(id); });
    }
    std::string away(const std::string &id = "m1")
    {
        device(id).status = "offline";
        return told([&] { engine->stands(device(id), m_nowMs, m_out); });
    }
    std::string later(std::int64_t ms)
    {
        m_nowMs += ms;
        return told([&] { engine->tick(m_nowMs, m_out); });
    }
    std::string shelve(const AlarmKey &key)
    {
        return told([&] {
            engine->shelve(key, {ShelfMode::Timed, m_nowMs, m_nowMs + kHour, "operator", "known"}, m_out);
        });
    }
    /// Of the program.
    std::string restart(std::int64_t ms)
    {
        std::vector<Alarm> alarms = engine->alarms();
        std::vector<Device> devices;
        for (auto &[id, each] : m_devices) {
            each.isRemembered = true;
            devices.push_back(each);
        }
        std::vector<ConditionState> conditions;
        for (const auto &[of, state] : m_kept)
            conditions.push_back(state);
        engine = std::make_unique<AlarmEngine>(m_settings);
        m_nowMs += ms;
        return told([&] {
            engine->restore(std::move(alarms), devices, m_nowMs, m_out, conditions);
            engine->tick(m_nowMs, m_out);
        });
    }
    Device &device(const std::string &id)
    {
        Device &known = m_devices[id];
        known.id = id;
        return known;
    }
    [[nodiscard]] std::string shown(const AlarmKey &key)
    {
        const Alarm *alarm = engine->known(key);
        return alarm ? std::string(toString(alarm->shownState())) : "normal";
    }
    [[nodiscard]] std::string causes(const AlarmKey &key)
    {
        std::string text;
        for (const Suppression &each : engine->known(key)->suppressed)
            text += each.cause + ' ' + std::to_string((each.sinceMs - kStartMs) / kSecond) + ' ';
        return text;
    }
    [[nodiscard]] const std::string &said() const { return m_out.back().said; }
    [[nodiscard]] std::size_t kept() const { return m_kept.size(); }

    std::unique_ptr<AlarmEngine> engine;

private:
    void stand(const std::string &id)
    {
        Device &known = device(id);
        known.isRemembered = false;
        known.lastSeenMs = m_nowMs;
        if (known.isOffline() || known.status.empty())
            known.status = known.toldStatus.empty() ? "online" : known.toldStatus;
        engine->stands(known, m_nowMs, m_out);
    }
    template <typename Action>
    std::string told(Action action)
    {
        m_out.clear();
        action();
        std::string text;
        for (const AlarmTransition &step : m_out)
            text += (text.empty() ? "" : ", ") + step.alarm.key.id() + ' ' + std::string(toString(step.event))
                + (step.calls ? "!" : "");
        for (ConditionState &each : engine->takeConditions()) {
            m_kept.erase({each.name, each.deviceId});
            if (each.isTrue)
                m_kept.insert_or_assign({each.name, each.deviceId}, each);
        }
        return text;
    }

    AlarmSettings m_settings;
    std::map<std::string, Device> m_devices;
    std::map<std::pair<std::string, std::string>, ConditionState> m_kept;
    std::vector<AlarmTransition> m_out;
    std::int64_t m_nowMs = kStartMs;
    std::uint64_t m_position = 0;
};

const AlarmKey kLow{{"m1", "pressure"}, LimitKind::Low};
const AlarmKey kSpeed{{"m1", "speed"}, LimitKind::Low};

/// What configured conditions suppress, and when they let go.
class TestConditions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aValueSuppressesAllOfItsMachine();
    void aReadingSuppressesBeforeItIsJudged();
    void aConditionEndsBeyondItsHysteresis_data();
    void aConditionEndsBeyondItsHysteresis();
    void whatIsSuppressedComesBackWhenItStands();
    void aBadValueKeepsNothingSuppressed();
    void anOldValueKeepsNothingSuppressed();
    void aMachineAwayKeepsNothingSuppressed();
    void itsLongestTimeEndsItUntilItWasFalse();
    void aMachinesWordSuppresses();
    void aParentAlarmSuppressesTheOthers();
    void aParentPutAsideSuppressesNothing();
    void noTwoAlarmsSilenceEachOther();
    void suppressesWhatItNamesAlone();
    void theFirstReadingEverCounts();
    void aConditionOfAnotherMachineIsNoParentHere();
    void suppressesOtherMachines();
    void standsOverARestart();
    void itsTimeRunsOverARestart();
    void whatIsNoLongerConfiguredLetsGo();
    void leavesWithItsMachine();
};

void TestConditions::aValueSuppressesAllOfItsMachine()
{
    Hall hall({standstill()});
    hall.read("speed", 5);
    hall.read("pressure", 1.5, Quality::Good, "m2");
    QCOMPARE(hall.read("pressure", 1.5), "m1/pressure/low activated!");
    hall.later(kSecond);
    QCOMPARE(hall.read("speed", 0), "m1/pressure/low suppressed, m1/speed/low activated");
    QCOMPARE(hall.causes(kLow), "rule:standstill 1 ");
    QCOMPARE(hall.shown(kLow), "suppressed");
    QCOMPARE(hall.shown({{"m2", "pressure"}, LimitKind::Low}), "active-unacknowledged");
}

void TestConditions::aReadingSuppressesBeforeItIsJudged()
{
    Hall hall({standstill()});
    QCOMPARE(hall.read("speed", 0), "m1/speed/low activated");
    QCOMPARE(hall.read("speed", 5), "m1/speed/low returned, m1/speed/low unsuppressed");
    QCOMPARE(hall.shown(kSpeed), "normal");
}

void TestConditions::aConditionEndsBeyondItsHysteresis_data()
{
    QTest::addColumn<int>("test");
    QTest::addColumn<double>("on");
    QTest::addColumn<double>("stays");
    QTest::addColumn<double>("ends");
    QTest::newRow("below 1, margin 0.5") << 1 << 0.9 << 1.4 << 1.5;
    QTest::newRow("above 1, margin 0.5") << 0 << 1.1 << 0.6 << 0.5;
    QTest::newRow("equals 1, margin 0.5") << 2 << 1.0 << 1.5 << 1.6;
}

void TestConditions::aConditionEndsBeyondItsHysteresis()
{
    QFETCH(int, test);
    QFETCH(double, on);
    QFETCH(double, stays);
    QFETCH(double, ends);
    ConditionRule rule = standstill();
    rule.test = static_cast<ConditionRule::Test>(test);
    rule.kinds = {LimitKind::LowLow};
    Hall hall({rule});
    hall.read("pressure", 0.5);
    const AlarmKey worst{{"m1", "pressure"}, LimitKind::LowLow};
    hall.read("speed", stays);
    QCOMPARE(hall.shown(worst), "active-unacknowledged");
    hall.read("speed", on);
    QCOMPARE(hall.shown(worst), "suppressed");
    hall.read("speed", stays);
    QCOMPARE(hall.shown(worst), "suppressed");
    hall.read("speed", ends);
    QCOMPARE(hall.shown(worst), "active-unacknowledged");
}

void TestConditions::whatIsSuppressedComesBackWhenItStands()
{
    Hall hall({standstill()});
    hall.read("speed", 0);
    QCOMPARE(hall.read("pressure", 1.5), "m1/pressure/low activated");
    QCOMPARE(hall.read("speed", 5), "m1/speed/low returned, m1/speed/low unsuppressed, m1/pressure/low unsuppressed!");
}

void TestConditions::aBadValueKeepsNothingSuppressed()
{
    Hall hall({standstill()});
    hall.read("speed", 0);
    hall.read("pressure", 1.5);
    QVERIFY(hall.read("speed", 0, Quality::Bad).find("m1/pressure/low unsuppressed!") != std::string::npos);
    hall.read("speed", 0);
    QCOMPARE(hall.causes(kLow), "rule:standstill 0 ");
}

void TestConditions::anOldValueKeepsNothingSuppressed()
{
    Hall hall({standstill()});
    hall.read("speed", 0);
    hall.read("pressure", 1.5);
    QCOMPARE(hall.later(5 * kMinute), "");
    QVERIFY(hall.later(kSecond).find("m1/pressure/low unsuppressed!") != std::string::npos);
}

void TestConditions::aMachineAwayKeepsNothingSuppressed()
{
    ConditionRule setup{.name = "setup", .states = {"setup"}};
    Hall hall({standstill(), setup});
    hall.says("setup");
    hall.read("speed", 0);
    hall.read("pressure", 1.5);
    QCOMPARE(hall.shown(kLow), "suppressed");
    hall.away();
    QCOMPARE(hall.shown(kLow), "active-unacknowledged");
    hall.read("speed", 0);
    QCOMPARE(hall.causes(kLow), "rule:setup 0 rule:standstill 0 ");
}

void TestConditions::itsLongestTimeEndsItUntilItWasFalse()
{
    ConditionRule setup{.name = "setup", .states = {"setup"}, .longest = 10min};
    Hall hall({setup});
    hall.says("setup");
    hall.read("pressure", 1.5);
    QCOMPARE(hall.later(10 * kMinute), "");
    QCOMPARE(hall.later(1), "m1/pressure/low unsuppressed!");
    QCOMPARE(hall.said(), "longest:setup");
    QCOMPARE(hall.says("setup"), "");
    QCOMPARE(hall.restart(kMinute), "");
    QCOMPARE(hall.says("setup"), "");
    QCOMPARE(hall.says("running"), "");
    QCOMPARE(hall.says("setup"), "m1/pressure/low suppressed");
}

void TestConditions::aMachinesWordSuppresses()
{
    Hall hall({{.name = "setup", .states = {"setup", "cleaning"}}});
    hall.says("running");
    hall.read("pressure", 1.5);
    QCOMPARE(hall.says("setup"), "m1/pressure/low suppressed");
    QCOMPARE(hall.says("cleaning"), "");
    QCOMPARE(hall.says("running"), "m1/pressure/low unsuppressed");
}

void TestConditions::aParentAlarmSuppressesTheOthers()
{
    Hall hall({{.name = "no air", .sensorType = "pressure", .alarm = LimitKind::LowLow}});
    hall.read("pressure", 0.5);
    QCOMPARE(hall.shown({{"m1", "pressure"}, LimitKind::LowLow}), "active-unacknowledged");
    QCOMPARE(hall.read("speed", 0), "m1/speed/low activated");
    QCOMPARE(hall.causes(kSpeed), "rule:no air 0 ");
    QCOMPARE(hall.read("pressure", 1.5),
             "m1/pressure/low-low returned, m1/pressure/low unsuppressed, m1/pressure/low unsuppressed!, "
             "m1/speed/low unsuppressed!");
}

void TestConditions::aParentPutAsideSuppressesNothing()
{
    Hall hall({{.name = "no air", .sensorType = "pressure", .alarm = LimitKind::LowLow}});
    hall.read("pressure", 0.5);
    hall.read("speed", 0);
    QVERIFY(hall.shelve({{"m1", "pressure"}, LimitKind::LowLow}).find("m1/speed/low unsuppressed!")
            != std::string::npos);
}

void TestConditions::noTwoAlarmsSilenceEachOther()
{
    Hall hall({{.name = "a", .sensorType = "pressure", .alarm = LimitKind::Low},
               {.name = "b", .sensorType = "speed", .alarm = LimitKind::Low}});
    hall.read("pressure", 1.5);
    hall.read("speed", 0);
    QCOMPARE(hall.shown(kLow), "active-unacknowledged");
    QCOMPARE(hall.shown(kSpeed), "active-unacknowledged");
}

void TestConditions::suppressesWhatItNamesAlone()
{
    ConditionRule rule = standstill();
    rule.sensorTypes = {"pressure"};
    rule.kinds = {LimitKind::Low};
    Hall hall({rule});
    hall.read("speed", 0);
    hall.read("pressure", 0.5);
    QCOMPARE(hall.shown(kSpeed), "active-unacknowledged");
    QCOMPARE(hall.shown(kLow), "suppressed");
    QCOMPARE(hall.shown({{"m1", "pressure"}, LimitKind::LowLow}), "active-unacknowledged");
}

void TestConditions::theFirstReadingEverCounts()
{
    Hall hall({standstill()});
    Reading stopped;
    stopped.deviceId = "m9";
    stopped.sensorType = "speed";
    stopped.timestampMs = stopped.arrivalMs = kStartMs;
    std::vector<AlarmTransition> out;
    hall.engine->evaluate(stopped, out); // as the pipeline has it: the registry knows the machine behind it
    out.clear();
    Reading low = stopped;
    low.sensorType = "pressure";
    low.arrivalMs = low.timestampMs += 1000;
    low.position = 2;
    hall.engine->evaluate(low, out);
    QVERIFY(!out.empty());
    QVERIFY(std::ranges::none_of(out, &AlarmTransition::calls));
}

void TestConditions::aConditionOfAnotherMachineIsNoParentHere()
{
    ConditionRule one{.name = "one", .device = "m1", .sensorType = "speed", .alarm = LimitKind::Low};
    ConditionRule other{.name = "other", .device = "m2", .sensorType = "pressure", .alarm = LimitKind::Low};
    Hall hall({one, other});
    hall.read("pressure", 5);
    hall.read("speed", 0);
    QCOMPARE(hall.shown({{"m1", "speed"}, LimitKind::Low}), std::string("active-unacknowledged"));
    hall.read("pressure", 1.5);
    QCOMPARE(hall.shown({{"m1", "pressure"}, LimitKind::Low}), std::string("suppressed"));
}

void TestConditions::suppressesOtherMachines()
{
    ConditionRule rule = standstill();
    rule.devices = {"m2"};
    Hall hall({rule});
    const AlarmKey other{{"m2", "pressure"}, LimitKind::Low};
    hall.read("speed", 0);
    hall.read("speed", 0, Quality::Good, "m3");
    hall.read("pressure", 1.5, Quality::Good, "m2");
    QCOMPARE(hall.shown(kSpeed), "active-unacknowledged");
    QCOMPARE(hall.shown(other), "suppressed");
    hall.read("speed", 5);
    QCOMPARE(hall.shown(other), "suppressed"); // by m3 still
    hall.read("speed", 5, Quality::Good, "m3");
    QCOMPARE(hall.shown(other), "active-unacknowledged");
}

void TestConditions::standsOverARestart()
{
    Hall hall({standstill()});
    hall.read("speed", 0);
    hall.read("pressure", 1.5);
    QCOMPARE(hall.restart(kMinute), "");
    QCOMPARE(hall.shown(kLow), "suppressed");
    QCOMPARE(hall.read("speed", 0), "");
    QCOMPARE(hall.read("pressure", 0.5), "m1/pressure/low-low activated, m1/pressure/low suppressed");
    hall.restart(kMinute);
    QCOMPARE(hall.later(5 * kMinute), "");
    QVERIFY(hall.later(kSecond).find("low-low unsuppressed!") != std::string::npos); // not heard since the start
}

void TestConditions::itsTimeRunsOverARestart()
{
    Hall hall({{.name = "setup", .states = {"setup"}, .longest = 10min}});
    hall.says("setup");
    hall.read("pressure", 1.5);
    hall.later(4 * kMinute);
    QCOMPARE(hall.restart(4 * kMinute), "");
    QCOMPARE(hall.later(2 * kMinute + 1), "m1/pressure/low unsuppressed!");
}

void TestConditions::whatIsNoLongerConfiguredLetsGo()
{
    Hall hall({standstill()});
    hall.read("speed", 0);
    hall.read("pressure", 1.5);
    AlarmSettings settings;
    settings.setLimit("pressure", LimitKind::Low, AlarmLimit{.limit = 2});
    AlarmEngine after(settings);
    std::vector<AlarmTransition> out;
    after.restore(hall.engine->alarms(), {hall.device("m1")}, kStartMs + kMinute, out,
                  {{.name = "standstill", .deviceId = "m1", .isTrue = true, .holds = true, .sinceMs = kStartMs}});
    QVERIFY(after.known(kLow)->shownState() == AlarmState::ActiveUnacknowledged);
    QVERIFY(!after.takeConditions().at(0).isTrue);
}

void TestConditions::leavesWithItsMachine()
{
    ConditionRule rule = standstill();
    rule.devices = {"m1", "m2"};
    Hall hall({rule});
    hall.read("speed", 0);
    hall.read("pressure", 1.5, Quality::Good, "m2");
    QCOMPARE(hall.kept(), 1U);
    std::vector<AlarmTransition> out;
    hall.engine->remove({"m1"}, kStartMs, out);
    hall.later(kSecond);
    QCOMPARE(hall.kept(), 0U);
    QCOMPARE(hall.shown({{"m2", "pressure"}, LimitKind::Low}), "active-unacknowledged");
}

LINESIDE_TEST(TestConditions)

} // namespace tst_conditions

#include "tst_conditions.moc"
