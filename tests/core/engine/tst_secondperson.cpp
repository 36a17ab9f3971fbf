// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/peoplebench.h"
#include "support/testmain.h"

#include <QTest>

#include <string>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_secondperson {

const SendCommand kStart{"oven-1", R"({"id":"order-1","command":"start"})"};

Config withTwoForAStart()
{
    Config config = PeopleBench::withDefaults();
    CommandRule rule;
    rule.device = "oven-1";
    rule.name = "start";
    rule.confirm = ConfirmBy::Two;
    config.commands.rules = {rule};
    config.people.isControlBySeat = false;
    return config;
}

/// A start that takes two, asked for by the operator at the panel.
struct Hall : PeopleBench
{
    Hall()
        : PeopleBench(withTwoForAStart())
    {
        read("oven-1", 20);
        hire();
        one = logIn("operator", "830274");
        const auto asked = ask(panel(one), kStart);
        isWaiting = asked && asked->command->state == CommandState::Waiting;
    }
    std::string approve(const Requester &who, std::optional<Credentials> by = {})
    {
        return refusal(ask(who, ApproveCommand{"order-1", std::move(by)}));
    }
    static Credentials say(const std::string &name, const std::string &secret)
    {
        return {.user = name, .secret = SecretText(secret)};
    }
    CommandState state() { return pipeline.batch().commands.back().state; }

    std::string one; ///< token
    bool isWaiting = false;
};

/// Two people for one order: from two seats, or by two logins at one.
class TestSecondPerson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyApprovesTheirOwn();
    void whoIsNotKnownApprovesNothing();
    void anotherApprovesFromAnotherSeat();
    void anotherApprovesAtTheSameSeat();
    void aWrongSecretApprovesNothing();
    void aRoleThatMayNotApprovesNothing();
    void whoMayCancels();
    void whoMayNotAnyMoreOrdersNothing_data();
    void whoMayNotAnyMoreOrdersNothing();
};

void TestSecondPerson::nobodyApprovesTheirOwn()
{
    Hall hall;
    QVERIFY(hall.isWaiting);
    QCOMPARE(hall.approve(hall.panel(hall.one)), std::string("a second person must approve, not the one who asked"));
    QCOMPARE(hall.approve(hall.panel(hall.one), hall.say("operator", "830274")),
             std::string("a second person must approve, not the one who asked"));
    QVERIFY(hall.state() == CommandState::Waiting);
}

void TestSecondPerson::whoIsNotKnownApprovesNothing()
{
    Hall hall;
    QCOMPARE(hall.approve(hall.api()), std::string("who approves must have logged in"));
    QCOMPARE(hall.approve(hall.panel()), std::string("the role may not do this (viewer)"));
}

void TestSecondPerson::anotherApprovesFromAnotherSeat()
{
    Hall hall;
    const std::string two = hall.logIn("engineer", "830274", "desk");
    (void)hall.newRecords();
    QCOMPARE(hall.approve(hall.panel(two, "desk")), std::string());
    QVERIFY(hall.state() == CommandState::Queued);
    QCOMPARE(hall.pipeline.batch().commands.back().approvedBy, std::string("engineer"));
    QCOMPARE(hall.newRecords().back(), std::string("engineer approve_command oven-1: order-1: ok"));
    const auto again = hall.ask(hall.panel(two, "desk"), ApproveCommand{"order-1", {}});
    QVERIFY(!again && again.error().code == ErrorCode::Conflict);
}

void TestSecondPerson::anotherApprovesAtTheSameSeat()
{
    Hall hall;
    QCOMPARE(hall.approve(hall.panel(hall.one), hall.say("maintenance", "830274")), std::string());
    QCOMPARE(hall.pipeline.batch().commands.back().approvedBy, std::string("maintenance"));
    QCOMPARE(hall.people().sessions.size(), std::size_t{1}); // the first is still in
    QCOMPARE(hall.people().sessions.front().name, std::string("operator"));
}

void TestSecondPerson::aWrongSecretApprovesNothing()
{
    Hall hall;
    for (int i = 0; i < 3; ++i)
        QCOMPARE(hall.approve(hall.panel(hall.one), hall.say("maintenance", "111333")),
                 std::string("wrong name, PIN or password"));
    QCOMPARE(hall.approve(hall.panel(hall.one), hall.say("maintenance", "830274")),
             std::string("wrong too often: wait before the next try (1 s)"));
    QVERIFY(hall.state() == CommandState::Waiting);
}

void TestSecondPerson::aRoleThatMayNotApprovesNothing()
{
    Hall hall;
    QCOMPARE(hall.approve(hall.panel(hall.one), hall.say("viewer", "830274")),
             std::string("the role may not do this (viewer)"));
    QVERIFY(refusal(hall.ask(hall.panel(hall.one), ApproveCommand{"another", {}})).starts_with("there is no such"));
}

void TestSecondPerson::whoMayCancels()
{
    Hall hall;
    QVERIFY(!hall.ask(hall.panel(), CancelCommand{"order-1"}));
    QVERIFY(hall.ask(hall.panel(hall.one), CancelCommand{"order-1"}));
    QVERIFY(hall.state() != CommandState::Waiting);
    QVERIFY(!hall.approve(hall.panel(hall.one), hall.say("maintenance", "830274")).empty());
}

void TestSecondPerson::whoMayNotAnyMoreOrdersNothing_data()
{
    QTest::addColumn<UserProfile>("profile");
    QTest::newRow("disabled") << UserProfile{.name = "operator", .role = "operator", .isDisabled = true};
    QTest::newRow("another role") << UserProfile{.name = "operator", .role = "viewer"};
    QTest::newRow("another hall") << UserProfile{.name = "operator", .role = "operator", .areas = {"hall 9"}};
    QTest::newRow("removed") << UserProfile{};
}

/// An order does not outlive the right to give it.
void TestSecondPerson::whoMayNotAnyMoreOrdersNothing()
{
    QFETCH(UserProfile, profile);
    Hall hall;
    QVERIFY(hall.isWaiting);
    const auto number = hall.numberOf("operator");
    const std::string chief = hall.logIn("chief", "830274", "desk");
    QVERIFY(profile.name.empty() ? hall.ask(hall.panel(chief, "desk"), RemoveUser{number})
                                 : hall.ask(hall.panel(chief, "desk"), ChangeUser{number, profile}));
    const std::string two = hall.logIn("engineer", "830274", "desk");
    QCOMPARE(hall.approve(hall.panel(two, "desk")), std::string("who ordered it may not do this any more"));
    QVERIFY(hall.state() == CommandState::Waiting);
}

LINESIDE_TEST(TestSecondPerson)

} // namespace tst_secondperson

#include "tst_secondperson.moc"
