// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/commandrow.h"

namespace lineside {

const std::vector<Column<CommandRow>> &CommandRow::columns()
{
    static const std::vector<Column<CommandRow>> columns{
        column<&CommandRow::name, CommandRow>("name"),
        column<&CommandRow::label, CommandRow>("label"),
        column<&CommandRow::kind, CommandRow>("kind"),
        column<&CommandRow::confirm, CommandRow>("confirm"),
        column<&CommandRow::isEnabled, CommandRow>("isEnabled"),
        column<&CommandRow::blockedReason, CommandRow>("blockedReason"),
        column<&CommandRow::needsLogin, CommandRow>("needsLogin"),
        column<&CommandRow::permissiveTexts, CommandRow>("permissiveTexts"),
        column<&CommandRow::permissiveStates, CommandRow>("permissiveStates"),
        column<&CommandRow::unitText, CommandRow>("unitText"),
        column<&CommandRow::minimum, CommandRow>("minimum"),
        column<&CommandRow::maximum, CommandRow>("maximum"),
        column<&CommandRow::step, CommandRow>("step"),
        column<&CommandRow::digits, CommandRow>("digits"),
        column<&CommandRow::minimumText, CommandRow>("minimumText"),
        column<&CommandRow::maximumText, CommandRow>("maximumText"),
        column<&CommandRow::stepText, CommandRow>("stepText"),
        column<&CommandRow::current, CommandRow>("current"),
        column<&CommandRow::currentText, CommandRow>("currentText"),
        column<&CommandRow::currentFreshness, CommandRow>("currentFreshness"),
        column<&CommandRow::options, CommandRow>("options"),
        column<&CommandRow::currentOption, CommandRow>("currentOption"),
        column<&CommandRow::recipe, CommandRow>("recipe"),
        column<&CommandRow::state, CommandRow>("commandState"),
        column<&CommandRow::stateText, CommandRow>("stateText"),
        column<&CommandRow::reason, CommandRow>("reason"),
        column<&CommandRow::isPending, CommandRow>("isPending"),
        column<&CommandRow::orderId, CommandRow>("orderId"),
        column<&CommandRow::waitText, CommandRow>("waitText"),
    };
    return columns;
}

const std::vector<Column<CommandLogRow>> &CommandLogRow::columns()
{
    static const std::vector<Column<CommandLogRow>> columns{
        column<&CommandLogRow::commandId, CommandLogRow>("commandId"),
        column<&CommandLogRow::label, CommandLogRow>("label"),
        column<&CommandLogRow::valueText, CommandLogRow>("valueText"),
        column<&CommandLogRow::state, CommandLogRow>("commandState"),
        column<&CommandLogRow::stateText, CommandLogRow>("stateText"),
        column<&CommandLogRow::timeText, CommandLogRow>("timeText"),
        column<&CommandLogRow::reason, CommandLogRow>("reason"),
        column<&CommandLogRow::requestedBy, CommandLogRow>("requestedBy"),
        column<&CommandLogRow::isFinal, CommandLogRow>("isFinal"),
    };
    return columns;
}

void CommandRow::take(const FieldRow &field)
{
    unitText = field.unitText;
    minimum = field.minimum;
    maximum = field.maximum;
    step = field.step;
    digits = field.digits;
    minimumText = field.minimumText;
    maximumText = field.maximumText;
    stepText = field.stepText;
    current = field.current;
    currentText = field.currentText;
    currentFreshness = field.currentFreshness;
    options = field.options;
    currentOption = field.currentOption;
}

} // namespace lineside
