// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/engineport.h"

namespace lineside {

EnginePort::EnginePort(Engine &engine, Requester who, QObject *parent)
    : PanelPort(parent)
    , m_engine(engine)
    , m_who(std::move(who))
{
    connect(&engine, &Engine::liveFrameReady, this, &PanelPort::liveFrameReady, Qt::QueuedConnection);
    connect(&engine, &Engine::statusChanged, this, &PanelPort::statusChanged, Qt::QueuedConnection);
}

LiveFrame EnginePort::takeLiveFrame()
{
    return m_engine.takeLiveFrame();
}

EngineStatus EnginePort::status() const
{
    return m_engine.status();
}

std::vector<RejectedKind> EnginePort::rejectedKinds() const
{
    return m_engine.rejectedKinds();
}

std::vector<RejectedMessage> EnginePort::rejectedMessages() const
{
    return m_engine.rejectedMessages();
}

void EnginePort::watch(std::vector<SeriesKey> series)
{
    m_engine.watch(std::move(series));
}

void EnginePort::acknowledge(std::vector<AlarmKey> alarms, std::string comment)
{
    m_engine.acknowledge(std::move(alarms), m_who, std::move(comment));
}

void EnginePort::reset(std::vector<AlarmKey> alarms)
{
    m_engine.reset(std::move(alarms), m_who);
}

void EnginePort::removeDevice(std::string deviceId)
{
    m_engine.removeDevice(std::move(deviceId), m_who);
}

Result<std::string> EnginePort::sendCommand(const std::string &deviceId, std::string payload)
{
    return m_engine.sendCommand(deviceId, std::move(payload), m_who);
}

std::vector<QuarantinedRow> EnginePort::quarantine() const
{
    return m_engine.quarantine();
}

Result<void> EnginePort::replayQuarantine(std::optional<std::uint64_t> sequence)
{
    return m_engine.replayQuarantine(sequence, m_who);
}

void EnginePort::queryHistory(HistoryQuery query, QObject *context, HistoryAnswer answer)
{
    m_engine.queryHistory(std::move(query), context, std::move(answer));
}

void EnginePort::queryAlarmHistory(std::int64_t beforeMs, int limit, QObject *context, AlarmHistoryAnswer answer)
{
    m_engine.queryAlarmHistory(beforeMs, limit, context, std::move(answer));
}

} // namespace lineside
