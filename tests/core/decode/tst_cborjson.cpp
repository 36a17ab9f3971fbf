// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/cborjson.h"

#include "decode/decoder.h"
#include "support/testmain.h"

#include <QTest>

#include <random>
#include <string>

using namespace lineside;

namespace tst_cborjson {

std::string bytesOf(const char *hex)
{
    return QByteArray::fromHex(hex).toStdString();
}

/// {"device_id": "oven-1", "timestamp": 1(1363896240), "sensor_type": "t", "value": 21.5 in two bytes}
const QByteArray kReading
    = "a4696465766963655f6964666f76656e2d316974696d657374616d70c11a514b67b06b73656e736f725f7479706561"
      "746576616c7565f94d60";

class TestCborJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// RFC 8949, appendix A.
    void writesWhatTheStandardsExamplesMean_data()
    {
        QTest::addColumn<QByteArray>("cbor");
        QTest::addColumn<QByteArray>("json");
        const auto row
            = [](const char *cbor, const char *json) { QTest::newRow(cbor) << QByteArray(cbor) << QByteArray(json); };
        row("00", "0");
        row("1818", "24");
        row("1903e8", "1000");
        row("1a000f4240", "1000000");
        row("1b000000e8d4a51000", "1000000000000");
        row("1bffffffffffffffff", "18446744073709551615");
        row("3bffffffffffffffff", "-18446744073709551616");
        row("20", "-1");
        row("3863", "-100");
        row("f90000", "0");
        row("f93c00", "1");
        row("f93e00", "1.5");
        row("f97bff", "65504");
        row("fa47c35000", "1e+05");
        row("fb3ff199999999999a", "1.1");
        row("f90001", "5.960464477539063e-8");
        row("f9c400", "-4");
        row("fbc010666666666666", "-4.1");
        row("f4", "false");
        row("f5", "true");
        row("f6", "null");
        row("f7", "null");
        row("c074323031332d30332d32315432303a30343a30305a", R"("2013-03-21T20:04:00Z")");
        row("c11a514b67b0", R"("2013-03-21T20:04:00Z")");
        row("c1fb41d452d9ec200000", R"("2013-03-21T20:04:00.500Z")");
        row("d74401020304", R"("AQIDBA")");
        row("60", R"("")");
        row("62225c", "\"\\\"\\\\\"");
        row("62c3bc", "\"\xc3\xbc\"");
        row("83010203", "[1,2,3]");
        row("8301820203820405", "[1,[2,3],[4,5]]");
        row("a26161016162820203", R"({"a":1,"b":[2,3]})");
        row("5f42010243030405ff", R"("AQIDBAU")");
        row("7f657374726561646d696e67ff", R"("streaming")");
        row("9fff", "[]");
        row("9f018202039f0405ffff", "[1,[2,3],[4,5]]");
        row("bf61610161629f0203ffff", R"({"a":1,"b":[2,3]})");
    }

    void writesWhatTheStandardsExamplesMean()
    {
        QFETCH(const QByteArray, cbor);
        QFETCH(const QByteArray, json);
        const auto written = jsonOfCbor(bytesOf(cbor));
        QVERIFY2(written, written ? "" : written.error().text().c_str());
        QCOMPARE(QByteArray::fromStdString(*written).replace("e-08", "e-8"), json);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("cbor");
        QTest::addColumn<QByteArray>("label");
        const auto row = [](const char *name, const QByteArray &cbor, const char *label) {
            QTest::newRow(name) << cbor << QByteArray(label);
        };
        row("nothing", "", "empty");
        row("more behind it", "0000", "invalid_cbor");
        row("a text longer than all", "7bffffffffffffffff61", "invalid_cbor");
        row("a list longer than all", "9bffffffffffffffff01", "invalid_cbor");
        row("a number cut off", "1901", "invalid_cbor");
        row("a list that never ends", "9f01", "invalid_cbor");
        row("an end of nothing", "ff", "invalid_cbor");
        row("an end within a list of two", "8201ff", "invalid_cbor");
        row("an end in place of a value", "bf6161ff", "invalid_cbor");
        row("a reserved length", "1c", "invalid_cbor");
        row("a number without an end", "1f", "invalid_cbor");
        row("a text in pieces of bytes", "7f4161ff", "invalid_cbor");
        row("a key that is no text", "a10102", "invalid_cbor");
        row("an unknown simple value", "f820", "invalid_cbor");
        row("a text that is none", "62c328", "invalid_utf8");
        row("no number", "f97e00", "number_out_of_range");
        row("infinite", "fb7ff0000000000000", "number_out_of_range");
        row("a time of no year", "c1fb7fefffffffffffff", "bad_timestamp");
        row("a time that is a text", "c16161", "bad_timestamp");
        row("lists in lists", QByteArray(200, '8').replace("8", "81"), "too_deep");
        row("tags of tags", QByteArray("c2").repeated(200), "too_deep");
        row("a third more as base64url", "5a0003ffff" + QByteArray("00").repeated(262143 - 5), "invalid_cbor");
    }

    void refuses()
    {
        QFETCH(const QByteArray, cbor);
        QFETCH(const QByteArray, label);
        const auto written = jsonOfCbor(bytesOf(cbor));
        QVERIFY(!written);
        QCOMPARE(QByteArray::fromStdString(written.error().context), label);
    }

    void aReadingIsReadInEitherFormat()
    {
        const std::string payload = bytesOf(kReading);
        RawMessageView message;
        message.payload = payload;
        message.format = PayloadFormat::Cbor;
        Decoder decoder;
        const auto reading = decoder.reading(message, "oven-1");
        QVERIFY2(reading, reading ? "" : reading.error().text().c_str());
        QCOMPARE(reading->value, 21.5);
        QCOMPARE(reading->timestampMs, std::int64_t(1363896240000));
        const auto another = decoder.reading(message, "oven-2");
        QCOMPARE(another.error().context, std::string("device_mismatch"));
    }

    void survivesMutations()
    {
        std::mt19937 random(20261129);
        const std::string good = bytesOf(kReading);
        for (int i = 0; i < 100'000; ++i) {
            std::string bytes = good;
            for (unsigned change = random() % 4; change > 0; --change)
                bytes[random() % bytes.size()] = static_cast<char>(random());
            bytes.resize(random() % (bytes.size() + 1));
            const auto written = jsonOfCbor(bytes);
            QVERIFY(written || !written.error().context.empty());
        }
    }
};

} // namespace tst_cborjson

using tst_cborjson::TestCborJson;
LINESIDE_TEST(TestCborJson)
#include "tst_cborjson.moc"
