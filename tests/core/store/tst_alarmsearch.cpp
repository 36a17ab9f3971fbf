// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storefixture.h"
#include "store/database.h"
#include "store/storefiles.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <ctime>
#include <functional>

using namespace lineside;

namespace tst_alarmsearch {

constexpr std::int64_t kSecondMs = 1000;

AlarmTransition stepOf(int number)
{
    AlarmTransition step = activation(std::uint64_t(number) + 1, number * kSecondMs, number % 2 == 0);
    step.alarm.key.series = {"press-" + std::to_string(number % 20), number % 3 == 0 ? "pressure" : "temperature"};
    step.alarm.key.limit = number % 4 == 0 ? LimitKind::High : LimitKind::LowLow;
    step.alarm.priority = static_cast<Priority>(number % 4 + 1);
    step.alarm.location = "Halle " + std::to_string(number % 20 % 3);
    if (number % 10 == 9) {
        step.event = AlarmEvent::Acknowledged;
        step.by = "fitter";
        step.said = number % 20 == 9 ? "Ölstand geprüft" : "100 % ok";
    }
    return step;
}

std::vector<AlarmTransition> keepSteps(StoreFixture &fixture, int count)
{
    std::vector<AlarmTransition> steps;
    for (int i = 0; i < count;) {
        StoreBatch batch;
        for (int end = std::min(count, i + 10'000); i < end; ++i)
            batch.transitions.push_back(stepOf(i));
        fixture.keep(batch);
        steps.insert(steps.end(), batch.transitions.begin(), batch.transitions.end());
    }
    return steps;
}

std::vector<std::int64_t> timesOf(const std::vector<AlarmTransition> &steps)
{
    std::vector<std::int64_t> times;
    for (const AlarmTransition &step : steps)
        times.push_back(step.timeMs);
    return times;
}

/// All pages of the query.
std::vector<std::int64_t> timesFound(StoreReader &reader, AlarmHistoryQuery query)
{
    std::vector<std::int64_t> times;
    do {
        const auto page = *reader.alarmHistory(query);
        for (const std::int64_t time : timesOf(page.steps))
            times.push_back(time);
        query.before = page.next;
    } while (query.before);
    return times;
}

using Fits = std::function<bool(const AlarmTransition &)>;

std::vector<std::int64_t> timesExpected(const std::vector<AlarmTransition> &steps, const Fits &fits)
{
    std::vector<std::int64_t> times;
    for (const AlarmTransition &step : steps)
        if (fits(step))
            times.push_back(step.timeMs);
    std::ranges::reverse(times);
    return times;
}

bool isOf(const AlarmTransition &step, const std::string &device)
{
    return step.alarm.key.series.deviceId == device;
}

double cpuMs()
{
    return 1000.0 * double(std::clock()) / CLOCKS_PER_SEC;
}

class TestAlarmSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothingWhereNothingIs()
    {
        StoreFixture fixture;
        QVERIFY(fixture.reader()->alarmHistory(AlarmHistoryQuery{})->steps.empty());
        fixture.open();
        const auto page = *fixture.reader()->alarmHistory(AlarmHistoryQuery{});
        QVERIFY(page.steps.empty());
        QVERIFY(!page.next);
    }

    void findsWhatAWordStandsForInTheReadersLanguage()
    {
        StoreFixture fixture;
        fixture.open();
        (void)keepSteps(fixture, 40);
        const auto found = [&](ShownWords shown) {
            auto page = fixture.reader()->alarmHistory({.text = "Presse 3", .shown = std::move(shown), .limit = 100});
            if (!page)
                qFatal("%s", page.error().text().c_str());
            return page->steps;
        };
        QVERIFY(found({}).empty());
        QCOMPARE(found({.devices = {"press-3"}}).size(), std::size_t(2));
        QCOMPARE(found({.sensorTypes = {"pressure"}}).size(), std::size_t(14));
        QCOMPARE(found({.events = {AlarmEvent::Acknowledged}}).size(), std::size_t(4));
        QCOMPARE(found({.users = {"fitter"}}).size(), std::size_t(4));
        QCOMPARE(found({.devices = {"press-3"}, .events = {AlarmEvent::Acknowledged}}).size(), std::size_t(6));
    }

    void findsWhatFits_data()
    {
        QTest::addColumn<AlarmHistoryQuery>("query");
        QTest::addColumn<Fits>("fits");
        QTest::newRow("all") << AlarmHistoryQuery{} << Fits([](const auto &) { return true; });
        QTest::newRow("a stretch of time, its end excluded")
            << AlarmHistoryQuery{.fromMs = 50'000, .toMs = 60'000}
            << Fits([](const auto &step) { return step.timeMs >= 50'000 && step.timeMs < 60'000; });
        QTest::newRow("a device") << AlarmHistoryQuery{.deviceId = "press-7"}
                                  << Fits([](const auto &step) { return isOf(step, "press-7"); });
        QTest::newRow("a priority") << AlarmHistoryQuery{.priority = Priority::High}
                                    << Fits([](const auto &step) { return step.alarm.priority == Priority::High; });
        QTest::newRow("an event") << AlarmHistoryQuery{.event = AlarmEvent::Acknowledged}
                                  << Fits([](const auto &step) { return step.event == AlarmEvent::Acknowledged; });
        QTest::newRow("both") << AlarmHistoryQuery{.priority = Priority::Low, .event = AlarmEvent::Activated}
                              << Fits([](const auto &step) {
                                     return step.alarm.priority == Priority::Low && step.event == AlarmEvent::Activated;
                                 });
        QTest::newRow("a piece of an id, in any case of letters")
            << AlarmHistoryQuery{.text = "SS-7/"} << Fits([](const auto &step) { return isOf(step, "press-7"); });
        QTest::newRow("the limit in the id")
            << AlarmHistoryQuery{.text = "/low-low"}
            << Fits([](const auto &step) { return step.alarm.key.limit == LimitKind::LowLow; });
        QTest::newRow("a place") << AlarmHistoryQuery{.text = "halle 2"}
                                 << Fits([](const auto &step) { return step.alarm.location == "Halle 2"; });
        QTest::newRow("a person") << AlarmHistoryQuery{.text = "fitter"}
                                  << Fits([](const auto &step) { return step.by == "fitter"; });
        QTest::newRow("words, with letters beyond ASCII in any case")
            << AlarmHistoryQuery{.text = "öLSTAND"} << Fits([](const auto &step) { return step.said[0] == '\xc3'; });
        QTest::newRow("a sign that SQL has a meaning for")
            << AlarmHistoryQuery{.text = "0 %"}
            << Fits([](const auto &step) { return step.said.find("0 %") != std::string::npos; });
        QTest::newRow("a text nowhere") << AlarmHistoryQuery{.text = "p_ess"}
                                        << Fits([](const auto &) { return false; });
        QTest::newRow("a page border on the last") << AlarmHistoryQuery{.deviceId = "press-7", .limit = 1}
                                                   << Fits([](const auto &step) { return isOf(step, "press-7"); });
    }
    void findsWhatFits()
    {
        QFETCH(AlarmHistoryQuery, query);
        QFETCH(Fits, fits);
        StoreFixture fixture;
        fixture.open();
        const auto steps = keepSteps(fixture, 250);
        QCOMPARE(timesFound(*fixture.reader(), query), timesExpected(steps, fits));
    }

    void pagesStandStillWhileStepsAreAdded()
    {
        StoreFixture fixture;
        fixture.open();
        auto steps = keepSteps(fixture, 40);
        for (AlarmTransition &step : steps) { // four at each time, so that pages end amid one
            step.timeMs = step.timeMs / 4000 * 4000;
            step.position += 1000;
        }
        StoreBatch batch;
        batch.transitions = steps;
        fixture.keep(batch);
        const AlarmHistoryQuery query{.limit = 7};
        const auto reader = fixture.reader();
        const auto atOnce = timesFound(*reader, query);
        auto page = *reader->alarmHistory(query);
        std::vector<std::int64_t> paged = timesOf(page.steps);
        for (int added = 0; page.next; ++added) {
            StoreBatch newer;
            newer.transitions.push_back(activation(5000 + std::uint64_t(added), 1'000'000 + added));
            fixture.keep(newer);
            page = *reader->alarmHistory({.before = page.next, .limit = 7});
            for (const std::int64_t time : timesOf(page.steps))
                paged.push_back(time);
        }
        QCOMPARE(paged, atOnce);
        QCOMPARE(paged.size(), std::size_t{80});
    }

    void findsARenamedDeviceByItsPresentName_data()
    {
        QTest::addColumn<AlarmHistoryQuery>("query");
        QTest::newRow("asked for the device") << AlarmHistoryQuery{.deviceId = "oven-new"};
        QTest::newRow("looked for by text") << AlarmHistoryQuery{.text = "OVEN-N"};
    }
    void findsARenamedDeviceByItsPresentName()
    {
        QFETCH(AlarmHistoryQuery, query);
        StoreFixture fixture;
        fixture.open();
        StoreBatch batch;
        batch.transitions.push_back(activation(1, 1000));
        fixture.keep(batch);
        FormerNames names;
        names.add("oven-new", {"oven-02"});
        const auto reader = std::make_unique<StoreReader>(fixture.settings.directory, names);
        const auto steps = reader->alarmHistory(query)->steps;
        QCOMPARE(steps.size(), std::size_t{1});
        QCOMPARE(steps.front().alarm.key.series.deviceId, std::string("oven-new"));
    }

    // CPU time, as other work on the machine is no fault of the search's. Each of these has to go through all steps.
    void searchesAHundredThousandStepsInFiftyMilliseconds()
    {
        constexpr double kMostMs = 50;
        StoreFixture fixture;
        fixture.open();
        keepSteps(fixture, 100'000);
        const auto reader = fixture.reader();
        const std::vector<AlarmHistoryQuery> queries{
            {.text = "nowhere"},          {.deviceId = "nowhere"},
            {.event = AlarmEvent::Reset}, {.priority = Priority::Low, .event = AlarmEvent::ReAlarmed},
            {.text = "fitter"},           {.text = "öl"}};
        for (const AlarmHistoryQuery &query : queries) {
            double best = 1e9;
            for (int i = 0; i < 5; ++i) {
                const double begin = cpuMs();
                QVERIFY(reader->alarmHistory(query));
                best = std::min(best, cpuMs() - begin);
            }
            QVERIFY2(best < kMostMs, qPrintable(QString::number(best)));
        }
    }
};

LINESIDE_TEST(TestAlarmSearch)

} // namespace tst_alarmsearch

#include "tst_alarmsearch.moc"
