// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginebackend/enginepanelbackend.h"

#include <QPointer>

namespace lineside {

EnginePanelBackend::EnginePanelBackend(Engine &engine, QObject *parent)
    : PanelBackend(parent)
    , m_engine(engine)
    , m_screen(engine.openScreen(
          [this] { QMetaObject::invokeMethod(this, &PanelBackend::liveFrameReady, Qt::QueuedConnection); }))
{
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

void EnginePanelBackend::queryAlarmHistory(std::int64_t beforeMs, int limit, QObject *context,
                                           AlarmHistoryAnswer answer)
{
    m_engine.queryAlarmHistory(beforeMs, limit, context, std::move(answer));
}

void EnginePanelBackend::queryAlarmCard(AlarmKey key, std::string deviceClass, QObject *context, AlarmCardAnswer answer)
{
    m_engine.queryAlarmCard(std::move(key), std::move(deviceClass), context, std::move(answer));
}

void EnginePanelBackend::queryAlarmHealth(TimeSpan span, QObject *context, AlarmHealthAnswer answer)
{
    m_engine.queryAlarmHealth(span, context, std::move(answer));
}

void EnginePanelBackend::querySuggestion(AlarmKey key, std::string deviceClass, QObject *context,
                                         SuggestionAnswer answer)
{
    const auto tell
        = [answer = std::move(answer), progress = m_engine.suggestion(key, deviceClass)] { answer(progress); };
    QMetaObject::invokeMethod(context, tell, Qt::QueuedConnection);
}

} // namespace lineside
