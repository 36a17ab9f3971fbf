// SPDX-License-Identifier: GPL-3.0-or-later
#include "sinks/payload.h"

#include "support/testmain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lineside;

namespace tst_payload {

Reading ovenReading()
{
    Reading reading;
    reading.deviceId = "oven-03";
    reading.sensorType = "temperature";
    reading.unit = "celsius";
    reading.location = "hall \"B\", Süd";
    reading.value = 81.25;
    reading.timestampMs = 1767225600250;
    reading.processedMs = 1767225600300;
    return reading;
}

AlarmTransition ovenTransition()
{
    AlarmTransition transition;
    transition.event = AlarmEvent::Activated;
    transition.timeMs = 1767225600250;
    Alarm &alarm = transition.alarm;
    alarm.key = {{"oven-03", "temperature"}, LimitKind::High};
    alarm.priority = Priority::High;
    alarm.location = "hall-b";
    alarm.unit = "celsius";
    alarm.limit = 80;
    alarm.value = 81.25;
    alarm.active = true;
    return transition;
}

std::string sensorDataWith(const std::string &metadata, Lane lane)
{
    Reading reading = ovenReading();
    reading.metadata = metadata;
    std::string out;
    encodeSensorData(out, reading, lane);
    return out;
}

/// The metadata member of the payload, as text.
std::string metadataOut(const std::string &metadataIn, Lane lane = Lane::Live)
{
    const std::string payload = sensorDataWith(metadataIn, lane);
    const auto start = payload.find("\"metadata\":") + 11;
    return payload.substr(start, payload.size() - start - 1);
}

class TestPayload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheSensorDataOfTheContract();
    void writesTheAlertOfTheContract();
    void tellsTheSourceTimeOfADoubtfulAlert_data();
    void tellsTheSourceTimeOfADoubtfulAlert();
    void putsOurMarksIntoTheMetadata_data();
    void putsOurMarksIntoTheMetadata();
    void marksWhatComesLate_data();
    void marksWhatComesLate();
    void marksATimeNotToBeTrusted();
    void marksAUnitNobodyKnows();
    void marksAValueThatWasRounded();
    void tellsTheUnitAsItWasSent();
    void isValidJsonWhateverTheTexts();
    void appendsToWhatIsThere();
};

void TestPayload::writesTheSensorDataOfTheContract()
{
    const std::string golden = R"({"device_id":"oven-03","timestamp":"2026-01-01T00:00:00.250Z",)"
                               R"("sensor_type":"temperature","value":81.25,"unit":"celsius",)"
                               R"("location":"hall \"B\", Süd","metadata":{"seq":7,)"
                               R"("processed_at":"2026-01-01T00:00:00.300Z","processor":"edge-processor"}})";
    QCOMPARE(sensorDataWith(R"({"seq":7})", Lane::Live), golden);
}

void TestPayload::writesTheAlertOfTheContract()
{
    const std::string golden = R"({"type":"sensor_alert","device_id":"oven-03","sensor_type":"temperature",)"
                               R"("value":81.25,"threshold":80,"timestamp":"2026-01-01T00:00:00.250Z",)"
                               R"("location":"hall-b","priority":"high","limit":"high","unit":"celsius",)"
                               R"("alarm_id":"oven-03/temperature/high","event":"activated"})";
    std::string out;
    encodeAlert(out, ovenTransition());
    QCOMPARE(out, golden);
}

void TestPayload::tellsTheSourceTimeOfADoubtfulAlert_data()
{
    QTest::addColumn<qint64>("sourceMs");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("a clock that was never set") << qint64(0) << QByteArray("1970-01-01T00:00:00Z");
    QTest::newRow("a clock that starts in 2000") << qint64(946684800000) << QByteArray("2000-01-01T00:00:00Z");
    QTest::newRow("a clock an hour slow") << qint64(1767222000250) << QByteArray("2025-12-31T23:00:00.250Z");
    QTest::newRow("a clock decades ahead") << qint64(4102444800000) << QByteArray("2100-01-01T00:00:00Z");
}

void TestPayload::tellsTheSourceTimeOfADoubtfulAlert()
{
    QFETCH(const qint64, sourceMs);
    QFETCH(const QByteArray, told);
    AlarmTransition transition = ovenTransition();
    transition.alarm.sourceMs = sourceMs;
    std::string out;
    encodeAlert(out, transition);
    const std::string times
        = R"("timestamp":"2026-01-01T00:00:00.250Z","source_time":")" + told.toStdString() + R"(","location":)";
    QVERIFY2(out.find(times) != std::string::npos, out.c_str());
}

void TestPayload::putsOurMarksIntoTheMetadata_data()
{
    QTest::addColumn<QByteArray>("in");
    QTest::addColumn<QByteArray>("kept"); // what stands before our two members
    QTest::newRow("none") << QByteArray() << QByteArray();
    QTest::newRow("an empty object") << QByteArray("{}") << QByteArray();
    QTest::newRow("an empty object with space in it") << QByteArray(" { } ") << QByteArray();
    QTest::newRow("members stay as they came, numbers beyond double too")
        << QByteArray(R"({"serial":12345678901234567890,"note":"a \"b\" }"})")
        << QByteArray(R"("serial":12345678901234567890,"note":"a \"b\" }",)");
    QTest::newRow("nested objects") << QByteArray(R"({"a":{"b":{}}})") << QByteArray(R"("a":{"b":{}},)");
    QTest::newRow("the device's own processed_at gets a name of its own")
        << QByteArray(R"({"processed_at":"never","a":1})") << QByteArray(R"("device_processed_at":"never","a":1,)");
    QTest::newRow("the device's own processor too, whatever it holds")
        << QByteArray(R"({"a":1,"processor":{"x":[1,"}"]},"b":2})")
        << QByteArray(R"("a":1,"device_processor":{"x":[1,"}"]},"b":2,)");
    QTest::newRow("both, and nothing else") << QByteArray(R"({"processor":"plc","processed_at":0})")
                                            << QByteArray(R"("device_processor":"plc","device_processed_at":0,)");
    QTest::newRow("also when a letter is spelled by number") << QByteArray(R"({"proc\u0065ssor":"plc","a":"\u00e9"})")
                                                             << QByteArray(R"("device_processor":"plc","a":"\u00e9",)");
    QTest::newRow("also when the first letter is")
        << QByteArray(R"({"\u0068istorical":true})") << QByteArray(R"("device_historical":true,)");
    QTest::newRow("blanks around the colon stay")
        << QByteArray("{\n \"historical\" : true }") << QByteArray(R"("device_historical" : true ,)");
    QTest::newRow("nobody speaks as the edge")
        << QByteArray(R"({"historical":true,"unit_unknown":true,"time_quality":"unset","value_rounded":true,)"
                      R"("unit_as_sent":"x"})")
        << QByteArray(R"("device_historical":true,"device_unit_unknown":true,"device_time_quality":"unset",)"
                      R"("device_value_rounded":true,"device_unit_as_sent":"x",)");
    QTest::newRow("not by saying no either") << QByteArray(R"({"unit_unknown":false,"historical":null})")
                                             << QByteArray(R"("device_unit_unknown":false,"device_historical":null,)");
    QTest::newRow("a name the device has already is not used twice")
        << QByteArray(R"({"device_historical":1,"historical":2})")
        << QByteArray(R"("device_historical":1,"device_device_historical":2,)");
    QTest::newRow("whichever comes first") << QByteArray(R"({"historical":2,"device_historical":1})")
                                           << QByteArray(R"("device_device_historical":2,"device_historical":1,)");
    QTest::newRow("alone it stays") << QByteArray(R"({"device_historical":1})")
                                    << QByteArray(R"("device_historical":1,)");
    QTest::newRow("other names and cases stay") << QByteArray(R"({"Historical":1,"quality":"good","historicals":2})")
                                                << QByteArray(R"("Historical":1,"quality":"good","historicals":2,)");
    QTest::newRow("but not deeper down, as a value or as part of a name")
        << QByteArray(R"({"a":{"processor":1},"b":"processor","processors":2})")
        << QByteArray(R"("a":{"processor":1},"b":"processor","processors":2,)");
}

void TestPayload::putsOurMarksIntoTheMetadata()
{
    QFETCH(const QByteArray, in);
    QFETCH(const QByteArray, kept);
    const std::string expected
        = "{" + kept.toStdString() + R"("processed_at":"2026-01-01T00:00:00.300Z","processor":"edge-processor"})";
    QCOMPARE(metadataOut(in.toStdString()), expected);
}

void TestPayload::marksWhatComesLate_data()
{
    QTest::addColumn<QByteArray>("in");
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("none") << QByteArray() << QByteArray();
    QTest::newRow("members stay") << QByteArray(R"({"a":1})") << QByteArray(R"("a":1,)");
    QTest::newRow("the device's own mark gets a name of its own")
        << QByteArray(R"({"historical":false,"a":1})") << QByteArray(R"("device_historical":false,"a":1,)");
}

void TestPayload::marksWhatComesLate()
{
    QFETCH(const QByteArray, in);
    QFETCH(const QByteArray, kept);
    const std::string marks = R"("processed_at":"2026-01-01T00:00:00.300Z","processor":"edge-processor")";
    QCOMPARE(metadataOut(in.toStdString(), Lane::Backfill),
             "{" + kept.toStdString() + marks + R"(,"historical":true})");
    const auto live = QJsonDocument::fromJson(QByteArray::fromStdString(metadataOut(in.toStdString()))).object();
    QVERIFY(!live.contains(QLatin1String("historical")));
}

void TestPayload::marksATimeNotToBeTrusted()
{
    Reading reading = ovenReading();
    reading.metadata = R"({"time_quality":"of the device","a":1})";
    std::string good;
    encodeSensorData(good, reading);
    QVERIFY(good.find(R"("device_time_quality":"of the device")") != std::string::npos);
    QVERIFY(good.find(R"("time_quality")") == std::string::npos);
    reading.timeQuality = TimeQuality::Future;
    std::string ahead;
    encodeSensorData(ahead, reading);
    const auto metadata = QJsonDocument::fromJson(QByteArray::fromStdString(ahead)).object()[QLatin1String("metadata")];
    QCOMPARE(metadata[QLatin1String("time_quality")].toString(), QStringLiteral("future"));
    QCOMPARE(metadata[QLatin1String("a")].toInt(), 1);
    QVERIFY(ahead.find(R"("device_time_quality":"of the device")") != std::string::npos);
}

void TestPayload::marksAUnitNobodyKnows()
{
    Reading reading = ovenReading();
    reading.unit = "furlong";
    reading.unitUnknown = true;
    reading.metadata = R"({"unit_unknown":"mine","seq":7})";
    std::string out;
    encodeSensorData(out, reading);
    QVERIFY(
        out.ends_with(R"("metadata":{"device_unit_unknown":"mine","seq":7,"processed_at":"2026-01-01T00:00:00.300Z",)"
                      R"("processor":"edge-processor","unit_unknown":true}})"));
    QVERIFY(out.find(R"("unit":"furlong")") != std::string::npos);
}

void TestPayload::marksAValueThatWasRounded()
{
    Reading reading = ovenReading();
    reading.metadata = R"({"value_rounded":false})";
    reading.valueRounded = true;
    std::string out;
    encodeSensorData(out, reading);
    QVERIFY(out.ends_with(R"("metadata":{"device_value_rounded":false,"processed_at":"2026-01-01T00:00:00.300Z",)"
                          R"("processor":"edge-processor","value_rounded":true}})"));
}

void TestPayload::tellsTheUnitAsItWasSent()
{
    Reading reading = ovenReading();
    reading.unit = "other";
    reading.unitUnknown = true;
    reading.metadata = R"({"unit_as_sent":"furlong","unit_as_sent":"forged"})"; // process puts its own in front
    std::string out;
    encodeSensorData(out, reading);
    QVERIFY(out.find(R"({"unit_as_sent":"furlong","device_unit_as_sent":"forged",)") != std::string::npos);
    reading.unitUnknown = false;
    out.clear();
    encodeSensorData(out, reading);
    QVERIFY(out.find(R"({"device_unit_as_sent":"furlong",)") != std::string::npos);
}

void TestPayload::isValidJsonWhateverTheTexts()
{
#ifdef __SANITIZE_THREAD__
    QSKIP("the distribution's QJsonDocument ends on a bad address here under ThreadSanitizer");
#endif
    Reading reading = ovenReading();
    reading.deviceId = "a\"\\\n\x01/\x7f";
    reading.unit.clear();
    reading.value = -1.0e-300;
    std::string out;
    encodeSensorData(out, reading);
    const auto object = QJsonDocument::fromJson(QByteArray::fromStdString(out)).object();
    QCOMPARE(object.value(QLatin1String("device_id")).toString().toStdString(), reading.deviceId);
    QCOMPARE(object.value(QLatin1String("value")).toDouble(), reading.value);
}

void TestPayload::appendsToWhatIsThere()
{
    std::string out = "before";
    encodeSensorData(out, ovenReading());
    QVERIFY(out.starts_with("before{\"device_id\""));
}

LINESIDE_TEST(TestPayload)

} // namespace tst_payload

#include "tst_payload.moc"
