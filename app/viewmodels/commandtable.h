// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/command.h"
#include "model/commandrules.h"
#include "model/device.h"
#include "viewmodels/commandrow.h"

#include <QCoreApplication>
#include <QString>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// Why an order ended as it did, in the reader's language; empty when its state says it already.
[[nodiscard]] QString orderReason(const Command &command);
/// What is ordered by a payload, as the device calls it.
[[nodiscard]] QString orderLabel(const Command &command, const Device *device);

/// What it changes, as it stood when it was asked for, in the units shown: "Temperature: 60 → 65 °C"; empty: nothing.
[[nodiscard]] QString orderChange(const Command &command, const ValueFormatter &format);

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
    /// The stops, which are in sight on every part of the page.
    [[nodiscard]] RowListModel *stops() const { return m_stops.model(); }
    [[nodiscard]] RowListModel *log() const { return m_log.model(); }
    [[nodiscard]] const Last &last() const { return m_last; }

    /// What is called so by the machine or the site, as declaredWord() has it; empty: nothing.
    [[nodiscard]] QString wordFor(const std::string &sensor, const LiveValue &live) const;

    void show(const std::string &deviceId);
    /// Values, presence or connections changed: they decide what may be sent.
    void refresh();
    /// Orders went a step further, or the language changed.
    void refreshOrders();
    /// What stands against it is then the reason in last().
    void send(const QString &name) { order(name, {}); }
    /// `displayed`: in the unit shown.
    void sendNumber(const QString &name, double displayed);
    /// `option`: its place among those shown.
    void sendOption(const QString &name, int option);
    void sendRecipe(const QString &name);
    /// What to pick from, to say why the last stop given here was given; empty: nobody asks.
    [[nodiscard]] QStringList stopReasons() const;
    /// What became of the last stop when it failed or got no answer, until it was seen; empty: nothing of that kind.
    /// Nothing else is ordered meanwhile, nor while a stop is under way.
    [[nodiscard]] QString stopTrouble() const;
    void seeStopTrouble();
    /// One of them; none (-1): nobody says.
    void explainStop(int reason);
    /// By its kind: `value` is a number, the place of an option, or nothing.
    void give(const QString &name, double value);

    static constexpr std::size_t kLogLength = 20;
    static constexpr std::chrono::hours kTroubleKept{1}; ///< a stop that failed before is history

private:
    struct Order
    {
        Command command;
        std::string name; // from its payload
        QString valueText; // what it says, with units
    };

    void readOrders();
    void readCatalog();
    void refreshRows();
    void refreshLog();
    void refreshLast();
    void refuse(const QString &name, const QString &reason);
    void takeBack(const QString &name, const std::string &id, const QString &reason);
    void order(const QString &name, const CommandValues &values);
    [[nodiscard]] CommandRow makeRow(const CommandSpec &spec) const;
    [[nodiscard]] Recipe *recipeOf(const CommandSpec &spec) const;
    void fillOrder(CommandRow &row, const CommandSpec &spec) const;
    [[nodiscard]] CommandLogRow makeLogRow(const Order &order) const;
    [[nodiscard]] QString blockedReason(const CommandSpec &spec, const CommandRow &row,
                                        const ShownPermissives &permissives) const;
    [[nodiscard]] bool isForEngineToRefuse(const CommandSpec &spec, const CommandRow &row) const;
    [[nodiscard]] QString linkProblem() const;
    [[nodiscard]] bool isFeedbackDoubtful(const CommandSpec &spec) const;
    [[nodiscard]] const Order *lastStop() const;
    [[nodiscard]] QString stopHindrance() const;
    [[nodiscard]] const CommandSpec *spec(const std::string &name) const;
    [[nodiscard]] Order readOrder(const Command &command) const;

    const PanelContext m_context;
    const std::function<void()> m_takenBack;
    std::string m_deviceId;
    std::string m_metadata; // the catalog was read from it
    std::string m_class; // as well
    std::vector<CommandSpec> m_specs;
    std::vector<Order> m_orders; // of this device, newest first
    std::string m_stopId; // of the last stop given here
    QStringList m_stopReasons; // asked for once that stop has ended
    std::string m_seenStopId; // of the last one that failed and was seen
    std::optional<Order> m_handedOver; // given to the engine, not yet told by a frame
    std::optional<Last> m_refused; // our own no to the last press
    Last m_last;
    std::map<std::string, std::unique_ptr<Recipe>> m_recipes; // by name of the command
    std::map<std::string, std::unique_ptr<Recipe>> m_dropped; // until no row shows them
    RowTable<CommandRow> m_rows;
    RowTable<CommandRow> m_stops;
    RowTable<CommandLogRow> m_log;
};

} // namespace lineside
