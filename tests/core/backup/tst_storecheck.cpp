// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/storecheck.h"

#include "core/store/storefixture.h"
#include "store/database.h"
#include "support/testmain.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <tuple>

using namespace lineside;

namespace tst_storecheck {

// Two closed slices and the one being written.
void fillDays(StoreFixture &fixture)
{
    fixture.open();
    for (int day = 0; day < 2; ++day) {
        fixture.keepSeconds(2000);
        fixture.finishSlice();
    }
}

bool tells(const StoreCheck &check, const std::string &what)
{
    return std::ranges::any_of(check.problems, [&](const auto &line) { return line.find(what) != std::string::npos; });
}

/// What `lineside-edged check` says of a store.
class TestStoreCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFolderWithoutAStoreIsNotWhole()
    {
        const StoreFixture fixture;
        QVERIFY(tells(checkStore(fixture.settings.directory), "state.db: there is none"));
    }

    void findsAStoreWholeWhileItIsWritten()
    {
        StoreFixture fixture;
        fillDays(fixture);
        fixture.keep(batchOf({fixture.reading(1)}, 4711));
        const StoreCheck check = checkStore(fixture.settings.directory);
        QCOMPARE(check.problems, std::vector<std::string>());
        QCOMPARE(check.findings.size(), 5U); // state.db, the record and three slices
        QCOMPARE(check.journalPosition, 4711U);
        QCOMPARE(fixture.keepSeconds(1).stored, 1U);
    }

    void countsTheAlarmsThatStand()
    {
        StoreFixture fixture;
        fixture.open();
        StoreBatch batch;
        for (const auto &[device, active, acknowledged] :
             {std::tuple{"ended", false, true}, {"active", true, true}, {"unseen", false, false}}) {
            Alarm alarm;
            alarm.key = {{device, "temperature"}, LimitKind::High};
            alarm.active = active;
            alarm.acknowledged = acknowledged;
            batch.transitions.push_back({AlarmEvent::Activated, alarm, 1000, 0});
        }
        fixture.keep(batch);
        const StoreCheck check = checkStore(fixture.settings.directory);
        QCOMPARE(check.findings.front(),
                 std::string("state.db: sound, 0 devices, 2 alarms standing, 0 closed slices"
                             " listed"));
    }

    void finds_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("problem");
        const QByteArray slice = "/readings-20260101.db";
        QTest::newRow("a missing row") << slice << QByteArray("DELETE FROM readings WHERE seq = 7")
                                       << QByteArray("rows are missing");
        QTest::newRow("missing last rows")
            << slice << QByteArray("DELETE FROM readings WHERE seq > 1990") << QByteArray("state.db says 2000");
        QTest::newRow("numbers given twice")
            << slice
            << QByteArray("INSERT INTO readings SELECT 2001, series_id, ts, arrival, processed, value, quality,"
                          " metadata, position, location FROM readings WHERE seq = 2000")
            << QByteArray("has numbers that readings-20260101.db has too");
        QTest::newRow("a position that goes back")
            << slice << QByteArray("UPDATE meta SET value = 9000 WHERE key = 'journal_position'")
            << QByteArray("in the journal");
        QTest::newRow("a slice of a newer program")
            << slice << QByteArray("PRAGMA user_version = 99") << QByteArray("schema 99 is of a newer program");
        QTest::newRow("a state of a newer program") << QByteArray("/state.db") << QByteArray("PRAGMA user_version = 99")
                                                    << QByteArray("schema 99 is of a newer program");
    }
    void finds()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, problem);
        StoreFixture fixture;
        fillDays(fixture);
        fixture.store.reset();
        {
            auto database
                = std::move(*Database::open(fixture.settings.directory + file.toStdString(), {Database::Mode::Write}));
            QVERIFY(database.execute(sql.toStdString()));
        }
        const StoreCheck check = checkStore(fixture.settings.directory);
        QVERIFY2(tells(check, problem.toStdString()), check.problems.empty() ? "" : check.problems.front().c_str());
    }

    void findsAChangedLineOfTheRecord()
    {
        StoreFixture fixture;
        fixture.open();
        QVERIFY(fixture.store->commitState(recorded(3)));
        fixture.store.reset();
        QVERIFY(checkStore(fixture.settings.directory).isWhole());
        {
            auto state = std::move(*Database::open(fixture.settings.directory + "/state.db", {Database::Mode::Write}));
            QVERIFY(state.execute("UPDATE audit SET result = 'refused' WHERE id = 2"));
        }
        QVERIFY(tells(checkStore(fixture.settings.directory), "audit: line 2 is not what was written"));
    }

    void findsARecordWhoseEndWasCut()
    {
        StoreFixture fixture;
        fixture.open();
        QVERIFY(fixture.store->commitState(recorded(3)));
        fixture.store.reset();
        {
            auto state = std::move(*Database::open(fixture.settings.directory + "/state.db", {Database::Mode::Write}));
            QVERIFY(state.execute("DELETE FROM audit WHERE id = 3"));
            QVERIFY(state.execute("DELETE FROM audit_heads"));
        }
        QVERIFY(tells(checkStore(fixture.settings.directory), "signed up to line 3"));
    }

    void findsDamagedPages_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("of a closed slice") << QByteArray("/readings-20260101.db");
        QTest::newRow("of state.db") << QByteArray("/state.db");
    }
    void findsDamagedPages()
    {
        QFETCH(QByteArray, file);
        StoreFixture fixture;
        fillDays(fixture);
        fixture.store.reset();
        QFile damaged(QString::fromStdString(fixture.settings.directory) + QString::fromLatin1(file));
        QVERIFY(damaged.open(QIODevice::ReadWrite) && damaged.seek(4096));
        QCOMPARE(damaged.write(QByteArray(16'384, '\x5a')), 16'384);
        damaged.close();
        QVERIFY(tells(checkStore(fixture.settings.directory), file.mid(1).toStdString() + ":"));
    }
};

LINESIDE_TEST(TestStoreCheck)

} // namespace tst_storecheck

#include "tst_storecheck.moc"
