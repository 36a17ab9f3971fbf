// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/qtmqttpacket.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_qtmqttpacket {

class TestQtMqttPacket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhichLengthsAreSound_data();
    void knowsWhichLengthsAreSound();
    void readsWhatIsAcknowledgedAndHow_data();
    void readsWhatIsAcknowledgedAndHow();
    void makesAcknowledgementsPlain_data();
    void makesAcknowledgementsPlain();
};

void TestQtMqttPacket::knowsWhichLengthsAreSound_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<bool>("mqtt5");
    QTest::addColumn<bool>("sound");
    const auto row = [](const char *name, const QByteArray &hex, bool mqtt5, bool sound) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << mqtt5 << sound;
    };
    row("a welcome", "2003000000", true, true);
    row("a welcome of 3.1.1", "20020000", false, true);
    row("a 3.1.1 refusal of MQTT 5", "20020001", true, true);
    row("a welcome with properties", "200600000321000a", true, true);
    row("a welcome without a reason", "200100", true, false);
    row("a welcome whose properties go past its end", "200300007f", true, false);
    row("a welcome whose properties have no end of length", "20060000ffffffff", true, false);
    row("a welcome whose length of properties is cut off", "20030000ff", true, false);
    row("a message", "30050001740070", true, true);
    row("a message without payload",
        "3004000174"
        "00",
        true, true);
    row("a message of 3.1.1",
        "3004000174"
        "70",
        false, true);
    row("a message with a packet id", "3206000174000700", true, true);
    row("a message without properties", "3003000174", true, false);
    row("a message whose packet id is cut off", "320400017400", false, false);
    row("a message whose topic goes past its end",
        "3005002074"
        "0070",
        true, false);
    row("a message whose properties go past its end",
        "3005000174"
        "7f70",
        true, false);
    row("a message without topic", "3000", true, false);
    row("an acknowledgement", "40020001", true, true);
    row("an acknowledgement with a reason", "4003000110", true, true);
    row("an acknowledgement with properties",
        "4009000110"
        "051f0002"
        "6869",
        true, true);
    row("an acknowledgement without packet id", "400100", true, false);
    row("an acknowledgement whose properties go past its end", "400400011010", true, false);
    row("an acknowledgement longer than one byte can say",
        "408101000110"
        "7d" + QByteArray("26000161007761").leftJustified(250, '0'),
        true, true);
    row("an acknowledgement of PUBCOMP with a reason of later days", "70030001f1", true, true);
    row("a confirmed subscription", "900400010001", true, true);
    row("a confirmed subscription of 3.1.1", "9003000101", false, true);
    row("a confirmed subscription without an answer", "90020001", true, false);
    row("a confirmed subscription with properties and no answer", "9003000100", true, false);
    row("a confirmed subscription whose properties go past its end", "900400017f01", true, false);
    row("a confirmed subscription longer than one byte can say",
        "90810100017d" + QByteArray("26000161007761").leftJustified(250, '0') + "87", true, true);
    row("what only a broker gets", "1000", true, false);
}

void TestQtMqttPacket::knowsWhichLengthsAreSound()
{
    QFETCH(const QByteArray, packet);
    QFETCH(const bool, mqtt5);
    QFETCH(const bool, sound);
    QCOMPARE(hasSoundLengths(packet, mqtt5), sound);
}

void TestQtMqttPacket::readsWhatIsAcknowledgedAndHow_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<bool>("mqtt5");
    QTest::addColumn<int>("id");
    QTest::addColumn<int>("reason");
    const auto row = [](const char *name, const QByteArray &hex, bool mqtt5, int id, int reason) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << mqtt5 << id << reason;
    };
    row("no reason", "40020102", true, 0x102, 0);
    row("no reason in 3.1.1", "40020102", false, 0x102, 0);
    row("nobody listens", "4003010210", true, 0x102, 0x10);
    row("refused", "4003010287", true, 0x102, 0x87);
    row("refused, with a sentence",
        "400901029905"
        "1f00026869",
        true, 0x102, 0x99);
    row("refused at QoS 2", "5003ffff97", true, 0xFFFF, 0x97);
    row("a code of later days", "50030001f1", true, 1, 0xF1);
    row("completed, though not known", "7003000192", true, 1, 0x92);
    row("a subscription granted",
        "90040102"
        "0001",
        true, 0x102, 1);
    row("a subscription refused",
        "90040102"
        "0087",
        true, 0x102, 0x87);
    row("a subscription refused, with a sentence",
        "90090102"
        "051f00026869"
        "a2",
        true, 0x102, 0xA2);
    row("a subscription refused with a code of later days",
        "90040102"
        "00f1",
        true, 0x102, 0xF1);
    row("a subscription granted by 3.1.1", "9003010201", false, 0x102, 1);
    row("a subscription refused by 3.1.1", "9003010280", false, 0x102, 0x80);
    row("an id behind two bytes of length",
        "40810101027f"
        "7d" + QByteArray("26000161007761").leftJustified(250, '0'),
        true, 0x102, 0x7F);
}

void TestQtMqttPacket::readsWhatIsAcknowledgedAndHow()
{
    QFETCH(const QByteArray, packet);
    QFETCH(const bool, mqtt5);
    QVERIFY(hasSoundLengths(packet, mqtt5));
    QTEST(int(packetIdIn(packet)), "id");
    QTEST(reasonIn(packet, mqtt5), "reason");
}

void TestQtMqttPacket::makesAcknowledgementsPlain_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<bool>("refuses");
    QTest::addColumn<QByteArray>("plain");
    const auto row = [](const char *name, const char *hex, bool refuses, const char *plain) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << refuses << QByteArray::fromHex(plain);
    };
    row("plain already", "40020102", false, "40020102");
    row("nobody listens", "4003010210", false, "40020102");
    row("refused", "4003010287", true, "40020102");
    row("refused, with a sentence",
        "400901029905"
        "1f00026869",
        true, "40020102");
    row("received", "50020102", false, "50020102");
    row("received, nobody listens", "5003010210", false, "50020102");
    row("not received: no release may follow", "5003010297", true, "40020102");
    row("completed", "70020102", false, "70020102");
    row("completed, though not known", "7003010292", true, "70020102");
}

void TestQtMqttPacket::makesAcknowledgementsPlain()
{
    QFETCH(const QByteArray, packet);
    QFETCH(const bool, refuses);
    const auto plain = plainAcknowledgement(packet, refuses);
    QTEST(QByteArray(plain.data(), qsizetype(plain.size())), "plain");
}

LINESIDE_TEST(TestQtMqttPacket)

} // namespace tst_qtmqttpacket

#include "tst_qtmqttpacket.moc"
