// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/intake.h"

#include "base/logging.h"
#include "base/thread.h"
#include "mqtt/mqttclient.h"
#include "mqtt/mqttsource.h"

#include <random>
#include <utility>

namespace lineside {

namespace {

constexpr int kRetryMs = 1000; ///< how often a journal that had no room is asked again
constexpr std::size_t kFirstBytes = 256;

} // namespace

Intake::Intake(const MqttSettings &mqtt, Links links)
    : m_mqtt(mqtt)
    , m_links(std::move(links))
{
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &Intake::retryJournal);
}

Intake::~Intake() = default;

void Intake::start()
{
    LINESIDE_ASSERT_THREAD(this);
    m_links.journal.setFlushedHandler(
        [this] { QMetaObject::invokeMethod(this, "releaseAcknowledgements", Qt::QueuedConnection); });
    if (!m_links.journal.problem().empty())
        m_retryTimer.start(kRetryMs);
    auto client = makeMqttClient(m_mqtt, m_links.clock, std::random_device{}());
    m_watch = std::make_unique<LinkWatch>(
        *client, m_mqtt, LinkWatch::Links{m_links.board, m_links.clock, m_links.refusals}, &EngineStatus::broker);
    m_source = std::make_unique<MqttSource>(std::move(client), m_links.clock, m_mqtt.sharedGroup);
    m_source->start({.take = [this](const RawMessageView &message) { return takeIn(message); },
                     .mayAcknowledge = [this] { return mayAcknowledge(); }});
}

void Intake::stopTakingIn()
{
    LINESIDE_ASSERT_THREAD(this);
    if (m_source)
        m_source->stop();
}

void Intake::stop()
{
    LINESIDE_ASSERT_THREAD(this);
    m_links.journal.setFlushedHandler({});
}

Taken Intake::takeIn(const RawMessageView &message)
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
    m_retryTimer.start(kRetryMs);
    return Taken::NoRoom;
}

void Intake::reject(const RawMessageView &message, const Error &error)
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

bool Intake::mayAcknowledge()
{
    if (m_links.journal.settings().mode == JournalMode::CrashSafe)
        return true;
    if (m_links.journal.isAllFlushed())
        return true;
    m_links.journal.flushSoon();
    return false;
}

void Intake::releaseAcknowledgements()
{
    // The flush may have begun in the middle of a burst: what came after its beginning is not on the disk yet.
    if (m_source && m_links.journal.settings().mode == JournalMode::PowerSafe && mayAcknowledge())
        m_source->release();
}

void Intake::journalReleased()
{
    // Asked after every commit, so the event is posted only when the source has something to gain.
    if (m_sourceWaits)
        QMetaObject::invokeMethod(this, "resumeSource", Qt::QueuedConnection);
}

void Intake::retryJournal()
{
    if (!m_links.journal.retryRoom())
        m_retryTimer.start(kRetryMs);
    resumeSource();
}

void Intake::resumeSource()
{
    if (m_source && m_sourceWaits.exchange(false))
        m_source->resume();
}

} // namespace lineside
