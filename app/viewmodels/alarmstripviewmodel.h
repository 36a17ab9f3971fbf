// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelcontext.h"

#include <QObject>
#include <QString>

#include <optional>

namespace lineside {

/// The strip on every page: the one alarm to look at first, and how many there are.
/// Owner: main. Thread: gui.
class AlarmStripViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    /// Something is active or unacknowledged; else the strip is calm and all texts are empty.
    Q_PROPERTY(bool hasAlarm READ hasAlarm NOTIFY shownChanged)
    Q_PROPERTY(QString alarmId READ alarmId NOTIFY shownChanged)
    Q_PROPERTY(QString message READ message NOTIFY shownChanged)
    Q_PROPERTY(QString deviceId READ deviceId NOTIFY shownChanged)
    Q_PROPERTY(QString deviceName READ deviceName NOTIFY shownChanged)
    Q_PROPERTY(lineside::enums::Priority priority READ priority NOTIFY shownChanged)
    Q_PROPERTY(QString priorityText READ priorityText NOTIFY shownChanged)
    Q_PROPERTY(lineside::enums::AlarmState state READ state NOTIFY shownChanged)
    Q_PROPERTY(QString stateText READ stateText NOTIFY shownChanged)
    Q_PROPERTY(bool canAcknowledge READ canAcknowledge NOTIFY shownChanged)
    Q_PROPERTY(QString ageText READ ageText NOTIFY ageTextChanged)
    Q_PROPERTY(int activeCount READ activeCount NOTIFY countsChanged)
    Q_PROPERTY(int unacknowledgedCount READ unacknowledgedCount NOTIFY countsChanged)
    /// Active or unacknowledged ones of each priority.
    Q_PROPERTY(int criticalCount READ criticalCount NOTIFY countsChanged)
    Q_PROPERTY(int highCount READ highCount NOTIFY countsChanged)
    Q_PROPERTY(int mediumCount READ mediumCount NOTIFY countsChanged)
    Q_PROPERTY(int lowCount READ lowCount NOTIFY countsChanged)

public:
    explicit AlarmStripViewModel(const PanelContext &context, QObject *parent = nullptr);

    [[nodiscard]] bool hasAlarm() const { return m_shownKey.has_value(); }
    [[nodiscard]] QString alarmId() const { return m_shown.alarmId; }
    [[nodiscard]] QString message() const { return m_shown.message; }
    [[nodiscard]] QString deviceId() const { return m_shown.deviceId; }
    [[nodiscard]] QString deviceName() const { return m_shown.deviceName; }
    [[nodiscard]] enums::Priority priority() const { return m_shown.priority; }
    [[nodiscard]] QString priorityText() const { return m_shown.priorityText; }
    [[nodiscard]] enums::AlarmState state() const { return m_shown.state; }
    [[nodiscard]] QString stateText() const { return m_shown.stateText; }
    [[nodiscard]] bool canAcknowledge() const { return m_shown.canAcknowledge; }
    [[nodiscard]] QString ageText() const { return m_ageText; }
    [[nodiscard]] int activeCount() const { return m_counts.active; }
    [[nodiscard]] int unacknowledgedCount() const { return m_counts.unacknowledged; }
    [[nodiscard]] int criticalCount() const { return m_counts.critical; }
    [[nodiscard]] int highCount() const { return m_counts.high; }
    [[nodiscard]] int mediumCount() const { return m_counts.medium; }
    [[nodiscard]] int lowCount() const { return m_counts.low; }

    /// Acknowledges the one alarm the operator sees, and no other.
    Q_INVOKABLE void acknowledgeShown();

Q_SIGNALS:
    void shownChanged();
    void ageTextChanged();
    void countsChanged();

private:
    struct Shown
    {
        QString alarmId;
        QString message;
        QString deviceId;
        QString deviceName;
        enums::Priority priority = enums::Priority::None;
        QString priorityText;
        enums::AlarmState state = enums::AlarmState::Normal;
        QString stateText;
        bool canAcknowledge = false;
        bool operator==(const Shown &) const = default;
    };
    struct Counts
    {
        int active = 0;
        int unacknowledged = 0;
        int critical = 0;
        int high = 0;
        int medium = 0;
        int low = 0;
        bool operator==(const Counts &) const = default;
    };

    [[nodiscard]] const Alarm *mostUrgent() const;
    [[nodiscard]] Shown describe(const Alarm &alarm) const;
    [[nodiscard]] Counts countAlarms() const;
    void refresh();
    void refreshAge();

    const PanelContext m_context;
    std::optional<AlarmKey> m_shownKey;
    Shown m_shown;
    QString m_ageText;
    Counts m_counts;
};

} // namespace lineside
