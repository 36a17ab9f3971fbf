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
/// Contract: each command taken by send() is reported exactly once, by delivered (broker or device confirmed it) or by
/// undelivered (the connection broke first: send it again when ready comes); never from inside send(). No call after
/// stop().
class CommandPort
{
public:
    struct Handlers
    {
        std::function<void(const std::string &commandId)> delivered;
        std::function<void(const std::string &commandId, const std::string &reason)> undelivered;
        std::function<void()> ready; ///< send() may succeed again: connected, or a slot came free
    };

    CommandPort() = default;
    CommandPort(const CommandPort &) = delete;
    CommandPort &operator=(const CommandPort &) = delete;
    virtual ~CommandPort() = default;

    virtual void start(Handlers handlers) = 0;
    virtual void stop() = 0;
    /// Errors: Unavailable and Full (the command stays queued), Timeout (it has expired), InvalidInput (it can never be
    /// sent: no topic can be made of the device's name, or it is larger than the peer takes).
    [[nodiscard]] virtual Result<void> send(const Command &command) = 0;
};

} // namespace lineside
