// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/seatsviewmodel.h"

#include "model/reason.h"
#include "viewmodels/displaytext.h"
#include "viewmodels/peoplelabels.h"
#include "viewmodels/reasons.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

/// The first part of a path, which is what a seat is in control of.
std::string topOf(const std::string &path)
{
    return path.substr(0, path.find('/'));
}

} // namespace

SeatsViewModel::SeatsViewModel(const PanelContext &context, bool isBySeat, AreaOf areaOf, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_isBySeat(isBySeat)
    , m_areaOf(std::move(areaOf))
{
    connect(&context.live, &LiveState::frameApplied, this, [this](const LiveFrame &frame) {
        if (frame.people || !m_context.live.changedDevices().empty())
            refresh();
    });
    connect(&context.live, &LiveState::ticked, this, &SeatsViewModel::refresh);
    connect(&context.who, &PanelIdentity::rightsChanged, this, &SeatsViewModel::refresh);
    connect(&context.who, &PanelIdentity::refused, this, [this](const Error &why) {
        if (why.message == toString(Reason::SeatNotInControl))
            Q_EMIT controlMissing();
    });
    connect(&context.format, &ValueFormatter::localeChanged, this, &SeatsViewModel::refresh);
    refresh();
}

void SeatsViewModel::setDeviceId(const QString &deviceId)
{
    if (deviceId.toStdString() == m_deviceId)
        return;
    m_deviceId = deviceId.toStdString();
    m_refusal.clear();
    m_shown.refusal.clear();
    m_wasAsking = false;
    refresh();
    Q_EMIT changed();
}

std::string SeatsViewModel::area() const
{
    return m_deviceId.empty() ? std::string() : topOf(m_areaOf(m_deviceId));
}

const ControlSeat *SeatsViewModel::seatOf(const std::string &area) const
{
    const PeopleState *people = m_context.live.people();
    if (!people)
        return nullptr;
    const auto found = std::ranges::find_if(
        people->seats, [&area](const ControlSeat &seat) { return seat.area == area && !seat.seat.empty(); });
    return found == people->seats.end() ? nullptr : &*found;
}

const ControlSeat *SeatsViewModel::requested() const
{
    const PeopleState *people = m_context.live.people();
    if (!people)
        return nullptr;
    const auto found = std::ranges::find_if(
        people->seats, [this](const ControlSeat &seat) { return isMine(seat.seat) && !seat.askedBySeat.empty(); });
    return found == people->seats.end() ? nullptr : &*found;
}

int SeatsViewModel::secondsUntil(std::int64_t utcMs) const
{
    return static_cast<int>(std::max<std::int64_t>(0, utcMs - m_context.live.edgeNowMs() + 999) / 1000);
}

void SeatsViewModel::refresh()
{
    Shown shown{.refusal = Reasons::sentence(m_refusal)};
    if (m_isBySeat && m_context.live.people()) {
        if (m_deviceId.empty())
            tellHeld(shown);
        else
            tellPlace(shown);
        tellRequest(shown);
    }
    const bool isAsking = shown.askedSeconds > 0;
    if (std::exchange(m_wasAsking, isAsking) && !isAsking && shown.isHeldElsewhere)
        shown.refusal = tr("The other seat keeps control");
    else if (m_refusal.empty() && shown.isHeldElsewhere && !isAsking)
        shown.refusal = m_shown.refusal; // until something else comes of it
    if (std::exchange(m_shown, shown) != shown)
        Q_EMIT changed();
}

/// Of the machine in sight.
void SeatsViewModel::tellPlace(Shown &shown) const
{
    const std::string place = area();
    shown.area = PeopleLabels::area(place);
    shown.mayTake = m_context.who.may("take_seat", m_deviceId);
    shown.mayOverride = m_context.who.may("override_seat", m_deviceId);
    const ControlSeat *held = seatOf(place);
    if (!held) {
        shown.detail = tr("Nobody is in control of %1. The first order takes it.").arg(shown.area);
        return;
    }
    shown.isInControl = isMine(held->seat);
    shown.isHeldElsewhere = !shown.isInControl;
    const QString holder = displayText(held->seat);
    shown.state = shown.isInControl ? tr("In control") : tr("%1 in control", "name of a seat").arg(holder);
    shown.detail = shown.isInControl ? tr("This panel is in control of %1").arg(shown.area)
                                     : tr("%1 is in control of %2").arg(holder, shown.area);
    if (held->askedBySeat.empty() || !isMine(held->askedBySeat))
        return;
    shown.askedSeconds = std::max(1, secondsUntil(held->goesOverMs));
}

void SeatsViewModel::tellHeld(Shown &shown) const
{
    int held = 0;
    for (const ControlSeat &seat : m_context.live.people()->seats)
        if (isMine(seat.seat) && ++held == 1)
            shown.area = PeopleLabels::area(seat.area);
    shown.isInControl = held > 0;
    if (held == 0)
        return;
    shown.state = tr("In control");
    shown.detail = held == 1 ? tr("This panel is in control of %1").arg(shown.area)
                             : tr("This panel is in control of %n areas", "", held);
}

void SeatsViewModel::tellRequest(Shown &shown) const
{
    const ControlSeat *asked = requested();
    if (!asked)
        return;
    const QString by = displayText(asked->askedByUser);
    const QString seat = displayText(asked->askedBySeat);
    shown.request
        = tr("%1 at %2 asks for control of %3", "user, seat, area").arg(by, seat, PeopleLabels::area(asked->area));
    shown.requestSeconds = std::max(1, secondsUntil(asked->goesOverMs));
}

void SeatsViewModel::submit(OperatorAction action)
{
    m_refusal.clear();
    m_shown.refusal.clear();
    m_context.submit(std::move(action), this, [this](const Result<ActionDone> &done) {
        if (!done)
            m_refusal = done.error().message;
        refresh();
    });
    refresh();
}

void SeatsViewModel::take()
{
    submit(TakeSeat{.area = area()});
}

void SeatsViewModel::takeOver()
{
    submit(TakeSeat{.area = area(), .isOverride = true});
}

void SeatsViewModel::release()
{
    if (!m_deviceId.empty())
        return submit(ReleaseSeat{.area = area()});
    const PeopleState *people = m_context.live.people();
    for (const ControlSeat &seat : people ? people->seats : std::vector<ControlSeat>())
        if (isMine(seat.seat))
            submit(ReleaseSeat{.area = seat.area});
}

void SeatsViewModel::refuse()
{
    if (const ControlSeat *asked = requested())
        submit(RefuseSeat{.area = asked->area});
}

void SeatsViewModel::handOver()
{
    if (const ControlSeat *asked = requested())
        submit(ReleaseSeat{.area = asked->area});
}

} // namespace lineside
