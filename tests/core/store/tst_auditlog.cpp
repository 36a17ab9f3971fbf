// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditlog.h"

#include "core/store/storefixture.h"
#include "security/audithead.h"
#include "security/secretfile.h"
#include "store/auditcheck.h"
#include "store/auditkeeper.h"
#include "store/auditspool.h"
#include "store/database.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_auditlog {

using Faults = std::vector<AuditFault>;

AuditRecord recordNumber(int number)
{
    return {.timeMs = 1767225600000 + number,
            .actor = "shift lead",
            .source = "panel",
            .action = "acknowledge",
            .target = "press-01/temperature/high",
            .detail = "seen " + std::to_string(number),
            .result = "ok",
            .category = "alarms",
            .role = "operator",
            .seat = "hall 1",
            .reason = "öl nachgefüllt"};
}

/// A store with a record, and hands that change it while nobody looks.
class TestAuditLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRecordThatNobodyTouchedIsWhole();
    void goesOnOverARestart();
    void findsOneChangedByteInEveryColumn_data();
    void findsOneChangedByteInEveryColumn();
    void findsALineTakenOut();
    void findsALinePutIn();
    void findsAnEndThatWasCut();
    void findsAnOlderFileInItsPlace();
    void findsAChainMadeAnewByItsSignatures();
    void findsASignatureThatWasTouched_data();
    void findsASignatureThatWasTouched();
    void findsThatTheFileBesideIsGone();
    void findsARecordThatWasTakenAsAWhole_data();
    void findsARecordThatWasTakenAsAWhole();
    void aFirstStartUnderAGivenKeyIsNoDamage();
    void anExportMakesNoKey();
    void aDifferentKeyIsTold();
    void aLineOfTheLogFindsWhatAllFilesAgreeOn();
    void aKeptHeadIsHeldAgainstAWholeStore();
    void tellsElsewhereWhatIsOnTheDiskAlone();
    void tellsHeadsOfItsOwnKeyAlone();
    void chainsWhatWasThereBefore();
    void aHashTakenAwayIsNotMadeAnew();
    void signsEveryHundredLinesAndEveryMinute();
    void aPowerCutBetweenFileAndTableIsNoDamage();
    void whatGoesWrongIsInTheRecordItself();
    void aTableThatTakesNoLineStopsNothing();
    void aTornCommitLeavesTheChainWhole();
    void bytesThatAreNoTextAreChainedAsTheyAreKept();
    void takesWhatCommandsLeft();
    void twoLinesLeftAtOneMomentAreBothTaken();
    void aJumpOfTheClockIsInTheRecord();

private:
    struct Case : StoreFixture
    {
        Case() { open(); }

        void write(int from, int to)
        {
            for (int number = from; number <= to; ++number) {
                StoreBatch batch;
                batch.audit.push_back(recordNumber(number));
                QVERIFY(store->commitState(batch));
            }
        }
        void close() { store.reset(); }
        void change(const std::string &sql) const
        {
            auto state = std::move(*Database::open(statePath(), {Database::Mode::Write}));
            if (const auto done = state.execute(sql); !done)
                qFatal("%s", done.error().text().c_str());
        }
        void openWarned()
        {
            QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"the record is damaged"_s));
            open();
        }
        /// What a start finds, all read through.
        Faults faultsAtStart()
        {
            open();
            maintain();
            return store->stats().audit.faults;
        }
        [[nodiscard]] std::string statePath() const { return settings.directory + "/state.db"; }
        [[nodiscard]] QString pathOf(const char *name) const
        {
            return QString::fromStdString(settings.directory + '/' + name);
        }
    };
};

bool holds(const Faults &faults, AuditFaultKind kind, std::int64_t number)
{
    return std::ranges::any_of(faults,
                               [&](const AuditFault &fault) { return fault.kind == kind && fault.number == number; });
}

std::string told(const Faults &faults)
{
    std::string all = std::to_string(faults.size()) + " faults";
    for (const AuditFault &fault : faults)
        all += "; " + text(fault);
    return all;
}

void TestAuditLog::aRecordThatNobodyTouchedIsWhole()
{
    Case c;
    c.write(1, 250);
    c.maintain();
    const AuditState &state = c.store->stats().audit;
    QVERIFY2(state.faults.empty(), told(state.faults).c_str());
    QCOMPARE(state.lines, std::int64_t(250));
    QCOMPARE(state.firstMs, recordNumber(1).timeMs);
    QVERIFY(state.head);
    QVERIFY(state.checkedMs != 0);
}

void TestAuditLog::goesOnOverARestart()
{
    Case c;
    c.write(1, 3);
    QVERIFY(c.faultsAtStart().empty());
    c.write(4, 6);
    const auto faults = c.faultsAtStart();
    QVERIFY2(faults.empty(), told(faults).c_str());
    QCOMPARE(c.store->stats().audit.lines, std::int64_t(6));
}

void TestAuditLog::findsOneChangedByteInEveryColumn_data()
{
    QTest::addColumn<std::string>("change");
    const auto row = [](const char *name, const std::string &change) { QTest::newRow(name) << change; };
    row("time", "time = time + 1");
    for (const char *column :
         {"actor", "source", "action", "target", "detail", "result", "category", "role", "seat", "reason", "hash"}) {
        const std::string name(column);
        // The second byte: of a text with an umlaut the half of a letter, which a reader might mend.
        row(column,
            name + " = CAST(substr(CAST(" + name + " AS BLOB), 1, 1) || x'FD' || substr(CAST(" + name
                + " AS BLOB), 3) AS TEXT)");
    }
    row("a text as bytes", "detail = CAST(detail AS BLOB)");
    row("the case of a digit of the hash", "hash = upper(hash)");
    row("the number", "id = 1000");
    row("all of the hash", "hash = ''");
}

void TestAuditLog::findsOneChangedByteInEveryColumn()
{
    QFETCH(const std::string, change);
    Case c;
    c.write(1, 20);
    c.close();
    c.change("UPDATE audit SET " + change + " WHERE id = 7");
    const auto faults = c.faultsAtStart();
    const bool isFound = std::ranges::any_of(
        faults, [](const AuditFault &fault) { return fault.kind == AuditFaultKind::LineChanged; });
    QVERIFY2(isFound, told(faults).c_str());
    QVERIFY2(holds(faults, AuditFaultKind::LineChanged, 7) || holds(faults, AuditFaultKind::LineChanged, 8),
             told(faults).c_str());
}

void TestAuditLog::findsALineTakenOut()
{
    Case c;
    c.write(1, 20);
    c.close();
    c.change("DELETE FROM audit WHERE id = 7");
    const auto faults = c.faultsAtStart();
    QVERIFY2(holds(faults, AuditFaultKind::LineChanged, 8), told(faults).c_str());
    QCOMPARE(faults.size(), std::size_t(1));
}

void TestAuditLog::findsALinePutIn()
{
    Case c;
    c.write(1, 20);
    c.close();
    c.change("UPDATE audit SET id = id + 1 WHERE id IN (SELECT id FROM audit WHERE id > 19)");
    c.change(
        "INSERT INTO audit SELECT 20, time, 'somebody', source, action, target, detail, result, category, role, seat,"
        " reason, hash FROM audit WHERE id = 19");
    const auto faults = c.faultsAtStart();
    QVERIFY2(holds(faults, AuditFaultKind::LineChanged, 20), told(faults).c_str());
}

void TestAuditLog::findsAnEndThatWasCut()
{
    Case c;
    c.write(1, 20);
    c.close();
    c.change("DELETE FROM audit WHERE id > 15");
    c.change("DELETE FROM audit_heads WHERE number > 15");
    c.openWarned();
    c.maintain();
    const auto faults = c.store->stats().audit.faults;
    QVERIFY2(holds(faults, AuditFaultKind::EndMissing, 20), told(faults).c_str());
}

void TestAuditLog::findsAnOlderFileInItsPlace()
{
    Case c;
    c.write(1, 20);
    c.close();
    QVERIFY(QFile::copy(c.pathOf("state.db"), c.pathOf("older")));
    c.open();
    c.write(21, 40);
    c.close();
    QVERIFY(QFile::remove(c.pathOf("state.db")) && QFile::rename(c.pathOf("older"), c.pathOf("state.db")));
    c.openWarned();
    const auto faults = c.store->stats().audit.faults;
    QVERIFY2(holds(faults, AuditFaultKind::EndMissing, 40), told(faults).c_str());
}

/// Whoever can write the table can compute hashes; the key is what they lack.
void TestAuditLog::findsAChainMadeAnewByItsSignatures()
{
    Case c;
    c.write(1, 20);
    c.close();
    auto state = std::move(*Database::open(c.statePath(), {Database::Mode::Write}));
    AuditHash hash = kFirstAuditHash;
    for (int number = 1; number <= 20; ++number) {
        AuditRecord record = recordNumber(number);
        record.actor = "nobody";
        hash = chained(hash, number, record);
        auto update = std::move(*state.prepare("UPDATE audit SET actor = 'nobody', hash = ? WHERE id = ?"));
        QVERIFY(update.bind(toHex(hash)).bind(number).execute());
    }
    const auto faults = c.faultsAtStart();
    QVERIFY2(holds(faults, AuditFaultKind::Rewritten, 20), told(faults).c_str());
}

/// One digit of it everywhere another, whichever it is.
std::string otherDigits(const std::string &column)
{
    const std::string digit = "substr(" + column + ", 9, 1)";
    return "replace(" + column + ", " + digit + ", CASE " + digit + " WHEN '0' THEN '1' ELSE '0' END)";
}

void TestAuditLog::findsASignatureThatWasTouched_data()
{
    QTest::addColumn<std::string>("change");
    QTest::newRow("time") << std::string("time = time + 1");
    QTest::newRow("signature") << std::string("signature = " + otherDigits("signature"));
    QTest::newRow("hash") << std::string("hash = " + otherDigits("hash"));
    QTest::newRow("key") << std::string("public_key = upper(public_key)");
}

void TestAuditLog::findsASignatureThatWasTouched()
{
    QFETCH(const std::string, change);
    Case c;
    c.write(1, 150);
    c.close();
    c.change("UPDATE audit_heads SET " + change + " WHERE number = 100");
    const auto faults = c.faultsAtStart();
    QVERIFY2(holds(faults, AuditFaultKind::SignatureWrong, 100), told(faults).c_str());
}

void TestAuditLog::findsThatTheFileBesideIsGone()
{
    Case c;
    c.write(1, 20);
    c.close();
    QVERIFY(QFile::remove(c.pathOf("audit.head")));
    c.openWarned();
    QVERIFY(holds(c.store->stats().audit.faults, AuditFaultKind::HeadMissing, 0));
    QVERIFY(QFile::exists(c.pathOf("audit.head")));
    const auto faults = c.faultsAtStart();
    QVERIFY2(faults.empty(), told(faults).c_str());
}

void TestAuditLog::findsARecordThatWasTakenAsAWhole_data()
{
    QTest::addColumn<bool>("hasRuns");
    QTest::addColumn<bool>("hasState");
    QTest::newRow("it ran") << true << true;
    QTest::newRow("it has slices") << false << true;
    QTest::newRow("with state.db") << false << false;
}

/// All its lines, their signatures and the file beside; the key is kept.
void TestAuditLog::findsARecordThatWasTakenAsAWhole()
{
    QFETCH(const bool, hasRuns);
    QFETCH(const bool, hasState);
    Case c;
    c.write(1, 20);
    c.keepSeconds(3);
    if (hasRuns)
        c.change("INSERT INTO runs(started, alive) VALUES(1, 2)");
    c.close();
    QVERIFY(QFile::remove(c.pathOf("audit.head")));
    if (hasState) {
        c.change("DELETE FROM audit");
        c.change("DELETE FROM audit_heads");
    } else {
        QVERIFY(QFile::remove(c.pathOf("state.db")));
    }
    if (hasRuns) {
        for (const QString &slice : QDir(c.pathOf("")).entryList({u"readings-*"_s}))
            QVERIFY(QFile::remove(c.pathOf(qPrintable(slice))));
    }
    c.openWarned();
    QVERIFY(holds(c.store->stats().audit.faults, AuditFaultKind::HeadMissing, 0));
    c.close();
    QVERIFY(c.faultsAtStart().empty());
    // One start later it is still told.
    auto state = std::move(*Database::open(c.statePath(), {Database::Mode::Read}));
    AuditCheck check({});
    QVERIFY(check.run(state));
    QCOMPARE(check.told().size(), std::size_t(1));
}

void TestAuditLog::aFirstStartUnderAGivenKeyIsNoDamage()
{
    StoreFixture fixture;
    QVERIFY(QDir().mkpath(QString::fromStdString(fixture.settings.directory)));
    QVERIFY(makeSecretFile(fixture.settings.directory + "/audit.key"));
    fixture.open();
    QVERIFY(fixture.store->stats().audit.faults.empty());
}

void TestAuditLog::anExportMakesNoKey()
{
    Case c;
    c.close();
    QVERIFY(auditKeyThatIsThere(c.settings.directory));
    QVERIFY(QFile::remove(c.pathOf("audit.key")));
    const auto key = auditKeyThatIsThere(c.settings.directory);
    QVERIFY(!key && key.error().code == ErrorCode::Unavailable);
    QVERIFY(!QFile::exists(c.pathOf("audit.key")));
}

void TestAuditLog::aDifferentKeyIsTold()
{
    Case c;
    c.write(1, 20);
    c.close();
    QVERIFY(QFile::remove(c.pathOf("audit.key")));
    const auto faults = c.faultsAtStart();
    QVERIFY2(holds(faults, AuditFaultKind::OtherKey, 20), told(faults).c_str());
}

/// Record, signatures, file and key all taken back to an earlier day: the log's copy is left.
void TestAuditLog::aLineOfTheLogFindsWhatAllFilesAgreeOn()
{
    Case c;
    c.write(1, 20);
    c.close();
    const auto logged = readAuditHeadFile(c.settings.directory);
    QVERIFY(logged);
    c.change("DELETE FROM audit WHERE id > 15");
    c.change("DELETE FROM audit_heads");
    auto state = std::move(*Database::open(c.statePath(), {Database::Mode::Read}));
    AuditCheck quiet({});
    QVERIFY(quiet.run(state));
    QVERIFY2(quiet.faults().empty(), told(quiet.faults()).c_str());
    AuditCheck check({});
    check.expect(*logged);
    QVERIFY(check.run(state));
    QVERIFY2(holds(check.faults(), AuditFaultKind::EndMissing, 20), told(check.faults()).c_str());
}

void TestAuditLog::aKeptHeadIsHeldAgainstAWholeStore()
{
    Case c;
    c.write(1, 20);
    c.close();
    const AuditHead kept = *readAuditHeadFile(c.settings.directory);
    const PublicKey key = *findAuditKey(c.settings.directory);
    const auto check = checkRecord(c.settings.directory, key, {kept});
    QVERIFY(check && check->faults().empty());
    QCOMPARE(check->lastLine(), std::int64_t(20));
    c.change("DELETE FROM audit WHERE id > 15");
    c.change("DELETE FROM audit_heads");
    QVERIFY(checkRecord(c.settings.directory, key, {})->faults().empty());
    const Faults faults = checkRecord(c.settings.directory, key, {kept})->faults();
    QVERIFY2(holds(faults, AuditFaultKind::EndMissing, 20), told(faults).c_str());
    QVERIFY(!checkRecord(c.settings.directory + "/none", key, {kept}));
}

/// What a power cut may take back would be held against a gateway that lost nothing but its last seconds.
void TestAuditLog::tellsElsewhereWhatIsOnTheDiskAlone()
{
    Case c;
    c.maintain();
    QCOMPARE(c.store->stats().audit.keptHead->number, std::int64_t(0)); // an empty record is signed too
    c.write(1, 100);
    c.clock.advance(std::chrono::seconds(4));
    c.maintain();
    QCOMPARE(c.store->stats().audit.head->number, std::int64_t(100));
    QCOMPARE(c.store->stats().audit.keptHead->number, std::int64_t(0));
    c.clock.advance(std::chrono::seconds(1));
    c.maintain();
    QCOMPARE(c.store->stats().audit.keptHead, readAuditHeadFile(c.settings.directory));
    QCOMPARE(c.store->stats().audit.keptHead->number, std::int64_t(100));
}

void TestAuditLog::tellsHeadsOfItsOwnKeyAlone()
{
    Case c;
    c.write(1, 20);
    c.close();
    QVERIFY(QFile::remove(c.pathOf("audit.key")));
    c.openWarned();
    QVERIFY(!c.store->stats().audit.keptHead);
    c.maintain(); // signs what it found
    QCOMPARE(c.store->stats().audit.keptHead->key, c.store->stats().audit.key);
}

void TestAuditLog::chainsWhatWasThereBefore()
{
    Case c;
    c.write(1, 300);
    c.close();
    c.change("UPDATE audit SET hash = ''");
    c.change("DELETE FROM audit_heads");
    QVERIFY(QFile::remove(c.pathOf("audit.head")));
    const auto faults = c.faultsAtStart();
    QVERIFY2(faults.empty(), told(faults).c_str());
    QCOMPARE(c.store->stats().audit.head->number, std::int64_t(300));
}

void TestAuditLog::aHashTakenAwayIsNotMadeAnew()
{
    Case c;
    c.write(1, 20);
    c.close();
    c.change("UPDATE audit SET hash = '' WHERE id > 10");
    const auto faults = c.faultsAtStart();
    QVERIFY2(holds(faults, AuditFaultKind::LineChanged, 11), told(faults).c_str());
}

void TestAuditLog::signsEveryHundredLinesAndEveryMinute()
{
    Case c;
    c.write(1, 199);
    auto state = std::move(*Database::open(c.statePath(), {Database::Mode::Read}));
    QCOMPARE(*state.integer("SELECT max(number) FROM audit_heads"), std::int64_t(100));
    c.maintain(); // the first time a minute is over
    QCOMPARE(*state.integer("SELECT max(number) FROM audit_heads"), std::int64_t(199));
    c.write(200, 205);
    c.clock.advance(std::chrono::seconds(59));
    c.maintain();
    QCOMPARE(readAuditHeadFile(c.settings.directory)->number, std::int64_t(199));
    c.clock.advance(std::chrono::seconds(1));
    c.maintain();
    QCOMPARE(readAuditHeadFile(c.settings.directory)->number, std::int64_t(205));
    QCOMPARE(*state.integer("SELECT max(number) FROM audit_heads"), std::int64_t(205));
}

void TestAuditLog::aPowerCutBetweenFileAndTableIsNoDamage()
{
    Case c;
    c.write(1, 20);
    c.close();
    c.change("DELETE FROM audit_heads WHERE number = 20");
    auto faults = c.faultsAtStart();
    QVERIFY2(faults.empty(), told(faults).c_str());
    faults = c.faultsAtStart();
    QVERIFY2(faults.empty(), told(faults).c_str());
}

void TestAuditLog::whatGoesWrongIsInTheRecordItself()
{
    Case c;
    c.write(1, 20);
    c.close();
    c.change("UPDATE audit SET actor = 'nobody' WHERE id = 7");
    c.faultsAtStart();
    auto state = std::move(*Database::open(c.statePath(), {Database::Mode::Read}));
    QCOMPARE(*state.integer("SELECT count(*) FROM audit WHERE action = 'audit_check' AND result = 'damaged'"
                            " AND detail LIKE 'line 7 %'"),
             std::int64_t(1));
}

void TestAuditLog::aTableThatTakesNoLineStopsNothing()
{
    Case c;
    c.write(1, 20);
    c.change("CREATE TRIGGER no_more BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no more'); END");
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"the record cannot be written: .*no more"_s));
    StoreBatch batch;
    batch.audit.push_back(recordNumber(21));
    batch.transitions.push_back(activation(7, 1767225600000));
    QVERIFY(c.store->commitState(batch));
    QCOMPARE(c.store->loadAlarms()->size(), std::size_t(1));
    c.write(22, 23);
    c.clock.advance(std::chrono::seconds(2));
    c.maintain();
    QVERIFY(holds(c.store->stats().audit.faults, AuditFaultKind::NotWritten, 0));

    c.change("DROP TRIGGER no_more");
    c.clock.advance(std::chrono::seconds(2));
    QTest::ignoreMessage(QtWarningMsg, "the record is written again");
    c.maintain();
    QVERIFY(c.store->stats().audit.faults.empty());
    const auto faults = c.faultsAtStart();
    QVERIFY2(faults.empty(), told(faults).c_str());
    QCOMPARE(c.store->stats().audit.lines, std::int64_t(23));
}

void TestAuditLog::aTornCommitLeavesTheChainWhole()
{
    Case c;
    c.write(1, 20);
    c.change("CREATE TRIGGER no_alarm BEFORE INSERT ON alarm_history BEGIN SELECT RAISE(ABORT, 'no more'); END");
    StoreBatch batch;
    batch.audit.push_back(recordNumber(21));
    batch.transitions.push_back(activation(7, 1767225600000));
    QVERIFY(!c.store->commitState(batch));
    c.change("DROP TRIGGER no_alarm");
    QVERIFY(c.store->commitState(batch));
    const auto faults = c.faultsAtStart();
    QVERIFY2(faults.empty(), told(faults).c_str());
    QCOMPARE(c.store->stats().audit.lines, std::int64_t(21));
}

void TestAuditLog::bytesThatAreNoTextAreChainedAsTheyAreKept()
{
    Case c;
    StoreBatch batch;
    batch.audit.push_back(recordNumber(1));
    batch.audit.back().detail = std::string("half a letter \xc3, and a \0 within", 31);
    batch.audit.push_back(recordNumber(2));
    QVERIFY(c.store->commitState(batch));
    const auto faults = c.faultsAtStart();
    QVERIFY2(faults.empty(), told(faults).c_str());
}

void TestAuditLog::takesWhatCommandsLeft()
{
    Case c;
    QVERIFY(leaveForRecord(c.settings.directory, recordNumber(1)));
    QVERIFY(leaveForRecord(c.settings.directory, recordNumber(2)));
    QFile rubbish(c.pathOf("audit.spool/zzz.json"));
    QVERIFY(rubbish.open(QIODevice::WriteOnly));
    rubbish.write("{\"actor\":\"nobody\"}");
    rubbish.close();
    c.maintain();
    auto page = c.reader()->audit({});
    QVERIFY(page);
    QCOMPARE(page->entries.size(), std::size_t(3));
    QVERIFY(page->entries[2].record == recordNumber(1) && page->entries[1].record == recordNumber(2));
    QCOMPARE(page->entries[0].record.action, std::string("audit_spool"));
    QVERIFY(QDir(c.pathOf("audit.spool")).isEmpty());
    c.clock.advance(std::chrono::seconds(2));
    c.maintain();
    QCOMPARE(c.reader()->audit({})->entries.size(), std::size_t(3));
    QVERIFY(leaveForRecord(c.settings.directory, recordNumber(3)));
    c.close();
    c.open(); // left beside a stopped engine
    c.maintain();
    QCOMPARE(c.reader()->audit({})->entries.front().record.detail, recordNumber(3).detail);
}

void TestAuditLog::twoLinesLeftAtOneMomentAreBothTaken()
{
    const Case c;
    for (const char *result : {"begun", "ok"}) {
        AuditRecord record = recordNumber(1);
        record.result = result;
        QVERIFY(leaveForRecord(c.settings.directory, record));
    }
    const auto spooled = spooledRecords(c.settings.directory);
    QCOMPARE(spooled.size(), std::size_t(2));
    QCOMPARE(spooled[0].record.result, std::string("begun"));
    QCOMPARE(spooled[1].record.result, std::string("ok"));
}

void TestAuditLog::aJumpOfTheClockIsInTheRecord()
{
    Case c;
    c.maintain();
    c.clock.stepWallClock(std::chrono::hours(-1));
    for (int second = 0; second < 5; ++second) {
        c.clock.advance(std::chrono::seconds(1));
        c.maintain();
    }
    const auto page = c.reader()->audit({.action = "clock_step"});
    QVERIFY(page);
    QCOMPARE(page->entries.size(), std::size_t(1));
}

LINESIDE_TEST(TestAuditLog)

} // namespace tst_auditlog

#include "tst_auditlog.moc"
