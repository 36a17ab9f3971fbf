// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/command.h"

namespace lineside {

std::string_view toString(CommandState state)
{
    switch (state) {
    case CommandState::Queued:
        return "queued";
    case CommandState::Sent:
        return "sent";
    case CommandState::Delivered:
        return "delivered";
    case CommandState::Accepted:
        return "accepted";
    case CommandState::Done:
        return "done";
    case CommandState::Rejected:
        return "rejected";
    case CommandState::Expired:
        return "expired";
    case CommandState::Failed:
        return "failed";
    }
    return "failed";
}

bool isFinal(CommandState state)
{
    return state >= CommandState::Done;
}

} // namespace lineside
