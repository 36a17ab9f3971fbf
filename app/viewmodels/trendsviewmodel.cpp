// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/trendsviewmodel.h"

#include "viewmodels/labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace lineside {

namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kHourMs = 60 * kMinuteMs;
constexpr std::int64_t kDayMs = 24 * kHourMs;
constexpr std::int64_t kShortestMs = 10'000;
constexpr std::array<std::int64_t, 9> kSpans{kMinuteMs, 10 * kMinuteMs, kHourMs,    4 * kHourMs, 8 * kHourMs,
                                             kDayMs,    3 * kDayMs,     7 * kDayMs, 30 * kDayMs};

constexpr double kMomentSpans = 6; // what is to be seen fills a sixth of the width

/// Long enough to let a drag end, short enough to be no wait.
constexpr std::chrono::milliseconds kDebounce{150};

std::vector<TrendMark> marksOf(const QVariantList &list)
{
    std::vector<TrendMark> marks;
    for (const QVariant &each : list) {
        const QVariantMap mark = each.toMap();
        marks.push_back({static_cast<std::int64_t>(mark.value(QStringLiteral("ms")).toDouble()),
                         mark.value(QStringLiteral("text")).toString()});
    }
    return marks;
}

} // namespace

TrendsViewModel::TrendsViewModel(const PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_source(this)
    , m_pens(this)
    , m_choices(this)
    , m_debounce(this)
{
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(kDebounce);
    connect(&m_debounce, &QTimer::timeout, this, &TrendsViewModel::askAll);
    connect(&m_source, &TrendSource::columnsChanged, this, &TrendsViewModel::askLater);
    connect(&context.live, &LiveState::frameApplied, this, &TrendsViewModel::applyFrame);
    connect(&context.live, &LiveState::ticked, this, &TrendsViewModel::refreshSecond);
    connect(&context.live, &LiveState::stalledChanged, this, &TrendsViewModel::refreshSecond);
    connect(&context.format, &ValueFormatter::localeChanged, this, &TrendsViewModel::refreshTexts);
    m_source.setLocale(context.format.locale());
    showNow();
    refreshChoices();
}

void TrendsViewModel::setActive(bool active)
{
    if (active == m_active)
        return;
    m_active = active;
    followSamples();
    if (m_active) {
        followView();
        refreshChoices();
    }
    Q_EMIT activeChanged();
}

void TrendsViewModel::setLive(bool live)
{
    if (live == m_live)
        return;
    m_live = live;
    if (m_live) {
        m_source.setMarks({});
        followView();
    }
    Q_EMIT viewChanged();
}

QStringList TrendsViewModel::spanNames() const
{
    QStringList names;
    for (const std::int64_t span : kSpans) {
        if (span < kHourMs)
            names.append(tr("%n min", "", static_cast<int>(span / kMinuteMs)));
        else if (span < kDayMs)
            names.append(tr("%n h", "", static_cast<int>(span / kHourMs)));
        else
            names.append(tr("%n d", "", static_cast<int>(span / kDayMs)));
    }
    return names;
}

int TrendsViewModel::spanIndex() const
{
    const auto found = std::find(kSpans.begin(), kSpans.end(), m_spanMs);
    return found == kSpans.end() ? -1 : static_cast<int>(found - kSpans.begin());
}

void TrendsViewModel::setSpanIndex(int index)
{
    if (index < 0 || index >= static_cast<int>(kSpans.size()) || index == spanIndex())
        return;
    m_spanMs = kSpans[static_cast<std::size_t>(index)];
    show(m_source.toMs() - m_spanMs, m_source.toMs());
    Q_EMIT viewChanged();
}

QString TrendsViewModel::rangeText() const
{
    const ValueFormatter &format = m_context.format;
    return tr("%1 to %2", "two moments")
        .arg(format.dateTime(m_source.fromMs()), m_live ? tr("now") : format.dateTime(m_source.toMs()));
}

void TrendsViewModel::setChoiceFilter(const QString &filter)
{
    if (filter == m_choiceFilter)
        return;
    m_choiceFilter = filter;
    refreshChoices();
    Q_EMIT choiceFilterChanged();
}

QString TrendsViewModel::cursorText() const
{
    return m_context.format.dateTime(m_source.cursorMs().value_or(0));
}

void TrendsViewModel::addPen(const QString &deviceId, const QString &sensorType)
{
    const SeriesKey series{deviceId.toStdString(), sensorType.toStdString()};
    if (!canAddPen() || penOf(series) >= 0)
        return;
    const PenRow row = makePenRow(series, freeColor());
    m_source.pens().push_back(makePen(row));
    m_questions.emplace_back();
    m_pens.append({row});
    pensHaveChanged();
    askLater();
}

void TrendsViewModel::removePen(const QString &deviceId, const QString &sensorType)
{
    const int pen = penOf({deviceId.toStdString(), sensorType.toStdString()});
    if (pen < 0)
        return;
    removePenAt(pen);
    pensHaveChanged();
}

void TrendsViewModel::toggleChoice(const QString &deviceId, const QString &sensorType)
{
    if (penOf({deviceId.toStdString(), sensorType.toStdString()}) >= 0)
        removePen(deviceId, sensorType);
    else
        addPen(deviceId, sensorType);
}

void TrendsViewModel::togglePen(int row)
{
    if (row < 0 || row >= m_pens.size())
        return;
    TrendPen &pen = m_source.pens()[static_cast<std::size_t>(row)];
    pen.visible = !pen.visible;
    PenRow changed = m_pens.row(row);
    changed.isVisible = pen.visible;
    m_pens.update(row, std::move(changed));
    m_source.touch();
}

void TrendsViewModel::clearPens()
{
    setPens({});
}

void TrendsViewModel::setPens(const std::vector<SeriesKey> &series)
{
    for (int pen = m_pens.size() - 1; pen >= 0; --pen) {
        if (std::find(series.begin(), series.end(), m_pens.row(pen).series) == series.end())
            removePenAt(pen);
    }
    pensHaveChanged();
    for (const SeriesKey &wanted : series)
        addPen(text(wanted.deviceId), text(wanted.sensorType));
}

void TrendsViewModel::showMoment(const QString &deviceId, const QString &sensorType, double startMs, double lengthMs,
                                 const QVariantList &marks)
{
    if (!(lengthMs >= 0) || !std::isfinite(startMs + lengthMs))
        return;
    if (!canAddPen() && penOf({deviceId.toStdString(), sensorType.toStdString()}) < 0)
        removePenAt(m_pens.size() - 1);
    addPen(deviceId, sensorType);
    const double span
        = std::clamp(lengthMs * kMomentSpans, static_cast<double>(kSpans.front()), static_cast<double>(kSpans.back()));
    m_spanMs = static_cast<std::int64_t>(span);
    m_live = false;
    const auto from = static_cast<std::int64_t>(startMs + lengthMs / 2 - span / 2);
    show(from, from + m_spanMs);
    m_source.setCursor(static_cast<std::int64_t>(startMs));
    m_source.setMarks(marksOf(marks));
    refreshLegend();
    Q_EMIT viewChanged();
    Q_EMIT cursorChanged();
}

void TrendsViewModel::pan(double share)
{
    const auto by = static_cast<std::int64_t>(share * static_cast<double>(m_spanMs));
    const std::int64_t now = m_context.live.edgeNowMs();
    const std::int64_t to = std::min(m_source.toMs() + by, now);
    m_live = share > 0 && to == now;
    show(to - m_spanMs, to);
    Q_EMIT viewChanged();
}

void TrendsViewModel::zoom(double factor, double at)
{
    if (!(factor > 0) || !std::isfinite(factor))
        return;
    const double wanted = static_cast<double>(m_spanMs) / factor;
    const auto span = static_cast<std::int64_t>(
        std::clamp(wanted, static_cast<double>(kShortestMs), static_cast<double>(kSpans.back())));
    const double fixed = m_live ? 1 : std::clamp(at, 0.0, 1.0);
    const auto grown = static_cast<double>(m_spanMs - span);
    const std::int64_t from = m_source.fromMs() + static_cast<std::int64_t>(grown * fixed);
    m_spanMs = span;
    show(from, from + span);
    Q_EMIT viewChanged();
}

void TrendsViewModel::moveCursor(double at)
{
    const auto into = static_cast<std::int64_t>(std::clamp(at, 0.0, 1.0) * static_cast<double>(m_spanMs));
    m_source.setCursor(m_source.fromMs() + into);
    refreshLegend();
    Q_EMIT cursorChanged();
}

void TrendsViewModel::clearCursor()
{
    if (!isCursorShown())
        return;
    m_source.setCursor({});
    refreshLegend();
    Q_EMIT cursorChanged();
}

void TrendsViewModel::applyFrame(const LiveFrame &frame)
{
    if (frame.alarmRules)
        adoptLimits();
    if (!m_active)
        return;
    adoptUnits();
    takeSamples(frame.samples);
    takeValues(frame);
    if (m_live)
        showNow();
    if (m_context.live.values().size() != m_seriesOffered || !m_context.live.changedDevices().empty())
        refreshChoices();
}

/// The legend shows what the tiles show, at the same moment.
void TrendsViewModel::takeValues(const LiveFrame &frame)
{
    if (isCursorShown())
        return;
    for (int pen = 0; pen < m_pens.size(); ++pen) {
        if (!frame.values.contains(m_pens.row(pen).series))
            continue;
        PenRow row = m_pens.row(pen);
        fillValue(row);
        m_pens.update(pen, std::move(row));
    }
}

void TrendsViewModel::takeSamples(const std::vector<LiveSample> &samples)
{
    bool taken = false;
    for (const LiveSample &sample : samples) {
        const int pen = penOf(sample.series);
        if (pen < 0)
            continue;
        const DisplayUnit &unit = m_context.format.displayUnit(m_pens.row(pen).unit);
        TrendSeries &series = m_source.pens()[static_cast<std::size_t>(pen)].series;
        series.append(sample.timestampMs, unit.toDisplay(sample.value), resolutionMs());
        taken = true;
    }
    if (taken)
        m_source.touch();
}

void TrendsViewModel::refreshSecond()
{
    if (!m_active)
        return;
    if (m_live) {
        showNow();
        for (TrendPen &pen : m_source.pens())
            pen.series.dropBefore(m_source.fromMs() - m_spanMs / 10);
    }
    refreshLegend();
    if (m_live)
        Q_EMIT viewChanged();
}

void TrendsViewModel::refreshTexts()
{
    m_source.setLocale(m_context.format.locale());
    for (int pen = 0; pen < m_pens.size(); ++pen) {
        PenRow row = m_pens.row(pen);
        fillTexts(row);
        writePen(pen, std::move(row));
    }
    refreshLegend();
    refreshChoices();
    Q_EMIT textsChanged();
    Q_EMIT viewChanged();
    Q_EMIT cursorChanged();
}

void TrendsViewModel::refreshLegend()
{
    for (int pen = 0; pen < m_pens.size(); ++pen) {
        PenRow row = m_pens.row(pen);
        fillNumbers(row, m_source.pens()[static_cast<std::size_t>(pen)]);
        m_pens.update(pen, std::move(row));
    }
}

void TrendsViewModel::refreshChoices()
{
    m_seriesOffered = m_context.live.values().size();
    std::vector<SeriesChoiceRow> choices;
    for (const auto &[series, entry] : m_context.live.values()) {
        SeriesChoiceRow choice = makeChoice(series);
        if (passesFilter(choice))
            choices.push_back(std::move(choice));
    }
    std::sort(choices.begin(), choices.end(), [](const SeriesChoiceRow &a, const SeriesChoiceRow &b) {
        return std::tie(a.location, a.deviceName, a.label, a.series)
            < std::tie(b.location, b.deviceName, b.label, b.series);
    });
    m_choices.setRows(std::move(choices));
}

void TrendsViewModel::showNow()
{
    // A step smaller than half a pixel would redraw the same picture.
    const std::int64_t now = m_context.live.edgeNowMs();
    if (std::abs(now - m_source.toMs()) * 2 >= resolutionMs() || m_source.toMs() - m_source.fromMs() != m_spanMs)
        m_source.setRange(now - m_spanMs, now);
}

void TrendsViewModel::show(std::int64_t fromMs, std::int64_t toMs)
{
    m_source.setRange(fromMs, toMs);
    askLater();
}

void TrendsViewModel::followView()
{
    if (m_live)
        showNow();
    askLater();
}

std::int64_t TrendsViewModel::resolutionMs() const
{
    const int columns = m_source.columns() > 0 ? m_source.columns() : kMaxPoints;
    return std::max<std::int64_t>(1, m_spanMs / columns);
}

} // namespace lineside
