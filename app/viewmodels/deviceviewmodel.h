// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/alarmtable.h"
#include "viewmodels/alarmverbs.h"
#include "viewmodels/commandtable.h"
#include "viewmodels/labels.h"
#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"
#include "viewmodels/trendsviewmodel.h"
#include "viewmodels/valuetable.h"

#include <QObject>
#include <QString>

#include <string>

namespace lineside {

/// One machine's page: its values, its alarms, its trend, and the commands it understands with their fate.
/// Owner: main. Thread: gui.
class DeviceViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    Q_PROPERTY(QString deviceId READ deviceId WRITE setDeviceId NOTIFY deviceIdChanged)
    /// The page is on screen; the trend is followed only then.
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged)
    /// False: no such machine (yet).
    Q_PROPERTY(bool known READ isKnown NOTIFY deviceChanged)
    Q_PROPERTY(QString name READ name NOTIFY deviceChanged)
    /// What it was called when it left the lists under the reader's eyes; empty: it did not.
    Q_PROPERTY(QString goneName READ goneName NOTIFY deviceChanged)
    Q_PROPERTY(QString type READ type NOTIFY deviceChanged)
    Q_PROPERTY(QString location READ location NOTIFY deviceChanged)
    Q_PROPERTY(QString statusText READ statusText NOTIFY deviceChanged)
    /// As the device told it: "running", "stopped", …
    Q_PROPERTY(QString statusCode READ statusCode NOTIFY deviceChanged)
    /// How far that can be believed: as long as the device is heard.
    Q_PROPERTY(lineside::enums::Freshness statusFreshness READ statusFreshness NOTIFY deviceChanged)
    /// "Says it is offline, but sends"; empty: its own word is what is shown.
    Q_PROPERTY(QString toldText READ toldText NOTIFY deviceChanged)
    /// How the site has its times read; empty: as they say.
    Q_PROPERTY(QString clockText READ clockText NOTIFY deviceChanged)
    /// "Sends what cannot be read: 68 messages"; empty: nothing of it was refused lately.
    Q_PROPERTY(QString rejectedText READ rejectedText NOTIFY deviceChanged)
    Q_PROPERTY(bool offline READ isOffline NOTIFY deviceChanged)
    Q_PROPERTY(QString lastSeenText READ lastSeenText NOTIFY lastSeenTextChanged)
    /// Something is doubtful of one of its values: the sentence for it takes room.
    Q_PROPERTY(bool doubtful READ isDoubtful NOTIFY doubtfulChanged)
    /// Rows: ValueRow.
    Q_PROPERTY(lineside::RowListModel *values READ values CONSTANT)
    /// All but the stops. Rows: CommandRow.
    Q_PROPERTY(lineside::RowListModel *commands READ commands CONSTANT)
    /// The stops among them, which are in sight on every part of the page. Rows: CommandRow.
    Q_PROPERTY(lineside::RowListModel *stops READ stops CONSTANT)
    /// To pick why the last stop given here was given; empty: nobody asks.
    Q_PROPERTY(QStringList stopReasons READ stopReasons NOTIFY stopReasonsChanged)
    /// "Stop: no answer in time", until it was seen; empty: the last stop did not fail.
    Q_PROPERTY(QString stopTrouble READ stopTrouble NOTIFY stopTroubleChanged)
    /// Rows: CommandLogRow, newest first.
    Q_PROPERTY(lineside::RowListModel *commandLog READ commandLog CONSTANT)
    /// False: nobody can know of alarms of this machine just now, and an empty list is no good news.
    Q_PROPERTY(bool alarmsWatched READ areAlarmsWatched NOTIFY alarmsWatchedChanged)
    /// Rows: AlarmRow, of this machine alone.
    Q_PROPERTY(lineside::RowListModel *alarms READ alarms CONSTANT)
    /// What puts alarms aside and takes that back.
    Q_PROPERTY(lineside::AlarmVerbs *verbs READ verbs CONSTANT)
    /// The machine's first signals, the last ten minutes, live.
    Q_PROPERTY(lineside::TrendsViewModel *trend READ trend CONSTANT)
    /// The last order to this machine, for the button's life cycle; state None: none yet.
    Q_PROPERTY(lineside::enums::CommandState lastCommandState READ lastCommandState NOTIFY lastCommandChanged)
    Q_PROPERTY(QString lastCommandName READ lastCommandName NOTIFY lastCommandChanged)
    Q_PROPERTY(QString lastCommandText READ lastCommandText NOTIFY lastCommandChanged)
    Q_PROPERTY(QString lastCommandReason READ lastCommandReason NOTIFY lastCommandChanged)
    Q_PROPERTY(bool lastCommandPending READ isLastCommandPending NOTIFY lastCommandChanged)

public:
    explicit DeviceViewModel(const PanelContext &context, QObject *parent = nullptr);

    [[nodiscard]] QString deviceId() const { return text(m_deviceId); }
    void setDeviceId(const QString &deviceId);
    [[nodiscard]] bool isActive() const { return m_trend.isActive(); }
    void setActive(bool active);
    [[nodiscard]] bool isKnown() const { return m_shown.known; }
    [[nodiscard]] QString name() const { return m_shown.name; }
    [[nodiscard]] QString goneName() const { return m_shown.goneName; }
    [[nodiscard]] QString type() const { return m_shown.type; }
    [[nodiscard]] QString location() const { return m_shown.location; }
    [[nodiscard]] QString statusText() const { return m_shown.statusText; }
    [[nodiscard]] QString statusCode() const { return m_shown.statusCode; }
    [[nodiscard]] enums::Freshness statusFreshness() const { return m_shown.statusFreshness; }
    [[nodiscard]] QString toldText() const { return m_shown.toldText; }
    [[nodiscard]] QString clockText() const { return m_shown.clockText; }
    [[nodiscard]] QString rejectedText() const { return m_shown.rejectedText; }
    [[nodiscard]] bool isOffline() const { return m_shown.offline; }
    [[nodiscard]] QString lastSeenText() const { return m_lastSeenText; }
    [[nodiscard]] bool isDoubtful() const { return m_doubtful; }
    [[nodiscard]] RowListModel *values() const { return m_values.model(); }
    [[nodiscard]] RowListModel *commands() const { return m_commands.model(); }
    [[nodiscard]] QStringList stopReasons() const { return m_commands.stopReasons(); }
    [[nodiscard]] QString stopTrouble() const { return m_stopTrouble; }
    [[nodiscard]] RowListModel *stops() const { return m_commands.stops(); }
    [[nodiscard]] RowListModel *commandLog() const { return m_commands.log(); }
    [[nodiscard]] bool areAlarmsWatched() const { return m_alarmsWatched; }
    [[nodiscard]] AlarmVerbs *verbs() { return &m_verbs; }
    [[nodiscard]] RowListModel *alarms() const { return m_alarms.model(); }
    [[nodiscard]] TrendsViewModel *trend() { return &m_trend; }
    [[nodiscard]] enums::CommandState lastCommandState() const { return m_commands.last().state; }
    [[nodiscard]] QString lastCommandName() const { return m_commands.last().name; }
    [[nodiscard]] QString lastCommandText() const { return m_commands.last().stateText; }
    [[nodiscard]] QString lastCommandReason() const { return m_commands.last().reason; }
    [[nodiscard]] bool isLastCommandPending() const { return m_commands.last().isPending; }

    /// Sends a command without a number. Blocked or unknown ones are not sent; the reason is in lastCommandReason.
    Q_INVOKABLE void sendCommand(const QString &name);
    /// `value` in the unit shown; outside minimum..maximum it is not sent.
    Q_INVOKABLE void sendSetpoint(const QString &name, double value);
    /// Any command: `value` is the number of a set point, the place of an option, and nothing for others. A recipe goes
    /// with what was set in it.
    Q_INVOKABLE void order(const QString &name, double value);
    /// Somebody takes back what waits for a second person.
    Q_INVOKABLE void cancel(const QString &orderId);
    Q_INVOKABLE void seeStopTrouble();
    /// One of stopReasons; -1: nobody says.
    Q_INVOKABLE void explainStop(int reason);
    /// As AlarmsViewModel: what is pressed, and whether a finger lies on the list.
    Q_INVOKABLE void pressAlarm(const QString &alarmId);
    Q_INVOKABLE void setAlarmsTouched(bool touched);
    Q_INVOKABLE void acknowledge(const QString &alarmId);
    Q_INVOKABLE void acknowledgeAll();
    Q_INVOKABLE void reset(const QString &alarmId);
    /// Takes the machine and its alarms out of the lists; its readings stay, and it comes back when it speaks.
    Q_INVOKABLE void removeMachine();

    static constexpr std::size_t kTrendPens = 4;

    /// There is such a machine; alarms may be of the gateway itself, or of a connection.
    [[nodiscard]] Q_INVOKABLE bool knows(const QString &deviceId) const;

Q_SIGNALS:
    void deviceIdChanged();
    void activeChanged();
    void deviceChanged();
    void lastSeenTextChanged();
    void doubtfulChanged();
    void alarmsWatchedChanged();
    void lastCommandChanged();
    void stopReasonsChanged();
    void stopTroubleChanged();

private:
    struct Shown
    {
        std::string id;
        bool known = false;
        bool offline = false;
        QString name;
        QString goneName{};
        QString type;
        QString location;
        QString statusText;
        QString statusCode;
        enums::Freshness statusFreshness = enums::Freshness::Stale;
        QString toldText;
        QString clockText;
        QString rejectedText;
        bool operator==(const Shown &) const = default;
    };
    void applyFrame(const LiveFrame &frame);
    void refreshAll();
    void refreshTexts();
    void refreshSecond();
    void refreshDevice();
    [[nodiscard]] QString clockRuleText() const;
    void refreshLastSeen();
    void refreshDoubts();
    void refreshWatch();
    void refreshCommands();
    void refreshTrend();
    void applyValues(const LiveFrame &frame);

    const PanelContext m_context;
    std::string m_deviceId;
    Shown m_shown;
    QString m_lastSeenText;
    bool m_doubtful = false;
    bool m_alarmsWatched = false;
    CommandTable::Last m_lastCommand; // as announced
    QString m_stopTrouble; // as announced
    ValueTable m_values;
    AlarmTable m_alarms;
    AlarmVerbs m_verbs;
    CommandTable m_commands;
    TrendsViewModel m_trend;
};

} // namespace lineside
