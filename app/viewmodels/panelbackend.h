// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"
#include "model/alarmguide.h"
#include "model/alarmhealth.h"
#include "model/alarmquery.h"
#include "model/alarmrulesversion.h"
#include "model/auditquery.h"
#include "model/commandquery.h"
#include "model/commandrules.h"
#include "model/enginestatus.h"
#include "model/exchange.h"
#include "model/history.h"
#include "model/liveframe.h"
#include "model/operatoraction.h"
#include "model/quarantine.h"
#include "model/rawmessage.h"
#include "model/rejectedpile.h"
#include "model/requester.h"
#include "model/suggestion.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// Exactly what the view-models ask of an engine: the local one (EnginePanelBackend), a test's (FakePanelBackend),
/// later a remote one. Owner: main; outlives every view-model. Thread: gui, signals included. No call may block.
/// Contract: an answer comes at most once, on the gui thread, never from inside the asking call, and never after its
/// context object is gone. A query that cannot be answered gets an Error, it is never silent.
class PanelBackend : public QObject
{
    Q_OBJECT

public:
    using HistoryAnswer = std::function<void(Result<History>)>;
    using AlarmCardAnswer = std::function<void(Result<AlarmCard>)>;
    using AlarmHealthAnswer = std::function<void(Result<AlarmHealth>)>;
    using SuggestionAnswer = std::function<void(Result<SuggestionProgress>)>;
    using AlarmHistoryAnswer = std::function<void(Result<AlarmHistoryPage>)>;
    using CommandsAnswer = std::function<void(Result<CommandPage>)>;
    using AlarmVersionsAnswer = std::function<void(Result<std::vector<AlarmRulesVersion>>)>;
    using AuditAnswer = std::function<void(Result<AuditPage>)>;
    using ExchangeAnswer = std::function<void(Result<ExchangeListing>)>;
    using TableCheckAnswer = std::function<void(Result<RuleCheck>)>;
    using WrittenAnswer = std::function<void(Result<std::string>)>; ///< the whole path

    using QObject::QObject;

    /// All that changed since the last call; number 0: nothing came.
    [[nodiscard]] virtual LiveFrame takeLiveFrame() = 0;
    [[nodiscard]] virtual EngineStatus status() const = 0;
    [[nodiscard]] virtual std::vector<RejectedMessage> rejectedMessages() const = 0;
    /// What the site says of commands; as long as the backend lives.
    [[nodiscard]] virtual const CommandRules &commandRules() const;
    /// Folded by topic and reason, newest first: of all messages where the engine counts, else of those above.
    [[nodiscard]] virtual std::vector<RejectedKind> rejectedKinds() const;

    /// Replaces the set of signals whose every reading comes as a LiveSample. Ask through LiveState::watch.
    virtual void watch(std::vector<SeriesKey> series) = 0;

    /// Why this panel cannot sound the horn though it is to; empty: it can.
    virtual void tellSoundProblem(const std::string &problem) = 0;

    /// Has something done. A null `context`: nobody waits for the answer, and what is refused comes as refused().
    virtual void submit(OperatorAction action, Requester who, QObject *context, ActionAnswer answer) = 0;

    [[nodiscard]] virtual std::vector<QuarantinedRow> quarantine() const = 0;
    virtual void queryHistory(HistoryQuery query, QObject *context, HistoryAnswer answer) = 0;
    virtual void queryAlarmHistory(AlarmHistoryQuery query, QObject *context, AlarmHistoryAnswer answer) = 0;
    virtual void queryCommands(CommandQuery query, QObject *context, CommandsAnswer answer) = 0;
    /// `deviceClass`: Device::type.
    virtual void queryAlarmCard(AlarmKey key, std::string deviceClass, QObject *context, AlarmCardAnswer answer) = 0;
    virtual void queryAlarmHealth(AlarmHealthQuery query, QObject *context, AlarmHealthAnswer answer) = 0;
    /// Begins to look for other settings, or tells how far that is: to be asked again until it says what it found.
    /// Full: another alarm is being looked at.
    virtual void querySuggestion(AlarmKey key, std::string deviceClass, QObject *context, SuggestionAnswer answer) = 0;
    /// Nobody waits for that alarm's any more.
    virtual void cancelSuggestion(const AlarmKey &key) = 0;
    /// What people changed in how alarms behave, all that is kept, newest first.
    virtual void queryAlarmVersions(QObject *context, AlarmVersionsAnswer answer) = 0;

    virtual void queryAudit(AuditQuery query, QObject *context, AuditAnswer answer) = 0;

    // The folder of exchange. Names are of files in it. Whoever writes has submitted an ExportTable before.

    virtual void queryExchange(QObject *context, ExchangeAnswer answer) = 0;
    /// What a table of alarm settings would change.
    virtual void checkAlarmTable(std::string name, QObject *context, TableCheckAnswer answer) = 0;
    virtual void writeAlarmTable(std::string name, QObject *context, WrittenAnswer answer) = 0;
    /// As HTTP gives it out.
    virtual void writeAlarmJournal(std::string name, AlarmHistoryPage page, QObject *context, WrittenAnswer answer) = 0;
    virtual void writeCommands(std::string name, CommandPage page, QObject *context, WrittenAnswer answer) = 0;
    /// The whole record of who did what, signed.
    virtual void writeAuditExport(std::string name, QObject *context, WrittenAnswer answer) = 0;
    /// As a PDF.
    virtual void writeReport(std::string name, Report report, QObject *context, WrittenAnswer answer) = 0;

Q_SIGNALS:
    void liveFrameReady();
    void statusChanged();
    /// What was submitted without waiting for its answer was not done.
    void refused(const lineside::Error &why);
};

} // namespace lineside
