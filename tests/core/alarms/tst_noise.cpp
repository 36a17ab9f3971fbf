// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/noise.h"
#include "support/testmain.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace lineside;

namespace tst_noise {

constexpr std::int64_t kBegin = 1767225600000;
constexpr double kLimit = 80;
using Samples = std::vector<ReplaySample>;

/// A second apart, jittering by one about a level.
Samples jitter(unsigned seed, double level, std::int64_t fromMs, std::int64_t count)
{
    std::mt19937 dice(seed);
    std::normal_distribution<double> noise(level, 1);
    Samples samples;
    for (std::int64_t i = 0; i < count; ++i)
        samples.push_back({fromMs + i * 1000, noise(dice)});
    return samples;
}

void raise(Samples &samples, std::int64_t fromMs, std::int64_t lengthMs, double by)
{
    for (ReplaySample &sample : samples)
        if (sample.timeMs >= fromMs && sample.timeMs < fromMs + lengthMs)
            sample.value += by;
}

class TestNoise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measuresTheNoise();
    void knowsNoNoiseOfTooLittle();
};

void TestNoise::measuresTheNoise()
{
    NoiseEstimate noise(LimitKind::High, kLimit, 2);
    Samples samples = jitter(1, 60, kBegin, 20'000);
    for (ReplaySample &sample : samples)
        sample.value = sample.value * 0.25 + double(sample.timeMs - kBegin) * 1e-6; // drifts
    raise(samples, kBegin + 5'000'000, 600'000, 70); // an upset
    noise.add(samples);
    QVERIFY(std::abs(*noise.sigma() - 0.25) < 0.01);
}

void TestNoise::knowsNoNoiseOfTooLittle()
{
    NoiseEstimate noise(LimitKind::High, kLimit, 2);
    noise.add(jitter(1, 60, kBegin, 256)); // 255 differences
    QVERIFY(!noise.sigma());
}

LINESIDE_TEST(TestNoise)

} // namespace tst_noise
#include "tst_noise.moc"
