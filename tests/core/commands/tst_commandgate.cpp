// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/commandgate.h"

#include "support/testmain.h"

#include <QTest>

#include <map>

using namespace lineside;

namespace tst_commandgate {

class TestCommandGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAsksNothingMayAlwaysGo();
    void saysWhichOneIsNotMet();
    void unknownIsRefused_data();
    void unknownIsRefused();
    void convertsBeforeItHoldsAgainst();
    void looksAtTheDeviceThatIsNamed();
    void saysOldAndNew();

private:
    [[nodiscard]] Result<void> checked(const CommandPermissive &permissive) const
    {
        return checkPermissives({.name = "a", .label = "a", .permissives = {permissive}}, "oven-1", m_lookUp, m_units);
    }

    std::map<std::string, SignalNow> m_signals;
    const SignalLookUp m_lookUp = [this](const std::string &device, const std::string &sensor) {
        const auto known = m_signals.find(device + '/' + sensor);
        return known == m_signals.end() ? SignalNow() : known->second;
    };
    const UnitTable m_units = UnitTable::builtIn();
};

void TestCommandGate::whatAsksNothingMayAlwaysGo()
{
    QVERIFY(checkPermissives({}, "oven-1", m_lookUp, m_units));
}

void TestCommandGate::saysWhichOneIsNotMet()
{
    const CommandPermissive door{.sensor = "door", .is = 1, .text = "Door closed"};
    m_signals["oven-1/door"] = {.value = 1, .unit = {}, .isLive = true};
    QVERIFY(checked(door));
    m_signals["oven-1/door"].value = 0;
    const auto refused = checked(door);
    QVERIFY(refused.error().code == ErrorCode::Conflict);
    QCOMPARE(refused.error().text(), std::string("not permitted now (Door closed: door is 0)"));
}

void TestCommandGate::unknownIsRefused_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<bool>("isLive");
    QTest::newRow("not live") << "celsius"
                              << "celsius" << false;
    QTest::newRow("no way to the unit") << "bar"
                                        << "celsius" << true;
    QTest::newRow("a unit nobody knows") << "furlong per fortnight"
                                         << "celsius" << true;
}

void TestCommandGate::unknownIsRefused()
{
    QFETCH(const QString, unit);
    QFETCH(const QString, wanted);
    QFETCH(const bool, isLive);
    m_signals["oven-1/temperature"] = {.value = 20, .unit = unit.toStdString(), .isLive = isLive};
    const auto refused = checked({.sensor = "temperature", .below = 60, .unit = wanted.toStdString()});
    QCOMPARE(refused.error().text(), std::string("interlock: value not live (temperature)"));
    m_signals.clear();
    QVERIFY(!checked({.sensor = "temperature", .below = 60})); // never heard
}

void TestCommandGate::convertsBeforeItHoldsAgainst()
{
    m_signals["oven-1/temperature"] = {.value = 50, .unit = "celsius", .isLive = true};
    QVERIFY(checked({.sensor = "temperature", .above = 121, .unit = "fahrenheit"})); // 122
    const auto refused = checked({.sensor = "temperature", .above = 123, .unit = "fahrenheit"});
    QCOMPARE(refused.error().context, std::string("temperature is 122 fahrenheit"));
}

void TestCommandGate::looksAtTheDeviceThatIsNamed()
{
    m_signals["fan-1/flow"] = {.value = 30, .unit = {}, .isLive = true};
    QVERIFY(checked({.sensor = "flow", .device = "fan-1", .above = 20}));
    QVERIFY(!checked({.sensor = "flow", .above = 20}));
}

void TestCommandGate::saysOldAndNew()
{
    m_signals["oven-1/setpoint"] = {.value = 60, .unit = "celsius", .isLive = true};
    m_signals["oven-1/mode"] = {.value = 1, .unit = {}, .isLive = true};
    const CommandSpec bake{
        .name = "bake",
        .label = "Bake",
        .fields = {{.parameter = "t", .label = "Temperature", .sensor = "setpoint", .unit = "celsius"},
                   {.parameter = "m", .label = "Mode", .sensor = "mode", .options = {{1.0, "Auto"}, {2.0, "Hand"}}},
                   {.parameter = "n", .label = "Minutes"}}};
    QCOMPARE(changeOf(bake, {{"t", 65.0}, {"m", 2.0}, {"n", 20.0}}, "oven-1", m_lookUp, m_units),
             std::string("Temperature: 60 -> 65 celsius; Mode: Auto -> Hand; Minutes: - -> 20"));
    QCOMPARE(changeOf({}, {}, "oven-1", m_lookUp, m_units), std::string());
}

LINESIDE_TEST(TestCommandGate)

} // namespace tst_commandgate

#include "tst_commandgate.moc"
