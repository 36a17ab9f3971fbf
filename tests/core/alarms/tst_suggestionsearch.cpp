// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/suggestionsearch.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_suggestionsearch {

constexpr std::int64_t kBegin = 1767225600000;
constexpr std::int64_t kHour = 3'600'000;
constexpr double kLimit = 80;
using Samples = std::vector<ReplaySample>;

SuggestionSubject subjectOf(LimitKind kind = LimitKind::High)
{
    return {.key = {{"press-01", "temperature"}, kind},
            .limit = {.limit = kLimit},
            .respondWithin = 5min,
            .span = {kBegin, kBegin + 24 * kHour}};
}

bool toTheEnd(double)
{
    return true;
}

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

AlarmSuggestion suggestionFor(const SuggestionSubject &subject, const Samples &samples,
                              const SuggestionSearch::GoesOn &goesOn = toTheEnd)
{
    SuggestionSearch search(subject);
    search.measureNoise(samples);
    search.begin();
    for (const ReplaySample &sample : samples)
        search.add(sample);
    return search.search(goesOn);
}

std::vector<AlarmSpell> spellsWith(const SuggestionSubject &subject, const AlarmTuning &tuning, const Samples &samples)
{
    AlarmLimit limit = subject.limit;
    limit.deadband = tuning.deadband;
    limit.onDelay = tuning.onDelay;
    limit.offDelay = tuning.offDelay;
    return replayAlarm(subject.key, limit, samples, subject.span.toMs, [] { return true; });
}

class TestSuggestionSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhyThereIsNothing();
    void quietsAndLosesNoLongActivation_data();
    void quietsAndLosesNoLongActivation();
    void takesTheLeastChange();
    void refusesWhatDelaysTooMuch();
    void refusesAnAlarmThatStands();
    void mirrorsALowerLimit();
    void knowsWhatCannotMoveIt();
    void endsWhenNobodyWaits();
};

void TestSuggestionSearch::saysWhyThereIsNothing()
{
    QVERIFY(suggestionFor(subjectOf(), {}).reason == NoSuggestion::NoReadings);
    QVERIFY(suggestionFor(subjectOf(), jitter(1, 60, kBegin, 1000)).reason == NoSuggestion::Quiet);
    Samples waves = jitter(1, 70, kBegin, 20'000);
    for (std::size_t i = 0; i < waves.size(); ++i)
        waves[i].value += i / 61 % 2 == 0 ? 0 : 40; // a minute up, a minute down
    SuggestionSubject hasty = subjectOf();
    hasty.respondWithin = 2s;
    QVERIFY(suggestionFor(hasty, waves).reason == NoSuggestion::Quiet);
    for (std::size_t i = 0; i < waves.size(); ++i)
        waves[i].value = i % 12 < 4 ? 110 : 70; // what ends these loses them, or bridges more than there is
    const AlarmSuggestion none = suggestionFor(hasty, waves);
    QVERIFY(none.reason == NoSuggestion::AllRefused);
    QVERIFY(none.refused > 0);
}

void TestSuggestionSearch::quietsAndLosesNoLongActivation_data()
{
    QTest::addColumn<double>("level");
    QTest::newRow("often beyond") << 79.0;
    QTest::newRow("now and then beyond") << 78.0;
    QTest::newRow("at the limit") << 80.0;
}

void TestSuggestionSearch::quietsAndLosesNoLongActivation()
{
    QFETCH(const double, level);
    const SuggestionSubject subject = subjectOf();
    int helped = 0;
    for (unsigned seed = 0; seed < 25; ++seed) {
        Samples samples = jitter(seed, level, kBegin, 40'000);
        std::mt19937 dice(seed);
        for (int i = 0; i < 5; ++i)
            raise(samples, kBegin + (i * 8000 + std::int64_t(dice() % 5000)) * 1000, 900'000, 8);
        const AlarmSuggestion suggestion = suggestionFor(subject, samples);
        if (suggestion.reason != NoSuggestion::None)
            continue;
        ++helped;
        QVERIFY(suggestion.suggested.psi < 0.05);
        QVERIFY(suggestion.suggested.count < suggestion.now.count);
        const auto after = spellsWith(subject, suggestion.suggested.tuning, samples);
        QCOMPARE(after.size(), suggestion.suggested.count);
        for (const AlarmSpell &was : spellsWith(subject, suggestion.now.tuning, samples)) {
            if (was.lengthMs() <= 300'000)
                continue;
            QVERIFY(std::ranges::any_of(after, [&was](const AlarmSpell &each) {
                return each.startMs <= was.startMs + 30'000 && each.startMs >= was.startMs - 300'000
                    && each.endMs > was.startMs;
            }));
        }
    }
    QVERIFY2(helped >= 20, qPrintable(QString::number(helped)));
}

void TestSuggestionSearch::takesTheLeastChange()
{
    SuggestionSubject subject = subjectOf();
    subject.typeDeadband = 0.8;
    Samples samples = jitter(7, 60, kBegin, 40'000);
    for (ReplaySample &sample : samples)
        sample.value = 60 + (sample.value - 60) * 0.2;
    for (int i = 0; i < 10; ++i)
        raise(samples, kBegin + i * 3'600'000, 600'000, 20); // at the limit for ten minutes
    const AlarmSuggestion suggestion = suggestionFor(subject, samples);
    QVERIFY(suggestion.reason == NoSuggestion::None);
    const AlarmTuning &tuning = suggestion.suggested.tuning;
    QCOMPARE((tuning.deadband != 0) + (tuning.onDelay != 0s) + (tuning.offDelay != 0s), 1);
    QVERIFY(suggestion.suggested.count <= 10);
    QCOMPARE(suggestion.now.count - suggestion.suggested.count, suggestion.vanished + suggestion.merged);
    QCOMPARE(suggestion.longestVanished.size(), std::min<std::size_t>(suggestion.vanished, 50));
}

void TestSuggestionSearch::refusesWhatDelaysTooMuch()
{
    SuggestionSubject subject = subjectOf();
    subject.limit.priority = Priority::Critical;
    subject.respondWithin.reset(); // a minute is assumed: six seconds later at most
    for (unsigned seed = 0; seed < 10; ++seed) {
        Samples samples = jitter(seed, 78.5, kBegin, 20'000);
        raise(samples, kBegin + 9'000'000, 300'000, 8);
        const AlarmSuggestion suggestion = suggestionFor(subject, samples);
        QVERIFY(suggestion.isRespondAssumed);
        QVERIFY(suggestion.respondWithin == 60s);
        QVERIFY(suggestion.addedDelayMaxMs <= 6000);
        QVERIFY(suggestion.suggested.tuning.onDelay <= 6s);
    }
}

void TestSuggestionSearch::refusesAnAlarmThatStands()
{
    // No long activation that could be lost, and a deadband of six sigma would make one activation of all.
    for (unsigned seed = 0; seed < 10; ++seed) {
        const Samples samples = jitter(seed, 78, kBegin, 40'000);
        const AlarmSuggestion suggestion = suggestionFor(subjectOf(), samples);
        QVERIFY(suggestion.reason == NoSuggestion::None);
        std::int64_t longest = 0;
        for (const AlarmSpell &each : spellsWith(subjectOf(), suggestion.suggested.tuning, samples))
            longest = std::max(longest, each.lengthMs());
        QVERIFY(longest < 1'200'000);
    }
}

void TestSuggestionSearch::mirrorsALowerLimit()
{
    Samples samples = jitter(3, 78.5, kBegin, 20'000);
    const AlarmSuggestion upper = suggestionFor(subjectOf(), samples);
    for (ReplaySample &sample : samples)
        sample.value = 160 - sample.value;
    const AlarmSuggestion lower = suggestionFor(subjectOf(LimitKind::Low), samples);
    QVERIFY(upper.suggested == lower.suggested);
    QVERIFY(upper.reason == NoSuggestion::None);
}

void TestSuggestionSearch::knowsWhatCannotMoveIt()
{
    SuggestionSubject subject = subjectOf();
    subject.limit.deadband = 1;
    subject.typeDeadband = 2;
    SuggestionSearch search(subject);
    search.begin();
    QVERIFY(search.mayMove(60, 80));
    QVERIFY(search.mayMove(60, 76.1));
    QVERIFY(!search.mayMove(60, 76));
}

void TestSuggestionSearch::endsWhenNobodyWaits()
{
    const Samples samples = jitter(3, 79, kBegin, 20'000);
    const AlarmSuggestion none = suggestionFor(subjectOf(), samples, [](double done) { return done < 0.1; });
    QVERIFY(none.reason == NoSuggestion::Cancelled);
}

LINESIDE_TEST(TestSuggestionSearch)

} // namespace tst_suggestionsearch
#include "tst_suggestionsearch.moc"
