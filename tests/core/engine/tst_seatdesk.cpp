// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/peoplebench.h"
#include "support/testmain.h"

#include <QTest>

#include <string>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_seatdesk {

using Strings = std::vector<std::string>;
const SendCommand kStart{"oven-1", R"({"command":"start"})"};
const SendCommand kStop{"oven-1", R"({"command":"stop"})"};

/// Two panels, an operator at each; the oven is in hall 1.
struct Hall : PeopleBench
{
    explicit Hall(const Config &config = withDefaults())
        : PeopleBench(config)
    {
        take("devices/oven-1/status", R"({"id":"oven-1","status":"online","location":"hall 1/line 2"})");
        read("oven-1", 85);
        hire();
        one = logIn("operator", "830274", "panel");
        two = logIn("engineer", "830274", "desk");
        (void)newRecords();
    }
    Result<ActionDone> atPanel(OperatorAction action) { return ask(panel(one), std::move(action)); }
    Result<ActionDone> atDesk(OperatorAction action) { return ask(panel(two, "desk"), std::move(action)); }
    std::string holder()
    {
        const auto seats = people().seats;
        return seats.empty() ? std::string() : seats.front().area + ": " + seats.front().seat;
    }

    std::string one;
    std::string two;
};

class TestSeatDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstOrderTakesControl();
    void theOtherSeatLooksOn();
    void httpNeedsNoSeat();
    void controlGoesOverWhenNobodyRefuses();
    void controlIsKeptByWhoRefuses();
    void whoLogsOutGivesControlAway();
    void switchingTheUserKeepsControl();
    void engineersOverride();
    void acknowledgesFromEverySeatUnlessTheSiteSaysOtherwise();
    void controlIsTheirsWhoMayOrderThere();
    void aSiteMayDoWithoutSeats();
};

void TestSeatDesk::theFirstOrderTakesControl()
{
    Hall hall;
    QCOMPARE(hall.holder(), std::string());
    QVERIFY(hall.atPanel(kStart));
    QCOMPARE(hall.holder(), std::string("hall 1: panel"));
    QCOMPARE(hall.newRecords().back(), std::string("operator take_seat hall 1: in control: panel: ok"));
}

void TestSeatDesk::theOtherSeatLooksOn()
{
    Hall hall;
    QVERIFY(hall.atPanel(kStart));
    const auto refused = hall.atDesk(kStart);
    QVERIFY(!refused && refused.error().code == ErrorCode::Conflict);
    QCOMPARE(refusal(refused), std::string("another seat is in control (panel)"));
    QVERIFY(hall.atDesk(kStop)); // what is essential asks for no seat
    QCOMPARE(hall.holder(), std::string("hall 1: panel"));
}

void TestSeatDesk::httpNeedsNoSeat()
{
    Hall hall;
    QVERIFY(hall.atPanel(kStart));
    QVERIFY(hall.ask(hall.api(), kStart));
}

void TestSeatDesk::controlGoesOverWhenNobodyRefuses()
{
    Hall hall;
    QVERIFY(hall.atPanel(kStart));
    (void)hall.newRecords();
    QVERIFY(hall.atDesk(TakeSeat{"hall 1"})->isWaiting);
    QCOMPARE(hall.people().seats.front().askedByUser, std::string("engineer"));
    hall.tick(9999ms);
    QCOMPARE(hall.holder(), std::string("hall 1: panel"));
    QVERIFY(!hall.atDesk(kStart));
    hall.tick(1ms);
    QCOMPARE(hall.holder(), std::string("hall 1: desk"));
    QVERIFY(hall.atDesk(kStart));
    QVERIFY(!hall.atPanel(kStart));
    const Strings records = hall.newRecords();
    QCOMPARE(records.front(), std::string("engineer take_seat hall 1: asked for, in control: panel: ok"));
    QCOMPARE(records.at(2), std::string("engineer take_seat hall 1: nobody refused, in control: desk: ok"));
}

void TestSeatDesk::controlIsKeptByWhoRefuses()
{
    Hall hall;
    QVERIFY(hall.atPanel(kStart));
    QVERIFY(!hall.atPanel(RefuseSeat{"hall 1"}));
    QVERIFY(hall.atDesk(TakeSeat{"hall 1"}));
    QVERIFY(!hall.atDesk(RefuseSeat{"hall 1"}));
    QVERIFY(hall.atPanel(RefuseSeat{"hall 1"})->hasSeatMoved);
    hall.tick(20s);
    QCOMPARE(hall.holder(), std::string("hall 1: panel"));
}

void TestSeatDesk::whoLogsOutGivesControlAway()
{
    Hall hall;
    QVERIFY(hall.atPanel(kStart));
    QVERIFY(hall.atDesk(TakeSeat{"hall 1"}));
    QVERIFY(hall.atPanel(LogOut{.isIdle = true}));
    QCOMPARE(hall.holder(), std::string("hall 1: desk"));
    QVERIFY(hall.atDesk(ReleaseSeat{"hall 1"}));
    QCOMPARE(hall.holder(), std::string());
    QVERIFY(!hall.atDesk(ReleaseSeat{"hall 1"}));
}

void TestSeatDesk::switchingTheUserKeepsControl()
{
    Hall hall;
    QVERIFY(hall.atPanel(kStart));
    QVERIFY(!hall.logIn("maintenance", "830274", "panel").empty());
    QCOMPARE(hall.holder(), std::string("hall 1: panel"));
}

void TestSeatDesk::engineersOverride()
{
    Hall hall;
    QVERIFY(hall.atDesk(kStart));
    QCOMPARE(refusal(hall.atPanel(TakeSeat{"hall 1", true})), std::string("the role may not do this (operator)"));
    QVERIFY(hall.atDesk(ReleaseSeat{"hall 1"}));
    QVERIFY(hall.atPanel(kStart));
    (void)hall.newRecords();
    QVERIFY(hall.atDesk(TakeSeat{"hall 1/line 2", true})); // the whole of the topmost area
    QCOMPARE(hall.holder(), std::string("hall 1: desk"));
    QCOMPARE(hall.newRecords(), (Strings{"engineer take_seat hall 1: in control: panel -> desk: ok"}));
}

void TestSeatDesk::acknowledgesFromEverySeatUnlessTheSiteSaysOtherwise()
{
    const AcknowledgeAlarms seen{{{{"oven-1", "temperature"}, LimitKind::High}}};
    Hall hall;
    QVERIFY(hall.atPanel(kStart));
    QVERIFY(hall.atDesk(seen));

    Config config = Hall::withDefaults();
    config.people.isAcknowledgedBySeat = true;
    Hall strict(config);
    QVERIFY(strict.atPanel(kStart));
    QCOMPARE(refusal(strict.atDesk(seen)), std::string("another seat is in control (panel)"));
    QVERIFY(strict.atPanel(seen));
}

void TestSeatDesk::controlIsTheirsWhoMayOrderThere()
{
    Hall hall;
    hall.chief = hall.logIn("chief", "830274", "office");
    const UserProfile ofLine{.name = "operator", .role = "operator", .areas = {"hall 1/line 2"}};
    QVERIFY(hall.ask(hall.panel(hall.chief, "office"), ChangeUser{hall.numberOf("operator"), ofLine}));
    QVERIFY(hall.atPanel(TakeSeat{"hall 1"}));
    QVERIFY(!hall.atPanel(TakeSeat{"hall 2"}));
    QVERIFY(!hall.atPanel(TakeSeat{""}));
    QVERIFY(hall.atDesk(TakeSeat{""})); // the whole site
    const auto nowhere = hall.atDesk(TakeSeat{"nowhere"});
    QVERIFY(!nowhere && nowhere.error().code == ErrorCode::NotFound);
}

void TestSeatDesk::aSiteMayDoWithoutSeats()
{
    Config config = Hall::withDefaults();
    config.people.isControlBySeat = false;
    Hall hall(config);
    QVERIFY(hall.atPanel(kStart));
    QVERIFY(hall.atDesk(kStart));
    QCOMPARE(hall.holder(), std::string());
}

LINESIDE_TEST(TestSeatDesk)

} // namespace tst_seatdesk

#include "tst_seatdesk.moc"
