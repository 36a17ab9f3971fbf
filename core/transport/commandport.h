// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/command.h"

#include <functional>
#include <string>

namespace lineside {

/// Carries commands to devices. Their answers come back as messages through the MessageSource, so that they are
/// journalled like everything else from outside.
/// Owner: engine. Thread: io for everything.
/// Contract: each command taken by send() is answered exactly once, by delivered (broker or device confirmed it), by
/// lost (the connection ended first: whether the peer has it nobody knows, so it is never sent again) or by refused
/// (the peer said no); never from inside send().
class CommandPort
{
public:
    struct Handlers
    {
        std::function<void(const std::string &commandId)> delivered;
        std::function<void(const std::string &commandId, const std::string &reason)> lost;
        /// `target` is what the peer was asked for: a topic.
        std::function<void(const std::string &commandId, const std::string &target, const std::string &reason)> refused;
        std::function<void()> ready; ///< send() may succeed again: connected, or a slot came free
    };

    CommandPort() = default;
    CommandPort(const CommandPort &) = delete;
    CommandPort &operator=(const CommandPort &) = delete;
    virtual ~CommandPort() = default;

    virtual void start(Handlers handlers) = 0;
    /// Errors: Unavailable and Full (the command stays queued), Timeout (it has expired), InvalidInput (it can never be
    /// sent: no topic can be made of the device's name, or it is larger than the peer takes).
    [[nodiscard]] virtual Result<void> send(const Command &command) = 0;
};

} // namespace lineside
