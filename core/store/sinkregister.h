// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "model/sinkposition.h"
#include "store/retention.h"
#include "store/statewriter.h"
#include "store/storesettings.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// Which sinks there are, which there were, and where each stands. One whose entry has gone from the configuration has
/// no claim on what is stored; its place is kept for 30 days, so that a typing error costs nothing.
/// Owner: Store. Thread: pipeline. Errors: as StateWriter.
class SinkRegister
{
public:
    using Positions = std::map<std::string, SinkPosition>;

    explicit SinkRegister(const Clock &clock)
        : m_clock(clock)
    {
    }

    void restore(Positions positions) { m_positions = std::move(positions); }
    [[nodiscard]] const Positions &positions() const { return m_positions; }
    /// How far each is, without what it has beyond.
    [[nodiscard]] std::map<std::string, std::uint64_t> cursors() const;
    /// What was committed; a position never moves back.
    void moved(const Positions &positions);

    /// These are configured, and no others. A new one enters with all that is stored, or behind `lastSequence`, once it
    /// is served.
    [[nodiscard]] Result<void> settle(StateWriter &state, std::map<std::string, StoreSink> configured,
                                      std::uint64_t lastSequence);
    /// Of the configured ones that are served; before settle() of all.
    [[nodiscard]] std::vector<SinkClaim> claims() const;
    [[nodiscard]] Result<void> forget(StateWriter &state, const std::string &sink);
    /// Forgets those gone for more than 30 days. Value: how many.
    [[nodiscard]] Result<std::size_t> forgetLongGone(StateWriter &state);

private:
    [[nodiscard]] AuditRecord record(const char *action, const std::string &sink, const char *detail) const;

    const Clock &m_clock;
    Positions m_positions;
    std::optional<std::map<std::string, StoreSink>> m_configured; ///< nullopt: nobody has said
};

} // namespace lineside
