// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/usersviewmodel.h"

#include "model/reason.h"
#include "support/paneltest.h"
#include "support/testmain.h"

#include <QSignalSpy>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_usersviewmodel {

struct Bench : PanelBench
{
    UsersViewModel model{context};
    PeopleState people;

    Bench()
    {
        people.isFirstStart = false;
        people.roles = {"viewer", "operator", "maintenance", "engineer", "administrator", "line lead"};
        people.groups = {"shift leads"};
        people.areas = {"Hall 1", "Hall 2"};
        people.users
            = {{.number = 1, .profile = {.name = "shift lead", .role = "administrator"}, .secretKind = SecretKind::Pin},
               {.number = 2, .profile = {.name = "fitter", .role = "maintenance"}, .secretKind = SecretKind::None}};
        people.sessions = {{.number = 7,
                            .user = 1,
                            .name = "shift lead",
                            .role = "administrator",
                            .seat = "panel",
                            .source = "panel"}};
        backend.push(people);
    }
    template <typename Action>
    [[nodiscard]] const Action &last() const
    {
        return std::get<Action>(backend.others.back());
    }
};

class TestUsersViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyBeforeItIsTold();
    void listsUsersByName();
    void offersRolesInWords();
    void isForWhoMayChangeUsers();
    void makesAUser();
    void changesAUser();
    void keepsWhatIsNotSaved();
    void keepsTheMomentOfAnEndThatIsNotTouched();
    void refusesADayThatIsNone();
    void takesADayAsThePanelWritesIt();
    void tellsWhatTheEngineRefuses();
    void setsAPin();
    void givesTheNextBadge();
    void waitsForNoBadgeOfSomebodyElse();
    void removesAndEnds();
};

void TestUsersViewModel::isEmptyBeforeItIsTold()
{
    PanelBench bench;
    UsersViewModel model(bench.context);
    QVERIFY(!model.mayManage() && !model.isFirstStart() && !model.isSaveable());
    QCOMPARE(model.users()->count(), 0);
    model.save();
    model.setSecret(u"314159"_s);
    model.remove();
    model.waitForBadge();
    QVERIFY(bench.backend.others.empty());
}

void TestUsersViewModel::listsUsersByName()
{
    Bench bench;
    QCOMPARE(cells(bench.model.users(), "name"), (QStringList{u"fitter"_s, u"shift lead"_s}));
    QCOMPARE(cells(bench.model.users(), "stateText"), (QStringList{u"No PIN yet: cannot log in"_s, u"PIN"_s}));
    QCOMPARE(cells(bench.model.users(), "sessionText"), (QStringList{u""_s, u"panel"_s}));
    QCOMPARE(cells(bench.model.sessions(), "name"), QStringList{u"shift lead"_s});
    bench.people.users[0].profile.isDisabled = true;
    bench.people.users[1].hasBadge = true;
    bench.backend.push(bench.people);
    QCOMPARE(cells(bench.model.users(), "stateText"), (QStringList{u"Badge"_s, u"Switched off"_s}));
    QCOMPARE(cells(bench.model.users(), "isOff"), (QStringList{u"false"_s, u"true"_s}));
}

void TestUsersViewModel::offersRolesInWords()
{
    const Bench bench;
    QCOMPARE(bench.model.roles().value(1), u"operator"_s);
    QCOMPARE(bench.model.roleNames().value(1), u"Operator"_s);
    QCOMPARE(bench.model.roleNames().value(5), u"line lead"_s);
}

void TestUsersViewModel::isForWhoMayChangeUsers()
{
    Bench bench;
    QVERIFY(bench.model.mayManage());
    bench.who.setRights([](std::string_view verb, auto &&...) { return verb != "change_user"; });
    QVERIFY(!bench.model.mayManage());
}

void TestUsersViewModel::makesAUser()
{
    Bench bench;
    QSignalSpy saved(&bench.model, &UsersViewModel::saved);
    QVERIFY(!bench.model.isSaveable());
    bench.model.setName(u"  operator 3 "_s);
    bench.model.toggleArea(u"Hall 2"_s);
    bench.model.toggleGroup(u"shift leads"_s);
    bench.model.setExpires(u"2027-01-31"_s);
    QVERIFY(bench.model.isSaveable());
    bench.model.save();
    const UserProfile &profile = bench.last<AddUser>().profile;
    QCOMPARE(profile.name, std::string("operator 3"));
    QCOMPARE(profile.role, std::string("operator"));
    QCOMPARE(profile.areas, std::vector<std::string>{"Hall 2"});
    QCOMPARE(profile.groups, std::vector<std::string>{"shift leads"});
    QCOMPARE(profile.expiresMs, std::int64_t{1'801'440'000'000}); // the end of that day, UTC
    QVERIFY(bench.model.isBusy() && !bench.model.isSaveable());
    bench.backend.answerAction(ActionDone{.user = 3});
    QCOMPARE(saved.count(), 1);
    QCOMPARE(bench.model.userId(), u"3"_s); // stays in hand, for its PIN
}

void TestUsersViewModel::changesAUser()
{
    Bench bench;
    bench.model.edit(u"2"_s);
    QVERIFY(!bench.model.isEdited());
    bench.model.setRole(u"engineer"_s);
    bench.model.setDisabled(true);
    QVERIFY(bench.model.isEdited());
    bench.model.save();
    QCOMPARE(bench.last<ChangeUser>().user, std::uint64_t(2));
    QCOMPARE(bench.last<ChangeUser>().profile.role, std::string("engineer"));
    QVERIFY(bench.last<ChangeUser>().profile.isDisabled);
    bench.model.discard();
    QVERIFY(!bench.model.isEdited()); // what was not kept is undone
}

void TestUsersViewModel::keepsWhatIsNotSaved()
{
    Bench bench;
    bench.model.setName(u"operator 3"_s);
    bench.model.edit(u"2"_s);
    bench.model.setName(u"fitter, hall 2"_s);
    bench.model.edit(u"1"_s);
    QCOMPARE(cells(bench.model.users(), "stateText"), (QStringList{u"Changed, not saved"_s, u"PIN"_s}));
    QCOMPARE(bench.model.name(), u"shift lead"_s);
    bench.model.edit(u"2"_s);
    QCOMPARE(bench.model.name(), u"fitter, hall 2"_s);
    bench.model.discard();
    QCOMPARE(bench.model.name(), u"fitter"_s);
    bench.model.edit({});
    QCOMPARE(bench.model.name(), u"operator 3"_s);
    QSignalSpy added(&bench.model, &UsersViewModel::added);
    bench.model.save();
    bench.backend.answerAction(ActionDone{.user = 9});
    QCOMPARE(added.count(), 1);
    bench.model.edit({});
    QCOMPARE(bench.model.name(), QString());
    QCOMPARE(cells(bench.model.users(), "stateText"), (QStringList{u"No PIN yet: cannot log in"_s, u"PIN"_s}));
}

void TestUsersViewModel::keepsTheMomentOfAnEndThatIsNotTouched()
{
    Bench bench;
    bench.people.users[1].profile.expiresMs = 1'801'400'000'123;
    bench.backend.push(bench.people);
    bench.model.edit(u"2"_s);
    QCOMPARE(bench.model.expires(), u"2027-01-31"_s);
    QVERIFY(!bench.model.isEdited());
    bench.model.setRole(u"viewer"_s);
    bench.model.save();
    QCOMPARE(bench.last<ChangeUser>().profile.expiresMs, std::int64_t{1'801'400'000'123});
}

void TestUsersViewModel::refusesADayThatIsNone()
{
    Bench bench;
    bench.model.edit(u"2"_s);
    for (const QString &day : {u"31.1.2027"_s, u"2027-02-30"_s, u"soon"_s}) {
        bench.model.setExpires(day);
        QVERIFY2(!bench.model.isSaveable() && !bench.model.refusal().isEmpty(), qPrintable(day));
    }
    bench.model.setExpires({});
    QVERIFY(bench.model.refusal().isEmpty());
    bench.format.setLocale(QLocale(u"de_DE"_s));
    bench.model.setExpires(u"30.02.27"_s);
    QVERIFY(bench.model.refusal().contains(u"31.01.27"_s));
}

void TestUsersViewModel::takesADayAsThePanelWritesIt()
{
    for (const QString &day : {u"31.1.2027"_s, u"31.01.27"_s, u"31.01.2027"_s, u"2027-01-31"_s}) {
        Bench bench;
        bench.format.setLocale(QLocale(u"de_DE"_s));
        bench.model.edit(u"2"_s);
        bench.model.setExpires(day);
        bench.model.save();
        QCOMPARE(bench.last<ChangeUser>().profile.expiresMs, std::int64_t{1'801'440'000'000});
    }
}

void TestUsersViewModel::tellsWhatTheEngineRefuses()
{
    Bench bench;
    bench.model.setName(u"fitter"_s);
    bench.model.save();
    bench.backend.answerAction(unexpected(ErrorCode::Conflict, Reason::UserNameTaken));
    QCOMPARE(bench.model.refusal(), u"The name is, or was, another user's"_s);
    QVERIFY(bench.model.isSaveable() && bench.model.userId().isEmpty());
}

void TestUsersViewModel::setsAPin()
{
    Bench bench;
    QSignalSpy set(&bench.model, &UsersViewModel::secretSet);
    bench.model.edit(u"2"_s);
    QVERIFY(!bench.model.hasSecret() && !bench.model.isSelf());
    bench.model.setSecret(u"161803"_s);
    QCOMPARE(bench.last<SetSecret>().user, std::uint64_t(2));
    QCOMPARE(std::string(bench.last<SetSecret>().secret.reveal()), std::string("161803"));
    bench.backend.answerAction(ActionDone{.user = 2});
    QCOMPARE(set.count(), 1);
}

void TestUsersViewModel::givesTheNextBadge()
{
    Bench bench;
    bench.model.edit(u"2"_s);
    bench.model.waitForBadge();
    QVERIFY(bench.model.isBadgeAwaited());
    bench.who.readBadge("04A2B3");
    QVERIFY(bench.last<SetSecret>().isBadge && !bench.model.isBadgeAwaited());
    QCOMPARE(bench.last<SetSecret>().user, std::uint64_t(2));
    const std::size_t before = bench.backend.others.size();
    bench.who.readBadge("04A2B3"); // that one logs in
    QCOMPARE(bench.backend.others.size(), before);
    QVERIFY(bench.who.areBadgesFor(nullptr));
}

void TestUsersViewModel::waitsForNoBadgeOfSomebodyElse()
{
    Bench bench;
    bench.model.edit(u"2"_s);
    bench.model.waitForBadge();
    bench.model.edit(u"1"_s);
    QVERIFY(!bench.model.isBadgeAwaited());
    bench.model.waitForBadge();
    bench.who.begin({"token", 7, 1, "shift lead", "administrator"}); // somebody else stands there
    QVERIFY(!bench.model.isBadgeAwaited());
    bench.who.readBadge("04A2B3");
    QVERIFY(bench.backend.others.empty());
}

void TestUsersViewModel::removesAndEnds()
{
    Bench bench;
    bench.model.edit(u"2"_s);
    bench.model.remove();
    QCOMPARE(bench.last<RemoveUser>().user, std::uint64_t(2));
    bench.backend.answerAction(ActionDone{.user = 2});
    QVERIFY(bench.model.userId().isEmpty());
    bench.model.endSession(u"7"_s);
    QCOMPARE(bench.last<EndSession>().session, std::uint64_t(7));
}

LINESIDE_TEST(TestUsersViewModel)

} // namespace tst_usersviewmodel

#include "tst_usersviewmodel.moc"
