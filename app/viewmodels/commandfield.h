// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/commandspec.h"
#include "viewmodels/enums.h"
#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"

#include <QString>
#include <QStringList>

#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// One value of an order, ready for its control; all numbers in the unit shown. Roles: as the members, `wantedOption`
/// and `currentOption` being places in `options`, -1: none.
struct FieldRow
{
    QString parameter;
    QString label;
    QString unitText;
    double minimum = -std::numeric_limits<double>::infinity(); ///< infinite: not bounded
    double maximum = std::numeric_limits<double>::infinity();
    double step = 1;
    int digits = 0;
    QString minimumText; ///< empty: not bounded
    QString maximumText;
    QString stepText; ///< empty: any number is allowed
    double current = std::numeric_limits<double>::quiet_NaN(); ///< NaN: nobody knows
    QString currentText;
    enums::Freshness currentFreshness = enums::Freshness::Stale;
    QStringList options; ///< labels; empty: it is a number
    int currentOption = -1;
    QString wantedText; ///< what the order will say; empty: it has to be filled in
    int wantedOption = -1;
    bool isChanged = false; ///< it will say something else than holds now

    [[nodiscard]] const QString &key() const { return parameter; }
    [[nodiscard]] static const std::vector<Column<FieldRow>> &columns();
};

/// What holds of the field now, and what it may be.
[[nodiscard]] FieldRow makeFieldRow(const PanelContext &context, const std::string &deviceId,
                                    const CommandField &field);
/// Steps count from the lowest value allowed, else from 0; what floating point adds is no step.
[[nodiscard]] bool isBetweenSteps(const FieldRow &row, double displayed);
/// What is shown of a value of the field, with its unit.
[[nodiscard]] QString fieldValueText(const PanelContext &context, const CommandField &field, const CommandValue &value);

/// What must be so before an order may go, as it stands: the sentences, and an enums::PermissiveState each.
struct ShownPermissives
{
    QStringList texts;
    QList<int> states;
    QString blocked; ///< the first that is not met, as a sentence; empty: all are

    bool operator==(const ShownPermissives &) const = default;
};
/// What a machine, or the site for it, calls a value of a signal that it can be told to take: "Closed" for 1. Empty:
/// nobody says. A value with a unit is a measure and has no name.
[[nodiscard]] QString declaredWord(const std::vector<CommandSpec> &specs, const std::string &sensor, double value,
                                   const std::string &unit);

/// `specs`: of the same machine.
[[nodiscard]] ShownPermissives shownPermissives(const PanelContext &context, const std::string &deviceId,
                                                const std::vector<CommandSpec> &specs,
                                                const std::vector<CommandPermissive> &permissives);

} // namespace lineside
