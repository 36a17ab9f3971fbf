// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecturerules.h"
#include "sourcetext.h"

#include <QTest>

using namespace lineside;

namespace {

const QString kTable = QStringLiteral(R"(# level 0
lineside_module(base)
# level 1
lineside_module(model     DEPENDS base)
# level 2
lineside_module(alarms    DEPENDS base model)
lineside_module(decode    DEPENDS base model LINK simdjson::simdjson)
# level 3
lineside_module(store     DEPENDS base model LINK Qt6::Sql)
# lineside_module(ghost)
# level 7
lineside_module(config    DEPENDS base model)
# level 8
lineside_module(engine    DEPENDS base model alarms decode
                                  store config)
)");

// Apart, so that these examples are no references of this file.
#define DOCUMENT                                                                                                       \
    "."                                                                                                                \
    "md"

Rules rules()
{
    return {readModuleTable(kTable),
            {QStringLiteral("QColor"), QStringLiteral("qcolor.h")},
            {QStringLiteral("alarms"), QStringLiteral("trends")},
            [](const QString &path) {
                return path == QLatin1String("core/HOUSE" DOCUMENT)
                    ? QStringLiteral("# House\n## 3. Doors\n- **A door** opens\n| R8 | a wall |\n")
                    : QString();
            }};
}

} // namespace

class TestArchitectureRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheTable();
    void findsFaultsOfTheTable();
    void findsAnEdgeThatNobodyNeeds();
    void blanksCommentsAlone();
    void aFileBreaksARule_data();
    void aFileBreaksARule();
    void aFileKeepsTheRules_data();
    void aFileKeepsTheRules();
    void namesFileAndLine();
};

void TestArchitectureRules::readsTheTable()
{
    const ModuleTable table = rules().table;
    QCOMPARE(table.dependencies.size(), 7);
    QCOMPARE(table.dependencies.value(QStringLiteral("base")), QSet<QString>());
    QCOMPARE(table.dependencies.value(QStringLiteral("decode")),
             (QSet<QString>{QStringLiteral("base"), QStringLiteral("model")}));
    QCOMPARE(table.dependencies.value(QStringLiteral("engine")).size(), 6);
    QCOMPARE(table.levels.value(QStringLiteral("store")), 3);
    QVERIFY(checkTable(table).isEmpty());
}

void TestArchitectureRules::findsFaultsOfTheTable()
{
    const auto faults = [](const char *text) { return checkTable(readModuleTable(QString::fromLatin1(text))); };
    QCOMPARE(faults("lineside_module(a DEPENDS nowhere)").size(), 1);
    QCOMPARE(faults("# level 1\nlineside_module(a DEPENDS b)\nlineside_module(b)").size(), 1);
    QCOMPARE(faults("# level 1\nlineside_module(a DEPENDS b)\n# level 2\nlineside_module(b)").size(), 1);
    QCOMPARE(faults("# level 1\nlineside_module(b)\n# level 2\nlineside_module(a DEPENDS b LINK c)").size(), 0);
}

void TestArchitectureRules::findsAnEdgeThatNobodyNeeds()
{
    const ModuleTable table = readModuleTable(QStringLiteral("lineside_module(a)\nlineside_module(b DEPENDS a)"));
    const auto included = [](const char *text) {
        return QMap<QString, QSet<QString>>{{QStringLiteral("b"), modulesIncluded(QString::fromLatin1(text))}};
    };
    QCOMPARE(checkEdges(table, included("#include \"b/b.h\"\n#include \"a/a.h\"\n")), QStringList());
    QCOMPARE(checkEdges(table, included("#include \"b/b.h\"\n// #include \"a/a.h\"\n#include <a/a.h>\n")).size(), 1);
    QCOMPARE(checkEdges(table, {}).size(), 1);
}

void TestArchitectureRules::blanksCommentsAlone()
{
    const QString source = QStringLiteral("a // b\n/* c\nd */ \"// e\" '\"' R\"x(/* f */)x\" g");
    QCOMPARE(withoutComments(source).simplified(), QStringLiteral("a \"// e\" '\"' R\"x(/* f */)x\" g"));
    QCOMPARE(withoutComments(source).count(u'\n'), source.count(u'\n'));
}

void TestArchitectureRules::aFileBreaksARule_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *path, const char *text) {
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromUtf8(text);
    };
    row("a sibling", "core/alarms/a.cpp", "#include \"decode/decoder.h\"\n");
    row("a module above", "core/model/a.h", "#include \"engine/engine.h\"\n");
    row("the panel's code", "core/engine/a.cpp", "#include \"viewmodels/shellviewmodel.h\"\n");
    row("a header without module", "core/alarms/a.cpp", "#include \"alarmengine.h\"\n");
    row("a relative path", "core/alarms/a.cpp", "#include \"../model/alarm.h\"\n");
    row("spaces before and within", "core/alarms/a.cpp", "  #  include   \"decode/decoder.h\"\n");
    row("a core header in angle brackets", "core/alarms/a.cpp", "#include <decode/decoder.h>\n");
    row("settings, but not for config", "core/alarms/a.h", "#include \"store/storesettings.h\"\n");
    row("config and more than settings", "core/config/a.h", "#include \"store/store.h\"\n");
    row("a GUI class in core", "core/alarms/a.cpp", "#include <QColor>\n");
    row("a GUI header in lower case", "core/alarms/a.cpp", "#include <qcolor.h>\n");
    row("a GUI module in core", "core/alarms/a.cpp", "#include <QtGui>\n");
    row("a GUI header by its path", "core/alarms/a.cpp", "#include <QtQuick/QQuickItem>\n");
    row("a GUI header in the headless program", "app/edged/main.cpp", "#include <QtWidgets/QLabel>\n");
    row("Qt SQL outside store", "core/alarms/a.cpp", "#include <QSqlQuery>\n");
    row("SQLite outside store", "core/engine/a.cpp", "#include <sqlite3.h>\n");
    row("a query outside store", "core/engine/a.cpp", "run(\"SELECT 1\");\n");
    row("an insert in app", "app/hmi/main.cpp", "run(\"INSERT INTO t VALUES (1)\");\n");
    row("a table in a view-model", "app/viewmodels/a.cpp", "run(R\"(CREATE TABLE t (x))\");\n");
    row("a pragma outside store", "core/api/a.cpp", "run(\"PRAGMA journal_mode\");\n");
    row("a letter folded by the locale", "core/engine/a.cpp",
        "std::transform(a, b, c, [](int d) { return std::tolower(d); });\n");
    row("the same by its address", "core/engine/a.cpp", "std::transform(a, b, c, std::tolower);\n");
    row("the same without its namespace", "core/engine/a.cpp", "c = toupper(c);\n");
    row("a digit by the locale", "core/engine/a.cpp", "if (std::isdigit(c)) return;\n");
    row("a blank by the locale", "core/engine/a.cpp", "while (::isspace (c)) ++c;\n");
    row("the header of such", "core/engine/a.cpp", "#include <cctype>\n");
    row("a number by the locale", "core/engine/a.cpp", "double a = std::strtod(b, nullptr);\n");
    row("a number by the locale out of a string", "core/engine/a.cpp", "double a = std::stod(b);\n");
    row("a number written by the locale", "core/engine/a.cpp", "std::snprintf(a, 9, \"x %.3f\", 1.5);\n");
    row("names compared by the locale", "core/engine/a.cpp", "if (strcasecmp(a, b) == 0) return;\n");
    row("the locale of the process", "core/engine/a.cpp", "std::setlocale(LC_ALL, \"\");\n");
    row("a locale of Qt", "core/engine/a.cpp", "#include <QLocale>\n");
    row("the locale in a headless program", "app/sim/a.cpp", "#include <cctype>\n");
    row("a view-model and the store", "app/viewmodels/a.cpp", "#include \"store/store.h\"\n");
    row("a view-model and a part of engine", "app/viewmodels/a.cpp", "#include \"engine/pipeline.h\"\n");
    row("a view-model and the engine", "app/viewmodels/a.cpp", "#include \"engine/engine.h\"\n");
    row("a view-model and base", "app/viewmodels/a.cpp", "#include \"base/mailbox.h\"\n");
    row("what the panel asks and settings", "app/viewmodels/panelbackend.h", "#include \"alarms/alarmsettings.h\"\n");
    row("what the panel asks and a view-model", "app/viewmodels/panelbackend.h", "#include \"viewmodels/enums.h\"\n");
    row("a view-model and core in angle brackets", "app/viewmodels/a.cpp", "#include <store/store.h>\n");
    row("a screen and another", "qml/alarms/A.qml", "import QtQuick\nimport Lineside.Trends\n");
    row("a control and a screen", "qml/controls/A.qml", "import Lineside.Alarms 1.0\n");
    row("a screen and another's folder", "qml/alarms/A.qml", "import \"../trends\"\n");
    row("a screen and a file of another", "qml/alarms/A.qml", "import \"../trends/pens.js\" as Pens\n");
    row("a document that is not there", "core/alarms/a.cpp", "// core/NOWHERE" DOCUMENT "\n");
    row("a document without its folder", "core/alarms/a.cpp", "// HOUSE" DOCUMENT "\n");
    row("a name that its document has not", "tests/a.cpp", "// core/HOUSE" DOCUMENT ", \"A window\"\n");
    row("a name on the next line", "core/alarms/a.cpp", "// core/HOUSE" DOCUMENT ",\n// \"A window\"\n");
    row("a figure that its document has not", "qml/alarms/A.qml", "// core/HOUSE" DOCUMENT " R9\n");
    row("a section that its document has not", "core/alarms/a.cpp", "// core/HOUSE" DOCUMENT " §4\n");
}

void TestArchitectureRules::aFileBreaksARule()
{
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    QCOMPARE(checkFile(rules(), path, text).size(), std::size_t(1));
}

void TestArchitectureRules::aFileKeepsTheRules_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *path, const char *text) {
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromUtf8(text);
    };
    row("an empty file", "core/alarms/a.cpp", "");
    row("its own module", "core/alarms/a.cpp", "#include \"alarms/alarmengine.h\"\n");
    row("a module of the table", "core/alarms/a.cpp", "#include \"model/alarm.h\"\n");
    row("what sounds like the locale", "core/engine/a.cpp",
        "#include \"base/asciitext.h\"\nif (isAsciiDigit(c) || text.isdigit() || notolower(d)) asciiLower(c);\n"
        "std::snprintf(a, 9, \"%04x %d\", 1, 2); std::string s = \"isspace\";\n");
    row("the locale in the panel", "app/hmi/a.cpp", "#include <QLocale>\n");
    row("its moc file", "core/engine/a.cpp", "#include \"engine.moc\"\n");
    row("a system header that sounds like a module", "core/alarms/a.cpp",
        "#include <sys/socket.h>\n#include <store>\n");
    row("Qt Core", "core/alarms/a.cpp", "#include <QObject>\n#include <QtGlobal>\n");
    row("config and any settings", "core/config/a.h", "#include \"store/storesettings.h\"\n");
    row("an include in a comment", "core/alarms/a.cpp", "// #include \"store/store.h\"\n/*\n#include <QColor>\n*/\n");
    row("SQL in store", "core/store/a.cpp", "#include <QSqlQuery>\nrun(\"SELECT 1\");\n");
    row("SQL in a comment", "core/engine/a.cpp", "// a SELECT here would be wrong\n");
    row("the word select", "core/engine/a.cpp", "log(\"select a device\"); int sqliteVersion = 3;\n");
    row("a view-model's world", "app/viewmodels/a.cpp",
        "#include \"viewmodels/a.h\"\n#include \"base/clock.h\"\n#include \"model/alarm.h\"\n"
        "#include \"process/unittable.h\"\n#include \"trend/trendseries.h\"\n#include <QColor>\n#include \"a.moc\"\n");
    row("what the panel asks and values", "app/viewmodels/panelbackend.h",
        "#include \"model/alarm.h\"\n#include <QObject>\n");
    row("the way to the engine", "app/enginebackend/enginepanelbackend.h", "#include \"engine/engine.h\"\n");
    row("GUI in the panel", "app/hmi/main.cpp", "#include <QtQuick/QQuickView>\n");
    row("shell imports screens", "qml/shell/Main.qml", "import Lineside.Alarms\nimport Lineside.Trends\n");
    row("a screen's world", "qml/alarms/A.qml", "import QtQuick\nimport Lineside.Controls\nimport Lineside.Alarms\n");
    row("a module that sounds like a screen", "qml/alarms/A.qml", "import Lineside.Trend\n");
    row("a screen named in a comment", "qml/alarms/A.qml", "// import Lineside.Trends\n");
    row("what its documents have", "tests/a.cpp",
        "// core/HOUSE" DOCUMENT ",\n// \"A door\", core/HOUSE" DOCUMENT " R8, core/HOUSE" DOCUMENT
        " §3 and core/HOUSE" DOCUMENT ", \"3. Doors\".\n");
}

void TestArchitectureRules::aFileKeepsTheRules()
{
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    const auto violations = checkFile(rules(), path, text);
    QVERIFY2(violations.empty(), violations.empty() ? "" : qPrintable(violations.front().text()));
}

void TestArchitectureRules::namesFileAndLine()
{
    const auto violations = checkFile(rules(), QStringLiteral("core/alarms/a.cpp"),
                                      QStringLiteral("/* two\nlines */\n#include \"decode/decoder.h\"\n"));
    QCOMPARE(violations.front().text(),
             QStringLiteral("core/alarms/a.cpp:3: alarms must not include decode/decoder.h"));
}

QTEST_APPLESS_MAIN(TestArchitectureRules)
#include "tst_architecturerules.moc"
