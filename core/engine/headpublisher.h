// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alert.h"
#include "model/auditentry.h"

#include <cstdint>
#include <optional>
#include <string>

namespace lineside {

/// What the broker is to know of the record: the newest head alone, told until it is taken. One that never got there is
/// not missed, as the next speaks of its lines too. Pure: no time, no I/O.
/// Owner: Outbound. Thread: its. Errors: none.
class HeadPublisher
{
public:
    void set(const AuditHead &head);
    /// To publish now; none: it is told, or one is on its way.
    [[nodiscard]] std::optional<PendingAlert> due() const;
    /// What due() gave is on its way.
    void isUnderway() { m_underway = m_wanted; }
    /// The broker has what was on its way.
    void taken();
    /// It has not: to be told again.
    void notTaken() { m_underway.clear(); }
    /// The broker may have lost it, or never known: it is told again.
    void tellAgain() { m_taken.clear(); }
    [[nodiscard]] static bool isMine(std::uint64_t id) { return id == kId; }

private:
    static constexpr std::uint64_t kId = ~2ULL; // no alertId(), nor the horn's, nor that of figures

    // Payloads; empty: none.
    std::string m_wanted;
    std::string m_underway;
    std::string m_taken;
};

} // namespace lineside
