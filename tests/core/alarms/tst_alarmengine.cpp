// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmengine.h"

#include "support/testmain.h"

#include <QTest>

#include <random>
#include <utility>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_alarmengine {

constexpr std::int64_t kStartMs = 1767225600000; // 2026-01-01T00:00:00Z
const SeriesKey kOven{"oven-01", "temperature"};
const AlarmKey kOvenHigh{kOven, LimitKind::High};

Reading readingAt(std::int64_t atMs, double value)
{
    Reading reading;
    reading.deviceId = kOven.deviceId;
    reading.sensorType = kOven.sensorType;
    reading.unit = "celsius";
    reading.location = "hall-1";
    reading.value = value;
    reading.timestampMs = kStartMs + atMs;
    reading.arrivalMs = kStartMs + atMs;
    reading.position = static_cast<std::uint64_t>(atMs + 1);
    return reading;
}

Reading ofUnknownUnit(std::int64_t atMs, double value)
{
    Reading reading = readingAt(atMs, value);
    reading.unit = "furlong";
    reading.unitUnknown = true;
    return reading;
}

AlarmSettings withHigh(AlarmLimit limit)
{
    AlarmSettings settings;
    settings.setLimit("temperature", LimitKind::High, limit);
    return settings;
}

/// The engine with the last answer at hand.
struct Bench
{
    explicit Bench(AlarmSettings settings = AlarmSettings::defaults())
        : engine(std::move(settings))
    {
    }

    std::string see(std::int64_t atMs, double value) { return see(readingAt(atMs, value)); }
    std::string see(const Reading &reading)
    {
        out.clear();
        engine.evaluate(reading, out);
        return told();
    }
    std::string tick(std::int64_t atMs)
    {
        out.clear();
        engine.tick(kStartMs + atMs, out);
        return told();
    }
    std::string configure(std::int64_t atMs, AlarmSettings settings)
    {
        out.clear();
        engine.configure(std::move(settings), kStartMs + atMs, out);
        return told();
    }
    std::string acknowledge(std::int64_t pressedMs)
    {
        out.clear();
        engine.acknowledge(kOvenHigh, "operator", "seen", kStartMs + pressedMs, kStartMs + pressedMs, out);
        return told();
    }
    std::string reset(std::int64_t atMs)
    {
        out.clear();
        engine.reset(kOvenHigh, "operator", kStartMs + atMs, out);
        return told();
    }
    std::string comment(std::int64_t atMs, const std::string &text)
    {
        out.clear();
        engine.comment(kOvenHigh, "operator", text, kStartMs + atMs, out);
        return told();
    }
    [[nodiscard]] AlarmState state() const
    {
        const auto alarms = engine.alarms();
        return alarms.empty() ? AlarmState::Normal : alarms.front().state();
    }
    /// "activated high" or "returned high, returned high-high"
    [[nodiscard]] std::string told() const
    {
        std::string text;
        for (const AlarmTransition &transition : out) {
            text += text.empty() ? "" : ", ";
            text += toString(transition.event);
            text += ' ';
            text += toString(transition.alarm.key.limit);
        }
        return text;
    }

    AlarmEngine engine;
    std::vector<AlarmTransition> out;
};

const std::string kNothing;

class TestAlarmEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangedLimitJudgesTheLastValueAtOnce();
    void aChangedLimitKeepsToItsDelays();
    void changedLimitsMaskEachOther();
    void aCommentIsAStepThatChangesNoState();
    void aCommentStaysWhenItIsSeenWithoutAWord();
    void commentsOfOneMomentKeepTheirOrder();
    void nobodyCommentsOnAnAlarmThatNeverWas();
    void anEmptyEngineHasNoAlarms();
    void defaultsAreTheContractsLimits_data();
    void defaultsAreTheContractsLimits();
    void activatesOnceAndReturns();
    void tellsWhatCrossedWhen();
    void backOverTheLimitIsANewActivation();
    void eachLimitIsItsOwnAlarm();
    void lowLimitsAreStrictlyLess();
    void aDevicesOwnLimitsReplaceTheTypes();
    void aDeadbandHoldsTheAlarm();
    void aDeadbandCountsInDecimal();
    void aConvertedValueMayEqualALimit();
    void aLimitSwitchedOffForADeviceIsNoLimit();
    void aDevicesLimitCountsHoweverItsTypeIsWritten_data();
    void aDevicesLimitCountsHoweverItsTypeIsWritten();
    void activatesOnlyAfterTheOnDelay();
    void aValueBackInTimeStopsTheOnDelay();
    void returnsOnlyAfterTheOffDelay();
    void aDelayEndsBeforeALaterReadingIsLookedAt();
    void aWallClockSetBackDoesNotLengthenDelays();
    void acknowledgesWhatExistedBeforeThePress();
    void acknowledgesThoughTheDevicesClockIsWrong();
    void acknowledgesAfterTheWallClockWasSetBack();
    void aReturnedAlarmWaitsForAcknowledgement();
    void aLatchedAlarmWaitsForReset();
    void resetNeedsReturnAndAcknowledgement();
    void ignoresUnknownAlarms();
    void badReadingsMoveNothing();
    void lateReadingsMoveNothing();
    void aDeviceSetBackIsNotDeafForLong();
    void aWrongClockIsDatedByArrival_data();
    void aWrongClockIsDatedByArrival();
    void aSlowClockIsDatedByArrival();
    void aDelayOfAWrongClockEndsByArrival();
    void aDeviceThatLeavesEndsItsAlarms();
    void aTimeAheadOfArrivalCountsAsArrival();
    void restoresWhatWasThere();
    void judgesNoReadingOfAnUnknownUnit();
    void keepsALimitsAlarmWhileTheUnitIsUnknown();
    void watchesNoUnitWithoutALimit();
    void restoresTheAlarmOfAUnit();
    void noReadingOfBeforeEndsARestoredAlarm();
    void aRestoredAlarmWithoutLimitReturns();
    void worstCrossingNamesTheOuterLimit();
    void sameReadingsGiveSameTransitions();
};

void TestAlarmEngine::anEmptyEngineHasNoAlarms()
{
    Bench bench{AlarmSettings{}};
    QVERIFY(bench.engine.alarms().empty());
    QCOMPARE(bench.see(0, 1e9), kNothing);
    QCOMPARE(bench.tick(1000), kNothing);
    QVERIFY(!bench.engine.worstCrossing(readingAt(0, 1e9)));
}

void TestAlarmEngine::defaultsAreTheContractsLimits_data()
{
    QTest::addColumn<QByteArray>("sensorType");
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("alarmed");
    QTest::newRow("80 celsius is not above 80") << QByteArray("temperature") << 80.0 << false;
    QTest::newRow("a hair above 80 celsius is") << QByteArray("temperature") << 80.0001 << true;
    QTest::newRow("200000 pascal is not above 200000") << QByteArray("pressure") << 200000.0 << false;
    QTest::newRow("200001 pascal is") << QByteArray("pressure") << 200001.0 << true;
    QTest::newRow("90 percent is not above 90") << QByteArray("humidity") << 90.0 << false;
    QTest::newRow("91 percent is") << QByteArray("humidity") << 91.0 << true;
    QTest::newRow("a type without limit never alarms") << QByteArray("vibration") << 1e12 << false;
}

void TestAlarmEngine::defaultsAreTheContractsLimits()
{
    QFETCH(const QByteArray, sensorType);
    QFETCH(const double, value);
    QFETCH(const bool, alarmed);
    Bench bench;
    Reading reading = readingAt(0, value);
    reading.sensorType = sensorType.toStdString();
    QCOMPARE(bench.see(reading), alarmed ? std::string("activated high") : kNothing);
    QCOMPARE(bench.engine.worstCrossing(reading).has_value(), alarmed);
}

void TestAlarmEngine::activatesOnceAndReturns()
{
    Bench bench;
    QCOMPARE(bench.see(0, 79), kNothing);
    QCOMPARE(bench.see(1000, 81), std::string("activated high"));
    QCOMPARE(bench.see(2000, 95), kNothing);
    QVERIFY(bench.state() == AlarmState::ActiveUnacknowledged);
    QCOMPARE(bench.see(3000, 80), std::string("returned high"));
    QCOMPARE(bench.see(4000, 70), kNothing);
    QVERIFY(bench.state() == AlarmState::ReturnedUnacknowledged);
}

void TestAlarmEngine::tellsWhatCrossedWhen()
{
    Bench bench{withHigh({.limit = 80, .priority = Priority::Critical})};
    Reading reading = readingAt(5000, 81);
    reading.timestampMs -= 300;
    bench.see(reading);
    const AlarmTransition &transition = bench.out.at(0);
    QCOMPARE(transition.timeMs, reading.timestampMs);
    QCOMPARE(transition.position, reading.position);
    QCOMPARE(transition.alarm.key.id(), std::string("oven-01/temperature/high"));
    QVERIFY(transition.alarm.priority == Priority::Critical);
    QCOMPARE(transition.alarm.location, std::string("hall-1"));
    QCOMPARE(transition.alarm.unit, std::string("celsius"));
    QCOMPARE(transition.alarm.limit, 80.0);
    QCOMPARE(transition.alarm.value, 81.0);
    QCOMPARE(transition.alarm.activatedMs.value(), reading.timestampMs);
}

void TestAlarmEngine::backOverTheLimitIsANewActivation()
{
    Bench bench;
    bench.see(0, 81);
    bench.acknowledge(500);
    bench.see(1000, 70);
    QVERIFY(bench.state() == AlarmState::Normal);
    QCOMPARE(bench.see(2000, 82), std::string("activated high"));
    QVERIFY(bench.state() == AlarmState::ActiveUnacknowledged);
    QCOMPARE(bench.out.at(0).alarm.acknowledgedBy, std::string());
    bench.see(3000, 70);
    QVERIFY(bench.state() == AlarmState::ReturnedUnacknowledged);
    QCOMPARE(bench.see(4000, 83), std::string("activated high"));
    QCOMPARE(bench.out.at(0).alarm.value, 83.0);
    QVERIFY(!bench.out.at(0).alarm.returnedMs);
}

void TestAlarmEngine::eachLimitIsItsOwnAlarm()
{
    AlarmSettings settings = withHigh({.limit = 80});
    settings.setLimit("temperature", LimitKind::HighHigh, AlarmLimit{.limit = 100});
    Bench bench{settings};
    QCOMPARE(bench.see(0, 90), std::string("activated high"));
    QCOMPARE(bench.see(1000, 110), std::string("activated high-high, suppressed high"));
    QCOMPARE(bench.see(2000, 90), std::string("returned high-high, unsuppressed high"));
    QCOMPARE(bench.see(3000, 120), std::string("activated high-high, suppressed high"));
    QCOMPARE(bench.engine.alarms().size(), std::size_t(2));
    QCOMPARE(bench.see(4000, 20), std::string("returned high, returned high-high, unsuppressed high"));
}

void TestAlarmEngine::lowLimitsAreStrictlyLess()
{
    AlarmSettings settings;
    settings.setLimit("temperature", LimitKind::Low, AlarmLimit{.limit = 5, .deadband = 2});
    settings.setLimit("temperature", LimitKind::LowLow, AlarmLimit{.limit = 0});
    Bench bench{settings};
    QCOMPARE(bench.see(0, 5), kNothing);
    QCOMPARE(bench.see(1000, 4.9), std::string("activated low"));
    QCOMPARE(bench.see(2000, -1), std::string("activated low-low, suppressed low"));
    QCOMPARE(bench.see(3000, 6.9), std::string("returned low-low, unsuppressed low"));
    QCOMPARE(bench.see(4000, 7), std::string("returned low"));
}

void TestAlarmEngine::aDevicesOwnLimitsReplaceTheTypes()
{
    AlarmSettings settings = withHigh({.limit = 80});
    settings.setLimit("temperature", LimitKind::HighHigh, AlarmLimit{.limit = 100});
    settings.setLimit(kOven.sensorType, LimitKind::High, AlarmLimit{.limit = 95}, kOven.deviceId);
    Bench bench{settings};
    QCOMPARE(bench.see(0, 90), kNothing);
    QCOMPARE(bench.see(1000, 101), std::string("activated high-high, activated high"));
    Reading other = readingAt(2000, 90);
    other.deviceId = "oven-02";
    QCOMPARE(bench.see(other), std::string("activated high"));
}

void TestAlarmEngine::aDeadbandHoldsTheAlarm()
{
    Bench bench{withHigh({.limit = 80, .deadband = 2})};
    QCOMPARE(bench.see(0, 81), std::string("activated high"));
    QCOMPARE(bench.see(1000, 79), kNothing);
    QCOMPARE(bench.see(2000, 80.5), kNothing);
    QCOMPARE(bench.see(3000, 78), std::string("returned high"));
    QCOMPARE(bench.see(4000, 79), kNothing);
}

void TestAlarmEngine::aDeadbandCountsInDecimal()
{
    Bench bench{withHigh({.limit = 6.1, .deadband = 0.2})};
    QCOMPARE(bench.see(0, 6.2), std::string("activated high"));
    QCOMPARE(bench.see(1000, 5.91), kNothing);
    QCOMPARE(bench.see(2000, 5.9), std::string("returned high"));
}

void TestAlarmEngine::aConvertedValueMayEqualALimit()
{
    Bench bench{withHigh({.limit = 80.1})};
    const Reading equal = readingAt(0, 353.25 - 273.15);
    QVERIFY(equal.value > 80.1);
    QVERIFY(bench.engine.evaluate(equal, bench.out, ValueOrigin::Converted));
    QCOMPARE(bench.told(), kNothing);
    QVERIFY(!bench.engine.worstCrossing(equal, ValueOrigin::Converted));
    QVERIFY(bench.engine.worstCrossing(equal, ValueOrigin::AsWritten));
    QVERIFY(bench.engine.evaluate(readingAt(1000, 353.26 - 273.15), bench.out, ValueOrigin::Converted));
    QCOMPARE(bench.told(), std::string("activated high"));
    bench.out.clear();
    QVERIFY(bench.engine.evaluate(readingAt(2000, 353.25 - 273.15), bench.out, ValueOrigin::Converted));
    QCOMPARE(bench.told(), std::string("returned high"));
}

void TestAlarmEngine::aLimitSwitchedOffForADeviceIsNoLimit()
{
    AlarmSettings settings = withHigh({.limit = 80});
    settings.setLimit("temperature", LimitKind::HighHigh, AlarmLimit{.limit = 100});
    settings.setLimit(kOven.sensorType, LimitKind::High, std::nullopt, kOven.deviceId);
    QCOMPARE(settings.limitsOf(kOven).size(), std::size_t(1));
    Bench bench{settings};
    QCOMPARE(bench.see(0, 90), kNothing);
    QVERIFY(!bench.engine.worstCrossing(readingAt(0, 90)));
    QCOMPARE(bench.see(1000, 101), std::string("activated high-high"));
    settings.setLimit(kOven.sensorType, LimitKind::HighHigh, std::nullopt, kOven.deviceId);
    Bench without{settings};
    QVERIFY(!without.engine.evaluate(readingAt(0, 1e9), without.out)); // a signal without limits is not remembered
}

void TestAlarmEngine::aDevicesLimitCountsHoweverItsTypeIsWritten_data()
{
    QTest::addColumn<std::string>("configured");
    QTest::addColumn<std::string>("sent");
    QTest::addColumn<bool>("isSame");
    const auto row = [](const char *sentence, const char *configured, const char *sent, bool isSame = true) {
        QTest::newRow(sentence) << std::string(configured) << std::string(sent) << isSame;
    };
    row("as it is configured", "temperature", "temperature");
    row("a capital", "temperature", "Temperature");
    row("capitals", "temperature", "TEMPERATURE");
    row("mixed", "temperature", "tEmPeRaTuRe");
    row("a blank before", "temperature", " temperature");
    row("blanks behind", "temperature", "temperature  ");
    row("a tab and capitals", "temperature", "\tTEMPERATURE ");
    row("a blank nobody sees", "temperature", "temperature\xe2\x80\x8b");
    row("a mark before it", "temperature", "\xef\xbb\xbfTemperature");
    row("the file has the capitals", "TEMPERATURE", "temperature");
    row("the file has the blanks", " Temperature ", "temperature");
    row("a longer name", "temperature", "temperature2", false);
    row("an underscore more", "temperature", "temperature_", false);
    row("a shorter name", "temperature", "temp", false);
}

void TestAlarmEngine::aDevicesLimitCountsHoweverItsTypeIsWritten()
{
    QFETCH(const std::string, configured);
    QFETCH(const std::string, sent);
    QFETCH(const bool, isSame);
    const SeriesKey said{kOven.deviceId, configured};
    const auto sees = [&sent](const AlarmSettings &settings, double value) {
        Bench bench{settings};
        Reading reading = readingAt(0, value);
        reading.sensorType = sent;
        return bench.see(reading);
    };
    AlarmSettings own; // of the device alone
    own.setLimit(said.sensorType, LimitKind::High, AlarmLimit{.limit = 50}, said.deviceId);
    own.setLimit("temperature", LimitKind::High, AlarmLimit{.limit = 1}, "oven-02");
    QCOMPARE(sees(own, 60), isSame ? std::string("activated high") : kNothing);
    QCOMPARE(sees(own, 50), kNothing);
    QCOMPARE(own.limitsOf({kOven.deviceId, sent}).size(), std::size_t(isSame ? 1 : 0));
    AlarmSettings higher; // and in the place of its type's
    higher.setLimit("temperature", LimitKind::High, AlarmLimit{.limit = 80});
    higher.setLimit(said.sensorType, LimitKind::High, AlarmLimit{.limit = 240}, said.deviceId);
    QCOMPARE(sees(higher, 95), kNothing);
    QCOMPARE(sees(higher, 241), isSame ? std::string("activated high") : kNothing);
    higher.setLimit(said.sensorType, LimitKind::High, std::nullopt, said.deviceId);
    QCOMPARE(sees(higher, 95), kNothing);
    QVERIFY(higher.limitsOf({kOven.deviceId, sent}).empty());
}

void TestAlarmEngine::activatesOnlyAfterTheOnDelay()
{
    Bench bench{withHigh({.limit = 80, .onDelay = 10s})};
    QCOMPARE(bench.see(0, 81), kNothing);
    QVERIFY(bench.state() == AlarmState::Normal);
    QCOMPARE(bench.see(9999, 85), kNothing);
    QCOMPARE(bench.tick(10000), kNothing);
    QCOMPARE(bench.tick(10001), std::string("activated high"));
    QCOMPARE(bench.out.at(0).timeMs, kStartMs + 10000);
    QCOMPARE(bench.out.at(0).position, std::uint64_t(0));
    QCOMPARE(bench.out.at(0).alarm.value, 85.0);
}

void TestAlarmEngine::aValueBackInTimeStopsTheOnDelay()
{
    Bench bench{withHigh({.limit = 80, .onDelay = 10s})};
    bench.see(0, 81);
    bench.see(5000, 79);
    QCOMPARE(bench.tick(20000), kNothing);
    bench.see(21000, 81);
    QCOMPARE(bench.see(31000, 70), kNothing); // back at the very end is back in time
    bench.see(40000, 81);
    QCOMPARE(bench.see(50000, 82), std::string("activated high"));
    QCOMPARE(bench.out.at(0).position, std::uint64_t(50001));
}

void TestAlarmEngine::returnsOnlyAfterTheOffDelay()
{
    Bench bench{withHigh({.limit = 80, .offDelay = 5s})};
    QCOMPARE(bench.see(0, 81), std::string("activated high"));
    QCOMPARE(bench.see(1000, 70), kNothing);
    QCOMPARE(bench.see(4000, 81), kNothing);
    QCOMPARE(bench.see(5000, 70), kNothing);
    QCOMPARE(bench.tick(9999), kNothing);
    QCOMPARE(bench.tick(10500), std::string("returned high"));
    QCOMPARE(bench.out.at(0).alarm.returnedMs.value(), kStartMs + 10000);
}

void TestAlarmEngine::aDelayEndsBeforeALaterReadingIsLookedAt()
{
    Bench bench{withHigh({.limit = 80, .onDelay = 10s})};
    bench.see(0, 81);
    QCOMPARE(bench.see(60000, 70), std::string("activated high, returned high"));
    QCOMPARE(bench.out.at(0).timeMs, kStartMs + 10000);
    QCOMPARE(bench.out.at(1).timeMs, kStartMs + 60000);
}

void TestAlarmEngine::aWallClockSetBackDoesNotLengthenDelays()
{
    Bench bench{withHigh({.limit = 80, .onDelay = 10s})};
    bench.see(0, 81);
    QCOMPARE(bench.tick(5000), kNothing);
    QCOMPARE(bench.tick(-3600000), kNothing); // an hour back: this tick counts nothing
    QCOMPARE(bench.tick(-3600000 + 5000), kNothing);
    QCOMPARE(bench.tick(-3600000 + 5001), std::string("activated high"));
}

void TestAlarmEngine::acknowledgesWhatExistedBeforeThePress()
{
    Bench bench;
    bench.see(1000, 81);
    QCOMPARE(bench.acknowledge(999), kNothing);
    QCOMPARE(bench.acknowledge(1000), std::string("acknowledged high"));
    QCOMPARE(bench.out.at(0).alarm.acknowledgedBy, std::string("operator"));
    QCOMPARE(bench.out.at(0).alarm.comment, std::string("seen"));
    QCOMPARE(bench.out.at(0).alarm.acknowledgedMs.value(), kStartMs + 1000);
    QVERIFY(bench.state() == AlarmState::ActiveAcknowledged);
    QCOMPARE(bench.acknowledge(2000), kNothing);
}

void TestAlarmEngine::acknowledgesThoughTheDevicesClockIsWrong()
{
    Bench bench;
    Reading behind = readingAt(1000, 81);
    behind.timestampMs -= 3600000;
    bench.see(behind);
    QCOMPARE(bench.acknowledge(500), kNothing); // pressed before it arrived, whatever time it bears
    QCOMPARE(bench.acknowledge(1500), std::string("acknowledged high"));
}

void TestAlarmEngine::acknowledgesAfterTheWallClockWasSetBack()
{
    Bench bench;
    bench.see(0, 81);
    bench.tick(-3600000);
    QCOMPARE(bench.acknowledge(-3600000 + 1000), std::string("acknowledged high"));
}

void TestAlarmEngine::aReturnedAlarmWaitsForAcknowledgement()
{
    Bench bench;
    bench.see(0, 81);
    bench.see(1000, 70);
    QCOMPARE(bench.acknowledge(2000), std::string("acknowledged high"));
    QVERIFY(bench.state() == AlarmState::Normal);
    QVERIFY(bench.engine.alarms().empty());
}

void TestAlarmEngine::aLatchedAlarmWaitsForReset()
{
    Bench bench{withHigh({.limit = 80, .latch = true})};
    bench.see(0, 81);
    bench.acknowledge(500);
    bench.see(1000, 70);
    QVERIFY(bench.state() == AlarmState::LatchedAcknowledged);
    QCOMPARE(bench.reset(2000), std::string("reset high"));
    QVERIFY(bench.state() == AlarmState::Normal);
    QCOMPARE(bench.see(3000, 81), std::string("activated high"));
    QVERIFY(bench.out.at(0).alarm.latched);
}

void TestAlarmEngine::resetNeedsReturnAndAcknowledgement()
{
    Bench bench{withHigh({.limit = 80, .latch = true})};
    bench.see(0, 81);
    QCOMPARE(bench.reset(100), kNothing);
    bench.acknowledge(200);
    QCOMPARE(bench.reset(300), kNothing);
    bench.see(1000, 70);
    bench.see(2000, 81);
    bench.see(3000, 70);
    QVERIFY(bench.state() == AlarmState::ReturnedUnacknowledged);
    QCOMPARE(bench.reset(4000), kNothing);
}

void TestAlarmEngine::ignoresUnknownAlarms()
{
    Bench bench;
    QCOMPARE(bench.acknowledge(0), kNothing);
    QCOMPARE(bench.reset(0), kNothing);
    bench.engine.acknowledge({kOven, LimitKind::LowLow}, "operator", {}, kStartMs, kStartMs, bench.out);
    QVERIFY(bench.out.empty());
}

void TestAlarmEngine::badReadingsMoveNothing()
{
    Bench bench;
    Reading bad = readingAt(0, 200);
    bad.quality = Quality::Bad;
    QCOMPARE(bench.see(bad), kNothing);
    QVERIFY(!bench.engine.worstCrossing(bad));
    bench.see(1000, 81);
    bad = readingAt(2000, 0);
    bad.quality = Quality::Bad;
    QCOMPARE(bench.see(bad), kNothing);
    QVERIFY(bench.state() == AlarmState::ActiveUnacknowledged);
    Reading uncertain = readingAt(3000, 20);
    uncertain.quality = Quality::Uncertain;
    QCOMPARE(bench.see(uncertain), std::string("returned high"));
}

void TestAlarmEngine::lateReadingsMoveNothing()
{
    Bench bench;
    bench.see(10000, 70);
    Reading late = readingAt(11000, 95);
    late.timestampMs = kStartMs + 9000;
    QCOMPARE(bench.see(late), kNothing);
    Reading sameTime = readingAt(12000, 95);
    sameTime.timestampMs = kStartMs + 10000;
    QCOMPARE(bench.see(sameTime), std::string("activated high"));
}

void TestAlarmEngine::aDeviceSetBackIsNotDeafForLong()
{
    Bench bench;
    bench.see(0, 70);
    Reading reading = readingAt(60000, 95);
    reading.timestampMs = 1000;
    QCOMPARE(bench.see(reading), kNothing);
    reading.arrivalMs += 1;
    QCOMPARE(bench.see(reading), std::string("activated high"));
    reading.timestampMs += 1000;
    reading.arrivalMs += 1000;
    reading.value = 20;
    QCOMPARE(bench.see(reading), std::string("returned high"));
}

void TestAlarmEngine::aWrongClockIsDatedByArrival_data()
{
    QTest::addColumn<std::int64_t>("source");
    QTest::addColumn<TimeQuality>("time");
    QTest::addColumn<bool>("byArrival");
    const auto row = [](const char *name, std::int64_t source, TimeQuality time, bool byArrival) {
        QTest::newRow(name) << source << time << byArrival;
    };
    row("the very beginning of 1970", 0, TimeQuality::Unset, true);
    row("seconds after it", 12'000, TimeQuality::Unset, true);
    row("the year 1", -62135596800000, TimeQuality::Unset, true);
    row("1980, where GPS begins", 315964800000, TimeQuality::Unset, true);
    row("2000, where clock chips begin", 946684803000, TimeQuality::Unset, true);
    row("2010, before this program was", 1262304000000, TimeQuality::Late, true);
    row("three hours ahead", kStartMs + 3 * 3'600'000, TimeQuality::Future, true);
    row("the year 2099", 4070908800000, TimeQuality::Future, true);
    row("half a minute ahead may be", kStartMs + 30'000, TimeQuality::Good, false);
    row("as it came", kStartMs - 300, TimeQuality::Good, false);
    row("measured an hour ago, told late", kStartMs - 3'600'000, TimeQuality::Late, false);
}

void TestAlarmEngine::aWrongClockIsDatedByArrival()
{
    QFETCH(const std::int64_t, source);
    QFETCH(const TimeQuality, time);
    QFETCH(const bool, byArrival);
    Bench bench;
    Reading reading = readingAt(0, 95);
    reading.timestampMs = source;
    reading.timeQuality = time;
    QCOMPARE(bench.see(reading), std::string("activated high"));
    const AlarmTransition &step = bench.out.at(0);
    QCOMPARE(step.timeMs, byArrival ? kStartMs : std::min(source, kStartMs));
    QCOMPARE(step.alarm.activatedMs.value(), step.timeMs);
    QCOMPARE(step.alarm.sourceMs.has_value(), byArrival);
    QCOMPARE(step.alarm.sourceMs.value_or(source), source);
    const auto crossing = bench.engine.worstCrossing(reading);
    QCOMPARE(crossing->when.ms, step.timeMs);
}

void TestAlarmEngine::aSlowClockIsDatedByArrival()
{
    Bench bench;
    Reading reading;
    for (int second = 0; second < 6; ++second) {
        reading = readingAt(second * 1000, second < 5 ? 20 : 95);
        reading.timestampMs -= 3'600'000;
        reading.timeQuality = TimeQuality::Late;
        bench.see(reading);
    }
    QCOMPARE(bench.out.at(0).timeMs, reading.arrivalMs);
    QCOMPARE(bench.out.at(0).alarm.sourceMs.value(), reading.timestampMs);
}

void TestAlarmEngine::aDelayOfAWrongClockEndsByArrival()
{
    Bench bench{withHigh({.limit = 80, .onDelay = 10s})};
    Reading reading = readingAt(0, 95);
    reading.timestampMs = 1000;
    reading.timeQuality = TimeQuality::Unset;
    bench.see(reading);
    QCOMPARE(bench.tick(10001), std::string("activated high"));
    QCOMPARE(bench.out.at(0).timeMs, kStartMs + 10'000);
    QCOMPARE(bench.out.at(0).alarm.sourceMs.value(), std::int64_t(11'000));
}

void TestAlarmEngine::aDeviceThatLeavesEndsItsAlarms()
{
    Bench bench;
    bench.see(0, 95);
    bench.out.clear();
    bench.engine.remove({"oven-02"}, kStartMs + 1, bench.out);
    QVERIFY(bench.out.empty());
    bench.engine.remove({kOven.deviceId}, kStartMs + 1, bench.out);
    QCOMPARE(bench.told(), std::string("removed high"));
    QVERIFY(bench.out.at(0).alarm.state() == AlarmState::Normal);
    QVERIFY(bench.engine.alarms().empty());
    QCOMPARE(bench.see(2000, 95), std::string("activated high")); // it came back
}

void TestAlarmEngine::aTimeAheadOfArrivalCountsAsArrival()
{
    Bench bench;
    Reading ahead = readingAt(0, 81);
    ahead.timestampMs += 3600000;
    bench.see(ahead);
    QCOMPARE(bench.out.at(0).timeMs, kStartMs);
    QCOMPARE(bench.see(1000, 70), std::string("returned high")); // its clock was put right
}

void TestAlarmEngine::judgesNoReadingOfAnUnknownUnit()
{
    Bench bench;
    QCOMPARE(bench.see(ofUnknownUnit(0, 95)), std::string("activated unit"));
    QVERIFY(!bench.engine.worstCrossing(ofUnknownUnit(0, 95)));
    QCOMPARE(bench.see(ofUnknownUnit(1, 950)), std::string());
    QCOMPARE(bench.engine.alarms().front().unit, std::string("furlong"));
    QCOMPARE(bench.see(2, 95), std::string("activated high"));
    QCOMPARE(bench.tick(10'003), std::string("returned unit"));
    QCOMPARE(bench.see(ofUnknownUnit(10'004, 95)), std::string("activated unit"));
}

void TestAlarmEngine::keepsALimitsAlarmWhileTheUnitIsUnknown()
{
    Bench bench;
    QCOMPARE(bench.see(0, 95), std::string("activated high"));
    QCOMPARE(bench.see(ofUnknownUnit(1, 20)), std::string("activated unit"));
    QCOMPARE(bench.see(2, 20), std::string("returned high"));
    QCOMPARE(bench.tick(10'001), std::string());
    QCOMPARE(bench.see(ofUnknownUnit(10'001, 20)), std::string()); // one that comes and goes is one alarm
    QCOMPARE(bench.see(10'002, 20), std::string());
    QCOMPARE(bench.tick(20'003), std::string("returned unit"));
}

void TestAlarmEngine::watchesNoUnitWithoutALimit()
{
    Bench bench;
    Reading reading = ofUnknownUnit(0, 95);
    reading.sensorType = "vibration";
    QCOMPARE(bench.see(reading), std::string());
    QVERIFY(bench.engine.alarms().empty());
}

void TestAlarmEngine::restoresTheAlarmOfAUnit()
{
    Bench before;
    before.see(ofUnknownUnit(0, 95));
    Bench after;
    after.engine.restore(before.engine.alarms());
    QCOMPARE(after.see(ofUnknownUnit(1, 95)), std::string());
    QCOMPARE(after.see(2, 20), std::string());
    QCOMPARE(after.tick(10'003), std::string("returned unit"));
}

void TestAlarmEngine::restoresWhatWasThere()
{
    const AlarmSettings settings = withHigh({.limit = 80, .deadband = 5, .latch = true});
    Bench before{settings};
    before.see(0, 81);
    before.see(1000, 76);

    Bench after{settings};
    after.engine.restore(before.engine.alarms());
    QVERIFY(after.state() == AlarmState::ActiveUnacknowledged);
    QCOMPARE(after.see(2000, 79), kNothing); // inside the deadband: still the same activation
    QCOMPARE(after.acknowledge(-5000), std::string("acknowledged high")); // it was there before every press
    QCOMPARE(after.see(3000, 75), std::string("returned high"));
    QVERIFY(after.state() == AlarmState::LatchedAcknowledged);
}

/// What a device measured before the alarm came, and sends after a start of the edge, is history now as then.
void TestAlarmEngine::noReadingOfBeforeEndsARestoredAlarm()
{
    Bench first;
    QCOMPARE(first.see(10'000, 85), std::string("activated high"));
    Bench bench;
    bench.engine.restore(first.engine.alarms());
    Reading late = readingAt(5000, 20);
    late.arrivalMs = kStartMs + 20'000;
    QCOMPARE(bench.see(late), kNothing);
    QVERIFY(bench.state() == AlarmState::ActiveUnacknowledged);
    QCOMPARE(bench.see(21'000, 20), std::string("returned high"));
}

void TestAlarmEngine::aRestoredAlarmWithoutLimitReturns()
{
    Bench before;
    before.see(0, 81);
    Bench after{AlarmSettings{}};
    after.engine.restore(before.engine.alarms());
    QVERIFY(after.state() == AlarmState::ActiveUnacknowledged);
    after.tick(60000);
    QCOMPARE(after.tick(61000), std::string("returned high"));
    QCOMPARE(after.out.at(0).timeMs, kStartMs + 60000);
    QCOMPARE(after.acknowledge(62000), std::string("acknowledged high"));
    QVERIFY(after.engine.alarms().empty());
    QCOMPARE(after.see(63000, 500), kNothing);
}

void TestAlarmEngine::worstCrossingNamesTheOuterLimit()
{
    AlarmSettings settings = withHigh({.limit = 80});
    settings.setLimit("temperature", LimitKind::HighHigh, AlarmLimit{.limit = 100, .priority = Priority::Critical});
    settings.setLimit("temperature", LimitKind::LowLow, AlarmLimit{.limit = 0, .onDelay = 60s});
    Bench bench{settings};
    const auto crossing = [&](double value) {
        bench.see(0, value);
        return bench.engine.worstCrossing(readingAt(0, value));
    };
    QVERIFY(!crossing(80));
    QVERIFY(crossing(90)->kind == LimitKind::High);
    QVERIFY(crossing(101)->kind == LimitKind::HighHigh);
    QCOMPARE(crossing(101)->limit, 100.0);
    QVERIFY(crossing(101)->priority == Priority::Critical);
    QVERIFY(crossing(-1)->kind == LimitKind::LowLow); // though its delay still runs
}

void TestAlarmEngine::sameReadingsGiveSameTransitions()
{
    AlarmSettings settings = withHigh({.limit = 80, .deadband = 1, .onDelay = 3s, .offDelay = 2s, .latch = true});
    settings.setLimit("temperature", LimitKind::Low, AlarmLimit{.limit = 20, .onDelay = 700ms});
    Bench ticked{settings};
    Bench replayed{settings};
    std::vector<AlarmTransition> first;
    std::vector<AlarmTransition> second;
    std::mt19937 random(7);
    for (std::int64_t atMs = 0; atMs < 3'600'000; atMs += 100 + static_cast<std::int64_t>(random() % 1500)) {
        Reading reading = readingAt(atMs, static_cast<double>(random() % 100));
        reading.timestampMs -= static_cast<std::int64_t>(random() % 500);
        reading.deviceId = random() % 2 == 0 ? "oven-01" : "oven-02";
        ticked.engine.tick(kStartMs + atMs - static_cast<std::int64_t>(random() % 100), first);
        ticked.engine.evaluate(reading, first);
        replayed.engine.evaluate(reading, second);
    }
    QCOMPARE(first.size(), second.size());
    QVERIFY(first.size() > 100);
    for (std::size_t i = 0; i < first.size(); ++i) {
        QCOMPARE(first[i].alarm.key.id(), second[i].alarm.key.id());
        QVERIFY(first[i].event == second[i].event);
        QCOMPARE(first[i].timeMs, second[i].timeMs);
        QCOMPARE(first[i].position, second[i].position);
    }
}

void TestAlarmEngine::aCommentIsAStepThatChangesNoState()
{
    Bench bench;
    bench.see(0, 85);
    QCOMPARE(bench.comment(1000, "the door is open"), std::string("commented high"));
    const AlarmTransition &step = bench.out.front();
    QCOMPARE(step.by, std::string("operator"));
    QCOMPARE(step.said, std::string("the door is open"));
    QCOMPARE(step.timeMs, kStartMs + 1000);
    QVERIFY(bench.state() == AlarmState::ActiveUnacknowledged);
    QCOMPARE(bench.engine.alarms().front().comment, std::string("the door is open"));
}

/// The history is kept by time: no later word stands before an earlier one.
void TestAlarmEngine::aCommentStaysWhenItIsSeenWithoutAWord()
{
    Bench bench;
    bench.see(1000, 81);
    bench.comment(1100, "the door is open");
    std::vector<AlarmTransition> out;
    bench.engine.acknowledge(kOvenHigh, "operator", {}, kStartMs + 1200, kStartMs + 1200, out);
    QCOMPARE(out.at(0).alarm.comment, std::string("the door is open"));
    QCOMPARE(out.at(0).said, std::string());
}

void TestAlarmEngine::commentsOfOneMomentKeepTheirOrder()
{
    Bench bench;
    bench.see(0, 85);
    bench.comment(1000, "first");
    const std::int64_t firstMs = bench.out.front().timeMs;
    bench.comment(1000, "second");
    QCOMPARE(bench.out.front().timeMs, firstMs + 1);
}

void TestAlarmEngine::nobodyCommentsOnAnAlarmThatNeverWas()
{
    Bench bench;
    QCOMPARE(bench.comment(1000, "of nothing"), kNothing);
}

void TestAlarmEngine::aChangedLimitJudgesTheLastValueAtOnce()
{
    Bench bench(withHigh({.limit = 80, .deadband = 0}));
    QCOMPARE(bench.see(0, 75), kNothing);
    QCOMPARE(bench.configure(60'000, withHigh({.limit = 70, .deadband = 0})), "activated high");
    QCOMPARE(bench.out[0].timeMs, kStartMs + 60'000); // nobody has sent anything since
    QCOMPARE(bench.out[0].alarm.limit, 70.0);
    QCOMPARE(bench.out[0].alarm.value, 75.0);
    QCOMPARE(bench.configure(90'000, withHigh({.limit = 74, .deadband = 2})), kNothing); // within the deadband
    QCOMPARE(bench.configure(99'000, withHigh({.limit = 77, .deadband = 2})), "returned high");
    QCOMPARE(bench.configure(120'000, withHigh({.limit = 70, .unit = "bar"})), kNothing); // of another unit, perhaps
}

void TestAlarmEngine::aChangedLimitKeepsToItsDelays()
{
    Bench bench(withHigh({.limit = 80}));
    QCOMPARE(bench.see(0, 75), kNothing);
    QCOMPARE(bench.tick(1000), kNothing);
    QCOMPARE(bench.configure(1000, withHigh({.limit = 70, .onDelay = 5s, .offDelay = 3s})), kNothing);
    QCOMPARE(bench.tick(5999), kNothing);
    QCOMPARE(bench.tick(6100), "activated high");
    QCOMPARE(bench.out[0].timeMs, kStartMs + 6000);
    QCOMPARE(bench.tick(7000), kNothing);
    QCOMPARE(bench.configure(7000, withHigh({.limit = 78, .onDelay = 5s, .offDelay = 3s})), kNothing);
    QCOMPARE(bench.tick(10'100), "returned high");
}

void TestAlarmEngine::changedLimitsMaskEachOther()
{
    const auto both = [](double high, double highHigh) {
        AlarmSettings settings = withHigh({.limit = high});
        settings.setLimit("temperature", LimitKind::HighHigh, AlarmLimit{.limit = highHigh});
        return settings;
    };
    Bench bench(both(80, 90));
    QCOMPARE(bench.see(0, 75), kNothing);
    (void)bench.configure(1000, both(60, 70));
    std::vector<LimitKind> called;
    for (const AlarmTransition &step : bench.out)
        if (step.calls)
            called.push_back(step.alarm.key.limit);
    QVERIFY(called == std::vector{LimitKind::HighHigh});
    (void)bench.configure(2000, both(80, 90));
    QVERIFY(std::ranges::none_of(bench.out, &AlarmTransition::calls));
    QVERIFY(std::ranges::none_of(bench.engine.alarms(), &Alarm::active));
}

LINESIDE_TEST(TestAlarmEngine)

} // namespace tst_alarmengine

#include "tst_alarmengine.moc"
