// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storefixture.h"

#include "store/database.h"
#include "store/storefiles.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <numeric>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_storefailure {

constexpr const char *kFirstDay = "/readings-20260101.db";
constexpr const char *kSecondDay = "/readings-20260102.db";

/// No file may grow past this while it lives: a disk without room.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before{};
};

void overwrite(const std::string &path, qint64 offset, const QByteArray &bytes)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadWrite) || !file.seek(offset) || file.write(bytes) != bytes.size())
        qFatal("cannot damage %s", path.c_str());
}

qsizetype damagedFiles(const StoreFixture &fixture)
{
    const QDir folder(QString::fromStdString(fixture.settings.directory));
    return folder.entryList({QStringLiteral("*.damaged-*")}).size();
}

void ignoreWarning(const char *pattern)
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QString::fromLatin1(pattern)));
}

// Two days, two slices, position 200 in the second, 100 in the first.
void fillTwoDays(StoreFixture &fixture)
{
    fixture.open();
    fixture.keep(batchOf({fixture.reading(1), fixture.reading(2)}, 100));
    fixture.clock.advance(24h);
    std::vector<Reading> many(2000, fixture.reading(3));
    fixture.keep(batchOf(many, 200));
    StoreBatch cursor;
    cursor.cursors = {{"cloud", 50}};
    fixture.keep(cursor);
    fixture.maintain();
    fixture.store.reset();
}

// Writes until it is killed: batches of rising size whose position is the number of rows so far.
[[noreturn]] void writeForEver(StoreFixture &fixture, int reportTo)
{
    fixture.open();
    auto value = double(fixture.store->journalPosition());
    for (int size = 1;; size = size % 40 + 1) {
        StoreBatch batch;
        for (int i = 0; i < size; ++i)
            batch.readings.push_back(fixture.reading(value++));
        batch.journalPosition = std::uint64_t(value);
        batch.transitions = {activation(batch.journalPosition, fixture.clock.utcMs(), size % 2 == 0)};
        fixture.keep(batch);
        fixture.clock.advance(1h);
        fixture.store->maintain();
        if (write(reportTo, "x", 1) != 1)
            _exit(1);
    }
}

void killAfter(int commits, StoreFixture &fixture)
{
    int ends[2];
    QCOMPARE(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        writeForEver(fixture, ends[1]);
    }
    close(ends[1]);
    char report = 0;
    for (int i = 0; i < commits; ++i)
        QCOMPARE(read(ends[0], &report, 1), 1);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    close(ends[0]);
}

/// What must not be lost, doubled or believed when disks fill, files rot and processes die.
class TestStoreFailure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appliesNothingWhenTheDiskIsFullAndTakesTheSameBatchLater()
    {
        StoreFixture fixture;
        fixture.open();
        fixture.keepSeconds(10'000); // the slice's WAL is now past the limit to come, state.db's is not
        StoreBatch batch = batchOf(std::vector<Reading>(2000, fixture.reading(7)), 500);
        batch.transitions = {activation(450, fixture.clock.utcMs())};
        batch.alerts = {{alertId(batch.transitions[0]), "oven-02", "{}"}};
        {
            const FileSizeLimit full(520'000);
            for (int i = 0; i < 3; ++i) {
                const auto failed = keepBatch(*fixture.store, batch);
                QVERIFY(!failed);
                QVERIFY(failed.error().code == ErrorCode::Full || failed.error().code == ErrorCode::Io);
            }
            QCOMPARE(fixture.store->journalPosition(), 0U);
            QCOMPARE(fixture.store->lastSequence(), 10'000U);
            QVERIFY(!fixture.store->stats().problem.empty());
            QCOMPARE(fixture.store->pendingAlertIds()->size(), 1U); // alarms are kept all the same
        }
        QCOMPARE(fixture.keep(batch).stored, 2000U);
        QCOMPARE(fixture.rows().size(), 12'000U);
        QCOMPARE(fixture.store->journalPosition(), 500U);
        QCOMPARE(fixture.reader()->alarmHistory(fixture.clock.utcMs() + 1, 10)->size(), 1U);
    }

    void aCrashBetweenTheTwoCommitsDoublesNothing()
    {
        StoreFixture fixture;
        fixture.open();
        fixture.keepSeconds(10'000);
        StoreBatch batch = batchOf(std::vector<Reading>(2000, fixture.reading(7)), 500);
        batch.transitions = {activation(450, fixture.clock.utcMs())};
        batch.audit = {{fixture.clock.utcMs(), "operator", "panel", "command", "oven-02", "{}", "ok"}};
        {
            const FileSizeLimit full(520'000);
            QVERIFY(!keepBatch(*fixture.store, batch));
        }
        fixture.open(); // state.db has its half, the slice has not: the journal is replayed from 0
        QCOMPARE(fixture.store->journalPosition(), 0U);
        QCOMPARE(fixture.store->loadAlarms()->size(), 1U);
        fixture.keep(batch);
        QCOMPARE(fixture.rows().size(), 12'000U);
        QCOMPARE(fixture.reader()->alarmHistory(fixture.clock.utcMs() + 1, 10)->size(), 1U);
    }

    void survivesBeingKilled()
    {
        StoreFixture fixture;
        std::uint64_t rowsBefore = 0;
        for (const int commits : {1, 3, 200, 57, 2, 111, 30, 74}) {
            killAfter(commits, fixture);
            fixture.open();
            QVERIFY(fixture.store->warnings().empty());
            const auto rows = fixture.rows();
            QVERIFY(rows.size() >= rowsBefore + std::uint64_t(commits));
            QCOMPARE(fixture.store->journalPosition(), rows.size());
            for (std::size_t i = 0; i < rows.size(); ++i) {
                QCOMPARE(rows[i].sequence, i + 1);
                QCOMPARE(rows[i].reading.value, double(i));
            }
            fixture.maintain();
            const auto whole
                = *fixture.reader()->history({{"press-01", "temperature"}, 0, fixture.clock.utcMs() * 2, 9});
            std::uint64_t counted = 0;
            for (const auto &point : whole.points)
                counted += point.count;
            QCOMPARE(counted, rows.size()); // rollups neither doubled nor lost
            rowsBefore = rows.size();
            fixture.store.reset();
        }
    }

    void setsADamagedNewestSliceAside()
    {
        StoreFixture fixture;
        fillTwoDays(fixture);
        overwrite(fixture.settings.directory + kSecondDay, 8192, QByteArray(16'384, '\x5a'));
        fixture.open();
        QCOMPARE(fixture.store->warnings().size(), 1U);
        QCOMPARE(fixture.store->stats().damagedFiles, 1U);
        QVERIFY(fixture.store->stats().lastDamage.find("readings-20260102.db") != std::string::npos);
        QCOMPARE(damagedFiles(fixture), 1);
        QCOMPARE(fixture.store->journalPosition(), 100U); // of the slice before: the journal is replayed from there
        fixture.keep(batchOf({fixture.reading(4)}, 300));
        QVERIFY(fixture.rows().back().sequence > 2002); // no number is given twice
        QCOMPARE(fixture.values(), (std::vector<double>{1, 2, 4}));
        QCOMPARE(fixture.reader()->unsent(1)->count, 2U);
        QVERIFY(fileBytes(fixture.settings.directory + "/readings-20260102-2.db") > 0);
        fixture.open();
        QVERIFY(fixture.store->warnings().empty());
        QCOMPARE(fixture.store->journalPosition(), 300U);
    }

    void setsAsideWhatIsNoDatabase_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("an older slice") << QByteArray(kFirstDay);
        QTest::newRow("the newest slice") << QByteArray(kSecondDay);
        QTest::newRow("state.db") << QByteArray("/state.db");
    }
    void setsAsideWhatIsNoDatabase()
    {
        QFETCH(QByteArray, path);
        StoreFixture fixture;
        fillTwoDays(fixture);
        overwrite(fixture.settings.directory + path.toStdString(), 0, QByteArray(4096, '\xff'));
        fixture.open();
        QCOMPARE(fixture.store->warnings().size(), 1U);
        QCOMPARE(damagedFiles(fixture), 1);
        QCOMPARE(fixture.keep(batchOf({fixture.reading(4)}, 300)).stored, 1U);
        fixture.open();
        QVERIFY(fixture.store->warnings().empty());
    }

    void findsTheCursorsAgainWhenStateIsLost()
    {
        StoreFixture fixture;
        fillTwoDays(fixture);
        overwrite(fixture.settings.directory + "/state.db", 0, QByteArray(8192, '\xff'));
        fixture.open();
        QCOMPARE(fixture.store->cursors()->at("cloud").cursor, 50U);
    }

    void newRowsAreAlwaysAboveEveryCursor()
    {
        StoreFixture fixture;
        fillTwoDays(fixture);
        for (const char *slice : {kFirstDay, kSecondDay})
            removeDatabaseFiles(fixture.settings.directory + slice);
        fixture.open();
        QVERIFY(fixture.keep(batchOf({fixture.reading(4)})).lastSequence > 50);
    }

    void goesOnInANewSliceWhenTheCurrentOneRots()
    {
        StoreFixture fixture;
        fixture.open();
        const Reading early = fixture.reading(0);
        for (int i = 0; i < 30; ++i) {
            fixture.keepSeconds(2000);
            fixture.maintain();
        }
        fixture.store.reset();
        fixture.open(); // checked and found sound; more than the cache holds
        const std::string path = fixture.settings.directory + kFirstDay;
        overwrite(path, 4096, QByteArray(qsizetype(fileBytes(path)) - 4096, '\x5a'));
        ignoreWarning("damaged, set aside");
        Reading again = early; // looking for it meets the damage
        again.redelivered = true;
        QCOMPARE(fixture.keep(batchOf({fixture.reading(4), again}, 900)).stored, 2U);
        QCOMPARE(damagedFiles(fixture), 1);
        QCOMPARE(fixture.store->warnings().size(), 1U);
        fixture.open();
        QCOMPARE(fixture.store->journalPosition(), 900U);
    }

    void finishesARemovalThatACrashBrokeOff()
    {
        StoreFixture fixture;
        fixture.settings.retention = std::chrono::hours(24 * 2);
        fixture.open();
        const QString first = QString::fromStdString(fixture.settings.directory + kFirstDay);
        const QString copy = fixture.folder.filePath(QStringLiteral("copy.db"));
        for (int day = 0; day < 3; ++day) {
            fixture.keepSeconds(100);
            fixture.clock.advance(24h);
            fixture.maintain();
            if (day == 1)
                QVERIFY(QFile::copy(first, copy)); // by then it is closed
        }
        QVERIFY(!QFile::exists(first));
        fixture.store.reset();
        QVERIFY(QFile::rename(copy, first)); // its hours are counted as bygone already: it must not count again
        const HistoryQuery all{{"press-01", "temperature"}, 0, fixture.clock.utcMs(), 100};
        const auto countedHours = [&] {
            const History history = *fixture.reader()->history(all);
            return std::accumulate(history.points.begin(), history.points.end(), std::uint64_t{0},
                                   [](std::uint64_t sum, const HistoryPoint &point) { return sum + point.count; });
        };
        QCOMPARE(countedHours(), 300U);
        fixture.open();
        QVERIFY(!QFile::exists(first));
        QCOMPARE(countedHours(), 300U);
        QVERIFY(fixture.store->warnings().empty());
    }

    void forgetsASliceThatWasNeverBorn()
    {
        StoreFixture fixture;
        fillTwoDays(fixture);
        QFile empty(QString::fromStdString(fixture.settings.directory + "/readings-20260103.db"));
        QVERIFY(empty.open(QIODevice::WriteOnly));
        empty.close();
        QCOMPARE(fixture.reader()->unsent(0)->count, 2002U);
        fixture.open();
        QVERIFY(fixture.store->warnings().empty());
        QVERIFY(!empty.exists());
        QCOMPARE(fixture.store->journalPosition(), 200U);
    }

    void keepsOnlyAFewDamagedFiles()
    {
        StoreFixture fixture;
        fixture.open();
        for (int i = 0; i < 12; ++i) {
            fixture.keepSeconds(10);
            fixture.store.reset();
            for (const auto &slice : listSlices(fixture.settings.directory))
                overwrite(slice.path, 0, QByteArray(4096, '\xff'));
            fixture.open();
            fixture.clock.advance(1min);
        }
        QVERIFY(damagedFiles(fixture) <= 8);
    }

    void saysSoWhenTheFolderCannotBeUsed()
    {
        StoreFixture fixture;
        fixture.settings.directory = "/proc/nowhere";
        const auto opened = Store::open(fixture.settings, fixture.clock, fixture.metrics);
        QVERIFY(!opened);
        QVERIFY(!opened.error().message.empty());
    }

    // SQLite opens such a file read-only without a word; found out at the first commit it would stay so for ever.
    void refusesAFileThatItCannotWrite()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.db"));
        const Database::Options options{Database::Mode::Write};
        QVERIFY(Database::open(path.toStdString(), options));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
        const uid_t user = geteuid();
        if (user == 0) { // may write everything
            QCOMPARE(chmod(folder.path().toLocal8Bit().constData(), 0777), 0);
            QCOMPARE(seteuid(65534), 0);
        }
        const bool opened = Database::open(path.toStdString(), options).has_value();
        QCOMPARE(seteuid(user), 0);
        QVERIFY(!opened);
    }
};

LINESIDE_TEST(TestStoreFailure)

} // namespace tst_storefailure

#include "tst_storefailure.moc"
