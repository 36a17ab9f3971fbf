// SPDX-License-Identifier: GPL-3.0-or-later
// What a suggestion costs: 30 days of a signal at one reading a second, in a real store. Figures, not verdicts:
//   bench_suggestion DIRECTORY [days [share of the hours near the limit, percent]]
#include "engine/storedsuggestion.h"
#include "metrics/metrics.h"
#include "store/store.h"
#include "store/storereader.h"
#include "support/fakeclock.h"
#include "support/keepbatch.h"

#include <QCoreApplication>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>

using namespace lineside;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr double kLimit = 80;
const AlarmKey kKey{{"press-01", "temperature"}, LimitKind::High};

double cpuSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

/// Jitters about 78.5 in the hours near the limit, about 60 in the others.
void fill(const std::string &directory, int days, int nearPercent)
{
    FakeClock clock;
    Metrics metrics;
    StoreSettings settings;
    settings.directory = directory;
    const auto store = std::move(*Store::open(settings, clock, metrics));
    std::mt19937 dice(1);
    std::normal_distribution<double> jitter(0, 1);
    for (int hour = 0; hour < days * 24; ++hour) {
        const bool isNear = hour * 37 % 100 < nearPercent;
        StoreBatch batch;
        for (int second = 0; second < 3600; ++second) {
            Reading reading;
            reading.deviceId = kKey.series.deviceId;
            reading.sensorType = kKey.series.sensorType;
            reading.unit = "celsius";
            reading.value = (isNear ? 78.5 : 60) + jitter(dice);
            reading.timestampMs = reading.arrivalMs = clock.utcMs();
            batch.readings.push_back(std::move(reading));
            clock.advance(1s);
        }
        if (!keepBatch(*store, batch))
            std::abort();
        while (store->maintain()) { }
    }
}

void suggest(const std::string &directory, int days)
{
    FakeClock clock;
    const TimeSpan span{clock.utcMs(), clock.utcMs() + days * 24 * kHour};
    StoreReader reader(directory);
    AlarmSettings settings;
    settings.setLimit(kKey.series.sensorType, kKey.limit, AlarmLimit{.limit = kLimit});
    const auto subject = suggestionSubject(settings, {}, kKey, {}, span);
    const double before = cpuSeconds();
    double readDone = 0;
    const auto found = suggestionIn(reader, *subject, [&](double done) {
        if (done < 0.5)
            readDone = cpuSeconds();
        return true;
    });
    const double after = cpuSeconds();
    if (!found)
        return void(std::printf("%s\n", found.error().text().c_str()));
    std::printf("%llu readings run, %.2f CPU s: %.2f to read, %.2f to search\n",
                static_cast<unsigned long long>(found->readings), after - before, readDone - before, after - readDone);
    std::printf("%zu activations (psi %.3f) become %zu (psi %.3f): deadband %g, on %lld ms, off %lld ms%s\n",
                found->now.count, found->now.psi, found->suggested.count, found->suggested.psi,
                found->suggested.tuning.deadband, static_cast<long long>(found->suggested.tuning.onDelay.count()),
                static_cast<long long>(found->suggested.tuning.offDelay.count()),
                (" " + std::string(toString(found->reason))).c_str());
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    if (argc < 2)
        return EXIT_FAILURE;
    const int days = argc > 2 ? std::atoi(argv[2]) : 30;
    const int nearPercent = argc > 3 ? std::atoi(argv[3]) : 100;
    fill(argv[1], days, nearPercent);
    std::printf("%d days, %d %% of the hours near the limit, stored with %.1f CPU s\n", days, nearPercent,
                cpuSeconds());
    suggest(argv[1], days);
    return EXIT_SUCCESS;
}
