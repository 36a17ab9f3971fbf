// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/unittable.h"

#include "support/testmain.h"
#include "support/testpaths.h"

#include <QFile>
#include <QTest>

#include <limits>

using namespace lineside;

namespace tst_unittable {

struct Line
{
    int number;
    QList<QByteArray> fields;
};

/// The lines of a table in tests/data/process; blanks belong to a field.
QList<Line> linesOf(const char *name)
{
    QFile file(testData(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", name);
    QList<Line> lines;
    for (int number = 1; !file.atEnd(); ++number) {
        QByteArray line = file.readLine();
        line.chop(1);
        if (!line.startsWith('#'))
            lines.append({number, line.split('\t')});
    }
    return lines;
}

UnitDefinition furlong()
{
    return {.code = "furlong", .symbol = {}, .quantity = "length", .factor = 201168, .aliases = {"fur", "mw"}};
}

class TestUnitTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingWhenEmpty();
    void convertsToTheBaseUnit_data();
    void convertsToTheBaseUnit();
    void findsAUnitByEveryNameItHas_data();
    void findsAUnitByEveryNameItHas();
    void readsWhatStandardsAndPeopleWrite_data();
    void readsWhatStandardsAndPeopleWrite();
    void keepsGaugeAndAbsoluteApart();
    void tellsWhatASensorMeasuresByItsName_data();
    void tellsWhatASensorMeasuresByItsName();
    void takesInUnitsOfTheSite();
    void refusesUnitsThatContradictTheTable_data();
    void refusesUnitsThatContradictTheTable();
    void doesNotGuess_data();
    void doesNotGuess();
    void everyUnitHasASpellingToBeShown();
    void saysHowUnitsAreShown_data();
    void saysHowUnitsAreShown();
    void convertsWithinAQuantityAlone_data();
    void convertsWithinAQuantityAlone();
    void givesNoValueThatOverflows();
    void refusesADamagedTable_data();
    void refusesADamagedTable();

private:
    const UnitTable m_units = UnitTable::builtIn();
};

void TestUnitTable::knowsNothingWhenEmpty()
{
    const UnitTable units;
    QVERIFY(!units.knows("celsius"));
    QVERIFY(!units.normalise("celsius", 1));
    QVERIFY(!units.shown("celsius"));
    QVERIFY(units.kindOf("celsius").empty());
}

void TestUnitTable::convertsToTheBaseUnit_data()
{
    QTest::addColumn<QByteArray>("unit");
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<double>("converted");
    QTest::addColumn<bool>("toTheBit");
    const auto row = [](const char *sentence, const char *unit, double value, const char *base, double converted,
                        bool toTheBit = true) {
        QTest::newRow(sentence) << QByteArray(unit) << value << QByteArray(base) << converted << toTheBit;
    };
    row("a base unit stays", "celsius", 21.7, "celsius", 21.7);
    row("water boils at 100", "fahrenheit", 212, "celsius", 100);
    row("water freezes at 0", "fahrenheit", 32, "celsius", 0);
    row("both scales meet at -40", "fahrenheit", -40, "celsius", -40);
    row("as the contract computes it", "fahrenheit", 71.3, "celsius", (71.3 - 32) * 5 / 9);
    row("absolute zero", "kelvin", 0, "celsius", -273.15);
    row("two bar", "bar", 2, "pascal", 200000);
    row("a fraction of a bar as the contract computes it", "bar", 1.013, "pascal", 1.013 * 100000);
    row("kilopascal", "kilopascal", 101.325, "pascal", 101325);
    row("psi", "psi", 14.5037737730209, "pascal", 100000, false);
    row("percent stays", "percent", 45, "percent", 45);
    row("a fraction of one", "fraction", 0.45, "percent", 45);
    row("vibration stays in mm/s", "mm/s", 4.5, "mm/s", 4.5);
    row("inch per second", "in/s", 1, "mm/s", 25.4);
    row("a conveyor's speed stays in m/s", "m/s", 1.5, "m/s", 1.5);
    row("watt", "watt", 1500, "kilowatt", 1.5);
    row("megawatt", "megawatt", 2, "kilowatt", 2000);
    row("joule", "joule", 3600000, "kilowatt_hour", 1);
    row("revolutions a second", "1/s", 25, "rpm", 1500);
    row("radians a second", "rad/s", 314.159265358979, "rpm", 3000, false);
    row("litres a minute", "l/min", 100, "m3/h", 6);
    row("milliampere", "milliampere", 20, "ampere", 0.02);
    row("millivolt", "millivolt", 250, "volt", 0.25);
    row("kilohertz", "kilohertz", 2.5, "hertz", 2500);
    row("kilonewton", "kilonewton", 3, "newton", 3000);
    row("kilonewton metre", "kilonewton_metre", 3, "newton_metre", 3000);
    row("tonne", "tonne", 1.5, "kilogram", 1500);
    row("hour", "hour", 2, "second", 7200);
    row("metre", "metre", 2, "millimetre", 2000);
    row("pieces", "count", 12, "count", 12);
}

void TestUnitTable::convertsToTheBaseUnit()
{
    QFETCH(const QByteArray, unit);
    QFETCH(const double, value);
    QFETCH(const QByteArray, base);
    QFETCH(const double, converted);
    QFETCH(const bool, toTheBit);
    const auto normalised = m_units.normalise(unit.toStdString(), value);
    QVERIFY(normalised.has_value());
    QVERIFY(normalised->unit == base.toStdString());
    if (toTheBit)
        QVERIFY2(normalised->value == converted, qPrintable(QString::number(normalised->value, 'g', 17)));
    else
        QCOMPARE(normalised->value, converted);
}

void TestUnitTable::findsAUnitByEveryNameItHas_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("base");
    const auto row = [](const char *sentence, const char *name, const char *base) {
        QTest::newRow(sentence) << QByteArray(name) << QByteArray(base);
    };
    row("its code", "fahrenheit", "celsius");
    row("its code in capitals", "FAHRENHEIT", "celsius");
    row("its code as in a sentence", "Pascal", "pascal");
    row("its symbol", "°C", "celsius");
    row("an alias", "degC", "celsius");
    row("an alias in another case", "DEGC", "celsius");
    row("a letter as written", "K", "celsius");
    row("a symbol in another case", "KPA", "pascal");
    row("micro sign and Greek letter", "μm", "millimetre");
    row("mega written right", "MW", "kilowatt");
    row("milli written right", "mW", "kilowatt");
}

void TestUnitTable::findsAUnitByEveryNameItHas()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, base);
    const auto normalised = m_units.normalise(name.toStdString(), 1);
    QVERIFY(normalised.has_value());
    QVERIFY(normalised->unit == base.toStdString());
}

void TestUnitTable::readsWhatStandardsAndPeopleWrite_data()
{
    QTest::addColumn<QByteArray>("spelling");
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<double>("one");
    for (const Line &line : linesOf("/process/spellings.tsv"))
        QTest::addRow("line %d: %s", line.number, line.fields[0].constData())
            << line.fields[0] << line.fields[1] << line.fields[2].toDouble();
}

void TestUnitTable::readsWhatStandardsAndPeopleWrite()
{
    QFETCH(const QByteArray, spelling);
    QFETCH(const QByteArray, base);
    QFETCH(const double, one);
    const auto normalised = m_units.normalise(spelling.toStdString(), 1);
    QVERIFY(normalised.has_value());
    QCOMPARE(QByteArray(normalised->unit.data(), qsizetype(normalised->unit.size())), base);
    QVERIFY2(qAbs(normalised->value - one) <= 1e-9 * qMax(1.0, qAbs(one)),
             qPrintable(QString::number(normalised->value, 'g', 17)));
}

void TestUnitTable::keepsGaugeAndAbsoluteApart()
{
    QVERIFY(m_units.normalise("bar", 1)->unit == "pascal");
    QVERIFY(m_units.normalise("barg", 1)->unit == "pascal_gauge");
    QVERIFY(m_units.normalise("bara", 1)->unit == "pascal_absolute");
    for (const char *unit : {"bar", "barg", "bara"})
        QVERIFY(m_units.kindOf(unit) == "pressure");
    QVERIFY(m_units.shown("barg")->symbol == "bar(g)");
    QVERIFY(!m_units.knows("furlong_gauge")); // no suffix makes a unit of what is none
}

void TestUnitTable::tellsWhatASensorMeasuresByItsName_data()
{
    QTest::addColumn<QByteArray>("sensor");
    QTest::addColumn<QByteArray>("kind");
    const auto row
        = [](const char *sensor, const char *kind) { QTest::newRow(sensor) << QByteArray(sensor) << QByteArray(kind); };
    row("temperature", "temperature");
    row("Temperature", "temperature");
    row("oven_temperature", "temperature");
    row("ovenTemperature", "temperature");
    row("temperature_2", "temperature");
    row("temp1", "temperature");
    row("pressure", "pressure");
    row("differential-pressure", "pressure");
    row("humidity", "ratio");
    row("relative_humidity", "ratio");
    row("absolute_humidity", "");
    row("sound_pressure", "");
    row("temperature_rate", "");
    row("pressure_ratio", "");
    row("zone_2", "");
    row("template", "");
    row("", "");
    row("42", "");
}

void TestUnitTable::tellsWhatASensorMeasuresByItsName()
{
    QFETCH(const QByteArray, sensor);
    QFETCH(const QByteArray, kind);
    QVERIFY(m_units.kindOfSensor(sensor.toStdString()) == kind.toStdString());
}

void TestUnitTable::takesInUnitsOfTheSite()
{
    UnitTable units = UnitTable::builtIn();
    QVERIFY(units.add(furlong()));
    QVERIFY(units.normalise("furlongs", 1) == std::nullopt); // what is written, not what might be
    QCOMPARE(units.normalise("Furlong", 2)->value, 402336.0);
    QVERIFY(units.kindOf("FUR") == "length");
    QVERIFY(units.kindOf("mw") == "length"); // the site knows what its devices mean
    QVERIFY(units.kindOf("MW") == "power"); // and a standard's own spelling stays

    QVERIFY(units.add({.code = "bar", .symbol = {}, .quantity = {}, .aliases = {"BAR-MAX"}}));
    QCOMPARE(units.normalise("bar-max", 2)->value, 200000.0);

    QVERIFY(units.add({.code = "psig", .aliases = {"P-REL"}})); // by any name it has
    QVERIFY(units.normalise("p-rel", 1)->unit == "pascal_gauge");

    for (const char *quantity : {"Temperature", "TEMPERATURE", " temperature "}) {
        QVERIFY(units.add({.code = std::string("gm_") + quantity, .quantity = quantity, .factor = 14, .offset = 8.7}));
        QVERIFY(units.normalise(std::string("gm_") + quantity, 1)->unit == "celsius");
    }
    QVERIFY(units.add({.code = "bar", .quantity = "Pressure", .aliases = {"b-max"}}));
    QVERIFY(units.add({.code = "scoop", .symbol = "sc", .quantity = "scoops", .aliases = {}}));
    QVERIFY(units.normalise("scoop", 3)->unit == "scoop");
    QVERIFY(units.add({.code = "bucket", .symbol = {}, .quantity = "scoops", .factor = 12, .aliases = {}}));
    QCOMPARE(units.normalise("bucket", 3)->value, 36.0);
}

void TestUnitTable::refusesUnitsThatContradictTheTable_data()
{
    QTest::addColumn<UnitDefinition>("definition");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("a new unit of nothing")
        << UnitDefinition{.code = "x", .symbol = {}, .quantity = {}, .aliases = {}} << QByteArray("quantity");
    QTest::newRow("a new quantity whose first unit is converted")
        << UnitDefinition{.code = "x", .symbol = {}, .quantity = "x", .factor = 2, .aliases = {}}
        << QByteArray("quantity");
    QTest::newRow("a known unit of another quantity")
        << UnitDefinition{.code = "bar", .symbol = {}, .quantity = "temperature", .aliases = {}}
        << QByteArray("quantity");
    QTest::newRow("an alias that is how another unit is stored")
        << UnitDefinition{.code = "bar", .symbol = {}, .quantity = {}, .aliases = {"celsius"}} << QByteArray("aliases");
}

void TestUnitTable::refusesUnitsThatContradictTheTable()
{
    QFETCH(const UnitDefinition, definition);
    QFETCH(const QByteArray, key);
    UnitTable units = UnitTable::builtIn();
    const auto added = units.add(definition);
    QVERIFY(!added);
    QCOMPARE(QByteArray::fromStdString(added.error().context), key);
}

void TestUnitTable::doesNotGuess_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const Line &line : linesOf("/process/unknown.tsv"))
        QTest::addRow("line %d: %s, %s", line.number, line.fields[0].constData(), line.fields[1].constData())
            << line.fields[0];
    QTest::newRow("no unit") << QByteArray("");
    QTest::newRow("a unit nobody told us of") << QByteArray("furlong");
    QTest::newRow("gram or gravity") << QByteArray("g");
    QTest::newRow("milliwatt or megawatt") << QByteArray("mw");
    QTest::newRow("tesla is no tonne") << QByteArray("T");
    QTest::newRow("blanks alone") << QByteArray("  ");
    QTest::newRow("a long text") << QByteArray(1000, 'c');
    QTest::newRow("bytes that are no text") << QByteArray("\xff\xfe");
}

void TestUnitTable::doesNotGuess()
{
    QFETCH(const QByteArray, name);
    QVERIFY(!m_units.knows(name.toStdString()));
    QVERIFY(!m_units.normalise(name.toStdString(), 1));
}

/// Also those a quantity has from another: a code with an underscore is no spelling for people.
void TestUnitTable::everyUnitHasASpellingToBeShown()
{
    const auto codes = m_units.codes();
    QVERIFY(codes.size() > 200);
    for (const auto code : codes) {
        const auto *shown = m_units.shown(code);
        QVERIFY2(shown, code.data());
        const bool isWordless = code == "count" || code == "fraction"; // pieces
        QVERIFY2(isWordless ? shown->symbol.empty() : !shown->symbol.empty(), code.data());
        QVERIFY2(shown->symbol.find('_') == std::string::npos, shown->symbol.c_str());
        QVERIFY2(shown->factor != 0, code.data());
    }
}

void TestUnitTable::saysHowUnitsAreShown_data()
{
    QTest::addColumn<QByteArray>("unit");
    QTest::addColumn<QByteArray>("symbol");
    QTest::addColumn<double>("factor");
    QTest::addColumn<int>("digits");
    const auto row = [](const char *sentence, const char *unit, const char *symbol, double factor, int digits) {
        QTest::newRow(sentence) << QByteArray(unit) << QByteArray(symbol) << factor << digits;
    };
    row("in its own symbol", "celsius", "°C", 1, 1);
    row("in another unit", "pascal", "bar", 1e-5, 2);
    row("gauge pressure likewise", "pascal_gauge", "bar(g)", 1e-5, 2);
    row("absolute pressure likewise", "pascal_absolute", "bar(a)", 1e-5, 2);
    row("by another name", "kPa(g)", "kPa(g)", 1, -1);
    row("a gauge unit the table does not list", "psig", "psi(g)", 1, -1);
    row("by a word", "newtons", "kN", 1e-3, 1);
    row("in a word of its own", "rpm", "rpm", 1, 0);
    row("without a symbol", "count", "", 1, 0);
    row("nothing said: digits by magnitude", "kilogram", "kg", 1, -1);
}

void TestUnitTable::saysHowUnitsAreShown()
{
    QFETCH(QByteArray, unit);
    const auto *shown = m_units.shown(unit.toStdString());
    QVERIFY(shown);
    QTEST(QByteArray::fromStdString(shown->symbol), "symbol");
    QTEST(shown->factor, "factor");
    QTEST(shown->digits, "digits");
}

void TestUnitTable::convertsWithinAQuantityAlone_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<double>("expected"); // not a number: there is no way
    const auto row = [](const char *sentence, double value, const char *from, const char *to, double expected) {
        QTest::newRow(sentence) << value << QByteArray(from) << QByteArray(to) << expected;
    };
    const double none = std::numeric_limits<double>::quiet_NaN();
    row("with an offset", 212, "fahrenheit", "celsius", 100);
    row("and back", 100, "celsius", "fahrenheit", 212);
    row("between two that are no base unit", 3, "kPa", "mbar", 30);
    row("gauge to gauge", 250000, "pascal_gauge", "barg", 2.5);
    row("absolute to absolute", 2.5, "bar(a)", "pascal_absolute", 250000);
    row("gauge to absolute: nobody knows the air's pressure", 1, "barg", "bar(a)", none);
    row("gauge to plain", 1, "barg", "bar", none);
    row("across quantities", 1, "bar", "celsius", none);
    row("from what nobody knows", 1, "furlong", "bar", none);
    row("to what nobody knows", 1, "bar", "furlong", none);
    row("beyond all numbers", std::numeric_limits<double>::max(), "bar", "pascal", none);
}

void TestUnitTable::convertsWithinAQuantityAlone()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(double, value);
    QFETCH(double, expected);
    const auto converted = m_units.convert(value, from.toStdString(), to.toStdString());
    QCOMPARE(converted.value_or(std::numeric_limits<double>::quiet_NaN()), expected);
}

void TestUnitTable::givesNoValueThatOverflows()
{
    QVERIFY(m_units.knows("bar"));
    QVERIFY(!m_units.normalise("bar", std::numeric_limits<double>::max()));
}

void TestUnitTable::refusesADamagedTable_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("place");
    const auto row = [](const char *sentence, const char *units, const char *place) {
        QTest::newRow(sentence) << QByteArray(R"({"quantities":[{"quantity":"length","base":"m","units":[)") + units
                + QByteArray("]}]}")
                                << QByteArray(place);
    };
    QTest::newRow("nothing") << QByteArray() << QByteArray("byte 0");
    QTest::newRow("no JSON") << QByteArray("{") << QByteArray("byte 1");
    QTest::newRow("no quantity") << QByteArray("{}") << QByteArray("quantities");
    QTest::newRow("a quantity without a name")
        << QByteArray(R"({"quantities":[{}]})") << QByteArray("quantities[0].quantity");
    row("no unit", "", "quantities[0].base");
    row("a base unit that is converted", R"({"code":"m","factor":2})", "quantities[0].base");
    row("a unit without a code", R"({"symbol":"m"})", "quantities[0].units[0].code");
    row("a code in capitals", R"({"code":"M"})", "quantities[0].units[0].code");
    row("shown by no number", R"({"code":"m","shown":{"factor":"1"}})", "quantities[0].units[0].shown.factor");
    row("shown as nought", R"({"code":"m","shown":{"factor":0}})", "quantities[0].units[0].shown.factor");
    row("fewer digits than none", R"({"code":"m","shown":{"digits":-1}})", "quantities[0].units[0].shown.digits");
    row("digits in words", R"({"code":"m","shown":{"digits":"two"}})", "quantities[0].units[0].shown.digits");
    row("a code twice", R"({"code":"m"},{"code":"m"})", "quantities[0].units[1].code");
    QTest::newRow("a variant of nothing") << QByteArray(
        R"({"quantities":[{"quantity":"gauge","base":"m_g","like":"pressure","code":"_g","suffixes":["g"]}]})")
                                          << QByteArray("quantities[0].like");
    row("a code that is another's alias", R"({"code":"m"},{"code":"cm","aliases":["m"]})", "m");
    row("a factor that is no number", R"({"code":"m"},{"code":"cm","factor":"1"})", "quantities[0].units[1].factor");
    row("division by zero", R"({"code":"m"},{"code":"cm","divisor":0})", "quantities[0].units[1]");
}

void TestUnitTable::refusesADamagedTable()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QByteArray, place);
    const auto table = UnitTable::fromJson(json.toStdString());
    QVERIFY(!table);
    QVERIFY(table.error().code == ErrorCode::InvalidInput);
    QCOMPARE(QByteArray::fromStdString(table.error().context), place);
}

LINESIDE_TEST(TestUnitTable)

} // namespace tst_unittable

#include "tst_unittable.moc"
