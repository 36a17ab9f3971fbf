// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmjournalexport.h"

#include "viewmodels/alarmhistoryrow.h"
#include "viewmodels/displaytext.h"
#include "viewmodels/reasons.h"

#include <utility>

namespace lineside {

AlarmJournalExport::AlarmJournalExport(const PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
}

void AlarmJournalExport::start(bool asPdf, AlarmHistoryQuery query, Priority least, const QString &filterText)
{
    if (m_busy)
        return;
    m_asPdf = asPdf;
    m_query = std::move(query);
    m_query.limit = kPage;
    m_query.before.reset();
    m_query.toMs = m_context.live.edgeNowMs() + 1; // what comes while it is written is not of it
    m_least = least;
    m_file = "alarm-journal-" + ValueFormatter::stamp(m_context.live.edgeNowMs()).toStdString()
        + (asPdf ? ".pdf" : ".csv");
    m_table = {};
    m_report = emptyReport(filterText);
    tell(tr("Reading the journal"), true, false);
    m_context.submit(ExportTable{"alarm journal", m_file}, this, [this](const Result<ActionDone> &done) {
        if (done)
            ask();
        else
            tell(Reasons::text(done.error().message), false, true);
    });
}

Report AlarmJournalExport::emptyReport(const QString &filterText) const
{
    const QString which = filterText.isEmpty() ? tr("All steps, newest first")
                                               : tr("Steps shown: %1, newest first", "a filter").arg(filterText);
    const QString when = tr("Made at %1", "a time").arg(m_context.format.dateTime(m_context.live.edgeNowMs()));
    Report report;
    report.title = tr("Alarm journal").toStdString();
    report.remarks = {which.toStdString(), when.toStdString()};
    report.columns = {{tr("Time").toStdString(), 5},
                      {tr("Priority").toStdString(), 3},
                      {tr("Step").toStdString(), 5},
                      {tr("Alarm").toStdString(), 8},
                      {tr("Machine").toStdString(), 5},
                      {tr("Value").toStdString(), 3},
                      {tr("By whom, and what was said").toStdString(), 7}};
    report.pageText = tr("Page %1 of %2").toStdString();
    return report;
}

void AlarmJournalExport::ask()
{
    m_context.backend.queryAlarmHistory(m_query, this,
                                        [this](const Result<AlarmHistoryPage> &page) { takePage(page); });
}

void AlarmJournalExport::takePage(const Result<AlarmHistoryPage> &page)
{
    if (!page)
        return tell(Reasons::text(page.error().message), false, true);
    for (const AlarmTransition &step : page->steps)
        if (!isFull() && static_cast<int>(step.alarm.priority) >= static_cast<int>(m_least))
            takeStep(step);
    m_query.before = page->next;
    if (!page->next || isFull())
        return write();
    tell(tr("%n step(s) read", nullptr, static_cast<int>(count())), true, false);
    ask();
}

void AlarmJournalExport::takeStep(const AlarmTransition &step)
{
    if (!m_asPdf) {
        m_table.steps.push_back(step);
        return;
    }
    const AlarmHistoryRow row = makeHistoryRow(step, 0, m_context);
    const QStringList cells{row.timeText,   row.priorityText, row.eventText, row.message,
                            row.deviceName, row.valueText,    row.byText};
    std::vector<std::string> texts;
    for (const QString &cell : cells)
        texts.push_back(cell.toStdString());
    m_report.rows.push_back(std::move(texts));
}

void AlarmJournalExport::write()
{
    const auto rows = static_cast<int>(count());
    const bool isCut = m_query.before.has_value();
    if (isCut)
        m_report.remarks.push_back(tr("Only the newest %n step(s)", nullptr, rows).toStdString());
    const auto done = [this, rows, isCut](const Result<std::string> &place) {
        if (!place)
            return tell(Reasons::text(place.error().message), false, true);
        const QString written = tr("Written: %1").arg(text(*place));
        tell(isCut ? tr("%1  ·  only the newest %n step(s)", nullptr, rows).arg(written) : written, false, false);
    };
    tell(tr("Writing %n step(s)", nullptr, rows), true, false);
    if (m_asPdf)
        m_context.backend.writeReport(m_file, std::exchange(m_report, {}), this, done);
    else
        m_context.backend.writeAlarmJournal(m_file, std::exchange(m_table, {}), this, done);
}

void AlarmJournalExport::forgetNote()
{
    if (!m_busy)
        tell({}, false, false);
}

void AlarmJournalExport::tell(const QString &note, bool isBusy, bool isFailed)
{
    m_noteText = note;
    m_busy = isBusy;
    m_failed = isFailed;
    Q_EMIT changed();
}

} // namespace lineside
