// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelcontext.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace lineside {

/// The strip on every page: the one alarm to look at first, and how many there are. What is shelved, suppressed or out
/// of service is no alarm here, but those that people put aside are counted.
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
    Q_PROPERTY(bool gone READ isGone NOTIFY shownChanged)
    /// Where, and since when it is there or over: "Oven 1, since 2 min", "Oven 1, gone at 21:31:07, not acknowledged".
    Q_PROPERTY(QString detail READ detail NOTIFY ageTextChanged)
    Q_PROPERTY(QString ageText READ ageText NOTIFY ageTextChanged)
    /// Why alarms are not watched now, as a sentence: an empty list says nothing then. Empty: they are watched.
    Q_PROPERTY(QString watchProblem READ watchProblem NOTIFY watchProblemChanged)
    /// The newest order that failed since the panel began and that nobody has looked at: "Oven 2, Stop: No answer in
    /// time". Empty: there is none.
    Q_PROPERTY(QString failedOrder READ failedOrder NOTIFY failedOrderChanged)
    Q_PROPERTY(QString failedOrderDevice READ failedOrderDevice NOTIFY failedOrderChanged)
    Q_PROPERTY(int activeCount READ activeCount NOTIFY countsChanged)
    Q_PROPERTY(int unacknowledgedCount READ unacknowledgedCount NOTIFY countsChanged)
    /// Active or unacknowledged ones of each priority.
    Q_PROPERTY(int criticalCount READ criticalCount NOTIFY countsChanged)
    Q_PROPERTY(int highCount READ highCount NOTIFY countsChanged)
    Q_PROPERTY(int mediumCount READ mediumCount NOTIFY countsChanged)
    Q_PROPERTY(int lowCount READ lowCount NOTIFY countsChanged)
    /// Shelved or out of service: put aside by people, so in no other count.
    Q_PROPERTY(int putAsideCount READ putAsideCount NOTIFY countsChanged)

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
    [[nodiscard]] bool isGone() const { return m_shown.gone; }
    [[nodiscard]] QString detail() const { return m_detail; }
    [[nodiscard]] QString ageText() const { return m_ageText; }
    [[nodiscard]] QString watchProblem() const { return m_watchProblem; }
    [[nodiscard]] QString failedOrder() const
    {
        return m_failedOrders.empty() ? QString() : m_failedOrders.back().text;
    }
    [[nodiscard]] QString failedOrderDevice() const
    {
        return m_failedOrders.empty() ? QString() : m_failedOrders.back().deviceId;
    }
    [[nodiscard]] int activeCount() const { return m_counts.active; }
    [[nodiscard]] int unacknowledgedCount() const { return m_counts.unacknowledged; }
    [[nodiscard]] int criticalCount() const { return m_counts.critical; }
    [[nodiscard]] int highCount() const { return m_counts.high; }
    [[nodiscard]] int mediumCount() const { return m_counts.medium; }
    [[nodiscard]] int lowCount() const { return m_counts.low; }
    [[nodiscard]] int putAsideCount() const { return m_counts.putAside; }

    /// A finger comes down on Acknowledge: what is shown now is meant, whatever is shown when it lifts. What came less
    /// than AlarmTable::kSettle ago is not: nobody can have aimed at it.
    Q_INVOKABLE void pressAcknowledge();
    /// The finger slid off.
    Q_INVOKABLE void releaseAcknowledge();
    /// Acknowledges the one alarm the operator meant, and no other: what was pressed, or by a key what is shown.
    Q_INVOKABLE void acknowledgeShown();
    /// Somebody looks at the orders of this machine.
    Q_INVOKABLE void seeFailedOrder(const QString &deviceId);

    static constexpr std::size_t kFailedOrdersKept = 20;

Q_SIGNALS:
    void shownChanged();
    void ageTextChanged();
    void watchProblemChanged();
    void failedOrderChanged();
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
        bool gone = false;
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
        int putAside = 0;
        bool operator==(const Counts &) const = default;
    };

    struct FailedOrder
    {
        QString deviceId;
        QString text;
    };

    void noteOrders(const LiveFrame &frame);
    void noteRefusal(const Error &why);
    void showFailedOrders();
    [[nodiscard]] QString describeFailure(const Command &command) const;
    [[nodiscard]] const Alarm *mostUrgent() const;
    [[nodiscard]] std::optional<AlarmKey> shownLongEnough() const;
    [[nodiscard]] Shown describe(const Alarm &alarm) const;
    [[nodiscard]] Counts countAlarms() const;
    void refresh();
    void refreshAge();
    [[nodiscard]] QString describeLife(const Alarm &alarm, const QString &age) const;
    void refreshWatch();

    const PanelContext m_context;
    std::optional<AlarmKey> m_shownKey;
    std::int64_t m_shownSinceMs = 0; // monotonic
    std::optional<AlarmKey> m_pressed;
    bool m_isPressed = false;
    Shown m_shown;
    QString m_ageText;
    QString m_detail;
    QString m_watchProblem;
    Counts m_counts;
    bool m_knowsThePast = false; // the first frame tells of orders of before
    std::vector<FailedOrder> m_failedOrders; // newest last
};

} // namespace lineside
