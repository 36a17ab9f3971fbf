// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/configwatch.h"

#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_configwatch {

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
}

class TestConfigWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesChangedKeys_data();
    void namesChangedKeys();
    void saysWhatARestartWouldDo_data();
    void saysWhatARestartWouldDo();
    void whatTheEnvironmentGivesIsNoChange();
    void namesTheRecordsOfTheClasses();
    void goesOnWithoutItsFile();
};

void TestConfigWatch::namesChangedKeys_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("keys");
    const auto row = [](const char *name, const char *before, const char *after, const char *keys) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QByteArray(keys);
    };
    row("two empty files", "", "", "");
    row("the same in other words", "[mqtt]\nsend_window = 5\n", "mqtt.send_window=5 # five", "");
    row("a value", "location = \"a\"", "location = \"b\"", "location ");
    row("a value of another kind", "location = \"1\"", "location = 1", "location ");
    row("a key more", "", "[mqtt]\nsend_window = 5", "mqtt.send_window ");
    row("a key less", "[mqtt]\nsend_window = 5", "[mqtt]", "mqtt.send_window ");
    row("several, by name", "a = 1\nb = 1\nc = 1", "b = 2\nd = 1", "a b c d ");
    row("an entry of a list", "[[alarms.limit]]\nlimit = 1.5", "[[alarms.limit]]\nlimit = 1.6", "alarms.limit ");
}

void TestConfigWatch::namesChangedKeys()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QFETCH(const QByteArray, keys);
    std::string named;
    for (const std::string &key : changedKeys(before.toStdString(), after.toStdString()))
        named += key + ' ';
    QCOMPARE(named, keys.toStdString());
}

void TestConfigWatch::saysWhatARestartWouldDo_data()
{
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("said");
    QTest::newRow("unchanged") << QByteArray("location = \"a\"\n") << QStringLiteral("nothing has changed");
    QTest::newRow("changed") << QByteArray("location = \"b\"\n") << QStringLiteral("needs a restart: location$");
    QTest::newRow("wrong") << QByteArray("location = 5\n") << QStringLiteral("a restart would fail");
    QTest::newRow("no TOML") << QByteArray("location =\n") << QStringLiteral("a restart would fail");
}

void TestConfigWatch::saysWhatARestartWouldDo()
{
    QFETCH(const QByteArray, after);
    QFETCH(const QString, said);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("lineside.toml"));
    write(path, after);
    const bool fails = said.endsWith(u"fail");
    if (fails)
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("lineside\\.toml:1")));
    QTest::ignoreMessage(fails                     ? QtCriticalMsg
                             : said.contains(u':') ? QtWarningMsg
                                                   : QtInfoMsg,
                         QRegularExpression(said));
    ConfigWatch watch(path.toStdString(), loadConfigText("location = \"a\"\n", "lineside.toml", {}));
    QCOMPARE(watch.problem(), std::string());
    watch.readAgain();
    const QByteArray problem = QByteArray::fromStdString(watch.problem());
    QVERIFY2(said.endsWith(u"changed") ? problem.isEmpty()
                 : fails ? problem.startsWith("the file has errors, the program goes on with what it has: ")
                         : problem == "the file has changed, a restart is needed: location",
             problem.constData());
    write(path, "location = \"a\"\n");
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(QStringLiteral("nothing has changed")));
    watch.readAgain(); // mended
    QCOMPARE(watch.problem(), std::string());
}

void TestConfigWatch::whatTheEnvironmentGivesIsNoChange()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("lineside.toml"));
    write(path, "location = \"b\"\n[http]\nport = 8181\n");
    ConfigWatch watch(path.toStdString(), loadConfigText("location = \"a\"\n", "lineside.toml", {}));
    qputenv("PORT", "8080");
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("needs a restart: location$")));
    watch.readAgain();
    qputenv("EDGE_LOCATION", "c");
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(QStringLiteral("nothing has changed")));
    watch.readAgain();
    qunsetenv("PORT");
    qunsetenv("EDGE_LOCATION");
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("needs a restart: http.port, location$")));
    watch.readAgain();
}

void TestConfigWatch::namesTheRecordsOfTheClasses()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("lineside.toml"));
    write(path, "location = \"a\"\n");
    ConfigWatch watch(path.toStdString(), loadConfig(path.toStdString(), {}));
    QVERIFY(QDir(folder.path()).mkpath(u"classes/oven"_s));
    write(folder.filePath(u"classes/oven/alarms.toml"_s), "[[alarm]]\ncontact = \"maintenance\"\n");
    const auto changed = watch.readChanged();
    QVERIFY(changed);
    QCOMPARE(watch.changesIn(*changed), std::string("classes"));
    watch.runsWith(*changed);
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(QStringLiteral("nothing has changed")));
    QVERIFY(!watch.readChanged());
}

void TestConfigWatch::goesOnWithoutItsFile()
{
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("cannot be read")));
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("a restart would fail")));
    ConfigWatch("/nowhere/lineside.toml", {}).readAgain();
}

LINESIDE_TEST(TestConfigWatch)

} // namespace tst_configwatch

#include "tst_configwatch.moc"
