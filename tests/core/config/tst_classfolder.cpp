// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/classfolder.h"
#include "config/configloader.h"
#include "config/configvalues.h"

#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace lineside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace tst_classfolder {

constexpr const char *kOven = R"(# what holds for every oven
[[alarm]]
contact = "maintenance, phone 17"
actions = ["look at the oven"]

[[alarm]]
sensor_type = "temperature"
causes = ["burner valve stuck", "door open"]
actions = ["close the gas", "open the flap"]
respond_within = "5m"

[[alarm]]
sensor_type = "temperature"
kind = "high-high"
consequence = "the batch is lost"
respond_within = "2m"

[[alarm]]
device = "oven-07"
contact = "shift lead"
)";

AlarmKey keyOf(const std::string &device, const std::string &sensor, LimitKind kind)
{
    return {{device, sensor}, kind};
}

bool put(const QTemporaryDir &folder, const QString &path, const QByteArray &text)
{
    const QString name = folder.filePath(path);
    QFile file(name);
    return QDir().mkpath(QFileInfo(name).path()) && file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

class TestClassFolder : public QObject
{
    Q_OBJECT

private:
    AlarmSettings alarms;

private Q_SLOTS:
    void init() { alarms = AlarmSettings::defaults(); }
    void saysHowTheClassesAlarmsBehave();
    void limitsOfAClassAreInTheirOrder();
    void eachAlarmInheritsPartByPart();
    void anotherClassInheritsNothing();
    void saysWhatIsWrongAndWhere_data();
    void saysWhatIsWrongAndWhere();
    void takesNothingOfAFileThatIsWrong();
    void readsTheFolderBesideTheConfiguration();
    void waitsForNoPipe();
    void findsThePictureBesideTheRecord();
    void refusesAPictureThatIsNone_data();
    void refusesAPictureThatIsNone();
    void readsAPictureAsItLiesThereNow();
    void refusesAKeyThatTheLibraryCannotTake();
    void itsStampTellsWhenAFileIsAnother();
    void aFolderThatIsNotThereHoldsNothing();
};

void TestClassFolder::eachAlarmInheritsPartByPart()
{
    AlarmGuides guides;
    ConfigIssues issues;
    readClassAlarms(kOven, "alarms.toml", "oven", {guides, alarms, UnitTable::builtIn()}, issues);
    QVERIFY2(issues.errors.empty(), issues.errors.empty() ? "" : issues.errors[0].text().c_str());
    const AlarmGuide worst = guides.of(keyOf("oven-07", "temperature", LimitKind::HighHigh), "oven");
    QCOMPARE(worst.contact, "shift lead"s);
    QCOMPARE(worst.causes, (std::vector<std::string>{"burner valve stuck", "door open"}));
    QCOMPARE(worst.actions, (std::vector<std::string>{"close the gas", "open the flap"}));
    QCOMPARE(worst.consequence, "the batch is lost"s);
    QVERIFY(worst.respondWithin == 2min);
    const AlarmGuide other = guides.of(keyOf("oven-01", "pressure", LimitKind::High), "oven");
    QCOMPARE(other.contact, "maintenance, phone 17"s);
    QCOMPARE(other.actions, (std::vector<std::string>{"look at the oven"}));
    QVERIFY(other.causes.empty() && !other.respondWithin);
}

void TestClassFolder::anotherClassInheritsNothing()
{
    AlarmGuides guides;
    ConfigIssues issues;
    readClassAlarms(kOven, "alarms.toml", "oven", {guides, alarms, UnitTable::builtIn()}, issues);
    QVERIFY(guides.of(keyOf("press-01", "temperature", LimitKind::HighHigh), "press") == AlarmGuide());
    QVERIFY(guides.of(keyOf("oven-07", "temperature", LimitKind::HighHigh), "") == AlarmGuide());
}

void TestClassFolder::saysHowTheClassesAlarmsBehave()
{
    AlarmGuides guides;
    ConfigIssues issues;
    readClassAlarms(
        "[[alarm]]\nsensor_type = \"temperature\"\nkind = \"high\"\nlimit = 464\nunit = \"°F\"\n"
        "priority = \"high\"\nactions = [\"close the gas\"]\n"
        "[[alarm]]\nsensor_type = \"temperature\"\nkind = \"high\"\ndevice = \"oven-07\"\non_delay = \"5s\"\n",
        "alarms.toml", "oven", {guides, alarms, UnitTable::builtIn()}, issues);
    QVERIFY2(issues.errors.empty(), issues.errors.empty() ? "" : issues.errors[0].text().c_str());
    const AlarmLimit ofClass = alarms.limitsOf({"oven-01", "temperature"}, "oven").at(LimitKind::High);
    QCOMPARE(ofClass.limit, 240.0);
    QVERIFY(ofClass.priority == Priority::High);
    const AlarmLimit ofDevice = alarms.limitsOf({"oven-07", "temperature"}, "oven").at(LimitKind::High);
    QCOMPARE(ofDevice.limit, 240.0); // the class's
    QCOMPARE(ofDevice.onDelay, 5000ms);
    QCOMPARE(alarms.limitsOf({"press-01", "temperature"}, "press").at(LimitKind::High).limit, 80.0);
    QCOMPARE(guides.of(keyOf("oven-07", "temperature", LimitKind::High), "oven").actions.size(), std::size_t(1));
}

void TestClassFolder::limitsOfAClassAreInTheirOrder()
{
    AlarmGuides guides;
    ConfigIssues issues;
    readClassAlarms("[[alarm]]\nsensor_type = \"temperature\"\nkind = \"high-high\"\nlimit = 70\n", "alarms.toml",
                    "oven", {guides, alarms, UnitTable::builtIn()}, issues);
    QCOMPARE(issues.errors.size(), std::size_t(1));
    QVERIFY(issues.errors[0].text().find("must be above the high limit") != std::string::npos);
    QVERIFY(alarms.watches.rules.all() == AlarmSettings::defaults().watches.rules.all());
}

void TestClassFolder::saysWhatIsWrongAndWhere_data()
{
    QTest::addColumn<QString>("toml");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *name, const char *toml, const char *told) {
        QTest::newRow(name) << QString::fromUtf8(toml) << QString::fromUtf8(told);
    };
    row("no TOML", "[[alarm]\n", "alarms.toml:1: ");
    row("an unknown key", "[[alarm]]\ncause = \"heat\"\n", "alarms.toml:2: alarm.cause: is not known");
    row("no such kind", "[[alarm]]\nkind = \"hot\"\n", "alarms.toml:2: alarm.kind: is no kind of alarm");
    row("no device's id", "[[alarm]]\ndevice = \"a/b\"\n", "alarms.toml:2: alarm.device: must be a device's id");
    row("no time", "[[alarm]]\nrespond_within = \"soon\"\n", "alarms.toml:2: alarm.respond_within: ");
    row("one subject twice", "[[alarm]]\nkind = \"high\"\n[[alarm]]\nkind = \"high\"\n",
        "alarms.toml:4: alarm.kind: is given twice");
    row("no list", "[[alarm]]\nactions = \"run\"\n", "alarms.toml:2: alarm.actions: ");
}

void TestClassFolder::saysWhatIsWrongAndWhere()
{
    QFETCH(QString, toml);
    QFETCH(QString, told);
    AlarmGuides guides;
    ConfigIssues issues;
    readClassAlarms(toml.toStdString(), "alarms.toml", "oven", {guides, alarms, UnitTable::builtIn()}, issues);
    const QString first
        = QString::fromStdString((issues.errors.empty() ? issues.warnings : issues.errors).at(0).text());
    QVERIFY2(first.startsWith(told), qPrintable(first));
}

void TestClassFolder::takesNothingOfAFileThatIsWrong()
{
    AlarmGuides guides;
    ConfigIssues issues;
    readClassAlarms("[[alarm]]\ncontact = \"x\"\n[[alarm]]\nkind = 7\n", "alarms.toml", "oven",
                    {guides, alarms, UnitTable::builtIn()}, issues);
    QVERIFY(!issues.errors.empty());
    QVERIFY(guides.empty());
}

void TestClassFolder::readsTheFolderBesideTheConfiguration()
{
    const QTemporaryDir folder;
    QVERIFY(put(folder, QStringLiteral("edge.toml"), "node_id = \"n1\"\n"));
    QVERIFY(put(folder, QStringLiteral("classes/oven/alarms.toml"), kOven));
    QVERIFY(put(folder, QStringLiteral("classes/press/page.toml"), "of another's concern"));
    const LoadedConfig loaded = loadConfig(folder.filePath(QStringLiteral("edge.toml")).toStdString(), {});
    QVERIFY(loaded.config);
    const AlarmGuide guide = loaded.config->guides.of(keyOf("oven-1", "temperature", LimitKind::Low), "oven");
    QCOMPARE(guide.causes.size(), std::size_t(2));

    QVERIFY(put(folder, QStringLiteral("classes/press/alarms.toml"), "[[alarm]]\nkind = \"hot\"\n"));
    const LoadedConfig wrong = loadConfig(folder.filePath(QStringLiteral("edge.toml")).toStdString(), {});
    QVERIFY(wrong.config); // a slip in a text keeps no plant from its alarms
    QCOMPARE(wrong.config->guides.of(keyOf("oven-1", "temperature", LimitKind::Low), "oven").causes.size(),
             std::size_t(2));
    const QString told = QString::fromStdString(wrong.config->classes.problem);
    QCOMPARE(wrong.issues.warnings.at(0).text(), wrong.config->classes.problem);
    QVERIFY2(told.contains(QStringLiteral("classes/press/alarms.toml:2: alarm.kind: ")), qPrintable(told));
}

void TestClassFolder::waitsForNoPipe()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("oven")));
    QCOMPARE(::mkfifo(QFile::encodeName(folder.filePath(QStringLiteral("oven/alarms.toml"))).constData(), 0600), 0);
    AlarmGuides guides;
    ConfigIssues issues;
    readClassFolder(folder.path().toStdString(), {guides, alarms, UnitTable::builtIn()}, issues);
    QVERIFY(issues.errors.at(0).text().ends_with("alarms.toml: is no file"));
}

void TestClassFolder::aFolderThatIsNotThereHoldsNothing()
{
    AlarmGuides guides;
    ConfigIssues issues;
    readClassFolder("/nowhere/at/all", {guides, alarms, UnitTable::builtIn()}, issues);
    QVERIFY(guides.empty() && issues.errors.empty());
}

void TestClassFolder::findsThePictureBesideTheRecord()
{
    QTemporaryDir folder;
    QVERIFY(put(folder, u"oven/lever.png"_s, "PNG"));
    QVERIFY(put(folder, u"oven/alarms.toml"_s, "[[alarm]]\npicture = \"lever.png\"\npage = \"Handbook 4.2\"\n"));
    AlarmGuides guides;
    ConfigIssues issues;
    readClassFolder(folder.path().toStdString(), {guides, alarms, UnitTable::builtIn()}, issues);
    QVERIFY(issues.errors.empty());
    const AlarmGuide guide = guides.of(keyOf("oven-01", "pressure", LimitKind::High), "oven");
    QCOMPARE(QString::fromStdString(guide.picture),
             QFileInfo(folder.filePath(u"oven/lever.png"_s)).canonicalFilePath());
    QCOMPARE(guide.page, "Handbook 4.2"s);
}

void TestClassFolder::refusesAPictureThatIsNone_data()
{
    QTest::addColumn<QString>("picture");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *name, const char *picture, const char *told) {
        QTest::newRow(name) << QString::fromLatin1(picture) << QString::fromLatin1(told);
    };
    row("not there", "lever.png", "names no file in the folder of its class");
    row("empty", "", "names no file in the folder of its class");
    row("of another class", "../press/lever.png", "lies outside the folder of its class");
    row("of the system", "/etc/hostname", "lies outside the folder of its class");
    row("a link to the outside", "link.png", "lies outside the folder of its class");
    row("a folder", "folder.png", "cannot be read");
    row("a text", "alarms.toml", "is neither png, jpg, jpeg nor svg");
}

void TestClassFolder::refusesAPictureThatIsNone()
{
    QFETCH(const QString, picture);
    QFETCH(const QString, told);
    QTemporaryDir folder;
    QVERIFY(put(folder, u"press/lever.png"_s, "PNG"));
    QVERIFY(put(folder, u"oven/alarms.toml"_s, "[[alarm]]\npicture = \"" + picture.toUtf8() + "\"\n"));
    QVERIFY(QDir(folder.path()).mkdir(u"oven/folder.png"_s));
    QVERIFY(QFile::link(u"/etc/hostname"_s, folder.filePath(u"oven/link.png"_s)));
    AlarmGuides guides;
    ConfigIssues issues;
    readClassFolder(folder.path().toStdString(), {guides, alarms, UnitTable::builtIn()}, issues);
    QCOMPARE(issues.errors.size(), std::size_t(1));
    QVERIFY2(issues.errors[0].text().find(told.toStdString()) != std::string::npos, issues.errors[0].text().c_str());
    QCOMPARE(issues.errors[0].line, 2);
}

void TestClassFolder::readsAPictureAsItLiesThereNow()
{
    QTemporaryDir folder;
    const std::string classes = folder.path().toStdString();
    const QString name = folder.filePath(u"oven/lever.png"_s);
    const std::string path = name.toStdString();
    QVERIFY(put(folder, u"oven/lever.png"_s, "PNG"));
    QCOMPARE(readClassPicture(classes, path).value(), "PNG"s);
    QVERIFY(QFile::resize(name, (8 << 20) + 1));
    QVERIFY(!readClassPicture(classes, path) && !isClassPicture(classes, path));
    QVERIFY(QFile::remove(name));
    QVERIFY(!readClassPicture(classes, path));
    QVERIFY(QFile::link(u"/etc/hostname"_s, name));
    QVERIFY(!readClassPicture(classes, path) && !isClassPicture(classes, path));
    QVERIFY(QFile::remove(name));
    QCOMPARE(::mkfifo(path.c_str(), 0600), 0);
    QVERIFY(!readClassPicture(classes, path) && !isClassPicture(classes, path)); // and does not wait for it
    QVERIFY(!isClassPicture(classes, {}));
}

void TestClassFolder::refusesAKeyThatTheLibraryCannotTake()
{
    AlarmGuides guides;
    ConfigIssues issues;
    std::string deep = "[[alarm]]\n";
    for (int i = 0; i < 40'000; ++i)
        deep += "a.";
    readClassAlarms(deep + "b=1\n", "alarms.toml", "oven", {guides, alarms, UnitTable::builtIn()}, issues);
    QCOMPARE(issues.errors.size(), std::size_t(1));
    QCOMPARE(issues.errors[0].line, 2);
    const std::string dots(100, '.');
    QCOMPARE(lineOfTooDeepKey("[[alarm]]\nactions = [\"a\", \"" + dots + "\"]\n# " + dots + "\n"), 0);
    QCOMPARE(lineOfTooDeepKey("a = {" + deep + "}"), 2);
}

void TestClassFolder::itsStampTellsWhenAFileIsAnother()
{
    QTemporaryDir folder;
    const std::string path = folder.path().toStdString();
    QVERIFY(put(folder, u"oven/alarms.toml"_s, kOven));
    const std::string before = classFolderStamp(path);
    QCOMPARE(classFolderStamp(path), before);
    QVERIFY(put(folder, u"oven/alarms.toml"_s, QByteArray(kOven) + "\n"));
    const std::string longer = classFolderStamp(path);
    QVERIFY(longer != before);
    QVERIFY(put(folder, u"press/alarms.toml"_s, kOven));
    QVERIFY(classFolderStamp(path) != longer);
}

LINESIDE_TEST(TestClassFolder)

} // namespace tst_classfolder

#include "tst_classfolder.moc"
