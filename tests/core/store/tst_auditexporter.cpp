// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditexporter.h"

#include "core/store/storefixture.h"
#include "security/auditexport.h"
#include "store/auditkeeper.h"
#include "store/database.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <sstream>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_auditexporter {

/// The record searched, and given out to be verified elsewhere.
class TestAuditExporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesOutWhatVerifies_data();
    void givesOutWhatVerifies();
    void carriesTheFaultsOfADamagedRecord_data();
    void carriesTheFaultsOfADamagedRecord();
    void aStretchIsJudgedByTheNextSignature();
    void saysWhatWasKnownBefore();
    void whatComesMeanwhileIsLeftForTheNext();
    void saysThatThereIsNoSuchLine();
    void findsByWhoWhatResultTimeAndText_data();
    void findsByWhoWhatResultTimeAndText();
    void pagesWithoutALineTwice();
    void aStoreNotYetWrittenHasNone();
};

AuditRecord record(std::int64_t timeMs, const char *actor, const char *action, const char *target, const char *result)
{
    AuditRecord made;
    made.timeMs = timeMs;
    made.actor = actor;
    made.action = action;
    made.target = target;
    made.result = result;
    return made;
}

struct Exported
{
    std::string text;
    std::vector<std::string> faults;
    std::vector<std::string> problems;
    std::int64_t lines = 0;
};

Exported exportOf(StoreFixture &fixture, AuditExporter::Wish wish)
{
    const auto reader = fixture.reader();
    auto key = loadAuditKey(fixture.settings.directory);
    AuditVerifier verifier(key->publicKey());
    wish.beside = readAuditHeadFile(fixture.settings.directory);
    AuditExporter exporter(*reader, std::move(*key), std::move(wish));
    Exported all;
    for (auto portion = exporter.next(); portion && !portion->empty(); portion = exporter.next())
        all.text += *portion;
    std::istringstream lines(all.text);
    for (std::string line; std::getline(lines, line);)
        verifier.line(line);
    verifier.finish();
    all.faults = exporter.faults();
    all.problems = verifier.problems();
    all.lines = verifier.lines();
    return all;
}

void TestAuditExporter::givesOutWhatVerifies_data()
{
    QTest::addColumn<int>("lines");
    QTest::addColumn<int>("after");
    QTest::addColumn<int>("atMost");
    QTest::addColumn<int>("given");
    QTest::newRow("none") << 0 << 0 << 1'000'000 << 0;
    QTest::newRow("one") << 1 << 0 << 1'000'000 << 1;
    QTest::newRow("a portion to the line") << 1000 << 0 << 1'000'000 << 1000;
    QTest::newRow("three portions") << 2500 << 0 << 1'000'000 << 2500;
    QTest::newRow("a stretch of it") << 2500 << 1200 << 1100 << 1100;
    QTest::newRow("behind the last") << 20 << 20 << 1'000'000 << 0;
}

void TestAuditExporter::givesOutWhatVerifies()
{
    QFETCH(const int, lines);
    QFETCH(const int, after);
    QFETCH(const int, atMost);
    QFETCH(const int, given);
    StoreFixture fixture;
    fixture.open();
    if (lines > 0)
        QVERIFY(fixture.store->commitState(recorded(std::size_t(lines))));
    const Exported all = exportOf(fixture, {.after = after, .atMost = atMost, .nowMs = 7});
    QCOMPARE(all.problems, std::vector<std::string>());
    QCOMPARE(all.lines, std::int64_t(given));
}

void change(const StoreFixture &fixture, const std::string &sql)
{
    auto state = Database::open(fixture.settings.directory + "/state.db", {Database::Mode::Write});
    if (const auto done = state->execute(sql); !done)
        qFatal("%s", done.error().text().c_str());
}

/// Each line says what it said, but of another; the hashes are right again.
void makeAnew(const StoreFixture &fixture, const std::string &where)
{
    change(fixture, "UPDATE audit SET actor = 'nobody' WHERE " + where);
    auto state = Database::open(fixture.settings.directory + "/state.db", {Database::Mode::Write});
    AuditHash hash = kFirstAuditHash;
    const auto lines = fixture.reader()->auditLines(0, INT64_MAX, 1'000'000);
    for (const AuditEntry &entry : *lines) {
        hash = chained(hash, entry.number, entry.record);
        QVERIFY(
            state->execute("UPDATE audit SET hash = '" + toHex(hash) + "' WHERE id = " + std::to_string(entry.number)));
    }
}

void TestAuditExporter::carriesTheFaultsOfADamagedRecord_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("fault");
    QTest::newRow("a line") << u"UPDATE audit SET actor = 'nobody' WHERE id = 20"_s << u"line 20 is not what"_s;
    QTest::newRow("a gap") << u"DELETE FROM audit WHERE id = 20"_s << u"line 21 is not what"_s;
    QTest::newRow("the end") << u"DELETE FROM audit WHERE id > 200"_s << u"it was signed up to line 250"_s;
    QTest::newRow("the end, and what the table knew of it")
        << u"DELETE FROM audit WHERE id > 200; DELETE FROM audit_heads WHERE number > 200"_s
        << u"it was signed up to line 250"_s;
    QTest::newRow("all of it") << u"DELETE FROM audit; DELETE FROM audit_heads"_s << u"it was signed up to line 250"_s;
    QTest::newRow("a line before the first")
        << u"INSERT INTO audit SELECT -3, time, actor, source, action, target, detail, result, category, role, seat,"
           " reason, hash FROM audit WHERE id = 1"_s
        << u"line -3 is not what"_s;
    QTest::newRow("made anew") << QString() << u"the lines up to 100 are others"_s;
}

void TestAuditExporter::carriesTheFaultsOfADamagedRecord()
{
    QFETCH(const QString, sql);
    QFETCH(const QString, fault);
    StoreFixture fixture;
    fixture.open();
    QVERIFY(fixture.store->commitState(recorded(100)));
    QVERIFY(fixture.store->commitState(recorded(150)));
    fixture.store.reset(); // signs it
    if (sql.isEmpty())
        makeAnew(fixture, "id = 20");
    for (const QString &each : sql.split(u';', Qt::SkipEmptyParts))
        change(fixture, each.toStdString());
    const Exported all = exportOf(fixture, {.nowMs = 7});
    QVERIFY2(!all.faults.empty() && all.faults.front().find(fault.toStdString()) != std::string::npos,
             all.faults.empty() ? "none" : all.faults.front().c_str());
    const bool isTold = std::ranges::any_of(all.problems, [&](const std::string &problem) {
        return problem.find("the gateway itself found") != std::string::npos
            && problem.find(fault.toStdString()) != std::string::npos;
    });
    QVERIFY2(isTold, all.problems.empty() ? "none" : all.problems.front().c_str());
}

/// Its own lines have none behind the one that was changed.
void TestAuditExporter::aStretchIsJudgedByTheNextSignature()
{
    StoreFixture fixture;
    fixture.open();
    for (int i = 0; i < 3; ++i)
        QVERIFY(fixture.store->commitState(recorded(100)));
    fixture.store.reset();
    QVERIFY(exportOf(fixture, {.after = 100, .atMost = 50}).problems.empty());
    makeAnew(fixture, "id = 120");
    const Exported stretch = exportOf(fixture, {.after = 100, .atMost = 50});
    QCOMPARE(stretch.lines, std::int64_t(50));
    QVERIFY2(!stretch.faults.empty() && stretch.faults.front().starts_with("the lines up to 200 are others"),
             stretch.faults.empty() ? "none" : stretch.faults.front().c_str());
}

void TestAuditExporter::saysWhatWasKnownBefore()
{
    StoreFixture fixture;
    fixture.open();
    QVERIFY(fixture.store->commitState(recorded(5)));
    const Exported all = exportOf(fixture, {.known = {{.kind = AuditFaultKind::LineChanged, .number = 9}}});
    QCOMPARE(all.faults.size(), std::size_t(1));
    QCOMPARE(all.problems.size(), std::size_t(1));
}

void TestAuditExporter::whatComesMeanwhileIsLeftForTheNext()
{
    StoreFixture fixture;
    fixture.open();
    QVERIFY(fixture.store->commitState(recorded(5)));
    const auto reader = fixture.reader();
    AuditExporter exporter(*reader, *loadAuditKey(fixture.settings.directory),
                           {.beside = readAuditHeadFile(fixture.settings.directory)});
    QVERIFY(exporter.next());
    QVERIFY(fixture.store->commitState(recorded(5)));
    QVERIFY(exporter.next());
    QCOMPARE(exporter.lastLine(), std::int64_t(5));
    QCOMPARE(*exporter.next(), std::string());
}

void TestAuditExporter::saysThatThereIsNoSuchLine()
{
    StoreFixture fixture;
    fixture.open();
    QVERIFY(fixture.store->commitState(recorded(5)));
    const auto reader = fixture.reader();
    AuditExporter exporter(*reader, *loadAuditKey(fixture.settings.directory), {.after = 6});
    const auto begun = exporter.next();
    QVERIFY(!begun && begun.error().code == ErrorCode::NotFound);
}

void TestAuditExporter::findsByWhoWhatResultTimeAndText_data()
{
    QTest::addColumn<AuditQuery>("query");
    QTest::addColumn<std::vector<std::int64_t>>("numbers");
    using Numbers = std::vector<std::int64_t>;
    QTest::newRow("all") << AuditQuery{} << Numbers{4, 3, 2, 1};
    QTest::newRow("who") << AuditQuery{.actor = "LEAD"} << Numbers{2, 1};
    QTest::newRow("who, with an umlaut") << AuditQuery{.actor = "MÜHL"} << Numbers{3};
    QTest::newRow("what") << AuditQuery{.action = "reset"} << Numbers{3, 2};
    QTest::newRow("half of what") << AuditQuery{.action = "rese"} << Numbers{};
    QTest::newRow("result") << AuditQuery{.result = "refused"} << Numbers{2};
    QTest::newRow("text of a target") << AuditQuery{.text = "Oven"} << Numbers{4, 2};
    QTest::newRow("a sign of the search itself") << AuditQuery{.text = "%"} << Numbers{};
    QTest::newRow("from") << AuditQuery{.fromMs = 20} << Numbers{4, 3, 2};
    QTest::newRow("to") << AuditQuery{.toMs = 20} << Numbers{1};
    QTest::newRow("two at once") << AuditQuery{.actor = "lead", .action = "reset"} << Numbers{2};
}

void TestAuditExporter::findsByWhoWhatResultTimeAndText()
{
    QFETCH(const AuditQuery, query);
    QFETCH(const std::vector<std::int64_t>, numbers);
    StoreFixture fixture;
    fixture.open();
    StoreBatch batch;
    batch.audit
        = {record(10, "shift lead", "acknowledge", "press-01", "ok"),
           record(20, "Shift Lead", "reset", "oven-01", "refused: not for you"),
           record(30, "mühlwart", "reset", "press-02", "ok"), record(40, "operator", "command", "oven-02", "ok")};
    QVERIFY(fixture.store->commitState(batch));
    const auto page = fixture.reader()->audit(query);
    QVERIFY(page);
    std::vector<std::int64_t> found;
    for (const AuditEntry &entry : page->entries)
        found.push_back(entry.number);
    QCOMPARE(found, numbers);
}

void TestAuditExporter::pagesWithoutALineTwice()
{
    StoreFixture fixture;
    fixture.open();
    QVERIFY(fixture.store->commitState(recorded(5)));
    const auto reader = fixture.reader();
    std::vector<std::int64_t> found;
    AuditQuery query{.limit = 2};
    for (;;) {
        const auto page = reader->audit(query);
        QVERIFY(page);
        for (const AuditEntry &entry : page->entries)
            found.push_back(entry.number);
        if (!page->next)
            break;
        query.before = page->next;
        QVERIFY(fixture.store->commitState(recorded(1))); // moves no page
    }
    QCOMPARE(found, (std::vector<std::int64_t>{5, 4, 3, 2, 1}));
}

void TestAuditExporter::aStoreNotYetWrittenHasNone()
{
    const StoreFixture fixture;
    QVERIFY(fixture.reader()->audit({})->entries.empty());
    QCOMPARE(*fixture.reader()->lastAuditLine(), std::int64_t(0));
}

LINESIDE_TEST(TestAuditExporter)

} // namespace tst_auditexporter

#include "tst_auditexporter.moc"
