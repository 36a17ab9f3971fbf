// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/qtmqttpacket.h"

#include <QTest>

using namespace lineside;

class TestQtMqttPacket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhichLengthsAreSound_data();
    void knowsWhichLengthsAreSound();
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
        true, false);
    row("a confirmed subscription", "900400010001", true, true);
    row("a confirmed subscription of 3.1.1", "9003000101", false, true);
    row("a confirmed subscription without an answer", "90020001", true, false);
    row("a confirmed subscription whose properties go past its end", "900400017f01", true, false);
    row("what only a broker gets", "1000", true, false);
}

void TestQtMqttPacket::knowsWhichLengthsAreSound()
{
    QFETCH(const QByteArray, packet);
    QFETCH(const bool, mqtt5);
    QFETCH(const bool, sound);
    QCOMPARE(hasSoundLengths(packet, mqtt5), sound);
}

QTEST_GUILESS_MAIN(TestQtMqttPacket)
#include "tst_qtmqttpacket.moc"
