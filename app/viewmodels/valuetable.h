// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"

#include <QString>

#include <string>
#include <vector>

namespace lineside {

/// One value on screen, ready to show. Roles: sensorType, label, valueText, unitText, freshness (Enums.Freshness),
/// qualityText (empty when good), ageText, priority (Enums.Priority of the worst active or unseen alarm),
/// unacknowledged, limitsText, isAlarmed.
struct ValueRow
{
    QString sensorType;
    QString label;
    QString valueText;
    QString unitText;
    enums::Freshness freshness = enums::Freshness::Stale;
    QString qualityText;
    QString ageText;
    enums::Priority priority = enums::Priority::None;
    bool isUnacknowledged = false;
    QString limitsText;

    double value = 0; // what valueText was made of
    std::string unit;

    [[nodiscard]] const QString &key() const { return sensorType; }
    [[nodiscard]] static const std::vector<Column<ValueRow>> &columns();
};

/// The values of one device as a list: all of them (Device page) or the first few (tile).
/// Owner: a view-model. Thread: gui.
class ValueTable
{
public:
    ValueTable(const PanelContext &context, std::string deviceId, std::size_t atMost, QObject *parent);

    [[nodiscard]] RowListModel *model() const { return m_rows.model(); }
    [[nodiscard]] const std::vector<ValueRow> &rows() const { return m_rows.rows(); }

    /// Another device, or new texts after a change of language: everything is made anew.
    void show(const std::string &deviceId);
    void rebuild() { show(m_deviceId); }
    /// A new value of one of our signals.
    void updateValue(const SeriesKey &series);
    /// Alarms of our device changed.
    void updateAlarms();
    /// A second has passed, or the engine stalled, or our device went off or on.
    void updateAges();

private:
    [[nodiscard]] ValueRow makeRow(const SeriesKey &series) const;
    void fillAge(ValueRow &row, const LiveEntry &entry) const;
    void fillAlarm(ValueRow &row) const;
    [[nodiscard]] QString limitsText(const SeriesKey &series, const std::string &unit) const;
    [[nodiscard]] SeriesKey seriesOf(const ValueRow &row) const;

    const PanelContext m_context;
    std::string m_deviceId;
    std::size_t m_atMost;
    RowTable<ValueRow> m_rows;
};

} // namespace lineside
