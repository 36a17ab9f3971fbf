// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pipelinebench.h"
#include "support/testmain.h"

#include <QTest>

namespace tst_notes {

using namespace lineside;

const AlarmKey kHot{{"oven-1", "temperature"}, LimitKind::High};

/// What people write down for those who come after.
class TestNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhoWroteWhatOfWhatAndWhen()
    {
        PipelineBench hall;
        hall.read("oven-1", 20);
        QCOMPARE(hall.act(WriteNote{"fan 2 hums", {}, kHot})->note, std::uint64_t(1));
        QCOMPARE(hall.act(WriteNote{"belt was changed", "oven-1", {}})->note, std::uint64_t(2));
        QCOMPARE(hall.act(WriteNote{"hall is cold on Mondays"})->note, std::uint64_t(3));
        const auto &notes = hall.pipeline.batch().notes;
        QVERIFY((notes.at(0) == Note{1, hall.clock.utcMs(), "operator", "oven-1", kHot, "fan 2 hums", {}, {}}));
        QVERIFY((notes.at(1) == Note{2, hall.clock.utcMs(), "operator", "oven-1", {}, "belt was changed", {}, {}}));
        QVERIFY(notes.at(2).deviceId.empty() && !notes.at(2).alarm);
        QCOMPARE(hall.audited().front(), std::string("write_note oven-1/temperature/high: ok, note 1"));
    }
    void numbersOnFromTheLastRun()
    {
        PipelineBench hall;
        RememberedState state;
        state.lastNote = 41;
        hall.pipeline.restore(std::move(state), hall.clock.now());
        QCOMPARE(hall.act(WriteNote{"night shift was short"})->note, std::uint64_t(42));
    }
    void refusesWhatIsNoNote_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("blanks") << QByteArray("  \t ");
        QTest::newRow("a control character") << QByteArray("fan\x07 hums");
        QTest::newRow("no UTF-8") << QByteArray("fan \xff hums");
        QTest::newRow("too long") << QByteArray(501, 'x');
    }
    void refusesWhatIsNoNote()
    {
        QFETCH(const QByteArray, text);
        PipelineBench hall;
        const auto done = hall.act(WriteNote{text.toStdString()});
        QVERIFY(!done && done.error().code == ErrorCode::InvalidInput);
        QVERIFY(hall.pipeline.batch().notes.empty());
    }
    void refusesAMachineOrAnAlarmThatNobodyKnows()
    {
        PipelineBench hall;
        QVERIFY(hall.act(WriteNote{"hums", "oven-9", {}}).error().code == ErrorCode::NotFound);
        QVERIFY(hall.act(WriteNote{"hums", {}, kHot}).error().code == ErrorCode::NotFound);
        Alarm former;
        former.key = kHot;
        hall.kept.push_back(former); // it came once, and its machine is gone
        QVERIFY(hall.act(WriteNote{"hums", {}, kHot}));
        QVERIFY(hall.act(WriteNote{"disk was changed", {}, AlarmKey{{"edge", "-"}, LimitKind::Disk}}));
    }
    void strikesANoteAndKeepsIt()
    {
        PipelineBench hall;
        const std::uint64_t number = hall.act(WriteNote{"fan 2 hums"})->note;
        hall.clock.advance(std::chrono::seconds(5));
        QCOMPARE(hall.act(StrikeNote{number})->note, number); // of this very batch
        const Note &struck = hall.pipeline.batch().notes.back();
        QCOMPARE(struck.text, std::string("fan 2 hums"));
        QVERIFY(struck.struckMs == hall.clock.utcMs() && struck.struckBy == "operator");
        QVERIFY(!hall.act(StrikeNote{number})->hadEffect());
    }
    void strikesANoteOfAnEarlierRun()
    {
        PipelineBench hall;
        hall.notes.push_back({.number = 7, .timeMs = 5, .by = "operator", .text = "fan 2 hums"});
        QCOMPARE(hall.act(StrikeNote{7})->note, std::uint64_t(7));
        QVERIFY(hall.act(StrikeNote{8}).error().code == ErrorCode::NotFound);
    }
};

LINESIDE_TEST(TestNotes)

} // namespace tst_notes

#include "tst_notes.moc"
