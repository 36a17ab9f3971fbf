// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store.h"
#include "sync/outboxfollower.h"

#include "support/fakeclock.h"
#include "support/fakecloudsink.h"
#include "support/keepbatch.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_followingstore {

/// The pipeline's end of it: a store that keeps readings and writes down the cursor it is told.
class Hall
{
public:
    Hall() { settings.directory = folder.path().toStdString(); }

    void open()
    {
        store = std::move(*Store::open(settings, clock, metrics));
        reader = std::make_unique<StoreReader>(settings.directory);
        sink = std::make_unique<FakeCloudSink>(16);
        follower.emplace(
            "cloud", [this](std::uint64_t after, std::size_t limit) { return reader->outbox(after, limit); }, *sink,
            SyncSettings{}, clock, metrics);
        QObject::connect(&*follower, &OutboxFollower::positionMoved, &*follower, [this](const SinkPosition &position) {
            StoreBatch batch;
            batch.cursors["cloud"] = position;
            QVERIFY(keepBatch(*store, batch));
        });
        follower->start(store->cursors().value()["cloud"]);
        sink->connectNow();
    }
    /// As if the power went: nothing is told, nothing is waited for.
    void crash()
    {
        follower.reset();
        reader.reset();
        store.reset();
    }
    void keep(int count)
    {
        StoreBatch batch;
        for (int i = 0; i < count; ++i) {
            Reading reading;
            reading.deviceId = "press-01";
            reading.sensorType = "temperature";
            reading.value = m_nextValue++;
            reading.position = ++m_journalPosition;
            reading.timestampMs = reading.arrivalMs = clock.utcMs();
            batch.readings.push_back(reading);
        }
        batch.journalPosition = m_journalPosition;
        const auto stored = keepBatch(*store, batch);
        QVERIFY(stored);
        follower->rowsStored(stored->lastSequence);
    }
    [[nodiscard]] std::uint64_t savedCursor() { return store->cursors().value()["cloud"].cursor; }

    QTemporaryDir folder;
    FakeClock clock;
    Metrics metrics;
    StoreSettings settings;
    std::unique_ptr<Store> store;
    std::unique_ptr<StoreReader> reader;
    std::unique_ptr<FakeCloudSink> sink;
    std::optional<OutboxFollower> follower;

private:
    double m_nextValue = 0;
    std::uint64_t m_journalPosition = 0;
};

/// The follower over a real store.
class TestFollowingStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsEveryRowOnceAndWritesItsCursorDown();
    void aRestartGoesOnWhereTheCursorWasWrittenDown();
};

void TestFollowingStore::sendsEveryRowOnceAndWritesItsCursorDown()
{
    Hall hall;
    hall.open();
    for (int i = 0; i < 4; ++i)
        hall.keep(500);
    const auto last = hall.store->lastSequence();
    QTRY_COMPARE((hall.sink->confirmAll(), hall.savedCursor()), last);
    QCOMPARE(hall.sink->sent.size(), std::size_t(2000));
}

void TestFollowingStore::aRestartGoesOnWhereTheCursorWasWrittenDown()
{
    Hall hall;
    hall.open();
    hall.keep(10);
    QTRY_COMPARE(hall.sink->open.size(), std::size_t(10));
    const auto fourth = hall.sink->open.at(3);
    while (hall.sink->open.front() <= fourth)
        hall.sink->confirm(hall.sink->open.front());
    QTRY_COMPARE(hall.savedCursor(), fourth);
    hall.crash();
    hall.open();
    QCOMPARE(hall.sink->sent.size(), std::size_t(6));
    QCOMPARE(hall.sink->sent.front(), fourth + 1);
}

LINESIDE_TEST(TestFollowingStore)

} // namespace tst_followingstore

#include "tst_followingstore.moc"
