// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/auditviewmodel.h"

#include "support/paneltest.h"
#include "support/testmain.h"
#include "viewmodels/auditwords.h"
#include "viewmodels/recordwords.h"

#include <QSignalSpy>

#include <array>

using namespace lineside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tst_auditviewmodel {

class TestAuditViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksNothingBeforeItIsSeen();
    void showsWhoDidWhat();
    void saysThatNobodyWasLoggedInAndWhatAFileIsKnownBy();
    void showsWhatAnOrderChangesAndHowFarItCame();
    void saysTheEnginesPhrasesInTheReadersWords();
    void namesWhatWasDoneTo();
    void asksForOlderLinesBehindTheLast();
    void anAnswerToAnEarlierFilterIsNotShown();
    void newLinesComeInSightUnlessSomebodyReadsFurtherDown();
    void eachFilterIsAskedFor();
    void opensAllOfALine();
    void saysHowTheRecordStands();
    void aRefusedExportWritesNothing();
    void writesOnceItIsAllowed();
    void everyFaultHasItsSentence();
};

AuditEntry entryOf(std::int64_t number, const char *action = "acknowledge", const char *result = "ok")
{
    AuditEntry entry{.number = number, .hash = "ab"};
    entry.record.timeMs = 1767225600000;
    entry.record.actor = "shift lead";
    entry.record.role = "engineer";
    entry.record.seat = "hall 1";
    entry.record.source = "panel";
    entry.record.action = action;
    entry.record.target = "press-01";
    entry.record.result = result;
    return entry;
}

void TestAuditViewModel::asksNothingBeforeItIsSeen()
{
    PanelBench bench;
    AuditViewModel audit(bench.context);
    audit.setSearch(u"press"_s);
    QVERIFY(bench.backend.auditQuestions.empty());
    audit.setShown(true);
    QCOMPARE(bench.backend.auditQuestions.size(), std::size_t(1));
    QCOMPARE(bench.backend.auditQuestions[0].query.text, std::string("press"));
    QVERIFY(audit.isLoading());
}

void TestAuditViewModel::showsWhoDidWhat()
{
    PanelBench bench;
    AuditViewModel audit(bench.context);
    QAbstractItemModelTester tester(audit.rows());
    audit.setShown(true);
    bench.backend.answerAudit(AuditPage{
        .entries = {entryOf(8, "reset", "refused: the role may not do this"), entryOf(7, "new_verb")}, .next = {}});
    QCOMPARE(audit.rows()->count(), 2);
    QCOMPARE(cell(audit.rows(), 0, "actionText"), u"Tried: Alarm reset"_s); // it was not done
    QCOMPARE(cell(audit.rows(), 0, "whoText"), u"shift lead · Engineer · hall 1"_s);
    QCOMPARE(cell(audit.rows(), 0, "resultText"), u"Refused: the role may not do this"_s);
    QCOMPARE(audit.rows()->value(0, "level").toInt(), int(enums::Level::Attention));
    QCOMPARE(cell(audit.rows(), 1, "actionText"), u"New verb"_s); // one without a word is made readable
    QVERIFY(!audit.isLoading() && !audit.hasMore());
}

void TestAuditViewModel::saysThatNobodyWasLoggedInAndWhatAFileIsKnownBy()
{
    PanelBench bench;
    AuditViewModel audit(bench.context);
    audit.setShown(true);
    AuditEntry nobody = entryOf(3);
    nobody.record.actor = "operator";
    nobody.record.source = "panel";
    AuditEntry first = entryOf(2, "configuration");
    first.record.reason.clear();
    first.record.detail = "sha256 none -> 0123456789abcdef0123456789abcdef";
    AuditEntry next = first;
    next.number = 1;
    next.record.detail = "sha256 fedcba9876543210 -> 0123456789abcdef";
    bench.backend.answerAudit(AuditPage{.entries = {nobody, first, next}, .next = {}});
    QCOMPARE(cell(audit.rows(), 0, "whoText"), u"Nobody logged in, as Engineer · hall 1"_s);
    QCOMPARE(cell(audit.rows(), 1, "detailText"), u"Read for the first time, fingerprint 0123456789ab"_s);
    QCOMPARE(cell(audit.rows(), 2, "detailText"), u"Fingerprint 0123456789ab, before fedcba987654"_s);
}

void TestAuditViewModel::showsWhatAnOrderChangesAndHowFarItCame()
{
    PanelBench bench;
    AuditViewModel audit(bench.context);
    audit.setShown(true);
    AuditEntry queued = entryOf(2, "command", "queued");
    queued.record.detail = "c-1: Temperature: 60 -> 65 celsius";
    queued.record.reason.clear();
    AuditEntry sent = entryOf(3, "command", "delivered");
    sent.record.detail = "c-1";
    sent.record.reason.clear();
    bench.backend.answerAudit(AuditPage{.entries = {sent, queued}, .next = {}});
    QCOMPARE(cells(audit.rows(), "detailText"), (QStringList{u"c-1"_s, u"Temperature: 60.0 °C → 65.0 °C"_s}));
    QCOMPARE(cells(audit.rows(), "resultText"), (QStringList{u"At the broker"_s, u"Queued"_s}));
}

void TestAuditViewModel::saysTheEnginesPhrasesInTheReadersWords()
{
    PanelBench bench;
    const auto detailOf
        = [&bench](const char *action, const char *category, const char *detail, const char *result = "ok") {
              AuditRecord record;
              record.action = action;
              record.detail = detail;
              record.result = result;
              record.category = category;
              return RecordWords::detail(record, bench.context);
          };
    QCOMPARE(detailOf("command", "command", "c-1: Fan: off -> on: the device did not answer in time", "expired"),
             u"Fan: off → on: the device did not answer in time"_s);
    QCOMPARE(detailOf("command", "command", "c-1: Speed: - -> 3; Fan: on -> off by {\"id\":\"c-1\"}", "queued"),
             u"Speed: – → 3; Fan: on → off"_s);
    QCOMPARE(detailOf("command", "command", "c-1: {\"command\":\"start\",\"id\":\"c-1\"}", "queued"), u"start"_s);
    QCOMPARE(detailOf("command", "command", "c-1: start, approved by fitter", "queued"),
             u"start, approved by fitter"_s);
    QCOMPARE(detailOf("command", "command", "c-1: {\"cut off", "queued"), QString()); // no message any more
    QCOMPARE(detailOf("take_seat", "seat", "in control: - -> hall 1"), u"In control: none → hall 1"_s);
    QCOMPARE(detailOf("refuse_seat", "seat", "kept by hall 1"), u"Kept by hall 1"_s);
    QCOMPARE(detailOf("change_user", "user", "role: viewer -> operator; disabled: no -> yes"),
             u"Role: Viewer → Operator; User: switched on → switched off"_s);
    QCOMPARE(detailOf("add_user", "user", "role: operator, groups: -, areas: Hall 1"),
             u"Role: Operator, groups: –, areas: Hall 1"_s);
    QCOMPARE(AuditWords::result("ok, note 3"), u"Done, note 3"_s);
    QCOMPARE(AuditWords::result("ok, of later days"), u"Done, of later days"_s);
}

void TestAuditViewModel::namesWhatWasDoneTo()
{
    PanelBench bench;
    PeopleState people;
    UserView user{.number = 2};
    user.profile.name = "fitter";
    people.users.push_back(user);
    bench.backend.push(people);
    bench.live.tick();
    const auto targetOf = [&bench](const char *target) {
        AuditRecord record;
        record.target = target;
        return RecordWords::target(record, bench.live);
    };
    QCOMPARE(targetOf("user 2"), u"fitter"_s);
    QCOMPARE(targetOf("user 77"), u"User 77"_s); // removed meanwhile
    QCOMPARE(targetOf("horn"), u"Horn"_s);
    QCOMPARE(targetOf("nobody-knows"), u"nobody-knows"_s);
    QCOMPARE(targetOf("oven-09/temperature/high"), u"oven-09 · Temperature H"_s);
}

void TestAuditViewModel::asksForOlderLinesBehindTheLast()
{
    PanelBench bench;
    AuditViewModel audit(bench.context);
    audit.setShown(true);
    bench.backend.answerAudit(AuditPage{.entries = {entryOf(8)}, .next = 8});
    QVERIFY(audit.hasMore());
    audit.loadMore();
    audit.loadMore(); // one question at a time
    QCOMPARE(bench.backend.auditQuestions.size(), std::size_t(1));
    QCOMPARE(bench.backend.auditQuestions[0].query.before, std::optional<std::int64_t>(8));
    bench.backend.answerAudit(AuditPage{.entries = {entryOf(7)}, .next = {}});
    QCOMPARE(audit.rows()->count(), 2);
    audit.loadMore();
    QVERIFY(bench.backend.auditQuestions.empty());
}

void TestAuditViewModel::anAnswerToAnEarlierFilterIsNotShown()
{
    PanelBench bench;
    AuditViewModel audit(bench.context);
    audit.setShown(true);
    audit.setSearch(u"oven"_s);
    bench.backend.answerAudit(AuditPage{.entries = {entryOf(8)}, .next = 8}); // of the first question
    QCOMPARE(audit.rows()->count(), 0);
    bench.backend.answerAudit(AuditPage{.entries = {entryOf(3)}, .next = {}});
    QCOMPARE(audit.rows()->value(0, "number").toInt(), 3);
}

void TestAuditViewModel::newLinesComeInSightUnlessSomebodyReadsFurtherDown()
{
    PanelBench bench;
    AuditViewModel audit(bench.context);
    audit.setShown(true);
    bench.backend.answerAudit(AuditPage{.entries = {entryOf(8)}, .next = 8});
    EngineStatus status;
    status.audit.lines = 9;
    bench.backend.pushStatus(status);
    QCOMPARE(bench.backend.auditQuestions.size(), std::size_t(1));
    bench.backend.answerAudit(AuditPage{.entries = {entryOf(9), entryOf(8)}, .next = 8});
    audit.loadMore();
    bench.backend.answerAudit(AuditPage{.entries = {entryOf(7)}, .next = {}});
    status.audit.lines = 10;
    bench.backend.pushStatus(status);
    QVERIFY(bench.backend.auditQuestions.empty());
}

void TestAuditViewModel::eachFilterIsAskedFor()
{
    PanelBench bench;
    AuditViewModel audit(bench.context);
    audit.setShown(true);
    audit.setWho(u" lead "_s);
    audit.setArea(1);
    audit.setResult(2);
    audit.setSpan(1);
    QCOMPARE(audit.filterCount(), 4);
    const AuditQuery query = bench.backend.auditQuestions.back().query;
    QCOMPARE(query.actor, std::string("lead"));
    QCOMPARE(query.category, std::string("alarm"));
    QCOMPARE(query.result, std::string("refused"));
    QCOMPARE(query.fromMs, bench.clock.utcMs() - 86'400'000);
    for (const int beyond : {-1, 99}) {
        audit.setArea(beyond);
        audit.setResult(beyond);
        audit.setSpan(beyond);
    }
    QCOMPARE(audit.area(), 1);
    const std::array<const char *, 3> people{"access", "user", "seat"};
    for (int each = 0; each < 3; ++each) {
        audit.setArea(7 + each);
        QCOMPARE(bench.backend.auditQuestions.back().query.category, std::string(people.at(std::size_t(each))));
    }
    audit.setResult(4);
    QCOMPARE(bench.backend.auditQuestions.back().query.result, std::string("expired"));
    audit.clearFilter();
    QCOMPARE(audit.filterCount(), 0);
    QCOMPARE(bench.backend.auditQuestions.back().query.actor, std::string());
    QCOMPARE(audit.areas().size(), 10);
}

void TestAuditViewModel::opensAllOfALine()
{
    PanelBench bench;
    AuditViewModel audit(bench.context);
    audit.setShown(true);
    AuditEntry entry = entryOf(8);
    entry.record.reason = "seen";
    bench.backend.answerAudit(AuditPage{.entries = {entry}, .next = {}});
    audit.open(8);
    QVERIFY(cells(audit.fields(), "label").contains(u"Why"_s));
    QVERIFY(!cells(audit.fields(), "label").contains(u"What exactly"_s)); // nothing stands there
    QVERIFY(cells(audit.fields(), "valueText").contains(u"seen"_s));
    audit.open(99); // gone meanwhile
    QVERIFY(cells(audit.fields(), "valueText").contains(u"seen"_s));
}

void TestAuditViewModel::saysHowTheRecordStands()
{
    PanelBench bench;
    AuditViewModel audit(bench.context);
    QCOMPARE(audit.stateText(), u"Being read through"_s);
    EngineStatus status;
    status.audit.lines = 5;
    status.audit.firstMs = status.audit.checkedMs = 1767225600000;
    status.audit.head = AuditHead{.number = 5, .timeMs = 1767225600000};
    bench.backend.pushStatus(status);
    QVERIFY(audit.stateText().startsWith(u"Unbroken since "_s));
    QVERIFY(audit.stateDetail().startsWith(u"Signed up to line 5 at "_s));
    QCOMPARE(audit.stateLevel(), enums::Level::Normal);
    status.audit.linesAtMost = 6;
    bench.backend.pushStatus(status);
    QVERIFY(audit.stateDetail().endsWith(u"5 of 6 lines are used"_s));
    QCOMPARE(audit.stateLevel(), enums::Level::Attention);
    status.audit.faults.push_back({.kind = AuditFaultKind::LineChanged, .number = 3});
    bench.backend.pushStatus(status);
    QCOMPARE(audit.stateText(), u"The record is not in order"_s);
    QCOMPARE(audit.stateLevel(), enums::Level::Problem);
}

void TestAuditViewModel::aRefusedExportWritesNothing()
{
    PanelBench bench;
    AuditViewModel audit(bench.context);
    bench.backend.refuseActions = "the role may not do this";
    audit.writeExport();
    QTRY_VERIFY(audit.hasWriteFailed());
    QVERIFY(bench.backend.written.empty());
}

void TestAuditViewModel::writesOnceItIsAllowed()
{
    PanelBench bench;
    AuditViewModel audit(bench.context);
    audit.writeExport();
    audit.writeExport(); // one at a time
    QVERIFY(audit.isWriting());
    QTRY_VERIFY(!audit.isWriting());
    QCOMPARE(bench.backend.exports.size(), std::size_t(1));
    QCOMPARE(bench.backend.exports[0].table, std::string("audit"));
    QCOMPARE(bench.backend.written[0].name, bench.backend.exports[0].file);
    QVERIFY(audit.writtenText().startsWith(u"The whole record is written"_s));
    QVERIFY(audit.writtenText().contains(QString::fromStdString(bench.backend.exports[0].file)));
    audit.forgetWritten();
    QVERIFY(audit.writtenText().isEmpty());
}

void TestAuditViewModel::everyFaultHasItsSentence()
{
    QSet<QString> sentences;
    for (int kind = 0; kind <= int(AuditFaultKind::NotWritten); ++kind)
        sentences.insert(AuditWords::fault({.kind = static_cast<AuditFaultKind>(kind), .number = 7}));
    QCOMPARE(sentences.size(), int(AuditFaultKind::NotWritten) + 1);
    QVERIFY(!sentences.contains(QString()));
}

LINESIDE_TEST(TestAuditViewModel)

} // namespace tst_auditviewmodel

#include "tst_auditviewmodel.moc"
