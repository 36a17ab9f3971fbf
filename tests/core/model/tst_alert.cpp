// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/alert.h"

#include "support/testmain.h"

#include <QTest>

#include <set>

using namespace lineside;

namespace tst_alert {

AlarmTransition transition(std::uint64_t position, LimitKind kind, std::int64_t timeMs = 1000)
{
    AlarmTransition step;
    step.alarm.key = {{"press-01", "pressure"}, kind};
    step.position = position;
    step.timeMs = timeMs;
    return step;
}

class TestAlert : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReadingsAlertIsNamedByPositionAndLimit()
    {
        const auto id = alertId(transition(4711, LimitKind::High));
        QCOMPARE(alertId(transition(4711, LimitKind::High, 2000)), id);
        QVERIFY(alertId(transition(4711, LimitKind::HighHigh)) != id);
        QVERIFY(alertId(transition(4712, LimitKind::High)) != id);
    }

    void aTimersAlertIsNamedByAlarmAndTime()
    {
        const auto id = alertId(transition(0, LimitKind::High));
        QCOMPARE(alertId(transition(0, LimitKind::High)), id);
        QVERIFY(alertId(transition(0, LimitKind::High, 2000)) != id);
    }

    void eachStepOnEachTopicHasANameOfItsOwn()
    {
        std::set<std::uint64_t> ids;
        std::size_t count = 0;
        for (std::uint64_t position : {0ULL, 4711ULL, 4712ULL}) {
            for (int event = 1; event <= 14; ++event) {
                for (int kind = 1; kind <= 5; ++kind) {
                    AlarmTransition step = transition(position, static_cast<LimitKind>(kind));
                    step.event = static_cast<AlarmEvent>(event);
                    ids.insert({alertId(step), alertId(step, AlertTopic::Alarms)});
                    step.alarm.key.series.deviceId = "press-02"; // moved by the same reading
                    ids.insert({alertId(step), alertId(step, AlertTopic::Alarms)});
                    count += 4;
                }
            }
        }
        QCOMPARE(ids.size(), count);
    }

    void goesToItsTopic()
    {
        QCOMPARE((PendingAlert{1, "press-01", {}}).topicText(), std::string("alerts/press-01"));
        QCOMPARE((PendingAlert{1, "press-01", {}, AlertTopic::Alarms}).topicText(), std::string("alarms/press-01"));
        const PendingAlert head{.topic = AlertTopic::AuditHead};
        QCOMPARE(head.topicText(), std::string("edge/audit/head"));
        QVERIFY(head.isStanding());
    }

    void everyIdFitsASignedInteger()
    {
        QVERIFY(static_cast<std::int64_t>(alertId(transition(0, LimitKind::High))) > 0);
        QVERIFY(static_cast<std::int64_t>(alertId(transition(1ULL << 58, LimitKind::High))) > 0);
    }
};

LINESIDE_TEST(TestAlert)

} // namespace tst_alert

#include "tst_alert.moc"
