// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mailbox.h"
#include "model/enginestatus.h"
#include "model/rawmessage.h"

#include <cstdint>
#include <limits>
#include <string>
#include <variant>

namespace lineside {

/// A message of a device, whole; its answer is due.
struct CoapArrival
{
    std::uint64_t ticket = 0;
    std::string topic; ///< as RawMessageView has it
    std::string payload;
    std::int64_t arrivalMs = 0; ///< UTC
    bool mayHaveComeBefore = false;
    PayloadFormat format = PayloadFormat::Json;
};

/// What became of it.
struct CoapVerdict
{
    std::uint64_t ticket = 0;
    bool isKept = false; ///< as firmly as the journal's mode promises; false: there is no room
};

/// What crosses between io and the door's thread. The door bounds what is under way, so neither box has to.
/// Owner: CoapSource. Thread: any.
struct CoapMail
{
    Mailbox<std::variant<CoapArrival, LinkStatus>> toIo{std::numeric_limits<std::size_t>::max()};
    Mailbox<CoapVerdict> toDoor{std::numeric_limits<std::size_t>::max()};
};

} // namespace lineside
