// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "engine/actioncontext.h"
#include "engine/peopledesk.h"
#include "model/operatoraction.h"
#include "model/peoplestate.h"
#include "people/controlseats.h"
#include "store/storebatch.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lineside {

/// Which panel is in control of which area, and the verbs that move it. HTTP is a seat of its own and needs none.
/// Owner: Pipeline. Thread: pipeline. Errors: see ActionAnswer.
class SeatDesk
{
public:
    SeatDesk(const PeopleSettings &settings, const PeopleDesk &people, StoreBatch &batch);

    /// Whether an order to this machine may come from where it comes. Errors: Conflict while another seat has control.
    [[nodiscard]] Result<void> mayOrder(const ActionContext &context, const SendCommand &order) const;
    /// The same for acknowledging, where the site wants that from the seat in control alone.
    [[nodiscard]] Result<void> mayAcknowledge(const ActionContext &context, const std::string &deviceId) const;
    /// An order was given from there: it takes control of an area that nobody has.
    void ordered(const ActionContext &context, const SendCommand &order);

    Result<ActionDone> act(const TakeSeat &action, const ActionContext &context);
    Result<ActionDone> act(const RefuseSeat &action, const ActionContext &context);
    Result<ActionDone> act(const ReleaseSeat &action, const ActionContext &context);

    /// Nobody is logged in there any more.
    void left(const std::string &seat, const Moment &now);
    void tick(const Moment &now);

    /// True once after something of it changed.
    [[nodiscard]] bool claimChanged() { return std::exchange(m_isChanged, false); }
    [[nodiscard]] std::vector<ControlSeat> all() const { return m_seats.all(); }

private:
    [[nodiscard]] bool needsControl(const ActionContext &context, const Asked &asked) const;
    [[nodiscard]] Result<void> checkControl(const ActionContext &context, const std::string &deviceId) const;
    void moved(const ControlSeat &seat, std::string detail, std::int64_t nowMs);

    const PeopleSettings m_settings;
    const PeopleDesk &m_people;
    StoreBatch &m_batch;
    ControlSeats m_seats;
    bool m_isChanged = false;
};

} // namespace lineside
