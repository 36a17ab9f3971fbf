// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/users.h"

#include "base/clock.h"
#include "model/reason.h"
#include "support/testmain.h"

#include <QTest>

#include <string>

using namespace lineside;

namespace tst_users {

constexpr std::int64_t kNow = kClockSetMs + 1'000'000;

struct Plant : Users
{
    Plant()
        : Users({.roles = {"viewer", "operator", "engineer", "administrator", "line lead"}, .groups = {"shift A"}})
    {
    }
    std::uint64_t someone(const std::string &name, const std::string &role = "operator")
    {
        const auto user = add({.name = name, .role = role}, kNow);
        return user ? setSecret(user->number, SecretKind::Pin, "hash of " + name, kNow)->number : 0;
    }
};

/// The message of what was refused; empty: it was not.
template <typename Value>
std::string why(const Result<Value> &result)
{
    return result ? std::string() : result.error().message;
}
std::string text(Reason reason)
{
    return std::string(toString(reason));
}

class TestUsers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesNumbersAndNamesOnce();
    void keepsFormerNamesFromOthers();
    void refusesProfilesThatCannotBe_data();
    void refusesProfilesThatCannotBe();
    void keepsAnAdministratorWhoCanLogIn();
    void isFirstStartUntilAnAdministratorHasASecret();
    void knowsWhoIsWelcome();
    void forgetsTheSecretsOfWhoIsRemoved();
    void givesABadgeToOneAlone();
    void hasABound();
};

void TestUsers::givesNumbersAndNamesOnce()
{
    Plant plant;
    const auto first = plant.someone("operator 1");
    QCOMPARE(first, std::uint64_t{1});
    QCOMPARE(why(plant.add({.name = " Operator 1", .role = "operator"}, kNow)), text(Reason::UserNameUnfit));
    QCOMPARE(why(plant.add({.name = "OPERATOR 1", .role = "operator"}, kNow)), text(Reason::UserNameTaken));
    QVERIFY(plant.remove(first, kNow));
    QVERIFY(!plant.find(first));
    QVERIFY(!plant.named("operator 1"));
    QCOMPARE(why(plant.add({.name = "operator 1", .role = "operator"}, kNow)), text(Reason::UserNameTaken));
    QCOMPARE(plant.someone("operator 2"), std::uint64_t{2});

    Plant later; // the store gives back those removed too
    later.restore({{.number = 7, .profile = {.name = "fitter", .role = "operator"}, .removedMs = kNow}});
    QCOMPARE(why(later.add({.name = "fitter", .role = "operator"}, kNow)), text(Reason::UserNameTaken));
    QCOMPARE(later.someone("fitter 2"), std::uint64_t{8});
}

void TestUsers::keepsFormerNamesFromOthers()
{
    Plant plant;
    const auto first = plant.someone("fitter");
    const auto renamed = plant.change(first, {.name = "lead fitter", .role = "operator"});
    QVERIFY(renamed);
    QCOMPARE(why(plant.add({.name = "Fitter", .role = "operator"}, kNow)), text(Reason::UserNameTaken));
    QVERIFY(!plant.named("fitter")); // it is known, and logs nobody in

    Plant later;
    later.restore({*renamed});
    QCOMPARE(why(later.add({.name = "FITTER", .role = "operator"}, kNow)), text(Reason::UserNameTaken));
    QVERIFY(later.change(first, {.name = "fitter", .role = "operator"})); // their own, once more
    QCOMPARE(why(later.add({.name = "lead fitter", .role = "operator"}, kNow)), text(Reason::UserNameTaken));
}

void TestUsers::refusesProfilesThatCannotBe_data()
{
    QTest::addColumn<UserProfile>("profile");
    QTest::addColumn<Reason>("reason");
    const auto row = [](const char *name, UserProfile profile, Reason reason) {
        QTest::newRow(name) << std::move(profile) << reason;
    };
    row("no name", {.name = "", .role = "operator"}, Reason::UserNameUnfit);
    row("blanks", {.name = " \u2003", .role = "operator"}, Reason::UserNameUnfit);
    row("two lines", {.name = "one\ntwo", .role = "operator"}, Reason::UserNameUnfit);
    row("no UTF-8", {.name = "\xff\xfe", .role = "operator"}, Reason::UserNameUnfit);
    row("a NUL", {.name = std::string("a\0b", 3), .role = "operator"}, Reason::UserNameUnfit);
    row("long", {.name = std::string(61, 'a'), .role = "operator"}, Reason::UserNameUnfit);
    row("who has not logged in", {.name = "Nobody", .role = "operator"}, Reason::UserNameTaken);
    row("a program", {.name = "api 127.0.0.1", .role = "operator"}, Reason::UserNameTaken);
    row("turned around", {.name = "fitter \u202e1", .role = "operator"}, Reason::UserNameUnfit);
    row("a character nobody sees", {.name = "fit\u200bter", .role = "operator"}, Reason::UserNameUnfit);
    row("two alphabets", {.name = "fitt\u0435r", .role = "operator"}, Reason::UserNameUnfit);
    row("the configuration", {.name = "Configuration", .role = "operator"}, Reason::UserNameTaken);
    row("the gateway", {.name = "edge", .role = "operator"}, Reason::UserNameTaken);
    row("a program's token", {.name = "Token historian", .role = "operator"}, Reason::UserNameTaken);
    row("wide letters", {.name = "\uff45ngine", .role = "operator"}, Reason::UserNameTaken);
    row("no role", {.name = "a", .role = ""}, Reason::NoSuchRole);
    row("a role nobody knows", {.name = "a", .role = "king"}, Reason::NoSuchRole);
    row("a group nobody knows", {.name = "a", .role = "operator", .groups = {"shift Z"}}, Reason::NoSuchGroup);
    row("an area without a name", {.name = "a", .role = "operator", .areas = {""}}, Reason::UserUnfit);
    row("an area of two lines", {.name = "a", .role = "operator", .areas = {"hall\n1"}}, Reason::UserUnfit);
    row("before 1970", {.name = "a", .role = "operator", .expiresMs = -1}, Reason::UserUnfit);
}

void TestUsers::refusesProfilesThatCannotBe()
{
    QFETCH(const UserProfile, profile);
    QFETCH(const Reason, reason);
    Plant plant;
    QCOMPARE(why(plant.add(profile, kNow)), text(reason));
    const auto other = plant.someone("other");
    QCOMPARE(why(plant.change(other, profile)), text(reason));
    QCOMPARE(plant.find(other)->profile.name, std::string("other"));
}

void TestUsers::keepsAnAdministratorWhoCanLogIn()
{
    Plant plant;
    const auto chief = plant.someone("chief", "administrator");
    UserProfile profile = plant.find(chief)->profile;
    const auto refused = [&](auto change) {
        UserProfile next = profile;
        change(next);
        return why(plant.change(chief, next)) == text(Reason::LastAdministrator);
    };
    QVERIFY(refused([](UserProfile &next) { next.role = "engineer"; }));
    QVERIFY(refused([](UserProfile &next) { next.isDisabled = true; }));
    QVERIFY(refused([](UserProfile &next) { next.expiresMs = kNow; }));
    QVERIFY(refused([](UserProfile &next) { next.areas = {"hall 1"}; }));
    QCOMPARE(why(plant.remove(chief, kNow)), text(Reason::LastAdministrator));

    QVERIFY(plant.add({.name = "without a secret", .role = "administrator"}, kNow));
    QCOMPARE(why(plant.remove(chief, kNow)), text(Reason::LastAdministrator));
    plant.someone("deputy", "administrator");
    QVERIFY(plant.remove(chief, kNow));
}

void TestUsers::isFirstStartUntilAnAdministratorHasASecret()
{
    Plant plant;
    QVERIFY(plant.isFirstStart());
    plant.someone("operator 1");
    QVERIFY(plant.isFirstStart());
    const auto chief = plant.add({.name = "chief", .role = "administrator"}, kNow);
    QVERIFY(plant.isFirstStart());
    QVERIFY(plant.setSecret(chief->number, SecretKind::Pin, "hash", kNow));
    QVERIFY(!plant.isFirstStart());
}

void TestUsers::knowsWhoIsWelcome()
{
    User user{.number = 1, .profile = {.name = "a", .role = "operator"}};
    QVERIFY(Users::isWelcome(user, kNow));
    user.profile.expiresMs = kNow;
    QVERIFY(!Users::isWelcome(user, kNow));
    QVERIFY(Users::isWelcome(user, kNow - 1));
    QVERIFY(!Users::isWelcome(user, 5)); // the clock is not set: nobody knows
    user.profile.expiresMs = 0;
    QVERIFY(Users::isWelcome(user, 5));
    user.profile.isDisabled = true;
    QVERIFY(!Users::isWelcome(user, kNow));
}

void TestUsers::forgetsTheSecretsOfWhoIsRemoved()
{
    Plant plant;
    const auto number = plant.someone("fitter");
    QVERIFY(plant.setBadge(number, "badge"));
    const auto removed = plant.remove(number, kNow);
    QVERIFY(removed);
    QCOMPARE(removed->secretHash + removed->badgeHash, std::string());
    QCOMPARE(removed->secretKind, SecretKind::None);
    QCOMPARE(removed->profile.name, std::string("fitter"));
}

void TestUsers::givesABadgeToOneAlone()
{
    Plant plant;
    const auto one = plant.someone("one");
    const auto two = plant.someone("two");
    QVERIFY(plant.setBadge(one, "badge"));
    QCOMPARE(why(plant.setBadge(two, "badge")), text(Reason::BadgeTaken));
    QVERIFY(plant.setBadge(one, ""));
    QVERIFY(plant.setBadge(two, "badge"));
    QVERIFY(plant.setBadge(one, "")); // nobody's is nobody's
}

void TestUsers::hasABound()
{
    Plant plant;
    for (std::size_t i = 0; i < Users::kMost; ++i)
        QVERIFY(plant.add({.name = "user " + std::to_string(i), .role = "viewer"}, kNow));
    QCOMPARE(why(plant.add({.name = "one more", .role = "viewer"}, kNow)), text(Reason::TooManyUsers));
}

LINESIDE_TEST(TestUsers)

} // namespace tst_users

#include "tst_users.moc"
