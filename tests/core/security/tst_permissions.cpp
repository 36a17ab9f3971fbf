// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/permissions.h"

#include "model/operatoraction.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <string>

using namespace lineside;

namespace tst_permissions {

Standing at(const std::string &role, std::vector<std::string> areas = {}, const std::string &seat = "panel")
{
    return {.grants = {{role, std::move(areas)}}, .seat = seat};
}

/// Every verb and every role, against a table of its own; then what areas, seats and the site's own roles make of it.
class TestPermissions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhoMayDoWhat_data();
    void knowsWhoMayDoWhat();
    void tableHasEveryVerb();
    void refusesWhatNobodyNamed();
    void roleCountsInItsAreasAlone();
    void whatIsOfTheSiteTakesARoleEverywhere();
    void ownRoleIsLikeAnotherAndMoreOrLess();
    void ownRoleMaySpeakOfOneOrder();
    void oneOfSeveralGrantsIsEnough();
    void seatMayBeForLookingOn();
    void seatMayBeForAnArea();
    void essentialNeedsNobodyAtTheMachine();
    void essentialIsWhatTheSiteSays();
};

void TestPermissions::knowsWhoMayDoWhat_data()
{
    QTest::addColumn<QByteArray>("roles"); // v viewer, o operator, m maintenance, e engineer, a administrator
    QTest::newRow("acknowledge") << QByteArray("omea");
    QTest::newRow("unacknowledge") << QByteArray("omea");
    QTest::newRow("shelve") << QByteArray("omea");
    QTest::newRow("unshelve") << QByteArray("omea");
    QTest::newRow("out_of_service") << QByteArray("mea");
    QTest::newRow("into_service") << QByteArray("mea");
    QTest::newRow("reset") << QByteArray("omea");
    QTest::newRow("comment") << QByteArray("omea");
    QTest::newRow("remove_device") << QByteArray("mea");
    QTest::newRow("command") << QByteArray("omea");
    QTest::newRow("approve_command") << QByteArray("omea");
    QTest::newRow("cancel_command") << QByteArray("omea");
    QTest::newRow("explain_command") << QByteArray("omea");
    QTest::newRow("call_for_help") << QByteArray("vomea");
    QTest::newRow("silence_horn") << QByteArray("omea");
    QTest::newRow("test_horn") << QByteArray("omea");
    QTest::newRow("write_note") << QByteArray("omea");
    QTest::newRow("strike_note") << QByteArray("omea");
    QTest::newRow("export") << QByteArray("omea");
    QTest::newRow("reset_figures") << QByteArray("ea");
    QTest::newRow("alarm_settings") << QByteArray("ea");
    QTest::newRow("quarantine_replay") << QByteArray("mea");
    QTest::newRow("log_in") << QByteArray("vomea");
    QTest::newRow("log_out") << QByteArray("vomea");
    QTest::newRow("end_session") << QByteArray("a");
    QTest::newRow("add_user") << QByteArray("a");
    QTest::newRow("change_user") << QByteArray("a");
    QTest::newRow("set_secret") << QByteArray("vomea");
    QTest::newRow("set_secret_of_others") << QByteArray("a");
    QTest::newRow("remove_user") << QByteArray("a");
    QTest::newRow("take_seat") << QByteArray("omea");
    QTest::newRow("override_seat") << QByteArray("ea");
    QTest::newRow("refuse_seat") << QByteArray("omea");
    QTest::newRow("release_seat") << QByteArray("omea");
}

void TestPermissions::knowsWhoMayDoWhat()
{
    QFETCH(const QByteArray, roles);
    const std::string verb = QTest::currentDataTag();
    for (const Role role : kRoles) {
        const std::string name(toString(role));
        QVERIFY2(may({}, at(name), {.verb = verb}) == roles.contains(name.front()), name.c_str());
    }
    QVERIFY(!may({}, at(""), {.verb = verb}));
    QVERIFY(!may({}, at("foreman"), {.verb = verb}));
    QVERIFY(!may({}, Standing{.seat = "panel"}, {.verb = verb}));
}

void TestPermissions::tableHasEveryVerb()
{
    const std::set<std::string_view> named(permissionVerbs().begin(), permissionVerbs().end());
    for (const std::string_view verb : operatorVerbs())
        QVERIFY2(named.contains(verb), std::string(verb).c_str());
}

void TestPermissions::refusesWhatNobodyNamed()
{
    QVERIFY(!may({}, at("administrator"), {.verb = "format_disk"}));
    QVERIFY(!may({}, at("administrator"), {.verb = ""}));
}

void TestPermissions::roleCountsInItsAreasAlone()
{
    const Standing inHall = at("operator", {"hall 1"});
    QVERIFY(may({}, inHall, {.verb = "command", .areas = {"hall 1"}}));
    QVERIFY(may({}, inHall, {.verb = "command", .areas = {"hall 1/line 2"}}));
    QVERIFY(!may({}, inHall, {.verb = "command", .areas = {"hall 10"}}));
    QVERIFY(!may({}, inHall, {.verb = "command", .areas = {""}})); // nobody knows where that machine is
    QVERIFY(!may({}, inHall, {.verb = "acknowledge", .areas = {"hall 1", "hall 2"}}));
    QVERIFY(may({}, inHall, {.verb = "silence_horn"}));
}

void TestPermissions::whatIsOfTheSiteTakesARoleEverywhere()
{
    QVERIFY(may({}, at("engineer"), {.verb = "alarm_settings"}));
    QVERIFY(!may({}, at("engineer", {"hall 1"}), {.verb = "alarm_settings"}));
    QVERIFY(!may({}, at("administrator", {"hall 1"}), {.verb = "add_user"}));
}

void TestPermissions::ownRoleIsLikeAnotherAndMoreOrLess()
{
    const PermissionSettings site{.roles = {{"line lead", Role::Operator, {"out_of_service"}, {"shelve"}}}};
    QVERIFY(may(site, at("line lead"), {.verb = "acknowledge"}));
    QVERIFY(may(site, at("line lead"), {.verb = "out_of_service"}));
    QVERIFY(!may(site, at("line lead"), {.verb = "shelve"}));
    QVERIFY(!may(site, at("line lead"), {.verb = "add_user"}));
    QVERIFY(may(site, at("line lead"), {.verb = "unshelve"})); // another word that only begins alike
}

void TestPermissions::ownRoleMaySpeakOfOneOrder()
{
    const PermissionSettings site{
        .roles = {{"loader", Role::Viewer, {"command.start"}, {}}, {"careful", Role::Operator, {}, {"command.drain"}}}};
    QVERIFY(may(site, at("loader"), {.verb = "command", .command = "start"}));
    QVERIFY(!may(site, at("loader"), {.verb = "command", .command = "started"}));
    QVERIFY(!may(site, at("loader"), {.verb = "command"}));
    QVERIFY(may(site, at("careful"), {.verb = "command", .command = "start"}));
    QVERIFY(!may(site, at("careful"), {.verb = "command", .command = "drain"}));
}

void TestPermissions::oneOfSeveralGrantsIsEnough()
{
    const Standing both{.grants = {{"viewer", {}}, {"operator", {"hall 2"}}}};
    QVERIFY(may({}, both, {.verb = "command", .areas = {"hall 2/line 1"}}));
    QVERIFY(!may({}, both, {.verb = "command", .areas = {"hall 1"}}));
}

void TestPermissions::seatMayBeForLookingOn()
{
    const PermissionSettings site{.seats = {{.seat = "gallery", .isViewOnly = true}}};
    QVERIFY(!may(site, at("administrator", {}, "gallery"), {.verb = "acknowledge"}));
    QVERIFY(may(site, at("operator", {}, "gallery"), {.verb = "log_in"}));
    QVERIFY(may(site, at("administrator", {}, "panel"), {.verb = "acknowledge"}));
}

void TestPermissions::seatMayBeForAnArea()
{
    const PermissionSettings site{.seats = {{.seat = "line", .areas = {"hall 1/line 2"}, .mayNot = {"shelve"}}}};
    QVERIFY(may(site, at("operator", {}, "line"), {.verb = "command", .areas = {"hall 1/line 2"}}));
    QVERIFY(!may(site, at("operator", {}, "line"), {.verb = "command", .areas = {"hall 1/line 3"}}));
    QVERIFY(!may(site, at("operator", {}, "line"), {.verb = "shelve", .areas = {"hall 1/line 2"}}));
}

void TestPermissions::essentialNeedsNobodyAtTheMachine()
{
    const PermissionSettings site{.seats = {{.seat = "gallery", .isViewOnly = true}}};
    const Standing nobody{.seat = "gallery", .isAtMachine = true};
    QVERIFY(may(site, nobody, {.verb = "command", .command = "stop", .areas = {"hall 1"}}));
    QVERIFY(may(site, nobody, {.verb = "silence_horn"}));
    QVERIFY(may(site, nobody, {.verb = "call_for_help"}));
    QVERIFY(!may(site, nobody, {.verb = "command", .command = "start"}));
    QVERIFY(!may(site, nobody, {.verb = "command"}));
    QVERIFY(!may(site, Standing{}, {.verb = "command", .command = "stop"})); // from somewhere else
}

void TestPermissions::essentialIsWhatTheSiteSays()
{
    const PermissionSettings site{.essential = {"acknowledge"}};
    const Standing nobody{.isAtMachine = true};
    QVERIFY(may(site, nobody, {.verb = "acknowledge"}));
    QVERIFY(!may(site, nobody, {.verb = "command", .command = "stop"}));
}

LINESIDE_TEST(TestPermissions)

} // namespace tst_permissions

#include "tst_permissions.moc"
