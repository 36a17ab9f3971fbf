// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/processor.h"

#include "support/testmain.h"

#include <QTest>

#include <set>

using namespace lineside;

namespace tst_processor {

static Reading readingOf(const char *sensorType, const char *unit, double value)
{
    Reading reading;
    reading.sensorType = sensorType;
    reading.unit = unit;
    reading.value = value;
    return reading;
}

class TestProcessor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesAnEmptyReadingAlone();
    void bringsAReadingToItsBaseUnit();
    void marksTheTimeOfProcessing();
    void leavesAnUnknownUnitAsItCame();
    void marksAUnitThatDoesNotFitTheSignal_data();
    void marksAUnitThatDoesNotFitTheSignal();
    void takesAnAbsentUnitForTheBaseUnit();
    void doesNotClampWhatIsNotKnownToBePercent();
    void remembersNoEndOfSpellings();
    void letsNoDeviceInventSeriesWithoutEnd();
    void takesADevicesNamesAsFoldedAsAll_data();
    void takesADevicesNamesAsFoldedAsAll();
    void cutsNamesForLists();
    void keepsHumidityWithinItsRange_data();
    void keepsHumidityWithinItsRange();
    void clampsHumidityHoweverItsNameIsWritten();
    void clampsHumidityAfterConversion();
    void doesNotClampOtherSignals();
    void neverMakesBadQualityBetter();
    void keepsAValueItsBaseUnitCannotHold();
    void judgesTheSourceTimeByTheArrival_data();
    void judgesTheSourceTimeByTheArrival();
    void callsLateWhatTheSiteCallsLate();

private:
    const UnitTable m_units = UnitTable::builtIn();
    Processor m_processor{m_units};
};

void TestProcessor::leavesAnEmptyReadingAlone()
{
    Reading reading;
    const auto done = m_processor.process(reading, 0);
    QVERIFY(!done.unitUnknown);
    QVERIFY(!done.corrected);
    QCOMPARE(reading.value, 0.0);
    QVERIFY(reading.unit.empty());
    QVERIFY(reading.metadata.empty());
}

void TestProcessor::bringsAReadingToItsBaseUnit()
{
    Reading reading = readingOf("temperature", "Fahrenheit", 212);
    const auto done = m_processor.process(reading, 0);
    QVERIFY(reading.value == 100);
    QCOMPARE(reading.unit, std::string("celsius"));
    QCOMPARE(reading.quality, Quality::Good);
    QVERIFY(!done.corrected);
}

void TestProcessor::marksTheTimeOfProcessing()
{
    Reading reading;
    (void)m_processor.process(reading, 1767225600123);
    QCOMPARE(reading.processedMs, 1767225600123);
}

void TestProcessor::leavesAnUnknownUnitAsItCame()
{
    Reading reading = readingOf("distance", "Furlong", 3);
    const auto done = m_processor.process(reading, 0);
    QVERIFY(done.unitUnknown);
    QCOMPARE(reading.unit, std::string("Furlong"));
    QCOMPARE(reading.value, 3.0);
    QVERIFY(reading.unitUnknown);
    QCOMPARE(reading.quality, Quality::Uncertain);
}

void TestProcessor::marksAUnitThatDoesNotFitTheSignal_data()
{
    QTest::addColumn<QByteArray>("sensor");
    QTest::addColumn<QByteArray>("unit");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *sentence, const char *sensor, const char *unit, bool fits) {
        QTest::newRow(sentence) << QByteArray(sensor) << QByteArray(unit) << fits;
    };
    row("a temperature in its base unit", "temperature", "celsius", true);
    row("a temperature in another unit", "temperature", "Degrees Fahrenheit", true);
    row("a temperature in pascal", "temperature", "pascal", false);
    row("a temperature in percent", "temperature", "%", false);
    row("a temperature in degrees of an angle", "temperature", "°", false);
    row("a temperature in counts of a converter", "temperature", "counts", false);
    row("the word comes last", "oven_temperature", "bar", false);
    row("a number behind it", "temperature_2", "bar", false);
    row("a pressure in gauge", "pressure", "psig", true);
    row("a pressure in absolute", "pressure", "bara", true);
    row("a pressure in milliampere", "pressure", "mA", false);
    row("a pressure in metres", "pressure", "m", false);
    row("sound pressure is a level", "sound_pressure", "dB", true);
    row("humidity in percent", "humidity", "%RH", true);
    row("humidity in celsius", "humidity", "°C", false);
    row("absolute humidity", "absolute_humidity", "g/m³", true);
    row("a name that tells nothing", "zone_2", "pascal", true);
    row("a rate of change", "temperature_rate", "percent", true);
}

void TestProcessor::marksAUnitThatDoesNotFitTheSignal()
{
    QFETCH(const QByteArray, sensor);
    QFETCH(const QByteArray, unit);
    QFETCH(const bool, fits);
    Reading reading = readingOf(sensor.constData(), unit.constData(), 7);
    const auto done = m_processor.process(reading, 0);
    QCOMPARE(done.unitUnknown, !fits);
    QCOMPARE(reading.unitUnknown, !fits);
    QCOMPARE(reading.quality, fits ? Quality::Good : Quality::Uncertain);
    if (!fits) {
        QCOMPARE(reading.unit, unit.toStdString());
        QCOMPARE(reading.value, 7.0);
    }
}

void TestProcessor::takesAnAbsentUnitForTheBaseUnit()
{
    Reading reading = readingOf("temperature", "", 95);
    QVERIFY(!m_processor.process(reading, 0).unitUnknown);
    QVERIFY(!reading.unitUnknown);
    QCOMPARE(reading.quality, Quality::Good);
}

void TestProcessor::doesNotClampWhatIsNotKnownToBePercent()
{
    Reading reading = readingOf("humidity", "furlong", 200);
    QVERIFY(!m_processor.process(reading, 0).corrected);
    QCOMPARE(reading.value, 200.0);
}

void TestProcessor::remembersNoEndOfSpellings()
{
    for (int i = 0; i < 5000; ++i) {
        const std::string unit = "unit " + std::to_string(i);
        Reading reading = readingOf("temperature", unit.c_str(), 1);
        QVERIFY(m_processor.process(reading, 0).unitUnknown);
    }
    Reading reading = readingOf("temperature", " ºF", 212);
    QVERIFY(!m_processor.process(reading, 0).unitUnknown);
    QCOMPARE(reading.value, 100.0);
}

void TestProcessor::letsNoDeviceInventSeriesWithoutEnd()
{
    Processor processor(m_units);
    std::set<std::string> units;
    for (std::size_t i = 0; i < 5000; ++i) {
        Reading reading = readingOf("distance", ("u" + std::to_string(i)).c_str(), 3);
        reading.metadata = i % 2 == 0 ? "" : R"({"batch":7})";
        (void)processor.process(reading, 0);
        QVERIFY(reading.unitUnknown);
        units.insert(reading.unit);
        const std::string sent = R"("unit_as_sent":"u)" + std::to_string(i) + '"';
        if (reading.unit == "other")
            QCOMPARE(reading.metadata, i % 2 == 0 ? '{' + sent + '}' : '{' + sent + R"(,"batch":7})");
    }
    QCOMPARE(units.size(), Processor::kUnknownNames + 1);
    Reading early = readingOf("distance", "u7", 3);
    (void)processor.process(early, 0);
    QCOMPARE(early.unit, std::string("u7"));
    for (const char *metadata : {"", "{}", "{ }", " {\n} "}) { // a device that says "other" tells that as its own word
        Reading other = readingOf("distance", "other", 3);
        other.metadata = metadata;
        (void)processor.process(other, 0);
        QCOMPARE(other.metadata, std::string(R"({"unit_as_sent":"other"})"));
    }
    Reading forged = readingOf("distance", "other", 3);
    forged.metadata = R"({ "unit_as_sent":"furlong"})";
    (void)processor.process(forged, 0);
    QCOMPARE(forged.metadata, std::string(R"({"unit_as_sent":"other","unit_as_sent":"furlong"})"));
}

void TestProcessor::takesADevicesNamesAsFoldedAsAll_data()
{
    QTest::addColumn<std::string>("alias");
    QTest::addColumn<std::string>("sent");
    QTest::addColumn<std::string>("sensorType");
    QTest::addColumn<double>("pascal"); // of 3; 3: not known
    const auto row = [](const char *sentence, const char *alias, const char *sent, double pascal,
                        const char *sensorType = "pressure") {
        QTest::newRow(sentence) << std::string(alias) << std::string(sent) << std::string(sensorType) << pascal;
    };
    const double psi = 20684.271879505;
    row("as written", "bar", "bar", psi);
    row("a capital", "bar", "Bar", psi);
    row("capitals, which are a code of the table's too", "bar", "BAR", psi);
    row("blanks around", "bar", " bar ", psi);
    row("a blank within", "bar", "b ar", psi);
    row("an underscore", "bar", "b_ar", psi);
    row("a blank nobody sees", "bar",
        "b\xe2\x80\x8b"
        "ar",
        psi);
    row("the signal's name in another case", "bar", "Bar", psi, " PRESSURE");
    row("a word of its own", "Raw Count_1", "raw count 1", psi);
    row("a word of its own, joined", "Raw Count_1", "RAWCOUNT1", psi);
    row("nothing stands for nothing", "", "", psi);
    row("blanks are nothing too", "", "  ", psi);
    row("another unit stays what it is", "bar", "mbar", 300);
    row("what the table tells apart by case is not the alias", "mPa", "MPa", 3e6);
    row("what names neither may be the alias", "mPa", "mpa", psi);
    row("a letter has no case", "x", "X", 3);
    row("a device of its own", "raw", "raw", 3, "other");
}

void TestProcessor::takesADevicesNamesAsFoldedAsAll()
{
    QFETCH(const std::string, alias);
    QFETCH(const std::string, sent);
    QFETCH(const std::string, sensorType);
    QFETCH(const double, pascal);
    const auto units = UnitTable::builtIn();
    SignalUnits known;
    known.deviceUnits = {{.code = "bar", .aliases = {alias}, .device = "px"},
                         {.code = "psi", .aliases = {alias}, .device = "px", .sensorType = "pressure"}};
    if (sensorType == "other")
        known.deviceUnits[0].device = known.deviceUnits[1].device = "py";
    Processor processor(units, known);
    for (int again = 0; again < 2; ++again) {
        Reading reading = readingOf(sensorType == "other" ? "pressure" : sensorType.c_str(), sent.c_str(), 3);
        reading.deviceId = "px";
        (void)processor.process(reading, 0);
        QVERIFY2(std::abs(reading.value - pascal) < 1e-6 * pascal, std::to_string(reading.value).c_str());
        QCOMPARE(reading.unitUnknown, pascal == 3);
    }
}

void TestProcessor::cutsNamesForLists()
{
    QCOMPARE(unitLabel("a\tb\nc"), std::string("a b c"));
    QCOMPARE(unitLabel(std::string(200, 'x')), std::string(48, 'x'));
    QCOMPARE(unitLabel(std::string(47, 'x') + "°C"), std::string(47, 'x')); // no half letters
}

void TestProcessor::keepsHumidityWithinItsRange_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("kept");
    QTest::addColumn<bool>("corrected");
    QTest::newRow("within") << 55.5 << 55.5 << false;
    QTest::newRow("the lower end is within") << 0.0 << 0.0 << false;
    QTest::newRow("the upper end is within") << 100.0 << 100.0 << false;
    QTest::newRow("below") << -3.0 << 0.0 << true;
    QTest::newRow("above") << 100.4 << 100.0 << true;
}

void TestProcessor::keepsHumidityWithinItsRange()
{
    QFETCH(const double, value);
    QFETCH(const double, kept);
    QFETCH(const bool, corrected);
    Reading reading = readingOf("humidity", "percent", value);
    const auto done = m_processor.process(reading, 0);
    QCOMPARE(reading.value, kept);
    QCOMPARE(done.corrected, corrected);
    QCOMPARE(reading.quality, corrected ? Quality::Uncertain : Quality::Good);
}

void TestProcessor::clampsHumidityHoweverItsNameIsWritten()
{
    for (const char *name : {"Humidity", "HUMIDITY", " humidity ", "humidity\xc2\xa0", "\xe2\x80\x8bHumidity"}) {
        Reading reading = readingOf(name, "percent", 120);
        (void)m_processor.process(reading, 0);
        QVERIFY2(reading.value == 100, name);
        Reading misfit = readingOf(name, "celsius", 20);
        QVERIFY2(m_processor.process(misfit, 0).unitUnknown, name);
    }
}

void TestProcessor::clampsHumidityAfterConversion()
{
    Reading reading = readingOf("humidity", "fraction", 1.2);
    (void)m_processor.process(reading, 0);
    QCOMPARE(reading.value, 100.0);
    QCOMPARE(reading.unit, std::string("percent"));
}

void TestProcessor::doesNotClampOtherSignals()
{
    Reading reading = readingOf("load", "percent", 130);
    (void)m_processor.process(reading, 0);
    QCOMPARE(reading.value, 130.0);
}

void TestProcessor::neverMakesBadQualityBetter()
{
    Reading reading = readingOf("humidity", "", 200);
    reading.quality = Quality::Bad;
    (void)m_processor.process(reading, 0);
    QCOMPARE(reading.quality, Quality::Bad);
}

void TestProcessor::keepsAValueItsBaseUnitCannotHold()
{
    Reading reading = readingOf("pressure", "bar", 1e308);
    const auto done = m_processor.process(reading, 0);
    QCOMPARE(reading.value, 1e308);
    QCOMPARE(reading.unit, std::string("bar"));
    QCOMPARE(reading.quality, Quality::Uncertain);
    QVERIFY(done.corrected);
    QVERIFY(!done.unitUnknown);
}

void TestProcessor::judgesTheSourceTimeByTheArrival_data()
{
    constexpr qint64 kNow = 1767225600000; // 2026-01-01
    constexpr qint64 kMinute = 60'000;
    constexpr qint64 kDay = 1440 * kMinute;
    constexpr qint64 kEdgeBoot = 30'000; // 1970
    QTest::addColumn<qint64>("source");
    QTest::addColumn<qint64>("arrival");
    QTest::addColumn<TimeQuality>("judged");
    QTest::newRow("as it came") << kNow << kNow << TimeQuality::Good;
    QTest::newRow("a minute ahead may be") << kNow + kMinute << kNow << TimeQuality::Good;
    QTest::newRow("more is a clock ahead") << kNow + kMinute + 1 << kNow << TimeQuality::Future;
    QTest::newRow("the year 2099") << qint64{4070908800000} << kNow << TimeQuality::Future;
    QTest::newRow("five minutes on the way may be") << kNow - 5 * kMinute << kNow << TimeQuality::Good;
    QTest::newRow("more is late") << kNow - 5 * kMinute - 1 << kNow << TimeQuality::Late;
    QTest::newRow("from a log of ten years ago") << kNow - 3652 * kDay << kNow << TimeQuality::Late;
    QTest::newRow("a clock that began in 1970") << qint64{12'000} << kNow << TimeQuality::Unset;
    QTest::newRow("before 1970") << qint64{-12'000} << kNow << TimeQuality::Unset;
    QTest::newRow("a clock chip that began in 2000") << qint64{946'684'800'000} << kNow << TimeQuality::Unset;
    QTest::newRow("right, but the edge has no time yet") << kNow << kEdgeBoot << TimeQuality::Good;
    QTest::newRow("neither has a time yet") << kEdgeBoot << kEdgeBoot << TimeQuality::Unset;
}

void TestProcessor::judgesTheSourceTimeByTheArrival()
{
    QFETCH(const qint64, source);
    QFETCH(const qint64, arrival);
    QFETCH(const TimeQuality, judged);
    Reading reading = readingOf("temperature", "celsius", 20);
    reading.timestampMs = source;
    reading.arrivalMs = arrival;
    (void)m_processor.process(reading, arrival);
    QVERIFY2(reading.timeQuality == judged, toString(reading.timeQuality).data());
    QCOMPARE(reading.timestampMs, source); // kept as it came, and so is the value
    QCOMPARE(reading.quality, Quality::Good);
}

void TestProcessor::callsLateWhatTheSiteCallsLate()
{
    Processor processor(m_units, {}, std::chrono::hours(2));
    Reading reading = readingOf("temperature", "celsius", 20);
    reading.arrivalMs = 1767225600000;
    reading.timestampMs = reading.arrivalMs - 7'200'000;
    (void)processor.process(reading, reading.arrivalMs);
    QVERIFY(reading.timeQuality == TimeQuality::Good);
    reading.timestampMs -= 1;
    (void)processor.process(reading, reading.arrivalMs);
    QVERIFY(reading.timeQuality == TimeQuality::Late);
}

LINESIDE_TEST(TestProcessor)

} // namespace tst_processor

#include "tst_processor.moc"
