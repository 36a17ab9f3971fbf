// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/decoder.h"

#include "support/testmain.h"

#include <QTest>

#include <string>

using namespace lineside;

namespace tst_decoder {

RawMessageView messageIn(PayloadFormat format, std::string_view payload)
{
    RawMessageView message;
    message.payload = payload;
    message.format = format;
    return message;
}

constexpr auto kOfALaterVersion = static_cast<PayloadFormat>(200);
constexpr std::string_view kReading
    = R"({"device_id":"press-01","timestamp":"2026-11-23T08:15:30Z","sensor_type":"temperature","value":1})";

/// What the decoder of each format reads has a test of its own.
class TestDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesAMessageToTheDecoderOfItsFormat()
    {
        Decoder decoder;
        QVERIFY(decoder.reading(messageIn(PayloadFormat::Json, kReading), "press-01").has_value());
        QVERIFY(decoder.device(messageIn(PayloadFormat::Json, R"({"id":"press-01"})"), "press-01").has_value());
        QVERIFY(decoder.commandReply(messageIn(PayloadFormat::Json, R"({"status":"done"})")).has_value());
    }

    void refusesAFormatItHasNoDecoderFor()
    {
        Decoder decoder;
        const std::string reason = "unknown_format";
        QCOMPARE(decoder.reading(messageIn(kOfALaterVersion, kReading), "press-01").error().context, reason);
        QCOMPARE(decoder.device(messageIn(kOfALaterVersion, R"({"id":"press-01"})"), "press-01").error().context,
                 reason);
        QCOMPARE(decoder.commandReply(messageIn(kOfALaterVersion, R"({"status":"done"})")).error().context, reason);
    }
};

LINESIDE_TEST(TestDecoder)

} // namespace tst_decoder

#include "tst_decoder.moc"
