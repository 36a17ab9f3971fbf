// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the store keeps and gives back readings, without broker, journal or decoding. Figures, not verdicts:
//   bench_store DIRECTORY [rows] [series]
#include "metrics/metrics.h"
#include "store/store.h"
#include "store/storereader.h"
#include "support/keepbatch.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

using namespace lineside;

namespace {

constexpr std::int64_t kBegin = 1767225600000;

/// Wall and CPU time of a stretch of work.
class Stopwatch
{
public:
    [[nodiscard]] double seconds() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_wall).count();
    }
    [[nodiscard]] double cpuSeconds() const { return double(std::clock() - m_cpu) / CLOCKS_PER_SEC; }

private:
    std::chrono::steady_clock::time_point m_wall = std::chrono::steady_clock::now();
    std::clock_t m_cpu = std::clock();
};

void report(const std::string &what, std::uint64_t rows, const Stopwatch &watch)
{
    std::printf("%-44s %9.0f rows/s  %5.2f CPU s per 100k\n", what.c_str(), double(rows) / watch.seconds(),
                watch.cpuSeconds() / double(rows) * 1e5);
    std::fflush(stdout);
}

std::unique_ptr<Store> openStore(const std::string &directory, bool fullSync)
{
    static const SystemClock clock;
    static Metrics metrics;
    StoreSettings settings;
    settings.directory = directory;
    settings.fullSync = fullSync;
    auto store = Store::open(settings, clock, metrics);
    if (!store) {
        std::printf("%s\n", store.error().text().c_str());
        std::exit(1);
    }
    return std::move(*store);
}

Reading readingOf(std::uint64_t number, std::uint64_t series)
{
    Reading reading;
    reading.deviceId = "machine-" + std::to_string(number % series / 5);
    reading.sensorType = "sensor-" + std::to_string(number % 5);
    reading.unit = "celsius";
    reading.location = "hall-1";
    reading.metadata = R"({"sequence":)" + std::to_string(number) + R"(,"firmware":"1.4.2"})";
    reading.value = 20 + double(number % 1000) * 0.0137;
    reading.timestampMs = kBegin + std::int64_t(number / 10);
    reading.arrivalMs = reading.timestampMs + 3;
    reading.processedMs = reading.timestampMs + 4;
    reading.position = number * 220;
    return reading;
}

std::vector<StoreBatch> batchesOf(std::uint64_t rows, std::uint64_t size, std::uint64_t series)
{
    std::vector<StoreBatch> batches;
    for (std::uint64_t first = 0; first < rows; first += size) {
        StoreBatch batch;
        for (std::uint64_t i = first; i < std::min(first + size, rows); ++i)
            batch.readings.push_back(readingOf(i, series));
        batch.journalPosition = (first + size) * 220;
        batches.push_back(std::move(batch));
    }
    return batches;
}

void writeAll(const std::string &directory, std::uint64_t rows, std::uint64_t size, std::uint64_t series, bool fullSync)
{
    std::filesystem::remove_all(directory);
    const auto batches = batchesOf(rows, size, series);
    const auto store = openStore(directory, fullSync);
    {
        const Stopwatch watch;
        for (const auto &batch : batches)
            std::ignore = keepBatch(*store, batch).has_value();
        report(std::string(fullSync ? "FULL" : "NORMAL") + ", batch " + std::to_string(size) + ": commit", rows, watch);
    }
    const Stopwatch watch;
    double longest = 0;
    for (bool more = true; more;) {
        const Stopwatch step;
        more = store->maintain();
        longest = std::max(longest, step.seconds());
    }
    report("    points and rollups, longest step " + std::to_string(int(longest * 1000)) + " ms", rows, watch);
}

void readOutbox(const std::string &directory)
{
    const auto reader = std::make_unique<StoreReader>(directory);
    const Stopwatch watch;
    std::uint64_t cursor = 0;
    std::uint64_t rows = 0;
    for (;;) {
        const auto page = *reader->outbox(cursor, 1000);
        if (page.empty())
            break;
        rows += page.size();
        cursor = page.back().sequence;
    }
    report("outbox, pages of 1000", rows, watch);
    const Stopwatch count;
    const auto backlog = *reader->unsent(0);
    std::printf("unsent count of %llu rows: %.2f ms\n", static_cast<unsigned long long>(backlog.count),
                count.seconds() * 1000);
}

constexpr int kHistoryDays = 30;
constexpr std::int64_t kDayMs = 86'400'000;

Reading readingAt(std::uint64_t number, std::int64_t second)
{
    Reading reading = readingOf(number, 1000);
    reading.timestampMs = reading.arrivalMs = kBegin + second * 1000;
    return reading;
}

// One signal at 1 reading/s for 30 days (2.6 million rows), beside it twenty others at 1 a minute: a slice a day. A
// thousand more fell silent in the first hour.
void writeMonth(const std::string &directory)
{
    constexpr std::uint64_t kOthers = 20;
    const auto store = openStore(directory, false);
    for (std::int64_t hour = 0; hour < kHistoryDays * 24; ++hour) {
        StoreBatch batch;
        for (std::int64_t second = hour * 3600; second < (hour + 1) * 3600; ++second) {
            batch.readings.push_back(readingAt(0, second));
            for (std::uint64_t other = 1; second % 60 == 0 && other <= kOthers; ++other)
                batch.readings.push_back(readingAt(other, second));
        }
        for (std::uint64_t silent = kOthers + 1; hour == 0 && silent < 1000; ++silent)
            batch.readings.push_back(readingAt(silent, 0));
        std::ignore = keepBatch(*store, batch).has_value();
        while (store->maintain()) { }
    }
}

void readHistory(const std::string &directory)
{
    std::filesystem::remove_all(directory);
    writeMonth(directory);
    const auto reader = std::make_unique<StoreReader>(directory);
    const SeriesKey key{"machine-0", "sensor-0"};
    const auto query = [&](const char *what, std::int64_t lengthMs, int maxPoints) {
        for (const char *round : {"first", "again"}) {
            const Stopwatch watch;
            const auto history = *reader->history(
                {key, kBegin + kHistoryDays * kDayMs - lengthMs, kBegin + kHistoryDays * kDayMs, maxPoints});
            std::printf("history of %-12s %5zu points of %7lld ms, %s: %.1f ms\n", what, history.points.size(),
                        static_cast<long long>(history.bucketMs), round, watch.seconds() * 1000);
        }
    };
    query("30 days", kHistoryDays * kDayMs, 1200);
    query("30 days fine", kHistoryDays * kDayMs, 5000);
    query("7 days", 7 * kDayMs, 1200);
    query("1 day", kDayMs, 1200);
    query("1 hour", 3'600'000, 1200);
    query("10 minutes", 600'000, 1200);
    const Stopwatch watch;
    std::ignore = openStore(directory, false)->lastSequence();
    std::printf("opening a store of %d slices: %.0f ms\n", kHistoryDays, watch.seconds() * 1000);
}

// A day at 1 reading/s of a vehicle that sends its position as location, 86,400 places, and of a machine that stands.
void compareMoving(const std::string &directory)
{
    for (const bool moves : {false, true}) {
        std::filesystem::remove_all(directory);
        const auto store = openStore(directory, false);
        const Stopwatch writing;
        for (std::int64_t minute = 0; minute < 1440; ++minute) {
            StoreBatch batch;
            for (std::int64_t second = minute * 60; second < (minute + 1) * 60; ++second) {
                batch.readings.push_back(readingAt(0, second));
                if (moves)
                    batch.readings.back().location = "48." + std::to_string(second) + ",11." + std::to_string(second);
            }
            std::ignore = keepBatch(*store, batch).has_value();
            while (store->maintain()) { }
        }
        const char *who = moves ? "a vehicle's day" : "a standing machine's day";
        report(std::string(who) + ": commit and rollups", 86'400, writing);
        const auto reader = std::make_unique<StoreReader>(directory);
        for (const std::int64_t lengthMs : {kDayMs, std::int64_t{600'000}}) {
            const Stopwatch watch;
            const auto history = *reader->history({{"machine-0", "sensor-0"}, kBegin, kBegin + lengthMs, 1200});
            std::printf("%s: history of %lld s, %zu points: %.1f ms\n", who, static_cast<long long>(lengthMs / 1000),
                        history.points.size(), watch.seconds() * 1000);
        }
    }
}

// What a screen asks for when it opens; those silent since the oldest slice are found there.
void readLatest(const std::string &directory)
{
    for (const char *round : {"first", "again"}) {
        const auto reader = std::make_unique<StoreReader>(directory);
        const Stopwatch watch;
        const auto latest = *reader->latestValues(kBegin + (kHistoryDays + 1) * kDayMs);
        std::printf("latest values of %zu signals, fresh reader, %s: %.1f ms\n", latest.size(), round,
                    watch.seconds() * 1000);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc < 2) {
        std::puts("usage: bench_store DIRECTORY [rows] [series]");
        return 2;
    }
    const std::string directory = std::string(argv[1]) + "/bench-store";
    const std::uint64_t rows = argc > 2 ? std::stoull(argv[2]) : 400'000;
    const std::uint64_t series = argc > 3 ? std::stoull(argv[3]) : 1000;
    for (const std::uint64_t size : {1U, 10U, 100U, 1000U, 2000U})
        writeAll(directory, std::min(rows, size * 20'000), size, series, false);
    readOutbox(directory);
    for (const std::uint64_t size : {10U, 1000U})
        writeAll(directory, std::min(rows, size * 200), size, series, true);
    readHistory(directory);
    readLatest(directory);
    compareMoving(directory);
    std::filesystem::remove_all(directory);
    return 0;
}
