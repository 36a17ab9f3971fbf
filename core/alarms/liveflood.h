// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/floods.h"
#include "model/alarm.h"
#include "model/alarmhealth.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace lineside {

/// The flood that goes on now, by the very rule of the figures (floodsOf()): both tell the same of one night.
/// Owner: Pipeline. Thread: pipeline. Errors: none. Times are UTC; a clock that is set back begins anew.
class LiveFlood
{
public:
    void step(const AlarmTransition &step, std::int64_t nowMs)
    {
        if (step.calls)
            call(step.alarm.key, nowMs);
    }
    /// It called then.
    void call(const AlarmKey &key, std::int64_t timeMs);
    /// True: what present() says is another than before. About once a second.
    bool tick(std::int64_t nowMs);
    [[nodiscard]] const std::optional<AlarmFlood> &present() const { return m_present; }

private:
    [[nodiscard]] std::uint32_t numberOf(const AlarmKey &key);
    void forget(std::int64_t nowMs);

    std::vector<AlarmCall> m_calls; // rising in time
    std::vector<AlarmKey> m_alarms; // by the number in m_calls
    std::map<AlarmKey, std::uint32_t> m_numbers;
    std::optional<AlarmFlood> m_present;
    std::int64_t m_lookedMs = 0;
};

} // namespace lineside
