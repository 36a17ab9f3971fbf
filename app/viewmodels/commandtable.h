// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/command.h"
#include "model/commandcatalog.h"
#include "model/device.h"
#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"

#include <QCoreApplication>
#include <QString>

#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// One command a device understands, ready for its control. Roles: name, label, kind (Enums.CommandKind), isEnabled,
/// blockedReason (a sentence, empty when enabled), unitText, minimum, maximum (infinite: not bounded), step, digits
/// (all in the unit shown), minimumText, maximumText (empty: not bounded), stepText (empty: any number is allowed),
/// currentText and current (value of the signal it acts on, in the unit shown; NaN: none), currentFreshness,
/// commandState (Enums.CommandState of the last order of this name), stateText, reason (why it ended so, or why the
/// panel itself did not send it), isPending.
struct CommandRow
{
    QString name;
    QString label;
    enums::CommandKind kind = enums::CommandKind::Other;
    bool isEnabled = false;
    QString blockedReason;
    QString unitText;
    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = std::numeric_limits<double>::infinity();
    double step = 1;
    int digits = 0;
    QString minimumText;
    QString maximumText;
    QString stepText;
    double current = std::numeric_limits<double>::quiet_NaN();
    QString currentText;
    enums::Freshness currentFreshness = enums::Freshness::Stale;
    enums::CommandState state = enums::CommandState::None;
    QString stateText;
    QString reason;
    bool isPending = false;

    [[nodiscard]] const QString &key() const { return name; }
    [[nodiscard]] static const std::vector<Column<CommandRow>> &columns();
};

/// One order in the device's log. Roles: commandId, label, valueText (of a setpoint, with unit), commandState,
/// stateText, timeText, reason, requestedBy, isFinal.
struct CommandLogRow
{
    QString commandId;
    QString label;
    QString valueText;
    enums::CommandState state = enums::CommandState::None;
    QString stateText;
    QString timeText;
    QString reason;
    QString requestedBy;
    bool isFinal = false;

    [[nodiscard]] const QString &key() const { return commandId; }
    [[nodiscard]] static const std::vector<Column<CommandLogRow>> &columns();
};

/// Why an order ended as it did, in the reader's language; empty when its state says it already.
[[nodiscard]] QString orderReason(const Command &command);
/// What is ordered by a payload, as the device calls it.
[[nodiscard]] QString orderLabel(const Command &command, const Device *device);

/// What a device can be told to do, why it cannot be told now, and what became of what it was told.
/// A stop is the safe direction: neither doubtful feedback nor an open order blocks it, only what keeps it from
/// arriving. Owner: DeviceViewModel. Thread: gui.
class CommandTable
{
    Q_DECLARE_TR_FUNCTIONS(CommandTable)

public:
    /// The last order to the device; state None: none was given.
    struct Last
    {
        QString name;
        enums::CommandState state = enums::CommandState::None;
        QString stateText;
        QString reason;
        bool isPending = false;
        bool operator==(const Last &) const = default;
    };

    /// `takenBack`: the engine would not have an order that last() has told as given.
    CommandTable(const PanelContext &context, std::function<void()> takenBack, QObject *parent);

    [[nodiscard]] RowListModel *model() const { return m_rows.model(); }
    [[nodiscard]] RowListModel *log() const { return m_log.model(); }
    [[nodiscard]] const Last &last() const { return m_last; }

    void show(const std::string &deviceId);
    /// Values, presence or connections changed: they decide what may be sent.
    void refresh();
    /// Orders went a step further, or the language changed.
    void refreshOrders();
    /// `displayed`: a set point in the unit shown. What stands against it is then the reason in last().
    void send(const QString &name, std::optional<double> displayed);

    static constexpr std::size_t kLogLength = 20;

private:
    struct Order
    {
        Command command;
        std::string name; // from its payload
        std::optional<double> value;
    };

    void readOrders();
    void readCatalog();
    void refreshRows();
    void refreshLog();
    void refreshLast();
    void refuse(const QString &name, const QString &reason);
    void takeBack(const QString &name, const std::string &id, const QString &reason);
    [[nodiscard]] static bool isBetweenSteps(const CommandRow &row, double displayed);
    [[nodiscard]] CommandRow makeRow(const CommandSpec &spec) const;
    void fillRange(CommandRow &row, const CommandSpec &spec) const;
    void fillCurrent(CommandRow &row, const CommandSpec &spec) const;
    void fillOrder(CommandRow &row, const CommandSpec &spec) const;
    [[nodiscard]] CommandLogRow makeLogRow(const Order &order) const;
    [[nodiscard]] QString blockedReason(const CommandSpec &spec, const CommandRow &row) const;
    [[nodiscard]] QString linkProblem() const;
    [[nodiscard]] bool isFeedbackDoubtful(const CommandSpec &spec) const;
    [[nodiscard]] const CommandSpec *spec(const std::string &name) const;
    [[nodiscard]] Order readOrder(const Command &command) const;

    const PanelContext m_context;
    const std::function<void()> m_takenBack;
    std::string m_deviceId;
    std::string m_metadata; // the catalog was read from it
    std::vector<CommandSpec> m_specs;
    std::vector<Order> m_orders; // of this device, newest first
    std::optional<Order> m_handedOver; // given to the engine, not yet told by a frame
    std::optional<Last> m_refused; // our own no to the last press
    Last m_last;
    RowTable<CommandRow> m_rows;
    RowTable<CommandLogRow> m_log;
};

} // namespace lineside
