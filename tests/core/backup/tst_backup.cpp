// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/backup.h"

#include "backup/restore.h"
#include "backup/storecheck.h"
#include "core/store/storefixture.h"
#include "security/sealedfile.h"
#include "store/auditkeeper.h"
#include "store/database.h"
#include "store/storefiles.h"
#include "store/storelock.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_backup {

// Three days, three slices, the first two closed; 30 rows of value 0 to 29, position 300; an alarm; a cursor at 12.
void fillThreeDays(StoreFixture &fixture)
{
    fixture.open();
    for (int day = 0; day < 3; ++day) {
        StoreBatch batch;
        for (int i = 0; i < 10; ++i)
            batch.readings.push_back(fixture.reading(day * 10 + i));
        batch.journalPosition = std::uint64_t(100 * (day + 1));
        batch.transitions = {activation(batch.journalPosition, fixture.clock.utcMs())};
        batch.cursors = {{"cloud", 12}};
        fixture.keep(batch);
        fixture.maintain();
        if (day < 2)
            fixture.clock.advance(24h);
    }
}

std::string backupFile(const StoreFixture &fixture)
{
    return fixture.folder.filePath(QStringLiteral("backup.tar")).toStdString();
}

void flipByte(const std::string &path, qint64 offset)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadWrite) || !file.seek(offset))
        qFatal("cannot damage %s", path.c_str());
    const char byte = file.read(1).at(0);
    file.seek(offset);
    file.putChar(char(~byte));
}

QStringList filesIn(const StoreFixture &fixture)
{
    return QDir(QString::fromStdString(fixture.settings.directory)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
}

/// What a backup left lying about.
QStringList besideBackup(const StoreFixture &fixture)
{
    return QDir(fixture.folder.path()).entryList({QStringLiteral("backup.tar.*")}, QDir::AllEntries | QDir::Hidden);
}

Result<RestoreReport> restoreInto(StoreFixture &fixture, ExistingStore existing = ExistingStore::Refuse)
{
    return restoreBackup(fixture.settings.directory, backupFile(fixture), existing, fixture.clock.utcMs());
}

// Puts the store out of the way, as if the disk were a new one.
void forgetStore(StoreFixture &fixture)
{
    fixture.store.reset();
    QVERIFY(QDir(QString::fromStdString(fixture.settings.directory)).removeRecursively());
}

/// A store copied while it works, and put in its place again.
class TestBackup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysSoWhereThereIsNoStore()
    {
        const StoreFixture fixture;
        const auto report = backUp(fixture.settings.directory, backupFile(fixture), fixture.clock.utcMs());
        QVERIFY(!report);
        QVERIFY(report.error().code == ErrorCode::NotFound);
        QVERIFY(!QFile::exists(QString::fromStdString(backupFile(fixture))));
        QCOMPARE(besideBackup(fixture), QStringList());
    }

    void copiesAStoreThatIsOpenAndComesBackWhole()
    {
        StoreFixture fixture;
        fillThreeDays(fixture);
        const auto report = backUp(fixture.settings.directory, backupFile(fixture), fixture.clock.utcMs());
        QVERIFY2(report, report ? "" : report.error().text().c_str());
        QCOMPARE(report->files.size(), 4U);
        QCOMPARE(report->rows, 30U);
        QCOMPARE(report->firstSequence, 1U);
        QCOMPARE(report->lastSequence, 30U);
        QCOMPARE(report->journalPosition, 300U);
        QCOMPARE(fixture.keepSeconds(1, 30).lastSequence, 31U); // the writer was not disturbed

        forgetStore(fixture);
        const auto restored = restoreInto(fixture);
        QVERIFY2(restored, restored ? "" : restored.error().text().c_str());
        QCOMPARE(restored->rows, 30U);
        QVERIFY(restored->setAside.empty());
        fixture.open();
        QVERIFY(fixture.store->warnings().empty());
        QCOMPARE(fixture.store->journalPosition(), 300U);
        QCOMPARE(fixture.store->loadAlarms()->size(), 1U);
        QCOMPARE(fixture.store->cursors()->at("cloud").cursor, 12U);
        std::vector<double> expected;
        for (int i = 0; i < 30; ++i)
            expected.push_back(i);
        QCOMPARE(fixture.values(), expected);
    }

    void theRecordComesBackAndSaysSo()
    {
        StoreFixture fixture;
        fillThreeDays(fixture);
        QVERIFY(fixture.store->commitState(recorded(1)));
        QVERIFY(backUp(fixture.settings.directory, backupFile(fixture), fixture.clock.utcMs()));
        QVERIFY(fixture.store->commitState(recorded(1)));
        fixture.store.reset();
        const auto restored = restoreInto(fixture, ExistingStore::SetAside);
        QVERIFY2(restored, restored ? "" : restored.error().text().c_str());
        QCOMPARE(restored->auditLines, 2);
        QVERIFY(restored->auditFaults.empty());
        QVERIFY(checkStore(fixture.settings.directory).isWhole());
        QVERIFY(!checkStore(restored->setAside).isWhole()); // its key stays where it was
        QVERIFY(checkStore(restored->setAside, *findAuditKey(fixture.settings.directory)).isWhole());
        fixture.open();
        fixture.maintain();
        QVERIFY(fixture.store->stats().audit.faults.empty());
        QCOMPARE(fixture.store->stats().audit.lines, 2);
    }

    // A new machine has another key; that the record bore the old one is kept in it.
    void theRecordGoesOnUnderAnotherKey()
    {
        StoreFixture fixture;
        fillThreeDays(fixture);
        QVERIFY(fixture.store->commitState(recorded(150)));
        fixture.maintain();
        const std::string oldKey = fixture.store->stats().audit.key;
        QVERIFY(backUp(fixture.settings.directory, backupFile(fixture), fixture.clock.utcMs()));
        forgetStore(fixture);
        QVERIFY(restoreInto(fixture));
        fixture.open();
        fixture.maintain();
        QVERIFY(fixture.store->stats().audit.faults.empty());
        QVERIFY(fixture.store->stats().audit.key != oldKey);
        auto state = std::move(*Database::open(fixture.settings.directory + "/state.db", {Database::Mode::Read}));
        QCOMPARE(
            *state.integer("SELECT count(*) FROM audit WHERE action = 'restore' AND detail LIKE '%" + oldKey + "%'"),
            std::int64_t(1));
    }

    void aSealedBackupComesBackUnderItsKeyAlone()
    {
        StoreFixture fixture;
        fillThreeDays(fixture);
        const Secret key(std::string(32, 'k'));
        const auto report = backUp(fixture.settings.directory, backupFile(fixture), fixture.clock.utcMs(), &key);
        QVERIFY2(report, report ? "" : report.error().text().c_str());
        QVERIFY(isSealed(backupFile(fixture)));
        QCOMPARE(filesIn(fixture).filter(QStringLiteral("backup")), QStringList());
        QCOMPARE(besideBackup(fixture), QStringList());
        forgetStore(fixture);
        const auto none = restoreInto(fixture);
        QVERIFY(!none && none.error().code == ErrorCode::NotAllowed);
        const Secret other(std::string(32, 'l'));
        QVERIFY(!restoreBackup(fixture.settings.directory, backupFile(fixture), ExistingStore::Refuse, 1, &other));
        const auto restored
            = restoreBackup(fixture.settings.directory, backupFile(fixture), ExistingStore::Refuse, 1, &key);
        QVERIFY2(restored, restored ? "" : restored.error().text().c_str());
        fixture.open();
        QCOMPARE(fixture.values().size(), 30U);
    }

    void aSealedBackupThatWasCutOrChangedMovesNothing_data()
    {
        QTest::addColumn<int>("percent");
        QTest::addColumn<bool>("isCut");
        for (const int percent : {0, 30, 60, 99}) {
            QTest::addRow("cut at %d", percent) << percent << true;
            QTest::addRow("changed at %d", percent) << percent << false;
        }
    }
    void aSealedBackupThatWasCutOrChangedMovesNothing()
    {
        QFETCH(int, percent);
        QFETCH(bool, isCut);
        StoreFixture fixture;
        fillThreeDays(fixture);
        const Secret key(std::string(32, 'k'));
        QVERIFY(backUp(fixture.settings.directory, backupFile(fixture), fixture.clock.utcMs(), &key));
        fixture.store.reset();
        QFile file(QString::fromStdString(backupFile(fixture)));
        const qint64 at = file.size() * percent / 100;
        if (isCut)
            QVERIFY(file.resize(at));
        else
            flipByte(backupFile(fixture), at);
        const QStringList before = filesIn(fixture);
        const auto restored
            = restoreBackup(fixture.settings.directory, backupFile(fixture), ExistingStore::SetAside, 1, &key);
        QVERIFY(!restored && restored.error().code == ErrorCode::Corrupt);
        QCOMPARE(filesIn(fixture), before);
    }

    void numbersGivenAfterTheBackupAreNotGivenAgain()
    {
        StoreFixture fixture;
        fillThreeDays(fixture);
        QVERIFY(backUp(fixture.settings.directory, backupFile(fixture), fixture.clock.utcMs()));
        const auto lostRow = fixture.keepSeconds(1).lastSequence;
        forgetStore(fixture);
        QVERIFY(restoreInto(fixture));
        fixture.open();
        QVERIFY(fixture.keepSeconds(1, 40).lastSequence > lostRow);
        fixture.maintain();
        QCOMPARE(fixture.reader()->unsent(12)->count, 19U);
        QCOMPARE(fixture.rows().back().reading.value, 40.0);
        fixture.store.reset();
        QCOMPARE(checkStore(fixture.settings.directory).problems, std::vector<std::string>());
    }

    void closedSlicesAreKnownAgainAndCountOnce()
    {
        StoreFixture fixture;
        fillThreeDays(fixture);
        QVERIFY(backUp(fixture.settings.directory, backupFile(fixture), fixture.clock.utcMs()));
        forgetStore(fixture);
        QVERIFY(restoreInto(fixture));
        fixture.open();
        fixture.maintain();
        const auto whole = *fixture.reader()->history({{"press-01", "temperature"}, 0, fixture.clock.utcMs() * 2, 9});
        std::uint64_t counted = 0;
        for (const auto &point : whole.points)
            counted += point.count;
        QCOMPARE(counted, 30U);
    }

    void anyTarAndSha256sumCanReadIt()
    {
        StoreFixture fixture;
        fillThreeDays(fixture);
        QVERIFY(backUp(fixture.settings.directory, backupFile(fixture), fixture.clock.utcMs()));
        QProcess shell;
        shell.setWorkingDirectory(fixture.folder.path());
        shell.start(QStringLiteral("sh"),
                    {QStringLiteral("-c"), QStringLiteral("tar xf backup.tar && sha256sum -c SHA256SUMS")});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 0);
        QCOMPARE(shell.readAllStandardOutput().count(": OK"), 4);
    }

    void refusesWhileAnEngineWorksThere()
    {
        StoreFixture fixture;
        fillThreeDays(fixture);
        QVERIFY(backUp(fixture.settings.directory, backupFile(fixture), fixture.clock.utcMs()));
        const auto restored = restoreInto(fixture, ExistingStore::SetAside);
        QVERIFY(!restored);
        QVERIFY(restored.error().code == ErrorCode::Unavailable);
        QCOMPARE(fixture.keepSeconds(1).lastSequence, 31U);
    }

    void refusesToReplaceAStoreUnlessToldTo()
    {
        StoreFixture fixture;
        fillThreeDays(fixture);
        QVERIFY(backUp(fixture.settings.directory, backupFile(fixture), fixture.clock.utcMs()));
        fixture.keepSeconds(5, 30);
        fixture.store.reset();
        const QStringList before = filesIn(fixture);
        const auto restored = restoreInto(fixture);
        QVERIFY(!restored);
        QVERIFY(restored.error().code == ErrorCode::NotAllowed);
        QCOMPARE(filesIn(fixture), before);
    }

    void setsTheOldStoreAsideAndReadsTheJournalFromWhereItWas()
    {
        StoreFixture fixture;
        fillThreeDays(fixture);
        QVERIFY(backUp(fixture.settings.directory, backupFile(fixture), fixture.clock.utcMs()));
        fixture.keep(batchOf({fixture.reading(30)}, 400));
        fixture.store.reset();
        const auto restored = restoreInto(fixture, ExistingStore::SetAside);
        QVERIFY2(restored, restored ? "" : restored.error().text().c_str());
        QVERIFY(!restored->setAside.empty());
        const auto aside = std::make_unique<StoreReader>(restored->setAside);
        QCOMPARE(aside->outbox(0, 100)->size(), 31U); // nothing of it is lost
        fixture.open();
        QCOMPARE(fixture.rows().size(), 30U);
        QCOMPARE(fixture.store->journalPosition(), 400U); // what came before is in the store set aside
    }

    void refusesADamagedBackup_data()
    {
        QTest::addColumn<double>("place");
        QTest::newRow("in the first header") << 0.0001;
        QTest::newRow("in state.db") << 0.1;
        QTest::newRow("in a slice") << 0.6;
    }
    void refusesADamagedBackup()
    {
        QFETCH(double, place);
        StoreFixture fixture;
        fillThreeDays(fixture);
        QVERIFY(backUp(fixture.settings.directory, backupFile(fixture), fixture.clock.utcMs()));
        flipByte(backupFile(fixture), qint64(double(fileBytes(backupFile(fixture))) * place));
        fixture.store.reset();
        const QStringList before = filesIn(fixture);
        const auto restored = restoreInto(fixture, ExistingStore::SetAside);
        QVERIFY(!restored);
        QVERIFY(restored.error().code == ErrorCode::Corrupt);
        QCOMPARE(filesIn(fixture), before);
        fixture.open();
        QCOMPARE(fixture.rows().size(), 30U);
    }

    void refusesABackupThatEndsEarly_data()
    {
        QTest::addColumn<double>("kept");
        for (const double kept : {0.0, 0.001, 0.3, 0.7, 0.99})
            QTest::addRow("%.1f %%", kept * 100) << kept;
    }
    void refusesABackupThatEndsEarly()
    {
        QFETCH(double, kept);
        StoreFixture fixture;
        fillThreeDays(fixture);
        QVERIFY(backUp(fixture.settings.directory, backupFile(fixture), fixture.clock.utcMs()));
        QVERIFY(QFile::resize(QString::fromStdString(backupFile(fixture)),
                              qint64(double(fileBytes(backupFile(fixture))) * kept)));
        forgetStore(fixture);
        const auto restored = restoreInto(fixture);
        QVERIFY(!restored);
        QVERIFY(restored.error().code == ErrorCode::Corrupt);
        QCOMPARE(filesIn(fixture), QStringList());
    }

    void aRestoreBrokenOffIsNoticedAndCanBeRunAgain()
    {
        StoreFixture fixture;
        fillThreeDays(fixture);
        QVERIFY(backUp(fixture.settings.directory, backupFile(fixture), fixture.clock.utcMs()));
        fixture.store.reset();
        const QDir folder(QString::fromStdString(fixture.settings.directory));
        QVERIFY(folder.mkdir(QStringLiteral("restore.ready"))); // what a power cut leaves
        QVERIFY(!Store::open(fixture.settings, fixture.clock, fixture.metrics));
        QVERIFY(!checkStore(fixture.settings.directory).isWhole());
        QVERIFY(restoreInto(fixture, ExistingStore::SetAside));
        fixture.open();
        QCOMPARE(fixture.rows().size(), 30U);
    }

    void replacesALinkAndLeavesWhereItLed()
    {
        StoreFixture fixture;
        fillThreeDays(fixture);
        const QString precious = fixture.folder.filePath(QStringLiteral("precious"));
        QVERIFY(QFile(precious).open(QIODevice::WriteOnly));
        QVERIFY(QFile::link(precious, QString::fromStdString(backupFile(fixture))));
        QVERIFY(backUp(fixture.settings.directory, backupFile(fixture), fixture.clock.utcMs()));
        QCOMPARE(QFileInfo(precious).size(), qint64(0));
        QVERIFY(!QFileInfo(QString::fromStdString(backupFile(fixture))).isSymLink());
    }

    void whatIsRestoredIsForThisUserAlone()
    {
        StoreFixture fixture;
        fillThreeDays(fixture);
        QVERIFY(backUp(fixture.settings.directory, backupFile(fixture), fixture.clock.utcMs()));
        forgetStore(fixture);
        QVERIFY(restoreInto(fixture));
        const QDir folder(QString::fromStdString(fixture.settings.directory));
        const auto databases = folder.entryInfoList({QStringLiteral("*.db")}, QDir::Files);
        QCOMPARE(databases.size(), 5);
        const auto others
            = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        for (const QFileInfo &file : databases)
            QVERIFY2(!(file.permissions() & others), qPrintable(file.fileName()));
    }

    /// Who gives a key means what only who has it could have made.
    void aPlainBackupIsRefusedUnderAKey()
    {
        StoreFixture fixture;
        fillThreeDays(fixture);
        QVERIFY(backUp(fixture.settings.directory, backupFile(fixture), fixture.clock.utcMs()));
        forgetStore(fixture);
        const Secret key(std::string(32, 'k'));
        const auto refused
            = restoreBackup(fixture.settings.directory, backupFile(fixture), ExistingStore::Refuse, 1, &key);
        QVERIFY(!refused && refused.error().code == ErrorCode::Corrupt);
        QVERIFY(refused.error().text().find("not encrypted") != std::string::npos);
    }

    void replacesAnOlderBackupOnlyByAWholeOne()
    {
        StoreFixture fixture;
        fillThreeDays(fixture);
        const auto at = fixture.clock.utcMs();
        QVERIFY(backUp(fixture.settings.directory, backupFile(fixture), at));
        const auto bytes = fileBytes(backupFile(fixture));
        fixture.store.reset();
        flipByte(fixture.settings.directory + "/readings-20260101.db", 0);
        QVERIFY(!backUp(fixture.settings.directory, backupFile(fixture), at));
        QCOMPARE(fileBytes(backupFile(fixture)), bytes);
        QCOMPARE(besideBackup(fixture), QStringList());
    }

    void onlyOneStoreWorksOnAFolder()
    {
        StoreFixture fixture;
        fixture.open();
        const auto second = Store::open(fixture.settings, fixture.clock, fixture.metrics);
        QVERIFY(!second);
        QVERIFY(second.error().code == ErrorCode::Unavailable);
        fixture.store.reset();
        QVERIFY(StoreLock::acquire(fixture.settings.directory));
        fixture.open();
    }
};

LINESIDE_TEST(TestBackup)

} // namespace tst_backup

#include "tst_backup.moc"
