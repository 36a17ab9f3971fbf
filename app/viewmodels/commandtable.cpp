// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/commandtable.h"

#include "model/commandcatalog.h"
#include "model/commandpayload.h"
#include "viewmodels/displaytext.h"
#include "viewmodels/labels.h"
#include "viewmodels/reasons.h"
#include "viewmodels/recordwords.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>
#include <array>
#include <cmath>

namespace lineside {

using enums::CommandKind;
using enums::Freshness;

namespace {

bool startsWithOneOf(const std::string &name, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return name.starts_with(word) && (name.size() == word.size() || name[word.size()] == '_');
    });
}

CommandKind kindOf(const CommandSpec &spec)
{
    switch (spec.kind) {
    case CommandSpec::Kind::Stop:
        return CommandKind::Stop;
    case CommandSpec::Kind::Setpoint:
        return CommandKind::Setpoint;
    case CommandSpec::Kind::Switch:
        return CommandKind::Switch;
    case CommandSpec::Kind::Enumeration:
        return CommandKind::Choice;
    case CommandSpec::Kind::Recipe:
        return CommandKind::Recipe;
    case CommandSpec::Kind::Momentary:
        break;
    }
    return startsWithOneOf(spec.name, {"start", "run", "resume"}) ? CommandKind::Start : CommandKind::Other;
}

/// In the safe direction by its name, whatever the device calls its kind.
bool isStopping(const CommandSpec &spec)
{
    return spec.isFree() || startsWithOneOf(spec.name, {"stop", "halt", "shutdown"});
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

QString orderChange(const Command &command, const ValueFormatter &format)
{
    return RecordWords::change(command.change, format);
}

CommandTable::CommandTable(const PanelContext &context, std::function<void()> takenBack, QObject *parent)
    : m_context(context)
    , m_takenBack(std::move(takenBack))
    , m_rows(parent)
    , m_stops(parent)
    , m_log(parent)
{
}

void CommandTable::show(const std::string &deviceId)
{
    if (m_deviceId != deviceId) { // what was being set was for the other
        m_rows.setRows({});
        m_recipes.clear();
        m_stopReasons.clear();
    }
    m_deviceId = deviceId;
    m_refused.reset();
    m_handedOver.reset();
    readCatalog();
    refreshOrders();
}

void CommandTable::refresh()
{
    const Device *device = m_context.live.device(m_deviceId);
    if (device && (device->metadata != m_metadata || device->type != m_class)) {
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

QString CommandTable::wordFor(const std::string &sensor, const LiveValue &live) const
{
    return live.quality == Quality::Bad ? QString() : declaredWord(m_specs, sensor, live.value, live.unit);
}

void CommandTable::sendNumber(const QString &name, double displayed)
{
    const CommandSpec *wanted = spec(name.toStdString());
    if (!wanted || wanted->fields.size() != 1)
        return order(name, {{"value", displayed}}); // refused, in words
    const CommandField &field = wanted->fields.front();
    const FieldRow row = makeFieldRow(m_context, m_deviceId, field);
    if (isBetweenSteps(row, displayed))
        return refuse(name, tr("Only in steps of %1.").arg(row.stepText));
    order(name, {{field.parameter, m_context.format.displayUnit(field.unit).fromDisplay(displayed)}});
}

void CommandTable::sendOption(const QString &name, int option)
{
    const CommandSpec *wanted = spec(name.toStdString());
    if (!wanted || wanted->fields.size() != 1 || option < 0
        || static_cast<std::size_t>(option) >= wanted->fields.front().options.size())
        return order(name, {{"value", double(option)}}); // refused, in words
    const CommandField &field = wanted->fields.front();
    order(name, {{field.parameter, field.options[static_cast<std::size_t>(option)].value}});
}

void CommandTable::sendRecipe(const QString &name)
{
    const auto recipe = m_recipes.find(name.toStdString());
    if (recipe == m_recipes.end())
        return order(name, {});
    if (const QString problem = recipe->second->problem(); !problem.isEmpty())
        return refuse(name, problem);
    order(name, recipe->second->values());
    recipe->second->reset();
}

void CommandTable::give(const QString &name, double value)
{
    const CommandSpec *wanted = spec(name.toStdString());
    switch (wanted ? wanted->kind : CommandSpec::Kind::Momentary) {
    case CommandSpec::Kind::Setpoint:
        return sendNumber(name, value);
    case CommandSpec::Kind::Switch:
    case CommandSpec::Kind::Enumeration:
        return sendOption(name, static_cast<int>(value));
    case CommandSpec::Kind::Recipe:
        return sendRecipe(name);
    case CommandSpec::Kind::Momentary:
    case CommandSpec::Kind::Stop:
        return order(name, {});
    }
}

void CommandTable::order(const QString &name, const CommandValues &values)
{
    const CommandSpec *wanted = spec(name.toStdString());
    if (!wanted)
        return refuse(name, tr("The machine does not know this command."));
    const CommandRow row = makeRow(*wanted);
    if (!row.isEnabled && !isForEngineToRefuse(*wanted, row))
        return refuse(name, row.blockedReason);
    const std::string id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    const Result<std::string> payload = buildCommandPayload(*wanted, id, values);
    if (!payload)
        return refuse(name, tr("This value is not allowed: %1").arg(text(payload.error().message)));
    m_context.submit(SendCommand{m_deviceId, *payload}, m_log.model(),
                     [this, id, name, blocked = row.blockedReason](const Result<ActionDone> &entered) {
                         if (!entered)
                             takeBack(name, id, blocked.isEmpty() ? Reasons::text(entered.error().message) : blocked);
                     });
    m_refused.reset();
    if (wanted->kind == CommandSpec::Kind::Stop) {
        m_stopId = id;
        m_stopReasons.clear();
        for (const std::string &reason : wanted->stopReasons)
            m_stopReasons += text(reason);
    }
    Command handedOver;
    handedOver.id = id;
    handedOver.deviceId = m_deviceId;
    handedOver.payload = *payload;
    handedOver.createdMs = m_context.live.edgeNowMs();
    m_handedOver = readOrder(handedOver);
    refreshOrders();
}

QStringList CommandTable::stopReasons() const
{
    const auto stop = std::ranges::find(m_orders, m_stopId, [](const Order &order) { return order.command.id; });
    return stop != m_orders.end() && isFinal(stop->command.state) ? m_stopReasons : QStringList();
}

/// The newest; an order of before says nothing any more.
const CommandTable::Order *CommandTable::lastStop() const
{
    const auto stop = std::ranges::find_if(m_orders, [this](const Order &order) {
        const CommandSpec *known = spec(order.name);
        return known && known->kind == CommandSpec::Kind::Stop;
    });
    return stop == m_orders.end() ? nullptr : &*stop;
}

QString CommandTable::stopTrouble() const
{
    const CommandSpec *refused = m_refused ? spec(m_refused->name.toStdString()) : nullptr;
    if (refused && refused->kind == CommandSpec::Kind::Stop)
        return tr("%1: %2", "a stop, why it failed").arg(displayText(refused->label), m_refused->reason);
    const Order *stop = lastStop();
    const bool isBroken = stop
        && (stop->command.state == CommandState::Rejected || stop->command.state == CommandState::Expired
            || stop->command.state == CommandState::Failed);
    if (!isBroken || stop->command.id == m_seenStopId
        || m_context.live.edgeNowMs() - stop->command.createdMs > std::chrono::milliseconds(kTroubleKept).count())
        return {};
    const QString reason = orderReason(stop->command);
    const CommandSpec *known = spec(stop->name);
    return tr("%1: %2", "a stop, why it failed")
        .arg(displayText(known->label), reason.isEmpty() ? Labels::commandState(stop->command.state) : reason);
}

void CommandTable::seeStopTrouble()
{
    m_refused.reset();
    if (const Order *stop = lastStop())
        m_seenStopId = stop->command.id;
    refreshOrders();
}

/// What of a stop holds up all other orders.
QString CommandTable::stopHindrance() const
{
    const Order *stop = lastStop();
    if (stop && !isFinal(stop->command.state))
        return tr("A stop is not answered yet.");
    return stopTrouble().isEmpty() ? QString() : tr("A stop was not carried out.");
}

void CommandTable::explainStop(int reason)
{
    if (reason >= 0 && reason < m_stopReasons.size())
        m_context.submit(ExplainCommand{m_stopId, m_stopReasons.at(reason).toStdString()});
    m_stopReasons.clear();
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
    m_class = device ? device->type : std::string();
    m_specs = commandsOf(m_deviceId, m_class, m_metadata, m_context.backend.commandRules());
    std::erase_if(m_specs, [](const CommandSpec &each) { return !each.isDeclared; });
    std::map<std::string, std::unique_ptr<Recipe>> kept;
    for (const CommandSpec &each : m_specs) {
        if (each.kind != CommandSpec::Kind::Recipe)
            continue;
        auto known = m_recipes.extract(each.name);
        kept[each.name] = known ? std::move(known.mapped()) : std::make_unique<Recipe>(m_context, m_deviceId, nullptr);
    }
    std::swap(m_recipes, kept);
    m_dropped = std::move(kept);
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
    const CommandValues values = known ? commandValuesOf(*known, command.payload) : CommandValues();
    QStringList shown;
    for (const auto &[parameter, value] : values) {
        const auto field = std::ranges::find(known->fields, parameter, &CommandField::parameter);
        shown += fieldValueText(m_context, *field, value);
    }
    order.valueText = shown.join(QLatin1String(", "));
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
    std::vector<CommandRow> stops;
    for (const CommandSpec &candidate : m_specs) {
        if (const auto recipe = m_recipes.find(candidate.name); recipe != m_recipes.end())
            recipe->second->show(candidate.fields);
        (candidate.kind == CommandSpec::Kind::Stop ? stops : rows).push_back(makeRow(candidate));
    }
    m_rows.setRows(std::move(rows));
    m_stops.setRows(std::move(stops));
    m_dropped.clear();
}

CommandRow CommandTable::makeRow(const CommandSpec &spec) const
{
    CommandRow row;
    row.name = text(spec.name);
    row.label = displayText(spec.label);
    row.kind = kindOf(spec);
    row.confirm = static_cast<enums::ConfirmBy>(spec.confirm);
    row.recipe = recipeOf(spec);
    if (spec.fields.size() == 1 && !row.recipe)
        row.take(makeFieldRow(m_context, m_deviceId, spec.fields.front()));
    ShownPermissives permissives = shownPermissives(m_context, m_deviceId, m_specs, spec.permissives);
    fillOrder(row, spec);
    row.blockedReason = blockedReason(spec, row, permissives);
    row.isEnabled = row.blockedReason.isEmpty();
    row.needsLogin = !row.isEnabled && linkProblem().isEmpty() && !m_context.who.session()
        && !m_context.who.may("command", m_deviceId, spec.name);
    row.permissiveTexts = std::move(permissives.texts);
    row.permissiveStates = std::move(permissives.states);
    return row;
}

Recipe *CommandTable::recipeOf(const CommandSpec &spec) const
{
    const auto known = m_recipes.find(spec.name);
    return known == m_recipes.end() ? nullptr : known->second.get();
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
        row.orderId = text(order->command.id);
        if (order->command.state == CommandState::Waiting)
            row.waitText = tr("%1, still %2", "what is ordered, for how long it waits")
                               .arg(order->valueText.isEmpty() ? row.label : order->valueText,
                                    m_context.format.duration(std::max<std::int64_t>(
                                        0, order->command.expiresMs - m_context.live.edgeNowMs())));
    }
    if (m_refused && m_refused->name == row.name) {
        row.state = m_refused->state;
        row.stateText = m_refused->stateText;
        row.reason = m_refused->reason;
    }
}

QString CommandTable::blockedReason(const CommandSpec &spec, const CommandRow &row,
                                    const ShownPermissives &permissives) const
{
    if (QString problem = linkProblem(); !problem.isEmpty())
        return problem;
    if (!m_context.who.may("command", m_deviceId, spec.name))
        return m_context.who.session() ? tr("Your role may not do this.") : tr("Only after a login.");
    if (!permissives.blocked.isEmpty() || isStopping(spec))
        return permissives.blocked;
    if (QString hindrance = stopHindrance(); !hindrance.isEmpty())
        return hindrance;
    if (isFeedbackDoubtful(spec))
        return tr("The machine's values are not current.");
    if (row.isPending)
        return tr("The last order is not answered yet.");
    return {};
}

/// A right or a permissive that fell away while a card was open: the engine knows it as well, counts it and has it in
/// the record.
bool CommandTable::isForEngineToRefuse(const CommandSpec &spec, const CommandRow &row) const
{
    return linkProblem().isEmpty() && !row.isPending && (isStopping(spec) || !isFeedbackDoubtful(spec));
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
    if (spec.fields.size() == 1 && !spec.fields.front().sensor.empty())
        feedback = {{m_deviceId, spec.fields.front().sensor}};
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
    row.valueText = order.valueText;
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
