// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmi/panel/panelwindow.h"
#include "support/fakepanelbackend.h"
#include "viewmodels/alarmsviewmodel.h"
#include "viewmodels/auditviewmodel.h"
#include "viewmodels/commandsviewmodel.h"
#include "viewmodels/deviceviewmodel.h"
#include "viewmodels/overviewviewmodel.h"
#include "viewmodels/systemviewmodel.h"
#include "viewmodels/trendsviewmodel.h"

#include <QObject>
#include <QQuickItem>

#include <memory>

namespace lineside {

/// A machine hall without an engine behind it: the real panel's view-models over a FakePanelBackend, and verbs by which
/// a test makes things happen. QML tests see it as `Plant` of module Lineside.Test. Owner: the test program. Thread:
/// gui.
class Plant : public QObject
{
    Q_OBJECT
    Q_PROPERTY(lineside::ShellViewModel *shell READ shell NOTIFY rebuilt)
    Q_PROPERTY(lineside::AlarmStripViewModel *alarmStrip READ alarmStrip NOTIFY rebuilt)
    Q_PROPERTY(lineside::PeopleViewModel *people READ people NOTIFY rebuilt)
    Q_PROPERTY(lineside::SeatsViewModel *seats READ seats NOTIFY rebuilt)
    Q_PROPERTY(lineside::OverviewViewModel *overview READ overview NOTIFY rebuilt)
    Q_PROPERTY(lineside::DeviceViewModel *device READ device NOTIFY rebuilt)
    Q_PROPERTY(lineside::AlarmsViewModel *alarms READ alarms NOTIFY rebuilt)
    Q_PROPERTY(lineside::TrendsViewModel *trends READ trends NOTIFY rebuilt)
    Q_PROPERTY(lineside::CommandsViewModel *commands READ commands NOTIFY rebuilt)
    Q_PROPERTY(lineside::AuditViewModel *audit READ audit NOTIFY rebuilt)
    Q_PROPERTY(lineside::SystemViewModel *system READ system NOTIFY rebuilt)
    Q_PROPERTY(lineside::RowListModel *pages READ pages NOTIFY rebuilt)
    Q_PROPERTY(QStringList pageIds READ pageIds CONSTANT)

public:
    explicit Plant(const PanelOptions &options = {});

    [[nodiscard]] ShellViewModel *shell() const { return &m_stage->models.shell(); }
    [[nodiscard]] AlarmStripViewModel *alarmStrip() const { return &m_stage->models.alarmStrip(); }
    [[nodiscard]] PeopleViewModel *people() const { return &m_stage->models.people(); }
    [[nodiscard]] SeatsViewModel *seats() const { return &m_stage->models.seats(); }
    [[nodiscard]] OverviewViewModel *overview() const { return &viewModel<OverviewViewModel>(); }
    [[nodiscard]] DeviceViewModel *device() const { return &viewModel<DeviceViewModel>(); }
    [[nodiscard]] AlarmsViewModel *alarms() const { return &viewModel<AlarmsViewModel>(); }
    [[nodiscard]] TrendsViewModel *trends() const { return &viewModel<TrendsViewModel>(); }
    [[nodiscard]] CommandsViewModel *commands() const { return &viewModel<CommandsViewModel>(); }
    [[nodiscard]] AuditViewModel *audit() const { return &viewModel<AuditViewModel>(); }
    [[nodiscard]] SystemViewModel *system() const { return &viewModel<SystemViewModel>(); }
    [[nodiscard]] RowListModel *pages() const { return m_stage->models.pages().model(); }
    [[nodiscard]] static QStringList pageIds();
    [[nodiscard]] PanelModels &models() { return m_stage->models; }
    [[nodiscard]] PanelWindow &panel() { return m_stage->panel; }
    [[nodiscard]] FakePanelBackend &backend() { return m_stage->backend; }

    /// Forgets everything: a panel that has heard nothing yet. Objects of before are gone.
    Q_INVOKABLE void reset();
    /// 24 machines in four places, a few alarms, one machine offline, orders, refused messages.
    Q_INVOKABLE void fill();
    /// The same hall, with names, places, states, units, commands and reasons that devices ought not to have.
    Q_INVOKABLE void fillHostile();
    /// An engine that is alive and knows nothing.
    Q_INVOKABLE void comeAlive();
    /// Time passes; the engine shows a sign of life.
    Q_INVOKABLE void pass(int seconds);
    /// Time passes; nothing is heard from the engine.
    Q_INVOKABLE void fallSilent(int seconds);
    /// New values of every machine, as if `pass` had brought them.
    Q_INVOKABLE void measure();
    /// New values of every machine of which all is doubtful: quality, unit and clock.
    Q_INVOKABLE void measureDoubtful();
    /// One value of one signal.
    Q_INVOKABLE void send(const QString &deviceId, const QString &sensor, double value, const QString &unit,
                          bool bad = false);
    Q_INVOKABLE void raiseAlarm(const QString &deviceId, const QString &sensor, int priority);
    /// Alarms of machines, signals, places and units that are one word of up to 200 letters each.
    Q_INVOKABLE void raiseWordyAlarms(int count);
    /// What raiseAlarm raised is over, and nobody has seen it.
    Q_INVOKABLE void endAlarm(const QString &deviceId, const QString &sensor, int priority);
    /// Somebody has seen what raiseAlarm raised; it lasts.
    Q_INVOKABLE void seeAlarm(const QString &deviceId, const QString &sensor, int priority);
    /// What raiseAlarm raised is put aside: an Enums.AlarmState of Shelved, Suppressed and OutOfService.
    Q_INVOKABLE void putAsideAlarm(const QString &deviceId, const QString &sensor, int priority, int state);
    /// The device answers its last order, with a state of Enums.CommandState.
    Q_INVOKABLE void answerCommand(int state, const QString &reason = {});
    /// The last order waits a minute for a second person; `change`: what it changes, as the engine writes it.
    Q_INVOKABLE void letWait(const QString &change);
    /// The store has three orders, one of which waits for a second person.
    Q_INVOKABLE void answerOrders();
    /// Answers what was asked of history: a smooth curve a pen.
    Q_INVOKABLE void answerHistory();
    Q_INVOKABLE void answerAlarmHistory();
    /// Thirty lines of the record, and no more behind them.
    Q_INVOKABLE void answerAudit();
    /// The record is read through: it is unbroken, or not.
    Q_INVOKABLE void checkAudit(bool isDamaged);
    /// The site has written all there is for ovens.
    Q_INVOKABLE void answerAlarmCard();
    /// The class of the machine that the last card was asked for.
    Q_INVOKABLE [[nodiscard]] QString cardAsked() const;
    /// "oven-02/temperature/high: hums"; empty: none was written.
    Q_INVOKABLE [[nodiscard]] QString lastNote() const;
    /// Their numbers, parted by blanks.
    Q_INVOKABLE [[nodiscard]] QString struckNotes() const;
    /// A bad week.
    Q_INVOKABLE void answerAlarmHealth();
    /// The engine has run the alarm over its readings: it would chatter no more.
    Q_INVOKABLE void answerSuggestion();
    /// The alarm that was asked for; empty: none.
    Q_INVOKABLE [[nodiscard]] QString suggestionAsked() const;
    /// A table waits in the folder of exchange: it would change two things, or has two faults.
    Q_INVOKABLE void layOutTable(bool isWrong);
    /// People have changed the settings of alarms twice.
    Q_INVOKABLE void keepVersions();
    /// "version 1: was better", "2 rules: review"; empty: nobody has changed anything.
    Q_INVOKABLE [[nodiscard]] QString lastSettingsChange() const;
    /// The name of the file; empty: none.
    Q_INVOKABLE [[nodiscard]] QString lastWritten() const;
    Q_INVOKABLE void refuseAlarmHistory(const QString &reason);
    Q_INVOKABLE void breakBroker();
    /// What the site says of commands of this name: why it was stopped, and whether two persons are wanted. Before a
    /// machine is looked at.
    Q_INVOKABLE void rule(const QString &command, const QStringList &stopReasons, bool isByTwo = false);
    /// The broker says no to all kinds of things, and the engine forgets some: every row of the System page is there.
    Q_INVOKABLE void refuseMuch();
    /// A key stays down and the windowing system repeats it: pairs of release and press, as X sends them.
    Q_INVOKABLE static void repeatKey(QQuickItem *focused, int key, int times);

    Q_INVOKABLE [[nodiscard]] int acknowledgedCount() const;
    /// The id of the first alarm of the last acknowledgement.
    Q_INVOKABLE [[nodiscard]] QString lastAcknowledged() const;
    /// Empty: none was given.
    Q_INVOKABLE [[nodiscard]] QString lastComment() const;
    /// What was last put aside or taken back: "shelve oven-02/temperature/high-high 900 timed: test"; empty: nothing.
    Q_INVOKABLE [[nodiscard]] QString lastPutAside() const;
    Q_INVOKABLE [[nodiscard]] int sentCount() const { return static_cast<int>(m_stage->backend.sent.size()); }
    Q_INVOKABLE [[nodiscard]] int removedCount() const { return static_cast<int>(m_stage->backend.removed.size()); }
    /// How often something was to be sent to the cloud again; of which row the last time, 0: all.
    Q_INVOKABLE [[nodiscard]] int settingsChangeCount() const
    {
        return static_cast<int>(m_stage->backend.settingsChanges.size());
    }
    Q_INVOKABLE [[nodiscard]] int replayCount() const { return static_cast<int>(m_stage->backend.replays.size()); }
    Q_INVOKABLE [[nodiscard]] int lastReplay() const
    {
        return static_cast<int>(m_stage->backend.replays.back().value_or(0));
    }
    Q_INVOKABLE [[nodiscard]] QString lastSent() const;
    Q_INVOKABLE [[nodiscard]] int alarmHistoryQuestions() const;
    /// The horn sounds, or somebody has silenced it.
    Q_INVOKABLE void soundHorn(bool isSilenced);
    Q_INVOKABLE [[nodiscard]] int silenceCount() const { return m_stage->backend.hornSilenced; }
    Q_INVOKABLE [[nodiscard]] int hornTestCount() const { return m_stage->backend.hornTested; }
    // Of people: plantpeople.cpp

    /// Nobody can log in yet.
    Q_INVOKABLE void beFirst();
    /// So many users, the first an administrator. Those with odd numbers beyond 2 have a password.
    Q_INVOKABLE void employ(int count);
    /// Who asked to log in, or was made, is in: user `number`.
    Q_INVOKABLE void admit(int number);
    /// The last thing asked by or of people is refused.
    Q_INVOKABLE void refuse(const QString &reason, const QString &detail = {});
    /// The last thing asked by or of people is done.
    Q_INVOKABLE void agree();
    /// "log_in user 2 271828", "take_seat Hall 1"; empty: nothing was asked.
    Q_INVOKABLE [[nodiscard]] QString lastAsked() const;
    /// `seat` is in control of the place of `deviceId`; another asks for it.
    Q_INVOKABLE void control(const QString &deviceId, const QString &seat, const QString &askedBy = {});
    Q_INVOKABLE void holdBadge(const QString &code) { m_stage->models.who().readBadge(code.toStdString()); }

    /// So many alarms came at once, that of oven-02 first.
    Q_INVOKABLE void flood(int count);

Q_SIGNALS:
    void rebuilt();

private:
    [[nodiscard]] static Config config();
    [[nodiscard]] Command lastOrder() const;
    struct Stage
    {
        FakeClock clock;
        FakePanelBackend backend{clock};
        PanelModels models;
        PanelWindow panel;
        explicit Stage(const PanelOptions &options)
            : models(backend, clock, config())
            , panel(models, {}, options)
        {
        }
    };

    template <typename ViewModel>
    [[nodiscard]] ViewModel &viewModel() const
    {
        return m_stage->models.pages().viewModel<ViewModel>();
    }
    void addMachines();
    void addAlarms();
    void addHostileNames();
    void addHostileAlarms();
    void addHostileOrders();
    void measureHostile();
    void addCommands();
    void addRejected();
    void addStatus();
    [[nodiscard]] Alarm makeAlarm(const SeriesKey &series, Priority priority, double value, double limit,
                                  const std::string &unit, int minutesAgo) const;

    void tellPeople();

    const PanelOptions m_options;
    PeopleState m_people;
    std::unique_ptr<Stage> m_stage;
    int m_round = 0; // of measure()
    bool m_isHostile = false;
};

} // namespace lineside
