// SPDX-License-Identifier: GPL-3.0-or-later
#include "panelmodels/panelrights.h"

#include "support/paneltest.h"
#include "support/testmain.h"

using namespace lineside;

namespace tst_panelrights {

Config siteConfig()
{
    Config config;
    config.people.groups = {{"hall 2 keepers", {"maintenance", {"Hall 2"}}}};
    config.areas = {{.name = "Hall 2", .devices = {"mill-01"}}};
    return config;
}

struct Bench : PanelBench
{
    PanelRights rights{siteConfig(), live, who};

    explicit Bench(bool hasUsers = true)
    {
        backend.push(makeDevice("oven-01", "Oven 1", "Hall 1/Line 2"));
        PeopleState people;
        people.isFirstStart = !hasUsers;
        people.users = {{.number = 3, .profile = {.name = "operator 3", .role = "operator", .areas = {"Hall 1"}}}};
        backend.push(people);
    }
    void logIn(const std::vector<std::string> &groups = {})
    {
        PeopleState people = *live.people();
        people.users[0].profile.groups = groups;
        backend.push(people);
        who.begin({"token", 7, 3, "operator 3", "operator"});
    }
};

/// What a panel offers, before the engine is asked: the same table, the same places.
class TestPanelRights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goByThePanelUntilThereAreUsers();
    void goByTheLoginThen();
    void countWhereTheUsersDo();
    void countWhereTheGroupsDo();
    void neverHoldUpWhatIsEssential();
    void knowWhereAMachineIs();
};

void TestPanelRights::goByThePanelUntilThereAreUsers()
{
    const Bench bench(false);
    QVERIFY(bench.rights.may("alarm_settings", {}, {}));
    QVERIFY(!bench.rights.may("change_user", {}, {}));
}

void TestPanelRights::goByTheLoginThen()
{
    Bench bench;
    QVERIFY(!bench.rights.may("acknowledge", "oven-01", {}));
    QVERIFY(bench.rights.may("log_in", {}, {}));
    bench.logIn();
    QVERIFY(bench.rights.may("acknowledge", "oven-01", {}));
    QVERIFY(!bench.rights.may("alarm_settings", {}, {}));
    bench.who.end();
    QVERIFY(!bench.rights.may("acknowledge", "oven-01", {}));
}

void TestPanelRights::countWhereTheUsersDo()
{
    Bench bench;
    bench.logIn();
    QVERIFY(bench.rights.may("command", "oven-01", "start"));
    QVERIFY(!bench.rights.may("command", "mill-01", "start"));
}

void TestPanelRights::countWhereTheGroupsDo()
{
    Bench bench;
    bench.logIn({"hall 2 keepers"});
    QVERIFY(bench.rights.may("remove_device", "mill-01", {}));
    QVERIFY(!bench.rights.may("remove_device", "oven-01", {}));
}

void TestPanelRights::neverHoldUpWhatIsEssential()
{
    const Bench bench;
    QVERIFY(bench.rights.may("silence_horn", {}, {}));
    QVERIFY(bench.rights.may("command", "oven-01", "stop"));
    QVERIFY(!bench.rights.may("command", "oven-01", "start"));
}

void TestPanelRights::knowWhereAMachineIs()
{
    const Bench bench;
    QCOMPARE(bench.rights.areaOf("oven-01"), std::string("Hall 1/Line 2"));
    QCOMPARE(bench.rights.areaOf("mill-01"), std::string("Hall 2"));
    QCOMPARE(bench.rights.areaOf("unknown"), std::string());
}

LINESIDE_TEST(TestPanelRights)

} // namespace tst_panelrights

#include "tst_panelrights.moc"
