// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/command.h"

#include <functional>
#include <string>
#include <string_view>

namespace lineside {

/// Carries commands to devices and their answers back.
/// Owner: engine. Thread: io for everything.
/// Contract: send() answers at once whether the connection took the command; deliveredHandler comes at most once per
/// command taken, when the broker (or device) confirmed it. resultHandler comes for every answer of a device as raw
/// bytes, unchecked; `correlation` is empty when the transport has no such thing.
class CommandPort
{
public:
    using DeliveredHandler = std::function<void(const std::string &commandId)>;
    using ResultHandler
        = std::function<void(std::string_view deviceId, std::string_view payload, std::string_view correlation)>;

    CommandPort() = default;
    CommandPort(const CommandPort &) = delete;
    CommandPort &operator=(const CommandPort &) = delete;
    virtual ~CommandPort() = default;

    virtual void setHandlers(DeliveredHandler delivered, ResultHandler result) = 0;
    /// False: not connected; the command stays queued.
    [[nodiscard]] virtual bool send(const Command &command) = 0;
};

} // namespace lineside
