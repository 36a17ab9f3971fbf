// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"

#include <QCoreApplication>
#include <QString>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// One alarm of the list, ready to show. Roles: alarmId, priority (Enums.Priority), priorityText, state
/// (Enums.AlarmState), stateText, deviceId, deviceName, location, sensorLabel, message ("Temperature high, above 80.0
/// °C"), valueText, limitText (both with unit), activatedText, durationText, acknowledgedBy, comment, canAcknowledge,
/// canReset.
struct AlarmRow
{
    QString alarmId;
    enums::Priority priority = enums::Priority::None;
    QString priorityText;
    enums::AlarmState state = enums::AlarmState::Normal;
    QString stateText;
    QString deviceId;
    QString deviceName;
    QString location;
    QString sensorLabel;
    QString message;
    QString valueText;
    QString limitText;
    QString activatedText;
    QString durationText;
    QString acknowledgedBy;
    QString comment;
    bool canAcknowledge = false;
    bool canReset = false;

    AlarmKey alarmKey;

    [[nodiscard]] const QString &key() const { return alarmId; }
    [[nodiscard]] static const std::vector<Column<AlarmRow>> &columns();
};

/// Unacknowledged before acknowledged, then worse before milder, then newer before older.
[[nodiscard]] bool isMoreUrgent(const Alarm &left, const Alarm &right);
/// What is wrong, as a sentence: "Temperature high, above 80.0 °C".
[[nodiscard]] QString alarmMessage(const Alarm &alarm, const ValueFormatter &format);
[[nodiscard]] AlarmRow makeAlarmRow(const Alarm &alarm, const PanelContext &context);

/// The alarms of the plant that pass a filter, most urgent first.
/// Owner: a view-model. Thread: gui.
class AlarmTable
{
    Q_DECLARE_TR_FUNCTIONS(AlarmTable)

public:
    using Filter = std::function<bool(const Alarm &)>;

    AlarmTable(const PanelContext &context, QObject *parent);

    [[nodiscard]] RowListModel *model() const { return m_rows.model(); }
    [[nodiscard]] const std::vector<AlarmRow> &rows() const { return m_rows.rows(); }

    void setFilter(Filter filter);
    /// Alarms, language or device names changed.
    void rebuild();
    /// A second has passed.
    void updateDurations();
    /// The keys of the rows shown that wait for an acknowledgement.
    [[nodiscard]] std::vector<AlarmKey> acknowledgeable() const;
    /// The key of a shown row; none when it has left the list.
    [[nodiscard]] std::optional<AlarmKey> keyOf(const QString &alarmId) const;

private:
    const PanelContext m_context;
    Filter m_filter;
    RowTable<AlarmRow> m_rows;
};

} // namespace lineside
