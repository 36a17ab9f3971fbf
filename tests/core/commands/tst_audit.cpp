// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/audit.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_audit {

Command command()
{
    Command command;
    command.id = "c-1";
    command.deviceId = "press-01";
    command.payload = R"({"command":"start"})";
    command.requestedBy = "operator";
    command.role = "engineer";
    command.seat = "line 1";
    command.source = "panel";
    command.changedMs = 1767225600000;
    return command;
}

class TestAudit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsTheOrderAndItsFate();
    void keepsNoSecret();
    void cutsALongOrderBetweenCharacters();
};

void TestAudit::recordsTheOrderAndItsFate()
{
    const AuditRecord order{1767225600000, "operator", "panel",    "command", "press-01", R"(c-1: {"command":"start"})",
                            "queued",      "command",  "engineer", "line 1",  {}};
    QVERIFY(auditOf(command()) == order);

    Command rejected = command();
    rejected.state = CommandState::Rejected;
    rejected.reason = "door open";
    QCOMPARE(auditOf(rejected).detail, std::string("c-1: start: door open"));
    QCOMPARE(auditOf(rejected).result, std::string("rejected"));
    QCOMPARE(auditOf(rejected).actor, std::string("operator"));
    QCOMPARE(auditOf(rejected).role, std::string("engineer"));
    QCOMPARE(auditOf(rejected).seat, std::string("line 1"));

    Command sent = command();
    sent.state = CommandState::Sent;
    QCOMPARE(auditOf(sent).detail, std::string("c-1: start"));
    sent.change = "Temperature: 60 -> 65 celsius";
    QCOMPARE(auditOf(sent).detail, std::string("c-1: Temperature: 60 -> 65 celsius"));
}

void TestAudit::keepsNoSecret()
{
    Command secret = command();
    secret.payload = R"({"command":"join","wifi_password":"abc"})";
    QVERIFY(auditOf(secret).detail.find("abc") == std::string::npos);
}

void TestAudit::cutsALongOrderBetweenCharacters()
{
    Command big = command();
    big.payload = "{\"a\":\"";
    while (big.payload.size() < 60'000)
        big.payload += "ä";
    const std::string detail = auditOf(big).detail;
    QVERIFY(detail.size() < 600);
    QVERIFY(QString::fromStdString(detail).toStdString() == detail);
    QVERIFY(!QString::fromStdString(detail).contains(QChar::ReplacementCharacter));
}

LINESIDE_TEST(TestAudit)

} // namespace tst_audit

#include "tst_audit.moc"
