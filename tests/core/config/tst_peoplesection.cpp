// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/configloader.h"

#include "support/testmain.h"

#include <QTest>

#include <algorithm>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_peoplesection {

LoadedConfig load(const QByteArray &toml)
{
    return loadConfigText(toml.toStdString(), "test.toml", {});
}

/// Roles, groups, seats, areas and what holds for all people, as a site writes them.
class TestPeopleSection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingSaidIsTheDefault();
    void readsAPlant();
    void refusesWhatCannotBeMeant_data();
    void refusesWhatCannotBeMeant();
};

void TestPeopleSection::nothingSaidIsTheDefault()
{
    const auto loaded = load("");
    QVERIFY(loaded.config.has_value());
    QVERIFY(loaded.config->people.withoutLogin == Role::Viewer);
    QVERIFY(!loaded.config->people.localRole && !loaded.config->people.isLocalRefused);
    QCOMPARE(loaded.config->permissions.essential.size(), std::size_t{3});
}

void TestPeopleSection::readsAPlant()
{
    const auto loaded = load(R"(
[[area]]
name = "hall 1"
[[area]]
name = "line 2"
parent = "hall 1"
devices = ["oven-01"]
[[role]]
name = "line lead"
like = "operator"
may = ["out_of_service", "override_seat"]
may_not = ["command.drain"]
[[seat]]
name = "gallery"
view_only = true
areas = ["hall 1"]
may_not = ["shelve"]
[[group]]
name = "shift A"
role = "line lead"
areas = ["hall 1"]
[people]
without_login = "operator"
idle_after = "2m"
pin_digits = 8
badge_is_enough = false
seat_answer = "15s"
essential = ["command.stop", "command.vent"]
notice = "For staff alone."
[http]
local_role = "none"
)");
    QVERIFY2(loaded.config.has_value(),
             loaded.issues.errors.empty() ? "" : loaded.issues.errors.front().text().c_str());
    const Config &config = *loaded.config;
    QCOMPARE(config.areas.back().parent, std::string("hall 1"));
    QCOMPARE(config.permissions.roles.front().mayNot.front(), std::string("command.drain"));
    QVERIFY(config.permissions.seats.front().isViewOnly);
    QCOMPARE(config.people.groups.front().grant.role, std::string("line lead"));
    QVERIFY(config.people.withoutLogin == Role::Operator);
    QVERIFY(config.people.idleAfter == 120s);
    QCOMPARE(config.people.pinDigits, std::size_t{8});
    QVERIFY(!config.people.isBadgeEnough);
    QVERIFY(config.people.seatAnswer == 15s);
    QCOMPARE(config.permissions.essential.back(), std::string("command.vent"));
    QVERIFY(config.people.isLocalRefused);
}

void TestPeopleSection::refusesWhatCannotBeMeant_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QByteArray>("key");
    const auto row = [](const char *name, const char *toml, const char *key) {
        QTest::newRow(name) << QByteArray(toml) << QByteArray(key);
    };
    row("a role without a name", "[[role]]\nlike = \"operator\"", "name");
    row("a role of the five", "[[role]]\nname = \"engineer\"", "name");
    row("a role twice", "[[role]]\nname = \"lead\"\n[[role]]\nname = \"lead\"", "name");
    row("a role like none", "[[role]]\nname = \"lead\"\nlike = \"king\"", "like");
    row("a verb that is none", "[[role]]\nname = \"lead\"\nmay = [\"format_disk\"]", "may");
    row("an order without a name", "[[role]]\nname = \"lead\"\nmay_not = [\"command.\"]", "may_not");
    row("a seat without a name", "[[seat]]\nview_only = true", "name");
    row("a group of no role", "[[group]]\nname = \"shift A\"", "role");
    row("a group of an unknown role", "[[group]]\nname = \"shift A\"\nrole = \"lead\"", "role");
    row("an area in itself", "[[area]]\nname = \"hall\"\nparent = \"hall\"", "parent");
    row("an area in a later one", "[[area]]\nname = \"a\"\nparent = \"b\"\n[[area]]\nname = \"b\"", "parent");
    row("an area with a slash", "[[area]]\nname = \"hall/1\"", "name");
    row("a machine in two", "[[area]]\nname = \"a\"\ndevices = [\"x\"]\n[[area]]\nname = \"b\"\ndevices = [\"x\"]",
        "devices");
    row("a machine that cannot be", "[[area]]\nname = \"a\"\ndevices = [\"x/y\"]", "devices");
    row("everybody an administrator", "[people]\nwithout_login = \"administrator\"", "without_login");
    row("a short PIN", "[people]\npin_digits = 4", "pin_digits");
    row("a seat that nobody can refuse", "[people]\nseat_answer = \"0s\"", "seat_answer");
    row("a key nobody knows", "[people]\npin = \"1234\"", "pin");
    row("programs without a login that make users", "[http]\nlocal_role = \"administrator\"", "local_role");
    row("a local role that is none", "[http]\nlocal_role = \"king\"", "local_role");
}

void TestPeopleSection::refusesWhatCannotBeMeant()
{
    QFETCH(const QByteArray, toml);
    QFETCH(const QByteArray, key);
    const auto loaded = load(toml);
    QVERIFY(!loaded.config);
    const auto isOfKey = [&key](const ConfigIssue &issue) { return issue.key.ends_with('.' + key.toStdString()); };
    QVERIFY2(std::ranges::any_of(loaded.issues.errors, isOfKey), loaded.issues.errors.front().key.c_str());
}

LINESIDE_TEST(TestPeopleSection)

} // namespace tst_peoplesection

#include "tst_peoplesection.moc"
