// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelport.h"

namespace lineside {

/// The PanelPort of the engine in this process; brings its signals onto the gui thread.
/// Owner: main; the engine outlives it. Thread: gui. Errors: as Engine's.
class EnginePort final : public PanelPort
{
    Q_OBJECT

public:
    EnginePort(Engine &engine, Requester who, QObject *parent = nullptr);

    [[nodiscard]] LiveFrame takeLiveFrame() override;
    [[nodiscard]] EngineStatus status() const override;
    [[nodiscard]] std::vector<RejectedMessage> rejectedMessages() const override;
    [[nodiscard]] std::vector<RejectedKind> rejectedKinds() const override;
    void watch(std::vector<SeriesKey> series) override;
    void acknowledge(std::vector<AlarmKey> alarms, std::string comment) override;
    void reset(std::vector<AlarmKey> alarms) override;
    void removeDevice(std::string deviceId) override;
    Result<std::string> sendCommand(const std::string &deviceId, std::string payload) override;
    [[nodiscard]] std::vector<QuarantinedRow> quarantine() const override;
    Result<void> replayQuarantine(std::optional<std::uint64_t> sequence) override;
    void queryHistory(HistoryQuery query, QObject *context, HistoryAnswer answer) override;
    void queryAlarmHistory(std::int64_t beforeMs, int limit, QObject *context, AlarmHistoryAnswer answer) override;

private:
    Engine &m_engine;
    Requester m_who;
};

} // namespace lineside
