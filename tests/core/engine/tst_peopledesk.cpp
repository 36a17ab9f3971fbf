// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/peoplebench.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;
using std::string_literals::operator""s;

namespace tst_peopledesk {

using Strings = std::vector<std::string>;
constexpr const char *kWrong = "wrong name, PIN or password";
const SendCommand kStart{"oven-1", R"({"command":"start"})"};
const SendCommand kStop{"oven-1", R"({"command":"stop"})"};

LogIn login(const std::string &name, const std::string &secret, const std::string &badge = {})
{
    return {{.user = name, .secret = SecretText(secret), .badge = SecretText(badge)}};
}

struct Hall : PeopleBench
{
    explicit Hall(const Config &config = withDefaults())
        : PeopleBench(config)
    {
        read("oven-1", 85);
    }
};

/// Logins, users and what becomes of who is not logged in, on the desk that all doors share.
class TestPeopleDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutUsersTheDoorSaysWhoItIs();
    void theFirstUserIsAnAdministratorMadeAtTheMachine();
    void withUsersNobodyIsAViewerAtThePanel();
    void aProgramOfThisMachineIsAnOperatorThen();
    void aProgramOfThisMachineMayBeRefused();
    void logsInAndActsUnderItsName();
    void refusesAllWrongLoginsInTheSameWords_data();
    void refusesAllWrongLoginsInTheSameWords();
    void makesWhoGuessesWait();
    void aWrongPinIsNoActOfWhoIsIn();
    void aProgramComesByItsToken();
    void neverLocksWhatIsEssential();
    void checksOneLoginOfASeatAtATime();
    void aTokenIsOfItsDoorAndSeat();
    void aBadgeIsEnoughUnlessTheSiteSaysOtherwise();
    void aBadgeAndAWrongPinAreWrong();
    void someThingsTakeBadgeAndPin();
    void switchingEndsTheSessionOfBefore();
    void logsOutByHandAndWhenNobodyIsThere();
    void whoIsDisabledIsOutAtOnce();
    void anAdministratorEndsASession();
    void aNewSecretEndsTheSessionsOfBefore();
    void recordsWhatChangedOfAUser();
    void whoSetsTheirOwnSecretSaysTheFormerOne();
    void onlyAdministratorsSetOthersSecrets();
    void anOwnRoleCountsWhereTheSiteSaysIt();
    void aGroupGivesItsRoleInItsAreas();
    void renewsHashesThatCostLessThanTodays();
};

void TestPeopleDesk::withoutUsersTheDoorSaysWhoItIs()
{
    Hall hall;
    QVERIFY(hall.people().isFirstStart);
    QVERIFY(hall.ask(hall.panel(), kStart));
    QVERIFY(hall.ask(hall.api(), kStart));
    QCOMPARE(hall.pipeline.batch().audit.back().role, std::string("engineer"));
}

void TestPeopleDesk::theFirstUserIsAnAdministratorMadeAtTheMachine()
{
    Hall hall;
    const UserProfile chief{.name = "chief", .role = "administrator"};
    QVERIFY(
        refusal(hall.ask(hall.api(), AddUser{chief, SecretText("830274")})).starts_with("the first administrator is"));
    QVERIFY(refusal(hall.ask(hall.panel(), AddUser{chief, {}})).starts_with("the first user is an administrator"));
    QVERIFY(refusal(hall.ask(hall.panel(), AddUser{{.name = "a", .role = "engineer"}, SecretText("830274")}))
                .starts_with("the first user is an administrator"));
    QVERIFY(hall.people().users.empty());
    const auto made = hall.ask(hall.panel(), AddUser{chief, SecretText("830274")});
    QVERIFY(made && made->session);
    QVERIFY(!hall.people().isFirstStart);
    QCOMPARE(hall.people().sessions.front().name, std::string("chief"));
    QVERIFY(hall.pipeline.batch().users.back().secretHash.starts_with("$argon2id$"));
    QVERIFY(refusal(hall.ask(hall.panel(), AddUser{{.name = "b", .role = "administrator"}, SecretText("830274")}))
                .starts_with("the role may not do this"));
}

void TestPeopleDesk::withUsersNobodyIsAViewerAtThePanel()
{
    Hall hall;
    hall.hire();
    QCOMPARE(refusal(hall.ask(hall.panel(), kStart)), std::string("the role may not do this (viewer)"));
    QCOMPARE(hall.pipeline.batch().audit.back().actor, std::string("nobody"));

    Config config = Hall::withDefaults();
    config.people.withoutLogin = Role::Operator;
    Hall open(config);
    open.hire();
    QVERIFY(open.ask(open.panel(), kStart));
}

void TestPeopleDesk::aProgramOfThisMachineIsAnOperatorThen()
{
    Hall hall;
    hall.hire();
    QVERIFY(hall.ask(hall.api(), kStart));
    QCOMPARE(refusal(hall.ask(hall.api(), ResetFigures{})), std::string("the role may not do this (operator)"));
}

void TestPeopleDesk::aProgramOfThisMachineMayBeRefused()
{
    Config config = Hall::withDefaults();
    config.people.isLocalRefused = true;
    Hall hall(config);
    QVERIFY(!hall.ask(hall.api(), kStart));
    QVERIFY(!hall.ask(hall.api(), kStop)); // what is essential is so at the machine
}

void TestPeopleDesk::logsInAndActsUnderItsName()
{
    Hall hall;
    hall.hire();
    (void)hall.newRecords();
    const std::string token = hall.logIn("Operator", "830274");
    QVERIFY(token.size() >= 32);
    QVERIFY(hall.ask(hall.panel(token), kStart));
    QCOMPARE(hall.pipeline.batch().commands.back().requestedBy, std::string("operator"));
    QCOMPARE(hall.pipeline.batch().commands.back().role, std::string("operator"));
    QCOMPARE(hall.newRecords().front(), std::string("chief session_end chief: somebody else logged in: ok"));
    QCOMPARE(hall.people().users.at(2).lastLoginMs, hall.clock.utcMs());
}

void TestPeopleDesk::refusesAllWrongLoginsInTheSameWords_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("secret");
    QTest::addColumn<bool>("isHashed");
    QTest::newRow("a wrong PIN") << std::string("operator") << std::string("830275") << true;
    QTest::newRow("a name nobody has") << std::string("somebody") << std::string("830274") << true;
    QTest::newRow("disabled") << std::string("maintenance") << std::string("830274") << true;
    QTest::newRow("without a secret") << std::string("new") << std::string("830274") << true;
    QTest::newRow("nothing said") << std::string("operator") << std::string() << false;
    QTest::newRow("no name") << std::string() << std::string("830274") << false;
    QTest::newRow("a long name") << std::string(100'000, 'a') << std::string("830274") << true;
}

void TestPeopleDesk::refusesAllWrongLoginsInTheSameWords()
{
    QFETCH(const std::string, name);
    QFETCH(const std::string, secret);
    QFETCH(const bool, isHashed);
    Hall hall;
    hall.hire();
    (void)hall.ask(hall.panel(hall.chief), AddUser{{.name = "new", .role = "operator"}, {}});
    (void)hall.ask(
        hall.panel(hall.chief),
        ChangeUser{hall.numberOf("maintenance"), {.name = "maintenance", .role = "maintenance", .isDisabled = true}});
    const int before = hall.hashings;
    QCOMPARE(refusal(hall.ask(hall.panel(), login(name, secret))), std::string(kWrong));
    QCOMPARE(hall.hashings - before, isHashed ? 1 : 0); // who is unknown takes as long
    const AuditRecord &record = hall.pipeline.batch().audit.back();
    QCOMPARE(record.action, std::string("log_in"));
    QCOMPARE(record.result, std::string("refused"));
    QVERIFY(record.target.size() < 1000);
}

void TestPeopleDesk::makesWhoGuessesWait()
{
    Hall hall;
    hall.hire();
    const auto guess
        = [&](const char *name = "operator") { return refusal(hall.ask(hall.panel(), login(name, "111222"))); };
    QCOMPARE(guess(), std::string(kWrong));
    QCOMPARE(guess(), std::string(kWrong));
    QCOMPARE(guess(), std::string(kWrong));
    const int before = hall.hashings;
    for (int i = 0; i < 100; ++i)
        QCOMPARE(guess(), std::string("wrong too often: wait before the next try (1 s)"));
    QCOMPARE(hall.hashings, before); // none of them is even looked at
    const auto lines = [&](const std::string &detail) {
        return std::ranges::count(hall.pipeline.batch().audit, detail, &AuditRecord::detail);
    };
    QCOMPARE(lines("wrong too often: wait before the next try (1 s)"), 1); // the others are counted
    QVERIFY(hall.logIn("operator", "830274").empty()); // nor a right one
    QVERIFY(!hall.logIn("engineer", "830274").empty()); // somebody else may
    QVERIFY(!hall.logIn("operator", "830274", "desk").empty()); // as the same one may elsewhere
    hall.clock.advance(1s);
    QCOMPARE(guess(), std::string(kWrong));
    QCOMPARE(lines("100 more tries while there was a wait"), 1);
    QCOMPARE(guess(), std::string("wrong too often: wait before the next try (2 s)"));
    hall.clock.advance(2s);
    QVERIFY(!hall.logIn("operator", "830274").empty());
    QCOMPARE(hall.pipeline.batch().loginFailures.back().count, 0U);
    QCOMPARE(guess(), std::string(kWrong));
}

void TestPeopleDesk::aWrongPinIsNoActOfWhoIsIn()
{
    Hall hall;
    hall.hire();
    const std::string token = hall.logIn("engineer", "830274");
    (void)hall.newRecords();
    QCOMPARE(refusal(hall.ask(hall.panel(token), login("operator", "111222"))), std::string(kWrong));
    QCOMPARE(hall.newRecords().back(), "nobody log_in operator: "s + kWrong + ": refused");
    QVERIFY(hall.ask(hall.panel(token), ResetFigures{})); // still in
}

void TestPeopleDesk::aProgramComesByItsToken()
{
    Hall hall;
    hall.hire();
    const auto made = hall.ask(hall.panel(hall.chief), AddToken{"historian", "operator"});
    QVERIFY(made && !made->token.empty());
    (void)hall.newRecords();
    QVERIFY(hall.ask(hall.api(made->token), kStop));
    QVERIFY(hall.newRecords().back().starts_with("token historian command oven-1"));
    QCOMPARE(refusal(hall.ask(hall.api(made->token), ResetFigures{})),
             std::string("the role may not do this (operator)"));
    QCOMPARE(refusal(hall.ask(hall.panel(made->token), kStop)), std::string("the login has ended")); // of HTTP alone
    QCOMPARE(refusal(hall.ask(hall.api(made->token + "0"), kStop)), std::string("the login has ended"));
    QVERIFY(hall.ask(hall.panel(hall.chief), RevokeToken{"historian"})->isTokenRevoked);
    QCOMPARE(refusal(hall.ask(hall.api(made->token), kStop)), std::string("the login has ended"));
}

void TestPeopleDesk::neverLocksWhatIsEssential()
{
    Hall hall;
    hall.hire();
    for (int i = 0; i < 20; ++i)
        (void)hall.ask(hall.panel(), login("operator", "111222"));
    QVERIFY(hall.ask(hall.panel(), kStop));
    QVERIFY(hall.ask(hall.panel(), SilenceHorn{}));
    QVERIFY(!hall.ask(hall.panel(), kStart));
    const SendCommand setpointInAStop{"oven-1", R"({"command":"stop","setpoint":75})"};
    QCOMPARE(refusal(hall.ask(hall.panel(), setpointInAStop)), std::string("the role may not do this (viewer)"));
}

void TestPeopleDesk::checksOneLoginOfASeatAtATime()
{
    Hall hall;
    hall.hire();
    OperatorRequest first{.action = login("operator", "830274"), .who = hall.panel()};
    const auto work = hall.pipeline.secretWork(first, hall.clock.now());
    QVERIFY(work);
    QCOMPARE(refusal(hall.ask(hall.panel(), login("engineer", "830274"))),
             std::string("a login is being checked already"));
    first.outcome = LoginWorker::findOut(hall.hasher, *work);
    QVERIFY(hall.pipeline.act(first, hall.clock.now()));
    QVERIFY(!hall.logIn("engineer", "830274").empty());
}

void TestPeopleDesk::aTokenIsOfItsDoorAndSeat()
{
    Hall hall;
    hall.hire();
    const std::string token = hall.logIn("engineer", "830274");
    QVERIFY(hall.ask(hall.panel(token), ResetFigures{}));
    QCOMPARE(refusal(hall.ask(hall.api(token), ResetFigures{})), std::string("the login has ended"));
    QCOMPARE(refusal(hall.ask(hall.panel(token, "desk"), ResetFigures{})), std::string("the login has ended"));
    QCOMPARE(refusal(hall.ask(hall.panel("guessed"), ResetFigures{})), std::string("the login has ended"));
}

void TestPeopleDesk::aBadgeIsEnoughUnlessTheSiteSaysOtherwise()
{
    for (const bool isEnough : {true, false}) {
        Config config = Hall::withDefaults();
        config.people.isBadgeEnough = isEnough;
        Hall hall(config);
        hall.hire();
        const auto number = hall.numberOf("operator");
        QVERIFY(hall.ask(hall.panel(hall.chief), SetSecret{number, SecretText("04A2B3C4"), true}));
        QVERIFY(hall.people().users.at(2).hasBadge);
        QVERIFY(hall.pipeline.batch().users.back().badgeHash != "04A2B3C4");
        QCOMPARE(refusal(hall.ask(hall.panel(), login({}, {}, "04A2B3C5"))), std::string(kWrong));
        QCOMPARE(refusal(hall.ask(hall.panel(), login({}, {}, "04A2B3C4"))),
                 isEnough ? std::string() : std::string(kWrong));
        QVERIFY(hall.ask(hall.panel(), login({}, "830274", "04A2B3C4")));
        QVERIFY(hall.people().sessions.back().isTwoFactor);
        QCOMPARE(hall.people().sessions.back().name, std::string("operator"));
    }
}

void TestPeopleDesk::aBadgeAndAWrongPinAreWrong()
{
    Hall hall;
    hall.hire();
    QVERIFY(hall.ask(hall.panel(hall.chief), SetSecret{hall.numberOf("operator"), SecretText("04A2B3C4"), true}));
    QCOMPARE(refusal(hall.ask(hall.panel(), login({}, "830275", "04A2B3C4"))), std::string(kWrong));
    QCOMPARE(refusal(hall.ask(hall.panel(), login("engineer", "830274", "04A2B3C4"))), std::string(kWrong));
}

void TestPeopleDesk::someThingsTakeBadgeAndPin()
{
    Config config = Hall::withDefaults();
    config.permissions.twoFactor = {"command.start", "command.stop"};
    Hall hall(config);
    hall.hire();
    QVERIFY(hall.ask(hall.panel(hall.chief), SetSecret{hall.numberOf("operator"), SecretText("04A2B3C4"), true}));
    const std::string byPin = hall.logIn("operator", "830274");
    QCOMPARE(refusal(hall.ask(hall.panel(byPin), kStart)), std::string("it takes a login by badge and PIN"));
    QVERIFY(hall.ask(hall.panel(byPin), kStop));
    const auto both = hall.ask(hall.panel(), login({}, "830274", "04A2B3C4"));
    QVERIFY(hall.ask(hall.panel(both->session->token), kStart));
}

void TestPeopleDesk::switchingEndsTheSessionOfBefore()
{
    Hall hall;
    hall.hire();
    const std::string before = hall.logIn("operator", "830274");
    const std::string after = hall.logIn("engineer", "830274");
    QCOMPARE(refusal(hall.ask(hall.panel(before), kStart)), std::string("the login has ended"));
    QVERIFY(hall.ask(hall.panel(after), kStart));
    QCOMPARE(hall.people().sessions.size(), std::size_t{1});
}

void TestPeopleDesk::logsOutByHandAndWhenNobodyIsThere()
{
    Hall hall;
    hall.hire();
    const std::string token = hall.logIn("operator", "830274");
    (void)hall.newRecords();
    QVERIFY(hall.ask(hall.panel(token), LogOut{.isIdle = true}));
    QCOMPARE(hall.newRecords(), (Strings{"operator session_end operator: nobody was there: ok"}));
    QVERIFY(hall.people().sessions.empty());
    QCOMPARE(refusal(hall.ask(hall.panel(token), LogOut{})), std::string("the login has ended"));
    QCOMPARE(refusal(hall.ask(hall.panel(), LogOut{})), std::string("no such session"));
}

void TestPeopleDesk::whoIsDisabledIsOutAtOnce()
{
    Hall hall;
    hall.hire();
    const std::string token = hall.logIn("operator", "830274", "desk");
    (void)hall.newRecords();
    QVERIFY(
        hall.ask(hall.panel(hall.chief),
                 ChangeUser{hall.numberOf("operator"), {.name = "operator", .role = "operator", .isDisabled = true}}));
    QCOMPARE(hall.newRecords().back(),
             std::string("operator session_end operator: the user may not log in any more: ok"));
    QCOMPARE(refusal(hall.ask(hall.panel(token, "desk"), kStart)), std::string("the login has ended"));
    QCOMPARE(hall.people().sessions.size(), std::size_t{1});
}

void TestPeopleDesk::anAdministratorEndsASession()
{
    Hall hall;
    hall.hire();
    const std::string token = hall.logIn("operator", "830274", "desk");
    const auto number = hall.people().sessions.back().number;
    QVERIFY(!hall.ask(hall.panel(token, "desk"), EndSession{number}));
    QVERIFY(hall.ask(hall.panel(hall.chief), EndSession{number}));
    QCOMPARE(refusal(hall.ask(hall.panel(token, "desk"), kStart)), std::string("the login has ended"));
    QCOMPARE(refusal(hall.ask(hall.panel(hall.chief), EndSession{number})), std::string("no such session"));
}

/// A token that was stolen ends with the PIN that was changed for it, and with the user.
void TestPeopleDesk::aNewSecretEndsTheSessionsOfBefore()
{
    Hall hall;
    hall.hire();
    const std::string token = hall.logIn("operator", "830274", "desk");
    QVERIFY(hall.ask(hall.panel(token, "desk"), kStart));
    QVERIFY(
        hall.ask(hall.panel(hall.chief), SetSecret{.user = hall.numberOf("operator"), .secret = SecretText("274830")}));
    QCOMPARE(refusal(hall.ask(hall.panel(token, "desk"), kStart)), std::string("the login has ended"));
    const std::string again = hall.logIn("operator", "274830", "desk");
    QVERIFY(
        hall.ask(hall.panel(hall.chief),
                 ChangeUser{hall.numberOf("operator"), {.name = "operator", .role = "operator", .isDisabled = true}}));
    QCOMPARE(refusal(hall.ask(hall.panel(again, "desk"), kStart)), std::string("the login has ended"));
}

void TestPeopleDesk::recordsWhatChangedOfAUser()
{
    Hall hall;
    hall.hire();
    (void)hall.newRecords();
    const auto number = hall.numberOf("operator");
    QVERIFY(hall.ask(hall.panel(hall.chief),
                     ChangeUser{number, {.name = "operator 1", .role = "maintenance", .areas = {"hall 1"}}}));
    QCOMPARE(hall.newRecords(),
             (Strings{"chief change_user operator 1: name: operator -> operator 1; role: operator -> maintenance; "
                      "areas: - -> hall 1: ok"}));
    QVERIFY(hall.ask(hall.panel(hall.chief), RemoveUser{number}));
    QCOMPARE(hall.newRecords(), (Strings{"chief remove_user operator 1: removed: ok"}));
    for (const AuditRecord &record : hall.pipeline.batch().audit)
        QVERIFY(record.detail.find("830274") == std::string::npos && record.detail.find("argon2") == std::string::npos);
}

void TestPeopleDesk::whoSetsTheirOwnSecretSaysTheFormerOne()
{
    Hall hall;
    hall.hire();
    const std::string token = hall.logIn("operator", "830274");
    const auto number = hall.numberOf("operator");
    const auto set = [&](const char *secret, const char *former) {
        return refusal(hall.ask(hall.panel(token), SetSecret{number, SecretText(secret), false, SecretText(former)}));
    };
    QCOMPARE(set("830275", ""), std::string("the former PIN or password is wrong"));
    QCOMPARE(set("830275", "830279"), std::string("the former PIN or password is wrong"));
    QCOMPARE(set("8302", "830274"), std::string("the PIN has too few digits"));
    QVERIFY(!hall.logIn("operator", "830274", "desk").empty());
    QCOMPARE(set("a long new password", "830274"), std::string());
    QVERIFY(hall.logIn("operator", "830274", "desk").empty());
    QVERIFY(!hall.logIn("operator", "a long new password", "desk").empty());
}

void TestPeopleDesk::onlyAdministratorsSetOthersSecrets()
{
    Hall hall;
    hall.hire();
    const auto number = hall.numberOf("viewer");
    const std::string token = hall.logIn("engineer", "830274", "desk");
    const SetSecret change{number, SecretText("530274"), false};
    QCOMPARE(refusal(hall.ask(hall.panel(token, "desk"), change)), std::string("the role may not do this (engineer)"));
    QCOMPARE(refusal(hall.ask(hall.panel(token, "desk"), SetSecret{number, {}, true})),
             std::string("the role may not do this (engineer)"));
    QVERIFY(hall.ask(hall.panel(hall.chief), change));
    QVERIFY(!hall.logIn("viewer", "530274", "desk").empty());
}

void TestPeopleDesk::anOwnRoleCountsWhereTheSiteSaysIt()
{
    Config config = Hall::withDefaults();
    config.permissions.roles = {{"line lead", Role::Operator, {"reset_figures"}, {"command.start"}}};
    Hall hall(config);
    hall.hire();
    QVERIFY(hall.ask(hall.panel(hall.chief), AddUser{{.name = "lead", .role = "line lead"}, SecretText("830274")}));
    const std::string lead = hall.logIn("lead", "830274", "desk");
    QVERIFY(hall.ask(hall.panel(lead, "desk"), ResetFigures{}));
    QVERIFY(!hall.ask(hall.panel(lead, "desk"), kStart));
    QVERIFY(hall.ask(hall.panel(lead, "desk"), SendCommand{"oven-1", R"({"command":"heat"})"}));
    QCOMPARE(hall.pipeline.batch().commands.back().role, std::string("line lead"));
}

void TestPeopleDesk::aGroupGivesItsRoleInItsAreas()
{
    Config config = Hall::withDefaults();
    config.people.groups = {{"shift A", {"operator", {"hall 1"}}}};
    Hall hall(config);
    hall.hire();
    hall.take("devices/press-1/status", R"({"id":"press-1","status":"online","location":"hall 2"})");
    hall.take("devices/oven-1/status", R"({"id":"oven-1","status":"online","location":"hall 1/line 2"})");
    QVERIFY(hall.ask(hall.panel(hall.chief),
                     AddUser{{.name = "guest", .role = "viewer", .groups = {"shift A"}}, SecretText("830274")}));
    const std::string guest = hall.logIn("guest", "830274", "desk");
    QVERIFY(hall.ask(hall.panel(guest, "desk"), kStart));
    QVERIFY(!hall.ask(hall.panel(guest, "desk"), SendCommand{"press-1", R"({"command":"start"})"}));
    QVERIFY(!hall.ask(hall.panel(guest, "desk"), SendCommand{"unknown", R"({"command":"start"})"}));
}

void TestPeopleDesk::renewsHashesThatCostLessThanTodays()
{
    Hall hall;
    hall.hire();
    const std::string before = hall.pipeline.batch().users.back().secretHash;
    hall.hasher = PasswordHasher(Secret(std::string(32, 'p')), {.memoryKib = 20 * 1024, .passes = 2});
    QVERIFY(!hall.logIn("engineer", "830274", "desk").empty());
    const auto &users = hall.pipeline.batch().users;
    QVERIFY(users.back().secretHash != before);
    QVERIFY(users.back().secretHash.find("m=20480") != std::string::npos);
    QVERIFY(!hall.logIn("engineer", "830274", "desk").empty());
}

LINESIDE_TEST(TestPeopleDesk)

} // namespace tst_peopledesk

#include "tst_peopledesk.moc"
