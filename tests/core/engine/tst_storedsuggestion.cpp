// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmreplay.h"
#include "core/store/storefixture.h"
#include "engine/storedsuggestion.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>
#include <random>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_storedsuggestion {

constexpr std::int64_t kBegin = 1767225600000; // where FakeClock begins
constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr int kDays = 30;
constexpr double kLimit = 80;
constexpr double kSigma = 0.5;
constexpr std::int64_t kNoisy = 6 * kHour; // of each day: a second apart, near the limit, for twenty minutes
constexpr std::int64_t kNoisyFor = 20 * kMinute;
constexpr std::int64_t kLong = 15 * kMinute;

const SeriesKey kDips{"press-01", "temperature"};
const SeriesKey kHumps{"press-02", "temperature"};
const SeriesKey kWaves{"press-03", "temperature"};

/// Twenty long ones: ten in the noise, ten in the afternoon, where nothing else happens.
std::vector<AlarmSpell> planted()
{
    std::vector<AlarmSpell> spells;
    for (int i = 0; i < 20; ++i) {
        const std::int64_t start = i % 2 == 0 ? kNoisy + 3 * kMinute : 14 * kHour + i * 7 * kMinute;
        spells.push_back({kBegin + i * kDay + start, kBegin + i * kDay + start + kLong});
    }
    return spells;
}

/// Thirty days of three signals in a real store, in slices of a day.
class Plant
{
public:
    Plant()
    {
        m_store.open();
        for (int day = 0; day < kDays; ++day)
            keepDay(kBegin + day * kDay);
        m_store.maintain();
        m_reader = m_store.reader();
    }

    StoreReader &reader() { return *m_reader; }
    std::vector<ReplaySample> all(const SeriesKey &series)
    {
        std::vector<ReplaySample> samples;
        std::uint64_t cursor = 0;
        for (auto rows = *m_reader->outbox(0, 10'000); !rows.empty(); rows = *m_reader->outbox(cursor, 10'000)) {
            for (const OutboxRow &row : rows)
                if (row.reading.series() == series && row.reading.quality != Quality::Bad)
                    samples.push_back({row.reading.timestampMs, row.reading.value});
            cursor = rows.back().sequence;
        }
        return samples;
    }

private:
    void keepDay(std::int64_t day)
    {
        StoreBatch batch;
        for (std::int64_t now = day; now < day + kDay; now += isBusy(now) ? kSecond : 30 * kSecond) {
            m_store.clock.advance(std::chrono::milliseconds(now - m_store.clock.utcMs()));
            for (const SeriesKey &series : {kDips, kHumps, kWaves})
                batch.readings.push_back(reading(series, valueOf(series, now), now));
            if (now % (6 * kHour) == 0) { // a sensor that fails reads zero, and says so
                batch.readings.push_back(reading(kDips, 0, now + 500));
                batch.readings.back().quality = Quality::Bad;
            }
        }
        m_store.keep(batch);
        while (m_store.store->maintain()) { }
    }
    Reading reading(const SeriesKey &series, double value, std::int64_t now) const
    {
        Reading reading = m_store.reading(value, now);
        reading.deviceId = series.deviceId;
        return reading;
    }
    [[nodiscard]] const AlarmSpell *plantedAt(std::int64_t now) const
    {
        const auto found = std::ranges::find_if(
            m_planted, [now](const AlarmSpell &each) { return now >= each.startMs && now < each.endMs; });
        return found == m_planted.end() ? nullptr : &*found;
    }
    [[nodiscard]] static bool isNoisy(std::int64_t now)
    {
        const std::int64_t ofDay = (now - kBegin) % kDay;
        return ofDay >= kNoisy && ofDay < kNoisy + kNoisyFor;
    }
    [[nodiscard]] bool isBusy(std::int64_t now) const { return isNoisy(now) || plantedAt(now + 30 * kSecond); }

    double valueOf(const SeriesKey &series, std::int64_t now)
    {
        const double jitter = m_jitter(m_dice);
        const std::int64_t second = now / kSecond;
        const bool isQuietOne = series == kWaves && isNoisy(now); // what would stand there swallows none
        if (const AlarmSpell *spell = isQuietOne ? nullptr : plantedAt(now)) {
            const bool dips = series == kDips && (now - spell->startMs) / kSecond % 40 == 39;
            return dips ? 70 : 90 + jitter;
        }
        if (!isNoisy(now))
            return 60 + jitter;
        if (series == kHumps && second % 300 < 25)
            return 83 + jitter;
        if (series == kWaves)
            return (second % 18 < 3 ? 90 : 65) + jitter;
        return kLimit - 1.3 * kSigma + jitter;
    }

    StoreFixture m_store;
    const std::vector<AlarmSpell> m_planted = planted();
    std::mt19937 m_dice{1};
    std::normal_distribution<double> m_jitter{0, kSigma};
    std::unique_ptr<StoreReader> m_reader;
};

bool toTheEnd(double)
{
    return true;
}

AlarmSuggestion none()
{
    return {};
}

/// The promise of issue 11: what is suggested ends the chatter and loses none of what lasts. The alarm engine alone
/// says so here, over every row of the store.
class TestStoredSuggestion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_plant = std::make_unique<Plant>(); }
    void losesNone()
    {
        const AlarmSuggestion suggestion = suggestionFor(kDips, 10min);
        QVERIFY(suggestion.reason == NoSuggestion::None);
        QVERIFY(std::abs(*suggestion.noise - kSigma) < 0.05);
        holds(suggestion, 60 * kSecond);
    }
    void tellsNoneLate()
    {
        const AlarmSuggestion suggestion = suggestionFor(kHumps, 3min);
        QVERIFY(suggestion.reason == NoSuggestion::None);
        holds(suggestion, 18 * kSecond);
    }
    void suggestsNothingThatStands()
    {
        const AlarmSuggestion suggestion = suggestionFor(kWaves, 30s);
        QVERIFY(suggestion.reason == NoSuggestion::AllRefused);
        QVERIFY(suggestion.now.psi >= 0.05);
    }
    void looksIntoFewHours()
    {
        const AlarmSuggestion suggestion = suggestionFor(kDips, 10min);
        QVERIFY(suggestion.readings < m_plant->all(kDips).size() * 3 / 4);
    }
    void knowsItsSubject()
    {
        AlarmSettings settings = settingsOf();
        settings.deadbands = DeadbandDefault::None;
        const auto subject = subjectFor(kDips, 10min, settings);
        QVERIFY(subject);
        QCOMPARE(subject->typeDeadband, 0.8);
        QCOMPARE(subject->limit.deadband.value_or(-1), 0.0);
        QVERIFY(subject->limit.offDelay == 5s);
        QVERIFY(subject->respondWithin == 10min);
        const TimeSpan span{kBegin, kBegin + kDay};
        QVERIFY(!suggestionSubject(settings, {}, {kDips, LimitKind::Low}, {}, span));
        QVERIFY(!suggestionSubject(settings, {}, {kDips, LimitKind::Frozen}, {}, span));
    }
    void saysThatNothingIsStored()
    {
        QVERIFY(suggestionFor({"press-04", "temperature"}, 10min).reason == NoSuggestion::NoReadings);
    }
    void endsWhenNobodyWaits()
    {
        int asked = 0;
        const auto subject = subjectFor(kDips, 10min, settingsOf());
        const auto suggestion = suggestionIn(m_plant->reader(), *subject, [&asked](double) { return ++asked < 300; });
        QVERIFY(suggestion && suggestion->reason == NoSuggestion::Cancelled);
    }

private:
    static AlarmSettings settingsOf()
    {
        AlarmSettings settings;
        settings.setLimit("temperature", LimitKind::High, AlarmLimit{.limit = kLimit, .offDelay = 5s});
        return settings;
    }
    static std::optional<SuggestionSubject> subjectFor(const SeriesKey &series, std::chrono::seconds respondWithin,
                                                       const AlarmSettings &settings)
    {
        AlarmGuides guides;
        guides.add({.sensorType = "temperature"}, {.respondWithin = respondWithin});
        return suggestionSubject(settings, guides, {series, LimitKind::High}, {}, {kBegin, kBegin + kDays * kDay});
    }
    AlarmSuggestion suggestionFor(const SeriesKey &series, std::chrono::seconds respondWithin)
    {
        const auto subject = subjectFor(series, respondWithin, settingsOf());
        const auto suggestion = suggestionIn(m_plant->reader(), *subject, toTheEnd);
        return suggestion ? *suggestion : none();
    }
    std::vector<AlarmSpell> replayed(const AlarmSuggestion &suggestion, const AlarmTuning &tuning)
    {
        const AlarmLimit limit{
            .limit = kLimit, .deadband = tuning.deadband, .onDelay = tuning.onDelay, .offDelay = tuning.offDelay};
        return replayAlarm(suggestion.key, limit, m_plant->all(suggestion.key.series), suggestion.span.toMs,
                           [] { return true; });
    }
    void holds(const AlarmSuggestion &suggestion, std::int64_t latestMs)
    {
        const AlarmTuning &tuning = suggestion.suggested.tuning;
        qInfo("%zu to %zu, psi %.3f to %.3f, deadband %g, on %lld ms, off %lld ms", suggestion.now.count,
              suggestion.suggested.count, suggestion.now.psi, suggestion.suggested.psi, tuning.deadband,
              static_cast<long long>(tuning.onDelay.count()), static_cast<long long>(tuning.offDelay.count()));
        const auto before = replayed(suggestion, suggestion.now.tuning);
        const auto after = replayed(suggestion, tuning);
        QCOMPARE(before.size(), suggestion.now.count);
        QCOMPARE(after.size(), suggestion.suggested.count);
        QVERIFY(after.size() < before.size() / 4);
        QVERIFY(suggestion.now.psi >= 0.05);
        QVERIFY(suggestion.suggested.psi < 0.05);
        for (const AlarmSpell &spell : planted())
            QVERIFY(std::ranges::any_of(after, [&](const AlarmSpell &each) {
                return each.startMs <= spell.startMs + latestMs && each.startMs > spell.startMs - 10 * kMinute
                    && each.endMs > spell.startMs + latestMs;
            }));
    }

    std::unique_ptr<Plant> m_plant;
};

LINESIDE_TEST(TestStoredSuggestion)

} // namespace tst_storedsuggestion
#include "tst_storedsuggestion.moc"
