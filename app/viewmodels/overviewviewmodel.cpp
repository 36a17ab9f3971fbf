// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/overviewviewmodel.h"

#include "viewmodels/displaytext.h"
#include "viewmodels/labels.h"
#include "viewmodels/rejectedtally.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace lineside {

const std::vector<Column<TileRow>> &TileRow::columns()
{
    static const std::vector<Column<TileRow>> columns{
        column<&TileRow::deviceId, TileRow>("deviceId"),
        column<&TileRow::name, TileRow>("name"),
        column<&TileRow::type, TileRow>("type"),
        column<&TileRow::typeCode, TileRow>("typeCode"),
        column<&TileRow::location, TileRow>("location"),
        column<&TileRow::statusText, TileRow>("statusText"),
        column<&TileRow::statusCode, TileRow>("statusCode"),
        column<&TileRow::statusFreshness, TileRow>("statusFreshness"),
        column<&TileRow::isOffline, TileRow>("isOffline"),
        column<&TileRow::worstPriority, TileRow>("worstPriority"),
        column<&TileRow::unacknowledged, TileRow>("unacknowledged"),
        column<&TileRow::isWorstGone, TileRow>("isWorstGone"),
        column<&TileRow::isWorstUnacknowledged, TileRow>("isWorstUnacknowledged"),
        column<&TileRow::unseenPriority, TileRow>("unseenPriority"),
        column<&TileRow::isUnseenGone, TileRow>("isUnseenGone"),
        column<&TileRow::rejected, TileRow>("rejected"),
        column<&TileRow::rejectedText, TileRow>("rejectedText"),
        column<&TileRow::values, TileRow>("values"),
    };
    return columns;
}

const std::vector<Column<SectionRow>> &SectionRow::columns()
{
    static const std::vector<Column<SectionRow>> columns{
        column<&SectionRow::location, SectionRow>("location"),
        column<&SectionRow::summary, SectionRow>("summary"),
        column<&SectionRow::isFirst, SectionRow>("isFirst"),
        column<&SectionRow::tiles, SectionRow>("tiles"),
    };
    return columns;
}

namespace {

bool isTileBefore(const TileRow &left, const TileRow &right)
{
    return isPlacedBefore({left.location, left.name, left.deviceId}, {right.location, right.name, right.deviceId});
}

} // namespace

OverviewViewModel::OverviewViewModel(const PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_tiles(this)
    , m_sections(this)
{
    connect(&context.live, &LiveState::frameApplied, this, &OverviewViewModel::applyFrame);
    connect(&context.live, &LiveState::ticked, this, &OverviewViewModel::refreshAges);
    connect(&context.live, &LiveState::stalledChanged, this, &OverviewViewModel::refreshAges);
    connect(&context.live, &LiveState::statusChanged, this, &OverviewViewModel::refreshRejected);
    connect(&context.live, &LiveState::loadingChanged, this, &OverviewViewModel::countsChanged);
    connect(&context.format, &ValueFormatter::localeChanged, this, &OverviewViewModel::refreshTexts);
    rebuildTiles();
}

OverviewViewModel::~OverviewViewModel() = default;

void OverviewViewModel::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    rebuildTiles();
    Q_EMIT filterChanged();
}

void OverviewViewModel::setColumns(int columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    rebuildSections();
    Q_EMIT columnsChanged();
}

void OverviewViewModel::applyFrame(const LiveFrame &frame)
{
    applyValues(frame);
    if (!frame.alarms.empty())
        applyAlarms(frame);
    for (const std::string &id : m_context.live.changedDevices()) {
        if (m_context.live.device(id))
            valuesOf(id).updateAges(); // it may have gone off or come back
        else if (const auto table = m_values.find(id); table != m_values.end())
            table->second->rebuild(); // it left
    }
    if (!m_context.live.changedDevices().empty())
        rebuildTiles();
}

void OverviewViewModel::applyValues(const LiveFrame &frame)
{
    for (const auto &[series, value] : frame.values) {
        const auto table = m_values.find(series.deviceId);
        if (table != m_values.end())
            table->second->updateValue(series);
    }
}

void OverviewViewModel::applyAlarms(const LiveFrame &frame)
{
    std::set<std::string> devices;
    for (const auto &[key, alarm] : frame.alarms)
        devices.insert(key.series.deviceId);
    const std::map<std::string, AlarmSum> sums = sumAlarms();
    for (const std::string &device : devices) {
        if (const auto table = m_values.find(device); table != m_values.end())
            table->second->updateAlarms();
        const auto sum = sums.find(device);
        refreshTile(device, sum == sums.end() ? AlarmSum() : sum->second);
    }
    const auto &known = m_context.live.devices();
    Counts counts = m_counts;
    counts.alarmed = static_cast<int>(
        std::count_if(sums.begin(), sums.end(), [&](const auto &entry) { return known.contains(entry.first); }));
    setCounts(counts);
}

/// An alarm moves no tile, so nothing else has to be looked at.
void OverviewViewModel::refreshTile(const std::string &deviceId, const AlarmSum &alarms)
{
    const int index = m_tiles.find(text(deviceId));
    const Device *device = m_context.live.device(deviceId);
    if (index < 0 || !device)
        return;
    const TileRow tile = makeTile(*device, alarms);
    m_tiles.update(index, tile);
    for (auto line = m_lineTiles.lower_bound({tile.location, 0});
         line != m_lineTiles.end() && line->first.first == tile.location; ++line) {
        if (const int place = line->second->find(tile.deviceId); place >= 0)
            line->second->update(place, tile);
    }
}

void OverviewViewModel::refreshAges()
{
    for (const auto &[device, table] : m_values)
        table->updateAges();
    if (hasAgingState())
        rebuildTiles();
}

/// A state has become old or fresh, or its age stands on a tile.
bool OverviewViewModel::hasAgingState() const
{
    const auto &tiles = m_tiles.rows();
    return std::any_of(tiles.begin(), tiles.end(), [this](const TileRow &tile) {
        const Device *device = m_context.live.device(tile.deviceId.toStdString());
        const bool showsAge = tile.statusFreshness != enums::Freshness::Live && !tile.isOffline;
        return showsAge || (device && m_context.live.freshness(*device) != tile.statusFreshness);
    });
}

void OverviewViewModel::refreshRejected()
{
    std::map<std::string, std::uint64_t> rejected = RejectedTally::byDevice(m_context);
    if (rejected == m_rejected)
        return;
    m_rejected = std::move(rejected);
    rebuildTiles();
}

void OverviewViewModel::refreshTexts()
{
    for (const auto &[device, table] : m_values)
        table->rebuild();
    rebuildTiles();
}

void OverviewViewModel::rebuildTiles()
{
    const std::map<std::string, AlarmSum> alarms = sumAlarms();
    std::vector<TileRow> tiles;
    Counts counts;
    for (const auto &[id, device] : m_context.live.devices()) {
        const auto sum = alarms.find(id);
        TileRow tile = makeTile(device, sum == alarms.end() ? AlarmSum() : sum->second);
        ++counts.devices;
        counts.offline += tile.isOffline ? 1 : 0;
        counts.alarmed += tile.worstPriority == enums::Priority::None ? 0 : 1;
        if (passesFilter(tile))
            tiles.push_back(std::move(tile));
    }
    std::sort(tiles.begin(), tiles.end(), isTileBefore);
    m_tiles.setRows(std::move(tiles));
    rebuildSections();
    setCounts(counts);
}

void OverviewViewModel::rebuildSections()
{
    std::vector<SectionRow> lines;
    std::span<const TileRow> tiles = m_tiles.rows();
    while (!tiles.empty()) {
        const auto end = std::find_if(tiles.begin(), tiles.end(),
                                      [&](const TileRow &tile) { return tile.location != tiles.front().location; });
        const auto size = static_cast<std::size_t>(end - tiles.begin());
        appendLines(lines, tiles.first(size));
        tiles = tiles.subspan(size);
    }
    m_sections.setRows(std::move(lines));
}

void OverviewViewModel::appendLines(std::vector<SectionRow> &lines, std::span<const TileRow> tiles)
{
    const QString summary = sectionSummary(tiles);
    const std::size_t length = m_columns > 0 ? static_cast<std::size_t>(m_columns) : tiles.size();
    for (int line = 0; !tiles.empty(); ++line) {
        const auto shown = tiles.first(std::min(length, tiles.size()));
        SectionRow row{shown.front().location, line, summary, line == 0, nullptr};
        std::unique_ptr<RowTable<TileRow>> &table = m_lineTiles[row.key()];
        if (!table)
            table = std::make_unique<RowTable<TileRow>>(this);
        table->setRows({shown.begin(), shown.end()});
        row.tiles = table->model();
        lines.push_back(std::move(row));
        tiles = tiles.subspan(shown.size());
    }
}

QString OverviewViewModel::sectionSummary(std::span<const TileRow> tiles)
{
    const auto isOffline = [](const TileRow &tile) { return tile.isOffline; };
    const int offline = static_cast<int>(std::count_if(tiles.begin(), tiles.end(), isOffline));
    const QString machines = tr("%n machine(s)", "", static_cast<int>(tiles.size()));
    return offline == 0 ? machines : tr("%1, %2 offline").arg(machines).arg(offline);
}

void OverviewViewModel::setCounts(const Counts &counts)
{
    if (counts == m_counts)
        return;
    m_counts = counts;
    Q_EMIT countsChanged();
}

std::map<std::string, AlarmSum> OverviewViewModel::sumAlarms() const
{
    std::map<std::string, AlarmSum> sums;
    for (const auto &[key, alarm] : m_context.live.alarms()) {
        if (alarm.isTold())
            sums[key.series.deviceId].add(alarm);
    }
    return sums;
}

TileRow OverviewViewModel::makeTile(const Device &device, const AlarmSum &alarms)
{
    TileRow tile;
    tile.deviceId = text(device.id);
    tile.name = Labels::deviceName(device);
    tile.type = Labels::deviceType(device.type);
    tile.typeCode = text(device.type);
    tile.location = displayText(device.location);
    tile.statusFreshness = m_context.live.freshness(device);
    tile.statusText = statusText(device, tile.statusFreshness);
    tile.statusCode = text(device.status);
    tile.isOffline = device.isOffline();
    tile.worstPriority = alarms.worst;
    tile.unacknowledged = alarms.unacknowledged;
    tile.isWorstGone = alarms.isWorstGone;
    tile.isWorstUnacknowledged = alarms.isWorstUnacknowledged;
    if (alarms.worstUnacknowledged != alarms.worst)
        tile.unseenPriority = alarms.worstUnacknowledged;
    tile.isUnseenGone = alarms.isUnacknowledgedGone;
    if (const auto rejected = m_rejected.find(device.id); rejected != m_rejected.end()) {
        tile.rejected = static_cast<int>(std::min<std::uint64_t>(rejected->second, std::numeric_limits<int>::max()));
        tile.rejectedText = RejectedTally::text(rejected->second);
    }
    tile.values = valuesOf(device.id).model();
    return tile;
}

QString OverviewViewModel::statusText(const Device &device, enums::Freshness freshness) const
{
    QString told = Labels::deviceStatus(device.status);
    if (freshness == enums::Freshness::Live || device.isOffline())
        return told;
    const QString age = m_context.format.age(m_context.live.silenceMs(device));
    return told.isEmpty() ? tr("%1 ago").arg(age) : tr("%1, %2 ago", "state of a machine, age").arg(told, age);
}

bool OverviewViewModel::passesFilter(const TileRow &tile) const
{
    const auto holds = [this](const QString &where) { return where.contains(m_filter, Qt::CaseInsensitive); };
    return m_filter.isEmpty() || holds(tile.name) || holds(tile.deviceId) || holds(tile.type) || holds(tile.location);
}

ValueTable &OverviewViewModel::valuesOf(const std::string &deviceId)
{
    std::unique_ptr<ValueTable> &table = m_values[deviceId];
    if (!table)
        table = std::make_unique<ValueTable>(m_context, deviceId, kValuesPerTile, this);
    return *table;
}

} // namespace lineside
