// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace lineside {

/// One step in the alarm history. Roles: alarmId, event (Enums.AlarmEvent), eventText, priority, priorityText,
/// deviceId, deviceName, message, valueText, timeText, sourceText (of an activation, what the
/// device's clock said when that differs), byText (who did it, and what was said).
struct AlarmHistoryRow
{
    std::uint64_t number = 0; // unique in the list
    QString alarmId;
    enums::AlarmEvent event = enums::AlarmEvent::Activated;
    QString eventText;
    enums::Priority priority = enums::Priority::None;
    QString priorityText;
    QString deviceId;
    QString deviceName;
    QString message;
    QString valueText;
    QString timeText;
    QString sourceText;
    QString byText;

    [[nodiscard]] std::uint64_t key() const { return number; }
    [[nodiscard]] static const std::vector<Column<AlarmHistoryRow>> &columns();
};

[[nodiscard]] AlarmHistoryRow makeHistoryRow(const AlarmTransition &step, std::uint64_t number,
                                             const PanelContext &context);

} // namespace lineside
