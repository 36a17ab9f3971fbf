// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "config/config.h"
#include "engine/screens.h"
#include "model/alarmguide.h"
#include "model/alarmhealth.h"
#include "model/alarmquery.h"
#include "model/alarmrulesversion.h"
#include "model/auditquery.h"
#include "model/commandquery.h"
#include "model/commandrules.h"
#include "model/enginestatus.h"
#include "model/history.h"
#include "model/operatoraction.h"
#include "model/quarantine.h"
#include "model/rawmessage.h"
#include "model/rejectedpile.h"
#include "model/requester.h"
#include "model/suggestion.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace lineside {

/// The edge engine behind one door: everything a panel, a desktop or the HTTP interface may ask of it.
/// Owner: main. Thread: made, started and stopped on one thread with an event loop (gui, or main of lineside-edged);
/// everything else from any thread, and none of it blocks.
/// Errors: start() fails only on what a restart cannot heal by waiting (storage path not usable, port taken); a missing
/// broker or cloud is not an error. After stop() every call is a no-op.
class Engine : public QObject
{
    Q_OBJECT

public:
    Engine(Config config, Clock &clock, QObject *parent = nullptr);
    ~Engine() override;

    [[nodiscard]] Result<void> start();
    /// Stops in flow order; returns when all that was received is committed, after 8 s at the latest.
    void stop();

    /// One more taker of frames, before or after start(). `ready`: a frame waits where none did, at most
    /// config.panel.frameInterval apart; called on the pipeline's thread, it must only post. The engine outlives it.
    [[nodiscard]] std::unique_ptr<Screen> openScreen(Screens::Ready ready);
    [[nodiscard]] EngineStatus status() const;
    /// Why the configuration file is not what the program runs with, for status and screen; empty: it is.
    void setConfigProblem(const std::string &problem);
    /// Why a panel cannot sound the horn though it is to ([horn] sound); empty: it can.
    void setSoundProblem(const std::string &problem);
    /// What the site says of commands; as long as the engine lives.
    [[nodiscard]] const CommandRules &commandRules() const;
    /// Where HTTP is served; 0: it is not.
    [[nodiscard]] std::uint16_t httpPort() const;
    /// The last hundred messages the engine refused, newest first.
    [[nodiscard]] std::vector<RejectedMessage> rejectedMessages() const;
    /// All refused ones folded by topic and reason, newest first.
    [[nodiscard]] std::vector<RejectedKind> rejectedKinds() const;

    /// Has something done, whoever asks and by whatever door: permitted, done and audited on the pipeline
    /// (engine/operatordesk.h). `answer` comes once, on any thread, perhaps before this returns: when it is kept, or
    /// when the broker has the command where that was asked for, or after five seconds with a Timeout.
    void submit(OperatorAction action, Requester who, ActionAnswer answer = {});

    /// The last hundred readings sinks would not have, newest first; as of a second ago.
    [[nodiscard]] std::vector<QuarantinedRow> quarantine() const;
    /// Answers come on the thread of `context`; none when it is destroyed before.
    void queryHistory(HistoryQuery query, QObject *context, std::function<void(Result<History>)> answer);
    void queryAlarmHistory(AlarmHistoryQuery query, QObject *context,
                           std::function<void(Result<AlarmHistoryPage>)> answer);
    /// Orders of the plant.
    void queryCommands(CommandQuery query, QObject *context, std::function<void(Result<CommandPage>)> answer);
    /// What to do when it comes, and how it was the last times. `deviceClass`: Device::type.
    void queryAlarmCard(AlarmKey key, std::string deviceClass, QObject *context,
                        std::function<void(Result<AlarmCard>)> answer);
    /// How the alarms did in the stretch.
    void queryAlarmHealth(AlarmHealthQuery query, QObject *context, std::function<void(Result<AlarmHealth>)> answer);
    /// What people changed in how alarms behave, all that is kept, newest first.
    void queryAlarmVersions(QObject *context, std::function<void(Result<std::vector<AlarmRulesVersion>>)> answer);
    /// Who did what.
    void queryAudit(AuditQuery query, QObject *context, std::function<void(Result<AuditPage>)> answer);
    /// The whole record, signed, portion by portion (security/auditexport.h). Reads the store on the calling thread,
    /// which is not the gui.
    Result<void> exportAudit(const std::function<Result<void>(std::string_view)> &take) const;
    /// All that is said of alarms, as a table (model/alarmrulecsv.h), and what such a table would change. Both are
    /// worked out on the calling thread; with thousands of rules that takes milliseconds.
    [[nodiscard]] std::string alarmSettingsCsv() const;
    [[nodiscard]] RuleCheck checkAlarmSettings(const std::string &csv) const;
    /// Begins to look for other settings of the alarm, or tells how far that is, or what was found: ask until it says.
    /// Errors: Full while another alarm is looked at, Unavailable while the engine does not run.
    [[nodiscard]] Result<SuggestionProgress> suggestion(const AlarmKey &key, const std::string &deviceClass);
    /// Nobody waits for that alarm's any more.
    void cancelSuggestion(const AlarmKey &key);

Q_SIGNALS:
    /// status() was renewed; once a second. Emitted on the engine's own thread.
    void statusChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lineside
