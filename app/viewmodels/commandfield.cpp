// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/commandfield.h"

#include "model/commandpayload.h"
#include "viewmodels/displaytext.h"
#include "viewmodels/labels.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace lineside {

using namespace Qt::StringLiterals;

const std::vector<Column<FieldRow>> &FieldRow::columns()
{
    static const std::vector<Column<FieldRow>> columns{
        column<&FieldRow::parameter, FieldRow>("parameter"),
        column<&FieldRow::label, FieldRow>("label"),
        column<&FieldRow::unitText, FieldRow>("unitText"),
        column<&FieldRow::minimum, FieldRow>("minimum"),
        column<&FieldRow::maximum, FieldRow>("maximum"),
        column<&FieldRow::step, FieldRow>("step"),
        column<&FieldRow::digits, FieldRow>("digits"),
        column<&FieldRow::minimumText, FieldRow>("minimumText"),
        column<&FieldRow::maximumText, FieldRow>("maximumText"),
        column<&FieldRow::stepText, FieldRow>("stepText"),
        column<&FieldRow::current, FieldRow>("current"),
        column<&FieldRow::currentText, FieldRow>("currentText"),
        column<&FieldRow::currentFreshness, FieldRow>("currentFreshness"),
        column<&FieldRow::options, FieldRow>("options"),
        column<&FieldRow::currentOption, FieldRow>("currentOption"),
        column<&FieldRow::wantedText, FieldRow>("wantedText"),
        column<&FieldRow::wantedOption, FieldRow>("wantedOption"),
        column<&FieldRow::isChanged, FieldRow>("isChanged"),
    };
    return columns;
}

namespace {

class FieldTexts
{
    Q_DECLARE_TR_FUNCTIONS(CommandField)

public:
    /// A switch without words of its own has those of the house.
    static QString option(const CommandOption &option)
    {
        const bool *truth = std::get_if<bool>(&option.value);
        if (truth && option.label == (*truth ? "on" : "off"))
            return *truth ? tr("On") : tr("Off");
        return displayText(option.label);
    }
    static QString notMet(const QString &what) { return tr("Missing: %1").arg(what); }
    static QString notLive(const QString &what) { return tr("Interlock, value not live: %1").arg(what); }
    static QString now(const QString &what, const QString &value) { return tr("%1 (now %2)").arg(what, value); }
    static QString unknown(const QString &what) { return tr("%1 (value not live)").arg(what); }
};

/// So many digits that one step can be seen.
int digitsOfStep(double step)
{
    return step >= 1 ? 0 : std::min(6, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
}

void fillRange(FieldRow &row, const PanelContext &context, const CommandField &field)
{
    const DisplayUnit &unit = context.format.displayUnit(field.unit);
    row.unitText = unit.symbol;
    row.step = field.step ? *field.step * unit.factor : 1;
    row.digits = field.step ? digitsOfStep(row.step) : std::max(unit.digits, 0);
    if (field.step)
        row.stepText = context.format.plain(row.step, row.digits);
    if (field.min) {
        row.minimum = unit.toDisplay(*field.min);
        row.minimumText = context.format.plain(row.minimum, row.digits);
    }
    if (field.max) {
        row.maximum = unit.toDisplay(*field.max);
        row.maximumText = context.format.plain(row.maximum, row.digits);
    }
    row.digits = std::max(row.digits, unit.digits); // a new value stands beside the current one
}

int optionOf(const CommandField &field, double value)
{
    const auto found = std::ranges::find_if(field.options, [value](const CommandOption &option) {
        const double *number = std::get_if<double>(&option.value);
        const bool *truth = std::get_if<bool>(&option.value);
        return (number && std::equal_to<>()(*number, value)) || (truth && std::equal_to<>()(value, *truth ? 1.0 : 0.0));
    });
    return found == field.options.end() ? -1 : static_cast<int>(found - field.options.begin());
}

void fillCurrent(FieldRow &row, const PanelContext &context, const std::string &deviceId, const CommandField &field)
{
    const SeriesKey series{deviceId, field.sensor};
    const LiveEntry *entry = field.sensor.empty() ? nullptr : context.live.value(series);
    if (!entry)
        return;
    row.currentText = context.format.withUnit(entry->value.value, entry->value.unit);
    row.currentFreshness = context.live.freshness(series, *entry);
    // In the unit the machine is told in, where there is a way to it.
    const std::optional<double> inField = field.unit.empty()
        ? entry->value.value
        : context.format.convert(entry->value.value, entry->value.unit, field.unit);
    if (!inField)
        return;
    row.current = context.format.displayUnit(field.unit).toDisplay(*inField);
    if (!field.unit.empty())
        row.currentText = context.format.withUnit(*inField, field.unit);
    row.currentOption = optionOf(field, *inField);
    if (row.currentOption >= 0)
        row.currentText = row.options.at(row.currentOption);
}

/// A whole number without a unit is a state or a count: it has no digits behind the point.
QString numberText(const PanelContext &context, double value, const std::string &unit)
{
    const bool isWhole = unit.empty() && std::abs(value) < 1e9 && std::equal_to<>()(value, std::round(value));
    return isWhole ? context.format.plain(value, 0) : context.format.withUnit(value, unit);
}

PermissiveState stateOf(const PanelContext &context, const std::string &deviceId, const CommandPermissive &each,
                        std::optional<double> &value)
{
    const SeriesKey series{each.device.empty() ? deviceId : each.device, each.sensor};
    const LiveEntry *entry = context.live.value(series);
    if (!entry)
        return PermissiveState::NotLive;
    value = each.unit.empty() || each.unit == entry->value.unit
        ? entry->value.value
        : context.format.convert(entry->value.value, entry->value.unit, each.unit);
    const bool isLive = context.live.freshness(series, *entry) == enums::Freshness::Live
        && entry->value.quality == Quality::Good && !entry->value.unitUnknown && context.live.device(series.deviceId);
    return judged(each, value, isLive);
}

QString nameOf(const PanelContext &context, const CommandPermissive &each)
{
    if (!each.text.empty())
        return displayText(each.text);
    const Device *device = each.device.empty() ? nullptr : context.live.device(each.device);
    const QString sensor = displayText(each.sensor);
    return each.device.empty() ? sensor : displayText(device ? device->name : each.device) + u' ' + sensor;
}

} // namespace

FieldRow makeFieldRow(const PanelContext &context, const std::string &deviceId, const CommandField &field)
{
    FieldRow row;
    row.parameter = text(field.parameter);
    row.label = displayText(field.label);
    for (const CommandOption &option : field.options)
        row.options += FieldTexts::option(option);
    fillRange(row, context, field);
    fillCurrent(row, context, deviceId, field);
    return row;
}

bool isBetweenSteps(const FieldRow &row, double displayed)
{
    if (row.stepText.isEmpty() || !(row.step > 0))
        return false;
    const double from = std::isfinite(row.minimum) ? row.minimum : 0;
    const double steps = (displayed - from) / row.step;
    return std::abs(steps - std::round(steps)) > 1e-6 * std::max(1.0, std::abs(steps));
}

QString fieldValueText(const PanelContext &context, const CommandField &field, const CommandValue &value)
{
    const auto option = std::ranges::find(field.options, value, &CommandOption::value);
    if (option != field.options.end())
        return FieldTexts::option(*option);
    if (const double *number = std::get_if<double>(&value))
        return numberText(context, *number, field.unit);
    return displayText(commandValueText(value));
}

QString declaredWord(const std::vector<CommandSpec> &specs, const std::string &sensor, double value,
                     const std::string &unit)
{
    if (!unit.empty())
        return {};
    for (const CommandSpec &spec : specs)
        for (const CommandField &field : spec.fields)
            if (const int option = field.sensor == sensor && field.unit.empty() ? optionOf(field, value) : -1;
                option >= 0)
                return FieldTexts::option(field.options[static_cast<std::size_t>(option)]);
    return {};
}

ShownPermissives shownPermissives(const PanelContext &context, const std::string &deviceId,
                                  const std::vector<CommandSpec> &specs,
                                  const std::vector<CommandPermissive> &permissives)
{
    ShownPermissives shown;
    for (const CommandPermissive &each : permissives) {
        std::optional<double> value;
        const PermissiveState state = stateOf(context, deviceId, each, value);
        const QString name = nameOf(context, each);
        const bool isKnown = state != PermissiveState::NotLive && value;
        const QString word
            = isKnown && each.device.empty() ? declaredWord(specs, each.sensor, *value, each.unit) : u""_s;
        const QString now = isKnown && word.isEmpty() ? numberText(context, *value, each.unit) : word;
        shown.texts += isKnown ? FieldTexts::now(name, now) : FieldTexts::unknown(name);
        shown.states += static_cast<int>(state);
        if (state != PermissiveState::Met && shown.blocked.isEmpty())
            shown.blocked = state == PermissiveState::NotMet ? FieldTexts::notMet(name) : FieldTexts::notLive(name);
    }
    return shown;
}

} // namespace lineside
