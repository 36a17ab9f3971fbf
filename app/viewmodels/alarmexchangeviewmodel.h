// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarmrulesversion.h"
#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"

#include <QObject>
#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace lineside {

/// A table that waits in the folder, or a version of what was said. Roles: name, titleText, detailText, whyText,
/// isCurrent.
struct ExchangeRow
{
    QString name{}; // of the file; the number of the version
    QString titleText{};
    QString detailText{};
    QString whyText{};
    bool isCurrent = false;

    [[nodiscard]] const QString &key() const { return name; }
    [[nodiscard]] static const std::vector<Column<ExchangeRow>> &columns();
};

/// What would change, or what is wrong, a line each. Roles: lineText, isWrong.
struct ExchangeLine
{
    int number = 0;
    QString lineText;
    bool isWrong = false;

    [[nodiscard]] int key() const { return number; }
    [[nodiscard]] static const std::vector<Column<ExchangeLine>> &columns();
};

/// How alarms behave, all at once: out of a table of the folder of exchange, or back to an older version. What would
/// change is shown before it is taken, with a reason. And all of it into a table.
/// Owner: AlarmSettingsViewModel. Thread: gui. Errors: `problem`, of what was asked for last.
class AlarmExchangeViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AlarmSettingsViewModel")
    /// Where tables come from and go to.
    Q_PROPERTY(QString folderPath READ folderPath NOTIFY changed)
    /// Rows: ExchangeRow, newest first.
    Q_PROPERTY(lineside::RowListModel *choices READ choices CONSTANT)
    /// Rows: ExchangeLine, of what is chosen.
    Q_PROPERTY(lineside::RowListModel *lines READ lines CONSTANT)
    /// The file or the version looked at; empty: none is.
    Q_PROPERTY(QString chosenText READ chosenText NOTIFY changed)
    /// "12 changes", "3 faults: nothing is taken".
    Q_PROPERTY(QString summaryText READ summaryText NOTIFY changed)
    /// It can be taken: it changes something, and nothing is wrong with it.
    Q_PROPERTY(bool ready READ isReady NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    /// Where the last export lies, or why there is none; empty: nobody has asked for one.
    Q_PROPERTY(QString writtenText READ writtenText NOTIFY changed)
    Q_PROPERTY(bool exportFailed READ hasExportFailed NOTIFY changed)

public:
    explicit AlarmExchangeViewModel(const PanelContext &context, QObject *parent = nullptr);

    [[nodiscard]] QString folderPath() const { return m_path; }
    [[nodiscard]] RowListModel *choices() const { return m_choices.model(); }
    [[nodiscard]] RowListModel *lines() const { return m_lines.model(); }
    [[nodiscard]] QString chosenText() const { return m_chosenText; }
    [[nodiscard]] QString summaryText() const { return m_summaryText; }
    [[nodiscard]] bool isReady() const { return m_isReady && !m_busy; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString writtenText() const { return m_writtenText; }
    [[nodiscard]] bool hasExportFailed() const { return m_exportFailed; }

    Q_INVOKABLE void openFolder();
    Q_INVOKABLE void openVersions();
    /// A row of `choices`.
    Q_INVOKABLE void choose(const QString &name);
    /// Back to the choices.
    Q_INVOKABLE void leaveChosen();
    Q_INVOKABLE void take(const QString &reason);
    Q_INVOKABLE void exportTable();
    Q_INVOKABLE void forgetWritten();

    static constexpr std::size_t kMostLines = 500; ///< shown; the summary counts all

Q_SIGNALS:
    void changed();
    /// What was chosen counts now.
    void taken();

private:
    void begin(bool isVersions);
    void fail(const Error &error);
    void tellExport(const Result<std::string> &place);
    void showFolder(const ExchangeListing &listing);
    void showVersions();
    void showVersion(const AlarmRulesVersion &version);
    void showCheck(const RuleCheck &check);
    void showChanges(const std::vector<RuleChange> &changes);
    [[nodiscard]] QString changedBy(std::size_t version) const;

    const PanelContext m_context;
    RowTable<ExchangeRow> m_choices;
    RowTable<ExchangeLine> m_lines;
    std::shared_ptr<const AlarmRulesVersion> m_current;
    std::vector<AlarmRulesVersion> m_versions; // newest first, and the configuration's as 0 behind them
    ChangeAlarmSettings m_change; // that take() submits
    QString m_path;
    QString m_chosenText;
    QString m_summaryText;
    QString m_problem;
    QString m_writtenText;
    bool m_isOfVersions = false;
    bool m_exportFailed = false;
    bool m_isReady = false;
    bool m_busy = false;
    std::uint64_t m_asked = 0; // answers to what was asked before are left
};

} // namespace lineside
