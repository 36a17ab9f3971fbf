// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"
#include "model/alarmhealth.h"
#include "model/alarmrulesversion.h"
#include "model/command.h"
#include "model/device.h"
#include "model/horn.h"
#include "model/peoplestate.h"
#include "model/reading.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace lineside {

/// The newest value of one signal.
struct LiveValue
{
    double value = 0;
    std::string unit;
    Quality quality = Quality::Good;
    std::int64_t timestampMs = 0; ///< UTC, source time
    std::int64_t arrivalMs = 0; ///< UTC, when the edge received it
    TimeQuality timeQuality = TimeQuality::Good;
    bool isRemembered = false; ///< a copy out of the store or the broker's retained one, not heard now: never live
    std::optional<std::int64_t> clockSlowMs = std::nullopt; ///< by how much its clock is known to be behind
    bool unitUnknown = false; ///< as Reading::unitUnknown
    /// UTC, when it moved last, should it stand still for longer than it ever does; none: it moves, or nobody can tell
    std::optional<std::int64_t> frozenSinceMs = std::nullopt;

    /// UTC on the edge's clock, what its age counts from: arrival, or when it was measured, should that be well before.
    [[nodiscard]] std::int64_t asOfMs() const;
    bool operator==(const LiveValue &) const = default;
};

/// One reading of a watched signal, for a live trend.
struct LiveSample
{
    SeriesKey series;
    std::int64_t timestampMs = 0; ///< UTC, source time
    double value = 0;
};

/// What changed since the frame before: telemetry coalesced (newest value of a signal wins), alarm transitions and
/// commands complete. Made by the pipeline at frame rate at most, merged while the screen is busy, applied by it whole.
/// Values take turns of their own, slower ones; what changes how a value is to be judged comes with the next frame.
struct LiveFrame
{
    std::uint64_t number = 0; ///< rises by one a frame made; a merged frame bears the last
    std::int64_t madeMs = 0; ///< UTC on the edge: also the pipeline's sign of life, frames come when nothing changed
    bool isWhole = false; ///< all that was known before is void: what is not in it has gone
    std::uint64_t stepsMissed = 0; ///< alarm steps, samples and commands its taker was too slow for
    std::int64_t firstArrivalMs = 0; ///< UTC, of the first reading `values` tells of; 0: none, or a whole state
    std::int64_t firstStepMs = 0; ///< UTC, arrival of the first reading that could not wait for its turn; 0: none
    std::map<SeriesKey, LiveValue> values; ///< newest value of each signal that changed
    std::vector<LiveSample> samples; ///< every reading of the signals a trend watches, in order
    std::map<std::string, Device> devices; ///< by id, those that changed
    std::set<std::string> devicesRemoved; ///< ids; they leave before `values` and `devices` of this frame count
    std::map<AlarmKey, Alarm> alarms; ///< those that changed; state Normal = leaves the list
    std::vector<AlarmTransition> transitions; ///< all of them, in order
    std::map<std::string, Command> commands; ///< by id, those that changed
    std::optional<HornState> horn{}; ///< as it stands, when it changed
    /// The flood of alarms that goes on, when it changed; none within: there is none.
    std::optional<std::optional<AlarmFlood>> flood{};
    std::shared_ptr<const AlarmRulesVersion> alarmRules; ///< what people changed of the configuration; null: unchanged
    std::shared_ptr<const PeopleState> people{}; ///< who there is, who is in, who is in control; null: unchanged

    /// Drops what was known of them: they have left.
    void forgetRemoved(const std::set<std::string> &ids);
    /// Takes in what came later, so that nothing is lost when the screen skips a frame.
    void merge(LiveFrame later);
};

} // namespace lineside
