// SPDX-License-Identifier: GPL-3.0-or-later
// How a backlog drains while live readings go first: a store with unsent rows, a writer at a steady rate, the follower
// and a sink. The sink is a fake that confirms after some milliseconds, or a broker on loopback. Figures, not verdicts:
//   bench_sync DIRECTORY [rows] [live rows/s] [back-fill rows/s, 0: no cap] [broker's port, 0: the fake]
#include "metrics/metrics.h"
#include "mqtt/mqttclient.h"
#include "sinks/mqttsink.h"
#include "store/store.h"
#include "store/storereader.h"
#include "support/keepbatch.h"
#include "sync/outboxfollower.h"

#include <QCoreApplication>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <deque>
#include <filesystem>
#include <string>
#include <vector>

using namespace lineside;

namespace {

constexpr int kWriteEveryMs = 10;
constexpr std::int64_t kAnswerAfterMs = 5;
constexpr std::size_t kFakeWindow = 200; // as the MQTT client's

struct Options
{
    std::string directory;
    std::uint64_t rows = 1'000'000;
    std::uint64_t livePerSecond = 1000;
    std::uint32_t backfillRate = SyncSettings().backfillRate;
    std::uint16_t port = 0;
};

Reading readingOf(std::uint64_t number, std::int64_t arrivalMs)
{
    Reading reading;
    reading.deviceId = "machine-" + std::to_string(number % 200);
    reading.sensorType = "sensor-" + std::to_string(number % 5);
    reading.unit = "celsius";
    reading.location = "hall-1";
    reading.metadata = R"({"sequence":)" + std::to_string(number) + R"(,"firmware":"1.4.2"})";
    reading.value = 20 + double(number % 1000) * 0.0137;
    reading.timestampMs = reading.arrivalMs = reading.processedMs = arrivalMs;
    reading.position = number * 220;
    return reading;
}

/// Confirms in order, each row some milliseconds after it came.
class PromptSink final : public CloudSink
{
public:
    explicit PromptSink(const Clock &clock)
        : m_clock(clock)
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { answer(); });
    }
    void start(ResultHandler result, ReadyHandler ready) override
    {
        m_result = std::move(result);
        m_timer.start(1);
        QTimer::singleShot(0, &m_timer, [this, ready] { m_isReady = true, ready(); });
    }
    void stop() override { m_timer.stop(); }
    [[nodiscard]] std::size_t room() const override { return m_isReady ? kFakeWindow - m_open.size() : 0; }
    void send(std::uint64_t sequence, const Reading &, Lane) override
    {
        m_open.emplace_back(sequence, m_clock.monotonicMs() + kAnswerAfterMs);
    }

private:
    void answer()
    {
        const auto now = m_clock.monotonicMs();
        for (auto due = m_open.size(); due > 0 && m_open.front().second <= now; --due) {
            const auto sequence = m_open.front().first;
            m_open.pop_front();
            m_result(sequence, {});
        }
    }

    const Clock &m_clock;
    ResultHandler m_result;
    std::deque<std::pair<std::uint64_t, std::int64_t>> m_open;
    QTimer m_timer;
    bool m_isReady = false;
};

/// Stands in front of a sink and notes how long live rows took, and how many of each lane were confirmed.
class MeasuringSink final : public CloudSink
{
public:
    MeasuringSink(CloudSink &inner, const Clock &clock)
        : m_inner(inner)
        , m_clock(clock)
    {
    }
    void start(ResultHandler result, ReadyHandler ready) override
    {
        m_startedMs = m_clock.monotonicMs();
        m_inner.start(
            [this, result](std::uint64_t sequence, const Result<void> &answer) {
                note(sequence, answer);
                result(sequence, answer);
            },
            std::move(ready));
    }
    void stop() override { m_inner.stop(); }
    [[nodiscard]] std::size_t room() const override { return m_inner.room(); }
    void send(std::uint64_t sequence, const Reading &reading, Lane lane) override
    {
        m_open.emplace_back(sequence, lane == Lane::Live ? reading.arrivalMs : 0);
        m_inner.send(sequence, reading, lane);
    }

    std::vector<std::int64_t> liveDelaysMs;
    std::uint64_t late = 0;
    std::int64_t firstLiveMs = -1; ///< after start()

private:
    void note(std::uint64_t sequence, const Result<void> &answer)
    {
        const auto sent = std::ranges::find(m_open, sequence, [](const auto &open) { return open.first; });
        const auto arrivalMs = sent->second;
        m_open.erase(sent);
        if (answer && arrivalMs == 0)
            ++late;
        if (!answer || arrivalMs == 0)
            return;
        liveDelaysMs.push_back(m_clock.utcMs() - arrivalMs);
        if (firstLiveMs < 0)
            firstLiveMs = m_clock.monotonicMs() - m_startedMs;
    }

    CloudSink &m_inner;
    const Clock &m_clock;
    std::deque<std::pair<std::uint64_t, std::int64_t>> m_open;
    std::int64_t m_startedMs = 0;
};

/// The pipeline's part: the store's one writer, on a thread of its own.
class Writer
{
public:
    Writer(const Options &options, const Clock &clock)
        : m_options(options)
        , m_clock(clock)
    {
        StoreSettings settings;
        settings.directory = options.directory;
        auto opened = Store::open(settings, clock, m_metrics);
        if (!opened)
            qFatal("%s", opened.error().text().c_str());
        m_store = std::move(*opened);
    }

    void makeBacklog()
    {
        const auto arrivalMs = m_clock.utcMs() - 3'600'000;
        while (m_number < m_options.rows)
            write(std::min<std::uint64_t>(2000, m_options.rows - m_number), arrivalMs);
    }
    /// What is due by now.
    std::uint64_t writeDue()
    {
        const auto now = m_clock.monotonicMs();
        if (m_beganMs == 0)
            m_beganMs = now;
        const auto due = static_cast<std::uint64_t>(now - m_beganMs) * m_options.livePerSecond / 1000;
        const auto count = m_options.rows + due - m_number;
        return count == 0 ? m_store->lastSequence() : write(count, m_clock.utcMs());
    }
    void keep(const SinkPosition &position)
    {
        StoreBatch batch;
        batch.cursors["bench"] = position;
        std::ignore = keepBatch(*m_store, batch);
    }
    void maintain() { std::ignore = m_store->maintain(); }

private:
    std::uint64_t write(std::uint64_t count, std::int64_t arrivalMs)
    {
        StoreBatch batch;
        for (std::uint64_t i = 0; i < count; ++i)
            batch.readings.push_back(readingOf(m_number++, arrivalMs));
        batch.journalPosition = m_number * 220 + 1;
        const auto stored = keepBatch(*m_store, batch);
        if (!stored)
            qFatal("%s", stored.error().text().c_str());
        return stored->lastSequence;
    }

    const Options &m_options;
    const Clock &m_clock;
    Metrics m_metrics;
    std::unique_ptr<Store> m_store;
    std::uint64_t m_number = 0;
    std::int64_t m_beganMs = 0;
};

void report(MeasuringSink &sink, double drainSeconds, double cpuSeconds)
{
    auto &delays = sink.liveDelaysMs;
    std::ranges::sort(delays);
    const auto percentile = [&delays](double part) {
        return delays.empty() ? -1LL : static_cast<long long>(delays[std::size_t(double(delays.size() - 1) * part)]);
    };
    const auto all = double(sink.late + delays.size());
    std::printf("first live row confirmed after %lld ms\n", static_cast<long long>(sink.firstLiveMs));
    std::printf("back-fill: %llu rows in %.1f s, %.0f rows/s\n", static_cast<unsigned long long>(sink.late),
                drainSeconds, double(sink.late) / drainSeconds);
    std::printf("live lane meanwhile: %zu rows, delay p50 %lld ms, p99 %lld ms, max %lld ms\n", delays.size(),
                percentile(0.5), percentile(0.99), percentile(1));
    std::printf("CPU of both threads: %.2f s per 100k rows sent\n", cpuSeconds / all * 1e5);
}

void run(const Options &options)
{
    const SystemClock clock;
    QThread thread;
    QObject onThread;
    onThread.moveToThread(&thread);
    std::unique_ptr<Writer> writer;
    thread.start();
    const auto post = [&onThread](auto task) { QMetaObject::invokeMethod(&onThread, std::move(task)); };
    QMetaObject::invokeMethod(
        &onThread,
        [&] {
            writer = std::make_unique<Writer>(options, clock);
            writer->makeBacklog();
        },
        Qt::BlockingQueuedConnection);

    std::unique_ptr<CloudSink> inner;
    if (options.port == 0) {
        inner = std::make_unique<PromptSink>(clock);
    } else {
        MqttSettings mqtt;
        mqtt.host = "127.0.0.1";
        mqtt.port = options.port;
        mqtt.clientId = "bench-sync";
        inner = std::make_unique<MqttSink>(makeMqttClient(mqtt, clock, 1));
    }
    MeasuringSink sink(*inner, clock);
    Metrics metrics;
    SyncSettings settings;
    settings.backfillRate = options.backfillRate;
    std::unique_ptr<StoreReader> reader = std::make_unique<StoreReader>(options.directory);
    OutboxFollower follower(
        "bench", [&reader](std::uint64_t after, std::size_t limit) { return reader->outbox(after, limit); }, sink,
        settings, clock, metrics);
    QObject::connect(&follower, &OutboxFollower::positionMoved, &follower,
                     [&](const SinkPosition &position) { post([&writer, position] { writer->keep(position); }); });

    QTimer writeTimer;
    QObject::connect(&writeTimer, &QTimer::timeout, &follower,
                     [&] { post([&] { follower.rowsStored(writer->writeDue()); }); });
    QTimer houseTimer;
    QObject::connect(&houseTimer, &QTimer::timeout, &follower, [&] { post([&] { writer->maintain(); }); });
    const auto began = std::chrono::steady_clock::now();
    const std::clock_t cpu = std::clock();
    bool hadBacklog = false;
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &follower, [&] {
        const bool isBackfilling = follower.status().isBackfilling;
        if (hadBacklog && !isBackfilling)
            QCoreApplication::quit();
        hadBacklog = hadBacklog || isBackfilling;
    });
    follower.rowsStored(options.rows);
    follower.start(0);
    writeTimer.start(kWriteEveryMs);
    houseTimer.start(1000);
    watch.start(20);
    QCoreApplication::exec();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    report(sink, seconds, double(std::clock() - cpu) / CLOCKS_PER_SEC);
    writeTimer.stop();
    sink.stop();
    QMetaObject::invokeMethod(
        &onThread, [&writer] { writer.reset(); }, Qt::BlockingQueuedConnection);
    thread.quit();
    thread.wait();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc < 2) {
        std::puts("usage: bench_sync DIRECTORY [rows] [live rows/s] [back-fill rows/s, 0: no cap] [broker's port]");
        return 2;
    }
    const auto number
        = [&](int index, std::uint64_t otherwise) { return argc > index ? std::stoull(argv[index]) : otherwise; };
    Options options;
    options.directory = std::string(argv[1]) + "/bench-sync";
    options.rows = number(2, options.rows);
    options.livePerSecond = number(3, options.livePerSecond);
    options.backfillRate = static_cast<std::uint32_t>(number(4, options.backfillRate));
    options.port = static_cast<std::uint16_t>(number(5, 0));
    std::filesystem::remove_all(options.directory);
    run(options);
    std::filesystem::remove_all(options.directory);
    return 0;
}
