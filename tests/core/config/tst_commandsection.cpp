// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/configloader.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_commandsection {

LoadedConfig load(const QByteArray &toml)
{
    return loadConfigText(toml.toStdString(), "test.toml", {});
}

/// What a site says of the commands of its machines.
class TestCommandSection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingSaidRulesNothing();
    void readsARule();
    void refusesWhatCannotBeMeant_data();
    void refusesWhatCannotBeMeant();
};

void TestCommandSection::nothingSaidRulesNothing()
{
    const auto loaded = load("");
    QVERIFY(loaded.config && loaded.config->commands.rules.empty());
    QVERIFY(loaded.config->commands.approval == 60s);
}

void TestCommandSection::readsARule()
{
    const auto loaded = load(R"(
[commands]
approval = "2m"
[[command]]
class = "oven"
name = "set_setpoint"
confirm = "two"
parameter = "value"
min = 30
max = 70.5
permissive = [{sensor = "door", is = 1, text = "Door closed"},
              {device = "fan-01", sensor = "flow", above = 2, unit = "l/min"}]
[[command]]
device = "oven-01"
name = "stop"
essential = true
stop_reasons = ["Jam", "Change of product"]
)");
    QVERIFY(loaded.config.has_value());
    QVERIFY(loaded.config->commands.approval == 120s);
    const CommandRules &rules = loaded.config->commands.rules;
    QCOMPARE(rules.size(), std::size_t(2));
    QCOMPARE(rules[0].deviceClass, std::string("oven"));
    QVERIFY(rules[0].confirm == ConfirmBy::Two && rules[0].min == 30 && rules[0].max == 70.5);
    const std::vector<CommandPermissive> wanted{{.sensor = "door", .is = 1, .text = "Door closed"},
                                                {.sensor = "flow", .device = "fan-01", .above = 2, .unit = "l/min"}};
    QVERIFY(rules[0].permissives == wanted);
    QVERIFY(rules[1].isEssential == true);
    QCOMPARE(rules[1].stopReasons[1], std::string("Change of product"));
}

void TestCommandSection::refusesWhatCannotBeMeant_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *what, const char *lines, const char *said) {
        QTest::newRow(what) << QByteArray(lines) << QByteArray(said);
    };
    row("nobody's", "name = \"a\"\n", "whose command it is");
    row("of a class and a device", "class = \"x\"\ndevice = \"y\"\nname = \"a\"\n", "whose command it is");
    row("no device's", "device = \"x/y\"\nname = \"a\"\n", "must be a device's id");
    row("no name", "class = \"x\"\n", "the command's name");
    row("a nod", "class = \"x\"\nname = \"a\"\nconfirm = \"nod\"\n", "must be one of");
    row("a stop for two", "class = \"x\"\nname = \"stop\"\nconfirm = \"two\"\n", "cannot be \"two\"");
    row("an essential one for two", "class = \"x\"\nname = \"a\"\nessential = true\nconfirm = \"two\"\n",
        "cannot be \"two\"");
    row("a range upside down", "class = \"x\"\nname = \"a\"\nmin = 2\nmax = 1\n", "must not be above max");
    row("a parameter that is none", "class = \"x\"\nname = \"a\"\nparameter = \"id\"\n", "no value of a command");
    row("a permissive of nothing", "class = \"x\"\nname = \"a\"\npermissive = [{is = 1}]\n", "what is measured");
    row("a permissive that asks nothing", "class = \"x\"\nname = \"a\"\npermissive = [{sensor = \"s\"}]\n",
        "needs one of is, above and below");
    row("an unknown key of a permissive",
        "class = \"x\"\nname = \"a\"\npermissive = [{sensor = \"s\", is = 1, x = 1}]\n", "is not known");
    row("an empty reason", "class = \"x\"\nname = \"stop\"\nstop_reasons = [\"\"]\n", "32 texts");
    row("an unknown key", "class = \"x\"\nname = \"a\"\ncolour = \"red\"\n", "is not known");
    row("given twice", "class = \"x\"\nname = \"a\"\n[[command]]\nclass = \"x\"\nname = \"a\"\n", "given twice");
}

void TestCommandSection::refusesWhatCannotBeMeant()
{
    QFETCH(const QByteArray, lines);
    QFETCH(const QByteArray, said);
    const auto loaded = load("[[command]]\n" + lines);
    QVERIFY(!loaded.config);
    QCOMPARE(loaded.issues.errors.size(), std::size_t(1));
    QVERIFY2(loaded.issues.errors.front().reason.find(said.toStdString()) != std::string::npos,
             loaded.issues.errors.front().reason.c_str());
}

LINESIDE_TEST(TestCommandSection)

} // namespace tst_commandsection

#include "tst_commandsection.moc"
