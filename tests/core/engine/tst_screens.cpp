// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/screens.h"

#include "support/testmain.h"

#include <QTest>

#include <string>
#include <vector>

using namespace lineside;

namespace tst_screens {

const SeriesKey kTemperature{"oven-1", "temperature"};
const SeriesKey kPressure{"press-1", "pressure"};

/// Plays the pipeline for some screens.
struct Hall
{
    Screens screens{[this] { ++changes; }, [](const LiveFrame &) {}};
    int changes = 0;
    std::uint64_t number = 0;
    std::int64_t steps = 0;

    [[nodiscard]] std::unique_ptr<Screen> open(int &readies)
    {
        return screens.open([&readies] { ++readies; });
    }
    void postStates()
    {
        for (const std::uint64_t id : screens.withoutState()) {
            LiveFrame whole;
            whole.number = ++number;
            whole.devices["oven-1"].id = "oven-1";
            screens.postWhole(id, std::move(whole));
        }
    }
    [[nodiscard]] LiveFrame change()
    {
        LiveFrame frame;
        frame.number = ++number;
        return frame;
    }
    void postStep()
    {
        LiveFrame frame = change();
        AlarmTransition step;
        step.timeMs = ++steps;
        frame.transitions.push_back(step);
        screens.post(std::move(frame));
    }
};

std::vector<std::int64_t> stepsOf(const LiveFrame &frame)
{
    std::vector<std::int64_t> times;
    for (const AlarmTransition &step : frame.transitions)
        times.push_back(step.timeMs);
    return times;
}

class TestScreens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachGetsTheWholeStateFirstAndThenEveryStep();
    void aFrameThatWaitsIsToldOnce();
    void eachGetsTheSamplesItWatches();
    void aSlowOneStartsAnewAndCostsTheOthersNothing();
    void oneThatClosesIsForgotten();
};

void TestScreens::eachGetsTheWholeStateFirstAndThenEveryStep()
{
    Hall hall;
    int readies = 0;
    const auto early = hall.open(readies);
    hall.postStates();
    QVERIFY(early->take().isWhole);
    hall.postStep();
    const auto late = hall.open(readies);
    hall.postStep(); // it has no state yet: this step is in the state it gets
    hall.postStates();
    hall.postStep();
    const LiveFrame first = late->take();
    QVERIFY(first.isWhole);
    QCOMPARE(first.devices.size(), std::size_t{1});
    QCOMPARE(stepsOf(first), std::vector<std::int64_t>{3});
    QCOMPARE(stepsOf(early->take()), (std::vector<std::int64_t>{1, 2, 3}));
    hall.postStep();
    QCOMPARE(stepsOf(early->take()), std::vector<std::int64_t>{4});
    QCOMPARE(stepsOf(late->take()), std::vector<std::int64_t>{4});
    QCOMPARE(late->take().number, std::uint64_t{0});
}

void TestScreens::aFrameThatWaitsIsToldOnce()
{
    Hall hall;
    int readies = 0;
    const auto screen = hall.open(readies);
    QCOMPARE(readies, 0);
    hall.postStates();
    hall.postStep();
    QCOMPARE(readies, 1);
    [[maybe_unused]] const LiveFrame taken = screen->take();
    hall.postStep();
    QCOMPARE(readies, 2);
}

void TestScreens::eachGetsTheSamplesItWatches()
{
    Hall hall;
    int readies = 0;
    const auto one = hall.open(readies);
    const auto other = hall.open(readies);
    hall.postStates();
    one->watch({kTemperature});
    other->watch({kTemperature, kPressure});
    QCOMPARE(hall.screens.claimWatched(), (std::set<SeriesKey>{kTemperature, kPressure}));
    QVERIFY(!hall.screens.claimWatched());
    LiveFrame frame = hall.change();
    frame.samples = {{kTemperature, 1, 20}, {kPressure, 1, 3}};
    hall.screens.post(std::move(frame));
    QCOMPARE(one->take().samples.size(), std::size_t{1});
    QCOMPARE(other->take().samples.size(), std::size_t{2});
    other->watch({});
    QCOMPARE(hall.screens.claimWatched(), std::set<SeriesKey>{kTemperature});
}

void TestScreens::aSlowOneStartsAnewAndCostsTheOthersNothing()
{
    Hall hall;
    int readies = 0;
    const auto quick = hall.open(readies);
    const auto slow = hall.open(readies);
    hall.postStates();
    [[maybe_unused]] const LiveFrame whole = quick->take();
    std::size_t seen = 0;
    for (std::size_t i = 0; i <= Screens::kStepsAtMost; ++i) {
        hall.postStep();
        seen += quick->take().transitions.size();
    }
    QCOMPARE(seen, Screens::kStepsAtMost + 1);
    QCOMPARE(slow->take().number, std::uint64_t{0}); // nothing is kept for it
    QCOMPARE(hall.screens.withoutState().size(), std::size_t{1});
    hall.postStates();
    hall.postStep();
    const LiveFrame again = slow->take();
    QVERIFY(again.isWhole);
    QCOMPARE(again.stepsMissed, std::uint64_t{Screens::kStepsAtMost + 1});
    QCOMPARE(again.transitions.size(), std::size_t{1});
    QCOMPARE(quick->take().stepsMissed, std::uint64_t{0});
}

void TestScreens::oneThatClosesIsForgotten()
{
    Hall hall;
    int readies = 0;
    auto screen = hall.open(readies);
    QVERIFY(hall.screens.isAnyOpen());
    const std::vector<std::uint64_t> ids = hall.screens.withoutState();
    screen.reset();
    QVERIFY(!hall.screens.isAnyOpen());
    hall.screens.postWhole(ids.front(), hall.change());
    hall.postStep();
    QCOMPARE(readies, 0);
    QCOMPARE(hall.changes, 2);
}

LINESIDE_TEST(TestScreens)

} // namespace tst_screens

#include "tst_screens.moc"
