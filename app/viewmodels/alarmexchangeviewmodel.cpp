// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmexchangeviewmodel.h"

#include "viewmodels/alarmruletext.h"
#include "viewmodels/displaytext.h"
#include "viewmodels/labels.h"
#include "viewmodels/reasons.h"

#include <algorithm>
#include <utility>

namespace lineside {

const std::vector<Column<ExchangeRow>> &ExchangeRow::columns()
{
    static const std::vector<Column<ExchangeRow>> columns{
        column<&ExchangeRow::name, ExchangeRow>("name"),
        column<&ExchangeRow::titleText, ExchangeRow>("titleText"),
        column<&ExchangeRow::detailText, ExchangeRow>("detailText"),
        column<&ExchangeRow::whyText, ExchangeRow>("whyText"),
        column<&ExchangeRow::isCurrent, ExchangeRow>("isCurrent"),
    };
    return columns;
}

const std::vector<Column<ExchangeLine>> &ExchangeLine::columns()
{
    static const std::vector<Column<ExchangeLine>> columns{
        column<&ExchangeLine::lineText, ExchangeLine>("lineText"),
        column<&ExchangeLine::isWrong, ExchangeLine>("isWrong"),
    };
    return columns;
}

AlarmExchangeViewModel::AlarmExchangeViewModel(const PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_choices(this)
    , m_lines(this)
    , m_current(std::make_shared<const AlarmRulesVersion>())
{
    connect(&context.live, &LiveState::frameApplied, this, [this](const LiveFrame &frame) {
        if (frame.alarmRules)
            m_current = frame.alarmRules;
    });
}

void AlarmExchangeViewModel::begin(bool isVersions)
{
    m_isOfVersions = isVersions;
    m_choices.setRows({});
    leaveChosen();
    m_busy = true;
    Q_EMIT changed();
}

void AlarmExchangeViewModel::fail(const Error &error)
{
    m_busy = false;
    m_problem = Reasons::text(error.message);
    Q_EMIT changed();
}

void AlarmExchangeViewModel::openFolder()
{
    begin(false);
    const auto show = [this, asked = m_asked](const Result<ExchangeListing> &listing) {
        if (asked == m_asked)
            listing ? showFolder(*listing) : fail(listing.error());
    };
    m_context.backend.queryExchange(this, show);
}

void AlarmExchangeViewModel::showFolder(const ExchangeListing &listing)
{
    m_busy = false;
    m_path = text(listing.path);
    std::vector<ExchangeRow> rows;
    for (const ExchangeFile &file : listing.files)
        rows.push_back(
            {.name = QString::fromStdString(file.name),
             .titleText = text(file.name),
             .detailText = tr("%1  ·  %2", "time, size")
                               .arg(m_context.format.dateTime(file.changedMs), m_context.format.bytes(file.bytes))});
    m_choices.setRows(std::move(rows));
    Q_EMIT changed();
}

void AlarmExchangeViewModel::openVersions()
{
    begin(true);
    const auto show = [this, asked = m_asked](const Result<std::vector<AlarmRulesVersion>> &versions) {
        if (asked != m_asked)
            return;
        if (!versions)
            return fail(versions.error());
        m_versions = *versions;
        m_versions.emplace_back();
        showVersions();
    };
    m_context.backend.queryAlarmVersions(this, show);
}

/// What one version made otherwise than the one before it; empty: that one is kept no more.
QString AlarmExchangeViewModel::changedBy(std::size_t version) const
{
    const AlarmRulesVersion &after = m_versions[version];
    const AlarmRulesVersion &before = m_versions[version + 1];
    if (before.number + 1 != after.number)
        return {};
    const auto changes = changesBetween(before.rules, after.rules);
    if (changes.empty())
        return {};
    const QString first = AlarmRuleText(m_context).change(changes.front());
    return changes.size() == 1 ? first
                               : tr("%1, and %n more", nullptr, static_cast<int>(changes.size()) - 1).arg(first);
}

void AlarmExchangeViewModel::showVersions()
{
    m_busy = false;
    std::vector<ExchangeRow> rows;
    for (std::size_t i = 0; i + 1 < m_versions.size(); ++i) {
        const AlarmRulesVersion &version = m_versions[i];
        rows.push_back({.name = QString::number(version.number),
                        .titleText = tr("%1, %2", "time, person")
                                         .arg(m_context.format.dateTime(version.timeMs), Labels::requester(version.by)),
                        .detailText = changedBy(i),
                        .whyText = text(version.reason),
                        .isCurrent = version.number == m_current->number});
    }
    rows.push_back({.name = QStringLiteral("0"),
                    .titleText = tr("As the configuration has it"),
                    .detailText = tr("Nothing changed here"),
                    .isCurrent = m_current->number == 0});
    m_choices.setRows(std::move(rows));
    Q_EMIT changed();
}

void AlarmExchangeViewModel::choose(const QString &name)
{
    const int index = m_choices.find(name);
    if (index < 0)
        return;
    leaveChosen();
    m_chosenText = m_choices.row(index).titleText;
    if (m_isOfVersions)
        return showVersion(m_versions[static_cast<std::size_t>(index)]);
    m_busy = true;
    Q_EMIT changed();
    const auto show = [this, asked = m_asked](const Result<RuleCheck> &check) {
        if (asked == m_asked)
            check ? showCheck(*check) : fail(check.error());
    };
    m_context.backend.checkAlarmTable(name.toStdString(), this, show);
}

void AlarmExchangeViewModel::leaveChosen()
{
    ++m_asked;
    m_busy = false;
    m_chosenText.clear();
    m_summaryText.clear();
    m_problem.clear();
    m_isReady = false;
    m_change = {};
    m_lines.setRows({});
    Q_EMIT changed();
}

void AlarmExchangeViewModel::showVersion(const AlarmRulesVersion &version)
{
    m_change = {.toVersion = version.number, .basedOn = m_current->number};
    showChanges(changesBetween(m_current->rules, version.rules));
}

void AlarmExchangeViewModel::showCheck(const RuleCheck &check)
{
    m_busy = false;
    if (check.problems.empty()) {
        m_change = {.rules = check.rules, .basedOn = check.basedOn};
        return showChanges(check.changes);
    }
    std::vector<ExchangeLine> lines;
    for (const auto &[line, column, what] : check.problems) {
        const QString where = column.empty() ? tr("Line %1").arg(line) : tr("Line %1, %2").arg(line).arg(text(column));
        lines.push_back(
            {static_cast<int>(lines.size()), tr("%1: %2", "where, what").arg(where, Reasons::text(what)), true});
    }
    m_summaryText = tr("%n fault(s): nothing can be taken", nullptr, static_cast<int>(lines.size()));
    m_lines.setRows(std::move(lines));
    Q_EMIT changed();
}

void AlarmExchangeViewModel::showChanges(const std::vector<RuleChange> &changes)
{
    const AlarmRuleText texts(m_context);
    std::vector<ExchangeLine> lines;
    for (std::size_t i = 0; i < std::min(changes.size(), kMostLines); ++i)
        lines.push_back({static_cast<int>(i), texts.change(changes[i]), false});
    m_lines.setRows(std::move(lines));
    m_isReady = !changes.empty();
    m_summaryText = changes.empty() ? tr("Nothing would change: it is so already")
                                    : tr("%n change(s)", nullptr, static_cast<int>(changes.size()));
    Q_EMIT changed();
}

void AlarmExchangeViewModel::take(const QString &reason)
{
    if (!isReady())
        return;
    m_busy = true;
    m_problem.clear();
    Q_EMIT changed();
    ChangeAlarmSettings change = m_change;
    change.reason = reason.toStdString();
    m_context.submit(std::move(change), this, [this](const Result<ActionDone> &done) {
        if (!done)
            return fail(done.error());
        m_busy = false;
        Q_EMIT changed();
        Q_EMIT taken();
    });
}

void AlarmExchangeViewModel::exportTable()
{
    m_busy = true;
    m_writtenText.clear();
    Q_EMIT changed();
    const std::string file
        = "alarm-settings-" + ValueFormatter::stamp(m_context.live.edgeNowMs()).toStdString() + ".csv";
    const auto write = [this, file](const Result<ActionDone> &done) {
        const auto tell = [this](const Result<std::string> &place) { tellExport(place); };
        if (done)
            m_context.backend.writeAlarmTable(file, this, tell);
        else
            tellExport(Unexpected(done.error()));
    };
    m_context.submit(ExportTable{"alarm settings", file}, this, write);
}

void AlarmExchangeViewModel::tellExport(const Result<std::string> &place)
{
    m_busy = false;
    m_exportFailed = !place;
    m_writtenText = place ? tr("Written: %1").arg(text(*place)) : Reasons::text(place.error().message);
    Q_EMIT changed();
}

void AlarmExchangeViewModel::forgetWritten()
{
    m_writtenText.clear();
    Q_EMIT changed();
}

} // namespace lineside
