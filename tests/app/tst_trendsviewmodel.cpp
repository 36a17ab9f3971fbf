// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/trendsviewmodel.h"

#include "support/paneltest.h"
#include "support/reasonmarker.h"
#include "support/testmain.h"

#include <QSignalSpy>

using namespace lineside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tst_trendsviewmodel {

/// An oven with a temperature, and the Trends page on screen.
struct TrendBench : PanelBench
{
    TrendBench()
    {
        backend.push(makeDevice("oven-1", "Oven 1"));
        backend.push({"oven-1", "temperature"}, 50, "celsius");
        backend.push({"oven-1", "pressure"}, 100'000, "pascal");
        trends.setActive(true);
        backend.historyQuestions.clear();
    }

    void addTemperature() { trends.addPen(QStringLiteral("oven-1"), QStringLiteral("temperature")); }
    void addPressure() { trends.addPen(QStringLiteral("oven-1"), QStringLiteral("pressure")); }
    /// The debounce timer is the one thing here that runs on real time.
    [[nodiscard]] bool waitForQuestion(std::size_t count = 1)
    {
        return QTest::qWaitFor([&] { return backend.historyQuestions.size() >= count; }, 2000);
    }
    std::int64_t ago(std::chrono::milliseconds time) const { return clock.utcMs() - time.count(); }
    void answer(std::vector<HistoryPoint> points)
    {
        backend.answerHistory(History{backend.historyQuestions.front().query, std::move(points), 0});
    }
    void pushSample(const char *sensor, double value)
    {
        LiveFrame frame;
        frame.samples.push_back({{"oven-1", sensor}, clock.utcMs(), value});
        backend.push(std::move(frame));
    }
    std::span<const TrendPoint> points(std::size_t pen = 0) { return trends.source()->pens().at(pen).series.points(); }

    TrendsViewModel trends{context};
};

HistoryPoint reading(std::int64_t timeMs, double value)
{
    return {timeMs, value, value, value, 1};
}

class TestTrendsViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst();
    void offersEverySignal();
    void filtersTheChoices();
    void addsAPen();
    void takesEightPensAtMost();
    void givesEachPenItsOwnColour();
    void removesAPen();
    void hidesAPen();
    void watchesWhatItShows();
    void asksHistoryOnce();
    void neverAsksTwiceAtATime();
    void showsHistoryInTheUnitShown();
    void drawsOneUnitOnly_data();
    void drawsOneUnitOnly();
    void adoptsAUnitThatComesLater();
    void followsLiveSamples();
    void keepsWhatCameWhileItAsked();
    void saysWhyThereIsNoHistory();
    void ignoresAnswersForRemovedPens();
    void movesWithTimeWhileLive();
    void standsStillWhilePaused();
    void pausesOnPanAndComesBack();
    void neverPansIntoTheFuture();
    void zoomsAboutAPoint();
    void zoomsWithinBounds();
    void choosesASpan();
    void showsAMoment();
    void findsRoomForTheMomentsSignal();
    void showsTheCursorsValues();
    void tellsMinimumAndMaximum();
    void drawsLimits();
    void restsWhileHidden();
    void renewsTextsForANewLanguage();
};

void TestTrendsViewModel::isEmptyAtFirst()
{
    PanelBench bench;
    TrendsViewModel trends(bench.context);
    QAbstractItemModelTester tester(trends.pens(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(trends.pens()->count(), 0);
    QCOMPARE(trends.choices()->count(), 0);
    QVERIFY(trends.isLive());
    QVERIFY(trends.canAddPen());
    QVERIFY(!trends.isLoading());
    QVERIFY(!trends.isCursorShown());
    QCOMPARE(trends.spanNames().value(trends.spanIndex()), QStringLiteral("10 min"));
    trends.togglePen(0);
    trends.removePen(QStringLiteral("x"), QStringLiteral("y"));
    trends.pan(0.5);
    trends.zoom(2, 0.5);
}

void TestTrendsViewModel::offersEverySignal()
{
    TrendBench bench;
    QAbstractItemModelTester tester(bench.trends.choices(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(cells(bench.trends.choices(), "label"), (QStringList{u"Pressure"_s, u"Temperature"_s}));
    QCOMPARE(cell(bench.trends.choices(), 0, "unitText"), QStringLiteral("bar"));
    bench.backend.push({"oven-1", "humidity"}, 20, "percent");
    QCOMPARE(bench.trends.choices()->count(), 3);
}

void TestTrendsViewModel::filtersTheChoices()
{
    TrendBench bench;
    bench.trends.setChoiceFilter(QStringLiteral("temp"));
    QCOMPARE(cells(bench.trends.choices(), "sensorType"), QStringList{u"temperature"_s});
}

void TestTrendsViewModel::addsAPen()
{
    TrendBench bench;
    bench.addTemperature();
    bench.addTemperature();
    QCOMPARE(bench.trends.pens()->count(), 1);
    QCOMPARE(cell(bench.trends.pens(), 0, "label"), QStringLiteral("Oven 1 Temperature"));
    QCOMPARE(cell(bench.trends.pens(), 0, "unitText"), QStringLiteral("°C"));
    QCOMPARE(cell(bench.trends.pens(), 0, "valueText"), QStringLiteral("50.0"));
    QVERIFY(bench.trends.choices()->value(1, "isChosen").toBool());
    QCOMPARE(bench.trends.source()->pens().size(), std::size_t{1});
}

void TestTrendsViewModel::takesEightPensAtMost()
{
    TrendBench bench;
    for (int number = 0; number < 10; ++number)
        bench.trends.addPen(QStringLiteral("m%1").arg(number), QStringLiteral("t"));
    QCOMPARE(bench.trends.pens()->count(), TrendsViewModel::kMaxPens);
    QVERIFY(!bench.trends.canAddPen());
}

void TestTrendsViewModel::givesEachPenItsOwnColour()
{
    TrendBench bench;
    for (const char *device : {"a", "b", "c"})
        bench.trends.addPen(QLatin1String(device), QStringLiteral("t"));
    bench.trends.removePen(QStringLiteral("b"), QStringLiteral("t"));
    bench.trends.addPen(QStringLiteral("d"), QStringLiteral("t"));
    QCOMPARE(cells(bench.trends.pens(), "colorIndex"), (QStringList{u"0"_s, u"2"_s, u"1"_s}));
}

void TestTrendsViewModel::removesAPen()
{
    TrendBench bench;
    QAbstractItemModelTester tester(bench.trends.pens(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    bench.addTemperature();
    bench.addPressure();
    bench.trends.toggleChoice(QStringLiteral("oven-1"), QStringLiteral("temperature"));
    QCOMPARE(cells(bench.trends.pens(), "sensorType"), QStringList{u"pressure"_s});
    QCOMPARE(bench.trends.source()->pens()[0].unitText, QStringLiteral("bar"));
    bench.trends.clearPens();
    QVERIFY(bench.trends.source()->pens().empty());
}

void TestTrendsViewModel::hidesAPen()
{
    TrendBench bench;
    bench.addTemperature();
    QSignalSpy drawn(bench.trends.source(), &TrendSource::changed);
    bench.trends.togglePen(0);
    QVERIFY(!bench.trends.source()->pens()[0].visible);
    QVERIFY(!bench.trends.pens()->value(0, "isVisible").toBool());
    QCOMPARE(drawn.count(), 1);
}

void TestTrendsViewModel::watchesWhatItShows()
{
    TrendBench bench;
    bench.addTemperature();
    QCOMPARE(bench.backend.watched, (std::vector<SeriesKey>{{"oven-1", "temperature"}}));
    bench.trends.setActive(false);
    QVERIFY(bench.backend.watched.empty());
}

void TestTrendsViewModel::asksHistoryOnce()
{
    TrendBench bench;
    bench.addTemperature();
    bench.trends.zoom(2, 1);
    bench.trends.zoom(2, 1);
    QVERIFY(bench.waitForQuestion());
    QCOMPARE(bench.backend.historyQuestions.size(), std::size_t{1});
    const HistoryQuery &query = bench.backend.historyQuestions[0].query;
    QCOMPARE(query.toMs, bench.clock.utcMs());
    QCOMPARE(query.fromMs, bench.ago(150s));
    QCOMPARE(query.maxPoints, TrendsViewModel::kMaxPoints);
    QVERIFY(bench.trends.isLoading());
    bench.answer({});
    QVERIFY(!bench.trends.isLoading());
}

void TestTrendsViewModel::neverAsksTwiceAtATime()
{
    TrendBench bench;
    bench.addTemperature();
    QVERIFY(bench.waitForQuestion());
    bench.trends.zoom(2, 1);
    bench.addPressure(); // asked by the same shot, so its question shows that the shot was
    QVERIFY(bench.waitForQuestion(2));
    QCOMPARE(bench.backend.historyQuestions[1].query.series.sensorType, std::string("pressure"));
    bench.answer({});
    QCOMPARE(bench.backend.historyQuestions.size(), std::size_t{2});
    QCOMPARE(bench.backend.historyQuestions[1].query.series.sensorType, std::string("temperature"));
    QCOMPARE(bench.backend.historyQuestions[1].query.fromMs, bench.ago(300s));
}

void TestTrendsViewModel::showsHistoryInTheUnitShown()
{
    TrendBench bench;
    bench.addPressure();
    QVERIFY(bench.waitForQuestion());
    bench.answer({{bench.ago(60s), 100'000, 300'000, 200'000, 12}});
    QCOMPARE(bench.points().size(), std::size_t{1});
    QCOMPARE(bench.points()[0].min, 1.0);
    QCOMPARE(bench.points()[0].max, 3.0);
    QCOMPARE(bench.points()[0].mean, 2.0);
}

void TestTrendsViewModel::drawsOneUnitOnly_data()
{
    QTest::addColumn<QStringList>("units");
    QTest::addColumn<QList<int>>("unitOfPoint");
    QTest::addColumn<QList<double>>("drawn");
    QTest::addColumn<QString>("note");
    const auto none = QString();
    QTest::newRow("one unit, the signal's")
        << QStringList{u"celsius"_s} << QList<int>{0, 0} << QList<double>{0, 1} << none;
    QTest::newRow("an answer that names none") << QStringList{} << QList<int>{0, 0} << QList<double>{0, 1} << none;
    QTest::newRow("a change on the way") << QStringList{u"psi"_s, u"celsius"_s} << QList<int>{0, 0, 1, 1}
                                         << QList<double>{2, 3} << u"Not drawn: what was recorded in psi"_s;
    QTest::newRow("to and fro") << QStringList{u"celsius"_s, u"psi"_s} << QList<int>{0, 1, 0, 1} << QList<double>{0, 2}
                                << u"Not drawn: what was recorded in psi"_s;
    QTest::newRow("only another") << QStringList{u"psi"_s} << QList<int>{0, 0} << QList<double>{}
                                  << u"Not drawn: what was recorded in psi"_s;
    QTest::newRow("two others") << QStringList{u"psi"_s, QString(), u"celsius"_s} << QList<int>{0, 1, 2}
                                << QList<double>{2} << u"Not drawn: what was recorded in psi, no unit"_s;
}

void TestTrendsViewModel::drawsOneUnitOnly()
{
    QFETCH(QStringList, units);
    QFETCH(QList<int>, unitOfPoint);
    QFETCH(QList<double>, drawn);
    QFETCH(QString, note);
    TrendBench bench;
    bench.addTemperature();
    QVERIFY(bench.waitForQuestion());
    History history{.query = bench.backend.historyQuestions.front().query};
    for (const QString &unit : units)
        history.units.push_back(unit.toStdString());
    for (int i = 0; i < unitOfPoint.size(); ++i) {
        history.points.push_back(reading(bench.ago(10min) + i * 1000, i));
        history.points.back().unit = static_cast<std::uint32_t>(unitOfPoint[i]);
    }
    bench.backend.answerHistory(history);
    QList<double> shown;
    for (const TrendPoint &point : bench.points())
        shown.append(point.mean);
    QCOMPARE(shown, drawn);
    QCOMPARE(cell(bench.trends.pens(), 0, "problemText"), note);
}

void TestTrendsViewModel::adoptsAUnitThatComesLater()
{
    TrendBench bench;
    bench.trends.addPen(QStringLiteral("oven-1"), QStringLiteral("draught"));
    bench.pushSample("draught", 100'000);
    bench.backend.push({"oven-1", "draught"}, 100'000, "pascal");
    QCOMPARE(cell(bench.trends.pens(), 0, "unitText"), QStringLiteral("bar"));
    QVERIFY(bench.points().empty());
    bench.clock.advance(1s);
    bench.pushSample("draught", 200'000);
    QCOMPARE(bench.points()[0].mean, 2.0);
}

void TestTrendsViewModel::followsLiveSamples()
{
    TrendBench bench;
    bench.addTemperature();
    QSignalSpy drawn(bench.trends.source(), &TrendSource::changed);
    bench.pushSample("temperature", 51);
    bench.clock.advance(1s);
    bench.pushSample("temperature", 52);
    bench.pushSample("humidity", 99);
    QCOMPARE(bench.points().size(), std::size_t{2});
    QCOMPARE(bench.points()[1].mean, 52.0);
    QVERIFY(drawn.count() >= 2);
}

void TestTrendsViewModel::keepsWhatCameWhileItAsked()
{
    TrendBench bench;
    bench.addTemperature();
    QVERIFY(bench.waitForQuestion());
    bench.clock.advance(1s);
    bench.pushSample("temperature", 52);
    bench.answer({reading(bench.ago(10s), 40), reading(bench.ago(5s), 41)});
    QCOMPARE(bench.points().size(), std::size_t{3});
    QCOMPARE(bench.points()[2].mean, 52.0);
}

void TestTrendsViewModel::saysWhyThereIsNoHistory()
{
    TrendBench bench;
    bench.addTemperature();
    bench.pushSample("temperature", 52);
    QVERIFY(bench.waitForQuestion());
    const ReasonMarker marker;
    bench.backend.answerHistory(unexpected(ErrorCode::Io, "the slice has lost its meta data"));
    QCOMPARE(cell(bench.trends.pens(), 0, "problemText"), QStringLiteral("<the slice has lost its meta data>"));
    QVERIFY(!bench.trends.isLoading());
    QCOMPARE(bench.points().size(), std::size_t{1});
}

void TestTrendsViewModel::ignoresAnswersForRemovedPens()
{
    TrendBench bench;
    bench.addTemperature();
    QVERIFY(bench.waitForQuestion());
    bench.trends.clearPens();
    QVERIFY(!bench.trends.isLoading());
    bench.answer({reading(bench.ago(5s), 41)});
    QVERIFY(bench.trends.source()->pens().empty());
}

void TestTrendsViewModel::movesWithTimeWhileLive()
{
    TrendBench bench;
    bench.pass(10s);
    QCOMPARE(bench.trends.source()->toMs(), bench.clock.utcMs());
    QCOMPARE(bench.trends.source()->fromMs(), bench.ago(600s));
}

void TestTrendsViewModel::standsStillWhilePaused()
{
    TrendBench bench;
    bench.trends.setLive(false);
    const std::int64_t to = bench.trends.source()->toMs();
    bench.pass(10s);
    QCOMPARE(bench.trends.source()->toMs(), to);
    bench.trends.setLive(true);
    QCOMPARE(bench.trends.source()->toMs(), bench.clock.utcMs());
}

void TestTrendsViewModel::pausesOnPanAndComesBack()
{
    TrendBench bench;
    QSignalSpy changed(&bench.trends, &TrendsViewModel::viewChanged);
    bench.trends.pan(-0.5);
    QVERIFY(!bench.trends.isLive());
    QCOMPARE(bench.trends.source()->toMs(), bench.ago(300s));
    bench.trends.pan(0.25);
    QVERIFY(!bench.trends.isLive());
    bench.trends.pan(0.25);
    QVERIFY(bench.trends.isLive());
    QCOMPARE(changed.count(), 3);
}

void TestTrendsViewModel::neverPansIntoTheFuture()
{
    TrendBench bench;
    bench.trends.pan(5);
    QCOMPARE(bench.trends.source()->toMs(), bench.clock.utcMs());
    QVERIFY(bench.trends.isLive());
}

void TestTrendsViewModel::zoomsAboutAPoint()
{
    TrendBench bench;
    bench.trends.setLive(false);
    bench.trends.zoom(2, 0.5);
    QCOMPARE(bench.trends.source()->fromMs(), bench.ago(450s));
    QCOMPARE(bench.trends.source()->toMs(), bench.ago(150s));
    QCOMPARE(bench.trends.spanIndex(), -1);
    bench.trends.zoom(0.5, 0);
    QCOMPARE(bench.trends.source()->fromMs(), bench.ago(450s));
}

void TestTrendsViewModel::zoomsWithinBounds()
{
    TrendBench bench;
    bench.trends.zoom(1e9, 0.5);
    QCOMPARE(bench.trends.source()->toMs() - bench.trends.source()->fromMs(), 10'000);
    bench.trends.zoom(1e-9, 0.5);
    QCOMPARE(bench.trends.spanIndex(), int(bench.trends.spanNames().size()) - 1);
    const std::int64_t from = bench.trends.source()->fromMs();
    bench.trends.zoom(0, 0.5);
    bench.trends.zoom(-1, 0.5);
    QCOMPARE(bench.trends.source()->fromMs(), from);
}

void TestTrendsViewModel::choosesASpan()
{
    TrendBench bench;
    bench.trends.setSpanIndex(0);
    QCOMPARE(bench.trends.source()->fromMs(), bench.ago(60s));
    bench.trends.setSpanIndex(99);
    QCOMPARE(bench.trends.spanIndex(), 0);
    bench.trends.setLive(false);
    bench.trends.setSpanIndex(2);
    QCOMPARE(bench.trends.source()->toMs(), bench.clock.utcMs());
    QCOMPARE(bench.trends.source()->fromMs(), bench.ago(1h));
}

void TestTrendsViewModel::showsTheCursorsValues()
{
    TrendBench bench;
    bench.addTemperature();
    QVERIFY(bench.waitForQuestion());
    bench.answer({reading(bench.ago(300s), 40), reading(bench.ago(10s), 45)});
    bench.trends.moveCursor(0.5);
    QVERIFY(bench.trends.isCursorShown());
    QCOMPARE(cell(bench.trends.pens(), 0, "valueText"), QStringLiteral("40.0"));
    QVERIFY(bench.trends.cursorText().contains(QStringLiteral("23:55:00")));
    bench.trends.clearCursor();
    QCOMPARE(cell(bench.trends.pens(), 0, "valueText"), QStringLiteral("50.0"));
}

void TestTrendsViewModel::tellsMinimumAndMaximum()
{
    TrendBench bench;
    bench.addTemperature();
    QCOMPARE(cell(bench.trends.pens(), 0, "minimumText"), QStringLiteral("--"));
    QVERIFY(bench.waitForQuestion());
    bench.answer({reading(bench.ago(300s), 40), reading(bench.ago(200s), -5), reading(bench.ago(100s), 45)});
    QCOMPARE(cell(bench.trends.pens(), 0, "minimumText"), QStringLiteral("-5.0"));
    QCOMPARE(cell(bench.trends.pens(), 0, "maximumText"), QStringLiteral("45.0"));
}

void TestTrendsViewModel::showsAMoment()
{
    TrendBench bench;
    bench.addPressure();
    const auto start = double(bench.ago(24h));
    bench.trends.showMoment(QStringLiteral("oven-1"), QStringLiteral("temperature"), start, 600'000);
    QVERIFY(!bench.trends.isLive());
    QCOMPARE(bench.trends.pens()->count(), 2);
    const TrendSource *source = bench.trends.source();
    QCOMPARE(source->toMs() - source->fromMs(), 3'600'000);
    QCOMPARE(source->fromMs() + source->toMs(), 2 * (bench.ago(24h) + 300'000)); // in the middle
    QCOMPARE(source->cursorMs().value_or(0), bench.ago(24h));
    QVERIFY(bench.waitForQuestion(2));
    QCOMPARE(bench.backend.historyQuestions[0].query.fromMs, source->fromMs());
    bench.trends.showMoment(QStringLiteral("oven-1"), QStringLiteral("temperature"), start, 0);
    QCOMPARE(source->toMs() - source->fromMs(), 60'000);
}

void TestTrendsViewModel::findsRoomForTheMomentsSignal()
{
    TrendBench bench;
    for (int i = 0; i < TrendsViewModel::kMaxPens; ++i)
        bench.trends.addPen(QStringLiteral("oven-%1").arg(i + 2), QStringLiteral("temperature"));
    bench.trends.showMoment(QStringLiteral("oven-1"), QStringLiteral("temperature"), double(bench.ago(1h)), 1000);
    QCOMPARE(bench.trends.pens()->count(), TrendsViewModel::kMaxPens);
    QCOMPARE(cell(bench.trends.pens(), TrendsViewModel::kMaxPens - 1, "deviceId"), QStringLiteral("oven-1"));
}

void TestTrendsViewModel::drawsLimits()
{
    TrendBench bench;
    AlarmSettings settings;
    settings.setLimit("pressure", LimitKind::High, AlarmLimit{.limit = 200'000, .priority = Priority::High});
    bench.limits = settings;
    bench.addPressure();
    const std::vector<TrendLimit> &limits = bench.trends.source()->pens()[0].limits;
    QCOMPARE(limits.size(), std::size_t{1});
    QCOMPARE(limits[0].value, 2.0);
    QCOMPARE(limits[0].priority, int(Priority::High));
}

void TestTrendsViewModel::restsWhileHidden()
{
    TrendBench bench;
    bench.addTemperature();
    bench.trends.setActive(false);
    QSignalSpy drawn(bench.trends.source(), &TrendSource::changed);
    bench.pushSample("temperature", 51);
    bench.pass(10s);
    QCOMPARE(drawn.count(), 0);
    bench.backend.historyQuestions.clear();
    bench.trends.setActive(true);
    QVERIFY(drawn.count() > 0);
    QVERIFY(bench.waitForQuestion());
}

void TestTrendsViewModel::renewsTextsForANewLanguage()
{
    TrendBench bench;
    bench.addTemperature();
    bench.format.setLocale(QLocale(QLocale::German));
    QCOMPARE(cell(bench.trends.pens(), 0, "valueText"), QStringLiteral("50,0"));
    QCOMPARE(bench.trends.source()->locale().language(), QLocale::German);
}

LINESIDE_TEST(TestTrendsViewModel)

} // namespace tst_trendsviewmodel

#include "tst_trendsviewmodel.moc"
