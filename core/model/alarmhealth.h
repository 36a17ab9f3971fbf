// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarmrecord.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

struct CountedAlarm
{
    AlarmKey key;
    std::size_t count = 0;

    bool operator==(const CountedAlarm &) const = default;
};

/// More alarms than a person can take in: from the moment more than 10 came in 10 minutes, to the end of the first
/// 10 minutes at none of whose moments 5 or more had.
struct AlarmFlood
{
    std::int64_t startMs = 0; ///< UTC, when there were too many
    std::int64_t firstMs = 0; ///< UTC, when the first came that counts to it: up to 10 minutes before
    std::optional<std::int64_t> endMs{}; ///< UTC; none: it goes on
    std::size_t count = 0; ///< with those of the 10 minutes that began it
    std::size_t peak = 0; ///< the most in any 10 minutes
    std::size_t inFirstTenMinutes = 0; ///< since its first alarm
    AlarmKey first{};
    std::vector<CountedAlarm> topFive{};

    bool operator==(const AlarmFlood &) const = default;
};

/// Three times within a minute, or by its index: three calls at least and psi of 0.05.
struct ChatteringAlarm
{
    AlarmKey key;
    double psi = 0; ///< mean of 1/r over the seconds r between its calls, r at least 1
    std::size_t count = 0;

    bool operator==(const ChatteringAlarm &) const = default;
};

struct StaleAlarm
{
    AlarmKey key;
    std::int64_t activatedMs = 0; ///< UTC
    bool isStanding = false; ///< at the end of the stretch it is active still

    bool operator==(const StaleAlarm &) const = default;
};

/// Which figures are wanted.
struct AlarmHealthQuery
{
    TimeSpan span;
    std::string position{}; ///< of this operator position alone (AlarmPosition); empty: of the whole site
};

/// How the alarms of a plant do, or those of one operator position. An alarm counts when it calls for somebody
/// (AlarmTransition::calls), each time. Buckets are ten minutes, aligned to UTC, that lie wholly in the stretch and in
/// which the engine ran all the time. No figure: there was nothing to take it from. Source: EEMUA 191, ISA-18.2-2016
/// §16, OPC UA Part 9 §5.9 (metrics); the paper on run lengths (2013) for psi.
struct AlarmHealth
{
    TimeSpan span;
    std::string position{}; ///< empty: the whole site
    std::vector<std::string> positions{}; ///< names of those the site has
    double coverage = 0; ///< 0 to 1: of the stretch, when the engine ran

    std::size_t count = 0;
    std::size_t shelvedActivations = 0; ///< these three did not call, and are not in `count`
    std::size_t suppressedActivations = 0;
    std::size_t outOfServiceActivations = 0;
    std::array<std::size_t, 4> countByPriority{}; ///< low to critical

    std::size_t buckets = 0;
    std::optional<double> average{}; ///< a bucket
    std::optional<std::size_t> peak{};
    std::optional<double> shareOver{}; ///< of buckets with more than 10
    std::array<std::size_t, 4> bands{}; ///< buckets with 1 at most, 2 at most, 10 at most, more

    std::vector<AlarmFlood> floods{};
    double shareInFlood = 0; ///< of the time the engine ran
    std::optional<std::int64_t> longestFloodMs{};

    std::vector<ChatteringAlarm> chattering{}; ///< worst first
    std::size_t fleeting = 0; ///< activations that lasted less than 10 s, none of the same alarm within 60 s of them
    std::vector<StaleAlarm> stale{}; ///< active and told for more than a day; oldest first
    std::vector<CountedAlarm> topTen{}; ///< most first

    std::size_t acknowledgements = 0;
    std::size_t blindAcknowledgements = 0; ///< of them, those within a second of another
    std::optional<std::int64_t> medianAcknowledgeMs{}; ///< from call to acknowledgement

    std::int64_t maximumActiveMs = 0; ///< put aside or not, also what began before the stretch
    std::int64_t maximumUnacknowledgedMs = 0; ///< likewise, as far as it lies in the stretch
    std::size_t currentRate = 0; ///< in the last 10 minutes of the stretch
    std::size_t maximumRate = 0; ///< in any 10 minutes
    int maximumReAlarms = 0;

    bool operator==(const AlarmHealth &) const = default;
};

} // namespace lineside
