// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/actionwaiters.h"

#include "model/reason.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace lineside {

namespace {

/// What there is to say of a command to who wants to know that the broker has it; nothing: not yet.
std::optional<Result<ActionDone>> verdictOn(const Command &command)
{
    switch (command.state) {
    case CommandState::Queued:
    case CommandState::Sent:
        return std::nullopt;
    case CommandState::Waiting: // for a person, who may take longer than anybody waits here
    case CommandState::Delivered:
    case CommandState::Accepted:
    case CommandState::Done:
    case CommandState::Rejected: // by the device, which has it
        return ActionDone{.commandId = command.id, .command = command};
    case CommandState::Expired:
    case CommandState::Failed:
    case CommandState::Cancelled:
        break;
    }
    const std::string usual(toString(Reason::CommandExpired));
    return unexpected(ErrorCode::Unavailable, command.reason.empty() ? usual : command.reason);
}

} // namespace

std::string ActionWaiters::add(ActionAnswer answer)
{
    const std::scoped_lock lock(m_mutex);
    std::string ticket = std::to_string(++m_last);
    m_waiting.emplace(ticket, Waiting{std::move(answer)});
    return ticket;
}

std::string ActionWaiters::add(const std::string &commandId, const SendCommand &order, ActionAnswer answer)
{
    const std::scoped_lock lock(m_mutex);
    std::string ticket = std::to_string(++m_last);
    m_waiting.emplace(ticket, Waiting{std::move(answer), commandId, order});
    m_tickets.emplace(commandId, ticket);
    return ticket;
}

void ActionWaiters::entered(const std::string &ticket, const Result<ActionDone> &done)
{
    if (!done) {
        answer(ticket, done);
        return;
    }
    if (auto verdict = done->command ? verdictOn(*done->command) : std::nullopt)
        answer(ticket, *std::move(verdict));
}

void ActionWaiters::moved(const Command &command)
{
    const auto verdict = verdictOn(command);
    if (!verdict)
        return;
    std::vector<std::string> tickets;
    {
        const std::scoped_lock lock(m_mutex);
        const auto [first, last] = m_tickets.equal_range(command.id);
        for (auto each = first; each != last; ++each)
            if (const SendCommand &order = m_waiting.at(each->second).order;
                command.isSameOrder(order.deviceId, order.payload))
                tickets.push_back(each->second);
    }
    for (const std::string &ticket : tickets)
        answer(ticket, *verdict);
}

bool ActionWaiters::answer(const std::string &ticket, Result<ActionDone> done)
{
    ActionAnswer waiting;
    {
        const std::scoped_lock lock(m_mutex);
        auto known = m_waiting.extract(ticket);
        if (!known)
            return false;
        const auto [first, last] = m_tickets.equal_range(known.mapped().commandId);
        const auto own = std::find_if(first, last, [&](const auto &each) { return each.second == ticket; });
        if (own != last)
            m_tickets.erase(own);
        waiting = std::move(known.mapped().answer);
    }
    waiting(std::move(done));
    return true;
}

} // namespace lineside
