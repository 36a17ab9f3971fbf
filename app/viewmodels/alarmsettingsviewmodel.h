// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarmrulesversion.h"
#include "viewmodels/alarmexchangeviewmodel.h"
#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// One alarm and how it behaves. Roles: alarmId, deviceName, title, limitText, behaviourText, isOn, isChanged (since
/// the configuration was read).
struct AlarmSettingRow
{
    enum class Match {
        Phrase, ///< all that is searched stands there, from the begin of a word on
        Begins, ///< each word of it begins one
        Holds, ///< or stands in one
        None,
    };

    QString alarmId;
    QString deviceName;
    QString title;
    QString limitText;
    QString behaviourText;
    bool isOn = true;
    bool isChanged = false;

    QString location; // where it stands in the list
    QString deviceId;
    Match match = Match::Begins;

    [[nodiscard]] const QString &key() const { return alarmId; }
    [[nodiscard]] static const std::vector<Column<AlarmSettingRow>> &columns();
};

/// How the alarms of the plant behave, and how an engineer changes that: a draft for one alarm or several, for a class
/// of machines or all of them, taken with a reason; and the last change undone.
/// Owner: AlarmsViewModel. Thread: gui. Errors: `problem`, of what was asked for last.
class AlarmSettingsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AlarmsViewModel")
    /// The rows are on screen; only then are they kept up to date.
    Q_PROPERTY(bool shown READ isShown WRITE setShown NOTIFY shownChanged)
    /// Words that all stand in a row: machine, signal, kind. Rows where they begin words come first.
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    /// Rows: AlarmSettingRow.
    Q_PROPERTY(lineside::RowListModel *rows READ rows CONSTANT)
    /// Who changed something last, when and why; empty: nobody has.
    Q_PROPERTY(QString versionText READ versionText NOTIFY versionChanged)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY versionChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)
    Q_PROPERTY(bool busy READ isBusy NOTIFY problemChanged)
    /// Why who is in may look at it alone; empty: they may change it.
    Q_PROPERTY(QString blocked READ blocked NOTIFY blockedChanged)

    /// All of it in one table, and older versions.
    Q_PROPERTY(lineside::AlarmExchangeViewModel *exchange READ exchange CONSTANT)

    /// The draft. Texts are of what would count; "…" where the alarms differ.
    Q_PROPERTY(QString targetText READ targetText NOTIFY draftChanged)
    Q_PROPERTY(bool hasLimit READ hasLimit NOTIFY draftChanged)
    Q_PROPERTY(QString unitText READ unitText NOTIFY draftChanged)
    Q_PROPERTY(QString limitText READ limitText NOTIFY draftChanged)
    Q_PROPERTY(QString deadbandText READ deadbandText NOTIFY draftChanged)
    Q_PROPERTY(int onDelay READ onDelay WRITE setOnDelay NOTIFY draftChanged) ///< s; -1: they differ
    Q_PROPERTY(int offDelay READ offDelay WRITE setOffDelay NOTIFY draftChanged) ///< likewise
    /// The delays that can be chosen, the usual ones and those that count now; and which is; -1: they differ.
    Q_PROPERTY(int onDelayIndex READ onDelayIndex WRITE setOnDelayIndex NOTIFY draftChanged)
    Q_PROPERTY(int offDelayIndex READ offDelayIndex WRITE setOffDelayIndex NOTIFY draftChanged)
    Q_PROPERTY(QStringList onDelayNames READ onDelayNames NOTIFY draftChanged)
    Q_PROPERTY(QStringList offDelayNames READ offDelayNames NOTIFY draftChanged)
    Q_PROPERTY(int priority READ priority WRITE setPriority NOTIFY draftChanged) ///< Enums.Priority; 0: they differ
    Q_PROPERTY(int on READ on WRITE setOn NOTIFY draftChanged) ///< 1, 0; -1: they differ
    /// For whom: these alarms, their class of machines, all machines.
    Q_PROPERTY(int scope READ scope WRITE setScope NOTIFY draftChanged)
    Q_PROPERTY(QStringList scopeNames READ scopeNames NOTIFY draftChanged)
    /// "Limit: 80 °C → 85 °C", a line each; empty: nothing is to change.
    Q_PROPERTY(QString changesText READ changesText NOTIFY draftChanged)

public:
    explicit AlarmSettingsViewModel(const PanelContext &context, QObject *parent = nullptr);

    [[nodiscard]] bool isShown() const { return m_shown; }
    void setShown(bool shown);
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] RowListModel *rows() const { return m_rows.model(); }
    [[nodiscard]] QString versionText() const;
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] QString blocked() const;
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] AlarmExchangeViewModel *exchange() { return &m_exchange; }

    [[nodiscard]] QString targetText() const;
    [[nodiscard]] bool hasLimit() const;
    [[nodiscard]] QString unitText() const;
    [[nodiscard]] QString limitText() const;
    [[nodiscard]] QString deadbandText() const;
    [[nodiscard]] int onDelay() const { return secondsOf(&AlarmRule::onDelay); }
    void setOnDelay(int seconds);
    [[nodiscard]] int offDelay() const { return secondsOf(&AlarmRule::offDelay); }
    void setOffDelay(int seconds);
    [[nodiscard]] int onDelayIndex() const { return static_cast<int>(onDelays().indexOf(onDelay())); }
    void setOnDelayIndex(int index) { setOnDelay(onDelays().value(index)); }
    [[nodiscard]] int offDelayIndex() const { return static_cast<int>(offDelays().indexOf(offDelay())); }
    void setOffDelayIndex(int index) { setOffDelay(offDelays().value(index)); }
    [[nodiscard]] QList<int> onDelays() const { return delays(&AlarmRule::onDelay); }
    [[nodiscard]] QList<int> offDelays() const { return delays(&AlarmRule::offDelay); }
    [[nodiscard]] QStringList onDelayNames() const { return delayNames(onDelays()); }
    [[nodiscard]] QStringList offDelayNames() const { return delayNames(offDelays()); }
    [[nodiscard]] int priority() const;
    void setPriority(int priority);
    [[nodiscard]] int on() const;
    void setOn(int on);
    [[nodiscard]] int scope() const { return m_scope; }
    void setScope(int scope);
    [[nodiscard]] QStringList scopeNames() const;
    [[nodiscard]] QStringList changes() const;
    [[nodiscard]] QString changesText() const { return changes().join(QLatin1Char('\n')); }

    /// Of all rows, in their order.
    [[nodiscard]] Q_INVOKABLE QStringList shownIds() const;
    /// Begins a draft for these alarms.
    Q_INVOKABLE void edit(const QStringList &alarmIds);
    /// In the unit shown.
    Q_INVOKABLE void setLimit(double displayed);
    Q_INVOKABLE void setDeadband(double displayed);
    Q_INVOKABLE void take(const QString &reason);
    /// Takes the last change back, whoever made it.
    Q_INVOKABLE void undo();

Q_SIGNALS:
    void shownChanged();
    void filterChanged();
    void versionChanged();
    void problemChanged();
    void blockedChanged();
    void draftChanged();
    /// What was asked for counts now.
    void taken();

private:
    void applyFrame(const LiveFrame &frame);
    void rebuild();
    [[nodiscard]] std::vector<AlarmSettingRow> rowsOf(const SeriesKey &series) const;
    [[nodiscard]] AlarmSettingRow makeRow(const AlarmKey &key, const AlarmRule &rule) const;
    [[nodiscard]] bool isChanged(const AlarmKey &key) const;
    [[nodiscard]] AlarmSettingRow::Match matchOf(const AlarmSettingRow &row) const;
    [[nodiscard]] std::string classOf(const std::string &deviceId) const;
    [[nodiscard]] AlarmRule inForce(const AlarmKey &key) const;
    [[nodiscard]] std::string unitOf(const SeriesKey &series) const;
    template <typename T>
    [[nodiscard]] std::optional<T> common(std::optional<T> AlarmRule::*member) const;
    [[nodiscard]] int secondsOf(std::optional<std::chrono::milliseconds> AlarmRule::*member) const;
    [[nodiscard]] QList<int> delays(std::optional<std::chrono::milliseconds> AlarmRule::*member) const;
    [[nodiscard]] QStringList delayNames(const QList<int> &seconds) const;
    [[nodiscard]] QString measured(std::optional<double> AlarmRule::*member) const;
    [[nodiscard]] QString fieldText(const RuleField &field, const AlarmRule &rule) const;
    void submit(ChangeAlarmSettings change);
    [[nodiscard]] std::vector<AlarmRule> drafted() const;

    const PanelContext m_context;
    bool m_shown = false;
    QString m_filter;
    RowTable<AlarmSettingRow> m_rows;
    std::shared_ptr<const AlarmRulesVersion> m_version;
    AlarmRules m_changed; // of m_version, to be found by alarm
    std::size_t m_signals = 0; // when the rows were made
    QString m_problem;
    bool m_busy = false;
    std::vector<AlarmKey> m_targets;
    AlarmRule m_draft; // what it says is to change
    std::uint64_t m_draftOf = 0; // the version it was begun over
    int m_scope = 0;
    AlarmExchangeViewModel m_exchange;
};

} // namespace lineside
