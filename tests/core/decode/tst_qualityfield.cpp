// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/qualityfield.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_qualityfield {

constexpr int kNotKnown = -1;
constexpr int kGood = static_cast<int>(Quality::Good);
constexpr int kUncertain = static_cast<int>(Quality::Uncertain);
constexpr int kBad = static_cast<int>(Quality::Bad);

std::string_view view(const QByteArray &text)
{
    return {text.constData(), static_cast<std::size_t>(text.size())};
}

/// What the field of this name says with this value, as JSON.
int told(const QByteArray &name, const QByteArray &json)
{
    const QByteArray text = json.startsWith('"') ? json.mid(1, json.size() - 2) : QByteArray();
    const auto quality = qualityTold(qualityFieldNamed(view(name)), {view(json), view(text)});
    return quality ? static_cast<int>(*quality) : kNotKnown;
}

struct Row
{
    const char *name;
    const char *json;
    int quality;
    const char *why;
};

class TestQualityField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEmptyNameSaysNothing() { QCOMPARE(qualityFieldNamed({}), QualityField::None); }
    void knowsNamesOfQuality_data();
    void knowsNamesOfQuality();
    void leavesOtherNamesAlone_data();
    void leavesOtherNamesAlone();
    void readsWhatFieldsSay_data();
    void readsWhatFieldsSay();
};

void TestQualityField::knowsNamesOfQuality_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"quality",
                             "QUALITY",
                             "Quality",
                             "q",
                             "Q",
                             "qual",
                             "quality_code",
                             "qualityCode",
                             "QualityCode",
                             "QUALITY_CODE",
                             "quality-code",
                             "quality.code",
                             "qualityFlag",
                             "quality_flags",
                             "quality_status",
                             "qualityText",
                             "QualityState",
                             "quality name",
                             "dataQuality",
                             "data_quality",
                             "ValueQuality",
                             "value_quality",
                             "tagQuality",
                             "TAG_QUALITY",
                             "sensor_quality",
                             "sampleQuality",
                             "opc_quality",
                             "OPCQuality",
                             "OpcDaQuality",
                             "reading_quality",
                             "measurementQuality",
                             "PointQuality",
                             " quality ",
                             "qua\xe2\x80\x8blity",
                             "_quality"})
        QTest::newRow(name) << QByteArray(name);
}

void TestQualityField::knowsNamesOfQuality()
{
    QFETCH(const QByteArray, name);
    QCOMPARE(told(name, R"("good")"), kGood);
    QCOMPARE(told(name, R"("BAD")"), kBad);
    QCOMPARE(told(name, R"("Uncertain_LastUsableValue")"), kUncertain);
    QCOMPARE(told(name, "true"), kGood);
    QCOMPARE(told(name, "false"), kBad);
    QCOMPARE(told(name, "192"), kGood);
    QCOMPARE(told(name, "24"), kBad);
    QCOMPARE(told(name, R"("purple")"), kNotKnown);
    QCOMPARE(told(name, "0.5"), kNotKnown);
    QCOMPARE(told(name, "null"), kGood);
}

void TestQualityField::leavesOtherNamesAlone_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"signal_quality",
                             "signalQuality",
                             "linkquality",
                             "link_quality",
                             "lqi",
                             "air_quality",
                             "airQualityIndex",
                             "water_quality",
                             "power_quality",
                             "quality_score",
                             "quality_index",
                             "quality_percent",
                             "qualityOfService",
                             "qos",
                             "qc",
                             "qty",
                             "quantity",
                             "equality",
                             "state",
                             "health",
                             "machine_status",
                             "order_status",
                             "statuses",
                             "status_text",
                             "status_message",
                             "device_status",
                             "http_status",
                             "battery_status",
                             "alarm",
                             "error",
                             "fault",
                             "goods",
                             "good_parts",
                             "bad_parts",
                             "scrap",
                             "badge",
                             "valid_until",
                             "valid_from",
                             "validated",
                             "validityDays",
                             "test",
                             "mode",
                             "manual",
                             "code",
                             "flags",
                             "qq",
                             "s",
                             "quality2",
                             "qualität"})
        QTest::newRow(name) << QByteArray(name);
}

void TestQualityField::leavesOtherNamesAlone()
{
    QFETCH(const QByteArray, name);
    QCOMPARE(qualityFieldNamed(view(name)), QualityField::None);
    QCOMPARE(told(name, R"("bad")"), kGood);
    QCOMPARE(told(name, "0"), kGood);
}

void TestQualityField::readsWhatFieldsSay_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("quality");
    static constexpr Row kRows[] = {
        {"q", "1", kBad, "a number of quality is OPC DA's: 1 is bad"},
        {"q", "\"1\"", kBad, "likewise in text"},
        {"q", "500", kBad, "Sparkplug's stale"},
        {"quality", "\"Good\\u200b\"", kNotKnown, "not unescaped, so no blank"},
        {"quality", "\"Good\xe2\x80\x8b\"", kGood, "a zero-width space behind the word"},
        {"quality", "\"\xef\xbb\xbfGood\"", kGood, "a byte order mark before it"},
        {"quality", "\"Good\xc2\xa0(192)\"", kGood, "a no-break space within"},
        {"quality",
         "\"\xe3\x80\x80"
         "bad\xe3\x80\x80\"",
         kBad, "ideographic spaces around it"},
        {"quality", "\"go\xc2\xadod\"", kGood, "a soft hyphen within"},
        {"validity", R"("valid")", kGood, "IEC 61850"},
        {"validity", R"("questionable")", kUncertain, "IEC 61850"},
        {"validity", R"("invalid")", kBad, "IEC 61850"},
        {"validity", "3", kNotKnown, "IEC 61850 means questionable, OPC DA bad"},
        {"validity", "0", kNotKnown, "IEC 61850 means good, OPC DA bad"},
        {"validity", "true", kGood, "a truth value"},
        {"Validity", R"("2027-01-01")", kNotKnown, "no word of quality"},
        {"status_code", "0", kGood, "nought is good in OPC UA"},
        {"STATUS_CODE", "2150694912", kBad, "BadNoCommunication, in any case"},
        {"statusCode", "200", kGood, "HTTP's is about something else"},
        {"StatusCode", R"("BadNotConnected")", kBad, "OPC UA's name"},
        {"opcua_status_code", "1083179008", kUncertain, "under another name"},
        {"value_status", R"("invalid")", kBad, "of the value, so in full"},
        {"sensor_status", R"("fault")", kBad, "of the sensor, so in full"},
        {"SensorStatus", R"("Offline")", kBad, "likewise"},
        {"sensor_state", R"("ok")", kGood, "likewise"},
        {"sensorHealth", R"("degraded")", kUncertain, "likewise"},
        {"sensor_status", R"("warming up")", kGood, "a word of another vocabulary"},
        {"sensor_status", "7", kGood, "a number of its own"},
        {"sensor_status", "false", kBad, "a truth value"},
        {"reliability", R"("no-fault-detected")", kGood, "BACnet"},
        {"reliability", R"("open-loop")", kBad, "BACnet"},
        {"status", R"("good")", kGood, "the plain word"},
        {"status", R"("Bad")", kBad, "the plain word"},
        {"Status", R"("Bad_NoCommunication")", kBad, "OPC UA's name"},
        {"STATUS", R"("uncertain")", kUncertain, "the plain word"},
        {"status", R"("stale")", kBad, "said of values alone"},
        {"status", R"("invalid")", kBad, "said of values alone"},
        {"status", R"("sensor fault")", kBad, "the sensor's, not the machine's"},
        {"status", R"("NaN")", kBad, "said of values alone"},
        {"status", R"("simulated")", kUncertain, "said of values alone"},
        {"status", R"("questionable")", kUncertain, "said of values alone"},
        {"status", R"("fault")", kUncertain, "the machine's or the value's: limits still judge"},
        {"status", R"("error")", kUncertain, "likewise"},
        {"status", R"("offline")", kUncertain, "likewise"},
        {"status", R"("failed")", kUncertain, "likewise"},
        {"status", R"("disconnected")", kUncertain, "likewise"},
        {"status", R"("running")", kGood, "the machine's"},
        {"status", R"("idle")", kGood, "the machine's"},
        {"status", R"("manual")", kGood, "how the machine is run, its values are real"},
        {"status", R"("blocked")", kGood, "likewise"},
        {"status", R"("test")", kGood, "likewise"},
        {"status", R"("alarm")", kGood, "no word of quality"},
        {"status", R"("high")", kGood, "no word of quality"},
        {"status", R"("")", kGood, "nothing said"},
        {"status", "0", kGood, "a number of its own"},
        {"status", "24", kGood, "a number of its own"},
        {"status", "true", kGood, "on, rather than good"},
        {"status", "false", kGood, "off, rather than bad"},
        {"status", "2147483648", kBad, "OPC UA's bad: no other number is as large"},
        {"status", R"({"Code":2150694912,"Symbol":"BadNoCommunication"})", kBad, "OPC UA's object"},
        {"status", "[]", kGood, "a list is no quality"},
        {"valid", "true", kGood, "a truth value"},
        {"valid", "false", kBad, "a truth value"},
        {"valid", "1", kGood, "a truth value as number"},
        {"valid", "0", kBad, "a truth value as number"},
        {"VALID", R"("No")", kBad, "a truth value as word"},
        {"isValid", R"("false")", kBad, "a truth value as text"},
        {"is_good", "false", kBad, "a truth value"},
        {"good", "17", kGood, "a count of good parts"},
        {"valid", R"("2027-01-01")", kGood, "a date, so something else"},
        {"valid", R"("questionable")", kUncertain, "a word of quality"},
        {"ok", "false", kBad, "a truth value"},
        {"reliable", "false", kBad, "a truth value"},
        {"stale", "true", kBad, "a truth value"},
        {"isStale", "true", kBad, "a truth value"},
        {"stale", "false", kGood, "a truth value"},
        {"stale", "1", kBad, "a truth value as number"},
        {"stale", "30", kGood, "a number of seconds"},
        {"bad", "true", kBad, "a truth value"},
        {"bad", "3", kGood, "a count of bad parts"},
        {"invalid", R"("yes")", kBad, "a truth value as word"},
        {"sensor_fault", "true", kBad, "a truth value"},
        {"comm_failure", "true", kBad, "a truth value"},
        {"simulated", "true", kUncertain, "a truth value"},
        {"isSimulated", "false", kGood, "a truth value"},
        {"substituted", "true", kUncertain, "a truth value"},
        {"estimated", "1", kUncertain, "a truth value as number"},
        {"estimated", "21.5", kGood, "an estimate"},
        {"questionable", "true", kUncertain, "a truth value"},
    };
    for (const Row &row : kRows)
        QTest::addRow("%s %s: %s", row.name, row.json, row.why)
            << QByteArray(row.name) << QByteArray(row.json) << row.quality;
}

void TestQualityField::readsWhatFieldsSay()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, json);
    QFETCH(const int, quality);
    QCOMPARE(told(name, json), quality);
}

LINESIDE_TEST(TestQualityField)

} // namespace tst_qualityfield

#include "tst_qualityfield.moc"
