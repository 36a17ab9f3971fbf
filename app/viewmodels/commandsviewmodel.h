// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/commandquery.h"
#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <cstdint>
#include <string>
#include <vector>

namespace lineside {

/// One order of the plant. Roles: as the members, `commandState` being Enums.CommandState.
struct OrderRow
{
    QString orderId;
    QString deviceId;
    QString deviceName;
    QString label; ///< as the device calls it
    QString changeText; ///< what it changes, old and new
    enums::CommandState state = enums::CommandState::None;
    QString stateText;
    QString reason;
    QString timeText;
    QString byText; ///< who asked, and who approved

    [[nodiscard]] const QString &key() const { return orderId; }
    [[nodiscard]] static const std::vector<Column<OrderRow>> &columns();
};

/// One step of the order whose card is open. Roles: stepId, stateText, timeText, byText, reason.
struct OrderStepRow
{
    QString stepId;
    QString stateText;
    QString timeText;
    QString byText;
    QString reason;

    [[nodiscard]] const QString &key() const { return stepId; }
    [[nodiscard]] static const std::vector<Column<OrderStepRow>> &columns();
};

/// The Commands page: every order of the plant, newest first, as the store has it; asked anew while it is in sight and
/// something moves. Owner: main. Thread: gui. Errors: `notice`.
class CommandsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    /// Rows: OrderRow, newest first.
    Q_PROPERTY(lineside::RowListModel *rows READ rows CONSTANT)
    /// The page is in sight; nothing is asked else.
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged)
    /// A state, or several that are one to a person; an index into `filters`.
    Q_PROPERTY(int filter READ filter WRITE setFilter NOTIFY filterChanged)
    Q_PROPERTY(QStringList filters READ filters NOTIFY textsChanged)
    /// Stands in the order, its machine, who or why.
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY filterChanged)
    /// The last so many hours; 0: all.
    Q_PROPERTY(int hours READ hours WRITE setHours NOTIFY filterChanged)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(bool more READ hasMore NOTIFY changed)
    /// Why the list could not be read, or what became of the last wish; empty: nothing to say.
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    /// How many wait for a second person, in the whole plant.
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)
    // The order whose card is open; empty id: none.
    Q_PROPERTY(QString cardId READ cardId NOTIFY cardChanged)
    Q_PROPERTY(QString cardTitle READ cardTitle NOTIFY cardChanged)
    Q_PROPERTY(QString cardText READ cardText NOTIFY cardChanged)
    Q_PROPERTY(QString cardOrder READ cardOrder NOTIFY cardChanged)
    Q_PROPERTY(bool cardWaits READ cardWaits NOTIFY cardChanged)
    /// Machine, order and change in one line.
    Q_PROPERTY(QString cardLine READ cardLine NOTIFY cardChanged)
    /// It waits, and who is at this panel is not who asked for it: no other login is needed.
    Q_PROPERTY(bool cardForUs READ isCardForUs NOTIFY cardChanged)
    /// Rows: OrderStepRow, oldest first.
    Q_PROPERTY(lineside::RowListModel *steps READ steps CONSTANT)

public:
    explicit CommandsViewModel(const PanelContext &context, QObject *parent = nullptr);

    [[nodiscard]] RowListModel *rows() const { return m_rows.model(); }
    [[nodiscard]] RowListModel *steps() const { return m_steps.model(); }
    [[nodiscard]] bool isActive() const { return m_active; }
    void setActive(bool active);
    [[nodiscard]] int filter() const { return m_filter; }
    void setFilter(int filter);
    [[nodiscard]] static QStringList filters();
    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString &search);
    [[nodiscard]] int hours() const { return m_hours; }
    void setHours(int hours);
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool hasMore() const { return m_next.has_value(); }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] int waiting() const { return m_waiting; }
    [[nodiscard]] QString cardId() const { return QString::fromStdString(m_card.id); }
    [[nodiscard]] QString cardTitle() const;
    [[nodiscard]] QString cardText() const;
    [[nodiscard]] QString cardOrder() const;
    [[nodiscard]] QString cardLine() const;
    [[nodiscard]] bool isCardForUs() const;
    [[nodiscard]] bool cardWaits() const { return m_card.state == CommandState::Waiting; }

    /// The page behind the last row.
    Q_INVOKABLE void showMore();
    Q_INVOKABLE void openCard(const QString &orderId);
    Q_INVOKABLE void closeCard();
    /// As the second person; the one who asked may not.
    Q_INVOKABLE void approve(const QString &orderId);
    /// It waits, and is not wanted any more.
    Q_INVOKABLE void cancel(const QString &orderId);
    /// A table of what is shown, in the folder of exchange.
    Q_INVOKABLE void exportTable();

    static constexpr std::size_t kPage = 100;
    static constexpr std::size_t kMostRows = 2000; ///< shown, and in a table

Q_SIGNALS:
    void activeChanged();
    void filterChanged();
    void textsChanged();
    void changed();
    void cardChanged();

private:
    void applyFrame(const LiveFrame &frame);
    void askAnew();
    void ask(std::uint64_t before);
    void take(const Result<CommandPage> &page, std::uint64_t before);
    void refreshRows();
    void refreshCard();
    void tell(const QString &notice);
    void act(OperatorAction action);
    [[nodiscard]] CommandQuery query() const;
    [[nodiscard]] OrderRow makeRow(const Command &command) const;
    [[nodiscard]] const Command *find(const std::string &id) const;

    const PanelContext m_context;
    std::vector<Command> m_orders; // as asked, newest first
    std::optional<std::uint64_t> m_next;
    Command m_card;
    bool m_active = false;
    int m_filter = 0;
    QString m_search;
    int m_hours = 0;
    bool m_busy = false;
    bool m_isStale = false; // something moved while an answer was on its way
    std::uint64_t m_question = 0; // answers to older ones are of another filter
    QString m_notice;
    int m_waiting = 0;
    QTimer m_pause;
    RowTable<OrderRow> m_rows;
    RowTable<OrderStepRow> m_steps;
};

} // namespace lineside
