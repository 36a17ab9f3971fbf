// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/alarmtable.h"
#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"
#include "viewmodels/valuetable.h"

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace lineside {

/// One machine on the overview. Roles: deviceId, name, type (readable), typeCode, location, statusText (with its age
/// once it is not live), statusCode (as the device told it), statusFreshness (Enums.Freshness), isOffline,
/// worstPriority (Enums.Priority), unacknowledged (count), isWorstGone, isWorstUnacknowledged, unseenPriority (of the
/// worst alarm nobody has acknowledged, when that is not the worst of all), isUnseenGone, rejected (messages of it that
/// could not be read lately), rejectedText, values (RowListModel of at most three ValueRow).
struct TileRow
{
    QString deviceId;
    QString name;
    QString type;
    QString typeCode;
    QString location;
    QString statusText;
    QString statusCode;
    enums::Freshness statusFreshness = enums::Freshness::Stale;
    bool isOffline = false;
    enums::Priority worstPriority = enums::Priority::None;
    int unacknowledged = 0;
    bool isWorstGone = false;
    bool isWorstUnacknowledged = false;
    enums::Priority unseenPriority = enums::Priority::None;
    bool isUnseenGone = false;
    int rejected = 0;
    QString rejectedText;
    RowListModel *values = nullptr;

    [[nodiscard]] const QString &key() const { return deviceId; }
    [[nodiscard]] static const std::vector<Column<TileRow>> &columns();
};

/// A line of machines of one location. Roles: location, summary ("8 machines, 1 offline"), isFirst (of its location),
/// tiles (RowListModel of TileRow).
struct SectionRow
{
    QString location;
    int line = 0; ///< of its location
    QString summary;
    bool isFirst = true;
    RowListModel *tiles = nullptr;

    [[nodiscard]] std::pair<QString, int> key() const { return {location, line}; }
    [[nodiscard]] static const std::vector<Column<SectionRow>> &columns();
};

/// All machines as tiles, sorted by location, then name; the role `location` is the section.
/// Owner: main. Thread: gui.
class OverviewViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    Q_PROPERTY(lineside::RowListModel *tiles READ tiles CONSTANT)
    /// The same tiles by location, in lines, so that a list makes those in sight alone. Rows: SectionRow.
    Q_PROPERTY(lineside::RowListModel *sections READ sections CONSTANT)
    /// Tiles in a line; 0: a location is one line.
    Q_PROPERTY(int columns READ columns WRITE setColumns NOTIFY columnsChanged)
    /// Shows only machines whose name, id, type or location holds this text.
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY countsChanged)
    Q_PROPERTY(int deviceCount READ deviceCount NOTIFY countsChanged)
    Q_PROPERTY(int offlineCount READ offlineCount NOTIFY countsChanged)
    Q_PROPERTY(int alarmedCount READ alarmedCount NOTIFY countsChanged)

public:
    explicit OverviewViewModel(const PanelContext &context, QObject *parent = nullptr);
    ~OverviewViewModel() override;

    [[nodiscard]] RowListModel *tiles() const { return m_tiles.model(); }
    [[nodiscard]] RowListModel *sections() const { return m_sections.model(); }
    [[nodiscard]] int columns() const { return m_columns; }
    void setColumns(int columns);
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] bool isLoading() const { return m_context.live.isLoading(); }
    [[nodiscard]] int deviceCount() const { return m_counts.devices; }
    [[nodiscard]] int offlineCount() const { return m_counts.offline; }
    [[nodiscard]] int alarmedCount() const { return m_counts.alarmed; }

    static constexpr std::size_t kValuesPerTile = 3;

Q_SIGNALS:
    void filterChanged();
    void columnsChanged();
    void countsChanged();

private:
    struct Counts
    {
        int devices = 0;
        int offline = 0;
        int alarmed = 0;
        bool operator==(const Counts &) const = default;
    };

    void applyFrame(const LiveFrame &frame);
    void applyValues(const LiveFrame &frame);
    void applyAlarms(const LiveFrame &frame);
    void refreshAges();
    void refreshTexts();
    [[nodiscard]] bool hasAgingState() const;
    [[nodiscard]] QString statusText(const Device &device, enums::Freshness freshness) const;
    void rebuildTiles();
    void refreshTile(const std::string &deviceId, const AlarmSum &alarms);
    void setCounts(const Counts &counts);
    [[nodiscard]] std::map<std::string, AlarmSum> sumAlarms() const;
    [[nodiscard]] TileRow makeTile(const Device &device, const AlarmSum &alarms);
    void rebuildSections();
    void appendLines(std::vector<SectionRow> &lines, std::span<const TileRow> tiles);
    [[nodiscard]] static QString sectionSummary(std::span<const TileRow> tiles);
    [[nodiscard]] bool passesFilter(const TileRow &tile) const;
    [[nodiscard]] ValueTable &valuesOf(const std::string &deviceId);

    void refreshRejected();

    const PanelContext m_context;
    std::map<std::string, std::uint64_t> m_rejected; // by device
    QString m_filter;
    int m_columns = 0;
    Counts m_counts;
    std::map<std::string, std::unique_ptr<ValueTable>> m_values;
    RowTable<TileRow> m_tiles;
    std::map<std::pair<QString, int>, std::unique_ptr<RowTable<TileRow>>> m_lineTiles; // by key; kept when empty
    RowTable<SectionRow> m_sections;
};

} // namespace lineside
