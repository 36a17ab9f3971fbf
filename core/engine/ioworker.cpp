// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ioworker.h"

#include "base/logging.h"
#include "base/thread.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <random>
#include <utility>

namespace lineside {

namespace {

constexpr int kRetryMs = 1000; ///< how often a journal that had no room is asked again
constexpr std::size_t kFirstBytes = 256;
/// So many refused alerts are tried after each pause, and when the connection is new. A rule of access may be mended at
/// any time; ten packets in ten minutes are no burden for a broker that says no to all of them.
constexpr std::size_t kAlertProbes = 10;
constexpr Backoff::Bounds kAlertPauses{std::chrono::seconds(1), std::chrono::minutes(10), std::chrono::seconds(0)};

MqttSettings controlConnection(MqttSettings settings)
{
    settings.clientId += "-control";
    return settings;
}

} // namespace

IoWorker::IoWorker(const MqttSettings &mqtt, Links links)
    : m_mqtt(mqtt)
    , m_links(std::move(links))
    , m_requests(std::numeric_limits<std::size_t>::max())
    , m_alertPauses(std::random_device{}(), kAlertPauses)
{
    m_requests.setWakeUp([this] { QMetaObject::invokeMethod(this, "takeRequests", Qt::QueuedConnection); });
}

IoWorker::~IoWorker() = default;

void IoWorker::start()
{
    LINESIDE_ASSERT_THREAD(this);
    m_links.journal.setFlushedHandler(
        [this] { QMetaObject::invokeMethod(this, "releaseAcknowledgements", Qt::QueuedConnection); });
    m_retryTimer = new QTimer(this);
    m_retryTimer->setSingleShot(true);
    connect(m_retryTimer, &QTimer::timeout, this, &IoWorker::retryJournal);
    m_alertTimer = new QTimer(this);
    m_alertTimer->setSingleShot(true);
    connect(m_alertTimer, &QTimer::timeout, this, [this] { tryRefusedAlerts(kAlertProbes); });
    if (!m_links.journal.problem().empty())
        m_retryTimer->start(kRetryMs);
    startControl();
    startSource();
}

void IoWorker::startSource()
{
    m_inClient = makeMqttClient(m_mqtt, m_links.clock, std::random_device{}());
    m_inWatch = std::make_unique<LinkWatch>(
        *m_inClient, m_mqtt, LinkWatch::Links{m_links.board, m_links.clock, m_links.refusals}, &EngineStatus::broker);
    m_inClient->setAckGate([this] { return mayAcknowledge(); });
    m_source = std::make_unique<MqttSource>(*m_inClient, m_links.clock, m_mqtt.sharedGroup);
    m_source->start([this](const RawMessageView &message) { return takeIn(message); });
}

void IoWorker::startControl()
{
    const MqttSettings settings = controlConnection(m_mqtt);
    m_outClient = makeMqttClient(settings, m_links.clock, std::random_device{}());
    m_outWatch = std::make_unique<LinkWatch>(*m_outClient, settings,
                                             LinkWatch::Links{m_links.board, m_links.clock, m_links.refusals},
                                             &EngineStatus::control);
    connect(m_outClient.get(), &MqttClient::connected, this, [this] { tryRefusedAlerts(kAlertProbes); });
    m_commandPort = std::make_unique<MqttCommandPort>(*m_outClient, m_links.clock);
    m_commandPort->start(
        {.delivered = [this](const std::string &id) { commandDelivered(id); },
         .undelivered = [this](const std::string &id, const std::string &reason) { commandUndelivered(id, reason); },
         .ready = [this] { sendCommands(); }});
    m_alertPublisher = std::make_unique<MqttAlertPublisher>(*m_outClient);
    m_alertPublisher->start(
        {.confirmed = [this](std::uint64_t id) { alertConfirmed(id); },
         .broken =
             [this](std::uint64_t id) {
                 m_alerts.broken(id);
                 tellIfAlertsSettled();
             },
         .refused = [this](std::uint64_t id, const std::string &reason) { alertRefused(id, reason); },
         .ready = [this] { sendAlerts(); }});
    m_outClient->start();
}

void IoWorker::stopTakingIn()
{
    LINESIDE_ASSERT_THREAD(this);
    if (m_source)
        m_source->stop();
}

void IoWorker::finishAlerts(std::function<void()> settled)
{
    LINESIDE_ASSERT_THREAD(this);
    m_alertsSettled = std::move(settled);
    takeRequests();
    QTimer::singleShot(kAlertTime, this, [this] {
        m_sendsAlerts = false;
        tellIfAlertsSettled();
    });
    tellIfAlertsSettled();
}

void IoWorker::tellIfAlertsSettled()
{
    if (!m_alertsSettled)
        return;
    const bool mayOneLeave
        = m_sendsAlerts && m_alertPublisher && m_alertPublisher->room() > 0 && m_alerts.next() != nullptr;
    if (!mayOneLeave && (!m_alertPublisher || m_alertPublisher->countUnderway() == 0))
        std::exchange(m_alertsSettled, {})();
}

void IoWorker::stop()
{
    LINESIDE_ASSERT_THREAD(this);
    m_links.journal.setFlushedHandler({});
    if (m_outClient)
        m_outClient->stop();
}

Taken IoWorker::takeIn(const RawMessageView &message)
{
    const auto appended = m_links.journal.append(message);
    if (appended) {
        m_links.books.received(1);
        m_links.messagesAppended();
        return Taken::Yes;
    }
    if (appended.error().code == ErrorCode::InvalidInput) {
        reject(message, appended.error());
        return Taken::Yes;
    }
    if (!m_sourceWaits.exchange(true))
        qCWarning(lcJournal, "no room, the broker has to wait: %s", appended.error().text().c_str());
    m_retryTimer->start(kRetryMs);
    return Taken::NoRoom;
}

void IoWorker::reject(const RawMessageView &message, const Error &error)
{
    const char *reason = "too_large";
    m_links.books.received(1);
    BookEntries outcome;
    outcome.rejected[reason] = 1;
    m_links.books.settled(outcome);
    m_links.board.addRejected({.arrivalMs = message.arrivalMs,
                               .topic = std::string(message.topic.substr(0, kFirstBytes)),
                               .reason = reason,
                               .detail = error.message,
                               .firstBytes = std::string(message.payload.substr(0, kFirstBytes))});
}

bool IoWorker::mayAcknowledge()
{
    if (m_links.journal.settings().mode == JournalMode::CrashSafe)
        return true;
    if (m_links.journal.isAllFlushed())
        return true;
    m_links.journal.flushSoon();
    return false;
}

void IoWorker::releaseAcknowledgements()
{
    // The flush may have begun in the middle of a burst: what came after its beginning is not on the disk yet.
    if (m_inClient && m_links.journal.settings().mode == JournalMode::PowerSafe && mayAcknowledge())
        m_inClient->releaseAcks();
}

void IoWorker::journalReleased()
{
    // Asked after every commit, so the event is posted only when the source has something to gain.
    if (m_sourceWaits)
        QMetaObject::invokeMethod(this, "resumeSource", Qt::QueuedConnection);
}

void IoWorker::retryJournal()
{
    if (!m_links.journal.retryRoom())
        m_retryTimer->start(kRetryMs);
    resumeSource();
}

void IoWorker::resumeSource()
{
    if (m_source && m_sourceWaits.exchange(false))
        m_source->resume();
}

void IoWorker::request(IoRequest request)
{
    [[maybe_unused]] const bool taken = m_requests.push(std::move(request));
}

void IoWorker::takeRequests()
{
    LINESIDE_ASSERT_THREAD(this);
    for (IoRequest &request : m_requests.takeAll())
        std::visit([this](auto &known) { take(std::move(known)); }, request);
    sendAlerts();
    sendCommands();
    showAlerts();
}

void IoWorker::take(Command command)
{
    m_commands.push_back(std::move(command));
}

void IoWorker::take(const WithdrawCommand &withdrawal)
{
    const auto waiting = std::ranges::find(m_commands, withdrawal.id, &Command::id);
    if (waiting == m_commands.end())
        return; // on its way: its fate is the broker's word
    m_commands.erase(waiting);
    m_links.tellPipeline(CommandFailed{withdrawal.id, withdrawal.reason});
}

void IoWorker::take(PendingAlert alert)
{
    m_alerts.add(std::move(alert));
}

void IoWorker::take(RetryAlerts)
{
    m_alertPauses.connectionHeld(kAlertPauses.stableAfter);
    m_alerts.releaseAll();
}

void IoWorker::take(const AlertsStored &stored)
{
    for (const std::uint64_t id : stored.ids)
        m_alerts.addStored(id);
}

void IoWorker::take(AlertsRead read)
{
    if (!read.found) {
        m_alerts.notFilled();
        if (!m_alertTimer->isActive())
            m_alertTimer->start(m_alertPauses.next());
        return;
    }
    if (const auto lost = m_alerts.fill(read.wanted, std::move(*read.found)); lost > 0)
        qCCritical(lcStore, "%zu alerts waiting for the broker are gone from the store and cannot be sent", lost);
}

void IoWorker::sendAlerts()
{
    publishAlerts();
    // While the broker is away there is nothing to read them for.
    if (!m_alertPublisher || m_alertPublisher->room() == 0)
        return;
    if (auto wanted = m_alerts.takeWanted(); !wanted.empty())
        m_links.tellPipeline(AlertsWanted{std::move(wanted)});
}

void IoWorker::publishAlerts()
{
    const PendingAlert *alert = m_alertPublisher && m_sendsAlerts ? m_alerts.next() : nullptr;
    for (; alert; alert = m_alerts.next()) {
        const auto taken = m_alertPublisher->publish(alert->id, alert->deviceId, alert->payload);
        if (!taken && taken.error().code != ErrorCode::InvalidInput)
            return;
        const auto id = alert->id;
        m_alerts.taken();
        if (!taken)
            alertRefused(id, taken.error().message);
    }
}

void IoWorker::alertConfirmed(std::uint64_t id)
{
    const bool wasRefused = m_alerts.countRefused() > 0;
    m_alerts.confirmed(id);
    m_links.tellPipeline(AlertConfirmed{id});
    if (wasRefused)
        sendAlerts();
    showAlerts();
    tellIfAlertsSettled();
}

void IoWorker::alertRefused(std::uint64_t id, const std::string &reason)
{
    m_links.refusals.note("alert", m_alerts.topicOf(id), reason);
    m_alerts.refused(id);
    m_alertReason = reason;
    if (m_alertsRefusedMs == 0)
        m_alertsRefusedMs = m_links.clock.utcMs();
    if (!m_alertTimer->isActive())
        m_alertTimer->start(m_alertPauses.next());
    showAlerts();
    tellIfAlertsSettled();
}

void IoWorker::tryRefusedAlerts(std::size_t count)
{
    m_alerts.release(count);
    sendAlerts();
    if (m_alerts.hasAside() && !m_alertTimer->isActive())
        m_alertTimer->start(m_alertPauses.next());
}

void IoWorker::showAlerts()
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

void IoWorker::sendCommands()
{
    while (!m_commands.empty()) {
        const Command &next = m_commands.front();
        const auto sent = m_commandPort ? m_commandPort->send(next)
                                        : Result<void>(unexpected(ErrorCode::Unavailable, "not started"));
        const bool mayBeSentLater
            = !sent && (sent.error().code == ErrorCode::Unavailable || sent.error().code == ErrorCode::Full);
        if (mayBeSentLater)
            return;
        if (sent)
            m_links.tellPipeline(CommandSent{next.id});
        else
            commandNotSent(next, sent.error());
        m_commands.pop_front();
    }
}

/// What this broker does not take by its own word is refused by it, though nothing was sent.
void IoWorker::commandNotSent(const Command &command, const Error &why)
{
    if (why.code == ErrorCode::InvalidInput)
        m_links.refusals.note("command", "devices/" + command.deviceId + "/command", why.message);
    m_links.tellPipeline(CommandFailed{command.id, why.message});
}

void IoWorker::commandDelivered(const std::string &id)
{
    m_links.tellPipeline(CommandDelivered{id});
}

void IoWorker::commandUndelivered(const std::string &id, const std::string &reason)
{
    m_links.refusals.note("command", id, reason);
    // Whether the broker had it before the connection broke is not known; sent twice it might act twice.
    m_links.tellPipeline(CommandFailed{id, reason});
}

} // namespace lineside
