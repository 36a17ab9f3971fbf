// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/peopleviewmodel.h"

#include "model/reason.h"
#include "support/paneltest.h"
#include "support/testmain.h"

#include <QSignalSpy>

using namespace lineside;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace tst_peopleviewmodel {

UserView makeUser(std::uint64_t number, const std::string &name, const std::string &role, std::int64_t lastLoginMs = 0)
{
    return {.number = number,
            .profile = {.name = name, .role = role},
            .secretKind = SecretKind::Pin,
            .lastLoginMs = lastLoginMs};
}

PeopleState makePeople()
{
    PeopleState people;
    people.isFirstStart = false;
    people.users = {makeUser(1, "shift lead", "administrator", 5'000), makeUser(2, "fitter", "maintenance", 9'000),
                    makeUser(3, "operator 3", "operator")};
    return people;
}

SessionView sessionOf(std::uint64_t number, const UserView &user)
{
    return {
        .number = number, .user = user.number, .name = user.profile.name, .role = user.profile.role, .seat = "panel"};
}

struct Bench : PanelBench
{
    PeopleViewModel model{context, {.idleAfter = 60s, .notice = "Only who works here."}};
    PeopleState people = makePeople();

    template <typename Action>
    [[nodiscard]] const Action &last() const
    {
        return std::get<Action>(backend.others.back());
    }
    void answerLogin(std::uint64_t user = 3)
    {
        const UserProfile &profile = people.users.at(user - 1).profile;
        backend.answerAction(ActionDone{.session = OpenedSession{"token-7", 7, user, profile.name, profile.role}});
    }
    /// Told by the engine as well.
    void logIn(std::uint64_t user = 3)
    {
        backend.push(people);
        model.logIn(QString::number(user), u"271828"_s);
        answerLogin(user);
        people.sessions = {sessionOf(7, people.users.at(user - 1))};
        backend.push(people);
    }
};

class TestPeopleViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysNothingBeforeItIsTold();
    void makesTheFirstAdministrator();
    void showsWhoCanLogIn();
    void findsOneOfMany();
    void logsIn();
    void asksAsWhoIsIn();
    void tellsWhatIsWrongAndCountsTheWaitDown();
    void asksOneAtATime();
    void logsOutByHand();
    void dropsToLookingOnWhenNobodyIsThere();
    void staysWhileSomebodyTouchesIt();
    void seesThatTheLoginWasEnded();
    void outlivesAFrameOfBeforeTheLogin();
    void believesARefusalThatTheSessionEnded();
    void takesABadge();
    void asksForThePinOfABadge();
    void leavesBadgesToWhoWantsThem();
    void approvesForASecondPerson();
    void changesTheOwnPin();
    void followsTheRoleOfTheUser();
};

void TestPeopleViewModel::saysNothingBeforeItIsTold()
{
    Bench bench;
    QVERIFY(!bench.model.isFirstStart() && !bench.model.isManaged() && !bench.model.isLoggedIn());
    QCOMPARE(bench.model.tiles()->count(), 0);
    bench.backend.push(PeopleState());
    QVERIFY(bench.model.isFirstStart() && !bench.model.isManaged());
    QCOMPARE(bench.model.notice(), u"Only who works here."_s);
}

void TestPeopleViewModel::makesTheFirstAdministrator()
{
    Bench bench;
    bench.backend.push(PeopleState());
    QSignalSpy in(&bench.model, &PeopleViewModel::loggedIn);
    bench.model.makeAdministrator(u"  shift lead "_s, u"314159"_s);
    QCOMPARE(bench.last<AddUser>().profile.name, std::string("shift lead"));
    QCOMPARE(bench.last<AddUser>().profile.role, std::string("administrator"));
    QCOMPARE(std::string(bench.last<AddUser>().secret.reveal()), std::string("314159"));
    bench.answerLogin(1);
    QCOMPARE(in.count(), 1);
    QVERIFY(bench.model.isLoggedIn());
    bench.backend.push(bench.people);
    QVERIFY(bench.model.isManaged());
    QCOMPARE(bench.model.roleText(), u"Administrator"_s);
}

void TestPeopleViewModel::showsWhoCanLogIn()
{
    Bench bench;
    bench.people.users.push_back(makeUser(4, "on leave", "operator"));
    bench.people.users.back().profile.isDisabled = true;
    bench.people.users.push_back(makeUser(5, "of last year", "operator"));
    bench.people.users.back().profile.expiresMs = bench.clock.utcMs();
    bench.people.users.push_back(makeUser(6, "without a secret", "operator"));
    bench.people.users.back().secretKind = SecretKind::None;
    bench.backend.push(bench.people);
    QCOMPARE(cells(bench.model.tiles(), "name"), (QStringList{u"fitter"_s, u"operator 3"_s, u"shift lead"_s}));
    QCOMPARE(cell(bench.model.tiles(), 0, "roleText"), u"Maintenance"_s);
}

void TestPeopleViewModel::findsOneOfMany()
{
    Bench bench;
    bench.backend.push(bench.people);
    QVERIFY(!bench.model.isSearchOffered());
    for (std::uint64_t number = 4; number <= 12; ++number)
        bench.people.users.push_back(makeUser(number, "operator " + std::to_string(number), "operator"));
    bench.backend.push(bench.people);
    QVERIFY(bench.model.isSearchOffered());
    bench.model.setSearch(u"FITT"_s);
    QCOMPARE(cells(bench.model.tiles(), "name"), QStringList{u"fitter"_s});
    bench.model.setSearch({});
    QCOMPARE(bench.model.tiles()->count(), 12);
}

void TestPeopleViewModel::logsIn()
{
    Bench bench;
    bench.backend.push(bench.people);
    bench.model.logIn(u"3"_s, u"271828"_s);
    QVERIFY(bench.model.isBusy());
    QCOMPARE(bench.last<LogIn>().who.user, std::string("operator 3"));
    QCOMPARE(std::string(bench.last<LogIn>().who.secret.reveal()), std::string("271828"));
    bench.answerLogin();
    QVERIFY(bench.model.isLoggedIn() && !bench.model.isBusy());
    QCOMPARE(bench.model.userName(), u"operator 3"_s);
    QCOMPARE(bench.model.roleText(), u"Operator"_s);
    QCOMPARE(bench.model.seatText(), u"panel"_s);
}

void TestPeopleViewModel::asksAsWhoIsIn()
{
    Bench bench;
    bench.logIn();
    bench.context.submit(CallForHelp{});
    QCOMPARE(bench.backend.askers.back().session, std::string("token-7"));
    QCOMPARE(bench.backend.askers.back().user, std::string("operator 3"));
    bench.model.logOut();
    bench.context.submit(CallForHelp{});
    QVERIFY(bench.backend.askers.back().session.empty());
    QCOMPARE(bench.backend.askers.back().user, std::string("operator"));
}

void TestPeopleViewModel::tellsWhatIsWrongAndCountsTheWaitDown()
{
    Bench bench;
    bench.backend.push(bench.people);
    bench.model.logIn(u"3"_s, u"000001"_s);
    bench.backend.answerAction(unexpected(ErrorCode::NotAllowed, Reason::WrongCredentials));
    QCOMPARE(bench.model.refusal(), u"Wrong name, PIN or password"_s);
    QCOMPARE(bench.model.waitSeconds(), 0);
    bench.model.logIn(u"3"_s, u"000002"_s);
    QVERIFY(bench.model.refusal().isEmpty());
    bench.backend.answerAction(unexpected(ErrorCode::NotAllowed, Reason::WaitBeforeNextTry, "4 s"));
    QCOMPARE(bench.model.waitSeconds(), 4);
    bench.pass(1s);
    QCOMPARE(bench.model.waitSeconds(), 3);
    bench.pass(3s);
    QCOMPARE(bench.model.waitSeconds(), 0);
    QVERIFY(bench.model.refusal().isEmpty());
}

void TestPeopleViewModel::asksOneAtATime()
{
    Bench bench;
    bench.backend.push(bench.people);
    bench.model.logIn(u"3"_s, u"271828"_s);
    bench.model.logIn(u"3"_s, u"271828"_s);
    QCOMPARE(bench.backend.others.size(), std::size_t(1));
}

void TestPeopleViewModel::logsOutByHand()
{
    Bench bench;
    bench.logIn();
    bench.model.logOut();
    QVERIFY(!bench.last<LogOut>().isIdle);
    QCOMPARE(bench.backend.askers.back().session, std::string("token-7"));
    QVERIFY(!bench.model.isLoggedIn() && bench.model.userName().isEmpty());
    QVERIFY(bench.model.endedText().isEmpty());
    const std::size_t before = bench.backend.others.size();
    bench.model.logOut();
    QCOMPARE(bench.backend.others.size(), before);
}

void TestPeopleViewModel::dropsToLookingOnWhenNobodyIsThere()
{
    Bench bench;
    bench.logIn();
    bench.pass(44s);
    QCOMPARE(bench.model.idleSeconds(), 0);
    bench.pass(2s);
    QCOMPARE(bench.model.idleSeconds(), 14);
    bench.pass(14s);
    QVERIFY(!bench.model.isLoggedIn());
    QVERIFY(bench.last<LogOut>().isIdle);
    QCOMPARE(bench.backend.askers.back().session, std::string("token-7"));
    QCOMPARE(bench.model.idleSeconds(), 0);
    QCOMPARE(bench.model.endedText(), u"Logged out: nobody was here for 1:00"_s);
    bench.pass(3600s);
    QVERIFY(!bench.model.endedText().isEmpty()); // nobody has read it
    bench.model.touch();
    bench.pass(10s);
    QVERIFY(bench.model.endedText().isEmpty());
}

void TestPeopleViewModel::staysWhileSomebodyTouchesIt()
{
    Bench bench;
    bench.logIn();
    bench.pass(50s);
    QVERIFY(bench.model.idleSeconds() > 0);
    bench.model.touch();
    QCOMPARE(bench.model.idleSeconds(), 0);
    bench.pass(40s);
    QVERIFY(bench.model.isLoggedIn());
}

void TestPeopleViewModel::seesThatTheLoginWasEnded()
{
    Bench bench;
    bench.logIn();
    bench.people.sessions.clear();
    bench.backend.push(bench.people);
    QVERIFY(!bench.model.isLoggedIn());
    QCOMPARE(bench.model.endedText(), u"The login was ended"_s);
    QCOMPARE(bench.backend.others.size(), std::size_t(1)); // nothing is left to log out
}

void TestPeopleViewModel::outlivesAFrameOfBeforeTheLogin()
{
    Bench bench;
    bench.backend.push(bench.people);
    bench.model.logIn(u"3"_s, u"271828"_s);
    bench.answerLogin();
    bench.backend.push(bench.people);
    QVERIFY(bench.model.isLoggedIn());
}

void TestPeopleViewModel::believesARefusalThatTheSessionEnded()
{
    Bench bench;
    bench.logIn();
    Q_EMIT bench.backend.refused({ErrorCode::NotAllowed, std::string(toString(Reason::RoleMayNot)), {}});
    QVERIFY(bench.model.isLoggedIn());
    Q_EMIT bench.backend.refused({ErrorCode::NotAllowed, std::string(toString(Reason::SessionEnded)), {}});
    QVERIFY(!bench.model.isLoggedIn());
    QVERIFY(!bench.model.endedText().isEmpty());
}

void TestPeopleViewModel::takesABadge()
{
    Bench bench;
    bench.backend.push(bench.people);
    bench.who.readBadge("04A2B3");
    QCOMPARE(std::string(bench.last<LogIn>().who.badge.reveal()), std::string("04A2B3"));
    QVERIFY(bench.last<LogIn>().who.user.empty());
    bench.backend.answerAction(unexpected(ErrorCode::NotAllowed, Reason::WrongCredentials));
    QVERIFY(!bench.model.refusal().isEmpty() && !bench.model.isBadgeWaiting());
    bench.who.readBadge("04A2B3");
    bench.answerLogin();
    QVERIFY(bench.model.isLoggedIn());
}

void TestPeopleViewModel::asksForThePinOfABadge()
{
    PanelBench bench;
    PeopleViewModel model(bench.context, {.isBadgeEnough = false});
    bench.backend.push(makePeople());
    QSignalSpy asks(&model, &PeopleViewModel::badgeAsksForPin);
    bench.who.readBadge("04A2B3");
    QVERIFY(bench.backend.others.empty() && model.isBadgeWaiting());
    QCOMPARE(asks.count(), 1);
    model.logIn({}, u"271828"_s);
    const auto &login = std::get<LogIn>(bench.backend.others.back());
    QCOMPARE(std::string(login.who.badge.reveal()), std::string("04A2B3"));
    QCOMPARE(std::string(login.who.secret.reveal()), std::string("271828"));
    QVERIFY(login.who.user.empty() && !model.isBadgeWaiting());
    bench.backend.answerAction(unexpected(ErrorCode::NotAllowed, Reason::WrongCredentials));
    bench.who.readBadge("04A2B3");
    model.forgetAttempt();
    QVERIFY(!model.isBadgeWaiting() && model.refusal().isEmpty());
}

void TestPeopleViewModel::leavesBadgesToWhoWantsThem()
{
    Bench bench;
    bench.backend.push(bench.people);
    QObject taker;
    bench.who.sendBadgesTo(&taker);
    bench.who.readBadge("04A2B3");
    QVERIFY(bench.backend.others.empty());
    bench.who.sendBadgesTo(nullptr);
    bench.who.readBadge("04A2B3");
    QCOMPARE(bench.backend.others.size(), std::size_t(1));
}

void TestPeopleViewModel::approvesForASecondPerson()
{
    Bench bench;
    bench.logIn();
    QSignalSpy approved(&bench.model, &PeopleViewModel::approved);
    const int everybody = bench.model.tiles()->count();
    bench.model.beginApproval(u"order-1"_s);
    QCOMPARE(bench.model.tiles()->count(), everybody - 1); // all but who is in
    bench.model.logIn(u"1"_s, u"161803"_s);
    QCOMPARE(bench.last<ApproveCommand>().id, std::string("order-1"));
    QCOMPARE(bench.last<ApproveCommand>().by->user, std::string("shift lead"));
    bench.backend.answerAction(unexpected(ErrorCode::NotAllowed, Reason::WrongCredentials));
    QCOMPARE(approved.count(), 0);
    bench.model.logIn(u"1"_s, u"161804"_s);
    bench.backend.answerAction(ActionDone{.hasCommandMoved = true});
    QCOMPARE(approved.count(), 1);
    QCOMPARE(bench.model.userName(), u"operator 3"_s); // still
    bench.who.readBadge("04A2B3");
    QCOMPARE(std::string(bench.last<ApproveCommand>().by->badge.reveal()), std::string("04A2B3"));
    bench.backend.answerAction(ActionDone{.hasCommandMoved = true});
    bench.model.beginApproval({});
    bench.who.readBadge("04A2B3");
    QVERIFY(std::holds_alternative<LogIn>(bench.backend.others.back()));
}

void TestPeopleViewModel::changesTheOwnPin()
{
    Bench bench;
    bench.model.changeOwnSecret(u"1"_s, u"2"_s);
    QVERIFY(bench.backend.others.empty()); // nobody is in
    bench.logIn();
    QSignalSpy changed(&bench.model, &PeopleViewModel::secretChanged);
    bench.model.changeOwnSecret(u"271828"_s, u"141421"_s);
    QCOMPARE(bench.last<SetSecret>().user, std::uint64_t(3));
    QCOMPARE(std::string(bench.last<SetSecret>().former.reveal()), std::string("271828"));
    bench.backend.answerAction(unexpected(ErrorCode::NotAllowed, Reason::FormerSecretWrong));
    QCOMPARE(bench.model.refusal(), u"The former PIN or password is wrong"_s);
    bench.model.changeOwnSecret(u"271828"_s, u"141421"_s);
    bench.backend.answerAction(ActionDone{.user = 3});
    QCOMPARE(changed.count(), 1);
}

void TestPeopleViewModel::followsTheRoleOfTheUser()
{
    Bench bench;
    bench.logIn();
    bench.people.users[2].profile.role = "line lead";
    bench.backend.push(bench.people);
    QCOMPARE(bench.model.roleText(), u"line lead"_s);
}

LINESIDE_TEST(TestPeopleViewModel)

} // namespace tst_peopleviewmodel

#include "tst_peopleviewmodel.moc"
