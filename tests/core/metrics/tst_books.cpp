// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/books.h"

#include "support/testmain.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace lineside;

namespace tst_books {

class TestBooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyBooksBalance();
    void whatIsReceivedIsInFlight();
    void whatIsSettledLeavesTheFlight();
    void anUnknownMessageShows();
    void whatIsGivenUpWasStored();
    void tellsUnitsApartUpToAHundred();
    void everySnapshotBalances();
    void balancesWhenThePipelineIsQuickerThanTheDoor();
};

void TestBooks::emptyBooksBalance()
{
    const auto entries = Books().snapshot();
    QCOMPARE(entries.received, std::uint64_t(0));
    QVERIFY(entries.balance());
}

void TestBooks::whatIsReceivedIsInFlight()
{
    Books books;
    books.received(5);
    QCOMPARE(books.snapshot().inFlight, std::uint64_t(5));
    QVERIFY(books.snapshot().balance());
}

void TestBooks::whatIsSettledLeavesTheFlight()
{
    Books books;
    books.received(10);
    BookEntries batch;
    batch.stored = 4;
    batch.duplicate = 1;
    batch.rejected = {{"invalid_json", 2}, {"too_large", 1}};
    books.settled(batch);
    books.settled(BookEntries{});
    const auto entries = books.snapshot();
    QCOMPARE(entries.inFlight, std::uint64_t(2));
    QCOMPARE(entries.rejectedTotal(), std::uint64_t(3));
    QCOMPARE(entries.rejected.at("invalid_json"), std::uint64_t(2));
    QVERIFY(entries.balance());
}

void TestBooks::anUnknownMessageShows()
{
    BookEntries entries;
    entries.received = 3;
    entries.stored = 2;
    QVERIFY(!entries.balance()); // one is nowhere
    entries.inFlight = 1;
    QVERIFY(entries.balance());
}

void TestBooks::whatIsGivenUpWasStored()
{
    Books books;
    books.received(2);
    BookEntries batch;
    batch.stored = 2;
    books.settled(batch);
    books.dropped({{"quota", 1}});
    books.dropped({{"quota", 2}}); // totals, not steps
    QCOMPARE(books.snapshot().dropped.at("quota"), std::uint64_t(2));
    QCOMPARE(books.snapshot().stored, std::uint64_t(2));
    QVERIFY(books.snapshot().balance());
}

void TestBooks::tellsUnitsApartUpToAHundred()
{
    BookEntries batch;
    batch.corrected = 2;
    for (int i = 0; i < 300; ++i)
        batch.countUnknownUnit("unit " + std::to_string(i), "device " + std::to_string(i));
    for (int i = 0; i < 9; ++i)
        batch.countUnknownUnit("unit 7", "device " + std::to_string(i));
    Books books;
    books.settled(batch);
    books.settled(batch);
    const BookEntries entries = books.snapshot();
    QCOMPARE(entries.corrected, std::uint64_t(4));
    QCOMPARE(entries.unknownUnitsTotal(), std::uint64_t(618));
    QCOMPARE(entries.unknownUnits.size(), std::size_t(101));
    QCOMPARE(entries.unknownUnits.at("other").count, std::uint64_t(400));
    QCOMPARE(entries.unknownUnits.at("unit 7").count, std::uint64_t(20));
    QCOMPARE(entries.unknownUnits.at("unit 7").devices.size(), std::size_t(5));
}

void TestBooks::everySnapshotBalances()
{
    Books books;
    std::atomic<bool> done = false;
    std::thread worker([&] {
        BookEntries batch;
        batch.stored = 2;
        batch.rejected = {{"invalid_json", 1}};
        for (int i = 0; i < 20'000; ++i) {
            books.received(3);
            books.settled(batch);
        }
        done = true;
    });
    bool balanced = true;
    while (!done)
        balanced = balanced && books.snapshot().balance();
    worker.join();
    QVERIFY(balanced);
    QCOMPARE(books.snapshot().received, std::uint64_t(60'000));
    QCOMPARE(books.snapshot().inFlight, std::uint64_t(0));
}

// The soak met it once in 2,813 scrapes: settled between the append and its count.
void TestBooks::balancesWhenThePipelineIsQuickerThanTheDoor()
{
    Books books;
    books.received(1);
    BookEntries batch;
    batch.stored = 3;
    books.settled(batch);
    QVERIFY(books.snapshot().balance());
    QCOMPARE(books.snapshot().inFlight, std::uint64_t(0));
    books.received(2);
    books.received(1);
    QVERIFY(books.snapshot().balance());
    QCOMPARE(books.snapshot().received, std::uint64_t(4));
    QCOMPARE(books.snapshot().inFlight, std::uint64_t(1));
}

LINESIDE_TEST(TestBooks)

} // namespace tst_books

#include "tst_books.moc"
