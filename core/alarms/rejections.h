// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmboard.h"
#include "alarms/machines.h"
#include "alarms/watchsettings.h"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// The alarm of a machine whose messages are refused in numbers: ten within ten minutes, and more than half of what it
/// sends. It stays until fewer than five are, or less than a quarter.
/// Memory is bounded: of ids that are no machine 64 are followed at a time, and forgotten when they are well again.
/// Owner: AlarmEngine. Thread: pipeline. Errors: none. Times are of ArrivalClock.
class Rejections
{
public:
    Rejections(AlarmBoard &board, Machines &machines, const WatchSettings &settings);

    /// Something came from this device, whatever becomes of it.
    void came(std::string_view deviceId)
    {
        if (!m_devices.empty()) // nobody is refused, as a rule
            countOne(deviceId);
    }
    /// What came last from it was refused; `nowMs` in UTC.
    void refused(std::string_view deviceId, std::int64_t nowMs);
    void tick(std::int64_t nowMs, std::vector<AlarmTransition> &out);

private:
    struct Minute
    {
        std::int64_t number = -1;
        std::uint64_t came = 0;
        std::uint64_t refused = 0;
    };
    using Window = std::array<Minute, 10>;

    void countOne(std::string_view deviceId);
    [[nodiscard]] Minute &present(Window &window) const;
    [[nodiscard]] Minute sum(const Window &window) const;
    void judge(const std::string &deviceId, const Minute &sum, std::int64_t nowMs, std::vector<AlarmTransition> &out);
    [[nodiscard]] bool isOver(const std::string &deviceId, const Minute &sum);

    AlarmBoard &m_board;
    Machines &m_machines;
    const WatchSettings &m_settings;
    std::map<std::string, Window, std::less<>> m_devices; // of which something was refused lately
    std::int64_t m_nextLook = 0;
    bool m_hasLooked = false;
};

} // namespace lineside
