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
/// on. Several may wait for one command, when it is ordered again.
class ActionWaiters
{
public:
    /// For an action that is answered when it is kept. Value: its ticket.
    [[nodiscard]] std::string add(ActionAnswer answer);
    /// For a command that is answered when the broker has it, before it is entered. What is another order under the
    /// same id is none of its.
    [[nodiscard]] std::string add(const std::string &commandId, const SendCommand &order, ActionAnswer answer);
    /// It is entered, or was before: who waits is answered when there is nothing left to wait for.
    void entered(const std::string &ticket, const Result<ActionDone> &done);
    /// The command has moved on.
    void moved(const Command &command);
    /// True: somebody waited.
    bool answer(const std::string &ticket, Result<ActionDone> done);

private:
    struct Waiting
    {
        ActionAnswer answer;
        std::string commandId{};
        SendCommand order{};
    };

    std::mutex m_mutex; // guards all below
    std::map<std::string, Waiting> m_waiting;
    std::multimap<std::string, std::string> m_tickets; ///< by command id
    std::uint64_t m_last = 0;
};

} // namespace lineside
