// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/permissions.h"

#include "support/testmain.h"

#include <QTest>

#include <string>

using namespace lineside;

namespace tst_permissions {

/// Every verb and every role, against a table of its own.
class TestPermissions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhoMayDoWhat_data();
    void knowsWhoMayDoWhat();
};

void TestPermissions::knowsWhoMayDoWhat_data()
{
    QTest::addColumn<OperatorAction>("action");
    QTest::addColumn<QByteArray>("roles"); // v viewer, o operator, m maintenance, e engineer, a administrator
    QTest::newRow("acknowledge") << OperatorAction(AcknowledgeAlarms{}) << QByteArray("omea");
    QTest::newRow("unacknowledge") << OperatorAction(UnacknowledgeAlarms{}) << QByteArray("omea");
    QTest::newRow("shelve") << OperatorAction(ShelveAlarms{}) << QByteArray("omea");
    QTest::newRow("unshelve") << OperatorAction(UnshelveAlarms{}) << QByteArray("omea");
    QTest::newRow("out_of_service") << OperatorAction(TakeOutOfService{}) << QByteArray("mea");
    QTest::newRow("into_service") << OperatorAction(ReturnToService{}) << QByteArray("mea");
    QTest::newRow("reset") << OperatorAction(ResetAlarms{}) << QByteArray("omea");
    QTest::newRow("comment") << OperatorAction(CommentAlarm{}) << QByteArray("omea");
    QTest::newRow("remove_device") << OperatorAction(RemoveDevice{}) << QByteArray("mea");
    QTest::newRow("command") << OperatorAction(SendCommand{}) << QByteArray("omea");
    QTest::newRow("silence_horn") << OperatorAction(SilenceHorn{}) << QByteArray("omea");
    QTest::newRow("test_horn") << OperatorAction(TestHorn{}) << QByteArray("omea");
    QTest::newRow("write_note") << OperatorAction(WriteNote{}) << QByteArray("omea");
    QTest::newRow("strike_note") << OperatorAction(StrikeNote{}) << QByteArray("omea");
    QTest::newRow("export") << OperatorAction(ExportTable{}) << QByteArray("omea");
    QTest::newRow("reset_figures") << OperatorAction(ResetFigures{}) << QByteArray("ea");
    QTest::newRow("alarm_settings") << OperatorAction(ChangeAlarmSettings{}) << QByteArray("ea");
    QTest::newRow("quarantine_replay") << OperatorAction(ReplayQuarantine{}) << QByteArray("mea");
}

void TestPermissions::knowsWhoMayDoWhat()
{
    QFETCH(const OperatorAction, action);
    QFETCH(const QByteArray, roles);
    QCOMPARE(std::string(verbOf(action)), std::string(QTest::currentDataTag()));
    for (const Role role : {Role::Viewer, Role::Operator, Role::Maintenance, Role::Engineer, Role::Administrator})
        QVERIFY2(may(role, action) == roles.contains(toString(role).front()), toString(role).data());
    QVERIFY(!may(Role{0}, action));
    QVERIFY(!may(Role{200}, action));
}

LINESIDE_TEST(TestPermissions)

} // namespace tst_permissions

#include "tst_permissions.moc"
