// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/operatoraction.h"

#include <array>

namespace lineside {

std::string_view verbOf(const OperatorAction &action)
{
    constexpr std::array<std::string_view, 6> kVerbs{"acknowledge",   "reset",   "comment",
                                                     "remove_device", "command", "quarantine_replay"};
    static_assert(kVerbs.size() == std::variant_size_v<OperatorAction>); // in its order
    return kVerbs[action.index()];
}

} // namespace lineside
