// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/panelbackend.h"

#include <ranges>

namespace lineside {

const CommandRules &PanelBackend::commandRules() const
{
    static const CommandRules kNone;
    return kNone;
}

std::vector<RejectedKind> PanelBackend::rejectedKinds() const
{
    RejectedPile pile;
    const std::vector<RejectedMessage> newestFirst = rejectedMessages();
    for (const RejectedMessage &message : newestFirst | std::views::reverse)
        pile.add(message);
    return pile.kinds();
}

} // namespace lineside
