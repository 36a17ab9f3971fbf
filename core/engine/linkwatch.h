// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "engine/liveboard.h"
#include "engine/refusals.h"
#include "transport/connectionparts.h"

#include <functional>
#include <string>

namespace lineside {

/// Keeps one link of the status board true to what a source or sink tells of it. A link all of whose messages are
/// refused is Refused, whatever its type: what is connected and of no use must not look well.
/// Owner: whoever owns the source or sink, which goes first. Thread: that of who tells. Errors: none.
class LinkWatch
{
public:
    struct Links
    {
        LiveBoard &board;
        const Clock &clock;
        Refusals &refusals;
    };

    /// Where the link stands in the status: a member of it, or the entry of a source or sink.
    using Place = std::function<LinkStatus &(EngineStatus &status)>;

    /// Board, clock and refusals outlive it.
    LinkWatch(Links links, Place place);

    /// For who is watched; they call this object.
    [[nodiscard]] LinkHandlers handlers();
    /// What the link carries is refused, all of it; empty: no longer.
    void setRefusal(std::string reason);
    /// Why we take nothing from it, though it would go on; empty: we do.
    void setHeldBack(std::string reason);
    /// Something has failed that does not change the link.
    void noteError(const std::string &reason);

private:
    void take(const LinkStatus &told);
    void show();

    const Links m_links;
    const Place m_place;
    LinkStatus m_told;
    std::string m_refusal;
    std::string m_heldBack;
};

} // namespace lineside
