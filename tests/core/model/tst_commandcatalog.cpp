// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/commandcatalog.h"

#include "support/testmain.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace lineside;

namespace tst_commandcatalog {

const std::string kOven = R"({"line":3,"commands":[
    {"name":"start"},
    {"name":"set_setpoint","label":"Setpoint","parameter":"value","sensor":"setpoint",
     "unit":"celsius","min":20,"max":250,"step":1}]})";

CommandSpec named(const std::string &name, const std::string &parameter = {})
{
    CommandSpec spec;
    spec.name = name;
    spec.label = name;
    spec.parameter = parameter;
    return spec;
}

CommandSpec setpoint()
{
    return readCommandCatalog(kOven).at(1);
}

class TestCommandCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatADeviceSays();
    void badMetadataIsNoCommand_data();
    void badMetadataIsNoCommand();
    void leavesOutWhatItCannotRead();
    void theFirstOfTwoWithOneNameCounts();
    void takesNoMoreThanAPageCanHold();
    void buildsAPayload();
    void escapesTextInAPayload();
    void refusesAValueBeyondTheLimits_data();
    void refusesAValueBeyondTheLimits();
    void refusesAValueNobodyWants();
};

void TestCommandCatalog::readsWhatADeviceSays()
{
    const auto specs = readCommandCatalog(kOven);
    QCOMPARE(specs.size(), std::size_t(2));
    QVERIFY(specs[0] == named("start"));
    const CommandSpec expected{.name = "set_setpoint",
                               .label = "Setpoint",
                               .parameter = "value",
                               .sensor = "setpoint",
                               .unit = "celsius",
                               .min = 20,
                               .max = 250,
                               .step = 1};
    QVERIFY(specs[1] == expected);
}

void TestCommandCatalog::badMetadataIsNoCommand_data()
{
    QTest::addColumn<QByteArray>("metadata");
    QTest::newRow("no metadata") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{commands");
    QTest::newRow("a list") << QByteArray(R"([{"name":"start"}])");
    QTest::newRow("commands is a text") << QByteArray(R"({"commands":"start"})");
    QTest::newRow("commands holds texts") << QByteArray(R"({"commands":["start",7,null,[]]})");
    QTest::newRow("not UTF-8") << QByteArray("{\"commands\":[{\"name\":\"\xff\"}]}");
    QTest::newRow("deeply nested") << QByteArray(5000, '[');
}

void TestCommandCatalog::badMetadataIsNoCommand()
{
    QFETCH(const QByteArray, metadata);
    QVERIFY(readCommandCatalog(metadata.toStdString()).empty());
}

void TestCommandCatalog::leavesOutWhatItCannotRead()
{
    const auto specs = readCommandCatalog(R"({"commands":[
        {"label":"no name"}, {"name":7}, {"name":"a","parameter":5}, {"name":"b","parameter":"id"},
        {"name":"c","parameter":"value","max":"250"}, {"name":"d","parameter":"value","min":9,"max":3},
        {"name":"e","parameter":"value","step":0}, {"name":"good","min":null}]})");
    QCOMPARE(specs.size(), std::size_t(1));
    QCOMPARE(specs[0].name, std::string("good"));
}

void TestCommandCatalog::theFirstOfTwoWithOneNameCounts()
{
    const auto specs = readCommandCatalog(R"({"commands":[{"name":"go","label":"A"},{"name":"go","label":"B"}]})");
    QCOMPARE(specs.size(), std::size_t(1));
    QCOMPARE(specs[0].label, std::string("A"));
}

void TestCommandCatalog::takesNoMoreThanAPageCanHold()
{
    std::string metadata = R"({"commands":[{"name":"0"})";
    for (int i = 1; i < 1000; ++i)
        metadata += ",{\"name\":\"" + std::to_string(i) + "\"}";
    QCOMPARE(readCommandCatalog(metadata + "]}").size(), std::size_t(64));
}

void TestCommandCatalog::buildsAPayload()
{
    const std::string withValue = R"({"id":"c-1","command":"set_setpoint","value":180})";
    const std::string without = R"({"id":"c-2","command":"start"})";
    const std::string ownName = R"({"id":"c-3","command":"move","to_mm":-0.25})";
    QCOMPARE(buildCommandPayload(setpoint(), "c-1", 180).value(), withValue);
    QCOMPARE(buildCommandPayload(named("start"), "c-2", std::nullopt).value(), without);
    QCOMPARE(buildCommandPayload(named("move", "to_mm"), "c-3", -0.25).value(), ownName);
}

void TestCommandCatalog::escapesTextInAPayload()
{
    const std::string expected = R"({"id":"a\\b","command":"say \"hi\""})";
    QCOMPARE(buildCommandPayload(named("say \"hi\""), "a\\b", std::nullopt).value(), expected);
}

void TestCommandCatalog::refusesAValueBeyondTheLimits_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("taken");
    QTest::newRow("the lower limit itself is allowed") << 20.0 << true;
    QTest::newRow("just below it is not") << 19.999 << false;
    QTest::newRow("the upper limit itself is allowed") << 250.0 << true;
    QTest::newRow("just above it is not") << 250.001 << false;
    QTest::newRow("NaN is no value") << std::nan("") << false;
    QTest::newRow("infinity is no value") << std::numeric_limits<double>::infinity() << false;
}

void TestCommandCatalog::refusesAValueBeyondTheLimits()
{
    QFETCH(const double, value);
    QFETCH(const bool, taken);
    const auto payload = buildCommandPayload(setpoint(), "c-1", value);
    QCOMPARE(payload.has_value(), taken);
    QVERIFY(taken || payload.error().code == ErrorCode::InvalidInput);
}

void TestCommandCatalog::refusesAValueNobodyWants()
{
    QVERIFY(!buildCommandPayload(named("start"), "c-1", 1));
    QVERIFY(!buildCommandPayload(setpoint(), "c-1", std::nullopt));
}

LINESIDE_TEST(TestCommandCatalog)

} // namespace tst_commandcatalog

#include "tst_commandcatalog.moc"
