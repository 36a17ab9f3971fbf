// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/sessions.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

constexpr std::string_view kPanel = "panel"; // Requester::source: one person stands there at a time

std::int64_t msOf(std::chrono::seconds time)
{
    return std::chrono::milliseconds(time).count();
}

} // namespace

std::string_view toString(SessionEnd end)
{
    switch (end) {
    case SessionEnd::LoggedOut:
        return "logged out";
    case SessionEnd::Idle:
        return "nobody was there";
    case SessionEnd::Switched:
        return "somebody else logged in";
    case SessionEnd::TooLong:
        return "longer than a session may be";
    case SessionEnd::Ended:
        return "ended by an administrator";
    case SessionEnd::SecretChanged:
        return "what they log in by was changed";
    case SessionEnd::UserGone:
        return "the user may not log in any more";
    }
    return "logged out";
}

Sessions::Sessions(PeopleSettings settings, MakeToken makeToken)
    : m_settings(std::move(settings))
    , m_makeToken(std::move(makeToken))
{
}

template <typename Is>
std::vector<Sessions::Ended> Sessions::closeWhere(Is why)
{
    std::vector<Ended> ended;
    for (auto each = m_sessions.begin(); each != m_sessions.end();) {
        if (const std::optional<SessionEnd> reason = why(each->second)) {
            ended.push_back({std::move(each->second), *reason});
            each = m_sessions.erase(each);
        } else {
            ++each;
        }
    }
    return ended;
}

const Sessions::Session &Sessions::open(SessionView view, const Moment &now, std::vector<Ended> &ended)
{
    ended = closeWhere([&view](const Session &other) -> std::optional<SessionEnd> {
        const bool isSameSeat = view.source == kPanel && other.view.source == kPanel && other.view.seat == view.seat;
        return isSameSeat ? std::optional(SessionEnd::Switched) : std::nullopt;
    });
    if (m_sessions.size() >= kMost) {
        const auto oldest
            = std::ranges::min_element(m_sessions, {}, [](const auto &each) { return each.second.usedMs; });
        ended.push_back({std::move(oldest->second), SessionEnd::Idle});
        m_sessions.erase(oldest);
    }
    view.number = ++m_last;
    view.sinceMs = now.utcMs;
    std::string token = m_makeToken();
    Session session{std::move(view), token, now.monotonicMs, now.monotonicMs};
    return m_sessions.insert_or_assign(std::move(token), std::move(session)).first->second;
}

const Sessions::Session *Sessions::find(std::string_view token) const
{
    const auto found = m_sessions.find(token);
    return found == m_sessions.end() ? nullptr : &found->second;
}

void Sessions::use(std::string_view token, const Moment &now)
{
    if (const auto found = m_sessions.find(token); found != m_sessions.end())
        found->second.usedMs = now.monotonicMs;
}

std::optional<Sessions::Ended> Sessions::close(std::string_view token, SessionEnd why)
{
    const auto found = m_sessions.find(token);
    if (found == m_sessions.end())
        return std::nullopt;
    Ended ended{std::move(found->second), why};
    m_sessions.erase(found);
    return ended;
}

std::optional<Sessions::Ended> Sessions::closeNumber(std::uint64_t number, SessionEnd why)
{
    const auto found
        = std::ranges::find_if(m_sessions, [number](const auto &each) { return each.second.view.number == number; });
    return found == m_sessions.end() ? std::nullopt : close(std::string(found->first), why);
}

std::vector<Sessions::Ended> Sessions::closeOthers(std::uint64_t user, std::string_view token)
{
    return closeWhere([&](const Session &session) -> std::optional<SessionEnd> {
        const bool isOther = session.view.user == user && session.token != token;
        return isOther ? std::optional(SessionEnd::SecretChanged) : std::nullopt;
    });
}

std::vector<Sessions::Ended> Sessions::closeDue(const Moment &now,
                                                const std::function<bool(std::uint64_t user)> &isWelcome)
{
    return closeWhere([&](const Session &session) -> std::optional<SessionEnd> {
        if (!isWelcome(session.view.user))
            return SessionEnd::UserGone;
        if (now.monotonicMs - session.openedMs > msOf(m_settings.longestSession))
            return SessionEnd::TooLong;
        // A panel tells itself when nobody touches it; what it forgets to tell ends as late as a session may last.
        if (session.view.source != kPanel && now.monotonicMs - session.usedMs > msOf(m_settings.idleAfterHttp))
            return SessionEnd::Idle;
        return std::nullopt;
    });
}

std::vector<SessionView> Sessions::views() const
{
    std::vector<SessionView> views;
    for (const auto &[token, session] : m_sessions)
        views.push_back(session.view);
    std::ranges::sort(views, {}, &SessionView::number);
    return views;
}

std::set<std::string, std::less<>> Sessions::tokens() const
{
    std::set<std::string, std::less<>> tokens;
    for (const auto &[token, session] : m_sessions)
        tokens.insert(token);
    return tokens;
}

} // namespace lineside
