// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/command.h"

#include <functional>
#include <map>
#include <mutex>
#include <string>

namespace lineside {

/// Those who wait to hear whether the broker has their command.
/// Owner: engine. Thread: any. Contract: each one is answered once, by whatever comes first: the broker's word, the
/// command's end, or giveUp(); the answer is called on the thread that brought it and must only pass it on.
class CommandWaiters
{
public:
    /// Value: the command's id.
    using Answer = std::function<void(Result<std::string>)>;

    /// Before the command is entered.
    void add(const std::string &id, Answer answer);
    /// The command has moved on.
    void moved(const Command &command);
    /// It will not come about, or nobody waits any longer. True: somebody waited.
    bool giveUp(const std::string &id, Error why);

private:
    [[nodiscard]] Answer extract(const std::string &id);

    std::mutex m_mutex; // guards all below
    std::map<std::string, Answer> m_waiting;
};

} // namespace lineside
