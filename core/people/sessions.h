// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "model/peoplestate.h"
#include "people/peoplesettings.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// Why a session ended; goes into the record.
enum class SessionEnd {
    LoggedOut,
    Idle,
    Switched, ///< somebody else logged in at the seat
    TooLong, ///< PeopleSettings::longestSession
    Ended, ///< by an administrator
    SecretChanged, ///< the PIN, password or badge is another
    UserGone, ///< disabled, expired or removed
};

[[nodiscard]] std::string_view toString(SessionEnd end);

/// Who is logged in. A panel has one session at its seat, a program as many as it opens. They end with the engine.
/// Owner: engine. Thread: pipeline. Pure; times are monotonic.
class Sessions
{
public:
    static constexpr std::size_t kMost = 1000; ///< the one unused for longest gives way

    /// 128 random bits at least, as text without blanks.
    using MakeToken = std::function<std::string()>;

    struct Session
    {
        SessionView view;
        std::string token;
        std::int64_t openedMs = 0; ///< monotonic
        std::int64_t usedMs = 0; ///< monotonic
    };
    struct Ended
    {
        Session session;
        SessionEnd why;
    };

    Sessions(PeopleSettings settings, MakeToken makeToken);

    /// `view.number` and `view.sinceMs` are set here. At a panel the seat's former session ends first.
    const Session &open(SessionView view, const Moment &now, std::vector<Ended> &ended);
    [[nodiscard]] const Session *find(std::string_view token) const;
    void use(std::string_view token, const Moment &now);
    std::optional<Ended> close(std::string_view token, SessionEnd why);
    std::optional<Ended> closeNumber(std::uint64_t number, SessionEnd why);
    /// All of the user but the one of that token: what they logged in by is another now.
    std::vector<Ended> closeOthers(std::uint64_t user, std::string_view token);
    /// Those that are idle, too long or no longer welcome. About once a second.
    std::vector<Ended> closeDue(const Moment &now, const std::function<bool(std::uint64_t user)> &isWelcome);

    [[nodiscard]] std::vector<SessionView> views() const;
    [[nodiscard]] std::set<std::string, std::less<>> tokens() const;

private:
    template <typename Is>
    std::vector<Ended> closeWhere(Is why);

    PeopleSettings m_settings;
    MakeToken m_makeToken;
    std::map<std::string, Session, std::less<>> m_sessions; ///< by token
    std::uint64_t m_last = 0;
};

} // namespace lineside
