// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storefixture.h"
#include "store/database.h"
#include "store/migrations.h"
#include "store/storefiles.h"
#include "support/testmain.h"
#include "support/testpaths.h"

#include <QFile>
#include <QTest>

using namespace lineside;

namespace tst_migrations {

constexpr std::int64_t kBegin = 1767225600000; // where FakeClock begins

// Makes a database from a script of tests/data/store; a statement ends with a semicolon at the end of a line.
void makeDatabase(const std::string &path, const QString &script)
{
    QFile file(testData("/store/") + script);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no %s", qPrintable(script));
    auto database = std::move(*Database::open(path, {Database::Mode::Write}));
    QByteArray statement;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        if (!line.startsWith("--"))
            statement += line;
        if (!line.endsWith(";\n"))
            continue;
        if (auto done = database.execute(statement.trimmed().toStdString()); !done)
            qFatal("%s", done.error().text().c_str());
        statement.clear();
    }
}

/// Files of every released schema still open, whole. A new schema version adds its scripts to tests/data/store and a
/// row.
class TestMigrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensFilesOfEveryVersion_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("slice");
        QTest::newRow("state 1, slice 1") << QStringLiteral("state-v1.sql") << QStringLiteral("readings-v1.sql");
        QTest::newRow("state 2, slice 1") << QStringLiteral("state-v2.sql") << QStringLiteral("readings-v1.sql");
        QTest::newRow("state 3, slice 1") << QStringLiteral("state-v3.sql") << QStringLiteral("readings-v1.sql");
        QTest::newRow("state 3, slice 2") << QStringLiteral("state-v3.sql") << QStringLiteral("readings-v2.sql");
        QTest::newRow("state 3, slice 3") << QStringLiteral("state-v3.sql") << QStringLiteral("readings-v3.sql");
        QTest::newRow("state 4, slice 3") << QStringLiteral("state-v4.sql") << QStringLiteral("readings-v3.sql");
        QTest::newRow("state 5, slice 1") << QStringLiteral("state-v5.sql") << QStringLiteral("readings-v1.sql");
        QTest::newRow("state 5, slice 3") << QStringLiteral("state-v5.sql") << QStringLiteral("readings-v3.sql");
    }
    void opensFilesOfEveryVersion()
    {
        QFETCH(QString, state);
        QFETCH(QString, slice);
        StoreFixture fixture;
        QVERIFY(makeDirectory(fixture.settings.directory));
        makeDatabase(fixture.settings.directory + "/state.db", state);
        makeDatabase(fixture.settings.directory + "/readings-20260101.db", slice);
        fixture.open();
        QVERIFY(fixture.store->warnings().empty());
        QCOMPARE(fixture.store->journalPosition(), 400U);
        QCOMPARE(fixture.values(), (std::vector<double>{20.5, 21.5, 22.5, 23.5}));
        QCOMPARE(fixture.rows()[1].reading.unit, std::string("kelvin"));
        QCOMPARE(fixture.store->loadDevices()->front().name, std::string("Press 1"));
        QCOMPARE(fixture.store->loadAlarms()->front().value, 93.5);
        QVERIFY(fixture.store->loadOpenCommands()->front().state == CommandState::Sent);
        QCOMPARE(fixture.store->pendingAlertIds()->size(), 1U);
        QCOMPARE(fixture.store->cursors()->at("cloud").cursor, 1U);
        QCOMPARE(fixture.keepSeconds(1, 24.5).lastSequence, 5U);
        fixture.finishSlice();
        const auto day = *fixture.reader()->history({{"press-01", "temperature"}, kBegin, kBegin + 86'400'000, 1});
        QCOMPARE(day.units, (std::vector<std::string>{"celsius", "kelvin"}));
        QCOMPARE(day.points.size(), 2U);
        QCOMPARE(day.points[0].count, 4U);
        QCOMPARE(day.points[1].count, 1U);
    }

    void keepsWhatLayoutFiveSaysOfDevicesAndAlarms()
    {
        StoreFixture fixture;
        QVERIFY(makeDirectory(fixture.settings.directory));
        makeDatabase(fixture.settings.directory + "/state.db", QStringLiteral("state-v5.sql"));
        fixture.open();
        QVERIFY(fixture.store->warnings().empty());
        const auto devices = *fixture.store->loadDevices();
        QCOMPARE(devices.size(), 2U);
        QCOMPARE(devices[0].toldStatus, std::string("starting"));
        QVERIFY(!devices[0].isPassing);
        QVERIFY(devices[1].isPassing);
        QCOMPARE(*fixture.store->loadRemovedDevices(), std::vector<std::string>{"press-09"});
        const Alarm alarm = fixture.store->loadAlarms()->front();
        QCOMPARE(alarm.sourceMs.value_or(0), std::int64_t{4102444800000});
        QCOMPARE(alarm.activatedMs.value_or(0), std::int64_t{kBegin});
        QVERIFY(!alarm.returnedMs);
        QVERIFY(!alarm.acknowledgedMs);
        const auto steps = *fixture.reader()->alarmHistory(kBegin + 1, 9);
        QCOMPARE(steps.size(), 1U);
        QCOMPARE(steps[0].alarm.sourceMs.value_or(0), std::int64_t{4102444800000});
    }

    void goesOnWithASliceThatHasASeriesAPlace()
    {
        StoreFixture fixture;
        QVERIFY(makeDirectory(fixture.settings.directory));
        makeDatabase(fixture.settings.directory + "/state.db", QStringLiteral("state-v3.sql"));
        const std::string path = fixture.settings.directory + "/readings-20260101.db";
        makeDatabase(path, QStringLiteral("readings-v2-places.sql"));
        fixture.open();
        const HistoryQuery all{{"agv-7", "temperature"}, kBegin, kBegin + 86'400'000, 24};
        for (int i = 8; i < 16; ++i) {
            Reading reading = fixture.reading(20.5 + i, kBegin + i * 1000);
            reading.deviceId = "agv-7";
            reading.location = "48." + std::to_string(1000 + i) + ",11." + std::to_string(1000 + i);
            fixture.keep(batchOf({reading}));
        }
        for (const bool folded : {false, true}) {
            if (folded)
                fixture.finishSlice();
            const auto history = *fixture.reader()->history(all);
            QCOMPARE(history.points.size(), 1U);
            QCOMPARE(history.points.front().count, 16U);
            QCOMPARE(history.points.front().min, 20.5);
            QCOMPARE(history.points.front().max, 35.5);
        }
        const auto rows = fixture.rows();
        for (std::size_t i : {0U, 5U, 8U, 15U})
            QCOMPARE(rows[i].reading.location, "48." + std::to_string(1000 + i) + ",11." + std::to_string(1000 + i));
        auto slice = std::move(*Database::open(path, {Database::Mode::Read}));
        QCOMPARE(*slice.integer("SELECT count(*) FROM series"), 6);
    }

    // Closed slices are not opened for writing again.
    void readsAClosedSliceInTheLayoutItHas()
    {
        StoreFixture fixture;
        QVERIFY(makeDirectory(fixture.settings.directory));
        const std::string path = fixture.settings.directory + "/readings-20260101.db";
        makeDatabase(path, QStringLiteral("readings-v2-places.sql"));
        const auto reader = fixture.reader();
        QCOMPARE(reader->outbox(0, 10)->back().reading.location, std::string("48.1005,11.1005"));
        QCOMPARE(reader->history({{"agv-7", "temperature"}, kBegin, kBegin + 60'000, 100})->points.size(), 8U);
        auto slice = std::move(*Database::open(path, {Database::Mode::Read}));
        QCOMPARE(*slice.integer("PRAGMA user_version"), 2);
    }

    void keepsWhatASinkIsDoneWithAndWouldNotHave()
    {
        StoreFixture fixture;
        QVERIFY(makeDirectory(fixture.settings.directory));
        makeDatabase(fixture.settings.directory + "/state.db", QStringLiteral("state-v3.sql"));
        fixture.open();
        QCOMPARE(fixture.store->cursors()->at("cloud").ahead, (std::vector<RowStretch>{{3, 4}}));
        QCOMPARE(fixture.reader()->quarantine(10)->front().reading.value, 20.5);
    }

    void chainsTheRecordOfBefore()
    {
        StoreFixture fixture;
        QVERIFY(makeDirectory(fixture.settings.directory));
        {
            auto state = std::move(*Database::open(fixture.settings.directory + "/state.db", {Database::Mode::Write}));
            QVERIFY(migrate(state, stateMigrations().first(22)));
            QVERIFY(state.execute("INSERT INTO audit(time, actor, source, action, target, detail, result)"
                                  " VALUES(1, 'operator', 'panel', 'acknowledge', 'press-01', '', 'ok')"));
            QVERIFY(state.execute("INSERT INTO audit(time, actor, source, action, target, detail, result)"
                                  " VALUES(2, 'operator', 'panel', 'reset', 'press-01', '', 'ok')"));
        }
        for (int start = 0; start < 2; ++start) {
            fixture.open();
            fixture.maintain();
            QVERIFY(fixture.store->stats().audit.faults.empty());
            QCOMPARE(fixture.store->stats().audit.lines, 2);
            QCOMPARE(fixture.store->stats().audit.head->number, 2);
        }
    }

    void appliesOnlyTheStepsAFileLacks()
    {
        using namespace std::string_view_literals;
        constexpr std::array kFirst{"CREATE TABLE a(x)"sv};
        constexpr std::array kSecond{"INSERT INTO a VALUES(1)"sv, "INSERT INTO a VALUES(2)"sv};
        const std::array<Migration, 1> older{Migration(kFirst)};
        const std::array<Migration, 2> newer{Migration(kFirst), Migration(kSecond)};
        const QTemporaryDir folder;
        auto database = std::move(
            *Database::open(folder.filePath(QStringLiteral("a.db")).toStdString(), {Database::Mode::Write}));
        for (const auto &steps :
             {std::span<const Migration>(older), std::span<const Migration>(newer), std::span<const Migration>(newer)})
            QVERIFY(migrate(database, steps));
        QCOMPARE(*database.integer("SELECT count(*) FROM a"), 2);
        QCOMPARE(*database.integer("PRAGMA user_version"), 2);
        const auto refused = migrate(database, older);
        QVERIFY(!refused);
        QVERIFY(refused.error().code == ErrorCode::InvalidInput);
    }

    void aStepThatFailsChangesNothing()
    {
        using namespace std::string_view_literals;
        constexpr std::array kBroken{"CREATE TABLE a(x)"sv, "CREATE TABLE a(x)"sv};
        const std::array<Migration, 1> steps{Migration(kBroken)};
        const QTemporaryDir folder;
        auto database = std::move(
            *Database::open(folder.filePath(QStringLiteral("a.db")).toStdString(), {Database::Mode::Write}));
        QVERIFY(!migrate(database, steps));
        QCOMPARE(*database.integer("SELECT count(*) FROM sqlite_schema"), 0);
        QCOMPARE(*database.integer("PRAGMA user_version"), 0);
    }

    void refusesAFileOfANewerProgram()
    {
        StoreFixture fixture;
        fixture.open();
        fixture.keepSeconds(1);
        fixture.store.reset();
        {
            auto slice = std::move(
                *Database::open(fixture.settings.directory + "/readings-20260101.db", {Database::Mode::Write}));
            QVERIFY(slice.execute("PRAGMA user_version=99"));
        }
        const auto opened = Store::open(fixture.settings, fixture.clock, fixture.metrics);
        QVERIFY(!opened);
        QVERIFY(opened.error().text().find("newer") != std::string::npos);
    }
};

LINESIDE_TEST(TestMigrations)

} // namespace tst_migrations

#include "tst_migrations.moc"
