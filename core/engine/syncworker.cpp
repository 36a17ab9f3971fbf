// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/syncworker.h"

#include "base/thread.h"
#include "engine/linkwatch.h"

#include <random>
#include <utility>

namespace lineside {

SyncWorker::SyncWorker(const MqttSettings &mqtt, const SyncSettings &settings, std::string storeDirectory, Links links)
    : m_mqtt(mqtt)
    , m_settings(settings)
    , m_directory(std::move(storeDirectory))
    , m_links(std::move(links))
{
}

SyncWorker::~SyncWorker() = default;

void SyncWorker::start(const SinkPosition &position)
{
    LINESIDE_ASSERT_THREAD(this);
    auto client = makeMqttClient(m_mqtt, m_links.clock, std::random_device{}());
    watchLink(*client, m_mqtt, m_links.board, m_links.clock, &EngineStatus::cloud);
    m_sink = std::make_unique<MqttSink>(std::move(client));
    m_follower = std::make_unique<OutboxFollower>(
        kSinkName, [this](std::uint64_t after, std::size_t limit) { return fetch(after, limit); }, *m_sink, m_settings,
        m_links.clock, m_links.metrics);
    connect(m_follower.get(), &OutboxFollower::positionMoved, this,
            [this](const SinkPosition &moved) { m_links.positionMoved(moved); });
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
    Backlog backlog;
    if (const auto store = reader()) {
        if (const auto unsent = (*store)->unsent(sync.position))
            backlog = *unsent;
    }
    m_links.board.updateStatus([&](EngineStatus &status) {
        status.sentPerSecond = sentPerSecond;
        status.unsentRows = backlog.count;
        status.oldestUnsentMs = backlog.oldestArrivalMs;
    });
}

} // namespace lineside
