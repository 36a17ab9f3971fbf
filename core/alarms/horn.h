// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/hornsettings.h"
#include "model/alarm.h"
#include "model/horn.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace lineside {

/// How many calls came in the last ten minutes, by the second, and whether they are a flood: it begins with more than
/// ten, and ends when there were fewer than five at each moment of ten minutes.
/// Owner: Horn. Thread: pipeline. Errors: none.
class CallRate
{
public:
    void add(std::int64_t monotonicMs);
    void tick(std::int64_t monotonicMs);
    [[nodiscard]] bool isFlood() const { return m_isFlood; }

private:
    void moveTo(std::int64_t second);
    void judge();

    std::array<std::uint32_t, 600> m_calls{}; // of each second
    std::int64_t m_second = 0;
    std::size_t m_count = 0;
    std::optional<std::int64_t> m_quietSince; // second
    bool m_isFlood = false;
};

/// The horn: sounds while an alarm that was told waits to be seen, from a priority on. In bursts of ten seconds, a new
/// one each half minute and with each new call.
///
/// Silence is for the ear alone and for all alarms. A call as bad as the worst that was silenced ends it, and so does
/// its time. In a flood one burst tells of it; from then on high and critical alarms alone sound.
/// A start brings back what stood unseen, and no silence: who comes back to a hall should hear it.
/// Owner: Pipeline. Thread: pipeline. Errors: none. Times are monotonic ms.
class Horn
{
public:
    explicit Horn(const HornSettings &settings)
        : m_settings(settings)
    {
    }

    void restore(const std::vector<Alarm> &alarms, std::int64_t now);
    void step(const AlarmTransition &step, std::int64_t now);
    /// False: there was nothing to silence.
    bool silence(std::int64_t now);
    void test(std::int64_t now);
    void tick(std::int64_t now);
    [[nodiscard]] const HornState &state() const { return m_state; }
    [[nodiscard]] bool isFlood() const { return m_rate.isFlood(); }

    static constexpr std::chrono::milliseconds kBurst{10'000};
    static constexpr std::chrono::milliseconds kBurstEvery{30'000};
    static constexpr std::chrono::milliseconds kTest{3'000};

private:
    struct Silence
    {
        Priority level;
        std::int64_t since;
    };

    [[nodiscard]] bool waits(const Alarm &alarm) const;
    void note(const Alarm &alarm);
    [[nodiscard]] std::optional<Priority> worst() const;
    void beginBurst(std::int64_t now) { m_burstAt = now; }
    void judge(std::int64_t now);

    const HornSettings m_settings;
    CallRate m_rate;
    std::map<AlarmKey, Priority> m_waiting; // that wait to be seen
    std::array<std::size_t, 5> m_counts{}; // of them, by priority
    std::optional<Silence> m_silence;
    std::int64_t m_burstAt = 0;
    std::optional<std::int64_t> m_testUntil;
    HornState m_state;
};

} // namespace lineside
