// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/linkwatch.h"

#include <utility>

namespace lineside {

LinkWatch::LinkWatch(Links links, Place place)
    : m_links(links)
    , m_place(std::move(place))
{
    show();
}

LinkHandlers LinkWatch::handlers()
{
    return {.changed = [this](const LinkStatus &link) { take(link); },
            .refused = [this](const std::string &what, const std::string &target,
                              const std::string &reason) { m_links.refusals.count(what, target, reason); }};
}

void LinkWatch::setRefusal(std::string reason)
{
    if (m_refusal == reason)
        return;
    m_refusal = std::move(reason);
    show();
}

void LinkWatch::setHeldBack(std::string reason)
{
    if (m_heldBack == reason)
        return;
    m_heldBack = std::move(reason);
    show();
}

void LinkWatch::take(const LinkStatus &told)
{
    m_told = told;
    if (!isConnected(told.state))
        m_refusal.clear(); // said of a connection that has ended
    show();
}

void LinkWatch::noteError(const std::string &reason)
{
    m_links.board.updateStatus([&](EngineStatus &status) {
        LinkStatus &known = m_place(status);
        known.lastError = reason;
        known.lastErrorMs = m_links.clock.utcMs();
    });
}

void LinkWatch::show()
{
    LinkStatus now = m_told;
    if (now.state == LinkState::Up && !m_refusal.empty()) {
        now.state = LinkState::Refused;
        now.reason = m_refusal;
    } else if (now.state == LinkState::Up) {
        now.reason = m_heldBack;
    }
    m_links.board.updateStatus([&](EngineStatus &status) {
        LinkStatus &known = m_place(status);
        const std::int64_t nowMs = m_links.clock.utcMs();
        now.sinceMs = known.state != now.state || known.sinceMs == 0 ? nowMs : known.sinceMs;
        now.lastError = now.reason.empty() ? known.lastError : now.reason;
        now.lastErrorMs = now.reason.empty() ? known.lastErrorMs : nowMs;
        known = std::move(now);
    });
}

} // namespace lineside
