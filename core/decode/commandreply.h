// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/command.h"

#include <string>

namespace lineside {

/// What a device answered to a command.
struct CommandReply
{
    std::string id; ///< of the command; empty: the transport's correlation data says which
    CommandState state = CommandState::Rejected; ///< Accepted, Done or Rejected
    std::string reason; ///< the device's words; may be empty
};

} // namespace lineside
