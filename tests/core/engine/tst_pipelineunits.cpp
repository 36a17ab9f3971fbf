// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pipelinebench.h"
#include "support/testmain.h"
#include "support/testpaths.h"

#include <QFile>
#include <QTest>

#include <set>
#include <string>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_pipelineunits {

using Strings = std::vector<std::string>;

class TestPipelineUnits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesWhatTheFieldReported();
    void tellsThatASignalIsNotWatchedUntilItIs();
    void judgesASensorHoweverItsNameIsWritten();
    void raisesNoAlarmWhereNoLimitIs();
    void countsWhatIsNotKnownByName();
    void takesAReadingRightlyOnceTheSiteDefinesItsUnit();
    void takesADevicesOwnWords();
    void judgesALimitInItsOwnUnitAlone();
    void keepsTheOffsetADeviceTells_data();
    void keepsTheOffsetADeviceTells();
};

void TestPipelineUnits::keepsTheOffsetADeviceTells_data()
{
    QTest::addColumn<std::string>("zone");
    QTest::addColumn<std::string>("told");
    QTest::addColumn<std::string>("utc");
    const auto row = [](const char *sentence, const char *zone, const char *told, const char *utc) {
        QTest::newRow(sentence) << std::string(zone) << std::string(told) << std::string(utc);
    };
    const char *berlin = "Europe/Berlin";
    row("no offset: the zone's clock", berlin, "2025-12-31T23:30:00", "2025-12-31T22:30:00Z");
    row("Z, wrongly: the zone's clock", berlin, "2025-12-31T23:30:00Z", "2025-12-31T22:30:00Z");
    row("+00:00, as wrongly", berlin, "2025-12-31T23:30:00+00:00", "2025-12-31T22:30:00Z");
    row("the zone's own offset", berlin, "2025-12-31T23:30:00+01:00", "2025-12-31T22:30:00Z");
    row("another offset than the zone's", berlin, "2025-12-31T23:30:00+03:00", "2025-12-31T20:30:00Z");
    row("an offset to the west", berlin, "2025-12-31T12:00:00-05:00", "2025-12-31T17:00:00Z");
    row("an offset under a fixed one", "+01:00", "2025-12-31T12:00:00+05:30", "2025-12-31T06:30:00Z");
    row("no offset under a fixed one", "+01:00", "2025-12-31T12:00:00", "2025-12-31T11:00:00Z");
    row("the hour that comes twice, first, long ago", berlin, "2025-10-26T02:30:00+02:00", "2025-10-26T00:30:00Z");
    row("the hour that comes twice, again", berlin, "2025-10-26T02:30:00+01:00", "2025-10-26T01:30:00Z");
    row("the hour that comes twice, nothing said", berlin, "2025-10-26T02:30:00", "2025-10-26T01:30:00Z");
}

void TestPipelineUnits::keepsTheOffsetADeviceTells()
{
    QFETCH(const std::string, zone);
    QFETCH(const std::string, told);
    Config config = PipelineBench::withDefaults();
    config.devices.clocks["be"] = {ClockRule::Kind::Zone, zone};
    PipelineBench bench(config);
    bench.take("devices/be/data",
               R"({"device_id":"be","timestamp":")" + told + R"(","sensor_type":"temperature","value":1})");
    QTEST(formatRfc3339(bench.last().timestampMs), "utc");
}

void TestPipelineUnits::judgesWhatTheFieldReported()
{
    QFile file(testData("/process/messages.tsv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    PipelineBench bench;
    const QByteArray now = QByteArray::fromStdString(formatRfc3339(bench.clock.utcMs()));
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        const auto tab = line.indexOf('\t');
        bench.take(line.left(tab).toStdString(), line.mid(tab + 1).replace("@NOW@", now).toStdString());
    }
    QCOMPARE(bench.position, std::uint64_t(15));
    for (const char *beyond : {"unit-01", "unit-02", "unit-03", "unit-04", "unit-05", "unit-06", "unit-07", "unit-08",
                               "unit-09", "unit-10", "unit-12", "unit-13"})
        QVERIFY2(bench.hasAlert(beyond), beyond);
    for (const char *within : {"unit-11", "unit-14", "unit-15"})
        QVERIFY2(!bench.hasAlert(within), within);
    const auto &readings = bench.pipeline.batch().readings;
    QVERIFY(std::abs(readings[0].value - 344737.86) < 0.01);
    QCOMPARE(readings[0].unit, std::string("pascal_gauge"));
    QCOMPARE(readings[3].unit, std::string("pascal_absolute"));
    QCOMPARE(readings[4].unit, std::string("pascal"));
    QCOMPARE(readings[13].unit, std::string("pascal"));
    QVERIFY(readings[13].unitUnknown && readings[14].unitUnknown);
}

void TestPipelineUnits::tellsThatASignalIsNotWatchedUntilItIs()
{
    PipelineBench bench;
    bench.read("oven", 95, "furlong");
    QCOMPARE(bench.steps(), (Strings{"unit activated"}));
    QVERIFY(bench.alerts.empty()); // the contract's alert is of limits
    bench.read("oven", 95, "furlong");
    QCOMPARE(bench.steps(), (Strings{"unit activated"}));
    for (int i = 0; i < 100; ++i) { // a device that alternates makes one alarm, not a step a reading
        bench.read("oven", 20, "celsius");
        bench.read("oven", 95, "furlong");
    }
    bench.read("oven", 20, "celsius");
    QCOMPARE(bench.steps(), (Strings{"unit activated"}));
    bench.clock.advance(10s);
    bench.read("oven", 20, "celsius");
    bench.tick();
    QCOMPARE(bench.steps(), (Strings{"unit activated", "unit returned"}));
    QVERIFY(bench.last().quality == Quality::Good);
}

void TestPipelineUnits::judgesASensorHoweverItsNameIsWritten()
{
    for (const char *name : {"temperature", "Temperature", "TEMPERATURE", " temperature", "temperature ",
                             "temperature\xe2\x80\x8b", "\xc2\xa0Temperature"}) {
        PipelineBench bench;
        bench.read("oven", 95, "celsius", name);
        QVERIFY2(bench.steps() == Strings{"high activated"}, name);
    }
}

void TestPipelineUnits::raisesNoAlarmWhereNoLimitIs()
{
    PipelineBench bench;
    bench.read("press", 95, "furlong", "strokes");
    QVERIFY(bench.steps().empty());
    QVERIFY(bench.last().unitUnknown);
    QVERIFY(bench.last().quality == Quality::Uncertain);
}

void TestPipelineUnits::countsWhatIsNotKnownByName()
{
    PipelineBench bench;
    bench.read("oven", 95, "furlong");
    bench.read("press", 95, "furlong");
    bench.read("press", 130, "percent", "humidity");
    const BookEntries books = bench.commit();
    QCOMPARE(books.unknownUnits.at("furlong").count, std::uint64_t(2));
    QCOMPARE(books.unknownUnits.at("furlong").devices, (std::set<std::string>{"oven", "press"}));
    QCOMPARE(books.corrected, std::uint64_t(1));
}

void TestPipelineUnits::takesAReadingRightlyOnceTheSiteDefinesItsUnit()
{
    Config config = PipelineBench::withDefaults();
    config.units.units = {{.code = "gas mark", .quantity = "temperature", .factor = 14, .offset = 8.7}};
    PipelineBench bench(config);
    bench.read("oven", 5, "Gas_Mark");
    QCOMPARE(bench.last().unit, std::string("celsius"));
    QVERIFY(std::abs(bench.last().value - 191.8) < 1e-9);
    QCOMPARE(bench.steps(), (Strings{"high activated"}));
}

void TestPipelineUnits::takesADevicesOwnWords()
{
    Config config = PipelineBench::withDefaults();
    config.units.units = {{.code = "bar", .aliases = {"%", ""}, .device = "plc", .sensorType = "pressure"}};
    PipelineBench bench(config);
    bench.read("plc", 3, "%", "pressure");
    QCOMPARE(bench.last().value, 300000.0);
    bench.read("plc", 3, "", "pressure");
    QCOMPARE(bench.last().value, 300000.0);
    bench.read("plc", 40, "%", "humidity");
    QCOMPARE(bench.last().unit, std::string("percent"));
    bench.read("other", 3, "%", "pressure");
    QVERIFY(bench.last().unitUnknown);
}

void TestPipelineUnits::judgesALimitInItsOwnUnitAlone()
{
    Config config = PipelineBench::withDefaults();
    config.alarms.setLimit("zone", LimitKind::High, AlarmLimit{.limit = 80, .unit = "celsius"});
    PipelineBench bench(config);
    bench.read("oven", 200, "fahrenheit", "zone");
    QCOMPARE(bench.steps(), (Strings{"high activated"}));
    bench.read("press", 200, "newton", "zone");
    QCOMPARE(bench.steps(), (Strings{"high activated", "unit activated"}));
    QCOMPARE(bench.last().unit, std::string("newton"));
}

LINESIDE_TEST(TestPipelineUnits)

} // namespace tst_pipelineunits

#include "tst_pipelineunits.moc"
