// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "viewmodels/panelbackend.h"

#include <memory>

namespace lineside {

/// The PanelBackend of the engine in this process; brings its signals onto the gui thread.
/// Owner: main; the engine outlives it. Thread: gui. Errors: as Engine's.
class EnginePanelBackend final : public PanelBackend
{
    Q_OBJECT

public:
    explicit EnginePanelBackend(Engine &engine, QObject *parent = nullptr);

    [[nodiscard]] LiveFrame takeLiveFrame() override;
    [[nodiscard]] EngineStatus status() const override;
    [[nodiscard]] std::vector<RejectedMessage> rejectedMessages() const override;
    [[nodiscard]] std::vector<RejectedKind> rejectedKinds() const override;
    void watch(std::vector<SeriesKey> series) override;
    void tellSoundProblem(const std::string &problem) override;
    void submit(OperatorAction action, Requester who, QObject *context, ActionAnswer answer) override;
    [[nodiscard]] std::vector<QuarantinedRow> quarantine() const override;
    void queryHistory(HistoryQuery query, QObject *context, HistoryAnswer answer) override;
    void queryAlarmHistory(std::int64_t beforeMs, int limit, QObject *context, AlarmHistoryAnswer answer) override;
    void queryAlarmCard(AlarmKey key, std::string deviceClass, QObject *context, AlarmCardAnswer answer) override;
    void queryAlarmHealth(TimeSpan span, QObject *context, AlarmHealthAnswer answer) override;
    void querySuggestion(AlarmKey key, std::string deviceClass, QObject *context, SuggestionAnswer answer) override;
    void cancelSuggestion(const AlarmKey &key) override { m_engine.cancelSuggestion(key); }

private:
    Engine &m_engine;
    const std::unique_ptr<Screen> m_screen; ///< last: nothing comes after it has gone
};

} // namespace lineside
