// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/qtmqttgate.h"

#include "support/testmain.h"

#include <QTest>

#include <cstring>

using namespace lineside;

namespace tst_qtmqttgate {

class TestQtMqttGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst();
    void findsThePackets_data();
    void findsThePackets();
    void showsOnePacketAtATime();
    void knowsALengthThatIsNone();
    void keepsWhatIsWritten();
    void refusesWhatIsLargerThanTheBrokerTakes();
    void dropsWhatIsWrittenAtTheEnd();
};

static void feed(QtMqttGate &gate, QByteArrayView bytes)
{
    std::memcpy(gate.reserveInput(bytes.size()), bytes.data(), std::size_t(bytes.size()));
    gate.commitInput(bytes.size());
}

void TestQtMqttGate::isEmptyAtFirst()
{
    QtMqttGate gate;
    QVERIFY(!gate.nextPacket());
    QVERIFY(!gate.isBroken());
    QVERIFY(!gate.hasOutput());
    QCOMPARE(gate.readAll(), QByteArray());
}

void TestQtMqttGate::findsThePackets_data()
{
    QTest::addColumn<qsizetype>("payload");
    QTest::newRow("nothing behind the length") << qsizetype(0);
    QTest::newRow("the longest with one byte of length") << qsizetype(127);
    QTest::newRow("the shortest with two") << qsizetype(128);
    QTest::newRow("the longest with two") << qsizetype(16'383);
    QTest::newRow("the shortest with three") << qsizetype(16'384);
    QTest::newRow("the shortest with four") << qsizetype(2'097'152);
}

void TestQtMqttGate::findsThePackets()
{
    QFETCH(const qsizetype, payload);
    QByteArray packet("\x30");
    qsizetype rest = payload;
    do {
        packet += static_cast<char>((rest & 0x7F) | (rest > 0x7F ? 0x80 : 0));
        rest >>= 7;
    } while (rest > 0);
    packet += QByteArray(payload, 'x');

    QtMqttGate gate;
    feed(gate, packet.chopped(1));
    QVERIFY(!gate.nextPacket());
    feed(gate, packet.last(1) + packet); // its end, and the next in one piece
    for (int i = 0; i < 2; ++i) {
        const auto found = gate.nextPacket();
        QVERIFY(found.has_value());
        QVERIFY(*found == packet);
    }
    QVERIFY(!gate.nextPacket());
}

void TestQtMqttGate::showsOnePacketAtATime()
{
    QtMqttGate gate;
    QList<QByteArray> seen;
    connect(&gate, &QIODevice::readyRead, this, [&] { seen.append(gate.readAll()); });
    const QByteArray first = QByteArray::fromHex("40020001");
    const QByteArray second = QByteArray::fromHex("40020002");
    feed(gate, first + second);
    QVERIFY(gate.nextPacket());
    QVERIFY(seen.isEmpty());
    gate.showPacket();
    QCOMPARE(seen, QList<QByteArray>({first}));
    QVERIFY(gate.nextPacket());
    gate.showPacket();
    QCOMPARE(seen, QList<QByteArray>({first, second}));
}

void TestQtMqttGate::knowsALengthThatIsNone()
{
    QtMqttGate gate;
    feed(gate, QByteArray::fromHex("30ffffff"));
    QVERIFY(!gate.nextPacket());
    QVERIFY(!gate.isBroken()); // the last byte may make it one
    feed(gate, QByteArray::fromHex("ff"));
    QVERIFY(!gate.nextPacket());
    QVERIFY(gate.isBroken());
}

void TestQtMqttGate::keepsWhatIsWritten()
{
    QtMqttGate gate;
    QCOMPARE(gate.write("one"), 3);
    QCOMPARE(gate.write("two"), 3);
    QVERIFY(gate.hasOutput());
    QCOMPARE(gate.takeOutput(), QByteArray("onetwo"));
    QVERIFY(!gate.hasOutput());
}

void TestQtMqttGate::refusesWhatIsLargerThanTheBrokerTakes()
{
    QtMqttGate gate;
    gate.setMaximumPacketSize(3);
    QCOMPARE(gate.write("four"), -1);
    QCOMPARE(gate.write("one"), 3);
    QCOMPARE(gate.takeOutput(), QByteArray("one"));
}

void TestQtMqttGate::dropsWhatIsWrittenAtTheEnd()
{
    QtMqttGate gate;
    gate.write("acknowledgement");
    gate.dropOutput();
    QCOMPARE(gate.write("good-bye"), 8);
    QVERIFY(!gate.hasOutput());
}

LINESIDE_TEST(TestQtMqttGate)

} // namespace tst_qtmqttgate

#include "tst_qtmqttgate.moc"
