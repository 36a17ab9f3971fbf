// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/rfc3339.h"
#include "engine/pipeline.h"
#include "support/testpaths.h"

#include <QFile>
#include <QTest>

#include <map>
#include <string>

using namespace lineside;

namespace {

constexpr std::int64_t kNowMs = 1767225600000; // 2026-01-01T00:00:00Z
constexpr const char *kNow = "2026-01-01T00:00:00Z";

/// A pipeline that is told messages and remembers the alerts it sends.
struct Bench
{
    explicit Bench(const Config &config = withDefaults())
        : pipeline(config,
                   {.alert = [this](const PendingAlert &alert) { alerts[alert.deviceId] = alert.payload; },
                    .rejected = [](const RejectedMessage &) {},
                    .command = [](const Command &) {},
                    .commandMoved = {},
                    .replayQuarantine = {}})
    {
    }

    static Config withDefaults()
    {
        Config config;
        config.alarms = AlarmSettings::defaults();
        return config;
    }

    void take(const std::string &topic, const std::string &payload)
    {
        RawMessageView message;
        message.topic = topic;
        message.payload = payload;
        message.arrivalMs = nowMs;
        pipeline.take(message, ++position, {.utcMs = nowMs, .monotonicMs = 1});
    }
    void read(const char *device, const char *sensor, double value, const char *unit)
    {
        take(std::string("devices/") + device + "/data",
             std::string(R"({"device_id":")") + device + R"(","timestamp":")" + kNow + R"(","sensor_type":")" + sensor
                 + R"(","value":)" + std::to_string(value) + R"(,"unit":")" + unit + R"(","location":"hall 1"})");
    }
    [[nodiscard]] const Reading &last() const { return pipeline.batch().readings.back(); }
    /// "unit activated", "unit returned", "high activated"; empty: nothing happened.
    [[nodiscard]] std::string told() const
    {
        std::string text;
        for (const AlarmTransition &each : pipeline.batch().transitions)
            text += (text.empty() ? "" : ", ") + std::string(toString(each.alarm.key.limit)) + ' '
                + std::string(toString(each.event));
        return text;
    }
    [[nodiscard]] BookEntries books() { return pipeline.batchCommitted({}); }

    std::map<std::string, std::string> alerts;
    std::uint64_t position = 0;
    std::int64_t nowMs = kNowMs;
    Pipeline pipeline;
};

} // namespace

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
    Config config = Bench::withDefaults();
    config.devices.clocks["be"] = {ClockRule::Kind::Zone, zone};
    Bench bench(config);
    bench.take("devices/be/data",
               R"({"device_id":"be","timestamp":")" + told + R"(","sensor_type":"temperature","value":1})");
    QTEST(formatRfc3339(bench.last().timestampMs), "utc");
}

void TestPipelineUnits::judgesWhatTheFieldReported()
{
    QFile file(testData("/process/messages.tsv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    Bench bench;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        const auto tab = line.indexOf('\t');
        bench.take(line.left(tab).toStdString(), line.mid(tab + 1).replace("@NOW@", kNow).toStdString());
    }
    QCOMPARE(bench.position, std::uint64_t(15));
    for (const char *beyond : {"unit-01", "unit-02", "unit-03", "unit-04", "unit-05", "unit-06", "unit-07", "unit-08",
                               "unit-09", "unit-10", "unit-12", "unit-13"})
        QVERIFY2(bench.alerts.contains(beyond), beyond);
    for (const char *within : {"unit-11", "unit-14", "unit-15"})
        QVERIFY2(!bench.alerts.contains(within), within);
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
    Bench bench;
    bench.read("oven", "temperature", 95, "furlong");
    QCOMPARE(bench.told(), std::string("unit activated"));
    QVERIFY(bench.alerts.empty()); // the contract's alert is of limits
    bench.read("oven", "temperature", 95, "furlong");
    QCOMPARE(bench.told(), std::string("unit activated"));
    for (int i = 0; i < 100; ++i) { // a device that alternates makes one alarm, not a step a reading
        bench.read("oven", "temperature", 20, "celsius");
        bench.read("oven", "temperature", 95, "furlong");
    }
    bench.read("oven", "temperature", 20, "celsius");
    QCOMPARE(bench.told(), std::string("unit activated"));
    bench.nowMs += 10'000;
    bench.read("oven", "temperature", 20, "celsius");
    bench.pipeline.tick({.utcMs = bench.nowMs, .monotonicMs = 10'001}, true);
    QCOMPARE(bench.told(), std::string("unit activated, unit returned"));
    QCOMPARE(bench.last().quality, Quality::Good);
}

void TestPipelineUnits::judgesASensorHoweverItsNameIsWritten()
{
    for (const char *name : {"temperature", "Temperature", "TEMPERATURE", " temperature", "temperature ",
                             "temperature\xe2\x80\x8b", "\xc2\xa0Temperature"}) {
        Bench bench;
        bench.read("oven", name, 95, "celsius");
        QVERIFY2(bench.told() == "high activated", name);
    }
}

void TestPipelineUnits::raisesNoAlarmWhereNoLimitIs()
{
    Bench bench;
    bench.read("press", "strokes", 95, "furlong");
    QCOMPARE(bench.told(), std::string());
    QVERIFY(bench.last().unitUnknown);
    QCOMPARE(bench.last().quality, Quality::Uncertain);
}

void TestPipelineUnits::countsWhatIsNotKnownByName()
{
    Bench bench;
    bench.read("oven", "temperature", 95, "furlong");
    bench.read("press", "temperature", 95, "furlong");
    bench.read("press", "humidity", 130, "percent");
    const BookEntries books = bench.books();
    QCOMPARE(books.unknownUnits.at("furlong").count, std::uint64_t(2));
    QCOMPARE(books.unknownUnits.at("furlong").devices, (std::set<std::string>{"oven", "press"}));
    QCOMPARE(books.corrected, std::uint64_t(1));
}

void TestPipelineUnits::takesAReadingRightlyOnceTheSiteDefinesItsUnit()
{
    Config config = Bench::withDefaults();
    config.units.units = {{.code = "gas mark", .quantity = "temperature", .factor = 14, .offset = 8.7}};
    Bench bench(config);
    bench.read("oven", "temperature", 5, "Gas_Mark");
    QCOMPARE(bench.last().unit, std::string("celsius"));
    QVERIFY(std::abs(bench.last().value - 191.8) < 1e-9);
    QCOMPARE(bench.told(), std::string("high activated"));
}

void TestPipelineUnits::takesADevicesOwnWords()
{
    Config config = Bench::withDefaults();
    config.units.units = {{.code = "bar", .aliases = {"%", ""}, .device = "plc", .sensorType = "pressure"}};
    Bench bench(config);
    bench.read("plc", "pressure", 3, "%");
    QCOMPARE(bench.last().value, 300000.0);
    bench.read("plc", "pressure", 3, "");
    QCOMPARE(bench.last().value, 300000.0);
    bench.read("plc", "humidity", 40, "%");
    QCOMPARE(bench.last().unit, std::string("percent"));
    bench.read("other", "pressure", 3, "%");
    QVERIFY(bench.last().unitUnknown);
}

void TestPipelineUnits::judgesALimitInItsOwnUnitAlone()
{
    Config config = Bench::withDefaults();
    config.alarms.bySensorType["zone"] = {{LimitKind::High, {.limit = 80, .unit = "celsius"}}};
    Bench bench(config);
    bench.read("oven", "zone", 200, "fahrenheit");
    QCOMPARE(bench.told(), std::string("high activated"));
    bench.read("press", "zone", 200, "newton");
    QCOMPARE(bench.told(), std::string("high activated, unit activated"));
    QCOMPARE(bench.last().unit, std::string("newton"));
}

QTEST_APPLESS_MAIN(TestPipelineUnits)
#include "tst_pipelineunits.moc"
