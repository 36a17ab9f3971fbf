// SPDX-License-Identifier: GPL-3.0-or-later
// What alarms cost: judging readings, a step, a start with many that stand, a search in the journal. Figures, not
// verdicts:
//   bench_alarms DIRECTORY [configured alarms [readings]]
#include "alarms/alarmengine.h"
#include "metrics/metrics.h"
#include "store/store.h"
#include "store/storereader.h"
#include "support/keepbatch.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kBeginMs = 1767225600000; // 2026-01-01T00:00:00Z
constexpr int kKinds = 7; // alarms of a signal that are configured
constexpr int kReadingsPerMs = 10;

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

/// Every limit has a life of its own: deadbands, delays, latches, re-alarms, all priorities.
AlarmSettings settingsOf()
{
    AlarmSettings settings;
    settings.setLimit("temperature", LimitKind::LowLow,
                      AlarmLimit{.limit = 0, .deadband = 1, .priority = Priority::High, .latch = true});
    settings.setLimit("temperature", LimitKind::Low, AlarmLimit{.limit = 10, .deadband = 1, .onDelay = 2s});
    settings.setLimit("temperature", LimitKind::High,
                      AlarmLimit{.limit = 80, .deadband = 1, .offDelay = 2s, .reAlarm = 60s});
    settings.setLimit("temperature", LimitKind::HighHigh,
                      AlarmLimit{.limit = 100, .deadband = 1, .priority = Priority::Critical});
    auto &rules = settings.watches.rules;
    rules.push_back({.kind = LimitKind::Rate, .name = "temperature", .limit = 20, .deadband = 2, .per = 10s});
    rules.push_back(
        {.kind = LimitKind::Deviation, .name = "temperature", .limit = 30, .deadband = 1, .setpoint = 45.0});
    rules.push_back({.kind = LimitKind::Discrete, .name = "temperature", .equals = {{"110", "-5"}}});
    settings.conditions.push_back({.name = "cold",
                                   .sensorType = "temperature",
                                   .test = ConditionRule::Test::Below,
                                   .edge = 0,
                                   .hysteresis = 1,
                                   .kinds = {LimitKind::Low}});
    return settings;
}

std::vector<Reading> signalsOf(int alarms)
{
    std::vector<Reading> signals(static_cast<std::size_t>(alarms / kKinds));
    for (std::size_t i = 0; i < signals.size(); ++i) {
        signals[i].deviceId = "machine-" + std::to_string(i);
        signals[i].sensorType = "temperature";
        signals[i].unit = "celsius";
        signals[i].location = "hall-1";
    }
    return signals;
}

/// Where the readings of a hall come from: so many of a hundred are beyond a limit, of bad quality or of no known unit.
class Hall
{
public:
    Hall(int alarms, int beyondPercent)
        : m_signals(signalsOf(alarms))
        , m_beyondPercent(beyondPercent)
    {
    }
    const Reading &next()
    {
        Reading &reading = m_signals[m_count % m_signals.size()];
        reading.timestampMs = reading.arrivalMs = kBeginMs + std::int64_t(m_count / kReadingsPerMs);
        reading.position = ++m_count * 220;
        m_dice = m_dice * 6364136223846793005U + 1442695040888963407U;
        const auto chance = int((m_dice >> 33U) % 100);
        reading.quality = Quality::Good;
        reading.unitUnknown = false;
        if (chance < m_beyondPercent && (m_dice >> 50U) % 8 == 0)
            reading.quality = Quality::Bad;
        else if (chance < m_beyondPercent && (m_dice >> 50U) % 8 == 1)
            reading.unitUnknown = true;
        constexpr double kBeyond[] = {90, 110, 5, -5};
        reading.value = chance < m_beyondPercent ? kBeyond[(m_dice >> 45U) % 4] : 40 + chance * 0.1;
        return reading;
    }
    [[nodiscard]] bool isTickDue() const { return m_count % (250U * kReadingsPerMs) == 0; }
    [[nodiscard]] std::int64_t nowMs() const { return kBeginMs + std::int64_t(m_count / kReadingsPerMs); }

private:
    std::vector<Reading> m_signals;
    int m_beyondPercent;
    std::uint64_t m_count = 0;
    std::uint64_t m_dice = 1;
};

/// The least there is to do: find the signal by its name and hold the value against four limits. CPU s per 100k.
double yardstick(int alarms, std::uint64_t readings)
{
    Hall hall(alarms, 1);
    SeriesMap<std::array<double, 4>> limits;
    for (const Reading &signal : signalsOf(alarms))
        limits[signal.series()] = {0, 10, 80, 100};
    std::uint64_t beyond = 0;
    const Stopwatch watch;
    for (std::uint64_t i = 0; i < readings; ++i) {
        const Reading &reading = hall.next();
        const auto &[worstLow, low, high, worstHigh] = limits.find(SeriesView(reading))->second;
        beyond += reading.value < worstLow || reading.value < low || reading.value > high || reading.value > worstHigh;
    }
    const double cpu = watch.cpuSeconds() / double(readings) * 1e5;
    std::printf("yardstick, a look-up and four comparisons: %.4f CPU s per 100k (%llu beyond)\n", cpu,
                static_cast<unsigned long long>(beyond));
    return cpu;
}

void judge(int alarms, std::uint64_t readings, int beyondPercent, double yardstickCpu)
{
    Hall hall(alarms, beyondPercent);
    AlarmEngine engine(settingsOf());
    std::vector<AlarmTransition> steps;
    std::uint64_t stepCount = 0;
    const Stopwatch watch;
    for (std::uint64_t i = 0; i < readings; ++i) {
        engine.evaluate(hall.next(), steps);
        if (hall.isTickDue())
            engine.tick(hall.nowMs(), steps);
        stepCount += steps.size();
        steps.clear();
    }
    const double cpu = watch.cpuSeconds() / double(readings) * 1e5;
    std::printf("%d alarms of seven kinds, %2d %% amiss: %9.0f readings/s  %5.3f CPU s per 100k (%.1f of the "
                "yardstick), %.2f steps a "
                "reading\n",
                alarms, beyondPercent, double(readings) / watch.seconds(), cpu, cpu / yardstickCpu,
                double(stepCount) / double(readings));
    std::fflush(stdout);
}

void report(const char *what, std::vector<double> microseconds)
{
    if (microseconds.empty())
        return;
    std::sort(microseconds.begin(), microseconds.end());
    const auto at = [&](double share) { return microseconds[std::size_t(share * double(microseconds.size() - 1))]; };
    std::printf("%-36s %8zu times: p50 %7.2f  p99 %7.2f  p99.9 %7.2f  max %8.2f us\n", what, microseconds.size(),
                at(0.5), at(0.99), at(0.999), at(1));
    std::fflush(stdout);
}

/// Each call by itself, with two looks at the clock in it. All rounds do the same, so the least of each call is its own
/// time: what is more was other work on the machine.
class CallTimes
{
public:
    void beginRound() { m_next = 0; }
    template <typename Call>
    void time(Call call)
    {
        const auto begin = std::chrono::steady_clock::now();
        call();
        const double us = std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count();
        if (m_next == m_least.size())
            m_least.push_back(us);
        m_least[m_next] = std::min(m_least[m_next], us);
        ++m_next;
    }
    [[nodiscard]] const std::vector<double> &least() const { return m_least; }

private:
    std::vector<double> m_least;
    std::size_t m_next = 0;
};

void timeSteps(int alarms, std::uint64_t readings, int beyondPercent)
{
    constexpr int kRounds = 5;
    CallTimes calls;
    CallTimes ticks;
    std::vector<std::size_t> stepCounts(readings);
    for (int round = 0; round < kRounds; ++round) {
        Hall hall(alarms, beyondPercent);
        AlarmEngine engine(settingsOf());
        std::vector<AlarmTransition> steps;
        calls.beginRound();
        ticks.beginRound();
        for (std::uint64_t i = 0; i < readings; ++i) {
            const Reading &reading = hall.next();
            steps.clear();
            calls.time([&] { engine.evaluate(reading, steps); });
            stepCounts[i] = steps.size();
            if (hall.isTickDue())
                ticks.time([&] { engine.tick(hall.nowMs(), steps); });
        }
    }
    std::vector<double> quiet;
    std::vector<double> aStep;
    for (std::uint64_t i = 0; i < readings; ++i) {
        if (stepCounts[i] == 0)
            quiet.push_back(calls.least()[i]);
        else
            aStep.push_back(calls.least()[i] / double(stepCounts[i]));
    }
    report("a reading without a step", std::move(quiet));
    report("a step", std::move(aStep));
    report("a tick with its steps", ticks.least());
}

std::vector<AlarmTransition> standing(int alarms)
{
    Hall hall(alarms, 100);
    AlarmEngine engine(settingsOf());
    std::vector<AlarmTransition> steps;
    for (int i = 0; i < 40 * alarms; ++i)
        engine.evaluate(hall.next(), steps);
    return steps;
}

std::unique_ptr<Store> openStore(const std::string &directory)
{
    static const SystemClock clock;
    static Metrics metrics;
    StoreSettings settings;
    settings.directory = directory;
    auto store = Store::open(settings, clock, metrics);
    if (!store) {
        std::printf("%s\n", store.error().text().c_str());
        std::exit(1);
    }
    return std::move(*store);
}

void keep(Store &store, std::vector<AlarmTransition> steps)
{
    StoreBatch batch;
    batch.transitions = std::move(steps);
    if (const auto kept = keepBatch(store, batch); !kept)
        std::printf("%s\n", kept.error().text().c_str());
}

void start(const std::string &directory, int alarms)
{
    keep(*openStore(directory), standing(alarms));
    for (int round = 0; round < 3; ++round) {
        const Stopwatch watch;
        const auto store = openStore(directory);
        const double opened = watch.seconds();
        auto kept = store->loadAlarms();
        const double loaded = watch.seconds();
        const std::size_t count = kept ? kept->size() : 0;
        AlarmEngine engine(settingsOf());
        if (kept)
            engine.restore(std::move(*kept));
        std::printf("a start with %zu that are listed: store %.1f, load %.1f, restore %.1f ms\n", count, opened * 1e3,
                    (loaded - opened) * 1e3, (watch.seconds() - loaded) * 1e3);
    }
    std::fflush(stdout);
}

void search(const std::string &directory, std::size_t count)
{
    std::vector<AlarmTransition> steps = standing(200);
    const auto store = openStore(directory);
    std::vector<AlarmTransition> batch;
    for (std::size_t i = 0; i < count; ++i) {
        batch.push_back(steps[i % steps.size()]);
        batch.back().timeMs = kBeginMs + std::int64_t(i) * 1000;
        batch.back().position = (i + 1) * 220;
        if (batch.size() == 10'000 || i + 1 == count)
            keep(*store, std::exchange(batch, {}));
    }
    StoreReader reader(directory);
    const std::pair<const char *, AlarmHistoryQuery> queries[]
        = {{"the newest page", {}},
           {"a device", {.deviceId = "machine-7"}},
           {"a priority and an event", {.priority = Priority::Low, .event = AlarmEvent::ReAlarmed}},
           {"a text that many have", {.text = "machine"}},
           {"a text that none has", {.text = "nowhere"}},
           {"a stretch in the middle",
            {.fromMs = kBeginMs + std::int64_t(count) * 400, .toMs = kBeginMs + std::int64_t(count) * 600}}};
    for (const auto &[what, query] : queries) {
        std::vector<double> times;
        std::size_t found = 0;
        for (int round = 0; round < 11; ++round) {
            const Stopwatch watch;
            const auto page = reader.alarmHistory(query);
            times.push_back(watch.seconds() * 1e3);
            found = page ? page->steps.size() : 0;
        }
        std::sort(times.begin(), times.end());
        std::printf("%zu steps, %-26s %4zu found: median %6.2f, worst %6.2f ms\n", count, what, found, times[5],
                    times[10]);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (argc < 2) {
        std::printf("usage: bench_alarms DIRECTORY [configured alarms [readings]]\n");
        return 2;
    }
    const std::string directory = argv[1];
    const int alarms = argc > 2 ? std::atoi(argv[2]) : 5000;
    const std::uint64_t readings = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 2'000'000;
    const double yardstickCpu = yardstick(alarms, readings);
    for (const int beyondPercent : {0, 1, 10})
        judge(alarms, readings, beyondPercent, yardstickCpu);
    timeSteps(alarms, readings, 10);
    for (const char *part : {"/alarms-start", "/alarms-search"})
        std::filesystem::remove_all(directory + part);
    start(directory + "/alarms-start", alarms * 4 / 3);
    search(directory + "/alarms-search", 100'000);
    return 0;
}
