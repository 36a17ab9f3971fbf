// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmhealthviewmodel.h"

#include "support/paneltest.h"
#include "support/testmain.h"

#include <QSignalSpy>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_alarmhealthviewmodel {

constexpr std::int64_t kHour = 3600LL * 1000;

class TestAlarmHealthViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForTheDaysThatAreChosen();
    void asksAgainWhenTheChoiceChangedMeanwhile();
    void asksForAPositionWhereThereIsMoreThanOne();
    void showsFiguresBesideTheirTargets_data();
    void showsFiguresBesideTheirTargets();
    void saysWhatIsNotKnown();
    void namesWhatIsBehindTheFigures();
    void keepsTheLastFiguresWhenTheStoreCannotAnswer();

private:
    static AlarmHealth bad()
    {
        AlarmHealth health;
        health.span = {0, 24 * kHour};
        health.coverage = 0.5;
        health.count = 200;
        health.buckets = 100;
        health.average = 2.04;
        health.peak = 31;
        health.shareOver = 0.125;
        health.shareInFlood = 0.021;
        health.bands = {60, 20, 10, 10};
        health.countByPriority = {100, 50, 40, 10};
        const AlarmKey hot{{"oven-1", "temperature"}, LimitKind::High};
        health.topTen = {{hot, 80}};
        health.chattering = {{hot, 0.4, 12}};
        health.stale = {{hot, kHour, true}};
        health.floods = {{.startMs = kHour, .firstMs = kHour, .endMs = 2 * kHour, .count = 31, .first = hot}};
        health.acknowledgements = 10;
        health.blindAcknowledgements = 4;
        return health;
    }
    static const HealthFigureRow *figure(const AlarmHealthViewModel &model, const QString &id)
    {
        static HealthFigureRow row;
        for (int index = 0; index < model.figures()->count(); ++index) {
            const auto read = [&](const char *role) {
                return model.figures()->data(model.figures()->index(index),
                                             model.figures()->roleNames().key(QByteArray(role)));
            };
            if (read("figureId").toString() != id)
                continue;
            row = {id, read("title").toString(), read("valueText").toString(), read("targetText").toString(),
                   static_cast<enums::Level>(read("level").toInt())};
            return &row;
        }
        return nullptr;
    }
};

void TestAlarmHealthViewModel::asksForTheDaysThatAreChosen()
{
    PanelBench bench;
    AlarmHealthViewModel model(bench.context);
    QVERIFY(bench.backend.healthQuestions.empty());
    model.load();
    model.load();
    QCOMPARE(bench.backend.healthQuestions.size(), std::size_t(1));
    const TimeSpan week = bench.backend.healthQuestions[0].query.span;
    QCOMPARE(week.toMs - week.fromMs, 7 * 24 * kHour);
    QVERIFY(model.isLoading());
    bench.backend.answerHealth(bad());
    QVERIFY(!model.isLoading());
    model.setDays(1);
    const TimeSpan day = bench.backend.healthQuestions.at(0).query.span;
    QCOMPARE(day.toMs - day.fromMs, 24 * kHour);
}

void TestAlarmHealthViewModel::asksAgainWhenTheChoiceChangedMeanwhile()
{
    PanelBench bench;
    AlarmHealthViewModel model(bench.context);
    model.load();
    model.setDays(30);
    bench.backend.answerHealth(bad());
    QVERIFY(!model.isKnown());
    const TimeSpan span = bench.backend.healthQuestions.at(0).query.span;
    QCOMPARE(span.toMs - span.fromMs, 30 * 24 * kHour);
}

void TestAlarmHealthViewModel::asksForAPositionWhereThereIsMoreThanOne()
{
    PanelBench bench;
    AlarmHealthViewModel model(bench.context);
    model.load();
    AlarmHealth health = bad();
    health.positions = {"Hall 1"};
    bench.backend.answerHealth(health);
    QVERIFY(model.positions().isEmpty());
    model.load();
    health.positions = {"Hall 1", "Hall 2"};
    bench.backend.answerHealth(health);
    QCOMPARE(model.positions(),
             (QStringList{QStringLiteral("Whole site"), QStringLiteral("Hall 1"), QStringLiteral("Hall 2")}));
    model.setPosition(3);
    QCOMPARE(model.position(), 0);
    QVERIFY(bench.backend.healthQuestions.empty());
    model.setPosition(2);
    QCOMPARE(bench.backend.healthQuestions.at(0).query.position, std::string("Hall 2"));
    model.setPosition(0); // while it counts: what comes is of Hall 2 and not shown
    bench.backend.answerHealth(bad());
    QCOMPARE(bench.backend.healthQuestions.at(0).query.position, std::string());
}

void TestAlarmHealthViewModel::showsFiguresBesideTheirTargets_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("beyond");
    const auto row = [](const char *id, const char *value, const char *target, bool beyond) {
        QTest::newRow(id) << QString::fromUtf8(id) << QString::fromUtf8(value) << QString::fromUtf8(target) << beyond;
    };
    row("count", "200", "", false);
    row("average", "2.0", "at most 1", true);
    row("peak", "31", "at most 10", true);
    row("over", "13 %", "at most 1.0 %", true);
    row("flood", "2.1 %", "at most 1.0 %", true);
    row("top", "40 %", "at most 5.0 %", true);
    row("chattering", "1", "none", true);
    row("fleeting", "0", "none", false);
    row("stale", "1", "at most 5", false);
    row("blind", "40 %", "", false);
}

void TestAlarmHealthViewModel::showsFiguresBesideTheirTargets()
{
    PanelBench bench;
    AlarmHealthViewModel model(bench.context);
    model.load();
    bench.backend.answerHealth(bad());
    QFETCH(QString, id);
    const HealthFigureRow *row = figure(model, id);
    QVERIFY(row);
    QTEST(row->valueText, "value");
    QTEST(row->targetText, "target");
    QTEST(row->level == enums::Level::Attention, "beyond");
    QCOMPARE(model.bands(), (QList<int>{60, 20, 10, 10}));
    QCOMPARE(model.priorities(), (QList<int>{100, 50, 40, 10}));
    QVERIFY(model.spanText().endsWith(u"recorded for 50 % of it"_s));
}

// None of them is taken for good because nothing was counted.
void TestAlarmHealthViewModel::saysWhatIsNotKnown()
{
    PanelBench bench;
    AlarmHealthViewModel model(bench.context);
    model.load();
    bench.backend.answerHealth(AlarmHealth{});
    for (const char *id : {"average", "peak", "over", "top", "median", "blind"}) {
        const HealthFigureRow *row = figure(model, QString::fromUtf8(id));
        QVERIFY2(row && row->valueText == u"--"_s, id);
    }
    QCOMPARE(model.cases()->count(), 0);
}

void TestAlarmHealthViewModel::namesWhatIsBehindTheFigures()
{
    PanelBench bench;
    AlarmHealthViewModel model(bench.context);
    model.load();
    bench.backend.answerHealth(bad());
    QStringList told;
    for (int index = 0; index < model.cases()->count(); ++index) {
        const auto read = [&](const char *role) {
            return model.cases()
                ->data(model.cases()->index(index), model.cases()->roleNames().key(QByteArray(role)))
                .toString();
        };
        told += read("heading") + u": "_s + read("title") + u", "_s + read("valueText");
    }
    QCOMPARE(told.size(), 4);
    QCOMPARE(told[0], u"Floods: First: Temperature high, 31 alarm(s)"_s);
    QCOMPARE(told[1], u"Most frequent: Temperature high, 80×"_s);
    QCOMPARE(told[2], u"Chattering: Temperature high, 12×"_s);
    QVERIFY(told[3].startsWith(u"Active for more than a day: Temperature high"_s));
}

void TestAlarmHealthViewModel::keepsTheLastFiguresWhenTheStoreCannotAnswer()
{
    PanelBench bench;
    AlarmHealthViewModel model(bench.context);
    model.load();
    bench.backend.answerHealth(bad());
    model.load();
    bench.backend.answerHealth(unexpected(ErrorCode::Io, "the disk does not answer"));
    QVERIFY(model.isKnown());
    QVERIFY(!model.problem().isEmpty());
    QCOMPARE(figure(model, u"count"_s)->valueText, u"200"_s);
}

LINESIDE_TEST(TestAlarmHealthViewModel)

} // namespace tst_alarmhealthviewmodel

#include "tst_alarmhealthviewmodel.moc"
