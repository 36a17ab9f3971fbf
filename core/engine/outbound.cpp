// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/outbound.h"

#include "base/logging.h"
#include "base/thread.h"
#include "model/rawmessage.h"
#include "model/topics.h"
#include "mqtt/mqttalertport.h"
#include "mqtt/mqttcommandport.h"
#include "mqtt/mqttlink.h"

#include <algorithm>
#include <limits>
#include <random>
#include <utility>

namespace lineside {

namespace {

/// So many refused alerts are tried after each pause, and when the connection is new. A rule of access may be mended at
/// any time; ten packets in ten minutes are no burden for a broker that says no to all of them.
constexpr std::size_t kAlertProbes = 10;
constexpr std::uint64_t kFiguresId = ~1ULL; // no alertId(), nor the horn's: who waits for it is nobody
constexpr std::chrono::seconds kStandingAgain{30}; ///< where the broker does not take the horn or the head
constexpr std::chrono::seconds kContradictAfter{1}; ///< two gateways at one topic disturb nobody, and see each other
constexpr Backoff::Bounds kAlertPauses{std::chrono::seconds(1), std::chrono::minutes(10), std::chrono::seconds(0)};

} // namespace

Outbound::Outbound(const MqttSettings &mqtt, std::vector<SourceSettings> others, Links links)
    : m_links(std::move(links))
    , m_requests(std::numeric_limits<std::size_t>::max())
    , m_alertPauses(std::random_device{}(), kAlertPauses)
{
    const LinkWatch::Links watched{m_links.board, m_links.clock, m_links.refusals};
    m_lines.push_back(std::make_unique<Line>(Line{.mqtt = mqtt, .watch = {watched, &EngineStatus::control}}));
    for (SourceSettings &each : others) {
        const auto control
            = [name = each.name](EngineStatus &status) -> LinkStatus & { return sourceNamed(status, name).control; };
        m_lines.push_back(std::make_unique<Line>(Line{.mqtt = std::get<MqttSettings>(std::move(each.speaks)),
                                                      .source = sourceNumber(each.name),
                                                      .watch = {watched, control}}));
    }
    m_requests.setWakeUp([this] { QMetaObject::invokeMethod(this, "takeRequests", Qt::QueuedConnection); });
    m_alertTimer.setSingleShot(true);
    connect(&m_alertTimer, &QTimer::timeout, this, [this] { tryRefusedAlerts(kAlertProbes); });
    m_standingTimer.setSingleShot(true);
    connect(&m_standingTimer, &QTimer::timeout, this, [this] {
        publishHorn();
        publishHead();
    });
    m_contradictTimer.setSingleShot(true);
    m_contradictTimer.setInterval(kContradictAfter);
    connect(&m_contradictTimer, &QTimer::timeout, this, [this] { contradict(); });
}

Outbound::~Outbound() = default;

void Outbound::start()
{
    LINESIDE_ASSERT_THREAD(this);
    for (const auto &line : m_lines)
        startLine(*line);
    MqttClient &first = *m_lines.front()->client;
    connect(&first, &MqttClient::connected, this, [this] {
        m_horn.tellAgain(m_links.clock.utcMs()); // the broker may have told our will meanwhile
        m_head.tellAgain(); // it may be another one, or have forgotten
        tryRefusedAlerts(kAlertProbes);
    });
    m_alertPort = std::make_unique<MqttAlertPort>(first, m_links.tellsHorn ? HornPublisher::unknown() : std::string());
    m_alertPort->start({.confirmed = [this](std::uint64_t id) { alertTaken(id); },
                        .broken = [this](std::uint64_t id) { alertBroken(id); },
                        .refused = [this](std::uint64_t id, const std::string &reason) { alertNotTaken(id, reason); },
                        .ready =
                            [this] {
                                publishHorn();
                                publishHead();
                                sendAlerts();
                            },
                        .hornHeard = [this](std::string_view payload) { hornHeard(payload); }});
    for (const auto &line : m_lines)
        line->client->start();
}

void Outbound::alertTaken(std::uint64_t id)
{
    if (id == kFiguresId)
        return;
    if (m_horn.isMine(id)) {
        m_horn.taken();
        publishHorn();
    } else if (m_head.isMine(id)) {
        m_head.taken();
        publishHead();
    } else {
        return alertConfirmed(id);
    }
    tellIfAlertsSettled();
}

void Outbound::alertBroken(std::uint64_t id)
{
    if (m_horn.isMine(id))
        m_horn.notTaken();
    if (m_head.isMine(id))
        m_head.notTaken();
    m_alerts.broken(id);
    tellIfAlertsSettled();
}

void Outbound::alertNotTaken(std::uint64_t id, const std::string &reason)
{
    if (m_horn.isMine(id))
        hornRefused(reason);
    else if (m_head.isMine(id))
        headRefused(reason);
    else if (id == kFiguresId)
        m_links.refusals.note("figures", figuresTopic({}), reason);
    else
        alertRefused(id, reason);
}

void Outbound::startLine(Line &line)
{
    line.client = makeMqttClient(
        line.mqtt, {.clock = m_links.clock, .seed = std::random_device{}(), .link = line.watch.handlers()});
    line.commands = std::make_unique<MqttCommandPort>(*line.client, m_links.clock);
    line.commands->start({.delivered = [this](const std::string &id) { commandDelivered(id); },
                          .lost = [this](const std::string &id, const std::string &reason) { commandLost(id, reason); },
                          .refused = [this](const std::string &id, const std::string &target,
                                            const std::string &reason) { commandRefused(id, target, reason); },
                          .ready = [this, &line] { sendCommands(line); }});
}

/// One whose source went from the configuration goes where those go that nobody knows.
Outbound::Line &Outbound::lineOf(std::uint32_t source)
{
    const auto known = std::ranges::find(m_lines, source, [](const auto &line) { return line->source; });
    return known == m_lines.end() ? *m_lines.front() : **known;
}

void Outbound::finishAlerts(std::function<void()> settled)
{
    LINESIDE_ASSERT_THREAD(this);
    m_alertsSettled = std::move(settled);
    m_horn.leave();
    takeRequests();
    publishHorn();
    QTimer::singleShot(kAlertTime, this, [this] {
        m_sendsAlerts = false;
        tellIfAlertsSettled();
    });
    tellIfAlertsSettled();
}

void Outbound::tellIfAlertsSettled()
{
    if (!m_alertsSettled)
        return;
    const bool mayOneLeave = m_sendsAlerts && m_alertPort && m_alertPort->room() > 0 && m_alerts.next() != nullptr;
    if (!mayOneLeave && (!m_alertPort || m_alertPort->countUnderway() == 0))
        std::exchange(m_alertsSettled, {})();
}

void Outbound::stop()
{
    LINESIDE_ASSERT_THREAD(this);
    for (const auto &line : m_lines) {
        if (line->client)
            line->client->stop();
    }
}

void Outbound::request(OutboundRequest request)
{
    [[maybe_unused]] const bool taken = m_requests.push(std::move(request));
}

void Outbound::takeRequests()
{
    LINESIDE_ASSERT_THREAD(this);
    for (OutboundRequest &request : m_requests.takeAll())
        std::visit([this](auto &known) { take(std::move(known)); }, request);
    sendAlerts();
    for (const auto &line : m_lines)
        sendCommands(*line);
    showAlerts();
}

void Outbound::take(CommandDue due)
{
    // At the broker nobody would hear it, and its confirmation would look like a delivery.
    if (due.source == sourceNumber(kCoapSourceName))
        return m_links.tellPipeline(
            CommandFailed{due.command.id, "the device comes over CoAP, which carries no commands"});
    lineOf(due.source).waiting.push_back(std::move(due.command));
}

void Outbound::take(const WithdrawCommand &withdrawal)
{
    for (const auto &line : m_lines) {
        // One that waits nowhere is on its way: its fate is the broker's word.
        if (std::erase_if(line->waiting, [&](const Command &each) { return each.id == withdrawal.id; }) > 0)
            m_links.tellPipeline(CommandFailed{withdrawal.id, withdrawal.reason});
    }
}

void Outbound::take(PendingAlert alert)
{
    m_alerts.add(std::move(alert));
}

void Outbound::take(RetryAlerts)
{
    m_alertPauses.connectionHeld(kAlertPauses.stableAfter);
    m_alerts.releaseAll();
}

void Outbound::take(const AlertsStored &stored)
{
    for (const std::uint64_t id : stored.ids)
        m_alerts.addStored(id);
}

void Outbound::take(AlertsRead read)
{
    if (!read.found) {
        m_alerts.notFilled();
        if (!m_alertTimer.isActive())
            m_alertTimer.start(m_alertPauses.next());
        return;
    }
    if (const auto lost = m_alerts.fill(read.wanted, std::move(*read.found)); lost > 0)
        qCCritical(lcStore, "%zu alerts waiting for the broker are gone from the store and cannot be sent", lost);
}

void Outbound::take(const HornState &state)
{
    m_horn.set(state, m_links.clock.utcMs());
    publishHorn();
}

void Outbound::take(const FiguresDue &due)
{
    if (!m_alertPort || m_alertPort->room() == 0)
        return;
    const PendingAlert figures{
        .id = kFiguresId, .deviceId = due.position, .payload = due.payload, .topic = AlertTopic::Figures};
    if (const auto sent = m_alertPort->publish(figures); !sent && sent.error().code == ErrorCode::InvalidInput)
        m_links.refusals.note("figures", figuresTopic(due.position), sent.error().message);
}

void Outbound::take(const AuditHead &head)
{
    m_head.set(head);
    publishHead();
}

void Outbound::publishHead()
{
    const auto due = m_alertPort && m_alertPort->room() > 0 && m_sendsAlerts ? m_head.due() : std::nullopt;
    if (!due)
        return;
    if (const auto sent = m_alertPort->publish(*due); sent)
        m_head.isUnderway();
    else if (sent.error().code == ErrorCode::InvalidInput)
        headRefused(sent.error().message);
}

void Outbound::headRefused(const std::string &reason)
{
    m_head.notTaken();
    m_links.refusals.note("audit_head", kAuditHeadTopic, reason);
    m_standingTimer.start(kStandingAgain);
}

void Outbound::publishHorn()
{
    const auto due = m_alertPort && m_alertPort->room() > 0 ? m_horn.due() : std::nullopt;
    if (due) {
        if (const auto sent = m_alertPort->publish(*due); sent)
            m_horn.isUnderway();
        else if (sent.error().code == ErrorCode::InvalidInput)
            hornRefused(sent.error().message);
    }
    m_links.board.updateStatus(
        [this](EngineStatus &status) { status.hornOutputs.untakenSinceMs = m_horn.untakenSinceMs(); });
}

void Outbound::hornHeard(std::string_view payload)
{
    m_horn.heard(payload);
    if (m_horn.isContradicted() && !m_contradictTimer.isActive())
        m_contradictTimer.start();
}

/// An older word of our own is followed by the newest within the pause.
void Outbound::contradict()
{
    if (!m_horn.isContradicted())
        return;
    if (m_horn.isAnyUnderway())
        return m_contradictTimer.start();
    qCInfo(lcEngine, "somebody else has written to %s: it is told again", kHornTopic);
    m_horn.tellAgain(m_links.clock.utcMs());
    publishHorn();
}

void Outbound::hornRefused(const std::string &reason)
{
    m_horn.notTaken();
    m_links.refusals.note("horn", kHornTopic, reason);
    m_standingTimer.start(kStandingAgain);
}

void Outbound::sendAlerts()
{
    publishAlerts();
    // While the broker is away there is nothing to read them for.
    if (!m_alertPort || m_alertPort->room() == 0)
        return;
    if (auto wanted = m_alerts.takeWanted(); !wanted.empty())
        m_links.tellPipeline(AlertsWanted{std::move(wanted)});
}

void Outbound::publishAlerts()
{
    const PendingAlert *alert = m_alertPort && m_sendsAlerts ? m_alerts.next() : nullptr;
    for (; alert; alert = m_alerts.next()) {
        const auto taken = m_alertPort->publish(*alert);
        if (!taken && taken.error().code != ErrorCode::InvalidInput)
            return;
        const auto id = alert->id;
        m_alerts.taken();
        if (!taken)
            alertRefused(id, taken.error().message);
    }
}

void Outbound::alertConfirmed(std::uint64_t id)
{
    const bool wasRefused = m_alerts.countRefused() > 0;
    m_alerts.confirmed(id);
    m_links.tellPipeline(AlertConfirmed{id});
    if (wasRefused)
        sendAlerts();
    showAlerts();
    tellIfAlertsSettled();
}

void Outbound::alertRefused(std::uint64_t id, const std::string &reason)
{
    m_links.refusals.note("alert", m_alerts.topicOf(id), reason);
    m_alerts.refused(id);
    m_alertReason = reason;
    if (m_alertsRefusedMs == 0)
        m_alertsRefusedMs = m_links.clock.utcMs();
    if (!m_alertTimer.isActive())
        m_alertTimer.start(m_alertPauses.next());
    showAlerts();
    tellIfAlertsSettled();
}

void Outbound::tryRefusedAlerts(std::size_t count)
{
    m_alerts.release(count);
    sendAlerts();
    if (m_alerts.hasAside() && !m_alertTimer.isActive())
        m_alertTimer.start(m_alertPauses.next());
}

void Outbound::showAlerts()
{
    if (m_alerts.countRefused() == 0) {
        m_alertReason.clear();
        m_alertsRefusedMs = 0;
        m_alertPauses.connectionHeld(kAlertPauses.stableAfter);
    }
    m_links.board.updateStatus([this](EngineStatus &status) {
        status.alerts = {.waiting = m_alerts.size(),
                         .refused = m_alerts.countRefused(),
                         .reason = m_alertReason,
                         .refusedSinceMs = m_alertsRefusedMs};
    });
}

void Outbound::sendCommands(Line &line)
{
    while (!line.waiting.empty()) {
        const Command &next = line.waiting.front();
        const auto sent = line.commands ? line.commands->send(next)
                                        : Result<void>(unexpected(ErrorCode::Unavailable, "not started"));
        const bool mayBeSentLater
            = !sent && (sent.error().code == ErrorCode::Unavailable || sent.error().code == ErrorCode::Full);
        if (mayBeSentLater)
            return;
        if (sent)
            m_links.tellPipeline(CommandSent{next.id});
        else
            commandNotSent(next, sent.error());
        line.waiting.pop_front();
    }
}

/// What this broker does not take by its own word is refused by it, though nothing was sent.
void Outbound::commandNotSent(const Command &command, const Error &why)
{
    if (why.code == ErrorCode::InvalidInput)
        m_links.refusals.note("command", deviceTopic(command.deviceId, kCommandLevel), why.message);
    m_links.tellPipeline(CommandFailed{command.id, why.message});
}

void Outbound::commandDelivered(const std::string &id)
{
    m_links.tellPipeline(CommandDelivered{id});
}

/// Whether the broker had it is not known; sent twice it might act twice. Nobody said no.
void Outbound::commandLost(const std::string &id, const std::string &reason)
{
    m_links.tellPipeline(CommandFailed{id, reason});
}

void Outbound::commandRefused(const std::string &id, const std::string &target, const std::string &reason)
{
    m_links.refusals.note("command", target, reason);
    m_links.tellPipeline(CommandFailed{id, reason});
}

} // namespace lineside
