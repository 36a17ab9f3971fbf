// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/seatsviewmodel.h"

#include "model/reason.h"
#include "support/paneltest.h"
#include "support/testmain.h"

#include <QSignalSpy>

using namespace lineside;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace tst_seatsviewmodel {

struct Bench : PanelBench
{
    SeatsViewModel model{context, true, [](const std::string &) { return std::string("Hall 1/Line 2"); }};

    void push(std::vector<ControlSeat> seats)
    {
        PeopleState people;
        people.seats = std::move(seats);
        backend.push(std::move(people));
    }
    template <typename Action>
    [[nodiscard]] const Action &last() const
    {
        return std::get<Action>(backend.others.back());
    }
};

class TestSeatsViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysNothingBeforeItIsTold();
    void saysNothingWhereSeatsDoNotCount();
    void tellsWhoIsInControlOfTheMachineInSight();
    void tellsWhatThisPanelHolds();
    void asksAndCountsDown();
    void tellsThatItWasRefused();
    void tellsWhoAsks();
    void takesWhatIsFree();
    void tellsWhyItCannotBeTaken();
    void tellsThatAnOrderNeedsControl();
};

void TestSeatsViewModel::saysNothingBeforeItIsTold()
{
    Bench bench;
    bench.model.setDeviceId(u"oven-02"_s);
    QVERIFY(bench.model.stateText().isEmpty() && !bench.model.isInControl() && !bench.model.isHeldElsewhere());
    bench.push({});
    QVERIFY(bench.model.stateText().isEmpty());
    QCOMPARE(bench.model.detail(), u"Nobody is in control of Hall 1. The first order takes it."_s);
}

void TestSeatsViewModel::saysNothingWhereSeatsDoNotCount()
{
    PanelBench bench;
    SeatsViewModel model(bench.context, false, [](const std::string &) { return std::string("Hall 1"); });
    model.setDeviceId(u"oven-02"_s);
    PeopleState people;
    people.seats = {{.area = "Hall 1", .seat = "panel-2"}};
    bench.backend.push(people);
    QVERIFY(!model.isHeldElsewhere() && model.detail().isEmpty());
}

void TestSeatsViewModel::tellsWhoIsInControlOfTheMachineInSight()
{
    Bench bench;
    bench.model.setDeviceId(u"oven-02"_s);
    bench.push({{.area = "Hall 1", .seat = "panel-2", .user = "fitter"}, {.area = "Hall 2", .seat = "panel"}});
    QVERIFY(bench.model.isHeldElsewhere() && !bench.model.isInControl());
    QCOMPARE(bench.model.stateText(), u"panel-2 in control"_s);
    bench.push({{.area = "Hall 1", .seat = "panel", .user = "operator"}});
    QVERIFY(bench.model.isInControl() && !bench.model.isHeldElsewhere());
    QCOMPARE(bench.model.detail(), u"This panel is in control of Hall 1"_s);
}

void TestSeatsViewModel::tellsWhatThisPanelHolds()
{
    Bench bench;
    bench.push({{.area = "Hall 1", .seat = "panel-2"}});
    QVERIFY(!bench.model.isInControl() && bench.model.stateText().isEmpty());
    bench.push({{.area = "Hall 1", .seat = "panel"}, {.area = "Hall 2", .seat = "panel"}});
    QVERIFY(bench.model.isInControl());
    bench.model.release();
    QCOMPARE(bench.backend.others.size(), std::size_t(2));
}

void TestSeatsViewModel::asksAndCountsDown()
{
    Bench bench;
    bench.model.setDeviceId(u"oven-02"_s);
    bench.push({{.area = "Hall 1", .seat = "panel-2"}});
    bench.model.take();
    QCOMPARE(bench.last<TakeSeat>().area, std::string("Hall 1"));
    QVERIFY(!bench.last<TakeSeat>().isOverride);
    bench.backend.answerAction(ActionDone{.isWaiting = true});
    bench.push(
        {{.area = "Hall 1", .seat = "panel-2", .askedBySeat = "panel", .goesOverMs = bench.clock.utcMs() + 10'000}});
    QVERIFY(bench.model.hasAsked());
    QCOMPARE(bench.model.askedSeconds(), 10);
    bench.pass(4s);
    QCOMPARE(bench.model.askedSeconds(), 6);
    bench.push({{.area = "Hall 1", .seat = "panel"}});
    QVERIFY(bench.model.isInControl() && !bench.model.hasAsked() && bench.model.refusal().isEmpty());
    bench.model.takeOver();
    QVERIFY(bench.last<TakeSeat>().isOverride);
}

void TestSeatsViewModel::tellsThatItWasRefused()
{
    Bench bench;
    bench.model.setDeviceId(u"oven-02"_s);
    bench.push(
        {{.area = "Hall 1", .seat = "panel-2", .askedBySeat = "panel", .goesOverMs = bench.clock.utcMs() + 9'000}});
    bench.push({{.area = "Hall 1", .seat = "panel-2"}});
    QCOMPARE(bench.model.refusal(), u"The other seat keeps control"_s);
    bench.pass(1s);
    QCOMPARE(bench.model.refusal(), u"The other seat keeps control"_s);
    bench.model.take();
    QVERIFY(bench.model.refusal().isEmpty());
}

void TestSeatsViewModel::tellsWhoAsks()
{
    Bench bench;
    bench.push({{.area = "Hall 1",
                 .seat = "panel",
                 .askedBySeat = "panel-2",
                 .askedByUser = "fitter",
                 .goesOverMs = bench.clock.utcMs() + 10'000}});
    QCOMPARE(bench.model.requestText(), u"fitter at panel-2 asks for control of Hall 1"_s);
    QCOMPARE(bench.model.requestSeconds(), 10);
    bench.model.refuse();
    QCOMPARE(bench.last<RefuseSeat>().area, std::string("Hall 1"));
    bench.model.handOver();
    QCOMPARE(bench.last<ReleaseSeat>().area, std::string("Hall 1"));
    bench.push({{.area = "Hall 1", .seat = "panel"}});
    QVERIFY(bench.model.requestText().isEmpty());
    const std::size_t before = bench.backend.others.size();
    bench.model.refuse(); // too late
    QCOMPARE(bench.backend.others.size(), before);
}

void TestSeatsViewModel::takesWhatIsFree()
{
    Bench bench;
    bench.who.setRights([](std::string_view verb, auto &&...) { return verb == "take_seat"; });
    bench.model.setDeviceId(u"oven-02"_s);
    bench.push({});
    QVERIFY(bench.model.mayTake() && !bench.model.mayOverride());
    bench.model.take();
    QCOMPARE(bench.last<TakeSeat>().area, std::string("Hall 1"));
}

void TestSeatsViewModel::tellsWhyItCannotBeTaken()
{
    Bench bench;
    bench.model.setDeviceId(u"oven-02"_s);
    bench.push({{.area = "Hall 1", .seat = "panel-2"}});
    QSignalSpy changed(&bench.model, &SeatsViewModel::changed);
    bench.model.take();
    bench.backend.answerAction(unexpected(ErrorCode::Conflict, Reason::SeatAskedFor));
    QCOMPARE(bench.model.refusal(), u"Another seat has asked for it already"_s);
    QVERIFY(changed.count() > 0);
    bench.model.setDeviceId(u"oven-03"_s);
    QVERIFY(bench.model.refusal().isEmpty());
}

void TestSeatsViewModel::tellsThatAnOrderNeedsControl()
{
    Bench bench;
    QSignalSpy missing(&bench.model, &SeatsViewModel::controlMissing);
    bench.context.submit(CallForHelp{}, &bench.model, [](const Result<ActionDone> &) {});
    bench.backend.answerAction(unexpected(ErrorCode::NotAllowed, Reason::RoleMayNot));
    QCOMPARE(missing.count(), 0);
    bench.context.submit(CallForHelp{}, &bench.model, [](const Result<ActionDone> &) {});
    bench.backend.answerAction(unexpected(ErrorCode::Conflict, Reason::SeatNotInControl, "panel-2"));
    QCOMPARE(missing.count(), 1);
}

LINESIDE_TEST(TestSeatsViewModel)

} // namespace tst_seatsviewmodel

#include "tst_seatsviewmodel.moc"
