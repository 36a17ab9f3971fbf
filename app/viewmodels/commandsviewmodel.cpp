// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/commandsviewmodel.h"

#include "viewmodels/commandtable.h"
#include "viewmodels/displaytext.h"
#include "viewmodels/labels.h"
#include "viewmodels/reasons.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

constexpr int kPauseMs = 500; // between two questions while orders move
constexpr std::int64_t kHourMs = 3'600'000;

/// In the order of filters().
const std::vector<std::vector<CommandState>> &statesOfFilters()
{
    using State = CommandState;
    static const std::vector<std::vector<State>> kStates{
        {},
        {State::Waiting},
        {State::Queued, State::Sent, State::Delivered, State::Accepted},
        {State::Done},
        {State::Rejected, State::Expired, State::Failed, State::Cancelled}};
    return kStates;
}

} // namespace

const std::vector<Column<OrderRow>> &OrderRow::columns()
{
    static const std::vector<Column<OrderRow>> columns{
        column<&OrderRow::orderId, OrderRow>("orderId"),       column<&OrderRow::deviceId, OrderRow>("deviceId"),
        column<&OrderRow::deviceName, OrderRow>("deviceName"), column<&OrderRow::label, OrderRow>("label"),
        column<&OrderRow::changeText, OrderRow>("changeText"), column<&OrderRow::state, OrderRow>("commandState"),
        column<&OrderRow::stateText, OrderRow>("stateText"),   column<&OrderRow::reason, OrderRow>("reason"),
        column<&OrderRow::timeText, OrderRow>("timeText"),     column<&OrderRow::byText, OrderRow>("byText"),
    };
    return columns;
}

const std::vector<Column<OrderStepRow>> &OrderStepRow::columns()
{
    static const std::vector<Column<OrderStepRow>> columns{
        column<&OrderStepRow::stepId, OrderStepRow>("stepId"),
        column<&OrderStepRow::stateText, OrderStepRow>("stateText"),
        column<&OrderStepRow::timeText, OrderStepRow>("timeText"),
        column<&OrderStepRow::byText, OrderStepRow>("byText"),
        column<&OrderStepRow::reason, OrderStepRow>("reason"),
    };
    return columns;
}

CommandsViewModel::CommandsViewModel(const PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_rows(this)
    , m_steps(this)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] { askAnew(); });
    connect(&context.who, &PanelIdentity::changed, this, &CommandsViewModel::cardChanged);
    connect(&context.live, &LiveState::frameApplied, this, &CommandsViewModel::applyFrame);
    connect(&context.format, &ValueFormatter::localeChanged, this, [this] {
        refreshRows();
        refreshCard();
        Q_EMIT textsChanged();
    });
}

QStringList CommandsViewModel::filters()
{
    return {tr("All"), tr("Waiting"), tr("Under way"), tr("Done"), tr("Failed")};
}

void CommandsViewModel::setActive(bool active)
{
    if (std::exchange(m_active, active) == active)
        return;
    Q_EMIT activeChanged();
    if (active)
        askAnew();
}

void CommandsViewModel::setFilter(int filter)
{
    const int last = static_cast<int>(statesOfFilters().size()) - 1;
    if (std::exchange(m_filter, std::clamp(filter, 0, last)) == filter)
        return;
    Q_EMIT filterChanged();
    askAnew();
}

void CommandsViewModel::setSearch(const QString &search)
{
    if (std::exchange(m_search, search) == search)
        return;
    Q_EMIT filterChanged();
    askAnew();
}

void CommandsViewModel::setHours(int hours)
{
    if (std::exchange(m_hours, hours) == hours)
        return;
    Q_EMIT filterChanged();
    askAnew();
}

void CommandsViewModel::applyFrame(const LiveFrame &frame)
{
    if (frame.commands.empty() && !frame.isWhole)
        return;
    const auto &commands = m_context.live.commands();
    const auto waiting = static_cast<int>(
        std::ranges::count_if(commands, [](const auto &each) { return each.second.state == CommandState::Waiting; }));
    if (std::exchange(m_waiting, waiting) != waiting)
        Q_EMIT changed();
    if (const auto card = commands.find(m_card.id); card != commands.end()) {
        m_card = card->second;
        refreshCard();
    }
    if (m_active && !m_pause.isActive())
        m_pause.start();
}

CommandQuery CommandsViewModel::query() const
{
    CommandQuery query;
    query.states = statesOfFilters()[static_cast<std::size_t>(m_filter)];
    query.text = m_search.trimmed().toStdString();
    if (m_hours > 0)
        query.fromMs = m_context.live.edgeNowMs() - m_hours * kHourMs;
    query.limit = kPage;
    return query;
}

void CommandsViewModel::askAnew()
{
    if (!m_active)
        return;
    ask(0);
}

void CommandsViewModel::showMore()
{
    if (m_next && !m_busy && m_orders.size() < kMostRows)
        ask(*m_next);
}

void CommandsViewModel::ask(std::uint64_t before)
{
    CommandQuery wanted = query();
    wanted.before = before;
    if (before == 0) // what was paged to stays in sight
        wanted.limit = std::clamp(m_orders.size(), kPage, kMostRows);
    m_busy = true;
    const std::uint64_t question = ++m_question;
    m_context.backend.queryCommands(std::move(wanted), this, [this, question, before](const Result<CommandPage> &page) {
        if (question == m_question)
            take(page, before);
    });
    Q_EMIT changed();
}

void CommandsViewModel::take(const Result<CommandPage> &page, std::uint64_t before)
{
    m_busy = false;
    if (!page)
        return tell(Reasons::text(page.error().message));
    if (before == 0)
        m_orders.clear();
    m_orders.insert(m_orders.end(), page->commands.begin(), page->commands.end());
    m_next = page->next;
    if (const Command *open = find(m_card.id)) {
        m_card = *open;
        refreshCard();
    }
    refreshRows();
    tell({});
}

const Command *CommandsViewModel::find(const std::string &id) const
{
    const auto found = std::ranges::find(m_orders, id, &Command::id);
    return id.empty() || found == m_orders.end() ? nullptr : &*found;
}

void CommandsViewModel::refreshRows()
{
    std::vector<OrderRow> rows;
    rows.reserve(m_orders.size());
    for (const Command &command : m_orders)
        rows.push_back(makeRow(command));
    m_rows.setRows(std::move(rows));
}

OrderRow CommandsViewModel::makeRow(const Command &command) const
{
    const Device *device = m_context.live.device(command.deviceId);
    const QString asked = Labels::requester(command.requestedBy);
    OrderRow row;
    row.orderId = text(command.id);
    row.deviceId = text(command.deviceId);
    row.deviceName = displayText(device ? device->name : command.deviceId);
    row.label = orderLabel(command, device);
    row.changeText = orderChange(command, m_context.format);
    row.state = static_cast<enums::CommandState>(command.state);
    row.stateText = Labels::commandState(command.state);
    row.reason = command.said.empty() ? orderReason(command) : displayText(command.said);
    row.timeText = m_context.format.dateTime(command.createdMs);
    row.byText = command.approvedBy.empty()
        ? asked
        : tr("%1, approved by %2").arg(asked, Labels::requester(command.approvedBy));
    return row;
}

void CommandsViewModel::openCard(const QString &orderId)
{
    const Command *wanted = find(orderId.toStdString());
    if (!wanted)
        return;
    m_card = *wanted;
    refreshCard();
}

void CommandsViewModel::closeCard()
{
    m_card = {};
    refreshCard();
}

void CommandsViewModel::refreshCard()
{
    std::vector<OrderStepRow> steps;
    for (const CommandStep &step : m_card.steps)
        steps.push_back({QString::number(steps.size()), Labels::commandState(step.state),
                         m_context.format.dateTime(step.timeMs),
                         step.by.empty() ? QString() : Labels::requester(step.by), Reasons::text(step.reason)});
    m_steps.setRows(std::move(steps));
    Q_EMIT cardChanged();
}

QString CommandsViewModel::cardTitle() const
{
    return m_card.id.empty() ? QString() : orderLabel(m_card, m_context.live.device(m_card.deviceId));
}

QString CommandsViewModel::cardText() const
{
    if (m_card.id.empty())
        return {};
    const OrderRow row = makeRow(m_card);
    QStringList lines{row.deviceName};
    for (const QString &line : {row.changeText, row.byText, displayText(m_card.said)})
        if (!line.isEmpty())
            lines += line;
    return lines.join(u'\n');
}

QString CommandsViewModel::cardLine() const
{
    if (m_card.id.empty())
        return {};
    const OrderRow row = makeRow(m_card);
    const QString what = row.changeText.isEmpty() ? row.label : row.changeText;
    return tr("%1: %2", "machine, order").arg(row.deviceName, what);
}

/// As the desk judges it: two logins, or two seats where nobody is logged in.
bool CommandsViewModel::isCardForUs() const
{
    const Requester &we = m_context.who.requester();
    return cardWaits() && (m_context.who.session() ? we.user != m_card.requestedBy : we.seat != m_card.seat);
}

QString CommandsViewModel::cardOrder() const
{
    return displayText(m_card.payload);
}

void CommandsViewModel::act(OperatorAction action)
{
    m_context.submit(std::move(action), this, [this](const Result<ActionDone> &done) {
        tell(done ? QString() : Reasons::text(done.error().message));
    });
}

void CommandsViewModel::approve(const QString &orderId)
{
    act(ApproveCommand{.id = orderId.toStdString()});
}

void CommandsViewModel::cancel(const QString &orderId)
{
    act(CancelCommand{orderId.toStdString()});
}

void CommandsViewModel::exportTable()
{
    if (m_busy)
        return;
    const std::string file = "commands-" + ValueFormatter::stamp(m_context.live.edgeNowMs()).toStdString() + ".csv";
    const auto written = [this](const Result<std::string> &path) {
        tell(path ? tr("Written to %1").arg(text(*path)) : Reasons::text(path.error().message));
    };
    m_context.submit(ExportTable{"commands", file}, this, [this, file, written](const Result<ActionDone> &done) {
        if (!done)
            return tell(Reasons::text(done.error().message));
        m_context.backend.writeCommands(file, {.commands = m_orders, .next = {}}, this, written);
    });
}

void CommandsViewModel::tell(const QString &notice)
{
    m_notice = notice;
    Q_EMIT changed();
}

} // namespace lineside
