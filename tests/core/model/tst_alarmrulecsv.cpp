// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/alarmrulecsv.h"
#include "support/testmain.h"

#include <QTest>

namespace tst_alarmrulecsv {

using namespace lineside;
using namespace std::chrono_literals;

class TestAlarmRuleCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatItWritesItReadsBack();
    void aWordIsNoFormula();
    void readsWhatAGermanSpreadsheetWrites();
    void saysWhatIsWrongAtItsPlace_data();
    void saysWhatIsWrongAtItsPlace();
    void odderTablesDoNoHarm_data();
    void odderTablesDoNoHarm();
};

void TestAlarmRuleCsv::whatItWritesItReadsBack()
{
    const std::vector<AlarmRule> rules{
        {.kind = LimitKind::High, .name = "temperature", .limit = -80.5, .unit = "celsius", .priority = Priority::High},
        {.kind = LimitKind::High,
         .deviceType = "oven, gas \"old\"",
         .name = "temperature",
         .onDelay = 1500ms,
         .unlessStates = std::vector<std::string>{"stopped", "off"}},
        {.kind = LimitKind::Missing, .device = "-mill", .isOn = false, .times = 3},
    };
    const RuleTable read = rulesFromCsv(toCsv(rules));
    QCOMPARE(read.problems.size(), std::size_t(0));
    QVERIFY(read.rules == rules);
}

void TestAlarmRuleCsv::aWordIsNoFormula()
{
    for (const std::string device : {"=1+1", "+1", "-1", "@sum", "'=1"}) {
        const std::vector<AlarmRule> rules{{.kind = LimitKind::Offline, .device = device}};
        const std::string csv = toCsv(rules);
        QVERIFY(csv.find(",'" + device) != std::string::npos || device == "+1");
        if (device != "+1") // no device can have it
            QVERIFY(rulesFromCsv(csv).rules == rules);
    }
}

void TestAlarmRuleCsv::readsWhatAGermanSpreadsheetWrites()
{
    const RuleTable read = rulesFromCsv("\xEF\xBB\xBF"
                                        "kind;name;limit;on_delay;unless;latch\r\n"
                                        "high;temperature;80,5;5s;\"stopped;off\";TRUE\r\n\r\n"
                                        "low; temperature ;-3;;;\r\n");
    QCOMPARE(read.problems.size(), std::size_t(0));
    QCOMPARE(read.rules.size(), std::size_t(2));
    QVERIFY(read.rules[0].limit == 80.5);
    QVERIFY(read.rules[0].latch == true);
    QCOMPARE(read.rules[0].unlessStates.value_or(std::vector<std::string>()).size(), std::size_t(2));
    QCOMPARE(read.rules[1].name, std::string("temperature"));
    QVERIFY(!read.rules[1].onDelay);
}

void TestAlarmRuleCsv::saysWhatIsWrongAtItsPlace_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<int>("line");
    QTest::addColumn<QByteArray>("column");
    QTest::newRow("a NUL in a word") << QByteArray("kind,name\nhigh,a\nhigh,heat\0\n",
                                                   sizeof("kind,name\nhigh,a\nhigh,heat\0\n") - 1)
                                     << 3 << QByteArray();
    QTest::newRow("no table") << QByteArray() << 1 << QByteArray();
    QTest::newRow("a column of another table") << QByteArray("kind,colour\n") << 1 << QByteArray("colour");
    QTest::newRow("no kind") << QByteArray("name,limit\n") << 1 << QByteArray("kind");
    QTest::newRow("a column twice") << QByteArray("kind,limit,limit\n") << 1 << QByteArray("limit");
    QTest::newRow("no such kind") << QByteArray("kind,name\nhigh,a\nhigher,a\n") << 3 << QByteArray("kind");
    QTest::newRow("no number") << QByteArray("kind,limit\nhigh,8O\n") << 2 << QByteArray("limit");
    QTest::newRow("behind a line break") << QByteArray("kind,name,limit\nhigh,\"a\nb\",1\n") << 2 << QByteArray("name");
    QTest::newRow("out of bounds") << QByteArray("kind,on_delay\nhigh,30h\n") << 2 << QByteArray("on_delay");
    QTest::newRow("not of its kind") << QByteArray("kind,after\nhigh,30s\n") << 2 << QByteArray("after");
    QTest::newRow("twice") << QByteArray("kind,name\nhigh,a\nhigh,a\n") << 3 << QByteArray();
    QTest::newRow("too many cells") << QByteArray("kind,name\nhigh,a,b\n") << 2 << QByteArray();
    QTest::newRow("an open quotation") << QByteArray("kind,name\nhigh,\"a\n") << 2 << QByteArray();
}

void TestAlarmRuleCsv::saysWhatIsWrongAtItsPlace()
{
    QFETCH(const QByteArray, csv);
    QFETCH(const int, line);
    QFETCH(const QByteArray, column);
    const RuleTable read = rulesFromCsv(csv.toStdString());
    QVERIFY(!read.problems.empty());
    QCOMPARE(read.problems.front().line, line);
    QCOMPARE(read.problems.front().column, column.toStdString());
}

void TestAlarmRuleCsv::odderTablesDoNoHarm_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::newRow("zeros") << QByteArray(4096, '\0');
    QTest::newRow("quotation marks") << QByteArray(100'001, '"');
    QTest::newRow("separators") << QByteArray(100'001, ',');
    QTest::newRow("not UTF-8") << QByteArray("kind,name\nhigh,\xff\xfe\n");
    QTest::newRow("a million lines") << QByteArray("kind,name\n") + QByteArray("high,a\n").repeated(1'000'000);
}

void TestAlarmRuleCsv::odderTablesDoNoHarm()
{
    QFETCH(const QByteArray, csv);
    const RuleTable read = rulesFromCsv(csv.toStdString());
    QVERIFY(!read.problems.empty());
    QVERIFY(read.problems.size() <= 100);
}

LINESIDE_TEST(TestAlarmRuleCsv)

} // namespace tst_alarmrulecsv

#include "tst_alarmrulecsv.moc"
