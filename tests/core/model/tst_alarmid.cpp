// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/alarm.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_alarmid {

class TestAlarmId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites();
    void refusesWhatIsNoId_data();
    void refusesWhatIsNoId();
};

void TestAlarmId::readsWhatItWrites()
{
    for (const LimitKind kind :
         {LimitKind::LowLow,    LimitKind::Low,       LimitKind::High,        LimitKind::HighHigh, LimitKind::Unit,
          LimitKind::Offline,   LimitKind::Missing,   LimitKind::BadQuality,  LimitKind::Frozen,   LimitKind::Line,
          LimitKind::Link,      LimitKind::Rate,      LimitKind::Deviation,   LimitKind::Discrete, LimitKind::Disk,
          LimitKind::Clock,     LimitKind::Backlog,   LimitKind::Certificate, LimitKind::Refused,  LimitKind::Damaged,
          LimitKind::Rejecting, LimitKind::HornFailed})
        for (const std::string sensor : {"temperature", "axis/x/load", "high", "-"}) {
            const AlarmKey key{{"press-01", sensor}, kind};
            QVERIFY(parseAlarmId(key.id()) == key);
        }
}

void TestAlarmId::refusesWhatIsNoId_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("the empty text") << QByteArray();
    QTest::newRow("no slash") << QByteArray("press-01");
    QTest::newRow("one slash") << QByteArray("press-01/high");
    QTest::newRow("no device") << QByteArray("/temperature/high");
    QTest::newRow("no sensor") << QByteArray("press-01//high");
    QTest::newRow("no limit") << QByteArray("press-01/temperature/");
    QTest::newRow("an unknown limit") << QByteArray("press-01/temperature/middle");
    QTest::newRow("slashes alone") << QByteArray("///");
}

void TestAlarmId::refusesWhatIsNoId()
{
    QFETCH(const QByteArray, id);
    QVERIFY(!parseAlarmId(id.toStdString()));
}

LINESIDE_TEST(TestAlarmId)

} // namespace tst_alarmid

#include "tst_alarmid.moc"
