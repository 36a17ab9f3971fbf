// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rejectedpile.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_rejectedpile {

class TestRejectedPile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst();
    void foldsByTopicAndReason();
    void theLoudPushNobodyOut();
    void aFloodOfTopicsTakesBoundedRoom();
    void aLongTopicIsCut();

private:
    static RejectedMessage message(std::int64_t arrivalMs, const std::string &topic,
                                   const std::string &reason = "invalid_json")
    {
        return {.arrivalMs = arrivalMs, .topic = topic, .reason = reason, .detail = {}, .firstBytes = {}};
    }
};

void TestRejectedPile::isEmptyAtFirst()
{
    QVERIFY(RejectedPile().kinds().empty());
}

void TestRejectedPile::foldsByTopicAndReason()
{
    RejectedPile pile;
    for (std::int64_t time = 1; time <= 68; ++time)
        pile.add(message(time, "devices/press-04/data"));
    pile.add(message(70, "devices/press-04/data", "wrong_type"));
    pile.add(message(69, "devices/press-05/data"));
    const std::vector<RejectedKind> kinds = pile.kinds();
    QCOMPARE(kinds.size(), std::size_t{3});
    QCOMPARE(kinds[0].last.reason, std::string("wrong_type"));
    QCOMPARE(kinds[1].last.topic, std::string("devices/press-05/data"));
    QCOMPARE(kinds[2].count, std::uint64_t{68});
    QCOMPARE(kinds[2].firstMs, std::int64_t{1});
    QCOMPARE(kinds[2].last.arrivalMs, std::int64_t{68});
}

void TestRejectedPile::theLoudPushNobodyOut()
{
    RejectedPile pile;
    pile.add(message(1, "devices/quiet/data"));
    for (std::int64_t time = 2; time < 10'000; ++time)
        pile.add(message(time, "devices/loud/data"));
    QCOMPARE(pile.kinds().size(), std::size_t{2});
    QCOMPARE(pile.kinds()[1].last.topic, std::string("devices/quiet/data"));
}

void TestRejectedPile::aFloodOfTopicsTakesBoundedRoom()
{
    RejectedPile pile;
    for (int time = 1; time <= 5; ++time)
        pile.add(message(time, "devices/press-04/data"));
    for (int number = 0; number < 10'000; ++number)
        pile.add(message(100 + number, "devices/chance-" + std::to_string(number) + "/data"));
    const std::vector<RejectedKind> kinds = pile.kinds();
    QCOMPARE(kinds.size(), RejectedPile::kKinds);
    QCOMPARE(kinds.front().last.topic, std::string("devices/chance-9999/data"));
    QCOMPARE(kinds.back().last.topic, std::string("devices/press-04/data")); // what repeats is not pushed out by chance
    QCOMPARE(kinds.back().count, std::uint64_t{5});
}

void TestRejectedPile::aLongTopicIsCut()
{
    RejectedPile pile;
    pile.add(message(1, std::string(60'000, 'x')));
    QCOMPARE(pile.kinds()[0].last.topic.size(), RejectedPile::kTopicKept);
}

LINESIDE_TEST(TestRejectedPile)

} // namespace tst_rejectedpile

#include "tst_rejectedpile.moc"
