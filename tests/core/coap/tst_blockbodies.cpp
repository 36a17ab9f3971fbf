// SPDX-License-Identifier: GPL-3.0-or-later
#include "coap/blockbodies.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_blockbodies {

using Step = BlockBodies::Step;

class TestBlockBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesABlockThatComesAgain()
    {
        BlockBodies bodies;
        QVERIFY(bodies.add("a", 0, true, "0123", 0) == Step::Continue);
        QVERIFY(bodies.add("a", 4, true, "4567", 0) == Step::Continue);
        QVERIFY(bodies.add("a", 4, true, "4567", 0) == Step::Continue);
        QVERIFY(bodies.add("a", 8, false, "89", 0) == Step::Whole);
        QCOMPARE(bodies.take("a"), std::string("0123456789"));
        QCOMPARE(bodies.size(), std::size_t(0));
    }

    void anotherBlockInItsPlaceBeginsThereAnew()
    {
        BlockBodies bodies;
        QVERIFY(bodies.add("a", 0, true, "0123", 0) == Step::Continue);
        QVERIFY(bodies.add("a", 4, true, "4567", 0) == Step::Continue);
        QVERIFY(bodies.add("a", 4, true, "xxxx", 0) == Step::Continue);
        QVERIFY(bodies.add("a", 12, false, "y", 0) == Step::OutOfOrder);
    }

    void givesUpTheOldestForANewOne()
    {
        BlockBodies bodies;
        for (std::size_t i = 0; i <= BlockBodies::kMost; ++i)
            QVERIFY(bodies.add(std::to_string(i), 0, true, "x", static_cast<std::int64_t>(i)) == Step::Continue);
        QCOMPARE(bodies.size(), BlockBodies::kMost);
        QVERIFY(bodies.add("0", 1, false, "x", 100) == Step::OutOfOrder);
        QVERIFY(bodies.add("1", 1, false, "x", 100) == Step::Whole);
    }

    void growsNoLargerThanItMay()
    {
        BlockBodies bodies;
        const std::string block(1024, 'x');
        std::size_t offset = 0;
        for (; offset + block.size() <= BlockBodies::kMostBytes; offset += block.size())
            QVERIFY(bodies.add("a", offset, true, block, 0) == Step::Continue);
        QVERIFY(bodies.add("a", offset, false, "x", 0) == Step::TooLarge);
        QCOMPARE(bodies.size(), std::size_t(0));
    }
};

} // namespace tst_blockbodies

using tst_blockbodies::TestBlockBodies;
LINESIDE_TEST(TestBlockBodies)
#include "tst_blockbodies.moc"
