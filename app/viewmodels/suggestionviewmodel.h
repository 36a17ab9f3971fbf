// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/suggestion.h"
#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <optional>

namespace lineside {

/// One line of before and after. Roles: title, oldText, newText, changed.
struct SuggestionRow
{
    QString title;
    QString oldText;
    QString newText;
    bool changed = false;

    [[nodiscard]] const QString &key() const { return title; }
    [[nodiscard]] static const std::vector<Column<SuggestionRow>> &columns();
};

/// One activation that would not come. Roles: startMs, lengthMs, timeText, lengthText.
struct VanishedRow
{
    int number = 0;
    double startMs = 0; // UTC, as QML has numbers
    double lengthMs = 0;
    QString timeText;
    QString lengthText;

    [[nodiscard]] int key() const { return number; }
    [[nodiscard]] static const std::vector<Column<VanishedRow>> &columns();
};

/// Other settings for one alarm, found by replay: asked for, waited for, shown, and taken only by a person's hand.
/// Owner: AlarmsViewModel. Thread: gui. Errors: `problem`.
class SuggestionViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AlarmsViewModel")
    /// Who stands here may ask for it, and take it.
    Q_PROPERTY(bool allowed READ isAllowed NOTIFY changed)
    Q_PROPERTY(bool searching READ isSearching NOTIFY changed)
    /// 0 to 1.
    Q_PROPERTY(double progress READ progress NOTIFY changed)
    /// There is something to take.
    Q_PROPERTY(bool found READ isFound NOTIFY changed)
    /// It was taken, and nothing was changed since that undo() would not take back with it.
    Q_PROPERTY(bool taken READ isTaken NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    /// Why it was not taken, or not undone.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString deviceId READ deviceId NOTIFY changed)
    Q_PROPERTY(QString sensorType READ sensorType NOTIFY changed)
    /// Why there is nothing, or why it could not be looked for.
    Q_PROPERTY(QString noneText READ noneText NOTIFY changed)
    /// What was looked at, and what counts as long.
    Q_PROPERTY(QString basisText READ basisText NOTIFY changed)
    Q_PROPERTY(QString delayText READ delayText NOTIFY changed)
    Q_PROPERTY(QString vanishedText READ vanishedText NOTIFY changed)
    /// Rows: SuggestionRow: settings, then figures.
    Q_PROPERTY(lineside::RowListModel *rows READ rows CONSTANT)
    /// Rows: VanishedRow, longest first.
    Q_PROPERTY(lineside::RowListModel *vanished READ vanished CONSTANT)

public:
    explicit SuggestionViewModel(const PanelContext &context, QObject *parent = nullptr);

    [[nodiscard]] bool isAllowed() const;
    [[nodiscard]] bool isSearching() const { return m_searching; }
    [[nodiscard]] double progress() const { return m_progress; }
    [[nodiscard]] bool isFound() const { return m_found && m_found->reason == NoSuggestion::None; }
    [[nodiscard]] bool isTaken() const { return m_takenVersion > 0; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_refusal; }
    [[nodiscard]] QString deviceId() const;
    [[nodiscard]] QString sensorType() const;
    [[nodiscard]] QString noneText() const;
    [[nodiscard]] QString basisText() const;
    [[nodiscard]] QString delayText() const;
    [[nodiscard]] QString vanishedText() const;
    [[nodiscard]] RowListModel *rows() const { return m_rows.model(); }
    [[nodiscard]] RowListModel *vanished() const { return m_vanished.model(); }

    /// Forgets what was found before.
    Q_INVOKABLE void search(const QString &alarmId);
    /// Has the alarm behave so from now on.
    Q_INVOKABLE void take();
    /// Takes that back.
    Q_INVOKABLE void undo();
    /// Nobody waits for it any more.
    Q_INVOKABLE void giveUp();

Q_SIGNALS:
    void changed();

private:
    void ask();
    void answered(const AlarmKey &key, const Result<SuggestionProgress> &answer);
    void submit(ChangeAlarmSettings change);
    void show();
    [[nodiscard]] std::string deviceClass() const;
    [[nodiscard]] QString deadbandText(double deadband) const;

    const PanelContext m_context;
    AlarmKey m_key;
    bool m_searching = false;
    double m_progress = 0;
    QString m_problem;
    QString m_refusal;
    bool m_busy = false;
    std::uint64_t m_takenVersion = 0; // of the settings; 0: it was not taken
    std::optional<AlarmSuggestion> m_found;
    RowTable<SuggestionRow> m_rows;
    RowTable<VanishedRow> m_vanished;
    QTimer m_again; ///< asks how far it is
};

} // namespace lineside
