// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alert.h"
#include "model/horn.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lineside {

/// What the broker is to know of the horn: the newest state alone, told until it is taken. Pure: no time, no I/O.
/// Owner: Outbound. Thread: its. Errors: none.
class HornPublisher
{
public:
    /// It stands so at `nowMs` (UTC).
    void set(const HornState &state, std::int64_t nowMs);
    /// To publish now; none: it is told, or on its way.
    [[nodiscard]] std::optional<PendingAlert> due() const;
    /// What due() gave is on its way.
    void isUnderway();
    /// The broker has what was on its way.
    void taken();
    /// It has not: to be told again.
    void notTaken() { m_underway.reset(); }
    [[nodiscard]] static bool isMine(std::uint64_t id) { return id == kId; }
    /// The broker may know another state, its own will: it is told again.
    void tellAgain(std::int64_t nowMs);
    /// Somebody wrote it there, perhaps we ourselves.
    void heard(std::string_view payload) { m_heard = payload; }
    /// What was heard last is not what should stand there.
    [[nodiscard]] bool isContradicted() const { return m_state && m_heard && *m_heard != wanted(); }
    [[nodiscard]] bool isAnyUnderway() const { return m_underway.has_value(); }
    /// From now on it is to stand there that nobody knows.
    void leave() { m_hasLeft = true; }
    /// What stands there while nobody can tell.
    [[nodiscard]] static std::string unknown();
    /// UTC, since when the broker does not know that it is to sound; 0: it does.
    [[nodiscard]] std::int64_t untakenSinceMs() const { return m_untakenSinceMs; }

private:
    static constexpr std::uint64_t kId = ~0ULL; // no alertId(): those are positive as signed integers

    [[nodiscard]] static std::string payloadOf(const HornState &state);
    [[nodiscard]] std::string wanted() const;

    std::optional<HornState> m_state;
    std::optional<std::string> m_underway; // payloads
    std::optional<std::string> m_heard;
    std::string m_taken;
    bool m_hasLeft = false;
    std::int64_t m_untakenSinceMs = 0;
};

} // namespace lineside
