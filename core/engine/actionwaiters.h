// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/command.h"
#include "model/operatoraction.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace lineside {

/// Those who wait to hear what became of their action: that it is kept, or that the broker has their command.
/// Owner: engine. Thread: any. Contract: each one is answered once, by whatever comes first: the pipeline's word, the
/// broker's, the command's end, or a time-out; the answer is called on the thread that brought it and must only pass it
/// on.
class ActionWaiters
{
public:
    /// For an action that is answered when it is kept. Value: its ticket.
    [[nodiscard]] std::string add(ActionAnswer answer);
    /// For a command that is answered when the broker has it, before it is entered; its id is the ticket.
    void add(const std::string &commandId, ActionAnswer answer);
    /// The command has moved on.
    void moved(const Command &command);
    /// True: somebody waited.
    bool answer(const std::string &ticket, Result<ActionDone> done);

private:
    [[nodiscard]] ActionAnswer extract(const std::string &ticket);

    std::mutex m_mutex; // guards all below
    std::map<std::string, ActionAnswer> m_waiting;
    std::uint64_t m_tickets = 0;
};

} // namespace lineside
