// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "commands/commandgate.h"
#include "commands/commandtracker.h"
#include "engine/actioncontext.h"
#include "model/device.h"
#include "model/liveframe.h"
#include "model/operatoraction.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace lineside {

/// Holds every order to what its device declares and the site says, whatever door it came by; and never lets one id act
/// twice: an id that came before is answered with what became of the first. Permission and audit of what is refused are
/// the OperatorDesk's. Owner: Pipeline. Thread: pipeline. Errors: see ActionAnswer.
class CommandDesk
{
public:
    struct Reach
    {
        CommandTracker &commands;
        const UnitTable &units;
        std::function<const Device *(const std::string &id)> device;
        std::function<const LiveValue *(const SeriesKey &series)> value;
        std::function<Result<std::optional<Command>>(const std::string &id)>
            kept; ///< ended before, or before the start
        std::function<void(const Command &)> changed; ///< to be kept, recorded and shown
        std::function<void(const Command &)> explained; ///< the same, but for the record: who said so is there
        std::function<void(const Command &)> maySend; ///< once it is kept
    };

    CommandDesk(CommandRules rules, std::chrono::milliseconds lateAfter, Reach reach);

    /// `id`: as CommandTracker::idFor() gave it; empty: found the same way.
    Result<ActionDone> send(const SendCommand &order, const Identity &by, const std::string &id, const Moment &now);
    /// Null: it is none of those that are open, or ended last.
    [[nodiscard]] const Command *find(std::string_view id) const { return m_reach.commands.find(id); }
    [[nodiscard]] std::uint64_t askerOf(std::string_view id) const { return m_reach.commands.askerOf(id); }
    /// The values it depends on are looked at once more.
    Result<ActionDone> approve(const std::string &id, const SecondPerson &who, const Moment &now);
    Result<ActionDone> cancel(const std::string &id, const std::string &by, const Moment &now);
    /// Why a machine was stopped, said afterwards.
    Result<ActionDone> explain(const std::string &id, const std::string &said);

private:
    [[nodiscard]] std::optional<CommandSpec> specOf(const std::string &deviceId, const std::string &name) const;
    [[nodiscard]] Result<std::optional<Command>> earlier(const std::string &id) const;
    [[nodiscard]] Result<void> check(const CommandSpec &spec, const std::string &deviceId, const std::string &payload,
                                     const Moment &now) const;
    [[nodiscard]] SignalNow signalNow(const std::string &deviceId, const std::string &sensor, const Moment &now) const;
    [[nodiscard]] SignalLookUp lookUpAt(const Moment &now) const;

    const CommandRules m_rules;
    const std::int64_t m_lateAfterMs;
    const Reach m_reach;
};

} // namespace lineside
