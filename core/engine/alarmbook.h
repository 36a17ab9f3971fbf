// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmsettings.h"
#include "base/result.h"
#include "model/alarmrulesversion.h"
#include "model/operatoraction.h"
#include "process/unittable.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

struct Config;

/// The configuration's part.
[[nodiscard]] AlarmSettings configuredAlarms(const Config &config);

/// What the site says of its alarms: the configuration, and over it what people changed while the engine ran. A value
/// but for the table of units. Pure. Owner: whoever made it. Thread: that of its owner.
class AlarmBook
{
public:
    /// `units` outlives it.
    AlarmBook(AlarmSettings configured, const UnitTable &units);

    /// What was changed before the start counts again.
    void restore(AlarmRulesVersion version) { m_version = std::move(version); }
    [[nodiscard]] const AlarmRulesVersion &version() const { return m_version; }
    /// All of it, as the alarm engine takes it.
    [[nodiscard]] AlarmSettings settings() const { return m_configured.with(m_version.rules); }

    /// The version a change makes. `former`: with what an undo goes back to. Errors: InvalidInput, which names the
    /// alarms and the field, NotFound, Conflict.
    [[nodiscard]] Result<AlarmRulesVersion> changed(const ChangeAlarmSettings &change, const std::string &by,
                                                    std::int64_t timeMs) const;
    [[nodiscard]] Result<AlarmRulesVersion> undone(const ChangeAlarmSettings &change, AlarmRulesVersion former,
                                                   const std::string &by, std::int64_t timeMs) const;
    void take(AlarmRulesVersion version) { m_version = std::move(version); }

    /// What a table would change.
    [[nodiscard]] RuleCheck check(std::string_view csv) const;
    /// Everything that is said, of every subject one line, as a table.
    [[nodiscard]] std::string csv() const;

private:
    [[nodiscard]] Result<AlarmRule> normalised(const AlarmRule &rule) const;
    [[nodiscard]] Result<void> checkWhole(const AlarmRulesVersion &version,
                                          const std::vector<AlarmRule> &changed) const;
    [[nodiscard]] Result<void> checkBase(const ChangeAlarmSettings &change) const;

    const AlarmSettings m_configured;
    const UnitTable &m_units;
    AlarmRulesVersion m_version;
};

} // namespace lineside
