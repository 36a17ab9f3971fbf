// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/commandtable.h"

#include "model/commandpayload.h"
#include "viewmodels/displaytext.h"
#include "viewmodels/labels.h"
#include "viewmodels/reasons.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>
#include <array>
#include <cmath>

namespace lineside {

using enums::CommandKind;
using enums::Freshness;

const std::vector<Column<CommandRow>> &CommandRow::columns()
{
    static const std::vector<Column<CommandRow>> columns{
        column<&CommandRow::name, CommandRow>("name"),
        column<&CommandRow::label, CommandRow>("label"),
        column<&CommandRow::kind, CommandRow>("kind"),
        column<&CommandRow::isEnabled, CommandRow>("isEnabled"),
        column<&CommandRow::blockedReason, CommandRow>("blockedReason"),
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
        column<&CommandRow::state, CommandRow>("commandState"),
        column<&CommandRow::stateText, CommandRow>("stateText"),
        column<&CommandRow::reason, CommandRow>("reason"),
        column<&CommandRow::isPending, CommandRow>("isPending"),
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

namespace {

bool startsWithOneOf(const std::string &name, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return name.starts_with(word) && (name.size() == word.size() || name[word.size()] == '_');
    });
}

CommandKind kindOf(const CommandSpec &spec)
{
    if (spec.kind == CommandSpec::Kind::Stop)
        return CommandKind::Stop;
    if (!spec.fields.empty())
        return CommandKind::Setpoint;
    if (startsWithOneOf(spec.name, {"start", "run", "resume"}))
        return CommandKind::Start;
    return startsWithOneOf(spec.name, {"stop", "halt", "shutdown"}) ? CommandKind::Stop : CommandKind::Other;
}

/// So many digits that one step can be seen.
int digitsOfStep(double step)
{
    return step >= 1 ? 0 : std::min(6, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
}

/// Of the value it takes; without one a field that says nothing.
const CommandField &fieldOf(const CommandSpec &spec)
{
    static const CommandField kNone;
    return spec.fields.empty() ? kNone : spec.fields.front();
}

bool isBefore(const Command &left, const Command &right)
{
    return std::pair(left.createdMs, left.id) < std::pair(right.createdMs, right.id);
}

} // namespace

/// "No answer in time: the device did not answer in time" says it twice.
QString orderReason(const Command &command)
{
    const bool saysTheSame
        = command.state == CommandState::Expired && command.reason == "the device did not answer in time";
    return saysTheSame ? QString() : Reasons::text(command.reason);
}

QString orderLabel(const Command &command, const Device *device)
{
    const QJsonObject order = QJsonDocument::fromJson(QByteArray::fromStdString(command.payload)).object();
    const std::string name = order.value(QLatin1String("command")).toString().toStdString();
    if (device) {
        for (const CommandSpec &spec : readCommandCatalog(device->metadata)) {
            if (spec.name == name)
                return displayText(spec.label);
        }
    }
    return displayText(name);
}

CommandTable::CommandTable(const PanelContext &context, std::function<void()> takenBack, QObject *parent)
    : m_context(context)
    , m_takenBack(std::move(takenBack))
    , m_rows(parent)
    , m_log(parent)
{
}

void CommandTable::show(const std::string &deviceId)
{
    m_deviceId = deviceId;
    m_refused.reset();
    m_handedOver.reset();
    readCatalog();
    refreshOrders();
}

void CommandTable::refresh()
{
    const Device *device = m_context.live.device(m_deviceId);
    if (device && device->metadata != m_metadata) {
        readCatalog();
        refreshOrders();
    } else {
        refreshRows();
    }
}

void CommandTable::refreshOrders()
{
    readOrders();
    refreshRows();
    refreshLog();
    refreshLast();
}

void CommandTable::send(const QString &name, std::optional<double> displayed)
{
    const CommandSpec *wanted = spec(name.toStdString());
    if (!wanted)
        return refuse(name, tr("The machine does not know this command."));
    const CommandRow row = makeRow(*wanted);
    if (!row.isEnabled)
        return refuse(name, row.blockedReason);
    if (displayed && isBetweenSteps(row, *displayed))
        return refuse(name, tr("Only in steps of %1.").arg(row.stepText));
    std::optional<double> value = displayed;
    if (displayed)
        value = m_context.format.displayUnit(fieldOf(*wanted).unit).fromDisplay(*displayed);
    const std::string id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    const CommandValues values = value ? CommandValues{{fieldOf(*wanted).parameter, *value}} : CommandValues();
    const Result<std::string> payload = buildCommandPayload(*wanted, id, values);
    if (!payload)
        return refuse(name, tr("This value is not allowed: %1").arg(text(payload.error().message)));
    m_context.submit(SendCommand{m_deviceId, *payload}, m_log.model(),
                     [this, id, name](const Result<ActionDone> &entered) {
                         if (!entered)
                             takeBack(name, id, Reasons::text(entered.error().message));
                     });
    m_refused.reset();
    Command handedOver;
    handedOver.id = id;
    handedOver.deviceId = m_deviceId;
    handedOver.payload = *payload;
    handedOver.createdMs = m_context.live.edgeNowMs();
    m_handedOver = readOrder(handedOver);
    refreshOrders();
}

/// The engine would not have it.
void CommandTable::takeBack(const QString &name, const std::string &id, const QString &reason)
{
    if (!m_handedOver || m_handedOver->command.id != id)
        return; // another machine or another order is looked at now
    m_handedOver.reset();
    refreshOrders();
    refuse(name, reason);
    m_takenBack();
}

/// Steps count from the lowest value allowed, else from 0; what floating point adds is no step.
bool CommandTable::isBetweenSteps(const CommandRow &row, double displayed)
{
    if (row.stepText.isEmpty() || !(row.step > 0))
        return false;
    const double from = std::isfinite(row.minimum) ? row.minimum : 0;
    const double steps = (displayed - from) / row.step;
    return std::abs(steps - std::round(steps)) > 1e-6 * std::max(1.0, std::abs(steps));
}

void CommandTable::refuse(const QString &name, const QString &reason)
{
    m_refused = Last{.name = name,
                     .state = enums::CommandState::Failed,
                     .stateText = Labels::commandState(CommandState::Failed),
                     .reason = reason,
                     .isPending = false};
    refreshRows();
    refreshLast();
}

void CommandTable::readCatalog()
{
    const Device *device = m_context.live.device(m_deviceId);
    m_metadata = device ? device->metadata : std::string();
    m_specs = readCommandCatalog(m_metadata);
    std::erase_if(m_specs,
                  [](const CommandSpec &spec) { return spec.fields.size() > 1 || !fieldOf(spec).options.empty(); });
}

void CommandTable::readOrders()
{
    std::vector<const Command *> commands;
    for (const auto &[id, command] : m_context.live.commands()) {
        if (command.deviceId == m_deviceId)
            commands.push_back(&command);
    }
    std::sort(commands.begin(), commands.end(), [](const Command *a, const Command *b) { return isBefore(*b, *a); });
    m_orders.clear();
    if (m_handedOver && m_context.live.commands().contains(m_handedOver->command.id))
        m_handedOver.reset();
    if (m_handedOver)
        m_orders.push_back(*m_handedOver);
    for (const Command *command : commands)
        m_orders.push_back(readOrder(*command));
}

CommandTable::Order CommandTable::readOrder(const Command &command) const
{
    const QByteArray json = QByteArray::fromStdString(command.payload);
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    Order order;
    order.command = command;
    order.name = object.value(QLatin1String("command")).toString().toStdString();
    const CommandSpec *known = spec(order.name);
    const QJsonValue value = known ? object.value(text(fieldOf(*known).parameter)) : QJsonValue();
    if (value.isDouble())
        order.value = value.toDouble();
    return order;
}

const CommandSpec *CommandTable::spec(const std::string &name) const
{
    const auto found = std::find_if(m_specs.begin(), m_specs.end(),
                                    [&](const CommandSpec &candidate) { return candidate.name == name; });
    return found == m_specs.end() ? nullptr : &*found;
}

void CommandTable::refreshRows()
{
    std::vector<CommandRow> rows;
    for (const CommandSpec &candidate : m_specs)
        rows.push_back(makeRow(candidate));
    m_rows.setRows(std::move(rows));
}

CommandRow CommandTable::makeRow(const CommandSpec &spec) const
{
    CommandRow row;
    row.name = text(spec.name);
    row.label = displayText(spec.label);
    row.kind = kindOf(spec);
    fillRange(row, spec);
    fillCurrent(row, spec);
    fillOrder(row, spec);
    row.blockedReason = blockedReason(spec, row);
    row.isEnabled = row.blockedReason.isEmpty();
    return row;
}

void CommandTable::fillRange(CommandRow &row, const CommandSpec &spec) const
{
    const CommandField &field = fieldOf(spec);
    const DisplayUnit &unit = m_context.format.displayUnit(field.unit);
    row.unitText = unit.symbol;
    row.step = field.step ? *field.step * unit.factor : 1;
    row.digits = field.step ? digitsOfStep(row.step) : std::max(unit.digits, 0);
    if (field.step)
        row.stepText = m_context.format.plain(row.step, row.digits);
    if (field.min) {
        row.minimum = unit.toDisplay(*field.min);
        row.minimumText = m_context.format.plain(row.minimum, row.digits);
    }
    if (field.max) {
        row.maximum = unit.toDisplay(*field.max);
        row.maximumText = m_context.format.plain(row.maximum, row.digits);
    }
    row.digits = std::max(row.digits, unit.digits); // a new value stands beside the current one
}

void CommandTable::fillCurrent(CommandRow &row, const CommandSpec &spec) const
{
    const CommandField &field = fieldOf(spec);
    const SeriesKey series{m_deviceId, field.sensor};
    const LiveEntry *entry = field.sensor.empty() ? nullptr : m_context.live.value(series);
    if (!entry)
        return;
    row.currentText = m_context.format.withUnit(entry->value.value, entry->value.unit);
    row.currentFreshness = m_context.live.freshness(series, *entry);
    // In the unit the machine is told in, where there is a way to it.
    const std::optional<double> inSpec = m_context.format.convert(entry->value.value, entry->value.unit, field.unit);
    if (!inSpec)
        return;
    row.current = m_context.format.displayUnit(field.unit).toDisplay(*inSpec);
    row.currentText = m_context.format.withUnit(*inSpec, field.unit);
}

void CommandTable::fillOrder(CommandRow &row, const CommandSpec &spec) const
{
    const auto order = std::find_if(m_orders.begin(), m_orders.end(),
                                    [&](const Order &candidate) { return candidate.name == spec.name; });
    if (order != m_orders.end()) {
        row.state = static_cast<enums::CommandState>(order->command.state);
        row.stateText = Labels::commandState(order->command.state);
        row.reason = orderReason(order->command);
        row.isPending = !isFinal(order->command.state);
    }
    if (m_refused && m_refused->name == row.name) {
        row.state = m_refused->state;
        row.stateText = m_refused->stateText;
        row.reason = m_refused->reason;
    }
}

QString CommandTable::blockedReason(const CommandSpec &spec, const CommandRow &row) const
{
    if (QString problem = linkProblem(); !problem.isEmpty() || row.kind == CommandKind::Stop)
        return problem;
    if (isFeedbackDoubtful(spec))
        return tr("The machine's values are not current.");
    if (row.isPending)
        return tr("The last order is not answered yet.");
    return {};
}

QString CommandTable::linkProblem() const
{
    if (m_context.live.isStalled())
        return tr("The engine gives no sign of life.");
    const Device *device = m_context.live.device(m_deviceId);
    if (!isConnected(controlOf(m_context.live.status(), device ? device->source : 0).state))
        return tr("There is no connection to the broker.");
    if (!device)
        return tr("The machine is not known.");
    return device->isOffline() ? tr("The machine is offline.") : QString();
}

bool CommandTable::isFeedbackDoubtful(const CommandSpec &spec) const
{
    std::vector<SeriesKey> feedback = m_context.live.seriesOf(m_deviceId);
    if (const std::string &sensor = fieldOf(spec).sensor; !sensor.empty())
        feedback = {{m_deviceId, sensor}};
    const auto canBeBelieved = [this](const SeriesKey &series) {
        const LiveEntry *entry = m_context.live.value(series);
        return entry && entry->value.quality != Quality::Bad
            && m_context.live.freshness(series, *entry) != Freshness::Stale;
    };
    // A machine that sends no values at all has no feedback to doubt.
    return !feedback.empty() && std::none_of(feedback.begin(), feedback.end(), canBeBelieved);
}

void CommandTable::refreshLog()
{
    std::vector<CommandLogRow> rows;
    for (const Order &order : m_orders) {
        if (rows.size() == kLogLength)
            break;
        rows.push_back(makeLogRow(order));
    }
    m_log.setRows(std::move(rows));
}

CommandLogRow CommandTable::makeLogRow(const Order &order) const
{
    const CommandSpec *known = spec(order.name);
    const Command &command = order.command;
    CommandLogRow row;
    row.commandId = text(command.id);
    row.label = displayText(known ? known->label : order.name);
    if (known && order.value)
        row.valueText = m_context.format.withUnit(*order.value, fieldOf(*known).unit);
    row.state = static_cast<enums::CommandState>(command.state);
    row.stateText = Labels::commandState(command.state);
    row.timeText = m_context.format.dateTime(command.createdMs);
    row.reason = orderReason(command);
    row.requestedBy = Labels::requester(command.requestedBy);
    row.isFinal = isFinal(command.state);
    return row;
}

void CommandTable::refreshLast()
{
    m_last = {};
    if (m_refused) {
        m_last = *m_refused;
    } else if (!m_orders.empty()) {
        const Order &order = m_orders.front();
        m_last = {.name = text(order.name),
                  .state = static_cast<enums::CommandState>(order.command.state),
                  .stateText = Labels::commandState(order.command.state),
                  .reason = orderReason(order.command),
                  .isPending = !isFinal(order.command.state)};
    }
}

} // namespace lineside
