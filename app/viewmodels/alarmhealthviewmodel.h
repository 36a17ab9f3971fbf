// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarmhealth.h"
#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>

namespace lineside {

/// One figure. Roles: figureId, title, valueText, targetText (empty: there is none), level (Enums.Level).
struct HealthFigureRow
{
    QString figureId;
    QString title;
    QString valueText;
    QString targetText;
    enums::Level level = enums::Level::Normal; ///< Attention: beyond its target

    [[nodiscard]] const QString &key() const { return figureId; }
    [[nodiscard]] static const std::vector<Column<HealthFigureRow>> &columns();
};

/// One alarm or flood that needs somebody's work. Roles: heading (of the section that it opens, else empty), alarmId
/// (empty: its settings are not what is wrong), deviceId, deviceName, title, detail, valueText.
struct HealthCaseRow
{
    QString id;
    QString heading;
    QString alarmId;
    QString deviceId;
    QString deviceName;
    QString title;
    QString detail;
    QString valueText;

    [[nodiscard]] const QString &key() const { return id; }
    [[nodiscard]] static const std::vector<Column<HealthCaseRow>> &columns();
};

/// How the alarms of the plant do over the last days: figures beside their targets, and what is behind them. It is
/// asked for, not live: a figure over a week does not move in a second.
/// Owner: AlarmsViewModel. Thread: gui. Errors: `problem`; the last good figures stay.
/// Source of the targets: EEMUA 191, ISA-18.2-2016 table 5.
class AlarmHealthViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AlarmsViewModel")
    /// Looks back so far; choosing asks anew.
    Q_PROPERTY(int days READ days WRITE setDays NOTIFY daysChanged)
    /// The site and its operator positions by name; empty while there is one alone.
    Q_PROPERTY(QStringList positions READ positions NOTIFY stateChanged)
    /// Whose figures are wanted, which of `positions`; choosing asks anew.
    Q_PROPERTY(int position READ position WRITE setPosition NOTIFY positionChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY stateChanged)
    Q_PROPERTY(bool known READ isKnown NOTIFY stateChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged)
    /// From when to when, and how much of it the engine ran.
    Q_PROPERTY(QString spanText READ spanText NOTIFY stateChanged)
    /// Rows: HealthFigureRow.
    Q_PROPERTY(lineside::RowListModel *figures READ figures CONSTANT)
    /// Rows: HealthCaseRow, section by section, worst first.
    Q_PROPERTY(lineside::RowListModel *cases READ cases CONSTANT)
    /// Ten-minute periods with 1 alarm at most, 2 at most, 10 at most, and more.
    Q_PROPERTY(QList<int> bands READ bands NOTIFY stateChanged)
    /// Alarms by priority, low to critical.
    Q_PROPERTY(QList<int> priorities READ priorities NOTIFY stateChanged)

public:
    explicit AlarmHealthViewModel(const PanelContext &context, QObject *parent = nullptr);

    [[nodiscard]] int days() const { return m_days; }
    void setDays(int days);
    [[nodiscard]] QStringList positions() const;
    [[nodiscard]] int position() const { return m_position; }
    void setPosition(int position);
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] bool isKnown() const { return m_health.has_value(); }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString spanText() const;
    [[nodiscard]] RowListModel *figures() const { return m_figures.model(); }
    [[nodiscard]] RowListModel *cases() const { return m_cases.model(); }
    [[nodiscard]] QList<int> bands() const;
    [[nodiscard]] QList<int> priorities() const;

    /// Up to now; does nothing while an answer is on its way.
    Q_INVOKABLE void load();

Q_SIGNALS:
    void daysChanged();
    void positionChanged();
    void stateChanged();

private:
    [[nodiscard]] std::string positionName() const;
    void take(int days, int position, Result<AlarmHealth> answer);
    void show();
    [[nodiscard]] HealthCaseRow caseOf(const char *section, const AlarmKey &key) const;
    [[nodiscard]] std::vector<HealthCaseRow> floods() const;
    [[nodiscard]] std::vector<HealthCaseRow> mostFrequent() const;
    [[nodiscard]] std::vector<HealthCaseRow> chattering() const;
    [[nodiscard]] std::vector<HealthCaseRow> stale() const;

    const PanelContext m_context;
    int m_days = 7;
    int m_position = 0; ///< 0: the whole site
    bool m_loading = false;
    QString m_problem;
    std::optional<AlarmHealth> m_health;
    RowTable<HealthFigureRow> m_figures;
    RowTable<HealthCaseRow> m_cases;
};

} // namespace lineside
