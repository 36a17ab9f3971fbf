// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/commandcatalog.h"

#include "model/commandpayload.h"
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
    if (!parameter.empty())
        spec.fields.push_back({.parameter = parameter, .label = parameter});
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
    void theKindFollowsFromWhatIsTold_data();
    void theKindFollowsFromWhatIsTold();
    void leavesOutWhatContradictsItself_data();
    void leavesOutWhatContradictsItself();
    void boundsWhatADeviceMaySay();
    void aValueBetweenTwoStepsIsRefused_data();
    void aValueBetweenTwoStepsIsRefused();
    void oneOfTheOptionsItMustBe();
    void aRecipeIsTakenWholeOrNotAtAll();
    void aPostedOrderIsHeldAgainstTheSame();
    void unknownIsNeverTheBestCase_data();
    void unknownIsNeverTheBestCase();
    void howItIsMeantFollowsFromTheKind();
};

void TestCommandCatalog::readsWhatADeviceSays()
{
    const auto specs = readCommandCatalog(kOven);
    QCOMPARE(specs.size(), std::size_t(2));
    QVERIFY(specs[0] == named("start"));
    const CommandField field{.parameter = "value",
                             .label = "Setpoint",
                             .sensor = "setpoint",
                             .unit = "celsius",
                             .min = 20,
                             .max = 250,
                             .step = 1};
    const CommandSpec expected{.name = "set_setpoint",
                               .label = "Setpoint",
                               .kind = CommandSpec::Kind::Setpoint,
                               .confirm = ConfirmBy::Ask,
                               .fields = {field}};
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
    QCOMPARE(buildCommandPayload(setpoint(), "c-1", {{"value", 180.0}}).value(), withValue);
    QCOMPARE(buildCommandPayload(named("start"), "c-2").value(), without);
    QCOMPARE(buildCommandPayload(named("move", "to_mm"), "c-3", {{"to_mm", -0.25}}).value(), ownName);
}

void TestCommandCatalog::escapesTextInAPayload()
{
    const std::string expected = R"({"id":"a\\b","command":"say \"hi\""})";
    QCOMPARE(buildCommandPayload(named("say \"hi\""), "a\\b").value(), expected);
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
    const auto payload = buildCommandPayload(setpoint(), "c-1", {{"value", value}});
    QCOMPARE(payload.has_value(), taken);
    QVERIFY(taken || payload.error().code == ErrorCode::InvalidInput);
}

void TestCommandCatalog::refusesAValueNobodyWants()
{
    QVERIFY(!buildCommandPayload(named("start"), "c-1", {{"value", 1.0}}));
    QVERIFY(!buildCommandPayload(setpoint(), "c-1"));
}

CommandSpec only(const char *entry)
{
    return readCommandCatalog(std::string(R"({"commands":[)") + entry + "]}").at(0);
}

void TestCommandCatalog::theKindFollowsFromWhatIsTold_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *what, const char *entry, CommandSpec::Kind kind) {
        QTest::newRow(what) << QByteArray(entry) << static_cast<int>(kind);
    };
    using Kind = CommandSpec::Kind;
    row("a value", R"({"name":"a","parameter":"value"})", Kind::Setpoint);
    row("no value", R"({"name":"a"})", Kind::Momentary);
    row("no value, and the name stop", R"({"name":"stop"})", Kind::Stop);
    row("its own word for a stop", R"({"name":"halt","kind":"stop"})", Kind::Stop);
    row("its own word against the name", R"({"name":"stop","kind":"momentary"})", Kind::Momentary);
    row("options", R"({"name":"a","parameter":"mode","options":["auto","hand"]})", Kind::Enumeration);
    row("a switch", R"({"name":"a","kind":"switch","parameter":"on"})", Kind::Switch);
    row("a switch with words",
        R"({"name":"a","kind":"switch","parameter":"lid","options":[{"value":0,"label":"Shut"},{"value":1}]})",
        Kind::Switch);
    row("fields", R"({"name":"a","fields":[{"parameter":"x"},{"parameter":"y"}]})", Kind::Recipe);
    row("one field is a recipe when it says so", R"({"name":"a","kind":"recipe","fields":[{"parameter":"x"}]})",
        Kind::Recipe);
}

void TestCommandCatalog::theKindFollowsFromWhatIsTold()
{
    QFETCH(const QByteArray, entry);
    QFETCH(const int, kind);
    QCOMPARE(static_cast<int>(only(entry.constData()).kind), kind);
}

void TestCommandCatalog::leavesOutWhatContradictsItself_data()
{
    QTest::addColumn<QByteArray>("entry");
    const auto row = [](const char *what, const char *entry) { QTest::newRow(what) << QByteArray(entry); };
    row("an unknown kind", R"({"name":"a","kind":"lever"})");
    row("a kind that is no word", R"({"name":"a","kind":3})");
    row("a stop that takes a value", R"({"name":"a","kind":"stop","parameter":"value"})");
    row("a setpoint without a value", R"({"name":"a","kind":"setpoint"})");
    row("a setpoint with options", R"({"name":"a","kind":"setpoint","parameter":"x","options":[1,2]})");
    row("a switch of three", R"({"name":"a","kind":"switch","parameter":"x","options":[1,2,3]})");
    row("two options of one value", R"({"name":"a","parameter":"x","options":[1,1]})");
    row("an option that is a list", R"({"name":"a","parameter":"x","options":[1,[2]]})");
    row("options without a parameter", R"({"name":"a","options":[1,2]})");
    row("an enumeration without options", R"({"name":"a","kind":"enumeration","parameter":"x"})");
    row("two fields of one parameter", R"({"name":"a","fields":[{"parameter":"x"},{"parameter":"x"}]})");
    row("a field without a parameter", R"({"name":"a","fields":[{"parameter":"x"},{"label":"y"}]})");
    row("a field that names the command", R"({"name":"a","fields":[{"parameter":"command"}]})");
    row("a recipe with a value of its own", R"({"name":"a","parameter":"v","fields":[{"parameter":"x"}]})");
    row("an unknown way to confirm", R"({"name":"a","confirm":"nod"})");
    row("a permissive without a test", R"({"name":"a","permissives":[{"sensor":"door"}]})");
    row("a permissive with two tests", R"({"name":"a","permissives":[{"sensor":"door","is":1,"above":2}]})");
    row("a permissive of nothing", R"({"name":"a","permissives":[{"is":1}]})");
    row("a permissive of what is no device", R"({"name":"a","permissives":[{"sensor":"s","device":"a/b","is":1}]})");
    row("permissives that are no list", R"({"name":"a","permissives":{"sensor":"door","is":1}})");
}

void TestCommandCatalog::leavesOutWhatContradictsItself()
{
    QFETCH(const QByteArray, entry);
    const auto specs = readCommandCatalog(R"({"commands":[)" + entry.toStdString() + R"(,{"name":"still_read"}]})");
    QCOMPARE(specs.size(), std::size_t(1));
    QCOMPARE(specs[0].name, std::string("still_read"));
}

void TestCommandCatalog::boundsWhatADeviceMaySay()
{
    const auto isRead
        = [](const std::string &entry) { return !readCommandCatalog(R"({"commands":[)" + entry + "]}").empty(); };
    const auto times = [](std::size_t count, const std::string &each) {
        std::string list;
        for (std::size_t i = 0; i < count; ++i) {
            std::string numbered = each;
            numbered.replace(numbered.find('#'), 1, std::to_string(i));
            list += (i ? "," : "") + numbered;
        }
        return list;
    };
    QVERIFY(isRead(R"({"name":")" + std::string(kMostNameBytes, 'n') + "\"}"));
    QVERIFY(!isRead(R"({"name":")" + std::string(kMostNameBytes + 1, 'n') + "\"}"));
    QVERIFY(!isRead(R"({"name":"a","label":")" + std::string(kMostLabelBytes + 1, 'l') + "\"}"));
    const std::string field = R"({"parameter":"p#"})";
    QVERIFY(isRead(R"({"name":"a","fields":[)" + times(kMostFields, field) + "]}"));
    QVERIFY(!isRead(R"({"name":"a","fields":[)" + times(kMostFields + 1, field) + "]}"));
    QVERIFY(isRead(R"({"name":"a","parameter":"p","options":[)" + times(kMostOptions, "#") + "]}"));
    QVERIFY(!isRead(R"({"name":"a","parameter":"p","options":[)" + times(kMostOptions + 1, "#") + "]}"));
    const std::string door = R"({"sensor":"door#","is":1})";
    QVERIFY(isRead(R"({"name":"a","permissives":[)" + times(kMostPermissives, door) + "]}"));
    QVERIFY(!isRead(R"({"name":"a","permissives":[)" + times(kMostPermissives + 1, door) + "]}"));
}

void TestCommandCatalog::aValueBetweenTwoStepsIsRefused_data()
{
    QTest::addColumn<QByteArray>("limits");
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("taken");
    QTest::newRow("on a step") << QByteArray(R"("step":0.5)") << 7.5 << true;
    QTest::newRow("between two") << QByteArray(R"("step":0.5)") << 7.4 << false;
    QTest::newRow("counted from the lowest") << QByteArray(R"("step":2,"min":1)") << 5.0 << true;
    QTest::newRow("not from 0 then") << QByteArray(R"("step":2,"min":1)") << 6.0 << false;
    QTest::newRow("what floating point adds is no step") << QByteArray(R"("step":0.1)") << 0.1 + 0.2 << true;
    QTest::newRow("a huge one on its step") << QByteArray(R"("step":100)") << 1e9 << true;
    QTest::newRow("without a step any") << QByteArray(R"("min":0)") << 0.123456789 << true;
}

void TestCommandCatalog::aValueBetweenTwoStepsIsRefused()
{
    QFETCH(const QByteArray, limits);
    QFETCH(const double, value);
    QFETCH(const bool, taken);
    const CommandSpec spec = only((R"({"name":"a","parameter":"x",)" + limits + "}").constData());
    QCOMPARE(checkCommandValues(spec, {{"x", value}}).has_value(), taken);
}

void TestCommandCatalog::oneOfTheOptionsItMustBe()
{
    const CommandSpec mode = only(R"({"name":"a","parameter":"mode","options":["auto",{"value":7,"label":"Seven"}]})");
    QCOMPARE(mode.fields[0].options[1].label, std::string("Seven"));
    QCOMPARE(buildCommandPayload(mode, "c", {{"mode", "auto"}}).value(),
             std::string(R"({"id":"c","command":"a","mode":"auto"})"));
    QVERIFY(checkCommandValues(mode, {{"mode", 7.0}}));
    QVERIFY(!checkCommandValues(mode, {{"mode", "seven"}}));
    QVERIFY(!checkCommandValues(mode, {{"mode", "7"}}));
    const CommandSpec on = only(R"({"name":"a","kind":"switch","parameter":"on"})");
    QCOMPARE(buildCommandPayload(on, "c", {{"on", true}}).value(),
             std::string(R"({"id":"c","command":"a","on":true})"));
    QVERIFY(!checkCommandValues(on, {{"on", 1.0}}));
}

void TestCommandCatalog::aRecipeIsTakenWholeOrNotAtAll()
{
    const CommandSpec bake = only(R"({"name":"bake","fields":[
        {"parameter":"celsius","min":30,"max":250,"step":5},{"parameter":"minutes","min":1,"max":90}]})");
    QCOMPARE(buildCommandPayload(bake, "c", {{"celsius", 180.0}, {"minutes", 20.0}}).value(),
             std::string(R"({"id":"c","command":"bake","celsius":180,"minutes":20})"));
    QVERIFY(!checkCommandValues(bake, {{"celsius", 180.0}}));
    QVERIFY(!checkCommandValues(bake, {{"celsius", 182.0}, {"minutes", 20.0}}));
    const auto tooLong = checkCommandValues(bake, {{"celsius", 180.0}, {"minutes", 91.0}});
    QCOMPARE(tooLong.error().context, std::string("minutes"));
    QVERIFY(!buildCommandPayload(bake, "c", {{"celsius", 180.0}, {"minutes", 20.0}, {"steam", 1.0}}));
}

void TestCommandCatalog::aPostedOrderIsHeldAgainstTheSame()
{
    const auto isTaken = [](std::string_view payload) { return checkCommandPayload(setpoint(), payload).has_value(); };
    QVERIFY(isTaken(R"({"command":"set_setpoint","value":180})"));
    QVERIFY(isTaken(R"({"command":"set_setpoint","value":180,"comment":"as ordered"})"));
    QVERIFY(!isTaken(R"({"command":"set_setpoint","value":251})"));
    QVERIFY(!isTaken(R"({"command":"set_setpoint","value":"180"})"));
    QVERIFY(!isTaken(R"({"command":"set_setpoint","value":[180]})"));
    QVERIFY(!isTaken(R"({"command":"set_setpoint"})"));
    QVERIFY(!isTaken(R"({"command":"set_setpoint","Value":180})"));
    QCOMPARE(commandNameOf(R"({"command":"set_setpoint"})"), std::string("set_setpoint"));
    QCOMPARE(commandNameOf(R"({"command":7})"), std::string());
    QCOMPARE(commandNameOf("[]"), std::string());
}

void TestCommandCatalog::unknownIsNeverTheBestCase_data()
{
    QTest::addColumn<QByteArray>("test");
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("isLive");
    QTest::addColumn<int>("state");
    const auto row = [](const char *what, const char *test, double value, bool isLive, PermissiveState state) {
        QTest::newRow(what) << QByteArray(test) << value << isLive << static_cast<int>(state);
    };
    row("as wanted", R"("is":1)", 1, true, PermissiveState::Met);
    row("as wanted, by truth", R"("is":true)", 1, true, PermissiveState::Met);
    row("otherwise", R"("is":1)", 0, true, PermissiveState::NotMet);
    row("as wanted, but not live", R"("is":1)", 1, false, PermissiveState::NotLive);
    row("otherwise and not live", R"("is":1)", 0, false, PermissiveState::NotLive);
    row("no number", R"("above":1)", std::nan(""), true, PermissiveState::NotLive);
    row("above", R"("above":40)", 40.1, true, PermissiveState::Met);
    row("the limit itself is not above", R"("above":40)", 40, true, PermissiveState::NotMet);
    row("below", R"("below":40)", 39.9, true, PermissiveState::Met);
    row("the limit itself is not below", R"("below":40)", 40, true, PermissiveState::NotMet);
}

void TestCommandCatalog::unknownIsNeverTheBestCase()
{
    QFETCH(const QByteArray, test);
    QFETCH(const double, value);
    QFETCH(const bool, isLive);
    QFETCH(const int, state);
    const CommandSpec spec = only((R"({"name":"a","permissives":[{"sensor":"s",)" + test + "}]}").constData());
    const CommandPermissive &wanted = spec.permissives.at(0);
    QCOMPARE(static_cast<int>(judged(wanted, value, isLive)), state);
    QVERIFY(judged(wanted, std::nullopt, true) == PermissiveState::NotLive);
}

void TestCommandCatalog::howItIsMeantFollowsFromTheKind()
{
    QVERIFY(only(R"({"name":"stop"})").confirm == ConfirmBy::Press);
    QVERIFY(only(R"({"name":"stop"})").isEssential);
    QVERIFY(!only(R"({"name":"halt","kind":"stop"})").isEssential);
    QVERIFY(only(R"({"name":"start"})").confirm == ConfirmBy::Hold);
    QVERIFY(only(R"({"name":"a","parameter":"x"})").confirm == ConfirmBy::Ask);
    QVERIFY(only(R"({"name":"a","confirm":"two"})").confirm == ConfirmBy::Two);
}

LINESIDE_TEST(TestCommandCatalog)

} // namespace tst_commandcatalog

#include "tst_commandcatalog.moc"
