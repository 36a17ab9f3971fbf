// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/seatdesk.h"

#include "base/utf8.h"
#include "model/reason.h"

#include <algorithm>
#include <chrono>

namespace lineside {

namespace {

constexpr std::size_t kMostAreaBytes = 200; // an area that is none may be as long as a request

/// HTTP is one seat of its own.
const std::string &controllingSeat(const ActionContext &context)
{
    const Requester &who = context.by.who;
    return who.seat.empty() ? who.source : who.seat;
}

std::string shown(const std::string &area)
{
    return area.empty() ? "the site" : shortened(area, kMostAreaBytes);
}

} // namespace

SeatDesk::SeatDesk(const PeopleSettings &settings, const PeopleDesk &people, StoreBatch &batch)
    : m_settings(settings)
    , m_people(people)
    , m_batch(batch)
    , m_seats(settings.seatAnswer)
{
}

bool SeatDesk::needsControl(const ActionContext &context, const Asked &asked) const
{
    return m_settings.isControlBySeat && context.by.standing.isAtMachine && !isEssential(m_people.permissions(), asked);
}

Result<void> SeatDesk::checkControl(const ActionContext &context, const std::string &deviceId) const
{
    const std::string holder = m_seats.holderOf(topOf(m_people.areaOf(deviceId)));
    if (!holder.empty() && holder != controllingSeat(context))
        return unexpected(ErrorCode::Conflict, Reason::SeatNotInControl, holder);
    return {};
}

Result<void> SeatDesk::mayOrder(const ActionContext &context, const SendCommand &order) const
{
    return needsControl(context, PeopleDesk::askedOf(order)) ? checkControl(context, order.deviceId) : Result<void>();
}

Result<void> SeatDesk::mayAcknowledge(const ActionContext &context, const std::string &deviceId) const
{
    const bool isAsked = m_settings.isAcknowledgedBySeat && needsControl(context, {.verb = context.verb});
    return isAsked ? checkControl(context, deviceId) : Result<void>();
}

void SeatDesk::ordered(const ActionContext &context, const SendCommand &order)
{
    const std::string area(topOf(m_people.areaOf(order.deviceId)));
    if (!needsControl(context, PeopleDesk::askedOf(order)) || !m_seats.holderOf(area).empty())
        return;
    const std::string &seat = controllingSeat(context);
    m_seats.take(area, seat, context.user(), false, context.now);
    m_isChanged = true;
    AuditRecord taken = auditRecord(context, shown(area), "in control: " + seat, "ok");
    taken.action = "take_seat";
    taken.category = "seat";
    m_batch.audit.push_back(std::move(taken));
}

Result<ActionDone> SeatDesk::act(const TakeSeat &action, const ActionContext &context)
{
    const std::string area(topOf(areaPath(action.area)));
    if (action.isOverride && !m_people.mayOverride(context.by))
        return unexpected(ErrorCode::NotAllowed, Reason::RoleMayNot, context.by.role);
    if (!m_people.isPlace(area))
        return unexpected(ErrorCode::NotFound, Reason::NoSuchArea, shortened(area, kMostAreaBytes));
    const std::string before = m_seats.holderOf(area);
    const std::string &seat = controllingSeat(context);
    switch (m_seats.take(area, seat, context.user(), action.isOverride, context.now)) {
    case ControlSeats::Outcome::Taken:
        m_isChanged = true;
        m_batch.audit.push_back(
            auditRecord(context, shown(area), "in control: " + (before.empty() ? "-" : before) + " -> " + seat, "ok"));
        return ActionDone{.hasSeatMoved = true};
    case ControlSeats::Outcome::HasIt:
        return ActionDone{};
    case ControlSeats::Outcome::Asked:
        m_isChanged = true;
        m_batch.audit.push_back(auditRecord(context, shown(area), "asked for, in control: " + before, "ok"));
        return ActionDone{.isWaiting = true};
    case ControlSeats::Outcome::Busy:
        break;
    }
    return unexpected(ErrorCode::Conflict, Reason::SeatAskedFor);
}

Result<ActionDone> SeatDesk::act(const RefuseSeat &action, const ActionContext &context)
{
    const std::string area(topOf(areaPath(action.area)));
    if (!m_seats.refuse(area, controllingSeat(context)))
        return unexpected(ErrorCode::Conflict, Reason::SeatNotInControl, m_seats.holderOf(area));
    m_isChanged = true;
    m_batch.audit.push_back(auditRecord(context, shown(area), "kept by " + controllingSeat(context), "ok"));
    return ActionDone{.hasSeatMoved = true};
}

Result<ActionDone> SeatDesk::act(const ReleaseSeat &action, const ActionContext &context)
{
    const std::string area(topOf(areaPath(action.area)));
    if (!m_seats.release(area, controllingSeat(context), context.now))
        return unexpected(ErrorCode::Conflict, Reason::SeatNotInControl, m_seats.holderOf(area));
    m_isChanged = true;
    const std::string next = m_seats.holderOf(area);
    m_batch.audit.push_back(auditRecord(context, shown(area), "in control: " + (next.empty() ? "-" : next), "ok"));
    return ActionDone{.hasSeatMoved = true};
}

void SeatDesk::moved(const ControlSeat &seat, std::string detail, std::int64_t nowMs)
{
    m_isChanged = true;
    m_batch.audit.push_back({.timeMs = nowMs,
                             .actor = seat.user,
                             .source = "panel",
                             .action = "take_seat",
                             .target = shown(seat.area),
                             .detail = std::move(detail),
                             .result = "ok",
                             .category = "seat",
                             .seat = seat.seat});
}

void SeatDesk::left(const std::string &seat, const Moment &now)
{
    for (const std::string &area : m_seats.releaseAll(seat, now)) {
        const std::string next = m_seats.holderOf(area);
        moved({.area = area, .seat = seat}, "in control: " + seat + " -> " + (next.empty() ? "-" : next), now.utcMs);
    }
}

void SeatDesk::tick(const Moment &now)
{
    for (const ControlSeat &seat : m_seats.goOver(now))
        moved(seat, "nobody refused, in control: " + seat.seat, now.utcMs);
}

} // namespace lineside
