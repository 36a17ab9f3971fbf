// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/tokenbucket.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_tokenbucket {

/// How many pass in a second in which somebody comes every `stepMs`.
int passedInASecond(TokenBucket &bucket, std::int64_t fromMs, std::int64_t stepMs)
{
    int passed = 0;
    for (std::int64_t now = fromMs + stepMs; now <= fromMs + 1000; now += stepMs) {
        bucket.refill(now);
        while (passed < 1'000'000 && bucket.take())
            ++passed;
    }
    return passed;
}

class TestTokenBucket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyBucketLetsNothingPass();
    void keepsItsRate_data();
    void keepsItsRate();
    void savesNoMoreThanATenthOfASecond();
    void lettingAllPassNeedsNoTime();
};

void TestTokenBucket::anEmptyBucketLetsNothingPass()
{
    TokenBucket bucket(1000);
    QVERIFY(!bucket.take());
}

void TestTokenBucket::keepsItsRate_data()
{
    QTest::addColumn<std::uint32_t>("rate");
    QTest::addColumn<std::int64_t>("stepMs");
    for (const std::uint32_t rate : {1U, 7U, 100U, 5'000U, 100'000U}) {
        for (const std::int64_t step : {1, 20, 50})
            QTest::addRow("%u/s, every %d ms", rate, static_cast<int>(step)) << rate << step;
    }
}

void TestTokenBucket::keepsItsRate()
{
    QFETCH(const std::uint32_t, rate);
    QFETCH(const std::int64_t, stepMs);
    TokenBucket bucket(rate);
    bucket.refill(5'000);
    while (bucket.take()) { }
    const int passed = passedInASecond(bucket, 5'000, stepMs);
    QVERIFY(std::abs(passed - static_cast<int>(rate)) <= 1);
}

void TestTokenBucket::savesNoMoreThanATenthOfASecond()
{
    TokenBucket bucket(1000);
    bucket.refill(0);
    bucket.refill(3'600'000);
    const int passed = passedInASecond(bucket, 3'600'000, 20);
    QVERIFY(passed >= 1000);
    QVERIFY(passed <= 1100);
}

void TestTokenBucket::lettingAllPassNeedsNoTime()
{
    TokenBucket bucket(0);
    for (int i = 0; i < 1000; ++i)
        QVERIFY(bucket.take());
}

LINESIDE_TEST(TestTokenBucket)

} // namespace tst_tokenbucket

#include "tst_tokenbucket.moc"
