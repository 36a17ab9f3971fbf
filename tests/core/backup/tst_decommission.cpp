// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/decommission.h"

#include "core/store/storefixture.h"
#include "store/storefiles.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_decommission {

class TestDecommission : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesNothingOfAStore();
    void writesOverKeysAndState();
    void leavesWhatIsNotOurs();
    void followsNoLink();
    void refusesWhileAnEngineRunsThere();
    void isGoneOnWith();
};

struct Hall : StoreFixture
{
    Hall()
    {
        open();
        keepSeconds(10);
        if (!store->commitState(recorded(3)))
            qFatal("not recorded");
        store.reset();
        put("pepper.key", 32);
        put("console.sock", 0);
        put("journal/0000000000000000.seg", 100);
    }
    void put(const char *name, int bytes) const
    {
        QDir().mkpath(path("journal"));
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(bytes, 's'));
    }
    [[nodiscard]] QString path(const char *name) const
    {
        return QString::fromStdString(settings.directory) + u'/' + QString::fromLatin1(name);
    }
    [[nodiscard]] QStringList names() const
    {
        return QDir(path("")).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }
    [[nodiscard]] Result<DecommissionReport> end() const
    {
        return decommission(settings.directory, path("journal").toStdString());
    }
};

void TestDecommission::leavesNothingOfAStore()
{
    const Hall hall;
    QVERIFY(hall.names().contains(u"audit.key"_s) && hall.names().contains(u"readings-20260101.db"_s));
    const auto report = hall.end();
    QVERIFY2(report, report ? "" : report.error().text().c_str());
    QCOMPARE(hall.names(), QStringList());
    QVERIFY(report->left.empty());
    QVERIFY(report->removed >= 6);
}

/// A second name of the same file shows what its blocks hold afterwards.
void TestDecommission::writesOverKeysAndState()
{
    const Hall hall;
    std::map<QString, QByteArray> before;
    for (const char *name : {"audit.key", "pepper.key", "state.db"}) {
        const QString kept = hall.folder.filePath(u"kept-"_s + QString::fromLatin1(name));
        QCOMPARE(::link(hall.path(name).toUtf8().constData(), kept.toUtf8().constData()), 0);
        QFile file(kept);
        QVERIFY(file.open(QIODevice::ReadOnly));
        before[kept] = file.readAll();
    }
    const auto report = hall.end();
    QVERIFY(report);
    QVERIFY(report->overwritten.front() == "audit.key");
    for (const auto &[kept, bytes] : before) {
        QFile file(kept);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray after = file.readAll();
        QCOMPARE(after.size(), bytes.size());
        QVERIFY(after != bytes && !after.startsWith("SQLite"));
    }
}

void TestDecommission::leavesWhatIsNotOurs()
{
    const Hall hall;
    hall.put("notes of the fitter.txt", 10);
    const auto report = hall.end();
    QVERIFY(report);
    QCOMPARE(report->left, std::vector<std::string>{"notes of the fitter.txt"});
    QCOMPARE(hall.names(), QStringList{u"notes of the fitter.txt"_s});
}

void TestDecommission::followsNoLink()
{
    const Hall hall;
    const QString elsewhere = hall.folder.filePath(u"elsewhere"_s);
    QVERIFY(QDir().mkpath(elsewhere));
    QFile precious(elsewhere + u"/state.db"_s);
    QVERIFY(precious.open(QIODevice::WriteOnly));
    precious.write("precious");
    precious.close();
    QVERIFY(QFile::link(elsewhere, hall.path("replaced-20260101T000000Z")));
    QVERIFY(QFile::link(precious.fileName(), hall.path("state.db.damaged-1")));
    QVERIFY(hall.end());
    QVERIFY(precious.open(QIODevice::ReadOnly));
    QCOMPARE(precious.readAll(), QByteArray("precious"));
    QCOMPARE(hall.names(), QStringList());
}

void TestDecommission::refusesWhileAnEngineRunsThere()
{
    Hall hall;
    hall.open();
    const auto before = hall.names();
    const auto report = hall.end();
    QVERIFY(!report && report.error().code == ErrorCode::Unavailable);
    QCOMPARE(hall.names(), before);
}

void TestDecommission::isGoneOnWith()
{
    const Hall hall;
    QVERIFY(QFile::remove(hall.path("state.db"))); // as if it had been broken off there
    QVERIFY(hall.end());
    QVERIFY(hall.end());
    QCOMPARE(hall.names(), QStringList());
}

LINESIDE_TEST(TestDecommission)

} // namespace tst_decommission

#include "tst_decommission.moc"
