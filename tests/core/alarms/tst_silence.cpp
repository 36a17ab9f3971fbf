// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmengine.h"

#include "model/rawmessage.h"

#include "support/testmain.h"

#include <QTest>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_silence {

constexpr std::int64_t kStartMs = 1767225600000; // 2026-01-01T00:00:00Z
constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60'000;

/// Machines of a hall, as registry and pipeline tell of them. Each call says what it told:
/// "oven-1/-/offline activated!", '!' when it calls.
class Hall
{
public:
    explicit Hall(AlarmSettings settings = {})
        : engine(std::make_unique<AlarmEngine>(settings))
        , m_settings(std::move(settings))
    {
        engine->tick(kStartMs, m_out);
    }

    /// Heard now.
    std::string heard(const std::string &id, const std::string &status = "online", const std::string &place = "line 1")
    {
        Device &device = m_devices[id];
        device.id = id;
        device.location = place;
        device.status = status;
        device.toldStatus = status == "online" ? device.toldStatus : status;
        device.lastSeenMs = m_nowMs;
        device.isRemembered = false;
        return stands(id);
    }
    /// As the registry does when it was not heard for too long.
    std::string away(const std::string &id)
    {
        m_devices[id].status = "offline";
        return stands(id);
    }
    std::string saysAway(const std::string &id)
    {
        m_devices[id].toldStatus = "offline";
        m_devices[id].lastSeenMs = m_nowMs;
        return away(id);
    }
    std::string stands(const std::string &id)
    {
        return told([&] { engine->stands(m_devices[id], m_nowMs, m_out); });
    }
    std::string link(const std::string &source, bool isUp)
    {
        return told([&] { engine->linkMoved(source, isUp, m_nowMs, m_out); });
    }
    /// So much later, seconds ticking.
    std::string later(std::int64_t ms)
    {
        return told([&] {
            for (const std::int64_t end = m_nowMs + ms; m_nowMs < end;) {
                m_nowMs += kSecond;
                engine->tick(m_nowMs, m_out);
            }
        });
    }
    /// The end of the program and its start, so much later.
    std::string restart(std::int64_t ms)
    {
        std::vector<Alarm> alarms = engine->alarms();
        std::vector<Device> devices;
        for (auto &[id, device] : m_devices) {
            device.isRemembered = true;
            devices.push_back(device);
        }
        engine = std::make_unique<AlarmEngine>(m_settings);
        m_nowMs += ms;
        return told([&] {
            engine->restore(std::move(alarms), devices, m_nowMs, m_out);
            engine->tick(m_nowMs, m_out);
        });
    }
    std::string listened()
    {
        return told([&] { engine->listenedLongEnough(m_nowMs); });
    }
    /// A reading of now.
    std::string read(const std::string &sensor, double value, Quality quality = Quality::Good,
                     const std::string &id = "oven-1")
    {
        Reading reading;
        reading.deviceId = id;
        reading.sensorType = sensor;
        reading.value = value;
        reading.quality = quality;
        reading.timestampMs = reading.arrivalMs = m_nowMs;
        reading.position = ++m_position;
        return told([&] { engine->evaluate(reading, m_out); });
    }
    Device &device(const std::string &id) { return m_devices[id]; }
    [[nodiscard]] std::int64_t nowMs() const { return m_nowMs; }
    [[nodiscard]] std::string shown(const AlarmKey &key)
    {
        const Alarm *alarm = engine->known(key);
        return alarm ? std::string(toString(alarm->shownState())) : "normal";
    }

    std::unique_ptr<AlarmEngine> engine;

private:
    template <typename Action>
    std::string told(Action action)
    {
        m_out.clear();
        action();
        std::string text;
        for (const AlarmTransition &step : m_out)
            text += (text.empty() ? "" : ", ") + step.alarm.key.id() + ' ' + std::string(toString(step.event))
                + (step.calls ? "!" : "");
        return text;
    }
    AlarmSettings m_settings;
    std::map<std::string, Device> m_devices;
    std::vector<AlarmTransition> m_out;
    std::int64_t m_nowMs = kStartMs;
    std::uint64_t m_position = 0;
};

const AlarmKey kOven{{"oven-1", "-"}, LimitKind::Offline};
const AlarmKey kPress{{"press-1", "-"}, LimitKind::Offline};
const AlarmKey kLine{{"edge", "line 1"}, LimitKind::Line};

/// What is told of machines, lines and sources that are not heard.
class TestSilence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMachineNotHeardCalls();
    void aMachineThatSaysSoCalls();
    void aFlappingMachineMovesNothing();
    void aChanceIdRaisesNothing();
    void onlyOneOfALineIsToldAlone();
    void aLineIsOneAlarm();
    void aLineThatComesBackCallsForWhoStaysAway();
    void aCallNobodySawOutlastsAMask();
    void aLostConnectionIsOneAlarm();
    void aLostConnectionMasksItsOwnMachinesAlone();
    void anIntendedStopRaisesNothing();
    void aMachineThatStartsAgainIsToldAgain();
    void standsOverARestart();
    void nobodyIsJudgedBeforeTheEdgeHasListened();
    void whatWasLongGoneRaisesNothingAtTheStart();
    void canBeSwitchedOff();
    void endsWithItsMachine();
};

void TestSilence::aMachineNotHeardCalls()
{
    Hall hall;
    hall.heard("oven-1");
    hall.later(5 * kMinute);
    QCOMPARE(hall.away("oven-1"), "");
    QCOMPARE(hall.later(15 * kSecond), "oven-1/-/offline activated!");
    const Alarm &alarm = *hall.engine->known(kOven);
    QVERIFY(alarm.priority == Priority::Medium);
    QCOMPARE(alarm.limit, 300.0);
    QCOMPARE(alarm.location, "line 1");
    QCOMPARE(*alarm.activatedMs, kStartMs + 5 * kMinute + 10 * kSecond);
    hall.heard("oven-1");
    QCOMPARE(hall.later(15 * kSecond), "oven-1/-/offline returned");
}

void TestSilence::aMachineThatSaysSoCalls()
{
    Hall hall;
    hall.heard("oven-1");
    hall.heard("press-1");
    hall.later(kMinute);
    hall.heard("press-1");
    hall.saysAway("oven-1");
    QCOMPARE(hall.later(15 * kSecond), "oven-1/-/offline activated!");
    QCOMPARE(hall.engine->known(kOven)->limit, 0.0);
}

void TestSilence::aFlappingMachineMovesNothing()
{
    Hall hall;
    hall.heard("oven-1");
    hall.saysAway("oven-1");
    QCOMPARE(hall.later(8 * kSecond), "");
    hall.heard("oven-1");
    QCOMPARE(hall.later(kMinute), "");
    hall.saysAway("oven-1");
    hall.later(kMinute);
    hall.heard("oven-1"); // and a moment later the broker brings the old word again
    hall.saysAway("oven-1");
    QCOMPARE(hall.later(kMinute), "");
}

void TestSilence::aChanceIdRaisesNothing()
{
    Hall hall;
    hall.device("oven-1").isPassing = true;
    hall.heard("oven-1");
    hall.later(5 * kMinute);
    hall.away("oven-1");
    QCOMPARE(hall.later(10 * kMinute), "");
    QVERIFY(hall.engine->alarms().empty());
}

void TestSilence::onlyOneOfALineIsToldAlone()
{
    Hall hall;
    hall.heard("oven-1");
    hall.heard("press-1");
    for (int i = 0; i < 31; ++i) {
        hall.later(10 * kSecond);
        hall.heard("press-1");
    }
    hall.away("oven-1");
    QCOMPARE(hall.later(15 * kSecond), "oven-1/-/offline activated!");
}

void TestSilence::aLineIsOneAlarm()
{
    Hall hall;
    hall.heard("oven-1");
    hall.later(20 * kSecond);
    hall.heard("press-1");
    hall.later(5 * kMinute - 20 * kSecond);
    hall.away("oven-1"); // the next look of the registry finds the other
    QCOMPARE(hall.later(30 * kSecond), "oven-1/-/offline activated");
    QCOMPARE(hall.shown(kOven), "suppressed");
    hall.away("press-1");
    const std::string told = hall.later(30 * kSecond);
    QVERIFY2(told.find("edge/line 1/line activated!") != std::string::npos, told.c_str());
    QVERIFY2(told.find("offline activated!") == std::string::npos, told.c_str());
    QVERIFY(hall.engine->known(kLine)->priority == Priority::High);
    QCOMPARE(hall.later(kMinute), "");
}

void TestSilence::aLineThatComesBackCallsForWhoStaysAway()
{
    Hall hall;
    for (const char *id : {"oven-1", "press-1", "saw-1"})
        hall.heard(id);
    hall.later(5 * kMinute);
    for (const char *id : {"oven-1", "press-1", "saw-1"})
        hall.away(id);
    hall.later(kMinute);
    hall.heard("oven-1");
    QVERIFY(hall.later(20 * kSecond).find("edge/line 1/line returned") != std::string::npos);
    hall.heard("press-1");
    const std::string told = hall.later(4 * kMinute);
    QVERIFY2(told.find('!') == std::string::npos, told.c_str());
    hall.heard("oven-1");
    hall.heard("press-1");
    QCOMPARE(hall.shown(kPress), "normal");
    QCOMPARE(hall.later(kMinute), "saw-1/-/offline unsuppressed!");
}

void TestSilence::aCallNobodySawOutlastsAMask()
{
    Hall hall;
    hall.link("mqtt", true);
    hall.heard("lone-1", "online", "yard");
    hall.away("lone-1");
    QCOMPARE(hall.later(kMinute), "lone-1/-/offline activated!");
    hall.heard("lone-1", "online", "yard");
    QCOMPARE(hall.later(kMinute), "lone-1/-/offline returned");
    hall.restart(kSecond);
    hall.heard("lone-1", "online", "yard");
    hall.link("mqtt", true);
    hall.link("mqtt", false);
    hall.later(5 * kMinute);
    hall.away("lone-1");
    QCOMPARE(hall.later(kMinute), "lone-1/-/offline suppressed, lone-1/-/offline activated");
    hall.link("mqtt", true);
    hall.heard("lone-1", "online", "yard");
    hall.later(kMinute);
    QCOMPARE(hall.shown({{"lone-1", "-"}, LimitKind::Offline}), "returned-unacknowledged");
}

void TestSilence::aLostConnectionIsOneAlarm()
{
    Hall hall;
    hall.link("mqtt", true);
    hall.heard("oven-1");
    hall.heard("press-1");
    hall.heard("lone-1", "online", "yard");
    hall.link("mqtt", false);
    QCOMPARE(hall.later(35 * kSecond), "edge/mqtt/link activated!");
    hall.later(5 * kMinute - 35 * kSecond);
    for (const char *id : {"oven-1", "press-1", "lone-1"})
        hall.away(id);
    std::string told = hall.later(10 * kMinute);
    QVERIFY2(told.find('!') == std::string::npos, told.c_str());
    hall.link("mqtt", true);
    QCOMPARE(hall.later(15 * kSecond), "edge/mqtt/link returned");
    hall.heard("oven-1");
    hall.heard("press-1");
    told = hall.later(4 * kMinute);
    QVERIFY2(told.find('!') == std::string::npos, told.c_str());
    hall.heard("oven-1");
    hall.heard("press-1");
    QCOMPARE(hall.later(kMinute), "lone-1/-/offline unsuppressed!");
}

void TestSilence::aLostConnectionMasksItsOwnMachinesAlone()
{
    Hall hall;
    hall.device("oven-1").source = sourceNumber("yard");
    hall.device("lone-1").source = sourceNumber("mqtt");
    hall.link("mqtt", true);
    hall.link("yard", true);
    hall.heard("oven-1", "online", "yard");
    hall.heard("lone-1", "online", "hall");
    hall.link("yard", false);
    QCOMPARE(hall.later(35 * kSecond), "edge/yard/link activated!");
    hall.later(5 * kMinute - 35 * kSecond);
    hall.away("oven-1");
    hall.away("lone-1");
    QCOMPARE(hall.later(kMinute), "lone-1/-/offline activated!, oven-1/-/offline activated");
}

void TestSilence::anIntendedStopRaisesNothing()
{
    Hall hall;
    hall.heard("oven-1", "stopped");
    hall.later(5 * kMinute);
    hall.away("oven-1");
    QCOMPARE(hall.later(15 * kSecond), "oven-1/-/offline activated");
    QCOMPARE(hall.engine->known(kOven)->suppressed.front().cause, "state:stopped");
    hall.saysAway("oven-1"); // its last will is no other word on itself
    QCOMPARE(hall.later(kMinute), "");
}

void TestSilence::aMachineThatStartsAgainIsToldAgain()
{
    Hall hall;
    hall.heard("oven-1", "stopped");
    hall.later(5 * kMinute);
    hall.away("oven-1");
    hall.later(kMinute);
    hall.heard("oven-1", "running");
    const std::string told = hall.later(kMinute);
    QVERIFY2(told.find('!') == std::string::npos, told.c_str());
    QCOMPARE(hall.shown(kOven), "normal");
    hall.later(5 * kMinute);
    hall.away("oven-1");
    QCOMPARE(hall.later(15 * kSecond), "oven-1/-/offline activated!");
}

void TestSilence::standsOverARestart()
{
    Hall hall;
    for (const char *id : {"oven-1", "press-1"})
        hall.heard(id);
    hall.heard("lone-1", "online", "yard");
    hall.later(5 * kMinute);
    for (const char *id : {"oven-1", "press-1", "lone-1"})
        hall.away(id);
    hall.later(kMinute);
    QCOMPARE(hall.shown(kLine), "active-unacknowledged");
    QCOMPARE(hall.restart(kMinute), "");
    QCOMPARE(hall.later(4 * kMinute), "");
    hall.listened();
    QCOMPARE(hall.later(10 * kMinute), "");
    QCOMPARE(hall.shown(kLine), "active-unacknowledged");
    QCOMPARE(hall.shown(kOven), "suppressed");
    hall.heard("oven-1");
    hall.heard("lone-1", "online", "yard");
    const std::string told = hall.later(15 * kSecond);
    QVERIFY2(told.find("edge/line 1/line returned") != std::string::npos, told.c_str());
    QVERIFY2(told.find("lone-1/-/offline returned") != std::string::npos, told.c_str());
}

void TestSilence::nobodyIsJudgedBeforeTheEdgeHasListened()
{
    Hall hall;
    hall.heard("oven-1");
    hall.restart(60 * kMinute);
    hall.away("oven-1");
    QCOMPARE(hall.later(4 * kMinute), "");
    hall.listened();
    QCOMPARE(hall.later(15 * kSecond), "oven-1/-/offline activated!");
}

void TestSilence::whatWasLongGoneRaisesNothingAtTheStart()
{
    Hall hall;
    hall.heard("oven-1");
    hall.restart(25 * 60 * kMinute);
    hall.away("oven-1");
    hall.listened();
    QCOMPARE(hall.later(kMinute), "");
    hall.heard("oven-1");
    hall.later(5 * kMinute);
    hall.away("oven-1");
    QCOMPARE(hall.later(15 * kSecond), "oven-1/-/offline activated!");
}

void TestSilence::canBeSwitchedOff()
{
    AlarmSettings settings;
    settings.watches.rules
        = {{.kind = LimitKind::Offline, .isOn = false},
           {.kind = LimitKind::Offline, .device = "press-1", .isOn = true, .priority = Priority::Low}};
    Hall hall(settings);
    hall.heard("oven-1");
    hall.heard("press-1");
    hall.later(5 * kMinute);
    hall.away("oven-1");
    hall.away("press-1");
    const std::string told = hall.later(10 * kMinute);
    QVERIFY2(told.find("oven-1") == std::string::npos, told.c_str());
    QVERIFY(hall.engine->known(kPress)->priority == Priority::Low);
}

void TestSilence::endsWithItsMachine()
{
    Hall hall;
    hall.heard("oven-1");
    hall.heard("press-1");
    hall.later(5 * kMinute);
    hall.away("oven-1");
    hall.away("press-1");
    hall.later(kMinute);
    std::vector<AlarmTransition> out;
    hall.engine->remove({"oven-1", "press-1"}, hall.nowMs(), out);
    const std::string told = hall.later(kMinute);
    QVERIFY2(told.find("edge/line 1/line returned") != std::string::npos, told.c_str());
    QVERIFY(!hall.engine->known(kOven));
}

LINESIDE_TEST(TestSilence)

} // namespace tst_silence

#include "tst_silence.moc"
