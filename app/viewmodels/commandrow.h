// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/commandfield.h"
#include "viewmodels/recipe.h"

#include <QString>
#include <QStringList>

#include <limits>
#include <vector>

namespace lineside {

/// One command a device understands, ready for its control. Roles: as the members; `commandState` (Enums.CommandState),
/// stateText and orderId are of the last order of this name, `reason` why it ended so, or why the panel itself did not
/// send it. Numbers are in the unit shown. A recipe has its values in `recipe`, else that is null.
struct CommandRow
{
    QString name;
    QString label;
    enums::CommandKind kind = enums::CommandKind::Other;
    enums::ConfirmBy confirm = enums::ConfirmBy::Hold;
    bool isEnabled = false;
    QString blockedReason; ///< a sentence, empty when enabled
    bool needsLogin = false; ///< and a login is all that is missing
    QStringList permissiveTexts; ///< what must be so before, each with its value now
    QList<int> permissiveStates; ///< Enums.PermissiveState each
    QString unitText;
    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = std::numeric_limits<double>::infinity();
    double step = 1;
    int digits = 0;
    QString minimumText;
    QString maximumText;
    QString stepText;
    double current = std::numeric_limits<double>::quiet_NaN();
    QString currentText;
    enums::Freshness currentFreshness = enums::Freshness::Stale;
    QStringList options;
    int currentOption = -1;
    Recipe *recipe = nullptr;
    enums::CommandState state = enums::CommandState::None;
    QString stateText;
    QString reason;
    bool isPending = false;
    QString orderId;
    QString waitText; ///< of one that waits for a second person: what is ordered, and how long it still waits

    /// The value it takes, as it stands.
    void take(const FieldRow &field);
    [[nodiscard]] const QString &key() const { return name; }
    [[nodiscard]] static const std::vector<Column<CommandRow>> &columns();
};

/// One order in the device's log. Roles: commandId, label, valueText (of a setpoint, with unit), commandState,
/// stateText, timeText, reason, requestedBy, isFinal.
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

    [[nodiscard]] const QString &key() const { return commandId; }
    [[nodiscard]] static const std::vector<Column<CommandLogRow>> &columns();
};

} // namespace lineside
