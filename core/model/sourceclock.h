// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading.h"

#include <cstdint>
#include <limits>
#include <optional>

namespace lineside {

/// What a reading's source time is good for, by what the edge's clock has shown so far.
enum class SourceTrust : std::uint8_t {
    Sound, ///< it may order readings; or the edge has no time yet, so nobody can tell
    Ahead, ///< of a clock ahead: nothing can have been measured then
    Unset, ///< of a clock that was never set
};

/// `edgeMs`: the latest UTC the edge's clock has shown. Should it be set back, nothing right looks ahead for it.
[[nodiscard]] SourceTrust trustOf(TimeQuality quality, std::int64_t sourceMs, std::int64_t edgeMs);

/// The one rule of which reading of a signal is the newest. Readings come in order of arrival, and that order counts
/// unless a source time that can be trusted contradicts it: then the reading is history told late.
/// Sound and not older than the newest: newest. Ahead or unset: newest as it comes, disorder of two seconds aside, and
/// whatever sound one follows it too. Sound and older: late, but for
/// - a clock set back: its times go on at the pace of arrival, three seconds within 1.5 s, or two minutes within one
///   (clocks that tell minutes, readings in batches). A backlog comes faster than it was measured, or jumps;
/// - a minute without a newest one, unless what comes runs ahead of arrival: who erred would go unseen for ever.
/// A clock at that pace and more than a minute behind is slow, by slowMs(): its readings are live all the same.
/// Owner: who keeps the signal. Thread: any. Errors: none. Source: core/FACTS.md, "Clocks of devices".
class SourceClock
{
public:
    /// Takes in a reading. False: it is late, something newer is known.
    bool take(std::int64_t sourceMs, std::int64_t arrivalMs, SourceTrust trust);
    /// Takes in one known from before: it is not heard now and shows no pace. False: something as new is known.
    bool remember(std::int64_t sourceMs, SourceTrust trust);

    /// How far the clock is behind the edge's, known by its pace; none: not known, or a minute at most.
    [[nodiscard]] std::optional<std::int64_t> slowMs() const;

private:
    static constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::min();

    /// Readings in a row that keep the pace of arrival within a tolerance, told by where they began.
    struct Run
    {
        std::int64_t sourceMs = kNone;
        std::int64_t arrivalMs = 0;
        bool holdsNewest = false; // then what is older than the newest is mere disorder

        /// How far the source's time has run ahead of arrival's since; begins anew beyond `toleranceMs`.
        std::int64_t follow(std::int64_t nextMs, std::int64_t nextArrivalMs, std::int64_t toleranceMs);
        [[nodiscard]] bool lasts(std::int64_t nowMs, std::int64_t forMs) const { return nowMs - arrivalMs >= forMs; }
    };

    void follow(std::int64_t sourceMs, std::int64_t arrivalMs, SourceTrust trust);
    [[nodiscard]] bool isNewest(std::int64_t sourceMs, SourceTrust trust) const;
    [[nodiscard]] bool isSetBack(std::int64_t arrivalMs) const;
    [[nodiscard]] bool isOverdue(std::int64_t arrivalMs) const;

    std::int64_t m_newestMs = kNone; // source time
    std::int64_t m_heardMs = kNone; // when the newest arrived; none: remembered
    std::int64_t m_slowMs = kNone;
    Run m_fine;
    Run m_coarse;
    SourceTrust m_trust = SourceTrust::Sound; // of the newest
    bool m_hurries = false; // what comes runs ahead of arrival: a backlog
};

} // namespace lineside
