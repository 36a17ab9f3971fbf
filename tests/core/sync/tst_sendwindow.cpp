// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sendwindow.h"

#include "support/sendall.h"
#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_sendwindow {

std::vector<OutboxRow> rows(std::vector<std::uint64_t> sequences)
{
    std::vector<OutboxRow> made;
    for (const auto sequence : sequences)
        made.push_back({sequence, {}});
    return made;
}

/// Sends all that waits; the sequences in the order they left.

class TestSendWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyWindowHasNothingToSend();
    void sendsInOrder();
    void theCursorIsTheEndOfTheConfirmedPrefix();
    void theCursorStepsOverGaps();
    void afterABreakSendsOnlyWhatWasNotConfirmed();
    void setsARefusedRowAsideAndGoesOn();
    void knowsWhetherOthersPassedSinceTheRefusal();
    void aRefusedRowHoldsUpTheCursorAndNothingElse();
    void aReleasedRowThatComesBackIsSentFirst();
    void anAbandonedRowHoldsUpNothing();
    void ignoresAnswersItDoesNotWaitFor();
};

void TestSendWindow::anEmptyWindowHasNothingToSend()
{
    SendWindow window(7);
    QVERIFY(!window.sendNext());
    QCOMPARE(window.cursor(), std::uint64_t(7));
    QCOMPARE(window.lastRead(), std::uint64_t(7));
}

void TestSendWindow::sendsInOrder()
{
    SendWindow window(0);
    window.append(rows({1, 2}));
    window.append(rows({3}));
    QCOMPARE(window.waiting(), std::size_t(3));
    QCOMPARE(sendAll(window), Sequences({1, 2, 3}));
    QCOMPARE(window.waiting(), std::size_t(0));
    QCOMPARE(window.inFlight(), std::size_t(3));
    QCOMPARE(window.lastRead(), std::uint64_t(3));
}

void TestSendWindow::theCursorIsTheEndOfTheConfirmedPrefix()
{
    SendWindow window(0);
    window.append(rows({1, 2, 3}));
    sendAll(window);
    window.confirmed(2);
    QCOMPARE(window.cursor(), std::uint64_t(0));
    window.confirmed(1);
    QCOMPARE(window.cursor(), std::uint64_t(2));
    window.confirmed(3);
    QCOMPARE(window.cursor(), std::uint64_t(3));
    QCOMPARE(window.size(), std::size_t(0));
}

void TestSendWindow::theCursorStepsOverGaps()
{
    SendWindow window(10);
    window.append(rows({1000, 5000}));
    sendAll(window);
    window.confirmed(1000);
    QCOMPARE(window.cursor(), std::uint64_t(1000));
    window.confirmed(5000);
    QCOMPARE(window.cursor(), std::uint64_t(5000));
}

void TestSendWindow::afterABreakSendsOnlyWhatWasNotConfirmed()
{
    SendWindow window(0);
    window.append(rows({1, 2, 3, 4, 5}));
    for (int i = 0; i < 4; ++i)
        QVERIFY(window.sendNext());
    window.confirmed(1);
    window.confirmed(3);
    window.returned(4);
    window.returned(2);
    QCOMPARE(window.inFlight(), std::size_t(0));
    QCOMPARE(window.open(), std::size_t(3));
    QCOMPARE(sendAll(window), Sequences({2, 4, 5}));
}

void TestSendWindow::setsARefusedRowAsideAndGoesOn()
{
    SendWindow window(0);
    window.append(rows({1, 2, 3}));
    QVERIFY(window.sendNext());
    QCOMPARE(window.refused(1, 0).tries, 1);
    QCOMPARE(sendAll(window), Sequences({2, 3}));
    window.releaseRefused(SIZE_MAX);
    QCOMPARE(sendAll(window), Sequences({1}));
    QCOMPARE(window.refused(1, 0).tries, 2);
}

void TestSendWindow::knowsWhetherOthersPassedSinceTheRefusal()
{
    SendWindow window(0);
    window.append(rows({1, 2, 3}));
    sendAll(window);
    window.confirmed(2);
    QVERIFY(!window.refused(1, 1).othersPassed);
    window.releaseRefused(SIZE_MAX);
    sendAll(window);
    QVERIFY(!window.refused(1, 1).othersPassed);
    window.releaseRefused(SIZE_MAX);
    sendAll(window);
    QVERIFY(window.refused(1, 2).othersPassed);
}

void TestSendWindow::aRefusedRowHoldsUpTheCursorAndNothingElse()
{
    SendWindow window(0);
    window.append(rows({1, 2, 3, 4, 5}));
    sendAll(window);
    window.confirmed(1);
    window.refused(2, 1);
    window.confirmed(3);
    window.confirmed(5);
    QCOMPARE(window.cursor(), std::uint64_t(1));
    QCOMPARE(window.size(), std::size_t(3)); // 2, and 4 with what is behind it
    QCOMPARE(window.open(), std::size_t(2));
    QVERIFY(window.doneBeyondCursor() == std::vector<RowStretch>({{3, 3}, {5, 5}}));
    window.confirmed(4);
    QCOMPARE(window.size(), std::size_t(1));
    QCOMPARE(window.cursor(), std::uint64_t(1));
    QVERIFY(window.doneBeyondCursor() == std::vector<RowStretch>({{3, 5}}));
    window.releaseRefused(SIZE_MAX);
    QCOMPARE(sendAll(window), Sequences({2}));
    window.confirmed(2);
    QCOMPARE(window.cursor(), std::uint64_t(5));
    QCOMPARE(window.size(), std::size_t(0));
}

void TestSendWindow::aReleasedRowThatComesBackIsSentFirst()
{
    SendWindow window(0);
    window.append(rows({1, 2, 3}));
    QVERIFY(window.sendNext());
    window.refused(1, 0);
    window.releaseRefused(SIZE_MAX);
    QCOMPARE(window.waiting(), std::size_t(3));
    QCOMPARE(window.firstWaiting().value_or(0), std::uint64_t(2)); // it is no lag of the others
    QCOMPARE(window.sendNext()->sequence, std::uint64_t(1));
    window.returned(1);
    QCOMPARE(sendAll(window), Sequences({1, 2, 3}));
    QCOMPARE(window.open(), std::size_t(3));
}

void TestSendWindow::anAbandonedRowHoldsUpNothing()
{
    SendWindow window(0);
    window.append(rows({1, 2}));
    sendAll(window);
    window.confirmed(2);
    window.refused(1, 1);
    window.abandoned(1);
    QCOMPARE(window.cursor(), std::uint64_t(2));
    QCOMPARE(window.size(), std::size_t(0));
}

void TestSendWindow::ignoresAnswersItDoesNotWaitFor()
{
    SendWindow window(0);
    window.append(rows({1, 2}));
    QVERIFY(window.sendNext());
    window.confirmed(2); // waits, was not sent
    window.confirmed(9);
    window.returned(9);
    QCOMPARE(window.refused(2, 0).tries, 0);
    window.abandoned(1);
    QCOMPARE(window.cursor(), std::uint64_t(0));
    QCOMPARE(window.waiting(), std::size_t(1));
    QCOMPARE(window.inFlight(), std::size_t(1));
}

LINESIDE_TEST(TestSendWindow)

} // namespace tst_sendwindow

#include "tst_sendwindow.moc"
