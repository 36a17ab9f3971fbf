// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"

#include <QString>

#include <string>
#include <vector>

namespace lineside {

/// One command a device understands, ready for its control. Roles: name, label, kind (Enums.CommandKind), isEnabled,
/// blockedReason (a sentence, empty when enabled), unitText, minimum, maximum, step, digits (all in the unit shown),
/// minimumText, maximumText, currentText and current (value of the signal it acts on, in the unit shown; NaN: none),
/// currentFreshness, state (Enums.CommandState of the last order of this name), stateText, isPending.
struct CommandRow
{
    QString name;
    QString label;
    enums::CommandKind kind = enums::CommandKind::Other;
    bool isEnabled = false;
    QString blockedReason;
    QString unitText;
    double minimum = 0;
    double maximum = 0;
    double step = 1;
    int digits = 0;
    QString minimumText;
    QString maximumText;
    double current = 0;
    QString currentText;
    enums::Freshness currentFreshness = enums::Freshness::Stale;
    enums::CommandState state = enums::CommandState::None;
    QString stateText;
    bool isPending = false;

    [[nodiscard]] const QString &key() const { return name; }
    [[nodiscard]] static const std::vector<Column<CommandRow>> &columns();
};

/// One order in the device's log. Roles: commandId, label, valueText (of a setpoint, with unit), state, stateText,
/// timeText, reason, requestedBy, isFinal.
struct CommandLogRow
{
    QString commandId;
    QString label;
    QString valueText;
    enums::CommandState state = enums::CommandState::None;
    QString stateText;
    QString timeText;
    QString reason;
    QString requestedBy;
    bool isFinal = false;

    std::string name; // as in the payload

    [[nodiscard]] const QString &key() const { return commandId; }
    [[nodiscard]] static const std::vector<Column<CommandLogRow>> &columns();
};

} // namespace lineside
