// SPDX-License-Identifier: GPL-3.0-or-later
// What alarms add to taking readings in: decoded, processed, judged and stored, with alarms configured and without, in
// turn; with all values within their limits, and with one in a hundred beyond, whose steps are stored and told as well.
// Figures, not verdicts:
//   bench_pipeline DIRECTORY [configured alarms [readings]]
#include "metrics/metrics.h"
#include "store/store.h"
#include "support/keepbatch.h"
#include "support/pipelinebench.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace {

constexpr int kKinds = 7; // alarms of a signal that are configured
constexpr int kBatch = 1000;
constexpr int kRounds = 5;

Config configOf(bool hasAlarms)
{
    Config config;
    if (!hasAlarms)
        return config;
    AlarmSettings &alarms = config.alarms;
    alarms.setLimit("temperature", LimitKind::LowLow, AlarmLimit{.limit = 0, .deadband = 1});
    alarms.setLimit("temperature", LimitKind::Low, AlarmLimit{.limit = 10, .deadband = 1, .onDelay = 2s});
    alarms.setLimit("temperature", LimitKind::High, AlarmLimit{.limit = 80, .deadband = 1, .offDelay = 2s});
    alarms.setLimit("temperature", LimitKind::HighHigh, AlarmLimit{.limit = 100, .deadband = 1});
    auto &rules = alarms.watches.rules;
    rules.push_back({.kind = LimitKind::Rate, .name = "temperature", .limit = 60, .deadband = 2, .per = 1min});
    rules.push_back(
        {.kind = LimitKind::Deviation, .name = "temperature", .limit = 40, .deadband = 1, .setpoint = 45.0});
    rules.push_back({.kind = LimitKind::Discrete, .name = "temperature", .equals = {{"77"}}});
    return config;
}

/// CPU s per 100,000 readings.
double round(const std::string &directory, bool hasAlarms, bool crosses, int signals, int readings)
{
    std::filesystem::remove_all(directory);
    static const SystemClock clock;
    static Metrics metrics;
    StoreSettings settings;
    settings.directory = directory;
    auto store = Store::open(settings, clock, metrics);
    if (!store) {
        std::printf("%s\n", store.error().text().c_str());
        std::exit(1);
    }
    PipelineBench bench(configOf(hasAlarms));
    std::clock_t cpu = 0;
    std::vector<std::pair<std::string, std::string>> messages(kBatch);
    for (int at = 0; at < readings;) {
        const std::string now = formatRfc3339(bench.clock.utcMs());
        for (auto &[topic, payload] : messages) {
            const std::string id = "machine-" + std::to_string(at % signals);
            const int value = at++ % 101 == 0 && crosses ? 90 : 40 + at % 7;
            topic = "devices/" + id + "/data";
            payload = R"({"device_id":")" + id + R"(","timestamp":")" + now
                + R"(","sensor_type":"temperature","value":)" + std::to_string(value)
                + R"(,"unit":"celsius","location":"hall 1"})";
        }
        const std::clock_t begin = std::clock();
        for (const auto &[topic, payload] : messages)
            bench.take(topic, payload);
        bench.tick(250ms);
        if (const auto kept = keepBatch(**store, bench.pipeline.batch()); kept) {
            bench.pipeline.stateCommitted();
            (void)bench.pipeline.batchCommitted(*kept);
        }
        cpu += std::clock() - begin;
    }
    return double(cpu) / CLOCKS_PER_SEC / double(readings) * 1e5;
}

double median(std::vector<double> figures)
{
    std::sort(figures.begin(), figures.end());
    return figures[figures.size() / 2];
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (argc < 2) {
        std::printf("bench_pipeline DIRECTORY [configured alarms [readings]]\n");
        return 2;
    }
    const std::string directory = std::string(argv[1]) + "/pipeline";
    const int alarms = argc > 2 ? std::atoi(argv[2]) : 5000;
    const int readings = argc > 3 ? std::atoi(argv[3]) : 200'000;
    for (const bool crosses : {false, true}) {
        std::vector<double> without;
        std::vector<double> with;
        for (int i = 0; i < kRounds; ++i) {
            without.push_back(round(directory, false, crosses, alarms / kKinds, readings));
            with.push_back(round(directory, true, crosses, alarms / kKinds, readings));
        }
        std::printf("%s: CPU s per 100k, median of %d: without %.3f, with %d alarms %.3f, ratio %.3f\n",
                    crosses ? "one in a hundred beyond" : "all within", kRounds, median(without), alarms, median(with),
                    median(with) / median(without));
    }
    return 0;
}
