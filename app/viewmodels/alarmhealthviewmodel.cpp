// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmhealthviewmodel.h"

#include "viewmodels/alarmsentences.h"
#include "viewmodels/healthfigures.h"
#include "viewmodels/labels.h"
#include "viewmodels/reasons.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace lineside {

namespace {

constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;

template <std::size_t Size>
QList<int> listOf(const std::array<std::size_t, Size> &counts)
{
    QList<int> list;
    for (const std::size_t count : counts)
        list.append(static_cast<int>(count));
    return list;
}

/// Its id, when deadband and delays may be what is wrong with it.
QString tunable(const AlarmKey &key)
{
    return isLimit(key.limit) ? text(key.id()) : QString();
}

} // namespace

const std::vector<Column<HealthCaseRow>> &HealthCaseRow::columns()
{
    static const std::vector<Column<HealthCaseRow>> columns{
        column<&HealthCaseRow::heading, HealthCaseRow>("heading"),
        column<&HealthCaseRow::alarmId, HealthCaseRow>("alarmId"),
        column<&HealthCaseRow::deviceId, HealthCaseRow>("deviceId"),
        column<&HealthCaseRow::deviceName, HealthCaseRow>("deviceName"),
        column<&HealthCaseRow::title, HealthCaseRow>("title"),
        column<&HealthCaseRow::detail, HealthCaseRow>("detail"),
        column<&HealthCaseRow::valueText, HealthCaseRow>("valueText"),
    };
    return columns;
}

AlarmHealthViewModel::AlarmHealthViewModel(const PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_figures(this)
    , m_cases(this)
{
    connect(&context.format, &ValueFormatter::localeChanged, this, &AlarmHealthViewModel::show);
}

void AlarmHealthViewModel::setDays(int days)
{
    if (days == m_days || days < 1)
        return;
    m_days = days;
    Q_EMIT daysChanged();
    load();
}

QStringList AlarmHealthViewModel::positions() const
{
    if (!m_health || m_health->positions.size() < 2)
        return {};
    QStringList names{tr("Whole site")};
    for (const std::string &each : m_health->positions)
        names.append(text(each));
    return names;
}

void AlarmHealthViewModel::setPosition(int position)
{
    if (position == m_position || position < 0 || position >= positions().size())
        return;
    m_position = position;
    Q_EMIT positionChanged();
    load();
}

std::string AlarmHealthViewModel::positionName() const
{
    const auto index = static_cast<std::size_t>(m_position);
    return index == 0 ? std::string() : m_health->positions.at(index - 1);
}

void AlarmHealthViewModel::load()
{
    if (m_loading)
        return;
    m_loading = true;
    m_problem.clear();
    Q_EMIT stateChanged();
    const std::int64_t nowMs = m_context.live.edgeNowMs();
    m_context.backend.queryAlarmHealth({{nowMs - m_days * kDayMs, nowMs}, positionName()}, this,
                                       [this, days = m_days, position = m_position](Result<AlarmHealth> answer) {
                                           take(days, position, std::move(answer));
                                       });
}

/// The choice may have changed meanwhile: then what came is of the stretch before.
void AlarmHealthViewModel::take(int days, int position, Result<AlarmHealth> answer)
{
    m_loading = false;
    if (days != m_days || position != m_position)
        return load();
    if (answer)
        m_health = std::move(*answer);
    else
        m_problem = Reasons::text(answer.error().message);
    show();
}

void AlarmHealthViewModel::show()
{
    if (m_health) {
        m_figures.setRows(healthFigures(*m_health, m_context.format));
        std::vector<HealthCaseRow> rows;
        const auto add = [&rows](const QString &heading, std::vector<HealthCaseRow> section) {
            if (!section.empty())
                section.front().heading = heading;
            std::ranges::move(section, std::back_inserter(rows));
        };
        add(tr("Floods"), floods());
        add(tr("Most frequent"), mostFrequent());
        add(tr("Chattering"), chattering());
        add(tr("Active for more than a day"), stale());
        m_cases.setRows(std::move(rows));
    }
    Q_EMIT stateChanged();
}

QString AlarmHealthViewModel::spanText() const
{
    if (!m_health)
        return {};
    return tr("%1 to %2, recorded for %3 of it")
        .arg(m_context.format.dateTime(m_health->span.fromMs), m_context.format.dateTime(m_health->span.toMs),
             healthShare(m_health->coverage, m_context.format));
}

QList<int> AlarmHealthViewModel::bands() const
{
    return m_health ? listOf(m_health->bands) : QList<int>();
}

QList<int> AlarmHealthViewModel::priorities() const
{
    return m_health ? listOf(m_health->countByPriority) : QList<int>();
}

HealthCaseRow AlarmHealthViewModel::caseOf(const char *section, const AlarmKey &key) const
{
    HealthCaseRow row;
    row.id = QLatin1String(section) + text(key.id());
    row.deviceId = text(key.series.deviceId);
    row.deviceName = deviceNameOf(key.series.deviceId, m_context.live);
    row.title = alarmTitle(key);
    return row;
}

std::vector<HealthCaseRow> AlarmHealthViewModel::floods() const
{
    std::vector<HealthCaseRow> rows;
    for (auto flood = m_health->floods.rbegin(); flood != m_health->floods.rend(); ++flood) {
        HealthCaseRow row = caseOf("flood ", flood->first);
        row.id += QString::number(flood->startMs);
        const QString began = m_context.format.dateTime(flood->firstMs);
        row.detail = flood->endMs ? tr("%1, for %2", "start of a flood, how long")
                                        .arg(began, m_context.format.age(*flood->endMs - flood->firstMs))
                                  : tr("%1, goes on", "start of a flood").arg(began);
        row.title = tr("First: %1", "of a flood, the alarm that came first").arg(row.title);
        row.valueText = tr("%n alarm(s)", nullptr, static_cast<int>(flood->count));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<HealthCaseRow> AlarmHealthViewModel::mostFrequent() const
{
    std::vector<HealthCaseRow> rows;
    for (const CountedAlarm &each : m_health->topTen) {
        HealthCaseRow row = caseOf("frequent ", each.key);
        row.alarmId = tunable(each.key);
        row.detail = tr("%1 of all alarms", "a share")
                         .arg(healthShare(static_cast<double>(each.count) / static_cast<double>(m_health->count),
                                          m_context.format));
        row.valueText = m_context.format.count(each.count) + u'×';
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<HealthCaseRow> AlarmHealthViewModel::chattering() const
{
    std::vector<HealthCaseRow> rows;
    for (const ChatteringAlarm &each : m_health->chattering) {
        HealthCaseRow row = caseOf("chattering ", each.key);
        row.alarmId = tunable(each.key);
        row.detail = tr("Index %1, chattering from %2 on")
                         .arg(m_context.format.plain(each.psi, 3), m_context.format.plain(0.05, 2));
        row.valueText = m_context.format.count(each.count) + u'×';
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<HealthCaseRow> AlarmHealthViewModel::stale() const
{
    std::vector<HealthCaseRow> rows;
    for (const StaleAlarm &each : m_health->stale) {
        HealthCaseRow row = caseOf("stale ", each.key);
        row.id += QString::number(each.activatedMs);
        row.detail = each.isStanding ? tr("Still active") : tr("Gone by now");
        row.valueText = m_context.format.dateTime(each.activatedMs);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace lineside
