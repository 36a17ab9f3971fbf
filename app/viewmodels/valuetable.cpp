// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/valuetable.h"

#include "viewmodels/alarmtable.h"
#include "viewmodels/labels.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace lineside {

namespace {

/// What an operator looks for first; the rest follows by name.
constexpr std::array<std::string_view, 6> kFirstShown{"temperature", "pressure", "humidity",
                                                      "speed",       "power",    "vibration"};

auto rank(const std::string &sensorType)
{
    return std::find(kFirstShown.begin(), kFirstShown.end(), sensorType) - kFirstShown.begin();
}

/// As AlarmEngine does it: whether a value crosses a limit is not asked of one that is no value, or of no known unit.
bool isJudged(const LiveValue &live)
{
    return live.quality != Quality::Bad && !live.unitUnknown;
}

bool isJudged(const ValueRow &row)
{
    return row.quality != enums::Quality::Bad && !row.isUnitUnknown;
}

bool isValueBefore(const SeriesKey &left, const SeriesKey &right)
{
    return std::pair(rank(left.sensorType), left.sensorType) < std::pair(rank(right.sensorType), right.sensorType);
}

} // namespace

const std::vector<Column<ValueRow>> &ValueRow::columns()
{
    static const std::vector<Column<ValueRow>> columns{
        column<&ValueRow::sensorType, ValueRow>("sensorType"),
        column<&ValueRow::label, ValueRow>("label"),
        column<&ValueRow::valueText, ValueRow>("valueText"),
        column<&ValueRow::unitText, ValueRow>("unitText"),
        column<&ValueRow::freshness, ValueRow>("freshness"),
        column<&ValueRow::quality, ValueRow>("quality"),
        column<&ValueRow::isClockDoubtful, ValueRow>("isClockDoubtful"),
        column<&ValueRow::isFrozen, ValueRow>("isFrozen"),
        column<&ValueRow::isUnitUnknown, ValueRow>("isUnitUnknown"),
        column<&ValueRow::qualityText, ValueRow>("qualityText"),
        column<&ValueRow::ageText, ValueRow>("ageText"),
        column<&ValueRow::priority, ValueRow>("priority"),
        column<&ValueRow::isUnacknowledged, ValueRow>("isUnacknowledged"),
        column<&ValueRow::isGone, ValueRow>("isGone"),
        column<&ValueRow::limitsText, ValueRow>("limitsText"),
    };
    return columns;
}

std::vector<SeriesKey> shownSeries(const LiveState &live, const std::string &deviceId, std::size_t atMost)
{
    std::vector<SeriesKey> series = live.seriesOf(deviceId);
    std::sort(series.begin(), series.end(), isValueBefore);
    if (series.size() > atMost)
        series.resize(atMost);
    return series;
}

ValueTable::ValueTable(const PanelContext &context, std::string deviceId, std::size_t atMost, QObject *parent)
    : m_context(context)
    , m_deviceId(std::move(deviceId))
    , m_atMost(atMost)
    , m_rows(parent)
{
    rebuild();
}

void ValueTable::show(const std::string &deviceId)
{
    m_deviceId = deviceId;
    rebuild();
}

void ValueTable::rebuild()
{
    m_known.clear();
    for (const SeriesKey &series : m_context.live.seriesOf(m_deviceId))
        m_known.insert(series.sensorType);
    std::vector<ValueRow> rows;
    for (const SeriesKey &series : chooseSeries())
        rows.push_back(makeRow(series));
    m_rows.setRows(std::move(rows));
}

void ValueTable::updateValue(const SeriesKey &series)
{
    if (!m_known.contains(series.sensorType)) {
        rebuild();
        return;
    }
    const auto &rows = m_rows.rows();
    const auto found
        = std::find_if(rows.begin(), rows.end(), [&](const ValueRow &row) { return row.sensor == series.sensorType; });
    const LiveEntry *entry = m_context.live.value(series);
    if (found == rows.end() || !entry)
        return;
    ValueRow row = *found;
    if (row.unit != entry->value.unit || isJudged(row) != isJudged(entry->value))
        row.limitsText = limitsText(series, entry->value);
    fillValue(row, entry->value);
    const enums::Freshness before = row.freshness;
    row.freshness = m_context.live.freshness(series, *entry);
    if (row.freshness != before)
        fillAge(row, series);
    else
        fillQuality(row, entry->value);
    m_rows.update(static_cast<int>(found - rows.begin()), std::move(row));
}

void ValueTable::updateAlarms()
{
    if (m_known.size() > m_atMost)
        return rebuild(); // another signal may have to be shown
    for (int index = 0; index < m_rows.size(); ++index) {
        ValueRow row = m_rows.row(index);
        fillAlarm(row);
        m_rows.update(index, std::move(row));
    }
}

void ValueTable::updateAges()
{
    for (int index = 0; index < m_rows.size(); ++index) {
        ValueRow row = m_rows.row(index);
        fillAge(row, {m_deviceId, row.sensor});
        m_rows.update(index, std::move(row));
    }
}

ValueRow ValueTable::makeRow(const SeriesKey &series) const
{
    ValueRow row;
    row.sensor = series.sensorType;
    row.sensorType = text(series.sensorType);
    row.label = Labels::sensor(series.sensorType);
    if (const LiveEntry *entry = m_context.live.value(series)) {
        fillValue(row, entry->value);
        row.limitsText = limitsText(series, entry->value);
    }
    fillAge(row, series);
    fillAlarm(row);
    return row;
}

void ValueTable::fillValue(ValueRow &row, const LiveValue &live) const
{
    if (!row.valueText.isEmpty() && row.value == live.value && row.unit == live.unit)
        return;
    row.value = live.value;
    row.unit = live.unit;
    const QString word = m_words ? m_words(row.sensor, live) : QString();
    row.valueText = word.isEmpty() ? m_context.format.number(live.value, live.unit) : word;
    row.unitText = m_context.format.unitText(live.unit);
}

void ValueTable::fillAge(ValueRow &row, const SeriesKey &series) const
{
    const LiveEntry *entry = m_context.live.value(series);
    if (!entry)
        return;
    row.freshness = m_context.live.freshness(series, *entry);
    row.ageText = m_context.format.age(m_context.live.ageMs(*entry));
    fillQuality(row, entry->value);
}

QString ValueTable::frozenText(std::int64_t sinceMs) const
{
    return tr("Unchanged for %1").arg(m_context.format.age(m_context.live.edgeNowMs() - sinceMs));
}

void ValueTable::fillQuality(ValueRow &row, const LiveValue &live) const
{
    row.quality = static_cast<enums::Quality>(live.quality);
    row.isUnitUnknown = live.unitUnknown;
    row.isClockDoubtful = Labels::isClockDoubtful(live);
    const bool isPlain = live.quality == Quality::Good && !row.isUnitUnknown && !row.isClockDoubtful;
    row.qualityText = isPlain ? QString() : Labels::quality(live, m_context.format, row.ageText);
    row.isFrozen = live.frozenSinceMs.has_value();
    if (row.isFrozen)
        row.qualityText += (isPlain ? QString() : QStringLiteral(" · ")) + frozenText(*live.frozenSinceMs);
}

/// The first ones; those in alarm, worst first, before them. Shown in their usual order all the same.
std::vector<SeriesKey> ValueTable::chooseSeries() const
{
    std::vector<SeriesKey> series = shownSeries(m_context.live, m_deviceId, std::numeric_limits<std::size_t>::max());
    if (series.size() <= m_atMost)
        return series;
    std::stable_sort(series.begin(), series.end(), [this](const SeriesKey &left, const SeriesKey &right) {
        return priorityOf(left) > priorityOf(right);
    });
    series.resize(m_atMost);
    std::sort(series.begin(), series.end(), isValueBefore);
    return series;
}

enums::Priority ValueTable::priorityOf(const SeriesKey &series) const
{
    ValueRow row;
    row.sensor = series.sensorType;
    fillAlarm(row);
    return row.priority;
}

/// The worst alarm of the signal; of two that are as bad, what is present and unseen counts.
void ValueTable::fillAlarm(ValueRow &row) const
{
    AlarmSum sum;
    const SeriesKey series{m_deviceId, row.sensor};
    const auto &alarms = m_context.live.alarms();
    for (auto it = alarms.lower_bound({series, LimitKind::LowLow}); it != alarms.end() && it->first.series == series;
         ++it)
        sum.add(it->second);
    row.priority = sum.worst;
    row.isUnacknowledged = sum.isWorstUnacknowledged;
    row.isGone = sum.isWorstGone;
}

QString ValueTable::limitsText(const SeriesKey &series, const LiveValue &live) const
{
    if (!isJudged(live))
        return {};
    QStringList parts;
    const Device *device = m_context.live.device(m_deviceId);
    for (const auto &[kind, limit] : m_context.limits.limitsOf(series, device ? device->type : std::string()))
        parts.append(ValueTable::tr("%1 %2", "kind of limit, value")
                         .arg(Labels::limit(kind), m_context.format.number(limit.limit, live.unit)));
    return parts.join(QStringLiteral("  "));
}

} // namespace lineside
