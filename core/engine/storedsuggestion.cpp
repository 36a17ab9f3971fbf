// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/storedsuggestion.h"

#include "store/buckets.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace lineside {

namespace {

constexpr std::int64_t kGlanceMs = 300'000; // of an hour that is clear
constexpr std::size_t kNoiseHours = 96; // enough for a median
constexpr double kReadingShare = 0.5; // of the work: the rest is replay

struct RollupHour
{
    TimeSpan span;
    double min = 0;
    double max = 0;
};

/// One row of an hour, whatever units it came in: what is compared with the limit is all of it.
Result<std::vector<RollupHour>> rollupHours(StoreReader &store, const SuggestionSubject &subject)
{
    const auto [from, to] = subject.span;
    const auto columns = static_cast<int>((to - from) / kHourMs) + 2;
    const auto history = store.history({subject.key.series, from, to, columns});
    if (!history)
        return Unexpected(history.error());
    const std::int64_t width = std::max<std::int64_t>(history->bucketMs, 1);
    std::vector<RollupHour> hours;
    for (const HistoryPoint &point : history->points) {
        const std::int64_t start = std::max(from, bucketStart(point.timeMs, width));
        if (!hours.empty() && hours.back().span.fromMs == start) {
            hours.back().min = std::min(hours.back().min, point.min);
            hours.back().max = std::max(hours.back().max, point.max);
        } else {
            hours.push_back({{start, std::min(to, bucketStart(point.timeMs, width) + width)}, point.min, point.max});
        }
    }
    return hours;
}

/// Reads the store hour by hour into a search.
class StoredReplay
{
public:
    StoredReplay(StoreReader &store, const SuggestionSubject &subject, const SuggestionSearch::GoesOn &goesOn)
        : m_store(store)
        , m_series(subject.key.series)
        , m_goesOn(goesOn)
        , m_search(subject)
    {
    }

    Result<AlarmSuggestion> run(const std::vector<RollupHour> &hours)
    {
        auto done = measureNoise(hours);
        m_search.begin();
        for (std::size_t i = 0; done && i < hours.size(); ++i) {
            if (!m_goesOn(kReadingShare * static_cast<double>(i) / static_cast<double>(hours.size())))
                break; // search() is told the same
            done = take(hours[i]);
        }
        if (!done)
            return Unexpected(done.error());
        return m_search.search([this](double share) { return m_goesOn(kReadingShare + (1 - kReadingShare) * share); });
    }

private:
    /// Of hours spread over the stretch.
    Result<void> measureNoise(const std::vector<RollupHour> &hours)
    {
        const std::size_t step = std::max<std::size_t>(1, hours.size() / kNoiseHours);
        for (std::size_t i = 0; i < hours.size(); i += step) {
            if (auto done = read(glanceAt(hours[i])); !done)
                return done;
            std::vector<ReplaySample> values;
            values.reserve(m_samples.size());
            for (const StoredSample &each : m_samples)
                values.push_back({each.timeMs, each.value});
            m_search.measureNoise(values);
        }
        return {};
    }

    static TimeSpan glanceAt(const RollupHour &hour)
    {
        return {hour.span.fromMs, std::min(hour.span.toMs, hour.span.fromMs + kGlanceMs)};
    }

    /// A clear hour that begins with a silence is read whole: something has to end what was active before.
    Result<void> take(const RollupHour &hour)
    {
        const bool mayMove = m_search.mayMove(hour.min, hour.max);
        auto done = read(mayMove ? hour.span : glanceAt(hour));
        if (done && !mayMove && m_samples.empty())
            done = read(hour.span);
        for (std::size_t i = 0; done && i < m_samples.size(); ++i)
            done = takeOne(m_samples[i]);
        return done;
    }

    Result<void> takeOne(const StoredSample &sample)
    {
        if (m_search.turnsAt(sample.value)) {
            const auto isJudged = m_store.isJudged(sample.sequence);
            if (!isJudged)
                return Unexpected(isJudged.error());
            if (!*isJudged)
                return {};
        }
        m_search.add({sample.timeMs, sample.value});
        return {};
    }

    Result<void> read(TimeSpan span) { return m_store.samples(m_series, span, m_samples); }

    StoreReader &m_store;
    const SeriesKey &m_series;
    const SuggestionSearch::GoesOn &m_goesOn;
    SuggestionSearch m_search;
    std::vector<StoredSample> m_samples;
};

/// What its quantity has as a rule, where it says nothing itself.
double deadbandOfQuantity(const AlarmLimits &limits, const AlarmKey &key)
{
    AlarmSettings alone;
    alone.deadbands = DeadbandDefault::ByQuantity;
    for (auto [kind, limit] : limits) {
        limit.deadband.reset();
        alone.setLimit(key.series.sensorType, kind, limit);
    }
    return alone.limitsOf(key.series).at(key.limit).deadband.value_or(0);
}

} // namespace

std::optional<SuggestionSubject> suggestionSubject(const AlarmSettings &settings, const AlarmGuides &guides,
                                                   const AlarmKey &key, const std::string &deviceClass, TimeSpan span)
{
    const AlarmLimits limits = settings.limitsOf(key.series, deviceClass);
    const auto limit = limits.find(key.limit);
    if (!isLimit(key.limit) || limit == limits.end())
        return std::nullopt;
    return SuggestionSubject{.key = key,
                             .limit = limit->second,
                             .typeDeadband = deadbandOfQuantity(limits, key),
                             .respondWithin = guides.of(key, deviceClass).respondWithin,
                             .span = span};
}

Result<AlarmSuggestion> suggestionIn(StoreReader &store, const SuggestionSubject &subject,
                                     const SuggestionSearch::GoesOn &goesOn)
{
    const auto hours = rollupHours(store, subject);
    if (!hours)
        return Unexpected(hours.error());
    return StoredReplay(store, subject, goesOn).run(*hours);
}

} // namespace lineside
