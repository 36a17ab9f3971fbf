// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/alarmrule.h"
#include "support/testmain.h"

#include <QTest>

namespace tst_alarmrule {

using namespace lineside;
using namespace std::chrono_literals;

class TestAlarmRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsReadBackAsItIsWritten();
    void refusesWhatIsNoValue_data();
    void refusesWhatIsNoValue();
    void aKindHasItsOwnFieldsAlone();
    void whatIsLaidOverCountsAndTheRestStays();
    void aNewLimitBringsItsOwnUnit();
};

AlarmRule fullRule()
{
    return {.kind = LimitKind::High,
            .name = "temperature",
            .device = "oven-1",
            .isOn = true,
            .limit = 80.125,
            .unit = "celsius",
            .deadband = 0.1,
            .priority = Priority::Critical,
            .onDelay = 5s,
            .offDelay = 90s,
            .reAlarm = 30min,
            .latch = false,
            .highlyManaged = true,
            .unlessStates = std::vector<std::string>{"stopped", "cool down"}};
}

void TestAlarmRule::everyFieldIsReadBackAsItIsWritten()
{
    const AlarmRule full = fullRule();
    AlarmRule read{.kind = full.kind, .name = full.name, .device = full.device};
    for (const RuleField &field : ruleFields())
        if (const auto text = ruleText(full, field))
            QVERIFY(setRuleText(read, field, *text));
    QVERIFY(read == full);
    QVERIFY(checkRule(read));
    QCOMPARE(ruleText(full, *findRuleField("off_delay")).value_or(""), std::string("1m30s"));
    QCOMPARE(ruleText({.limit = 200000}, *findRuleField("limit")).value_or(""), std::string("200000"));
    QCOMPARE(ruleText({.limit = 0.1}, *findRuleField("limit")).value_or(""), std::string("0.1"));
    QCOMPARE(ruleText({.limit = -1.5e300}, *findRuleField("limit")).value_or(""), std::string("-1.5e+300"));
    QCOMPARE(ruleText(full, *findRuleField("unless")).value_or(""), std::string("stopped;cool down"));
}

void TestAlarmRule::refusesWhatIsNoValue_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no number") << QByteArray("limit") << QByteArray("80,5");
    QTest::newRow("not finite") << QByteArray("limit") << QByteArray("inf");
    QTest::newRow("not a number") << QByteArray("deadband") << QByteArray("nan");
    QTest::newRow("behind a number") << QByteArray("limit") << QByteArray("80 C");
    QTest::newRow("no duration") << QByteArray("on_delay") << QByteArray("5");
    QTest::newRow("no priority") << QByteArray("priority") << QByteArray("HIGH");
    QTest::newRow("neither") << QByteArray("latch") << QByteArray("yes");
    QTest::newRow("below its least") << QByteArray("deadband") << QByteArray("-1");
    QTest::newRow("beyond its most") << QByteArray("on_delay") << QByteArray("25h");
    QTest::newRow("sooner than anybody acts") << QByteArray("re_alarm") << QByteArray("5s");
}

void TestAlarmRule::refusesWhatIsNoValue()
{
    QFETCH(const QByteArray, field);
    QFETCH(const QByteArray, text);
    AlarmRule rule = fullRule();
    const auto read = setRuleText(rule, *findRuleField(field.toStdString()), text.toStdString());
    QVERIFY(!read || !checkRule(rule));
}

void TestAlarmRule::aKindHasItsOwnFieldsAlone()
{
    QVERIFY(checkRule({.kind = LimitKind::Missing, .after = 20s, .times = 3}));
    const auto offline = checkRule({.kind = LimitKind::Offline, .times = 3});
    QVERIFY(!offline);
    QCOMPARE(offline.error().context, std::string("times"));
    QVERIFY(!checkRule({.kind = LimitKind::Offline, .limit = 3}));
    QVERIFY(!checkRule({.kind = LimitKind::High, .after = 20s}));
    QVERIFY(!checkRule({.kind = LimitKind::High, .device = "a/b", .limit = 1}));
}

void TestAlarmRule::whatIsLaidOverCountsAndTheRestStays()
{
    AlarmRule rule = fullRule();
    layOver(rule, {.kind = LimitKind::High, .priority = Priority::Low, .onDelay = 0s});
    QVERIFY(rule.priority == Priority::Low);
    QCOMPARE(rule.onDelay.value_or(1s), 0ms);
    QVERIFY(rule.limit == 80.125);
    QVERIFY(rule.offDelay == 90s);
}

void TestAlarmRule::aNewLimitBringsItsOwnUnit()
{
    AlarmRule rule = fullRule();
    rule.isOn = false;
    layOver(rule, {.kind = LimitKind::High, .limit = 90});
    QVERIFY(!rule.unit);
    QVERIFY(rule.isOn.value_or(false)); // what is given is meant
}

LINESIDE_TEST(TestAlarmRule)

} // namespace tst_alarmrule

#include "tst_alarmrule.moc"
