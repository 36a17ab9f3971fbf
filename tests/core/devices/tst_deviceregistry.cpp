// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/deviceregistry.h"

#include "support/fakeclock.h"
#include "support/testmain.h"

#include <QTest>

#include <memory>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_deviceregistry {

Device press(const std::string &status = "running")
{
    Device device;
    device.id = "press-01";
    device.name = "Press 1";
    device.type = "press";
    device.location = "hall-1";
    device.status = status;
    device.metadata = R"({"line":3})";
    return device;
}

std::unique_ptr<DeviceRegistry> withPlaces(std::size_t atMost)
{
    DeviceSettings settings;
    settings.atMost = atMost;
    return std::make_unique<DeviceRegistry>(settings);
}

class TestDeviceRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anEmptyRegistryIsEmpty();
    void aStatusMessageDescribesADevice();
    void anEmptyFieldErasesNothing();
    void dataMakesADeviceKnown();
    void dataFillAnUnknownLocationAlone();
    void unseenForMoreThanFiveMinutesIsOffline();
    void dataBringItBackWithTheStatusItTold();
    void dataBelieAToldOffline();
    void aDeviceMaySayItGoesOffline();
    void aRetainedStatusIsNoSignOfLife();
    void aRetainedStatusDescribesAKnownDevice();
    void aRetainedLastWillTakesOffline();
    void aStepOfTheWallClockTakesNobodyOffline();
    void aReplayedMessageCountsAsOfItsArrival();
    void restoredDevicesAgeOn();
    void restoredOnesAreRememberedUntilTheyAreHeard();
    void changedOnesAreToldOnceInOrder();
    void touchedOnesAreToldLazily();
    void aChangeSavesTheTouchToo();
    void anOlderMessageTakesNoSignOfLifeBack();
    void itsOwnWordStandsBeside();
    void whatItNeverToldStaysUntoldOverARestart();
    void aRemovedOneComesBackWhenItSpeaks();
    void idsHeardOnceLeaveByThemselves();
    void aFloodOfIdsCostsBoundedMemory();
    void beyondTheLimitAnIdHasNoLastingPlace();
    void whoSpeaksAgainGivesWayAfterChanceIds();
    void aLimitThatIsLowerThanBeforeLeavesTheNewest();

private:
    void data() { m_registry->sawData("press-01", "hall-1", m_clock->utcMs(), m_clock->now()); }
    void told(const Device &device, Told how = Told::Now)
    {
        m_registry->report(device, m_clock->utcMs(), how, m_clock->now());
    }
    void pass(std::chrono::milliseconds time)
    {
        m_clock->advance(time);
        m_registry->check(m_clock->now());
    }
    [[nodiscard]] std::string status() const { return m_registry->find("press-01")->status; }
    [[nodiscard]] std::size_t changes() { return m_registry->takeChanged(m_clock->now()).size(); }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<DeviceRegistry> m_registry;
};

void TestDeviceRegistry::init()
{
    m_clock = std::make_unique<FakeClock>();
    m_registry = std::make_unique<DeviceRegistry>(DeviceSettings{});
}

void TestDeviceRegistry::anEmptyRegistryIsEmpty()
{
    QCOMPARE(m_registry->count(), std::size_t(0));
    QCOMPARE(m_registry->offlineCount(), std::size_t(0));
    QVERIFY(m_registry->devices().empty());
    QVERIFY(!m_registry->find("press-01"));
    m_registry->check(m_clock->now());
    QCOMPARE(changes(), std::size_t(0));
    QVERIFY(m_registry->takeTouched(m_clock->now()).empty());
}

void TestDeviceRegistry::aStatusMessageDescribesADevice()
{
    told(press());
    Device expected = press();
    expected.lastSeenMs = m_clock->utcMs();
    expected.toldStatus = expected.status;
    QVERIFY(*m_registry->find("press-01") == expected);
    QCOMPARE(changes(), std::size_t(1));
    m_clock->advance(1s);
    told(press());
    QCOMPARE(changes(), std::size_t(0));
    QCOMPARE(m_registry->find("press-01")->lastSeenMs, m_clock->utcMs());
}

void TestDeviceRegistry::anEmptyFieldErasesNothing()
{
    told(press());
    Device brief;
    brief.id = "press-01";
    brief.status = "idle";
    told(brief);
    QCOMPARE(status(), std::string("idle"));
    QCOMPARE(m_registry->find("press-01")->name, std::string("Press 1"));
    QCOMPARE(m_registry->find("press-01")->metadata, press().metadata);
}

void TestDeviceRegistry::dataMakesADeviceKnown()
{
    data();
    QCOMPARE(status(), std::string("online"));
    QCOMPARE(m_registry->find("press-01")->location, std::string("hall-1"));
    QCOMPARE(m_registry->find("press-01")->lastSeenMs, m_clock->utcMs());
    QCOMPARE(changes(), std::size_t(1));
}

void TestDeviceRegistry::dataFillAnUnknownLocationAlone()
{
    data();
    (void)changes();
    m_registry->sawData("press-01", "hall-1/motor", m_clock->utcMs(), m_clock->now());
    QCOMPARE(m_registry->find("press-01")->location, std::string("hall-1"));
    QCOMPARE(changes(), std::size_t(0));
}

void TestDeviceRegistry::unseenForMoreThanFiveMinutesIsOffline()
{
    data();
    (void)changes();
    pass(5min);
    QCOMPARE(status(), std::string("online"));
    pass(1ms);
    QCOMPARE(status(), std::string("offline"));
    QCOMPARE(m_registry->offlineCount(), std::size_t(1));
    QCOMPARE(changes(), std::size_t(1));
    pass(30s);
    QCOMPARE(changes(), std::size_t(0));
}

void TestDeviceRegistry::dataBringItBackWithTheStatusItTold()
{
    told(press("maintenance"));
    pass(10min);
    QCOMPARE(status(), std::string("offline"));
    data();
    QCOMPARE(status(), std::string("maintenance"));
    QCOMPARE(m_registry->offlineCount(), std::size_t(0));
}

void TestDeviceRegistry::dataBelieAToldOffline()
{
    told(press("offline"));
    QCOMPARE(status(), std::string("offline"));
    data();
    QCOMPARE(status(), std::string("online"));
}

void TestDeviceRegistry::aDeviceMaySayItGoesOffline()
{
    told(press());
    told(press("offline"));
    QCOMPARE(m_registry->offlineCount(), std::size_t(1));
    told(press("running"));
    QCOMPARE(status(), std::string("running"));
    QCOMPARE(m_registry->offlineCount(), std::size_t(0));
}

void TestDeviceRegistry::aRetainedStatusIsNoSignOfLife()
{
    told(press(), Told::Retained);
    QCOMPARE(status(), std::string("offline"));
    QCOMPARE(m_registry->find("press-01")->name, std::string("Press 1"));
    QCOMPARE(m_registry->find("press-01")->lastSeenMs, std::int64_t(0));
    data();
    QCOMPARE(status(), std::string("running"));
    pass(10min);
    const auto seenMs = m_registry->find("press-01")->lastSeenMs;
    told(press(), Told::Retained);
    QCOMPARE(status(), std::string("offline"));
    QCOMPARE(m_registry->find("press-01")->lastSeenMs, seenMs);
}

void TestDeviceRegistry::aRetainedStatusDescribesAKnownDevice()
{
    data();
    told(press("idle"), Told::Retained);
    QCOMPARE(status(), std::string("idle"));
    QCOMPARE(m_registry->find("press-01")->type, std::string("press"));
}

void TestDeviceRegistry::aRetainedLastWillTakesOffline()
{
    data();
    told(press("offline"), Told::Retained);
    QCOMPARE(status(), std::string("offline"));
    data();
    QCOMPARE(status(), std::string("online"));
}

void TestDeviceRegistry::aStepOfTheWallClockTakesNobodyOffline()
{
    data();
    m_clock->stepWallClock(24h);
    pass(30s);
    QCOMPARE(status(), std::string("online"));
    m_clock->stepWallClock(-48h);
    pass(30s);
    QCOMPARE(status(), std::string("online"));
    pass(5min);
    QCOMPARE(status(), std::string("offline"));
    data();
    QCOMPARE(status(), std::string("online"));
    QCOMPARE(m_registry->find("press-01")->lastSeenMs, m_clock->utcMs());
}

void TestDeviceRegistry::aReplayedMessageCountsAsOfItsArrival()
{
    const auto longAgoMs = m_clock->utcMs() - 3'600'000;
    m_registry->sawData("press-01", "hall-1", longAgoMs, m_clock->now());
    QCOMPARE(status(), std::string("offline"));
    QCOMPARE(m_registry->find("press-01")->lastSeenMs, longAgoMs);
    data();
    QCOMPARE(status(), std::string("online"));
    m_registry->sawData("press-01", "hall-1", longAgoMs + 1, m_clock->now());
    QCOMPARE(m_registry->find("press-01")->lastSeenMs, m_clock->utcMs());
}

void TestDeviceRegistry::restoredDevicesAgeOn()
{
    Device recent = press();
    recent.lastSeenMs = m_clock->utcMs() - 60'000;
    Device old = press();
    old.id = "press-02";
    old.lastSeenMs = m_clock->utcMs() - 600'000;
    Device gone = press("offline");
    gone.id = "press-03";
    m_registry->restore({recent, old, gone}, m_clock->now());
    QCOMPARE(m_registry->offlineCount(), std::size_t(1));
    QCOMPARE(changes(), std::size_t(0));
    pass(30s);
    QCOMPARE(m_registry->devices().at(0).status, std::string("running"));
    QCOMPARE(m_registry->devices().at(1).status, std::string("offline"));
    QCOMPARE(m_registry->offlineCount(), std::size_t(2));
    QCOMPARE(changes(), std::size_t(1));
}

void TestDeviceRegistry::restoredOnesAreRememberedUntilTheyAreHeard()
{
    Device device = press();
    device.lastSeenMs = m_clock->utcMs() - 5000;
    m_registry->restore({device}, m_clock->now());
    QVERIFY(m_registry->find("press-01")->isRemembered);
    told(press(), Told::Retained);
    m_registry->sawData("press-01", "hall-1", device.lastSeenMs - 1, m_clock->now());
    QVERIFY(m_registry->find("press-01")->isRemembered);
    QCOMPARE(changes(), std::size_t(0));
    data();
    QVERIFY(!m_registry->find("press-01")->isRemembered);
    QCOMPARE(changes(), std::size_t(1));
}

void TestDeviceRegistry::changedOnesAreToldOnceInOrder()
{
    for (const char *id : {"c", "a", "b", "a"})
        m_registry->sawData(id, "hall-1", m_clock->utcMs(), m_clock->now());
    const auto changed = m_registry->takeChanged(m_clock->now());
    QCOMPARE(changed.size(), std::size_t(3));
    QCOMPARE(changed.at(0).id, std::string("c"));
    QCOMPARE(changed.at(1).id, std::string("a"));
    QCOMPARE(changed.at(2).id, std::string("b"));
    QCOMPARE(m_registry->count(), std::size_t(3));
}

void TestDeviceRegistry::touchedOnesAreToldLazily()
{
    data();
    (void)changes();
    for (int second = 1; second < 10; ++second) {
        m_clock->advance(1s);
        data();
        QVERIFY(m_registry->takeTouched(m_clock->now()).empty());
    }
    m_clock->advance(1s);
    data();
    const auto touched = m_registry->takeTouched(m_clock->now());
    QCOMPARE(touched.size(), std::size_t(1));
    QCOMPARE(touched.at(0).lastSeenMs, m_clock->utcMs());
    QVERIFY(m_registry->takeTouched(m_clock->now()).empty());
    m_clock->advance(1s);
    data();
    QCOMPARE(m_registry->takeAllTouched().size(), std::size_t(1));
    QVERIFY(m_registry->takeAllTouched().empty());
}

void TestDeviceRegistry::aChangeSavesTheTouchToo()
{
    data();
    m_clock->advance(1min);
    told(press());
    QCOMPARE(changes(), std::size_t(1));
    m_clock->advance(1min);
    QVERIFY(m_registry->takeTouched(m_clock->now()).empty());
}

/// The journal brings messages of before once more, behind a restored state of later.
void TestDeviceRegistry::anOlderMessageTakesNoSignOfLifeBack()
{
    data();
    const std::int64_t heardMs = m_clock->utcMs();
    m_clock->advance(1min);
    m_registry->sawData("press-01", {}, heardMs - 10 * 60'000, m_clock->now());
    QCOMPARE(m_registry->find("press-01")->lastSeenMs, heardMs);
    m_registry->check(m_clock->now());
    QCOMPARE(status(), std::string("online"));
}

void TestDeviceRegistry::itsOwnWordStandsBeside()
{
    told(press("offline"));
    QCOMPARE(m_registry->find("press-01")->toldBeside(), std::string_view());
    data();
    QCOMPARE(status(), std::string("online"));
    QCOMPARE(m_registry->find("press-01")->toldBeside(), std::string_view("offline"));
    told(press("offline"), Told::Retained); // as the broker repeats it
    data();
    QCOMPARE(status(), std::string("online"));
    told(press("running"));
    QCOMPARE(m_registry->find("press-01")->toldBeside(), std::string_view());
    m_clock->advance(10min);
    m_registry->check(m_clock->now());
    QCOMPARE(m_registry->find("press-01")->toldBeside(), std::string_view("running"));
}

/// Who never said a word is not quoted, whatever it was shown as when the edge ended.
void TestDeviceRegistry::whatItNeverToldStaysUntoldOverARestart()
{
    const auto restarted = [this] {
        const std::vector<Device> stored = m_registry->devices();
        m_registry = std::make_unique<DeviceRegistry>(DeviceSettings());
        m_registry->restore(stored, m_clock->now());
    };
    data();
    restarted();
    m_clock->advance(10min);
    m_registry->check(m_clock->now());
    QCOMPARE(status(), std::string("offline"));
    QCOMPARE(m_registry->find("press-01")->toldBeside(), std::string_view());
    restarted();
    data();
    QCOMPARE(status(), std::string("online"));
    QCOMPARE(m_registry->find("press-01")->toldBeside(), std::string_view());
    told(press("online"));
    restarted();
    m_clock->advance(10min);
    m_registry->check(m_clock->now());
    QCOMPARE(m_registry->find("press-01")->toldBeside(), std::string_view("online"));
}

void TestDeviceRegistry::aRemovedOneComesBackWhenItSpeaks()
{
    QVERIFY(!m_registry->remove("press-01"));
    told(press());
    QVERIFY(m_registry->remove("press-01"));
    QVERIFY(!m_registry->remove("press-01"));
    QCOMPARE(m_registry->count(), std::size_t(0));
    QCOMPARE(changes(), std::size_t(0));
    told(press(), Told::Retained); // the broker's stored copy speaks for nobody
    QCOMPARE(m_registry->count(), std::size_t(0));
    data();
    QCOMPARE(status(), std::string("online"));
    told(press(), Told::Retained);
    QCOMPARE(m_registry->find("press-01")->name, std::string("Press 1"));
}

void TestDeviceRegistry::idsHeardOnceLeaveByThemselves()
{
    data();
    m_registry->sawData("chance", {}, m_clock->utcMs(), m_clock->now());
    m_registry->sawData("alarmed", {}, m_clock->utcMs(), m_clock->now());
    data();
    m_clock->advance(24h);
    QVERIFY(m_registry->duePassing(m_clock->now()).empty());
    m_clock->advance(1s);
    QCOMPARE(m_registry->duePassing(m_clock->now()), (std::vector<std::string>{"chance", "alarmed"}));
    m_registry->hold("alarmed");
    m_registry->forget("chance");
    QVERIFY(!m_registry->find("chance"));
    QVERIFY(m_registry->find("alarmed"));
    QVERIFY(m_registry->duePassing(m_clock->now()).empty());
    QCOMPARE(m_registry->dueHeld(m_clock->now()), std::vector<std::string>{"alarmed"}); // its time is over as well
    m_registry->forget("alarmed");
    m_registry->sawData("chance", {}, m_clock->utcMs(), m_clock->now()); // now twice
    m_clock->advance(48h);
    QVERIFY(m_registry->duePassing(m_clock->now()).empty());
}

void TestDeviceRegistry::aFloodOfIdsCostsBoundedMemory()
{
    constexpr int kIds = 20'000;
    const auto speak = [this](int id) {
        m_registry->sawData("chance-" + std::to_string(id), {}, m_clock->utcMs(), m_clock->now());
        for (const std::string &due : m_registry->duePassing(m_clock->now()))
            m_registry->forget(due);
        (void)changes();
    };
    data();
    data();
    for (int id = 0; id < kIds; ++id)
        speak(id);
    QCOMPARE(m_registry->count(), DeviceRegistry::kPassingAtMost + 1);
    QVERIFY(m_registry->find("press-01"));
    for (int id = 0; id < kIds; ++id)
        speak(id); // a plant that large: each is heard again, and stays as long as there is a place
    const std::size_t atMost = DeviceSettings().atMost;
    QCOMPARE(m_registry->count(), atMost + DeviceRegistry::kPassingAtMost);
    // A hash that two ids share knows the newer alone: an id or two of a hundred count as heard once.
    QVERIFY(m_registry->overCount() > DeviceRegistry::kPassingAtMost * 9 / 10);
    QVERIFY(m_registry->overTotal() > (kIds - atMost) * 9 / 10 && m_registry->overTotal() <= kIds - atMost + 1);
    QVERIFY(m_registry->find("press-01"));
}

void TestDeviceRegistry::beyondTheLimitAnIdHasNoLastingPlace()
{
    m_registry = withPlaces(2);
    const auto speak = [this](const std::string &id) { m_registry->sawData(id, {}, m_clock->utcMs(), m_clock->now()); };
    for (int turn = 0; turn < 3; ++turn)
        for (const char *id : {"a", "b", "c"})
            speak(id);
    QCOMPARE(m_registry->count(), std::size_t(3));
    QVERIFY(!m_registry->find("a")->isPassing && !m_registry->find("b")->isPassing);
    QVERIFY(m_registry->find("c")->isPassing);
    QCOMPARE(m_registry->find("c")->status, std::string("online")); // it is shown all the same
    QCOMPARE(m_registry->overCount(), std::size_t(1));
    QCOMPARE(m_registry->overTotal(), std::uint64_t(1)); // once, however often it speaks

    QVERIFY(m_registry->remove("a"));
    speak("c"); // the next place that comes free is its
    QVERIFY(!m_registry->find("c")->isPassing);
    QCOMPARE(m_registry->overCount(), std::size_t(0));
    m_clock->advance(48h);
    QVERIFY(m_registry->duePassing(m_clock->now()).empty());
}

void TestDeviceRegistry::whoSpeaksAgainGivesWayAfterChanceIds()
{
    m_registry = withPlaces(1);
    data();
    data();
    const auto speak = [this](const std::string &id) { m_registry->sawData(id, {}, m_clock->utcMs(), m_clock->now()); };
    for (int turn = 0; turn < 20; ++turn) {
        speak("oven"); // a machine without a place, between floods of ids heard once
        for (std::size_t i = 0; i < DeviceRegistry::kPassingAtMost - 1; ++i)
            speak("chance-" + std::to_string(turn) + '-' + std::to_string(i));
        for (const std::string &due : m_registry->duePassing(m_clock->now()))
            m_registry->forget(due);
        QVERIFY(m_registry->find("oven"));
        QVERIFY(m_registry->count() <= DeviceRegistry::kPassingAtMost + 1);
    }
    QVERIFY(m_registry->find("press-01"));
    m_clock->advance(23h);
    speak("oven");
    m_clock->advance(2h); // its time counts from when it was heard last
    for (const std::string &due : m_registry->duePassing(m_clock->now()))
        m_registry->forget(due);
    QVERIFY(m_registry->find("oven"));
    m_clock->advance(25h);
    QCOMPARE(m_registry->duePassing(m_clock->now()), std::vector<std::string>{"oven"});
}

void TestDeviceRegistry::aLimitThatIsLowerThanBeforeLeavesTheNewest()
{
    m_registry = withPlaces(10);
    std::vector<Device> stored;
    for (int i = 0; i < 30; ++i) {
        Device device = press();
        device.id = "press-" + std::to_string(i);
        device.lastSeenMs = m_clock->utcMs() - 1000 - (i * 7 % 30) * 1000;
        stored.push_back(device);
    }
    m_registry->restore(stored, m_clock->now());
    QCOMPARE(m_registry->overCount(), std::size_t(20));
    QCOMPARE(m_registry->overTotal(), std::uint64_t(20));
    for (const Device &device : m_registry->devices())
        QCOMPARE(device.isPassing, device.lastSeenMs < m_clock->utcMs() - 10'500);
}

LINESIDE_TEST(TestDeviceRegistry)

} // namespace tst_deviceregistry

#include "tst_deviceregistry.moc"
