// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ioworker.h"

#include "base/logging.h"
#include "base/thread.h"
#include "engine/linkwatch.h"

#include <limits>
#include <random>
#include <utility>

namespace lineside {

namespace {

constexpr int kRetryMs = 1000; ///< how often a journal that had no room is asked again
constexpr std::size_t kFirstBytes = 256;

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
    if (!m_links.journal.problem().empty())
        m_retryTimer->start(kRetryMs);
    startControl();
    startSource();
}

void IoWorker::startSource()
{
    m_inClient = makeMqttClient(m_mqtt, m_links.clock, std::random_device{}());
    watchLink(*m_inClient, m_mqtt, m_links.board, m_links.clock, &EngineStatus::broker);
    m_inClient->setAckGate([this] { return mayAcknowledge(); });
    m_source = std::make_unique<MqttSource>(*m_inClient, m_links.clock, m_mqtt.sharedGroup);
    m_source->start([this](const RawMessageView &message) { return takeIn(message); });
}

void IoWorker::startControl()
{
    const MqttSettings settings = controlConnection(m_mqtt);
    m_outClient = makeMqttClient(settings, m_links.clock, std::random_device{}());
    m_commandPort = std::make_unique<MqttCommandPort>(*m_outClient, m_links.clock);
    m_commandPort->start(
        {.delivered = [this](const std::string &id) { commandDelivered(id); },
         .undelivered = [this](const std::string &id, const std::string &reason) { commandUndelivered(id, reason); },
         .ready = [this] { sendCommands(); }});
    m_alertPublisher = std::make_unique<MqttAlertPublisher>(*m_outClient);
    m_alertPublisher->start({.confirmed = [this](std::uint64_t id) { alertConfirmed(id); },
                             .failed = [this](std::uint64_t id, const std::string &) { m_alertsToSend.push_back(id); },
                             .ready = [this] { sendAlerts(); }});
    m_outClient->start();
}

void IoWorker::stopTakingIn()
{
    LINESIDE_ASSERT_THREAD(this);
    if (m_source)
        m_source->stop();
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
    if (m_links.journal.flushed() >= m_links.journal.appended())
        return true;
    m_links.journal.flushSoon();
    return false;
}

void IoWorker::releaseAcknowledgements()
{
    if (m_inClient && m_links.journal.settings().mode == JournalMode::PowerSafe)
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
    for (IoRequest &request : m_requests.takeAll()) {
        if (auto *command = std::get_if<Command>(&request)) {
            m_commands.push_back(std::move(*command));
            continue;
        }
        auto &alert = std::get<PendingAlert>(request);
        m_alertsToSend.push_back(alert.id);
        m_alerts.insert_or_assign(alert.id, std::move(alert));
    }
    sendAlerts();
    sendCommands();
}

void IoWorker::sendAlerts()
{
    while (m_alertPublisher && !m_alertsToSend.empty()) {
        const auto alert = m_alerts.find(m_alertsToSend.front());
        if (alert != m_alerts.end()) {
            const auto taken = m_alertPublisher->publish(alert->first, alert->second.deviceId, alert->second.payload);
            if (!taken && taken.error().code != ErrorCode::InvalidInput)
                return;
            if (!taken) {
                qCWarning(lcMqtt, "alert given up: %s", taken.error().text().c_str());
                alertConfirmed(alert->first);
            }
        }
        m_alertsToSend.pop_front();
    }
}

void IoWorker::alertConfirmed(std::uint64_t id)
{
    m_alerts.erase(id);
    m_links.tellPipeline(AlertConfirmed{id});
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
            m_links.tellPipeline(CommandFailed{next.id, sent.error().message});
        m_commands.pop_front();
    }
}

void IoWorker::commandDelivered(const std::string &id)
{
    m_links.tellPipeline(CommandDelivered{id});
}

void IoWorker::commandUndelivered(const std::string &id, const std::string &reason)
{
    // Whether the broker had it before the connection broke is not known; sent twice it might act twice.
    m_links.tellPipeline(CommandFailed{id, reason});
}

} // namespace lineside
