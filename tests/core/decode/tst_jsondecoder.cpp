// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/jsondecoder.h"
#include "support/testmain.h"
#include "support/testpaths.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lineside;

namespace tst_jsondecoder {

constexpr const char *kDevice = "press-01";

QByteArray fileText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonValue jsonText(const std::string &text)
{
    return QString::fromStdString(text);
}

QJsonObject refusal(const Error &error)
{
    return {{QStringLiteral("refused"), jsonText(error.context)}};
}

QJsonObject toJson(const Result<Reading> &decoded)
{
    if (!decoded)
        return refusal(decoded.error());
    const char *const qualities[] = {"good", "uncertain", "bad"};
    const auto quality = qualities[static_cast<std::size_t>(decoded->quality)];
    const QJsonObject reading{{QStringLiteral("device_id"), jsonText(decoded->deviceId)},
                              {QStringLiteral("sensor_type"), jsonText(decoded->sensorType)},
                              {QStringLiteral("unit"), jsonText(decoded->unit)},
                              {QStringLiteral("location"), jsonText(decoded->location)},
                              {QStringLiteral("metadata"), jsonText(decoded->metadata)},
                              {QStringLiteral("value"), decoded->value},
                              {QStringLiteral("timestamp_ms"), static_cast<qint64>(decoded->timestampMs)},
                              {QStringLiteral("quality"), QLatin1String(quality)}};
    return {{QStringLiteral("reading"), reading}};
}

QJsonObject toJson(const Result<Device> &decoded)
{
    if (!decoded)
        return refusal(decoded.error());
    const QJsonObject device{{QStringLiteral("id"), jsonText(decoded->id)},
                             {QStringLiteral("name"), jsonText(decoded->name)},
                             {QStringLiteral("type"), jsonText(decoded->type)},
                             {QStringLiteral("location"), jsonText(decoded->location)},
                             {QStringLiteral("status"), jsonText(decoded->status)},
                             {QStringLiteral("metadata"), jsonText(decoded->metadata)}};
    return {{QStringLiteral("device"), device}};
}

QJsonObject toJson(const Result<CommandReply> &decoded)
{
    if (!decoded)
        return refusal(decoded.error());
    const QJsonObject reply{{QStringLiteral("id"), jsonText(decoded->id)},
                            {QStringLiteral("state"), jsonText(std::string(toString(decoded->state)))},
                            {QStringLiteral("reason"), jsonText(decoded->reason)}};
    return {{QStringLiteral("reply"), reply}};
}

/// A reading that is well but for what `tail` adds to it.
std::string readingWith(const std::string &tail)
{
    return R"({"device_id":"press-01","timestamp":"2026-11-23T08:15:30Z","sensor_type":"temperature","value":1)" + tail
        + '}';
}

RawMessageView messageOf(std::string_view payload)
{
    RawMessageView message;
    message.payload = payload;
    return message;
}

class TestJsonDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesTheEmptyMessage();
    void decodesAsRecorded_data();
    void decodesAsRecorded();
    void takesArrivalFromTheMessage();
    void readsTimesWithoutAZone_data();
    void readsTimesWithoutAZone();
    void tellsWhetherATimeHadAZone();
    void takesLastSeenFromTheArrival();
    void refusesEveryShorterMessage();
    void readsUpToThePayloadLimit();
    void refusesAMegabyte();
    void refusesNestingThatIsTooDeep_data();
    void refusesNestingThatIsTooDeep();
    void refusesATextThatIsTooLong();
    void refusesHalfASurrogatePairWhereverItStands_data();
    void refusesHalfASurrogatePairWhereverItStands();
    void keepsWhatMetadataSaysTwice();
    void survivesManyUnknownFields();
    void staysUsableAfterARefusal();
    void namesTheFieldAtFault();
    void countsWhatItDoesNotUnderstand();
    void aRefusedMessageIsNoDoubt();

private:
    std::string reasonFor(const std::string &payload)
    {
        const auto decoded = m_decoder.reading(messageOf(payload), kDevice, Timestamp::AsTold);
        return decoded ? "" : decoded.error().context;
    }

    JsonDecoder m_decoder;
};

void TestJsonDecoder::refusesTheEmptyMessage()
{
    QCOMPARE(m_decoder.reading({}, kDevice, Timestamp::AsTold).error().context, std::string("empty"));
    QCOMPARE(m_decoder.device({}, kDevice).error().context, std::string("empty"));
    QCOMPARE(m_decoder.commandReply({}).error().context, std::string("empty"));
}

void TestJsonDecoder::decodesAsRecorded_data()
{
    QTest::addColumn<QString>("stem");
    const QDir folder(testData("/decode"));
    for (const QString &name : folder.entryList({QStringLiteral("*.in.json")})) {
        const QString stem = name.chopped(8);
        QTest::newRow(qPrintable(stem)) << folder.filePath(stem);
    }
}

void TestJsonDecoder::decodesAsRecorded()
{
    QFETCH(const QString, stem);
    const std::string payload = fileText(stem + QStringLiteral(".in.json")).toStdString();
    const auto expected = QJsonDocument::fromJson(fileText(stem + QStringLiteral(".out.json"))).object();
    const QString name = stem.section(u'/', -1);
    QJsonObject actual;
    if (name.startsWith(u"device-"))
        actual = toJson(m_decoder.device(messageOf(payload), kDevice));
    else if (name.startsWith(u"reply-"))
        actual = toJson(m_decoder.commandReply(messageOf(payload)));
    else
        actual = toJson(m_decoder.reading(messageOf(payload), kDevice, Timestamp::AsTold));
    QVERIFY(!expected.isEmpty());
    QCOMPARE(QJsonDocument(actual).toJson(), QJsonDocument(expected).toJson());
}

void TestJsonDecoder::takesArrivalFromTheMessage()
{
    const auto payload = readingWith("");
    auto message = messageOf(payload);
    message.arrivalMs = 42;
    message.redelivered = true;
    const auto reading = m_decoder.reading(message, kDevice, Timestamp::AsTold);
    QVERIFY(reading.has_value());
    QCOMPARE(reading->arrivalMs, 42);
    QVERIFY(reading->redelivered);
    QCOMPARE(reading->position, std::uint64_t(0));
    QCOMPARE(reading->processedMs, 0);
}

void TestJsonDecoder::readsTimesWithoutAZone_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Timestamp>("rule");
    QTest::addColumn<QByteArray>("expected"); // the time in UTC, or why it is refused
    const auto row = [](const char *sentence, Timestamp rule, const char *json, const char *expected) {
        QTest::newRow(sentence) << QByteArray(json) << rule << QByteArray(expected);
    };
    const auto told = Timestamp::AsTold;
    row("no rule: nobody knows which noon", told, R"("2026-01-15T12:00:00")", "bad_timestamp");
    row("no rule, with a fraction", told, R"("2026-01-15T12:00:00.250")", "bad_timestamp");
    row("no rule, a blank for the T", told, R"("2026-01-15 12:00:00")", "bad_timestamp");
    row("no rule, the date alone", told, R"("2026-01-15")", "bad_timestamp");
    row("no rule, but a zone", told, R"("2026-01-15T12:00:00+01:00")", "2026-01-15T11:00:00.000Z");
    const auto hands = Timestamp::ClockHands;
    row("a zone's clock: the hands", hands, R"("2026-01-15T12:00:00")", "2026-01-15T12:00:00.000Z");
    row("a zone's clock, with a fraction", hands, R"("2026-01-15T12:00:00.250")", "2026-01-15T12:00:00.250Z");
    row("a zone's clock that says Z wrongly", hands, R"("2026-01-15T12:00:00Z")", "2026-01-15T12:00:00.000Z");
    row("a zone's clock that says z", hands, R"("2026-01-15T12:00:00z")", "2026-01-15T12:00:00.000Z");
    row("a zone's clock that says +00:00", hands, R"("2026-01-15T12:00:00+00:00")", "2026-01-15T12:00:00.000Z");
    row("a zone's clock that says its offset is not known", hands, R"("2026-01-15T12:00:00-00:00")",
        "2026-01-15T12:00:00.000Z");
    row("a zone's clock that says another zone", hands, R"("2026-01-15T12:00:00-08:00")", "2026-01-15T20:00:00.000Z");
    row("a zone's clock with an offset of half hours", hands, R"("2026-01-15T12:00:00.5+05:30")",
        "2026-01-15T06:30:00.500Z");
    row("a zone's clock with an offset, a blank for the T", hands, R"("2026-01-15 12:00:00+01:00")",
        "2026-01-15T11:00:00.000Z");
    row("a zone's clock with an offset of no zone", hands, R"("2026-01-15T12:00:00+24:00")", "bad_timestamp");
    row("a zone's clock with half an offset", hands, R"("2026-01-15T12:00:00+01")", "bad_timestamp");
    row("a zone's clock, its offset leads out of the years", hands, R"("9999-12-31T23:59:59-01:00")", "bad_timestamp");
    row("a zone's clock without a date", hands, R"("12:00:00")", "bad_timestamp");
    row("a zone's clock in no month", hands, R"("2026-13-15T12:00:00")", "bad_timestamp");
    row("a zone's clock with words for a zone", hands, R"("2026-01-15T12:00:00 CET")", "bad_timestamp");
    const auto ignored = Timestamp::Ignored;
    row("arrival counts: a time without a zone", ignored, R"("2026-01-15T12:00:00")", "2026-11-23T08:15:30.000Z");
    row("arrival counts: a time with one", ignored, R"("2026-01-15T12:00:00Z")", "2026-11-23T08:15:30.000Z");
    row("arrival counts: no time at all", ignored, R"("noon")", "2026-11-23T08:15:30.000Z");
    row("arrival counts: a number", ignored, "17", "2026-11-23T08:15:30.000Z");
    row("arrival counts: null", ignored, "null", "2026-11-23T08:15:30.000Z");
}

void TestJsonDecoder::readsTimesWithoutAZone()
{
    QFETCH(QByteArray, json);
    QFETCH(Timestamp, rule);
    const std::string payload
        = R"({"device_id":"press-01","timestamp":)" + json.toStdString() + R"(,"sensor_type":"temperature","value":1})";
    auto message = messageOf(payload);
    message.arrivalMs = 1795421730000; // 2026-11-23T08:15:30Z
    const auto reading = m_decoder.reading(message, kDevice, rule);
    const QByteArray actual = reading
        ? QDateTime::fromMSecsSinceEpoch(reading->timestampMs, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1()
        : QByteArray::fromStdString(reading.error().context);
    QTEST(actual, "expected");
}

void TestJsonDecoder::tellsWhetherATimeHadAZone()
{
    const auto has = [this](const std::string &time, Timestamp rule) {
        const std::string payload
            = R"({"device_id":"press-01","timestamp":")" + time + R"(","sensor_type":"temperature","value":1})";
        return m_decoder.reading(messageOf(payload), kDevice, rule).has_value() && m_decoder.hadOwnZone();
    };
    const auto hands = Timestamp::ClockHands;
    for (const char *zone : {"+01:00", "-08:00", "+05:45", "-00:01", "+14:00", "+23:59"}) {
        QVERIFY2(has(std::string("2026-01-15T12:00:00") + zone, hands), zone);
        QVERIFY2(!has(std::string("2026-01-15T12:00:00") + zone, Timestamp::Ignored), zone); // nor by the one before
    }
    for (const char *zone : {"", "Z", "z", "+00:00", "-00:00"})
        QVERIFY2(!has(std::string("2026-01-15T12:00:00") + zone, hands), zone);
}

void TestJsonDecoder::takesLastSeenFromTheArrival()
{
    auto message = messageOf(R"({"id":"press-01","last_seen":"2020-01-01T00:00:00Z"})");
    message.arrivalMs = 42;
    QCOMPARE(m_decoder.device(message, kDevice).value().lastSeenMs, 42);
}

void TestJsonDecoder::refusesEveryShorterMessage()
{
    const auto whole = readingWith(R"(,"x":[{"y":"\u00e9"}],"metadata":{"a":{"b":[1,2]}})");
    QVERIFY(m_decoder.reading(messageOf(whole), kDevice, Timestamp::AsTold).has_value());
    for (std::size_t length = 0; length < whole.size(); ++length)
        QVERIFY2(!reasonFor(whole.substr(0, length)).empty(), whole.substr(0, length).c_str());
}

void TestJsonDecoder::readsUpToThePayloadLimit()
{
    const auto frame = readingWith(R"(,"x":"")").size();
    const auto largest = readingWith(R"(,"x":")" + std::string(JsonDecoder::kMaxPayloadBytes - frame, 'a') + '"');
    QCOMPARE(largest.size(), JsonDecoder::kMaxPayloadBytes);
    QCOMPARE(reasonFor(largest), std::string());
    QCOMPARE(reasonFor(largest + ' '), std::string("too_large"));
}

void TestJsonDecoder::refusesAMegabyte()
{
    const auto readable = readingWith(R"(,"x":")" + std::string(1024 * 1024, 'a') + '"');
    QCOMPARE(reasonFor(readable), std::string("too_large"));
    QCOMPARE(reasonFor(std::string(1024 * 1024, '\0')), std::string("too_large"));
}

void TestJsonDecoder::refusesNestingThatIsTooDeep_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("levels");
    QTest::addColumn<bool>("taken");
    QTest::newRow("as deep as allowed in an unknown field") << QStringLiteral("x") << 64 << true;
    QTest::newRow("one too deep in an unknown field") << QStringLiteral("x") << 65 << false;
    QTest::newRow("as deep as allowed in metadata") << QStringLiteral("metadata") << 64 << true;
    QTest::newRow("one too deep in metadata") << QStringLiteral("metadata") << 65 << false;
    QTest::newRow("deep enough to break a stack") << QStringLiteral("x") << 40000 << false;
}

void TestJsonDecoder::refusesNestingThatIsTooDeep()
{
    QFETCH(const QString, field);
    QFETCH(const int, levels);
    QFETCH(const bool, taken);
    std::string open = ",\"" + field.toStdString() + "\":";
    std::string close;
    for (int level = 0; level < levels; ++level) {
        open += "{\"a\":";
        close += '}';
    }
    QCOMPARE(reasonFor(readingWith(open + '1' + close)), std::string(taken ? "" : "too_deep"));
}

void TestJsonDecoder::refusesATextThatIsTooLong()
{
    const auto located
        = [](std::size_t length) { return readingWith(R"(,"location":")" + std::string(length, 'a') + '"'); };
    QCOMPARE(reasonFor(located(JsonDecoder::kMaxTextBytes)), std::string());
    QCOMPARE(reasonFor(located(JsonDecoder::kMaxTextBytes + 1)), std::string("bad_text"));
}

void TestJsonDecoder::refusesHalfASurrogatePairWhereverItStands_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::newRow("in a text, the first half") << QByteArray(R"(,"location":"a\ud800")");
    QTest::newRow("in a text, the second half") << QByteArray(R"(,"location":"a\udc00")");
    QTest::newRow("in an unknown field") << QByteArray(R"(,"x":["\udc00"])");
    QTest::newRow("in a name") << QByteArray(R"(,"\udc00":1)");
    QTest::newRow("in metadata") << QByteArray(R"(,"metadata":{"a":"\udc00"})");
    QTest::newRow("in a name of metadata") << QByteArray(R"(,"metadata":{"\udc00":1})");
}

void TestJsonDecoder::refusesHalfASurrogatePairWhereverItStands()
{
    QFETCH(const QByteArray, fields);
    QCOMPARE(reasonFor(readingWith(fields.toStdString())), std::string("invalid_json"));
    QCOMPARE(reasonFor(readingWith(R"(,"location":"\ud83d\ude00")")), std::string());
}

void TestJsonDecoder::keepsWhatMetadataSaysTwice()
{
    const auto payload = readingWith(R"(,"metadata":{"a":1,"a":2})");
    const auto reading = m_decoder.reading(messageOf(payload), kDevice, Timestamp::AsTold);
    QVERIFY(reading.has_value());
    QCOMPARE(reading->metadata, std::string(R"({"a":1,"a":2})"));
}

void TestJsonDecoder::survivesManyUnknownFields()
{
    std::string fields;
    for (int i = 0; i < 10000; ++i)
        fields += ",\"f" + std::to_string(i) + "\":" + std::to_string(i);
    const auto payload = readingWith(fields);
    const auto reading = m_decoder.reading(messageOf(payload), kDevice, Timestamp::AsTold);
    QVERIFY(reading.has_value());
    const auto metadata = QJsonDocument::fromJson(QByteArray::fromStdString(reading->metadata)).object();
    QCOMPARE(metadata.size(), 10000);
}

void TestJsonDecoder::staysUsableAfterARefusal()
{
    const auto broken = readingWith(R"(,"x":1,"metadata":{"x")");
    const auto whole = readingWith("");
    QCOMPARE(reasonFor(broken), std::string("invalid_json"));
    const auto reading = m_decoder.reading(messageOf(whole), kDevice, Timestamp::AsTold);
    QVERIFY(reading.has_value());
    QCOMPARE(reading->metadata, std::string());
}

void TestJsonDecoder::namesTheFieldAtFault()
{
    const auto payload = readingWith(R"(,"unit":1)");
    const auto decoded = m_decoder.reading(messageOf(payload), kDevice, Timestamp::AsTold);
    QVERIFY(decoded.error().code == ErrorCode::InvalidInput);
    QCOMPARE(decoded.error().message, std::string("a field holds the wrong type: unit"));
}

void TestJsonDecoder::countsWhatItDoesNotUnderstand()
{
    (void)m_decoder.takeDoubts();
    for (const char *quality : {R"("purple")", R"("")", "[]", "-1", "{}", R"("bad")", "192", "null"}) {
        const auto payload = readingWith(R"(,"quality":)" + std::string(quality));
        QVERIFY2(m_decoder.reading(messageOf(payload), kDevice, Timestamp::AsTold).has_value(), quality);
    }
    for (const char *status : {R"("mystery")", "7", R"("OFFLINE")", R"("  ")", "null"}) {
        const auto payload = R"({"id":"press-01","status":)" + std::string(status) + '}';
        QVERIFY2(m_decoder.device(messageOf(payload), kDevice).has_value(), status);
    }
    const DecodeDoubts doubts = m_decoder.takeDoubts();
    QCOMPARE(doubts.unknownQualities, std::uint64_t(5));
    QCOMPARE(doubts.unknownStatuses, std::uint64_t(2));
    QCOMPARE(doubts.roundedValues, std::uint64_t(0));
    QCOMPARE(m_decoder.takeDoubts().unknownQualities, std::uint64_t(0));
}

void TestJsonDecoder::aRefusedMessageIsNoDoubt()
{
    (void)m_decoder.takeDoubts();
    QCOMPARE(reasonFor(readingWith(R"(,"quality":[1,})")), std::string("invalid_json"));
    QCOMPARE(reasonFor(readingWith(R"(,"quality":"purple","unit":1)")), std::string("wrong_type"));
    QCOMPARE(m_decoder.takeDoubts().unknownQualities, std::uint64_t(0));
}

LINESIDE_TEST(TestJsonDecoder)

} // namespace tst_jsondecoder

#include "tst_jsondecoder.moc"
