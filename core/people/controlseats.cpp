// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/controlseats.h"

#include <utility>

namespace lineside {

ControlSeats::ControlSeats(std::chrono::milliseconds answerTime)
    : m_answerTime(answerTime)
{
}

void ControlSeats::give(Place &place, std::string seat, std::string user, const Moment &now)
{
    place.seen = {.area = place.seen.area, .seat = std::move(seat), .user = std::move(user), .sinceMs = now.utcMs};
    place.goesOverMs = 0;
}

ControlSeats::Outcome ControlSeats::take(const std::string &area, const std::string &seat, const std::string &user,
                                         bool isOverride, const Moment &now)
{
    const auto [at, isNew] = m_places.try_emplace(area);
    Place &place = at->second;
    place.seen.area = area;
    if (!isNew && place.seen.seat == seat)
        return Outcome::HasIt;
    if (isNew || isOverride) {
        give(place, seat, user, now);
        return Outcome::Taken;
    }
    if (!place.seen.askedBySeat.empty())
        return place.seen.askedBySeat == seat ? Outcome::Asked : Outcome::Busy;
    place.seen.askedBySeat = seat;
    place.seen.askedByUser = user;
    place.seen.goesOverMs = now.utcMs + m_answerTime.count();
    place.goesOverMs = now.monotonicMs + m_answerTime.count();
    return Outcome::Asked;
}

bool ControlSeats::refuse(const std::string &area, const std::string &seat)
{
    const auto at = m_places.find(area);
    if (at == m_places.end() || at->second.seen.seat != seat || at->second.seen.askedBySeat.empty())
        return false;
    ControlSeat &seen = at->second.seen;
    seen.askedBySeat.clear();
    seen.askedByUser.clear();
    seen.goesOverMs = 0;
    return true;
}

bool ControlSeats::release(const std::string &area, const std::string &seat, const Moment &now)
{
    const auto at = m_places.find(area);
    if (at == m_places.end() || at->second.seen.seat != seat)
        return false;
    const ControlSeat before = at->second.seen;
    if (before.askedBySeat.empty())
        m_places.erase(at);
    else
        give(at->second, before.askedBySeat, before.askedByUser, now);
    return true;
}

std::vector<std::string> ControlSeats::releaseAll(const std::string &seat, const Moment &now)
{
    std::vector<std::string> held;
    for (auto &[area, place] : m_places) {
        if (place.seen.seat == seat)
            held.push_back(area);
        else if (place.seen.askedBySeat == seat)
            refuse(area, place.seen.seat);
    }
    for (const std::string &area : held)
        release(area, seat, now);
    return held;
}

std::vector<ControlSeat> ControlSeats::goOver(const Moment &now)
{
    std::vector<ControlSeat> gone;
    for (auto &[area, place] : m_places) {
        if (place.seen.askedBySeat.empty() || now.monotonicMs < place.goesOverMs)
            continue;
        give(place, place.seen.askedBySeat, place.seen.askedByUser, now);
        gone.push_back(place.seen);
    }
    return gone;
}

std::string ControlSeats::holderOf(std::string_view area) const
{
    const auto at = m_places.find(area);
    return at == m_places.end() ? std::string() : at->second.seen.seat;
}

std::vector<ControlSeat> ControlSeats::all() const
{
    std::vector<ControlSeat> all;
    for (const auto &[area, place] : m_places)
        all.push_back(place.seen);
    return all;
}

} // namespace lineside
