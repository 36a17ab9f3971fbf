// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/qualityword.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_qualityword {

// What nobody knows, as a fourth answer.
constexpr int kUnknown = -1;
constexpr int kGood = static_cast<int>(Quality::Good);
constexpr int kUncertain = static_cast<int>(Quality::Uncertain);
constexpr int kBad = static_cast<int>(Quality::Bad);

int number(std::optional<Quality> quality)
{
    return quality ? static_cast<int>(*quality) : kUnknown;
}

std::string_view view(const QByteArray &text)
{
    return {text.constData(), static_cast<std::size_t>(text.size())};
}

class TestQualityWord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEmptyTextIsNotKnown() { QCOMPARE(number(qualityOfText({})), kUnknown); }
    void readsTexts_data();
    void readsTexts();
    void readsValuesThatAreNoText_data();
    void readsValuesThatAreNoText();
    void readsStatusCodes_data();
    void readsStatusCodes();
    void everyOpcDaNumberFollowsItsTopBits();
};

void TestQualityWord::readsTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("quality");
    QTest::newRow("the plain word: Good") << QByteArray("Good") << kGood;
    QTest::newRow("in small letters: good") << QByteArray("good") << kGood;
    QTest::newRow("in capitals: GOOD") << QByteArray("GOOD") << kGood;
    QTest::newRow("blanks around it:  good ") << QByteArray(" good ") << kGood;
    QTest::newRow("a tab behind it: good ") << QByteArray("good\t") << kGood;
    QTest::newRow("an underline behind it: Good_") << QByteArray("Good_") << kGood;
    QTest::newRow("OPC UA, parted: Good_Clamped") << QByteArray("Good_Clamped") << kGood;
    QTest::newRow("OPC UA, as its name is: GoodClamped") << QByteArray("GoodClamped") << kGood;
    QTest::newRow("OPC UA, in small letters: goodclamped") << QByteArray("goodclamped") << kGood;
    QTest::newRow("OPC UA, in capitals: GOOD_LOCAL_OVERRIDE") << QByteArray("GOOD_LOCAL_OVERRIDE") << kGood;
    QTest::newRow("OPC DA in words: Good, Local Override") << QByteArray("Good, Local Override") << kGood;
    QTest::newRow("OPC DA in words: Good, non-specific") << QByteArray("Good, non-specific") << kGood;
    QTest::newRow("Ignition: Good_Unspecified") << QByteArray("Good_Unspecified") << kGood;
    QTest::newRow("Ignition: Good_WritePending") << QByteArray("Good_WritePending") << kGood;
    QTest::newRow("with its code: Good (0x00000000)") << QByteArray("Good (0x00000000)") << kGood;
    QTest::newRow("with its number: Good [192]") << QByteArray("Good [192]") << kGood;
    QTest::newRow("OPC UA names may speak of trouble: GoodNonCriticalTimeout")
        << QByteArray("GoodNonCriticalTimeout") << kGood;
    QTest::newRow("likewise: GoodPostActionFailed") << QByteArray("GoodPostActionFailed") << kGood;
    QTest::newRow("a semicolon: Good;NonSpecific") << QByteArray("Good;NonSpecific") << kGood;
    QTest::newRow("a point: Good.Clamped") << QByteArray("Good.Clamped") << kGood;
    QTest::newRow("with the type's name: StatusCode.Good") << QByteArray("StatusCode.Good") << kGood;
    QTest::newRow("likewise: Quality.Good") << QByteArray("Quality.Good") << kGood;
    QTest::newRow("with the field's name: quality: good") << QByteArray("quality: good") << kGood;
    QTest::newRow("short: OK") << QByteArray("OK") << kGood;
    QTest::newRow("in full: okay") << QByteArray("okay") << kGood;
    QTest::newRow("IEC 61850: valid") << QByteArray("valid") << kGood;
    QTest::newRow("people: Normal") << QByteArray("Normal") << kGood;
    QTest::newRow("people: healthy") << QByteArray("healthy") << kGood;
    QTest::newRow("BACnet: no-fault-detected") << QByteArray("no-fault-detected") << kGood;
    QTest::newRow("BACnet, parted otherwise: NO_FAULT_DETECTED") << QByteArray("NO_FAULT_DETECTED") << kGood;
    QTest::newRow("a truth value in text: true") << QByteArray("true") << kGood;
    QTest::newRow("OPC DA in text: 192") << QByteArray("192") << kGood;
    QTest::newRow("OPC DA, blanks around it:  192 ") << QByteArray(" 192 ") << kGood;
    QTest::newRow("OPC DA, written with a fraction: 192.0") << QByteArray("192.0") << kGood;
    QTest::newRow("OPC DA in hexadecimal: 0xC0") << QByteArray("0xC0") << kGood;
    QTest::newRow("OPC DA good, local override: 216") << QByteArray("216") << kGood;
    QTest::newRow("the highest OPC DA number: 255") << QByteArray("255") << kGood;
    QTest::newRow("OPC UA GoodClamped: 0x00300000") << QByteArray("0x00300000") << kGood;
    QTest::newRow("OPC UA GoodClamped in decimal: 3145728") << QByteArray("3145728") << kGood;
    QTest::newRow("OPC UA GoodLocalOverride: 0x00960000") << QByteArray("0x00960000") << kGood;
    QTest::newRow("OPC UA GoodClamped with info bits: 0x00300400") << QByteArray("0x00300400") << kGood;
    QTest::newRow("the plain word: Uncertain") << QByteArray("Uncertain") << kUncertain;
    QTest::newRow("in capitals: UNCERTAIN") << QByteArray("UNCERTAIN") << kUncertain;
    QTest::newRow("OPC UA, parted: Uncertain_LastUsableValue") << QByteArray("Uncertain_LastUsableValue") << kUncertain;
    QTest::newRow("OPC UA: UncertainLastUsableValue") << QByteArray("UncertainLastUsableValue") << kUncertain;
    QTest::newRow("OPC DA in words: uncertain, last usable value")
        << QByteArray("uncertain, last usable value") << kUncertain;
    QTest::newRow("OPC UA: UncertainSimulatedValue") << QByteArray("UncertainSimulatedValue") << kUncertain;
    QTest::newRow("OPC UA: Uncertain_SensorNotAccurate") << QByteArray("Uncertain_SensorNotAccurate") << kUncertain;
    QTest::newRow("OPC UA: Uncertain_SubNormal") << QByteArray("Uncertain_SubNormal") << kUncertain;
    QTest::newRow("OPC UA: Uncertain_EngineeringUnitsExceeded")
        << QByteArray("Uncertain_EngineeringUnitsExceeded") << kUncertain;
    QTest::newRow("Ignition: Uncertain-InitialValue") << QByteArray("Uncertain-InitialValue") << kUncertain;
    QTest::newRow("with its code: uncertain (0x40900000)") << QByteArray("uncertain (0x40900000)") << kUncertain;
    QTest::newRow("simulators: Simulated") << QByteArray("Simulated") << kUncertain;
    QTest::newRow("IEC 61850: substituted") << QByteArray("substituted") << kUncertain;
    QTest::newRow("by hand: manual") << QByteArray("manual") << kUncertain;
    QTest::newRow("by hand: Manual Entry") << QByteArray("Manual Entry") << kUncertain;
    QTest::newRow("IEC 61850: questionable") << QByteArray("questionable") << kUncertain;
    QTest::newRow("IEC 61850 in capitals: QUESTIONABLE") << QByteArray("QUESTIONABLE") << kUncertain;
    QTest::newRow("IEC 61850: reserved") << QByteArray("reserved") << kUncertain;
    QTest::newRow("IEC 61850: oldData") << QByteArray("oldData") << kUncertain;
    QTest::newRow("IEC 61850: outOfRange") << QByteArray("outOfRange") << kUncertain;
    QTest::newRow("IEC 61850: inaccurate") << QByteArray("inaccurate") << kUncertain;
    QTest::newRow("IEC 61850: inconsistent") << QByteArray("inconsistent") << kUncertain;
    QTest::newRow("IEC 61850: oscillatory") << QByteArray("oscillatory") << kUncertain;
    QTest::newRow("IEC 61850: overflow") << QByteArray("overflow") << kUncertain;
    QTest::newRow("IEC 60870-5: not topical") << QByteArray("not topical") << kUncertain;
    QTest::newRow("IEC 60870-5: blocked") << QByteArray("blocked") << kUncertain;
    QTest::newRow("IEC 61850: operatorBlocked") << QByteArray("operatorBlocked") << kUncertain;
    QTest::newRow("IEC 61850: test") << QByteArray("test") << kUncertain;
    QTest::newRow("historians: suspect") << QByteArray("suspect") << kUncertain;
    QTest::newRow("meters: estimated") << QByteArray("estimated") << kUncertain;
    QTest::newRow("historians: interpolated") << QByteArray("interpolated") << kUncertain;
    QTest::newRow("what is stale is not good: Good, stale") << QByteArray("Good, stale") << kUncertain;
    QTest::newRow("what is simulated is not good: GOOD|SIMULATED") << QByteArray("GOOD|SIMULATED") << kUncertain;
    QTest::newRow("two words that contradict each other: good/uncertain") << QByteArray("good/uncertain") << kUncertain;
    QTest::newRow("the lowest uncertain of OPC DA: 64") << QByteArray("64") << kUncertain;
    QTest::newRow("OPC DA last usable: 68") << QByteArray("68") << kUncertain;
    QTest::newRow("the highest uncertain of OPC DA: 127") << QByteArray("127") << kUncertain;
    QTest::newRow("undefined in OPC DA: 128") << QByteArray("128") << kUncertain;
    QTest::newRow("undefined in OPC DA: 191") << QByteArray("191") << kUncertain;
    QTest::newRow("OPC UA: 0x40000000") << QByteArray("0x40000000") << kUncertain;
    QTest::newRow("OPC UA in decimal: 1073741824") << QByteArray("1073741824") << kUncertain;
    QTest::newRow("OPC UA UncertainLastUsableValue: 0x40900000") << QByteArray("0x40900000") << kUncertain;
    QTest::newRow("the plain word: Bad") << QByteArray("Bad") << kBad;
    QTest::newRow("in small letters: bad") << QByteArray("bad") << kBad;
    QTest::newRow("in capitals: BAD") << QByteArray("BAD") << kBad;
    QTest::newRow("OPC UA, parted: Bad_NoCommunication") << QByteArray("Bad_NoCommunication") << kBad;
    QTest::newRow("OPC UA: BadNotConnected") << QByteArray("BadNotConnected") << kBad;
    QTest::newRow("OPC UA in small letters: badnotconnected") << QByteArray("badnotconnected") << kBad;
    QTest::newRow("OPC DA in words: Bad, Not Connected") << QByteArray("Bad, Not Connected") << kBad;
    QTest::newRow("Ignition: BAD_STALE") << QByteArray("BAD_STALE") << kBad;
    QTest::newRow("Ignition: Bad_Stale") << QByteArray("Bad_Stale") << kBad;
    QTest::newRow("with dashes: bad-sensor-failure") << QByteArray("bad-sensor-failure") << kBad;
    QTest::newRow("with blanks: BAD NO DATA") << QByteArray("BAD NO DATA") << kBad;
    QTest::newRow("blanks before it:   Bad_OutOfService") << QByteArray("  Bad_OutOfService") << kBad;
    QTest::newRow("with its code: Bad (0x80310000)") << QByteArray("Bad (0x80310000)") << kBad;
    QTest::newRow("with its number: Bad [24]") << QByteArray("Bad [24]") << kBad;
    QTest::newRow("OPC UA: BadWaitingForInitialData") << QByteArray("BadWaitingForInitialData") << kBad;
    QTest::newRow("OPC UA: BadNodeIdUnknown") << QByteArray("BadNodeIdUnknown") << kBad;
    QTest::newRow("with the field's name: Status: Bad") << QByteArray("Status: Bad") << kBad;
    QTest::newRow("with the type's name: StatusCode.BadTimeout") << QByteArray("StatusCode.BadTimeout") << kBad;
    QTest::newRow("Ignition: Error") << QByteArray("Error") << kBad;
    QTest::newRow("Ignition: Error_Configuration") << QByteArray("Error_Configuration") << kBad;
    QTest::newRow("Sparkplug in a word: stale") << QByteArray("stale") << kBad;
    QTest::newRow("Sparkplug in capitals: STALE") << QByteArray("STALE") << kBad;
    QTest::newRow("SCADA: comm fail") << QByteArray("comm fail") << kBad;
    QTest::newRow("SCADA: COMM_FAIL") << QByteArray("COMM_FAIL") << kBad;
    QTest::newRow("SCADA: CommFault") << QByteArray("CommFault") << kBad;
    QTest::newRow("BACnet: Communication Failure") << QByteArray("Communication Failure") << kBad;
    QTest::newRow("BACnet: communication-failure") << QByteArray("communication-failure") << kBad;
    QTest::newRow("BACnet: no-sensor") << QByteArray("no-sensor") << kBad;
    QTest::newRow("BACnet: over-range") << QByteArray("over-range") << kBad;
    QTest::newRow("BACnet: under-range") << QByteArray("under-range") << kBad;
    QTest::newRow("BACnet: open-loop") << QByteArray("open-loop") << kBad;
    QTest::newRow("BACnet: shorted-loop") << QByteArray("shorted-loop") << kBad;
    QTest::newRow("BACnet: unreliable-other") << QByteArray("unreliable-other") << kBad;
    QTest::newRow("BACnet: configuration-error") << QByteArray("configuration-error") << kBad;
    QTest::newRow("IEC 61850: invalid") << QByteArray("invalid") << kBad;
    QTest::newRow("IEC 61850: Failure") << QByteArray("Failure") << kBad;
    QTest::newRow("OPC DA: not connected") << QByteArray("not connected") << kBad;
    QTest::newRow("OPC DA: Device Failure") << QByteArray("Device Failure") << kBad;
    QTest::newRow("OPC DA: Sensor Failure") << QByteArray("Sensor Failure") << kBad;
    QTest::newRow("OPC DA: Out of Service") << QByteArray("Out of Service") << kBad;
    QTest::newRow("OPC DA: waiting for initial data") << QByteArray("waiting for initial data") << kBad;
    QTest::newRow("people: offline") << QByteArray("offline") << kBad;
    QTest::newRow("people: disconnected") << QByteArray("disconnected") << kBad;
    QTest::newRow("people: timeout") << QByteArray("timeout") << kBad;
    QTest::newRow("no number: NaN") << QByteArray("NaN") << kBad;
    QTest::newRow("people: fault") << QByteArray("fault") << kBad;
    QTest::newRow("people: not good") << QByteArray("not good") << kBad;
    QTest::newRow("SNMP: nonoperational") << QByteArray("nonoperational") << kBad;
    QTest::newRow("SNMP: unavailable") << QByteArray("unavailable") << kBad;
    QTest::newRow("a truth value in text: false") << QByteArray("false") << kBad;
    QTest::newRow("OPC DA in text: 0") << QByteArray("0") << kBad;
    QTest::newRow("OPC DA, blanks around it:  0 ") << QByteArray(" 0 ") << kBad;
    QTest::newRow("OPC DA no communication: 24") << QByteArray("24") << kBad;
    QTest::newRow("OPC DA in hexadecimal: 0x18") << QByteArray("0x18") << kBad;
    QTest::newRow("the highest bad of OPC DA: 63") << QByteArray("63") << kBad;
    QTest::newRow("Sparkplug stale: 500") << QByteArray("500") << kBad;
    QTest::newRow("OPC UA: 0x80000000") << QByteArray("0x80000000") << kBad;
    QTest::newRow("OPC UA BadNoCommunication: 0x80310000") << QByteArray("0x80310000") << kBad;
    QTest::newRow("OPC UA BadNoCommunication in decimal: 2150694912") << QByteArray("2150694912") << kBad;
    QTest::newRow("OPC UA in decimal: 2147483648") << QByteArray("2147483648") << kBad;
    QTest::newRow("OPC UA in a signed integer: -2144272384") << QByteArray("-2144272384") << kBad;
    QTest::newRow("the reserved severity of OPC UA: 0xC0000000") << QByteArray("0xC0000000") << kBad;
    QTest::newRow("all bits: 4294967295") << QByteArray("4294967295") << kBad;
    QTest::newRow("a word of no vocabulary: purple") << QByteArray("purple") << kUnknown;
    QTest::newRow("nothing at all: ") << QByteArray("") << kUnknown;
    QTest::newRow("blanks alone:    ") << QByteArray("   ") << kUnknown;
    QTest::newRow("begins like good: goodish") << QByteArray("goodish") << kUnknown;
    QTest::newRow("begins like good: goodbye") << QByteArray("goodbye") << kUnknown;
    QTest::newRow("bad in the middle: not so bad") << QByteArray("not so bad") << kUnknown;
    QTest::newRow("another language: gut") << QByteArray("gut") << kUnknown;
    QTest::newRow("another script: hao") << QByteArray("\xe5\xa5\xbd") << kUnknown;
    QTest::newRow("a number below nought: -1") << QByteArray("-1") << kUnknown;
    QTest::newRow("neither OPC DA nor OPC UA: 256") << QByteArray("256") << kUnknown;
    QTest::newRow("OPC DA with a vendor's byte: 448") << QByteArray("448") << kUnknown;
    QTest::newRow("a number of something else: 1000") << QByteArray("1000") << kUnknown;
    QTest::newRow("the highest of them: 65535") << QByteArray("65535") << kUnknown;
    QTest::newRow("bits set that OPC UA reserves: 100000") << QByteArray("100000") << kUnknown;
    QTest::newRow("not whole: 192.5") << QByteArray("192.5") << kUnknown;
    QTest::newRow("too large: 1e99") << QByteArray("1e99") << kUnknown;
    QTest::newRow("no digits: 0x") << QByteArray("0x") << kUnknown;
    QTest::newRow("more than 32 bits: 0x1ffffffff") << QByteArray("0x1ffffffff") << kUnknown;
    QTest::newRow("two numbers: 192 192") << QByteArray("192 192") << kUnknown;
    QTest::newRow("a mark: ?") << QByteArray("?") << kUnknown;
    QTest::newRow("a dash: -") << QByteArray("-") << kUnknown;
}

void TestQualityWord::readsTexts()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, quality);
    QCOMPARE(number(qualityOfText(view(text))), quality);
}

void TestQualityWord::readsValuesThatAreNoText_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("quality");
    QTest::newRow("OPC DA bad") << QByteArray("0") << kBad;
    QTest::newRow("OPC DA no communication") << QByteArray("24") << kBad;
    QTest::newRow("OPC DA uncertain") << QByteArray("64") << kUncertain;
    QTest::newRow("OPC DA and Sparkplug good") << QByteArray("192") << kGood;
    QTest::newRow("good with a fraction of nought") << QByteArray("192.0") << kGood;
    QTest::newRow("good with an exponent") << QByteArray("1.92e2") << kGood;
    QTest::newRow("Sparkplug stale") << QByteArray("500") << kBad;
    QTest::newRow("OPC UA bad") << QByteArray("2147483648") << kBad;
    QTest::newRow("OPC UA bad, signed") << QByteArray("-2147483648") << kBad;
    QTest::newRow("OPC UA uncertain") << QByteArray("1073741824") << kUncertain;
    QTest::newRow("a fraction") << QByteArray("0.5") << kUnknown;
    QTest::newRow("below nought") << QByteArray("-1") << kUnknown;
    QTest::newRow("beyond every double") << QByteArray("1e999") << kUnknown;
    QTest::newRow("true") << QByteArray("true") << kGood;
    QTest::newRow("false") << QByteArray("false") << kBad;
    QTest::newRow("a list") << QByteArray("[192]") << kUnknown;
    QTest::newRow("an empty object") << QByteArray("{}") << kUnknown;
    QTest::newRow("an object of other things") << QByteArray(R"({"colour":"good"})") << kUnknown;
    QTest::newRow("number and name") << QByteArray(R"({"value":0,"name":"Bad"})") << kBad;
    QTest::newRow("a name beats a number") << QByteArray(R"({"code":0,"name":"Good"})") << kGood;
    QTest::newRow("as OPC UA writes it") << QByteArray(R"({ "Code" : 2150694912 , "Symbol" : "BadNoCommunication" })")
                                         << kBad;
    QTest::newRow("a number alone") << QByteArray(R"({"value":192})") << kGood;
    QTest::newRow("the worst of two words") << QByteArray(R"({"name":"Good","validity":"questionable"})") << kUncertain;
    QTest::newRow("IEC 61850") << QByteArray(R"({"validity":"invalid","detailQual":{"failure":true}})") << kBad;
    QTest::newRow("an unknown name") << QByteArray(R"({"name":"purple","value":192})") << kUncertain;
    QTest::newRow("a name within is another's") << QByteArray(R"({"x":{"name":"Bad"},"name":"Good"})") << kGood;
    QTest::newRow("marks within texts") << QByteArray(R"({"x":"},\"name\":\"Bad\"","name":"Good"})") << kGood;
}

void TestQualityWord::readsValuesThatAreNoText()
{
    QFETCH(const QByteArray, json);
    QFETCH(const int, quality);
    QCOMPARE(number(qualityOfJson(view(json))), quality);
}

void TestQualityWord::readsStatusCodes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("quality");
    QTest::newRow("nought is good in OPC UA") << QByteArray("0") << kGood;
    QTest::newRow("GoodClamped") << QByteArray("3145728") << kGood;
    QTest::newRow("uncertain") << QByteArray("1083179008") << kUncertain;
    QTest::newRow("BadNoCommunication") << QByteArray("2150694912") << kBad;
    QTest::newRow("an object with a bad name")
        << QByteArray(R"({"Code":2150694912,"Symbol":"BadNoCommunication"})") << kBad;
    QTest::newRow("an object with nought") << QByteArray(R"({"Code":0})") << kGood;
    QTest::newRow("HTTP's 200 is no quality") << QByteArray("200") << kUnknown;
    QTest::newRow("HTTP's 404 is none either") << QByteArray(R"({"code":404,"text":"Not Found"})") << kUnknown;
    QTest::newRow("a truth value is none") << QByteArray("false") << kUnknown;
    QTest::newRow("a small number of one's own is none") << QByteArray("7") << kUnknown;
}

void TestQualityWord::readsStatusCodes()
{
    QFETCH(const QByteArray, json);
    QFETCH(const int, quality);
    QCOMPARE(number(statusCodeOfJson(view(json))), quality);
    QCOMPARE(number(statusCodeOfText("BadNotConnected")), kBad);
    QCOMPARE(number(statusCodeOfText("0x80310000")), kBad);
    QCOMPARE(number(statusCodeOfText("running")), kUnknown);
}

void TestQualityWord::everyOpcDaNumberFollowsItsTopBits()
{
    for (int n = 0; n < 256; ++n) {
        const int expected = n < 64 ? kBad : n < 192 ? kUncertain : kGood;
        QCOMPARE(number(qualityOfJson(std::to_string(n))), expected);
        QCOMPARE(number(qualityOfText(std::to_string(n))), expected);
    }
}

LINESIDE_TEST(TestQualityWord)

} // namespace tst_qualityword

#include "tst_qualityword.moc"
