// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/processor.h"

#include <QTest>

using namespace lineside;

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
    void keepsHumidityWithinItsRange_data();
    void keepsHumidityWithinItsRange();
    void clampsHumidityAfterConversion();
    void doesNotClampOtherSignals();
    void neverMakesBadQualityBetter();
    void keepsAValueItsBaseUnitCannotHold();

private:
    const UnitTable m_units = UnitTable::builtIn();
    const Processor m_processor{m_units};
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
    QCOMPARE(reading.quality, Quality::Good);
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

QTEST_APPLESS_MAIN(TestProcessor)
#include "tst_processor.moc"
