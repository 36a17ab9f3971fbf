// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/peopleactions.h"

#include <cstdint>
#include <optional>
#include <string>

namespace lineside {

/// An order to a device.
struct SendCommand
{
    /// When the asker gets an answer.
    enum class Answer : std::uint8_t {
        WhenEntered, ///< it leaves as soon as it can, until it expires
        WhenDelivered, ///< the broker has it, within five seconds; what was not handed over by then is not sent later
    };

    std::string deviceId;
    std::string payload; ///< one JSON object; its "id", when it is a text of sane length, names the command
    Answer answer = Answer::WhenEntered;
};

/// The second person agrees to an order that waits for one.
struct ApproveCommand
{
    std::string id;
    std::optional<Credentials> by{}; ///< who agrees, at the seat of the first; none: who asks
};

/// An order that waits for a second person, or has not left yet, is not wanted any more.
struct CancelCommand
{
    std::string id;
};

/// Why the machine was stopped, told after the order.
struct ExplainCommand
{
    std::string id;
    std::string reason; ///< one of the site's, or own words as long as a comment at most
};

/// Somebody at a machine needs another person there.
struct CallForHelp
{
    std::string deviceId{}; ///< empty: at the seat
    std::string text{}; ///< as long as a comment at most
};

} // namespace lineside
