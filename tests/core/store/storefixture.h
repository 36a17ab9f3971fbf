// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/metrics.h"
#include "store/store.h"
#include "store/storereader.h"
#include "support/fakeclock.h"
#include "support/keepbatch.h"

#include <QDir>
#include <QStorageInfo>
#include <QString>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace lineside {

/// A store in a folder of its own, with a clock to bend. Opened again and again to play restarts.
struct StoreFixture
{
    StoreFixture()
        : folder(place())
    {
        settings.directory = folder.filePath(QStringLiteral("store")).toStdString();
    }

    void open()
    {
        store.reset();
        auto opened = Store::open(settings, clock, metrics);
        if (!opened)
            qFatal("%s", opened.error().text().c_str());
        store = std::move(*opened);
    }
    [[nodiscard]] std::unique_ptr<StoreReader> reader() const
    {
        return std::make_unique<StoreReader>(settings.directory);
    }

    /// A temperature of press-01 that arrives now.
    [[nodiscard]] Reading reading(double value, std::int64_t timestampMs) const
    {
        return {"press-01",  "temperature", "celsius",     "hall-1", R"({"line":"A"})", value,
                timestampMs, clock.utcMs(), clock.utcMs(), 0,        Quality::Good,     false};
    }
    [[nodiscard]] Reading reading(double value) const { return reading(value, clock.utcMs()); }

    /// `count` readings, a second apart, arriving as the clock goes, as one batch.
    StoredBatch keepSeconds(int count, double firstValue = 0)
    {
        StoreBatch batch;
        for (int i = 0; i < count; ++i) {
            batch.readings.push_back(reading(firstValue + i));
            clock.advance(std::chrono::seconds(1));
        }
        return keep(batch);
    }
    StoredBatch keep(const StoreBatch &batch)
    {
        auto stored = keepBatch(*store, batch);
        if (!stored)
            qFatal("%s", stored.error().text().c_str());
        return *stored;
    }
    /// Until nothing is left to do.
    void maintain()
    {
        while (store->maintain()) { }
    }
    /// A day later: the slice so far is folded, archived and closed; one reading begins the next.
    void finishSlice()
    {
        clock.advance(std::chrono::hours(24));
        keepSeconds(1);
        maintain();
    }
    /// All that is stored, in order.
    [[nodiscard]] std::vector<OutboxRow> rows() const { return *reader()->outbox(0, 1'000'000); }
    [[nodiscard]] std::vector<double> values() const
    {
        std::vector<double> all;
        for (const auto &row : rows())
            all.push_back(row.reading.value);
        return all;
    }

    // In memory where there is room, so that a busy disk's fsync does not decide how long the tests take.
    static QString place()
    {
        const QStorageInfo memory(QStringLiteral("/dev/shm"));
        constexpr qint64 kEnough = 256LL << 20;
        const bool fits = memory.fileSystemType() == "tmpfs" && memory.bytesAvailable() > kEnough;
        return (fits ? memory.rootPath() : QDir::tempPath()) + QStringLiteral("/lineside-store-XXXXXX");
    }

    QTemporaryDir folder;
    StoreSettings settings;
    FakeClock clock;
    Metrics metrics;
    std::unique_ptr<Store> store;
};

inline StoreBatch batchOf(std::vector<Reading> readings, std::uint64_t journalPosition = 0)
{
    StoreBatch batch;
    batch.readings = std::move(readings);
    batch.journalPosition = journalPosition;
    return batch;
}

/// A batch of so many lines of the record.
inline StoreBatch recorded(std::size_t lines)
{
    StoreBatch batch;
    AuditRecord record;
    record.timeMs = 1;
    record.actor = "shift lead";
    record.action = "acknowledge";
    record.result = "ok";
    batch.audit.assign(lines, record);
    return batch;
}

inline AlarmTransition activation(std::uint64_t position, std::int64_t timeMs, bool active = true)
{
    AlarmTransition step;
    step.event = active ? AlarmEvent::Activated : AlarmEvent::Returned;
    step.alarm.key = {{"oven-02", "temperature"}, LimitKind::HighHigh};
    step.alarm.priority = Priority::Critical;
    step.alarm.location = "hall-2";
    step.alarm.unit = "celsius";
    step.alarm.limit = 80;
    step.alarm.value = 93.5;
    step.alarm.active = active;
    step.alarm.acknowledged = false;
    step.alarm.activatedMs = timeMs;
    step.timeMs = timeMs;
    step.position = position;
    return step;
}

} // namespace lineside
