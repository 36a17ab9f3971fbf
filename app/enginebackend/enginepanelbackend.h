// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "engine/workerthread.h"
#include "reports/exchangefolder.h"
#include "viewmodels/panelbackend.h"

#include <memory>
#include <string>

namespace lineside {

/// The PanelBackend of the engine in this process; brings its signals onto the gui thread.
/// Owner: main; the engine outlives it. Thread: gui. Errors: as Engine's.
class EnginePanelBackend final : public PanelBackend
{
    Q_OBJECT

public:
    /// `exchangeDir`: where tables come from and go to.
    EnginePanelBackend(Engine &engine, std::string exchangeDir, QObject *parent = nullptr);

    [[nodiscard]] LiveFrame takeLiveFrame() override;
    [[nodiscard]] EngineStatus status() const override;
    [[nodiscard]] std::vector<RejectedMessage> rejectedMessages() const override;
    [[nodiscard]] std::vector<RejectedKind> rejectedKinds() const override;
    [[nodiscard]] const CommandRules &commandRules() const override { return m_engine.commandRules(); }
    void watch(std::vector<SeriesKey> series) override;
    void tellSoundProblem(const std::string &problem) override;
    void submit(OperatorAction action, Requester who, QObject *context, ActionAnswer answer) override;
    [[nodiscard]] std::vector<QuarantinedRow> quarantine() const override;
    void queryHistory(HistoryQuery query, QObject *context, HistoryAnswer answer) override;
    void queryAlarmHistory(AlarmHistoryQuery query, QObject *context, AlarmHistoryAnswer answer) override;
    void queryCommands(CommandQuery query, QObject *context, CommandsAnswer answer) override;
    void queryAlarmCard(AlarmKey key, std::string deviceClass, QObject *context, AlarmCardAnswer answer) override;
    void queryAlarmHealth(AlarmHealthQuery query, QObject *context, AlarmHealthAnswer answer) override;
    void querySuggestion(AlarmKey key, std::string deviceClass, QObject *context, SuggestionAnswer answer) override;
    void cancelSuggestion(const AlarmKey &key) override { m_engine.cancelSuggestion(key); }
    void queryAlarmVersions(QObject *context, AlarmVersionsAnswer answer) override;
    void queryAudit(AuditQuery query, QObject *context, AuditAnswer answer) override;
    void queryExchange(QObject *context, ExchangeAnswer answer) override;
    void checkAlarmTable(std::string name, QObject *context, TableCheckAnswer answer) override;
    void writeAlarmTable(std::string name, QObject *context, WrittenAnswer answer) override;
    void writeAlarmJournal(std::string name, AlarmHistoryPage page, QObject *context, WrittenAnswer answer) override;
    void writeCommands(std::string name, CommandPage page, QObject *context, WrittenAnswer answer) override;
    void writeAuditExport(std::string name, QObject *context, WrittenAnswer answer) override;
    void writeReport(std::string name, Report report, QObject *context, WrittenAnswer answer) override;

private:
    template <typename T, typename Task>
    void askFolder(Task task, QObject *context, std::function<void(Result<T>)> answer);

    Engine &m_engine;
    WorkerThread<ExchangeFolder> m_exchange; ///< a memory stick may keep it waiting, and nobody else
    const std::unique_ptr<Screen> m_screen; ///< last: nothing comes after it has gone
};

} // namespace lineside
