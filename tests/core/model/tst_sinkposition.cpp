// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sinkposition.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_sinkposition {

class TestSinkPosition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyPositionHasDoneNothing();
    void joinsWhatTouches_data();
    void joinsWhatTouches();
    void countsWhatIsDone();
};

void TestSinkPosition::anEmptyPositionHasDoneNothing()
{
    const SinkPosition position;
    QCOMPARE(position.cursor, std::uint64_t(0));
    QVERIFY(position.ahead.empty());
    QCOMPARE(position.doneWithin({1, 100}), std::uint64_t(0));
}

using Stretches = std::vector<RowStretch>;

void TestSinkPosition::joinsWhatTouches_data()
{
    QTest::addColumn<Stretches>("added");
    QTest::addColumn<std::uint64_t>("cursor"); // of a position that began at 10
    QTest::addColumn<Stretches>("ahead");
    const auto row = [](const char *name, const Stretches &added, std::uint64_t cursor, const Stretches &ahead) {
        QTest::newRow(name) << added << cursor << ahead;
    };
    row("nothing", {{1, 0}}, 10, {});
    row("what the cursor knows already", {{3, 7}}, 10, {});
    row("next to the cursor", {{11, 20}}, 20, {});
    row("beyond the cursor", {{12, 20}}, 10, {{12, 20}});
    row("two apart, in either order", {{40, 50}, {20, 30}}, 10, {{20, 30}, {40, 50}});
    row("two that meet", {{20, 30}, {31, 50}}, 10, {{20, 50}});
    row("one that fills the hole between two", {{20, 30}, {40, 50}, {31, 39}}, 10, {{20, 50}});
    row("one that fills the hole behind the cursor", {{20, 30}, {40, 50}, {11, 19}}, 30, {{40, 50}});
    row("one over all", {{20, 30}, {40, 50}, {5, 60}}, 60, {});
    row("one within another", {{20, 30}, {22, 25}}, 10, {{20, 30}});
}

void TestSinkPosition::joinsWhatTouches()
{
    QFETCH(Stretches, added);
    SinkPosition position(10);
    for (const RowStretch done : added)
        position.add(done);
    QTEST(position.cursor, "cursor");
    QTEST(position.ahead, "ahead");
}

void TestSinkPosition::countsWhatIsDone()
{
    SinkPosition position(10);
    position.add({20, 30});
    QCOMPARE(position.doneWithin({1, 100}), std::uint64_t(21));
    QCOMPARE(position.doneWithin({10, 20}), std::uint64_t(2));
    QCOMPARE(position.doneWithin({11, 19}), std::uint64_t(0));
    QCOMPARE(position.doneWithin({25, 26}), std::uint64_t(2));
}

LINESIDE_TEST(TestSinkPosition)

} // namespace tst_sinkposition

#include "tst_sinkposition.moc"
