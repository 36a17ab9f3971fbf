// SPDX-License-Identifier: GPL-3.0-or-later
// The pens of TrendsViewModel: what they ask of history, what they show in the legend.
#include "viewmodels/displaytext.h"
#include "viewmodels/labels.h"
#include "viewmodels/reasons.h"
#include "viewmodels/trendsviewmodel.h"

#include <algorithm>
#include <limits>

namespace lineside {

namespace {

/// Which of history.units the axis of this pen can show: that of the signal now, else the newest.
std::size_t shownUnit(const History &history, const std::string &unitNow)
{
    const auto now = std::find(history.units.begin(), history.units.end(), unitNow);
    if (now != history.units.end() || !unitNow.empty() || history.points.empty())
        return static_cast<std::size_t>(now - history.units.begin());
    return history.points.back().unit;
}

} // namespace

const std::vector<Column<PenRow>> &PenRow::columns()
{
    static const std::vector<Column<PenRow>> columns{
        column<&PenRow::deviceId, PenRow>("deviceId"),       column<&PenRow::deviceName, PenRow>("deviceName"),
        column<&PenRow::sensorType, PenRow>("sensorType"),   column<&PenRow::label, PenRow>("label"),
        column<&PenRow::sensorLabel, PenRow>("sensorLabel"), column<&PenRow::valueText, PenRow>("valueText"),
        column<&PenRow::unitText, PenRow>("unitText"),       column<&PenRow::minimumText, PenRow>("minimumText"),
        column<&PenRow::maximumText, PenRow>("maximumText"), column<&PenRow::freshness, PenRow>("freshness"),
        column<&PenRow::quality, PenRow>("quality"),         column<&PenRow::colorIndex, PenRow>("colorIndex"),
        column<&PenRow::isVisible, PenRow>("isVisible"),     column<&PenRow::isLoading, PenRow>("isLoading"),
        column<&PenRow::problemText, PenRow>("problemText"),
    };
    return columns;
}

const std::vector<Column<SeriesChoiceRow>> &SeriesChoiceRow::columns()
{
    static const std::vector<Column<SeriesChoiceRow>> columns{
        column<&SeriesChoiceRow::deviceId, SeriesChoiceRow>("deviceId"),
        column<&SeriesChoiceRow::deviceName, SeriesChoiceRow>("deviceName"),
        column<&SeriesChoiceRow::sensorType, SeriesChoiceRow>("sensorType"),
        column<&SeriesChoiceRow::label, SeriesChoiceRow>("label"),
        column<&SeriesChoiceRow::unitText, SeriesChoiceRow>("unitText"),
        column<&SeriesChoiceRow::location, SeriesChoiceRow>("location"),
        column<&SeriesChoiceRow::isChosen, SeriesChoiceRow>("isChosen"),
    };
    return columns;
}

void TrendsViewModel::askLater()
{
    if (m_active && !m_debounce.isActive())
        m_debounce.start();
}

void TrendsViewModel::askAll()
{
    for (int pen = 0; pen < m_pens.size(); ++pen)
        ask(pen);
}

void TrendsViewModel::ask(int pen)
{
    Question question = m_questions[static_cast<std::size_t>(pen)];
    if (question.isOutstanding) {
        question.isWantedAgain = true;
        setQuestion(pen, question, {});
        return;
    }
    setQuestion(pen, {.isOutstanding = true, .isWantedAgain = false}, {});
    const SeriesKey series = m_pens.row(pen).series;
    const int columns = m_source.columns() > 0 ? m_source.columns() : kMaxPoints;
    m_context.backend.queryHistory({series, m_source.fromMs(), m_source.toMs(), columns}, this,
                                   [this, series](const Result<History> &answer) { takeHistory(series, answer); });
}

void TrendsViewModel::takeHistory(const SeriesKey &series, const Result<History> &answer)
{
    const int pen = penOf(series);
    if (pen < 0)
        return; // removed meanwhile
    const Question question = m_questions[static_cast<std::size_t>(pen)];
    const QString problem = answer ? otherUnits(pen, *answer) : Reasons::text(answer.error().message);
    setQuestion(pen, {}, problem);
    if (answer)
        takePoints(pen, *answer);
    if (question.isWantedAgain)
        ask(pen);
    refreshLegend();
    m_source.touch();
}

QString TrendsViewModel::otherUnits(int index, const History &history) const
{
    const std::size_t shown = shownUnit(history, m_pens.row(index).unit);
    QStringList others;
    for (std::size_t i = 0; i < history.units.size(); ++i) {
        if (i != shown)
            others.append(history.units[i].empty() ? tr("no unit") : m_context.format.unitText(history.units[i]));
    }
    return others.isEmpty() ? QString()
                            : tr("Not drawn: what was recorded in %1").arg(others.join(QStringLiteral(", ")));
}

/// What was sent in another unit is on no line of this one's axis: it is left out, and the legend says so.
void TrendsViewModel::takePoints(int index, const History &history)
{
    const DisplayUnit &unit = m_context.format.displayUnit(m_pens.row(index).unit);
    const std::size_t shown = shownUnit(history, m_pens.row(index).unit);
    TrendPen &pen = m_source.pens()[static_cast<std::size_t>(index)];
    std::vector<TrendPoint> points;
    points.reserve(history.points.size());
    for (const HistoryPoint &point : history.points) {
        if (history.units.empty() || point.unit == shown)
            points.push_back(
                {point.timeMs, unit.toDisplay(point.min), unit.toDisplay(point.max), unit.toDisplay(point.mean)});
    }
    // What came live since the question was asked is newer than the answer.
    const std::int64_t answeredTo = points.empty()
        ? history.query.fromMs
        : std::min(points.back().timeMs + history.bucketMs, history.query.toMs - 1);
    for (const TrendPoint &live : pen.series.points()) {
        if (live.timeMs > answeredTo && live.timeMs >= history.query.toMs - kLiveOverlapMs)
            points.push_back(live);
    }
    pen.series.assign(std::move(points));
}

void TrendsViewModel::setQuestion(int pen, Question question, const QString &problem)
{
    m_questions[static_cast<std::size_t>(pen)] = question;
    PenRow row = m_pens.row(pen);
    row.isLoading = question.isOutstanding;
    row.problemText = problem;
    m_pens.update(pen, std::move(row));
    refreshLoading();
}

void TrendsViewModel::refreshLoading()
{
    const bool loading = std::any_of(m_questions.begin(), m_questions.end(),
                                     [](const Question &question) { return question.isOutstanding; });
    if (loading == m_loading)
        return;
    m_loading = loading;
    Q_EMIT loadingChanged();
}

void TrendsViewModel::removePenAt(int pen)
{
    m_source.pens().erase(m_source.pens().begin() + pen);
    m_questions.erase(m_questions.begin() + pen);
    std::vector<PenRow> rows = m_pens.rows();
    rows.erase(rows.begin() + pen);
    m_pens.setRows(std::move(rows));
}

void TrendsViewModel::pensHaveChanged()
{
    followSamples();
    refreshLegend();
    refreshChoices();
    refreshLoading();
    m_source.touch();
    Q_EMIT pensChanged();
}

void TrendsViewModel::followSamples()
{
    std::vector<SeriesKey> followed;
    if (m_active) {
        for (const PenRow &row : m_pens.rows())
            followed.push_back(row.series);
    }
    m_context.live.watch(this, std::move(followed));
}

int TrendsViewModel::penOf(const SeriesKey &series) const
{
    return m_pens.find(series);
}

int TrendsViewModel::freeColor() const
{
    for (int color = 0; color < kMaxPens; ++color) {
        const auto &rows = m_pens.rows();
        if (std::none_of(rows.begin(), rows.end(), [&](const PenRow &row) { return row.colorIndex == color; }))
            return color;
    }
    return 0;
}

void TrendsViewModel::adoptLimits()
{
    for (int pen = 0; pen < m_pens.size(); ++pen)
        m_source.pens()[static_cast<std::size_t>(pen)].limits = makePen(m_pens.row(pen)).limits;
}

PenRow TrendsViewModel::makePenRow(const SeriesKey &series, int colorIndex) const
{
    PenRow row;
    row.series = series;
    row.colorIndex = colorIndex;
    row.deviceId = text(series.deviceId);
    row.sensorType = text(series.sensorType);
    fillTexts(row);
    return row;
}

void TrendsViewModel::fillTexts(PenRow &row) const
{
    row.deviceName = deviceNameOf(row.series.deviceId, m_context.live);
    row.sensorLabel = Labels::sensor(row.series.sensorType);
    row.label = tr("%1 %2", "machine, signal").arg(row.deviceName, row.sensorLabel);
    if (const LiveEntry *entry = m_context.live.value(row.series))
        row.unit = entry->value.unit;
    row.unitText = m_context.format.unitText(row.unit);
}

void TrendsViewModel::adoptUnits()
{
    for (int pen = 0; pen < m_pens.size(); ++pen) {
        const LiveEntry *entry = m_context.live.value(m_pens.row(pen).series);
        if (!entry || entry->value.unit == m_pens.row(pen).unit)
            continue;
        PenRow row = m_pens.row(pen);
        fillTexts(row);
        m_source.pens()[static_cast<std::size_t>(pen)] = makePen(row); // its points were in another unit
        m_pens.update(pen, std::move(row));
        askLater();
    }
}

TrendPen TrendsViewModel::makePen(const PenRow &row) const
{
    const DisplayUnit &unit = m_context.format.displayUnit(row.unit);
    TrendPen pen;
    pen.label = row.label;
    pen.unitText = unit.symbol;
    pen.digits = unit.digits;
    pen.colorIndex = row.colorIndex;
    pen.visible = row.isVisible;
    const Device *device = m_context.live.device(row.series.deviceId);
    for (const auto &[kind, limit] : m_context.limits.limitsOf(row.series, device ? device->type : std::string()))
        pen.limits.push_back({unit.toDisplay(limit.limit), static_cast<int>(limit.priority)});
    return pen;
}

void TrendsViewModel::writePen(int pen, PenRow row)
{
    m_source.pens()[static_cast<std::size_t>(pen)].label = row.label;
    m_pens.update(pen, std::move(row));
}

void TrendsViewModel::fillValue(PenRow &row) const
{
    if (const LiveEntry *entry = m_context.live.value(row.series)) {
        row.valueText = m_context.format.number(entry->value.value, entry->value.unit);
        row.freshness = m_context.live.freshness(row.series, *entry);
        row.quality = static_cast<enums::Quality>(entry->value.quality);
    }
}

void TrendsViewModel::fillNumbers(PenRow &row, const TrendPen &pen) const
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const TrendPoint &point : pen.series.within(m_source.fromMs(), m_source.toMs())) {
        low = std::min(low, point.min);
        high = std::max(high, point.max);
    }
    row.minimumText = m_context.format.plain(low, pen.digits);
    row.maximumText = m_context.format.plain(high, pen.digits);
    fillValue(row);
    if (isCursorShown()) {
        row.freshness = enums::Freshness::Live; // it tells of the past, of whose age there is no doubt
        row.quality = enums::Quality::Good;
        const std::optional<TrendPoint> point = pen.series.nearest(*m_source.cursorMs());
        row.valueText
            = m_context.format.plain(point ? point->mean : std::numeric_limits<double>::quiet_NaN(), pen.digits);
    }
}

SeriesChoiceRow TrendsViewModel::makeChoice(const SeriesKey &series) const
{
    SeriesChoiceRow row;
    row.series = series;
    row.deviceId = text(series.deviceId);
    row.deviceName = deviceNameOf(series.deviceId, m_context.live);
    row.sensorType = text(series.sensorType);
    row.label = Labels::sensor(series.sensorType);
    if (const LiveEntry *entry = m_context.live.value(series))
        row.unitText = m_context.format.unitText(entry->value.unit);
    if (const Device *device = m_context.live.device(series.deviceId))
        row.location = displayText(device->location);
    row.isChosen = penOf(series) >= 0;
    return row;
}

bool TrendsViewModel::passesFilter(const SeriesChoiceRow &choice) const
{
    const auto holds = [this](const QString &where) { return where.contains(m_choiceFilter, Qt::CaseInsensitive); };
    return m_choiceFilter.isEmpty() || holds(choice.deviceName) || holds(choice.label) || holds(choice.location);
}

} // namespace lineside
