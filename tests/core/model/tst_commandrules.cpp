// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/commandrules.h"

#include "model/commandcatalog.h"
#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_commandrules {

const std::string kOven = R"({"commands":[{"name":"stop","permissives":[{"sensor":"door","is":1}]},
    {"name":"purge","permissives":[{"sensor":"door","is":1,"text":"Door closed"}]},
    {"name":"set","parameter":"value","min":20,"max":250,"step":5},
    {"name":"bake","fields":[{"parameter":"celsius","max":250},{"parameter":"minutes","max":90}]}]})";

CommandSpec ruled(const std::string &name, const CommandRules &rules)
{
    const CommandSpec *found = nullptr;
    const auto specs = commandsOf("oven-01", "oven", kOven, rules);
    found = findCommand(specs, name);
    return found ? *found : CommandSpec();
}

class TestCommandRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutRulesTheDevicesWordCounts();
    void aSiteRaisesHowItIsMeantAndNeverLowersIt();
    void aSiteNarrowsARangeAndNeverWidensIt();
    void ofARecipeOneValueIsNarrowed();
    void whatIsSaidOfADeviceGoesOverItsClass();
    void ofOtherDevicesNothingIsTaken();
    void aStopIsHeldUpByNothingTheDeviceSays();
    void aStopIsHeldUpByWhatTheSiteNamesForIt();
    void anEssentialOneNeverWaitsForASecondPerson();
    void aCommandTheSiteAloneNamesIsKnown();
};

void TestCommandRules::withoutRulesTheDevicesWordCounts()
{
    QVERIFY(commandsOf("x", {}, {}, {}).empty());
    QCOMPARE(ruled("purge", {}).permissives.size(), std::size_t(1));
    QVERIFY(ruled("purge", {}).isDeclared);
}

void TestCommandRules::aSiteRaisesHowItIsMeantAndNeverLowersIt()
{
    const auto confirmed = [](ConfirmBy site) {
        return ruled("set", {{.deviceClass = "oven", .name = "set", .confirm = site}}).confirm;
    };
    QVERIFY(confirmed(ConfirmBy::Press) == ConfirmBy::Ask);
    QVERIFY(confirmed(ConfirmBy::Two) == ConfirmBy::Two);
}

void TestCommandRules::aSiteNarrowsARangeAndNeverWidensIt()
{
    const CommandField wide = ruled("set", {{.device = "oven-01", .name = "set", .min = 0, .max = 900}}).fields[0];
    QCOMPARE(*wide.min, 20.0);
    QCOMPARE(*wide.max, 250.0);
    const CommandField narrow = ruled("set", {{.device = "oven-01", .name = "set", .min = 100, .max = 180}}).fields[0];
    QCOMPARE(*narrow.min, 100.0);
    QCOMPARE(*narrow.max, 180.0);
}

void TestCommandRules::ofARecipeOneValueIsNarrowed()
{
    const CommandSpec bake
        = ruled("bake", {{.deviceClass = "oven", .name = "bake", .parameter = "minutes", .max = 30}});
    QCOMPARE(*bake.fields[0].max, 250.0);
    QCOMPARE(*bake.fields[1].max, 30.0);
    QCOMPARE(ruled("bake", {{.deviceClass = "oven", .name = "bake", .parameter = "steam", .max = 1}}).fields.size(),
             std::size_t(2));
}

void TestCommandRules::whatIsSaidOfADeviceGoesOverItsClass()
{
    const CommandRules rules{{.device = "oven-01", .name = "purge", .isEssential = false},
                             {.deviceClass = "oven", .name = "purge", .isEssential = true}};
    QVERIFY(!ruled("purge", rules).isEssential);
}

void TestCommandRules::ofOtherDevicesNothingIsTaken()
{
    const CommandRules rules{{.device = "oven-02", .name = "set", .confirm = ConfirmBy::Two},
                             {.deviceClass = "mill", .name = "set", .max = 30}};
    QVERIFY(ruled("set", rules) == ruled("set", {}));
}

void TestCommandRules::aStopIsHeldUpByNothingTheDeviceSays()
{
    const CommandSpec stop = ruled("stop", {});
    QVERIFY(stop.permissives.empty());
    QVERIFY(stop.confirm == ConfirmBy::Press);
}

void TestCommandRules::aStopIsHeldUpByWhatTheSiteNamesForIt()
{
    const CommandPermissive water{.sensor = "water", .above = 2};
    const CommandSpec stop = ruled(
        "stop", {{.deviceClass = "oven", .name = "stop", .permissives = {water}, .stopReasons = {"Jam", "Change"}}});
    QCOMPARE(stop.permissives.size(), std::size_t(1));
    QCOMPARE(stop.permissives[0].sensor, std::string("water"));
    QCOMPARE(stop.stopReasons.size(), std::size_t(2));
}

void TestCommandRules::anEssentialOneNeverWaitsForASecondPerson()
{
    const CommandSpec purge = ruled("purge",
                                    {{.deviceClass = "oven", .name = "purge", .confirm = ConfirmBy::Two},
                                     {.device = "oven-01", .name = "purge", .isEssential = true}});
    QVERIFY(purge.confirm == ConfirmBy::Ask);
    QVERIFY(purge.permissives.empty());
}

void TestCommandRules::aCommandTheSiteAloneNamesIsKnown()
{
    const CommandSpec flush = ruled("flush", {{.deviceClass = "oven", .name = "flush", .min = 1, .max = 3}});
    QVERIFY(!flush.isDeclared);
    QVERIFY(flush.kind == CommandSpec::Kind::Setpoint);
    QCOMPARE(flush.fields.at(0).parameter, std::string("value"));
}

LINESIDE_TEST(TestCommandRules)

} // namespace tst_commandrules

#include "tst_commandrules.moc"
