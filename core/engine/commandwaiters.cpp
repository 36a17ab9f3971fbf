// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/commandwaiters.h"

#include <utility>

namespace lineside {

void CommandWaiters::add(const std::string &id, Answer answer)
{
    Answer replaced;
    {
        const std::scoped_lock lock(m_mutex);
        replaced = std::exchange(m_waiting[id], std::move(answer));
    }
    if (replaced)
        replaced(unexpected(ErrorCode::Unavailable, "a command with this id is still open"));
}

void CommandWaiters::moved(const Command &command)
{
    switch (command.state) {
    case CommandState::Queued:
    case CommandState::Sent:
        return;
    case CommandState::Delivered:
    case CommandState::Accepted:
    case CommandState::Done:
    case CommandState::Rejected: // by the device, which has it
        if (const Answer answer = extract(command.id))
            answer(command.id);
        return;
    case CommandState::Expired:
    case CommandState::Failed:
        giveUp(command.id,
               {ErrorCode::Unavailable, command.reason.empty() ? "the command has expired" : command.reason, {}});
        return;
    }
}

bool CommandWaiters::giveUp(const std::string &id, Error why)
{
    const Answer answer = extract(id);
    if (answer)
        answer(Unexpected(std::move(why)));
    return static_cast<bool>(answer);
}

CommandWaiters::Answer CommandWaiters::extract(const std::string &id)
{
    const std::scoped_lock lock(m_mutex);
    auto known = m_waiting.extract(id);
    return known ? std::move(known.mapped()) : Answer();
}

} // namespace lineside
