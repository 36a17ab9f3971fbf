// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "model/peoplestate.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// Which seat orders in which area. The others look on; one of them asks, and has it when it is not refused in time.
/// An area nobody has is taken by the first who orders there. Areas are the topmost ones, so that none lies in another.
/// Owner: engine. Thread: pipeline. Pure; times are monotonic, those shown UTC.
class ControlSeats
{
public:
    enum class Outcome {
        Taken, ///< the seat has it now
        HasIt, ///< it had it before
        Asked, ///< whoever has it was asked
        Busy, ///< another seat has asked already
    };

    explicit ControlSeats(std::chrono::milliseconds answerTime);

    Outcome take(const std::string &area, const std::string &seat, const std::string &user, bool isOverride,
                 const Moment &now);
    /// Keeps it. False: nobody asked for it, or the seat does not have it.
    bool refuse(const std::string &area, const std::string &seat);
    /// False: the seat does not have it. Whoever asked for it has it then.
    bool release(const std::string &area, const std::string &seat, const Moment &now);
    /// All it has, and what it asked for.
    std::vector<std::string> releaseAll(const std::string &seat, const Moment &now);
    /// Areas that went over because nobody refused. About ten times a second at most.
    std::vector<ControlSeat> goOver(const Moment &now);

    /// Empty: nobody.
    [[nodiscard]] std::string holderOf(std::string_view area) const;
    [[nodiscard]] std::vector<ControlSeat> all() const;

private:
    struct Place
    {
        ControlSeat seen;
        std::int64_t goesOverMs = 0; // monotonic
    };

    static void give(Place &place, std::string seat, std::string user, const Moment &now);

    std::chrono::milliseconds m_answerTime;
    std::map<std::string, Place, std::less<>> m_places; ///< by area, those held
};

} // namespace lineside
