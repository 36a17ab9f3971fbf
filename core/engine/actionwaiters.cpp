// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/actionwaiters.h"

#include "model/reason.h"

#include <utility>

namespace lineside {

std::string ActionWaiters::add(ActionAnswer answer)
{
    const std::scoped_lock lock(m_mutex);
    std::string ticket = std::string("\0", 1) + std::to_string(++m_tickets); // no command's id begins so
    m_waiting.emplace(ticket, std::move(answer));
    return ticket;
}

void ActionWaiters::add(const std::string &commandId, ActionAnswer answer)
{
    ActionAnswer replaced;
    {
        const std::scoped_lock lock(m_mutex);
        replaced = std::exchange(m_waiting[commandId], std::move(answer));
    }
    if (replaced)
        replaced(unexpected(ErrorCode::Unavailable, Reason::CommandStillOpen));
}

void ActionWaiters::moved(const Command &command)
{
    switch (command.state) {
    case CommandState::Queued:
    case CommandState::Sent:
        return;
    case CommandState::Delivered:
    case CommandState::Accepted:
    case CommandState::Done:
    case CommandState::Rejected: // by the device, which has it
        answer(command.id, ActionDone{.commandId = command.id});
        return;
    case CommandState::Expired:
    case CommandState::Failed:
        answer(command.id,
               unexpected(ErrorCode::Unavailable,
                          command.reason.empty() ? std::string(toString(Reason::CommandExpired)) : command.reason));
        return;
    }
}

bool ActionWaiters::answer(const std::string &ticket, Result<ActionDone> done)
{
    const ActionAnswer waiting = extract(ticket);
    if (waiting)
        waiting(std::move(done));
    return static_cast<bool>(waiting);
}

ActionAnswer ActionWaiters::extract(const std::string &ticket)
{
    const std::scoped_lock lock(m_mutex);
    auto known = m_waiting.extract(ticket);
    return known ? std::move(known.mapped()) : ActionAnswer();
}

} // namespace lineside
