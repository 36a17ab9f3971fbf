// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"

#include <QCoreApplication>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// One alarm of the list, ready to show. Roles: alarmId, priority (Enums.Priority), priorityText, state
/// (Enums.AlarmState), stateText, isGone, presenceText ("Active", "Gone at 21:31:07"), deviceId, deviceName, location,
/// sensorLabel, message ("Temperature high, above 80.0 °C"), valueText, limitText (both with unit), activatedText,
/// sourceText (what the device's clock said, when that differs), durationText, acknowledgedBy, comment, canAcknowledge,
/// canReset, asideText (by whom, until when and why it is put aside; empty: it is not), isFirstOut, reAlarmText,
/// escalatedText, isShelved, isOutOfService, canUnacknowledge.
struct AlarmRow
{
    QString alarmId;
    enums::Priority priority = enums::Priority::None;
    QString priorityText;
    enums::AlarmState state = enums::AlarmState::Normal;
    QString stateText;
    bool isGone = false;
    QString presenceText;
    QString deviceId;
    QString deviceName;
    QString location;
    QString sensorLabel;
    QString message;
    QString valueText;
    QString limitText;
    QString activatedText;
    QString sourceText;
    QString durationText;
    QString acknowledgedBy;
    QString comment;
    bool canAcknowledge = false;
    bool canReset = false;
    QString asideText;
    bool isFirstOut = false;
    QString reAlarmText;
    QString escalatedText;
    bool isShelved = false;
    bool isOutOfService = false;
    bool canUnacknowledge = false;

    AlarmKey alarmKey;
    std::int64_t shownMs = 0; ///< monotonic, since when it is in the list
    std::int64_t placedMs = 0; ///< monotonic, since when it stands at its place

    [[nodiscard]] const QString &key() const { return alarmId; }
    [[nodiscard]] static const std::vector<Column<AlarmRow>> &columns();
};

/// Told before put aside, then unacknowledged before acknowledged, then worse before milder, then newer before older.
[[nodiscard]] bool isMoreUrgent(const Alarm &left, const Alarm &right);
/// Several alarms as one badge: the worst, whether it is over, and whether it waits to be seen. What is put aside is
/// left out.
struct AlarmSum
{
    enums::Priority worst = enums::Priority::None;
    bool isWorstGone = false;
    bool isWorstUnacknowledged = false;
    enums::Priority worstUnacknowledged = enums::Priority::None;
    bool isUnacknowledgedGone = false;
    int unacknowledged = 0;

    void add(const Alarm &alarm);
};

[[nodiscard]] AlarmRow makeAlarmRow(const Alarm &alarm, const PanelContext &context);

/// The alarms of the plant that pass a filter, most urgent first; but nothing slides under a finger: from a touch until
/// kRest after it rows stay where they are, new ones wait and ended ones remain. What has stood at its place for less
/// than kSettle is not acknowledged: nobody can have aimed at it.
/// Owner: a view-model. Thread: gui.
class AlarmTable
{
    Q_DECLARE_TR_FUNCTIONS(AlarmTable)

public:
    using Filter = std::function<bool(const Alarm &)>;

    AlarmTable(const PanelContext &context, QObject *parent);

    [[nodiscard]] RowListModel *model() const { return m_rows.model(); }
    [[nodiscard]] const std::vector<AlarmRow> &rows() const { return m_rows.rows(); }

    /// Shows what passes at once, whatever is touched: a person asked for it.
    void setFilter(Filter filter);
    /// Alarms, language or device names changed.
    void rebuild();
    /// A second has passed.
    void tick();
    /// A finger came down on the list, or left it.
    void setTouched(bool touched);
    /// What the finger came down on, if that was a button to acknowledge.
    void press(const QString &alarmId);
    /// The whole list has moved on the glass: something appeared above it.
    void noteMoved();
    /// Takes in what waits.
    void showNew();
    /// Alarms that wait until nobody touches the list.
    [[nodiscard]] int newCount() const { return m_newCount; }
    /// The key to acknowledge, and the rows rest. None: it has left the list, or it had just come to its place when it
    /// was pressed (or, by a key, now).
    [[nodiscard]] std::optional<AlarmKey> takeForAcknowledge(const QString &alarmId);
    /// The keys of the rows shown that wait for an acknowledgement and were there long enough to be read.
    [[nodiscard]] std::vector<AlarmKey> acknowledgeable() const;
    /// The key of a shown row; none when it has left the list.
    [[nodiscard]] std::optional<AlarmKey> keyOf(const QString &alarmId) const;

    /// Source: a second tap follows a first within 0.25 s; a person takes 0.2 to 0.6 s to see that something has
    /// changed and to stop a finger on its way.
    static constexpr std::chrono::milliseconds kSettle{600};
    static constexpr std::chrono::milliseconds kRest{3000};

private:
    struct Press
    {
        QString alarmId;
        bool isSettled = false;
    };

    [[nodiscard]] std::int64_t nowMs() const { return m_context.live.monotonicMs(); }
    [[nodiscard]] bool isHeld() const { return m_touched || nowMs() < m_restUntilMs; }
    [[nodiscard]] bool isSettled(std::int64_t sinceMs) const { return nowMs() - sinceMs >= kSettle.count(); }
    [[nodiscard]] std::vector<const Alarm *> shownAlarms() const;
    void rest();
    void sortAnew();
    void updateInPlace();
    void updateDurations();

    const PanelContext m_context;
    Filter m_filter;
    bool m_touched = false;
    std::int64_t m_restUntilMs = 0; // monotonic
    std::optional<Press> m_press;
    int m_newCount = 0;
    RowTable<AlarmRow> m_rows;
};

} // namespace lineside
