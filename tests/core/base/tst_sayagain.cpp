// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sayagain.h"

#include "support/testmain.h"

#include <QTest>

#include <vector>

using namespace lineside;

namespace tst_sayagain {

class TestSayAgain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysAtOnceAndThenEverMoreSeldom();
    void saysAtOnceAgainAfterItHadEnded();
};

void TestSayAgain::saysAtOnceAndThenEverMoreSeldom()
{
    SayAgain say;
    std::vector<int> minutes;
    for (int minute = 0; minute <= 24 * 60; ++minute)
        if (say.isDue(std::int64_t{minute} * 60'000))
            minutes.push_back(minute);
    QCOMPARE(std::vector<int>(minutes.begin(), minutes.begin() + 8), std::vector<int>({0, 1, 3, 7, 15, 31, 63, 123}));
    QVERIFY(minutes.size() < 32);
    QCOMPARE(minutes.back() - *(minutes.end() - 2), 60);
}

void TestSayAgain::saysAtOnceAgainAfterItHadEnded()
{
    SayAgain say;
    QVERIFY(say.isDue(5));
    QVERIFY(!say.isDue(6));
    say.reset();
    QVERIFY(say.isDue(7));
}

LINESIDE_TEST(TestSayAgain)

} // namespace tst_sayagain

#include "tst_sayagain.moc"
