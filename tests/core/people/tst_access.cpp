// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reason.h"
#include "model/secretrules.h"
#include "people/controlseats.h"
#include "people/logindelays.h"
#include "people/sessions.h"
#include "support/testmain.h"

#include <QTest>

#include <set>
#include <string>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;
using std::string_literals::operator""s;

namespace tst_access {

constexpr std::int64_t kStart = 1'700'000'000'000;

Moment at(std::int64_t ms)
{
    return {kStart + ms, 5000 + ms};
}

/// Waits after wrong secrets, sessions, and which seat is in control.
class TestAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsLongerAfterEachWrongSecret();
    void waitsForThatUserAtThatSeatAlone();
    void waitsOnAfterARestart();
    void waitsNoLongerWhenTheClockWasSetBack();
    void forgetsWrongSecretsAfterARightOne();
    void oneAttemptASeatAtATime();
    void namesThatNobodyHasWaitEachOnTheirOwn();
    void countsTriesThatHadToWait();
    void judgesNewSecrets_data();
    void judgesNewSecrets();
    void aPanelHasOneSession();
    void aSessionEndsInTime();
    void aSessionEndsWithItsUser();
    void sessionsHaveABound();
    void anAreaNobodyHasIsTaken();
    void anAreaGoesOverWhenNobodyRefuses();
    void anAreaIsKeptByWhoRefuses();
    void onlyOneAsksAtATime();
    void whoLeavesGivesTheAreaAway();
    void anOverrideWaitsForNobody();
};

void TestAccess::waitsLongerAfterEachWrongSecret()
{
    LoginDelays delays;
    std::vector<std::int64_t> waits;
    Moment now = at(0);
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(delays.failed(1, "panel", now).count, static_cast<std::uint32_t>(i + 1));
        waits.push_back(delays.waitMs(1, "panel", now));
        now.monotonicMs += waits.back();
        QCOMPARE(delays.waitMs(1, "panel", now), 0);
    }
    const std::vector<std::int64_t> expected{0, 0, 1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000};
    QCOMPARE(waits, expected);
}

void TestAccess::waitsForThatUserAtThatSeatAlone()
{
    LoginDelays delays;
    for (int i = 0; i < 5; ++i)
        (void)delays.failed(1, "panel", at(0));
    QCOMPARE(delays.waitMs(1, "panel", at(0)), 4000);
    QCOMPARE(delays.waitMs(1, "desk", at(0)), 0);
    QCOMPARE(delays.waitMs(2, "panel", at(0)), 0);
}

void TestAccess::waitsOnAfterARestart()
{
    LoginDelays delays;
    delays.restore({{1, "panel", 6, kStart - 3000}, {2, "panel", 6, kStart - LoginDelays::kForgottenAfterMs - 1}},
                   at(0));
    QCOMPARE(delays.waitMs(1, "panel", at(0)), 5000);
    QCOMPARE(delays.waitMs(2, "panel", at(0)), 0);
    QCOMPARE(delays.failed(1, "panel", at(5000)).count, 7U);
    QCOMPARE(delays.failed(2, "panel", at(0)).count, 1U);
}

void TestAccess::waitsNoLongerWhenTheClockWasSetBack()
{
    LoginDelays delays;
    delays.restore({{1, "panel", 6, kStart + 1'000'000'000}}, at(0));
    QCOMPARE(delays.waitMs(1, "panel", at(0)), 8000);
}

void TestAccess::forgetsWrongSecretsAfterARightOne()
{
    LoginDelays delays;
    QVERIFY(!delays.succeeded(1, "panel", at(0)));
    for (int i = 0; i < 5; ++i)
        (void)delays.failed(1, "panel", at(0));
    const auto kept = delays.succeeded(1, "panel", at(0));
    QVERIFY(kept);
    QCOMPARE(*kept, (LoginFailures{1, "panel", 0, kStart}));
    QCOMPARE(delays.failed(1, "panel", at(0)).count, 1U);
}

void TestAccess::oneAttemptASeatAtATime()
{
    LoginDelays delays;
    delays.begin("panel");
    QVERIFY(delays.isTrying("panel"));
    QVERIFY(!delays.isTrying("desk"));
    delays.end("panel");
    QVERIFY(!delays.isTrying("panel"));
}

void TestAccess::namesThatNobodyHasWaitEachOnTheirOwn()
{
    LoginDelays delays;
    std::set<std::uint64_t> places;
    for (int i = 0; i < 200; ++i)
        places.insert(delays.strangerOf("stranger " + std::to_string(i)));
    QVERIFY(places.size() > 100);
    QVERIFY(*places.begin() > 2000); // no user's
    QCOMPARE(delays.strangerOf("stranger 1"), delays.strangerOf("stranger 1"));
}

void TestAccess::countsTriesThatHadToWait()
{
    LoginDelays delays;
    QCOMPARE(delays.claimHeldOff(1, "panel"), std::uint64_t{0});
    for (std::uint64_t i = 1; i <= 5; ++i)
        QCOMPARE(delays.heldOff(1, "panel"), i);
    QCOMPARE(delays.claimHeldOff(1, "desk"), std::uint64_t{0});
    QCOMPARE(delays.claimHeldOff(1, "panel"), std::uint64_t{5});
    QCOMPARE(delays.claimHeldOff(1, "panel"), std::uint64_t{0});
}

void TestAccess::judgesNewSecrets_data()
{
    QTest::addColumn<std::string>("secret");
    QTest::addColumn<std::string>("found"); // "pin", "password" or the reason
    const auto row = [](const char *name, std::string secret, const std::string &found) {
        QTest::newRow(name) << std::move(secret) << found;
    };
    const auto text = [](Reason reason) { return std::string(toString(reason)); };
    row("six digits", "830274", "pin");
    row("eight digits", "83027415", "pin");
    row("five digits", "83027", text(Reason::PinTooShort));
    row("nothing", "", text(Reason::PinTooShort));
    row("one digit six times", "777777", text(Reason::SecretGuessed));
    row("counting up", "234567", text(Reason::SecretGuessed));
    row("counting down", "987654", text(Reason::SecretGuessed));
    row("nearly counting", "123457", "pin");
    row("nine digits are a password too short", "830274159", text(Reason::PasswordTooShort));
    row("a sentence", "the red crane is late", "password");
    row("nine characters", "crane 123", text(Reason::PasswordTooShort));
    row("ten of another alphabet", "красный кр", "password");
    row("three different characters", "abcabcabcabc", text(Reason::SecretGuessed));
    row("the name", "Shift Lead 1", text(Reason::SecretGuessed));
    row("a NUL", "long enough \0 but"s, text(Reason::SecretUnfit));
    row("no UTF-8", "long enough \xff but", text(Reason::SecretUnfit));
    row("too long", std::string(100, 'a') + std::string(100, 'b') + std::string(57, 'c'), text(Reason::SecretUnfit));
}

void TestAccess::judgesNewSecrets()
{
    QFETCH(const std::string, secret);
    QFETCH(const std::string, found);
    const auto kind = checkSecret(SecretText(secret), "shift lead 1", 6);
    const std::string shown = !kind     ? kind.error().message
        : *kind == SecretKind::Pin      ? "pin"s
        : *kind == SecretKind::Password ? "password"s
                                        : ""s;
    QCOMPARE(shown, found);
}

struct Tokens
{
    int last = 0;
    std::string operator()() { return "token " + std::to_string(++last); }
};

void TestAccess::aPanelHasOneSession()
{
    Sessions sessions({}, Tokens());
    std::vector<Sessions::Ended> ended;
    const std::string first
        = sessions.open({.user = 1, .name = "one", .seat = "panel", .source = "panel"}, at(0), ended).token;
    sessions.open({.user = 1, .name = "one", .source = "api"}, at(0), ended);
    QVERIFY(ended.empty());
    sessions.open({.user = 2, .name = "two", .seat = "panel", .source = "panel"}, at(10), ended);
    QCOMPARE(ended.size(), std::size_t{1});
    QCOMPARE(ended.front().session.view.name, std::string("one"));
    QVERIFY(ended.front().why == SessionEnd::Switched);
    QVERIFY(!sessions.find(first));
    QCOMPARE(sessions.views().size(), std::size_t{2});
    QCOMPARE(sessions.views().back().number, std::uint64_t{3});
}

void TestAccess::aSessionEndsInTime()
{
    Sessions sessions({.idleAfterHttp = 60s, .longestSession = 3600s}, Tokens());
    std::vector<Sessions::Ended> ended;
    const std::string token = sessions.open({.user = 1, .source = "api"}, at(0), ended).token;
    sessions.open({.user = 1, .seat = "panel", .source = "panel"}, at(0), ended);
    const auto everybody = [](std::uint64_t) { return true; };
    QVERIFY(sessions.closeDue(at(60'000), everybody).empty());
    sessions.use(token, at(50'000));
    QVERIFY(sessions.closeDue(at(100'000), everybody).empty());
    const auto idle = sessions.closeDue(at(110'001), everybody);
    QCOMPARE(idle.size(), std::size_t{1});
    QVERIFY(idle.front().why == SessionEnd::Idle);
    const auto over = sessions.closeDue(at(3'600'001), everybody);
    QCOMPARE(over.size(), std::size_t{1});
    QVERIFY(over.front().why == SessionEnd::TooLong);
}

void TestAccess::aSessionEndsWithItsUser()
{
    Sessions sessions({}, Tokens());
    std::vector<Sessions::Ended> ended;
    sessions.open({.user = 1, .source = "api"}, at(0), ended);
    sessions.open({.user = 2, .source = "api"}, at(0), ended);
    const auto gone = sessions.closeDue(at(0), [](std::uint64_t user) { return user != 1; });
    QCOMPARE(gone.size(), std::size_t{1});
    QVERIFY(gone.front().why == SessionEnd::UserGone);
    QCOMPARE(sessions.views().front().user, std::uint64_t{2});
}

void TestAccess::sessionsHaveABound()
{
    Sessions sessions({}, Tokens());
    std::vector<Sessions::Ended> ended;
    for (std::size_t i = 0; i < Sessions::kMost; ++i)
        sessions.open({.user = i, .source = "api"}, at(static_cast<std::int64_t>(i)), ended);
    QVERIFY(ended.empty());
    sessions.open({.user = 5000, .source = "api"}, at(5000), ended);
    QCOMPARE(ended.size(), std::size_t{1});
    QCOMPARE(ended.front().session.view.user, std::uint64_t{0});
}

using Outcome = ControlSeats::Outcome;

void TestAccess::anAreaNobodyHasIsTaken()
{
    ControlSeats seats(10s);
    QCOMPARE(seats.holderOf("hall 1"), std::string());
    QCOMPARE(seats.take("hall 1", "panel", "one", false, at(0)), Outcome::Taken);
    QCOMPARE(seats.take("hall 1", "panel", "one", false, at(0)), Outcome::HasIt);
    QCOMPARE(seats.holderOf("hall 1"), std::string("panel"));
    QCOMPARE(seats.holderOf("hall 2"), std::string());
}

void TestAccess::anAreaGoesOverWhenNobodyRefuses()
{
    ControlSeats seats(10s);
    seats.take("hall 1", "panel", "one", false, at(0));
    QCOMPARE(seats.take("hall 1", "desk", "two", false, at(1000)), Outcome::Asked);
    QCOMPARE(seats.all().front().goesOverMs, kStart + 11'000);
    QVERIFY(seats.goOver(at(10'999)).empty());
    QCOMPARE(seats.holderOf("hall 1"), std::string("panel"));
    const auto gone = seats.goOver(at(11'000));
    QCOMPARE(gone.size(), std::size_t{1});
    QCOMPARE(gone.front().seat, std::string("desk"));
    QCOMPARE(gone.front().user, std::string("two"));
    QVERIFY(seats.goOver(at(20'000)).empty());
}

void TestAccess::anAreaIsKeptByWhoRefuses()
{
    ControlSeats seats(10s);
    seats.take("hall 1", "panel", "one", false, at(0));
    QVERIFY(!seats.refuse("hall 1", "panel")); // nobody asks
    seats.take("hall 1", "desk", "two", false, at(0));
    QVERIFY(!seats.refuse("hall 1", "desk"));
    QVERIFY(seats.refuse("hall 1", "panel"));
    QVERIFY(seats.goOver(at(20'000)).empty());
    QCOMPARE(seats.holderOf("hall 1"), std::string("panel"));
}

void TestAccess::onlyOneAsksAtATime()
{
    ControlSeats seats(10s);
    seats.take("hall 1", "panel", "one", false, at(0));
    QCOMPARE(seats.take("hall 1", "desk", "two", false, at(0)), Outcome::Asked);
    QCOMPARE(seats.take("hall 1", "desk", "two", false, at(5000)), Outcome::Asked);
    QCOMPARE(seats.take("hall 1", "office", "three", false, at(0)), Outcome::Busy);
    QCOMPARE(seats.goOver(at(10'000)).size(), std::size_t{1}); // asking again did not put it off
}

void TestAccess::whoLeavesGivesTheAreaAway()
{
    ControlSeats seats(10s);
    seats.take("hall 1", "panel", "one", false, at(0));
    seats.take("hall 2", "panel", "one", false, at(0));
    seats.take("hall 3", "office", "three", false, at(0));
    seats.take("hall 1", "desk", "two", false, at(0));
    seats.take("hall 3", "panel", "one", false, at(0));
    QCOMPARE(seats.releaseAll("panel", at(100)).size(), std::size_t{2});
    QCOMPARE(seats.holderOf("hall 1"), std::string("desk"));
    QCOMPARE(seats.holderOf("hall 2"), std::string());
    QVERIFY(seats.goOver(at(20'000)).empty()); // nor does it ask any more
    QCOMPARE(seats.holderOf("hall 3"), std::string("office"));
}

void TestAccess::anOverrideWaitsForNobody()
{
    ControlSeats seats(10s);
    seats.take("hall 1", "panel", "one", false, at(0));
    seats.take("hall 1", "desk", "two", false, at(0));
    QCOMPARE(seats.take("hall 1", "office", "engineer", true, at(0)), Outcome::Taken);
    QCOMPARE(seats.holderOf("hall 1"), std::string("office"));
    QVERIFY(seats.goOver(at(20'000)).empty());
}

LINESIDE_TEST(TestAccess)

} // namespace tst_access

#include "tst_access.moc"
