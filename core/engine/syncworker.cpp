// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/syncworker.h"

#include "base/logging.h"
#include "base/thread.h"

#include <random>
#include <utility>

namespace lineside {

namespace {

constexpr std::size_t kWholeQuarantine = 10'000;
constexpr double kRateSeconds = 10; // the back-fill's rate is smoothed over about so long, for "time left" to be calm
constexpr std::size_t kShownQuarantine = 100; // as many as the refused messages on the same page

} // namespace

SyncWorker::SyncWorker(const MqttSettings &mqtt, const SyncSettings &settings, std::string storeDirectory, Links links)
    : m_mqtt(mqtt)
    , m_settings(settings)
    , m_directory(std::move(storeDirectory))
    , m_links(std::move(links))
    , m_quarantineRows(
          m_links.metrics.gauge("lineside_sync_quarantine_rows", "Readings set aside now", {{"sink", kSinkName}}))
{
}

SyncWorker::~SyncWorker() = default;

void SyncWorker::start(const SinkPosition &position)
{
    LINESIDE_ASSERT_THREAD(this);
    auto client = makeMqttClient(m_mqtt, m_links.clock, std::random_device{}());
    m_watch = std::make_unique<LinkWatch>(
        *client, m_mqtt, LinkWatch::Links{m_links.board, m_links.clock, m_links.refusals}, &EngineStatus::cloud);
    m_sink = std::make_unique<MqttSink>(std::move(client));
    m_follower = std::make_unique<OutboxFollower>(
        kSinkName, [this](std::uint64_t after, std::size_t limit) { return fetch(after, limit); }, *m_sink, m_settings,
        m_links.clock, m_links.metrics);
    connect(m_follower.get(), &OutboxFollower::rowRefused, this,
            [this](const QString &deviceId, const QString &reason) {
                m_links.refusals.note("reading", deviceId.toStdString(), reason.toStdString());
            });
    connect(m_follower.get(), &OutboxFollower::allRefused, this,
            [this](const QString &reason) { m_watch->setRefusal(reason.toStdString()); });
    connect(m_follower.get(), &OutboxFollower::positionMoved, this,
            [this](const SinkPosition &moved) { m_links.positionMoved(moved); });
    connect(m_follower.get(), &OutboxFollower::rowQuarantined, this,
            [this](const QuarantinedRow &row) { m_links.rowQuarantined(row); });
    connect(m_follower.get(), &OutboxFollower::quarantineReleased, this, [this](quint64 sequence) {
        m_links.quarantineReleased({kSinkName, sequence});
    });
    connect(m_follower.get(), &OutboxFollower::stopped, this, [this](const SinkPosition &last) {
        m_statusTimer->stop();
        m_links.positionMoved(last);
        m_links.stopped();
    });
    m_statusTimer = new QTimer(this);
    connect(m_statusTimer, &QTimer::timeout, this, &SyncWorker::reportStatus);
    m_statusTimer->start(1000);
    m_follower->start(position);
}

void SyncWorker::stop()
{
    LINESIDE_ASSERT_THREAD(this);
    m_follower->stop();
}

void SyncWorker::rowsStored(std::uint64_t lastSequence)
{
    m_follower->rowsStored(lastSequence);
}

void SyncWorker::replayQuarantine(std::optional<std::uint64_t> sequence)
{
    const auto store = reader();
    auto rows = store ? (*store)->quarantine(kWholeQuarantine) : Unexpected(store.error());
    if (!rows) {
        qCWarning(lcSync, "cannot read the quarantine: %s", rows.error().text().c_str());
        return;
    }
    std::erase_if(*rows, [sequence](const QuarantinedRow &row) {
        return row.sink != kSinkName || (sequence && row.sequence != *sequence);
    });
    m_follower->replay(std::move(*rows));
}

Result<StoreReader *> SyncWorker::reader()
{
    if (!m_reader) {
        auto opened = StoreReader::open(m_directory);
        if (!opened)
            return Unexpected(opened.error());
        m_reader = std::move(*opened);
    }
    return m_reader.get();
}

Result<std::vector<OutboxRow>> SyncWorker::fetch(std::uint64_t afterSequence, std::size_t limit)
{
    auto store = reader();
    if (!store)
        return Unexpected(store.error());
    return (*store)->outbox(afterSequence, limit);
}

void SyncWorker::reportStatus()
{
    const SyncStatus sync = m_follower->status();
    const double sentPerSecond = static_cast<double>(sync.sent - std::exchange(m_sentBefore, sync.sent));
    const double backfilled = static_cast<double>(sync.backfilled - std::exchange(m_backfilledBefore, sync.backfilled));
    m_backfillPerSecond += (backfilled - m_backfillPerSecond) / (sync.isBackfilling ? kRateSeconds : 1);
    Backlog backlog;
    std::uint64_t quarantined = 0;
    if (const auto store = reader()) {
        backlog = (*store)->unsent(sync.position).value_or(backlog);
        quarantined = (*store)->quarantineSize().value_or(0);
        if (quarantined > 0 || m_showsQuarantine)
            m_links.board.setQuarantine((*store)->quarantine(kShownQuarantine).value_or(std::vector<QuarantinedRow>()));
        m_showsQuarantine = quarantined > 0;
    }
    m_quarantineRows.set(static_cast<double>(quarantined));
    m_links.board.updateStatus([&](EngineStatus &status) {
        status.sentPerSecond = sentPerSecond;
        status.unsentRows = backlog.count;
        status.oldestUnsentMs = backlog.oldestArrivalMs;
        status.liveWaiting = sync.liveWaiting;
        status.isBackfilling = sync.isBackfilling;
        status.backfillPerSecond = m_backfillPerSecond;
        status.quarantined = quarantined;
    });
}

} // namespace lineside
