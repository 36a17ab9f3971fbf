// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/recipe.h"

#include "viewmodels/displaytext.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lineside {

namespace {

/// The nearest value the field takes.
double settled(const CommandField &field, double value)
{
    const double low = field.min.value_or(-std::numeric_limits<double>::infinity());
    const double high = field.max.value_or(std::numeric_limits<double>::infinity());
    const double within = std::clamp(value, low, std::max(low, high));
    if (!field.step)
        return within;
    const double from = field.min.value_or(0);
    const double on = from + std::round((within - from) / *field.step) * *field.step;
    return on > high ? on - *field.step : on;
}

} // namespace

Recipe::Recipe(const PanelContext &context, std::string deviceId, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_deviceId(std::move(deviceId))
    , m_rows(this)
{
}

void Recipe::show(const std::vector<CommandField> &fields)
{
    m_fields = fields;
    refresh();
}

std::optional<CommandValue> Recipe::valueOf(const CommandField &field, const FieldRow &row) const
{
    if (const auto wanted = m_wanted.find(field.parameter); wanted != m_wanted.end())
        return wanted->second;
    if (!field.options.empty())
        return row.currentOption < 0 ? std::nullopt
                                     : std::optional(field.options[static_cast<std::size_t>(row.currentOption)].value);
    if (std::isnan(row.current))
        return std::nullopt;
    return settled(field, m_context.format.displayUnit(field.unit).fromDisplay(row.current));
}

void Recipe::refresh()
{
    std::vector<FieldRow> rows;
    QString problem;
    QStringList summary;
    for (const CommandField &field : m_fields) {
        FieldRow row = makeFieldRow(m_context, m_deviceId, field);
        const auto value = valueOf(field, row);
        if (value) {
            row.wantedText = fieldValueText(m_context, field, *value);
            const auto option = std::ranges::find(field.options, *value, &CommandOption::value);
            row.wantedOption = option == field.options.end() ? -1 : static_cast<int>(option - field.options.begin());
        }
        row.isChanged = m_wanted.contains(field.parameter) && row.wantedText != row.currentText;
        if (row.isChanged)
            //: A value of a recipe: its name, what holds now, what is wanted.
            summary += tr("%1: %2 → %3")
                           .arg(row.label, row.currentText.isEmpty() ? u"--"_qs : row.currentText, row.wantedText);
        if (!value && problem.isEmpty())
            problem = tr("Fill in: %1").arg(row.label);
        rows.push_back(std::move(row));
    }
    m_rows.setRows(std::move(rows));
    const QString lines = summary.join(u'\n');
    if (std::exchange(m_problem, problem) != problem || std::exchange(m_summary, lines) != lines)
        Q_EMIT changed();
}

CommandValues Recipe::values() const
{
    CommandValues values;
    for (const CommandField &field : m_fields)
        if (const auto value = valueOf(field, makeFieldRow(m_context, m_deviceId, field)))
            values.emplace(field.parameter, *value);
    return values;
}

const CommandField *Recipe::field(const QString &parameter) const
{
    const auto found = std::ranges::find(m_fields, parameter.toStdString(), &CommandField::parameter);
    return found == m_fields.end() ? nullptr : &*found;
}

void Recipe::setNumber(const QString &parameter, double displayed)
{
    if (const CommandField *known = field(parameter))
        m_wanted[known->parameter] = m_context.format.displayUnit(known->unit).fromDisplay(displayed);
    refresh();
    Q_EMIT changed();
}

void Recipe::setOption(const QString &parameter, int option)
{
    const CommandField *known = field(parameter);
    if (known && option >= 0 && static_cast<std::size_t>(option) < known->options.size())
        m_wanted[known->parameter] = known->options[static_cast<std::size_t>(option)].value;
    refresh();
    Q_EMIT changed();
}

void Recipe::reset()
{
    m_wanted.clear();
    refresh();
    Q_EMIT changed();
}

} // namespace lineside
