// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/auditviewmodel.h"

#include "viewmodels/auditwords.h"
#include "viewmodels/labels.h"
#include "viewmodels/peoplelabels.h"
#include "viewmodels/reasons.h"
#include "viewmodels/recordwords.h"

#include <QFileInfo>

#include <array>
#include <utility>

namespace lineside {

namespace {

constexpr int kPage = 100;
constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::array<std::string_view, 10> kAreaCategories{"",     "alarm", "command", "device", "settings",
                                                           "note", "data",  "access",  "user",   "seat"};
constexpr std::array<std::string_view, 5> kResultBeginnings{"", "ok", "refused", "no effect", "expired"};
constexpr std::array<std::int64_t, 4> kSpansMs{0, 24 * kHourMs, 7 * 24 * kHourMs, 30 * 24 * kHourMs};

template <typename Choices>
bool isChoice(const Choices &choices, int index)
{
    return index >= 0 && index < static_cast<int>(choices.size());
}

QString joined(std::initializer_list<QString> parts, const QString &between)
{
    QStringList all;
    for (const QString &part : parts)
        if (!part.isEmpty())
            all.push_back(part);
    return all.join(between);
}

} // namespace

const std::vector<Column<AuditRow>> &AuditRow::columns()
{
    static const std::vector<Column<AuditRow>> columns{
        {"number", [](const AuditRow &row) { return QVariant::fromValue(qint64(row.number)); },
         [](const AuditRow &left, const AuditRow &right) { return left.number == right.number; }},
        column<&AuditRow::timeText, AuditRow>("timeText"),
        column<&AuditRow::whoText, AuditRow>("whoText"),
        column<&AuditRow::actionText, AuditRow>("actionText"),
        column<&AuditRow::targetText, AuditRow>("targetText"),
        column<&AuditRow::detailText, AuditRow>("detailText"),
        column<&AuditRow::resultText, AuditRow>("resultText"),
        column<&AuditRow::level, AuditRow>("level"),
    };
    return columns;
}

const std::vector<Column<AuditFieldRow>> &AuditFieldRow::columns()
{
    static const std::vector<Column<AuditFieldRow>> columns{
        column<&AuditFieldRow::label, AuditFieldRow>("label"),
        column<&AuditFieldRow::valueText, AuditFieldRow>("valueText"),
    };
    return columns;
}

AuditViewModel::AuditViewModel(const PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_rows(this)
    , m_fields(this)
{
    connect(&context.backend, &PanelBackend::statusChanged, this, &AuditViewModel::refreshState);
    connect(&context.format, &ValueFormatter::localeChanged, this, &AuditViewModel::retranslate);
    refreshState();
}

void AuditViewModel::setShown(bool shown)
{
    if (m_shown == shown)
        return;
    m_shown = shown;
    Q_EMIT shownChanged();
    if (shown)
        reload();
}

void AuditViewModel::setSearch(const QString &search)
{
    if (m_search == search)
        return;
    m_search = search;
    Q_EMIT filterChanged();
    reload();
}

void AuditViewModel::setWho(const QString &who)
{
    if (m_who == who)
        return;
    m_who = who;
    Q_EMIT filterChanged();
    reload();
}

void AuditViewModel::setArea(int area)
{
    if (m_area == area || !isChoice(kAreaCategories, area))
        return;
    m_area = area;
    Q_EMIT filterChanged();
    reload();
}

void AuditViewModel::setResult(int result)
{
    if (m_result == result || !isChoice(kResultBeginnings, result))
        return;
    m_result = result;
    Q_EMIT filterChanged();
    reload();
}

void AuditViewModel::setSpan(int span)
{
    if (m_span == span || !isChoice(kSpansMs, span))
        return;
    m_span = span;
    Q_EMIT filterChanged();
    reload();
}

void AuditViewModel::clearFilter()
{
    m_search.clear();
    m_who.clear();
    m_area = m_result = m_span = 0;
    Q_EMIT filterChanged();
    reload();
}

QStringList AuditViewModel::areas() const
{
    return {tr("All"),
            tr("Alarms"),
            tr("Commands", "given to machines"),
            tr("Machines"),
            tr("Settings"),
            tr("Notes"),
            tr("Files", "written or sent"),
            tr("Logins"),
            tr("Users"),
            tr("Control", "of an area, by a seat")};
}

QStringList AuditViewModel::results() const
{
    return {tr("All"), tr("Done"), tr("Refused"), tr("No effect"), tr("Expired", "an order")};
}

QStringList AuditViewModel::spans() const
{
    return {tr("All"), tr("1 day"), tr("7 days"), tr("30 days")};
}

int AuditViewModel::filterCount() const
{
    return int(!m_who.trimmed().isEmpty()) + int(m_area > 0) + int(m_result > 0) + int(m_span > 0);
}

AuditQuery AuditViewModel::query() const
{
    AuditQuery query{.actor = m_who.trimmed().toStdString(),
                     .category = std::string(kAreaCategories[static_cast<std::size_t>(m_area)]),
                     .result = std::string(kResultBeginnings[static_cast<std::size_t>(m_result)]),
                     .text = m_search.trimmed().toStdString(),
                     .limit = kPage};
    if (m_span > 0)
        query.fromMs = m_context.live.edgeNowMs() - kSpansMs[static_cast<std::size_t>(m_span)];
    return query;
}

void AuditViewModel::reload()
{
    m_isPaged = false;
    if (m_shown)
        ask({});
}

void AuditViewModel::loadMore()
{
    if (m_loading || !m_next)
        return;
    m_isPaged = true;
    ask(m_next);
}

void AuditViewModel::ask(std::optional<std::int64_t> before)
{
    AuditQuery wish = query();
    wish.before = before;
    m_loading = true;
    Q_EMIT pageChanged();
    m_context.backend.queryAudit(std::move(wish), this,
                                 [this, question = ++m_question, isFirst = !before](const Result<AuditPage> &page) {
                                     if (question == m_question)
                                         take(page, isFirst);
                                 });
}

void AuditViewModel::take(const Result<AuditPage> &page, bool isFirst)
{
    m_loading = false;
    m_problem = page ? QString() : Reasons::text(page.error().message);
    if (page) {
        m_next = page->next;
        std::vector<AuditRow> rows = isFirst ? std::vector<AuditRow>() : m_rows.rows();
        for (const AuditEntry &entry : page->entries)
            rows.push_back(makeRow(entry));
        m_rows.setRows(std::move(rows));
    }
    Q_EMIT pageChanged();
}

namespace {

QString detailText(const AuditRecord &record, const PanelContext &context)
{
    const QString words = AuditWords::fingerprints(record);
    return words.isEmpty() ? RecordWords::detail(record, context) : words;
}

/// What is signed: the target and the detail as they stand there.
QString asWritten(const AuditRecord &record)
{
    return joined({text(record.target), text(record.detail)}, QStringLiteral(" · "));
}

} // namespace

AuditRow AuditViewModel::makeRow(const AuditEntry &entry) const
{
    const AuditRecord &record = entry.record;
    AuditRow row;
    row.number = entry.number;
    row.timeText = m_context.format.dateTime(record.timeMs);
    row.whoText = joined({AuditWords::who(record), text(record.seat)}, QStringLiteral(" · "));
    row.actionText = AuditWords::what(record);
    row.targetText = RecordWords::target(record, m_context.live);
    row.detailText = joined({detailText(record, m_context), Reasons::text(record.reason)}, QStringLiteral(" · "));
    row.resultText = AuditWords::result(record.result);
    row.level = AuditWords::level(record.result);
    row.entry = entry;
    return row;
}

void AuditViewModel::open(qint64 number)
{
    const int index = m_rows.find(std::int64_t(number));
    if (index < 0)
        return;
    const AuditRow &row = m_rows.row(index);
    const AuditRecord &record = row.entry.record;
    std::vector<AuditFieldRow> fields;
    for (const auto &[label, value] : {std::pair{tr("Line"), QString::number(row.number)},
                                       {tr("Time"), row.timeText},
                                       {tr("Who"), AuditWords::actor(record)},
                                       {tr("Role"), PeopleLabels::role(record.role)},
                                       {tr("Where"), text(record.seat)},
                                       {tr("By way of"), text(record.source)},
                                       {tr("What"), row.actionText},
                                       {tr("To what"), row.targetText},
                                       {tr("What exactly"), detailText(record, m_context)},
                                       {tr("Why"), Reasons::text(record.reason)},
                                       {tr("Result"), row.resultText},
                                       {tr("As written"), asWritten(record)},
                                       {tr("Chained by"), text(row.entry.hash)}})
        if (!value.isEmpty())
            fields.push_back({label, value});
    m_fields.setRows(std::move(fields));
}

// New lines come in sight by themselves, unless somebody reads further down.
void AuditViewModel::refreshState()
{
    const AuditState audit = m_context.backend.status().audit;
    const bool hasGrown = std::exchange(m_lines, audit.lines) != audit.lines;
    if (hasGrown && m_shown && !m_loading && !m_isPaged)
        reload();
    const auto at = [this](std::int64_t ms) { return m_context.format.dateTime(ms); };
    QStringList wrong;
    for (const AuditFault &fault : audit.faults)
        wrong.push_back(AuditWords::fault(fault));
    QString state = tr("Being read through");
    if (!wrong.isEmpty())
        state = tr("The record is not in order");
    else if (audit.checkedMs != 0)
        state = audit.firstMs == 0 ? tr("Unbroken") : tr("Unbroken since %1", "a time").arg(at(audit.firstMs));
    QString detail = wrong.join(u'\n');
    if (wrong.isEmpty() && audit.head)
        detail = tr("Signed up to line %1 at %2").arg(audit.head->number).arg(at(audit.head->timeMs));
    if (audit.isNearlyFull())
        detail = joined({detail, tr("%1 of %2 lines are used").arg(audit.lines).arg(audit.linesAtMost)},
                        QStringLiteral("\n"));
    const auto level = !wrong.isEmpty() ? enums::Level::Problem
        : audit.isNearlyFull()          ? enums::Level::Attention
                                        : enums::Level::Normal;
    const bool isUnchecked = wrong.isEmpty() && audit.checkedMs == 0;
    if (state == m_stateText && detail == m_stateDetail && level == m_stateLevel && isUnchecked == m_isUnchecked)
        return;
    m_isUnchecked = isUnchecked;
    m_stateText = state;
    m_stateDetail = detail;
    m_stateLevel = level;
    Q_EMIT stateChanged();
}

void AuditViewModel::retranslate()
{
    std::vector<AuditRow> rows;
    for (const AuditRow &row : m_rows.rows())
        rows.push_back(makeRow(row.entry));
    m_rows.setRows(std::move(rows));
    Q_EMIT languageChanged();
    refreshState();
}

QString AuditViewModel::placeText(const std::string &place)
{
    const QFileInfo file(text(place));
    return tr("The whole record is written, whatever the filter shows: %1, in the folder of exchange %2")
        .arg(file.fileName(), file.path());
}

// Asked for first, so that the file itself holds the line of its making.
void AuditViewModel::writeExport()
{
    if (m_writing)
        return;
    const std::string file = "audit-" + ValueFormatter::stamp(m_context.live.edgeNowMs()).toStdString() + ".ndjson";
    tellWritten(tr("Writing the record"), true, false);
    m_context.submit(ExportTable{.table = "audit", .file = file}, this, [this, file](const Result<ActionDone> &done) {
        if (!done)
            return tellWritten(Reasons::text(done.error().message), false, true);
        m_context.backend.writeAuditExport(file, this, [this](const Result<std::string> &place) {
            tellWritten(place ? placeText(*place) : Reasons::text(place.error().message), false, !place);
        });
    });
}

void AuditViewModel::forgetWritten()
{
    if (!m_writing)
        tellWritten({}, false, false);
}

void AuditViewModel::tellWritten(const QString &text, bool isWriting, bool hasFailed)
{
    m_writtenText = text;
    m_writing = isWriting;
    m_writeFailed = hasFailed;
    Q_EMIT writtenChanged();
}

} // namespace lineside
