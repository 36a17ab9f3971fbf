// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/commandsviewmodel.h"

#include "support/paneltest.h"
#include "support/testmain.h"

#include <QTest>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_commandsviewmodel {

Command order(int number, CommandState state = CommandState::Done)
{
    Command command;
    command.id = "c-" + std::to_string(number);
    command.deviceId = "oven-1";
    command.payload = R"({"command":"bake"})";
    command.requestedBy = "operator";
    command.createdMs = 1767225600000 + number;
    command.state = state;
    command.steps = {{state, command.createdMs, "operator", {}}};
    return command;
}

struct OrdersBench : PanelBench
{
    OrdersBench()
    {
        Device oven = makeDevice("oven-1", "Oven 1");
        oven.metadata = R"({"commands":[{"name":"bake","label":"Bake"}]})";
        backend.push(oven);
        page.setActive(true);
    }
    void answer(std::vector<Command> commands, std::optional<std::uint64_t> next = {})
    {
        backend.answerCommands(CommandPage{std::move(commands), next});
    }
    CommandsViewModel page{context};
};

class TestCommandsViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksNothingOutOfSight()
    {
        PanelBench bench;
        CommandsViewModel page(bench.context);
        page.setFilter(2);
        page.setSearch(QStringLiteral("oven"));
        QVERIFY(bench.backend.commandQuestions.empty());
    }
    void showsOrdersAsThePlantCallsThem()
    {
        OrdersBench bench;
        QVERIFY(bench.page.isBusy());
        Command approved = order(2, CommandState::Waiting);
        approved.approvedBy = "fitter";
        approved.change = "Temperature: 60 -> 65";
        bench.answer({approved, order(1)});
        QVERIFY(!bench.page.isBusy());
        QCOMPARE(cells(bench.page.rows(), "label"), (QStringList{QStringLiteral("Bake"), QStringLiteral("Bake")}));
        QCOMPARE(cell(bench.page.rows(), 0, "deviceName"), QStringLiteral("Oven 1"));
        QCOMPARE(cell(bench.page.rows(), 0, "changeText"), QStringLiteral("Temperature: 60 → 65"));
        QVERIFY(cell(bench.page.rows(), 0, "byText").contains(QStringLiteral("fitter")));
        QCOMPARE(cell(bench.page.rows(), 1, "stateText"), QStringLiteral("Done"));
    }
    void asksForWhatIsFiltered()
    {
        OrdersBench bench;
        bench.answer({});
        bench.page.setFilter(1);
        QVERIFY((bench.backend.commandQuestions.back().query.states == std::vector{CommandState::Waiting}));
        bench.page.setSearch(QStringLiteral(" oven "));
        QCOMPARE(bench.backend.commandQuestions.back().query.text, std::string("oven"));
        bench.page.setHours(24);
        QVERIFY(bench.backend.commandQuestions.back().query.fromMs > 0);
        bench.page.setFilter(99);
        QCOMPARE(bench.page.filter(), int(CommandsViewModel::filters().size()) - 1);
    }
    void takesNoAnswerToAnOlderQuestion()
    {
        OrdersBench bench;
        bench.page.setFilter(1);
        bench.answer({order(1)}); // of before the filter
        QCOMPARE(bench.page.rows()->count(), 0);
        bench.answer({order(2)});
        QCOMPARE(cells(bench.page.rows(), "orderId"), QStringList{QStringLiteral("c-2")});
    }
    void showsMoreBehindThePage()
    {
        OrdersBench bench;
        bench.answer({order(3), order(2)}, 7);
        QVERIFY(bench.page.hasMore());
        bench.page.showMore();
        QCOMPARE(bench.backend.commandQuestions.back().query.before, std::uint64_t(7));
        bench.answer({order(1)});
        QCOMPARE(bench.page.rows()->count(), 3);
        QVERIFY(!bench.page.hasMore());
    }
    void asksAnewWhenOrdersMove()
    {
        OrdersBench bench;
        bench.answer({order(1)});
        bench.backend.push(order(2, CommandState::Waiting));
        QCOMPARE(bench.page.waiting(), 1);
        QTRY_COMPARE(bench.backend.commandQuestions.size(), std::size_t(1));
    }
    void showsTheWholeLifeOfOne()
    {
        OrdersBench bench;
        Command long_ = order(1, CommandState::Rejected);
        long_.steps = {{CommandState::Queued, 1767225600000, "operator", {}},
                       {CommandState::Rejected, 1767225601000, {}, "door open"}};
        bench.answer({long_});
        bench.page.openCard(QStringLiteral("c-1"));
        QCOMPARE(bench.page.cardTitle(), QStringLiteral("Bake"));
        QCOMPARE(cells(bench.page.steps(), "stateText"),
                 (QStringList{QStringLiteral("Queued"), QStringLiteral("Refused by the machine")}));
        QCOMPARE(cell(bench.page.steps(), 1, "reason"), QStringLiteral("door open"));
        bench.page.closeCard();
        QCOMPARE(bench.page.steps()->count(), 0);
        bench.page.openCard(QStringLiteral("c-9"));
        QCOMPARE(bench.page.cardId(), QString());
    }
    /// Two logins, or two seats where nobody is logged in. Else somebody has to come here.
    void isForWhoStandsHereUnlessTheyAskedForIt()
    {
        OrdersBench bench;
        Command waiting = order(1, CommandState::Waiting);
        waiting.requestedBy = "operator 3";
        waiting.seat = "panel";
        waiting.change = "Temperature: 60 -> 65";
        bench.answer({waiting});
        bench.page.openCard(QStringLiteral("c-1"));
        QVERIFY(bench.page.cardWaits());
        QVERIFY(!bench.page.isCardForUs()); // asked for at this seat
        QCOMPARE(bench.page.cardLine(), QStringLiteral("Oven 1: Temperature: 60 → 65"));
        bench.who.begin({.token = "t", .number = 1, .user = 2, .name = "engineer 1", .role = "operator"});
        QVERIFY(bench.page.isCardForUs());
        bench.who.begin({.token = "u", .number = 2, .user = 3, .name = "operator 3", .role = "operator"});
        QVERIFY(!bench.page.isCardForUs());
        bench.page.closeCard();
        QVERIFY(!bench.page.isCardForUs());
    }
    void saysWhyThereIsNoList()
    {
        OrdersBench bench;
        bench.backend.answerCommands(unexpected(ErrorCode::Io, "the disk does not answer"));
        QVERIFY(!bench.page.notice().isEmpty());
    }
    void writesWhatIsShown()
    {
        OrdersBench bench;
        bench.answer({order(1)});
        bench.page.exportTable();
        QTRY_VERIFY(!bench.backend.written.empty());
        QCOMPARE(bench.backend.exports.at(0).table, std::string("commands"));
        QCOMPARE(bench.backend.written.at(0).commands.commands.size(), std::size_t(1));
        QTRY_VERIFY(bench.page.notice().contains(QStringLiteral("commands-")));
    }
};

LINESIDE_TEST(TestCommandsViewModel)

} // namespace tst_commandsviewmodel

#include "tst_commandsviewmodel.moc"
