// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/prioritymatrix.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_prioritymatrix {

/// Which priority an alarm should have, and what is told when it has another.
class TestPriorityMatrix : public QObject
{
    Q_OBJECT

    static AlarmGuides guidesOf(std::chrono::seconds within, Severity severity)
    {
        AlarmGuides guides;
        AlarmGuide ofClass;
        ofClass.severity = severity;
        guides.add({"oven", {}, {}, {}}, ofClass);
        AlarmGuide ofAlarm;
        ofAlarm.respondWithin = within;
        guides.add({"oven", {}, "temperature", LimitKind::High}, ofAlarm);
        return guides;
    }

private Q_SLOTS:
    void goesByTimeAndSeverity_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QByteArray>("priorities"); // minor, major, severe
        QTest::newRow("at once") << 30 << QByteArray("high critical critical");
        QTest::newRow("just below three minutes") << 179 << QByteArray("high critical critical");
        QTest::newRow("three minutes") << 180 << QByteArray("medium high critical");
        QTest::newRow("ten minutes") << 600 << QByteArray("low medium high");
        QTest::newRow("half an hour") << 1800 << QByteArray("low low medium");
        QTest::newRow("a day") << 86400 << QByteArray("low low medium");
    }
    void goesByTimeAndSeverity()
    {
        QFETCH(const int, seconds);
        QFETCH(const QByteArray, priorities);
        std::string all;
        for (const Severity severity : {Severity::Minor, Severity::Major, Severity::Severe})
            all += (all.empty() ? "" : " ")
                + std::string(toString(proposedPriority(std::chrono::seconds(seconds), severity)));
        QCOMPARE(all, priorities.toStdString());
    }
    void tellsAnotherPriority()
    {
        const AlarmSettings settings = AlarmSettings::defaults(); // temperature high is medium
        QVERIFY(priorityDoubts(guidesOf(5min, Severity::Minor), settings).empty());
        const auto doubts = priorityDoubts(guidesOf(1min, Severity::Severe), settings);
        QCOMPARE(doubts.size(), std::size_t(1));
        QVERIFY2(doubts.front().ends_with("the priority is medium, time to respond and severity ask for critical")
                     && doubts.front().find("oven") != std::string::npos,
                 doubts.front().c_str());
    }
    void saysNothingWhereTheSiteDoesNot()
    {
        AlarmGuides guides;
        AlarmGuide guide;
        guide.respondWithin = 1min;
        guides.add({"oven", {}, "temperature", LimitKind::High}, guide);
        QVERIFY(priorityDoubts(guides, AlarmSettings::defaults()).empty());
        QVERIFY(priorityDoubts({}, AlarmSettings::defaults()).empty());
    }
    void saysNothingOfAnAlarmThatIsOff()
    {
        AlarmSettings settings = AlarmSettings::defaults();
        AlarmRule off{.kind = LimitKind::High, .deviceType = "oven", .name = "temperature"};
        off.isOn = false;
        QVERIFY(priorityDoubts(guidesOf(1min, Severity::Severe), settings.with({off})).empty());
    }
    void tellsOfAMixWithTooManyHighOnes()
    {
        const auto mixed = [](int urgent) {
            AlarmSettings settings;
            for (int i = 0; i < 50; ++i) {
                AlarmLimit limit;
                limit.limit = 80;
                limit.priority = i < urgent ? Priority::High : Priority::Low;
                settings.setLimit("signal-" + std::to_string(i), LimitKind::High, limit);
            }
            return priorityDoubts({}, settings);
        };
        QVERIFY(mixed(6).empty());
        QCOMPARE(mixed(7).size(), std::size_t(1));
        QVERIFY(mixed(7).front().starts_with("of 50 alarms 7 are high or critical"));
    }
};

LINESIDE_TEST(TestPriorityMatrix)

} // namespace tst_prioritymatrix

#include "tst_prioritymatrix.moc"
