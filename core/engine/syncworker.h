// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "engine/linkwatch.h"
#include "engine/liveboard.h"
#include "engine/refusals.h"
#include "metrics/metrics.h"
#include "sinks/makesink.h"
#include "sinks/sinksettings.h"
#include "store/storereader.h"
#include "sync/outboxfollower.h"
#include "sync/syncsettings.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace lineside {

/// Brings what is stored to one sink, on a thread and a connection of its own: one that is dead or slow holds up no
/// other.
/// Owner: engine. Thread: sync; rowsStored() any.
class SyncWorker : public QObject
{
    Q_OBJECT

public:
    struct Links
    {
        LiveBoard &board;
        const Clock &clock;
        Metrics &metrics;
        Refusals &refusals;
        std::function<void(const SinkPosition &position)> positionMoved; ///< must only post
        std::function<void(const QuarantinedRow &row)> rowQuarantined; ///< must only post
        std::function<void(const QuarantineKey &key)> quarantineReleased; ///< must only post
        std::function<void()> stopped; ///< must only post
        std::function<std::unique_ptr<CloudSink>(const SinkSettings &settings, const ConnectionParts &parts)> make
            = makeSink;
    };

    SyncWorker(SinkSettings sink, const SyncSettings &settings, const std::string &storeDirectory, Links links);
    ~SyncWorker() override;

    void start(const SinkPosition &position);
    /// Begins the last try; Links::stopped is called when it is over.
    void stop();
    void rowsStored(std::uint64_t lastSequence);
    /// Sends what is in quarantine once more: one row, or all.
    void replayQuarantine(std::optional<std::uint64_t> sequence);

private:
    void reportStatus();

    const SinkSettings m_settingsOfSink;
    const SyncSettings m_settings;
    const Links m_links;
    Gauge &m_unsentRows;
    Gauge &m_isUp;
    StoreReader m_store;
    LinkWatch m_watch; ///< outlives the sink, which calls it
    std::unique_ptr<CloudSink> m_sink;
    std::unique_ptr<OutboxFollower> m_follower;
    QTimer *m_statusTimer = nullptr;
    std::uint64_t m_sentBefore = 0;
    std::uint64_t m_backfilledBefore = 0;
    double m_backfillPerSecond = 0;
};

} // namespace lineside
