// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginebackend/enginepanelbackend.h"

#include "api/alarmviews.h"
#include "api/commandjson.h"
#include "reports/pdfreport.h"

#include <QPointer>

namespace lineside {

EnginePanelBackend::EnginePanelBackend(Engine &engine, std::string exchangeDir, QObject *parent)
    : PanelBackend(parent)
    , m_engine(engine)
    , m_screen(engine.openScreen(
          [this] { QMetaObject::invokeMethod(this, &PanelBackend::liveFrameReady, Qt::QueuedConnection); }))
{
    m_exchange.start("exchange", [&] { return std::make_unique<ExchangeFolder>(std::move(exchangeDir)); });
    connect(&engine, &Engine::statusChanged, this, &PanelBackend::statusChanged, Qt::QueuedConnection);
}

LiveFrame EnginePanelBackend::takeLiveFrame()
{
    return m_screen->take();
}

EngineStatus EnginePanelBackend::status() const
{
    return m_engine.status();
}

std::vector<RejectedKind> EnginePanelBackend::rejectedKinds() const
{
    return m_engine.rejectedKinds();
}

std::vector<RejectedMessage> EnginePanelBackend::rejectedMessages() const
{
    return m_engine.rejectedMessages();
}

void EnginePanelBackend::watch(std::vector<SeriesKey> series)
{
    m_screen->watch(series);
}

void EnginePanelBackend::tellSoundProblem(const std::string &problem)
{
    m_engine.setSoundProblem(problem);
}

void EnginePanelBackend::submit(OperatorAction action, Requester who, QObject *context, ActionAnswer answer)
{
    if (!context) {
        context = this;
        answer = [this](const Result<ActionDone> &done) {
            if (!done)
                Q_EMIT refused(done.error());
        };
    }
    m_engine.submit(std::move(action), std::move(who),
                    [&engine = m_engine, context = QPointer(context), answer = std::move(answer)](
                        const Result<ActionDone> &done) { // on the gui thread it is known who is still there
                        const auto tell = [context, answer, done] {
                            if (context)
                                answer(done);
                        };
                        QMetaObject::invokeMethod(&engine, tell, Qt::QueuedConnection);
                    });
}

std::vector<QuarantinedRow> EnginePanelBackend::quarantine() const
{
    return m_engine.quarantine();
}

void EnginePanelBackend::queryHistory(HistoryQuery query, QObject *context, HistoryAnswer answer)
{
    m_engine.queryHistory(std::move(query), context, std::move(answer));
}

void EnginePanelBackend::queryAlarmHistory(AlarmHistoryQuery query, QObject *context, AlarmHistoryAnswer answer)
{
    m_engine.queryAlarmHistory(std::move(query), context, std::move(answer));
}

void EnginePanelBackend::queryCommands(CommandQuery query, QObject *context, CommandsAnswer answer)
{
    m_engine.queryCommands(std::move(query), context, std::move(answer));
}

void EnginePanelBackend::queryAlarmCard(AlarmKey key, std::string deviceClass, QObject *context, AlarmCardAnswer answer)
{
    m_engine.queryAlarmCard(std::move(key), std::move(deviceClass), context, std::move(answer));
}

void EnginePanelBackend::queryAlarmHealth(AlarmHealthQuery query, QObject *context, AlarmHealthAnswer answer)
{
    m_engine.queryAlarmHealth(std::move(query), context, std::move(answer));
}

void EnginePanelBackend::querySuggestion(AlarmKey key, std::string deviceClass, QObject *context,
                                         SuggestionAnswer answer)
{
    const auto tell
        = [answer = std::move(answer), progress = m_engine.suggestion(key, deviceClass)] { answer(progress); };
    QMetaObject::invokeMethod(context, tell, Qt::QueuedConnection);
}

void EnginePanelBackend::queryAlarmVersions(QObject *context, AlarmVersionsAnswer answer)
{
    m_engine.queryAlarmVersions(context, std::move(answer));
}

void EnginePanelBackend::queryAudit(AuditQuery query, QObject *context, AuditAnswer answer)
{
    m_engine.queryAudit(std::move(query), context, std::move(answer));
}

/// `task` runs beside the folder; its answer comes on the gui thread.
template <typename T, typename Task>
void EnginePanelBackend::askFolder(Task task, QObject *context, std::function<void(Result<T>)> answer)
{
    m_exchange.post([this, task = std::move(task), context = QPointer(context),
                     answer = std::move(answer)](const ExchangeFolder &folder) {
        const auto tell = [context, answer, result = std::make_shared<Result<T>>(task(folder))] {
            if (context)
                answer(std::move(*result));
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void EnginePanelBackend::queryExchange(QObject *context, ExchangeAnswer answer)
{
    const auto list = [](const ExchangeFolder &folder) { return folder.listing(); };
    askFolder<ExchangeListing>(list, context, std::move(answer));
}

void EnginePanelBackend::checkAlarmTable(std::string name, QObject *context, TableCheckAnswer answer)
{
    const auto check = [&engine = m_engine, name = std::move(name)](const ExchangeFolder &folder) -> Result<RuleCheck> {
        const auto table = folder.read(name);
        return table ? Result<RuleCheck>(engine.checkAlarmSettings(*table)) : Unexpected(table.error());
    };
    askFolder<RuleCheck>(check, context, std::move(answer));
}

void EnginePanelBackend::writeAlarmTable(std::string name, QObject *context, WrittenAnswer answer)
{
    const auto write = [&engine = m_engine, name = std::move(name)](const ExchangeFolder &folder) {
        return folder.write(name, engine.alarmSettingsCsv());
    };
    askFolder<std::string>(write, context, std::move(answer));
}

void EnginePanelBackend::writeAlarmJournal(std::string name, AlarmHistoryPage page, QObject *context,
                                           WrittenAnswer answer)
{
    const auto write = [name = std::move(name), page = std::move(page)](const ExchangeFolder &folder) {
        return folder.write(name, alarmHistoryCsv(page));
    };
    askFolder<std::string>(write, context, std::move(answer));
}

void EnginePanelBackend::writeCommands(std::string name, CommandPage page, QObject *context, WrittenAnswer answer)
{
    const auto write = [name = std::move(name), page = std::move(page)](const ExchangeFolder &folder) {
        return folder.write(name, commandsCsv(page));
    };
    askFolder<std::string>(write, context, std::move(answer));
}

void EnginePanelBackend::writeAuditExport(std::string name, QObject *context, WrittenAnswer answer)
{
    const auto write = [&engine = m_engine, name = std::move(name)](const ExchangeFolder &folder) {
        return folder.write(name, [&engine](const ExchangeFolder::Take &take) { return engine.exportAudit(take); });
    };
    askFolder<std::string>(write, context, std::move(answer));
}

void EnginePanelBackend::writeReport(std::string name, Report report, QObject *context, WrittenAnswer answer)
{
    const auto write = [name = std::move(name), report = std::move(report)](const ExchangeFolder &folder) {
        const QByteArray pdf = toPdf(report);
        return folder.write(name, {pdf.constData(), static_cast<std::size_t>(pdf.size())});
    };
    askFolder<std::string>(write, context, std::move(answer));
}

} // namespace lineside
