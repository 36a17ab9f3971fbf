// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecturerules.h"
#include "support/testpaths.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QTest>

using namespace lineside;

namespace {

const QString kTop = sourceDir();

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QSet<QString> headersIn(const QStringList &modules)
{
    const QDir top(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    QSet<QString> headers;
    for (const QString &module : top.entryList(modules, QDir::Dirs))
        for (const QString &header : QDir(top.filePath(module)).entryList(QDir::Files))
            headers.insert(header);
    return headers;
}

/// Every header name of the GUI modules that no module without GUI has too.
QSet<QString> guiHeaders()
{
    QSet<QString> headers = headersIn({QStringLiteral("QtGui"), QStringLiteral("QtWidgets"), QStringLiteral("QtQml*"),
                                       QStringLiteral("QtQuick*"), QStringLiteral("QtCharts*"),
                                       QStringLiteral("QtOpenGL*"), QStringLiteral("QtPrintSupport")});
    return headers.subtract(
        headersIn({QStringLiteral("QtCore"), QStringLiteral("QtNetwork"), QStringLiteral("QtSql")}));
}

QSet<QString> screens()
{
    const QStringList folders = QDir(kTop + QStringLiteral("/qml")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QSet<QString> names(folders.begin(), folders.end());
    return names.subtract({QStringLiteral("controls"), QStringLiteral("shell")});
}

} // namespace

/// Holds every source of core, app, qml and tests against the rules.
class TestArchitecture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theTableGoesDownwards();
    void everyFolderOfCoreStandsInTheTable();
    void everyEdgeOfTheTableIsNeeded();
    void everyFileKeepsTheRules_data();
    void everyFileKeepsTheRules();

private:
    Rules m_rules;
};

void TestArchitecture::initTestCase()
{
    m_rules.table = readModuleTable(contentOf(kTop + QStringLiteral("/core/CMakeLists.txt")));
    m_rules.guiHeaders = guiHeaders();
    m_rules.screens = screens();
    m_rules.document = [](const QString &path) { return contentOf(kTop + u'/' + path); };
    QVERIFY(m_rules.table.dependencies.size() > 10);
    QVERIFY(m_rules.guiHeaders.contains(QStringLiteral("QColor")));
    QVERIFY(!m_rules.guiHeaders.contains(QStringLiteral("QObject")));
}

void TestArchitecture::theTableGoesDownwards()
{
    QCOMPARE(checkTable(m_rules.table), QStringList());
}

void TestArchitecture::everyFolderOfCoreStandsInTheTable()
{
    for (const QString &folder : QDir(kTop + QStringLiteral("/core")).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QVERIFY2(m_rules.table.dependencies.contains(folder), qPrintable(folder));
}

void TestArchitecture::everyEdgeOfTheTableIsNeeded()
{
    QMap<QString, QSet<QString>> included;
    QDirIterator walk(kTop + QStringLiteral("/core"), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                      QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next();
        included[walk.fileInfo().dir().dirName()].unite(modulesIncluded(contentOf(path)));
    }
    QCOMPARE(checkEdges(m_rules.table, included), QStringList());
}

void TestArchitecture::everyFileKeepsTheRules_data()
{
    QTest::addColumn<QString>("folder");
    for (const char *folder : {"core", "app", "qml", "tests"})
        QTest::newRow(folder) << QString::fromLatin1(folder);
}

void TestArchitecture::everyFileKeepsTheRules()
{
    QFETCH(const QString, folder);
    const QStringList sources{QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("*.qml")};
    QStringList broken;
    int files = 0;
    QDirIterator walk(kTop + u'/' + folder, sources, QDir::Files, QDirIterator::Subdirectories);
    for (; walk.hasNext(); ++files) {
        const QString path = walk.next();
        for (const Violation &violation : checkFile(m_rules, path.mid(kTop.size() + 1), contentOf(path)))
            broken += violation.text();
    }
    QVERIFY(files > 0);
    QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
}

QTEST_APPLESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
