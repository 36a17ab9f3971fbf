// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/configloader.h"
#include "engine/classwatch.h"

#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_classwatch {

const AlarmKey kHot{{"oven-1", "temperature"}, LimitKind::High};

/// What changes in classes/<class>/alarms.toml while the program runs.
class TestClassWatch : public QObject
{
    Q_OBJECT

    static bool put(const QTemporaryDir &folder, const QString &name, const QByteArray &text)
    {
        QFile file(folder.filePath(name));
        return QDir().mkpath(QFileInfo(file).path()) && file.open(QIODevice::WriteOnly)
            && file.write(text) == text.size();
    }
    static ClassWatch watchOf(const QTemporaryDir &folder)
    {
        const auto loaded = loadConfig(folder.filePath(u"lineside.toml"_s).toStdString(), {});
        if (!loaded.config)
            qFatal("%s", loaded.issues.errors.front().text().c_str());
        return ClassWatch(*loaded.config);
    }

private Q_SLOTS:
    void takesWhatToDoAtOnce()
    {
        QTemporaryDir folder;
        QVERIFY(put(folder, u"lineside.toml"_s, ""));
        ClassWatch watch = watchOf(folder);
        QVERIFY(!watch.look());
        QVERIFY(put(folder, u"classes/oven/alarms.toml"_s, "[[alarm]]\nactions = [\"close the gas\"]\n"));
        const auto found = watch.look();
        QVERIFY(found && found->guides && found->problem.empty());
        QCOMPARE(found->guides->of(kHot, "oven").actions.front(), std::string("close the gas"));
        QVERIFY(!watch.look());
    }
    void keepsTheLastGoodTexts()
    {
        QTemporaryDir folder;
        QVERIFY(put(folder, u"lineside.toml"_s, ""));
        QVERIFY(put(folder, u"classes/oven/alarms.toml"_s, "[[alarm]]\nactions = [\"close the gas\"]\n"));
        ClassWatch watch = watchOf(folder);
        QVERIFY(put(folder, u"classes/oven/alarms.toml"_s, "[[alarm]]\nactoins = [\"open the gas\"]\n"));
        const auto found = watch.look();
        QVERIFY(found && !found->guides);
        QVERIFY(found->problem.find("alarms.toml:2") != std::string::npos);
        QVERIFY(put(folder, u"classes/oven/alarms.toml"_s, "[[alarm]]\nactions = [\"open the flap\"]\n"));
        const auto mended = watch.look();
        QVERIFY(mended && mended->guides && mended->problem.empty());
    }
    void saysThatHowAlarmsBehaveNeedsARestart()
    {
        QTemporaryDir folder;
        QVERIFY(put(folder, u"lineside.toml"_s, ""));
        ClassWatch watch = watchOf(folder);
        QVERIFY(put(folder, u"classes/oven/alarms.toml"_s,
                    "[[alarm]]\nsensor_type = \"temperature\"\nkind = \"high\"\nlimit = 240\nactions = [\"gas\"]\n"));
        const auto found = watch.look();
        QVERIFY(found && found->guides);
        QVERIFY(found->problem.starts_with("the file has changed, a restart is needed"));
        QVERIFY(QFile::remove(folder.filePath(u"classes/oven/alarms.toml"_s)));
        const auto back = watch.look();
        QVERIFY(back && back->problem.empty());
        QVERIFY(back->guides->of(kHot, "oven") == AlarmGuide());
    }
    void looksAgainAfterAWhile()
    {
        QTemporaryDir folder;
        QVERIFY(put(folder, u"lineside.toml"_s, ""));
        ClassWatch watch = watchOf(folder);
        QVERIFY(watch.isDue(1000));
        QVERIFY(!watch.isDue(2000));
        QVERIFY(watch.isDue(6001));
        QVERIFY(!ClassWatch(Config()).isDue(1000)); // no file, nothing beside it
    }
};

LINESIDE_TEST(TestClassWatch)

} // namespace tst_classwatch

#include "tst_classwatch.moc"
