// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelcontext.h"

#include <QObject>
#include <QString>

#include <string>

namespace lineside {

/// Writes the alarm journal into the folder of exchange, a page at a time: as a table for a program, or as a report in
/// the panel's language, units and time. One at a time. Owner: AlarmsViewModel. Thread: gui. Errors: `noteText`.
class AlarmJournalExport : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AlarmsViewModel")
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(bool failed READ hasFailed NOTIFY changed)
    /// How far it is, where the file lies, or why there is none; empty: nothing was asked for.
    Q_PROPERTY(QString noteText READ noteText NOTIFY changed)

public:
    explicit AlarmJournalExport(const PanelContext &context, QObject *parent = nullptr);

    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool hasFailed() const { return m_failed; }
    [[nodiscard]] QString noteText() const { return m_noteText; }

    /// `least`: only alarms as urgent. `filterText`: which steps are meant, in words; empty: all.
    void start(bool asPdf, AlarmHistoryQuery query, Priority least, const QString &filterText);
    Q_INVOKABLE void forgetNote();

    static constexpr int kPage = 200; ///< steps put into words without a pause
    static constexpr std::size_t kMostSteps = 20'000; ///< of a table; the newest
    static constexpr std::size_t kMostRows = 5'000; ///< of a report; 200 pages

Q_SIGNALS:
    void changed();

private:
    void ask();
    void takePage(const Result<AlarmHistoryPage> &page);
    void takeStep(const AlarmTransition &step);
    void write();
    void tell(const QString &note, bool isBusy, bool isFailed);
    [[nodiscard]] std::size_t count() const { return m_asPdf ? m_report.rows.size() : m_table.steps.size(); }
    [[nodiscard]] bool isFull() const { return count() >= (m_asPdf ? kMostRows : kMostSteps); }
    [[nodiscard]] Report emptyReport(const QString &filterText) const;

    const PanelContext m_context;
    AlarmHistoryQuery m_query;
    Priority m_least = Priority{};
    std::string m_file;
    AlarmHistoryPage m_table;
    Report m_report;
    bool m_asPdf = false;
    bool m_busy = false;
    bool m_failed = false;
    QString m_noteText;
};

} // namespace lineside
