// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storereader.h"

#include "store/store.h"
#include "support/fakeclock.h"
#include "support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lineside;

namespace tst_commandloader {

Command order(int number)
{
    Command command{.id = "c-" + std::to_string(number),
                    .deviceId = number % 2 == 0 ? "oven-1" : "mill-1",
                    .payload = R"({"command":"set","value":)" + std::to_string(number) + "}",
                    .requestedBy = number % 3 == 0 ? "fitter" : "operator",
                    .source = "panel",
                    .createdMs = number * 1000,
                    .expiresMs = number * 1000 + 30'000,
                    .changedMs = number * 1000,
                    .reason = {}};
    command.state = number == 7 ? CommandState::Waiting : CommandState::Done;
    command.reason = number == 4 ? "50% of_it" : "";
    return command;
}

/// Ten orders, the first to the last.
class TestCommandLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_directory.isValid());
        StoreSettings settings;
        settings.directory = m_directory.path().toStdString();
        const FakeClock clock;
        Metrics metrics;
        auto store = Store::open(settings, clock, metrics);
        QVERIFY(store.has_value());
        StoreBatch batch;
        for (int number = 1; number <= 10; ++number)
            batch.commands.push_back(order(number));
        QVERIFY((*store)->commitState(batch));
        m_reader = std::make_unique<StoreReader>(settings.directory, FormerNames());
    }
    void findsWhatIsAskedFor_data()
    {
        QTest::addColumn<CommandQuery>("query");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *what, CommandQuery query, const char *found) {
            QTest::newRow(what) << std::move(query) << QString::fromLatin1(found);
        };
        row("all, newest first", {}, "10 9 8 7 6 5 4 3 2 1");
        row("of a machine", {.deviceId = "oven-1"}, "10 8 6 4 2");
        row("of a time, the end excluded", {.fromMs = 3000, .toMs = 5000}, "4 3");
        row("in a state", {.states = {CommandState::Waiting, CommandState::Failed}}, "7");
        row("of somebody", {.by = "fitter"}, "9 6 3");
        row("a text in the order", {.text = "\"value\":1"}, "10 1");
        row("a text in any case", {.text = "OVEN"}, "10 8 6 4 2");
        row("a text with what LIKE would take for more", {.text = "% of_"}, "4");
        row("nothing", {.text = "no such"}, "");
        row("a page", {.before = 5, .limit = 2}, "4 3");
    }
    void findsWhatIsAskedFor()
    {
        QFETCH(const CommandQuery, query);
        QFETCH(const QString, found);
        const auto page = m_reader->commands(query);
        QVERIFY(page.has_value());
        QStringList ids;
        for (const Command &command : page->commands)
            ids += QString::fromStdString(command.id).mid(2);
        QCOMPARE(ids.join(u' '), found);
    }
    void pagesLeaveNothingOut()
    {
        CommandQuery query;
        query.limit = 4;
        QList<std::size_t> sizes;
        do {
            const auto page = *m_reader->commands(query);
            sizes += page.commands.size();
            query.before = page.next.value_or(0);
        } while (query.before != 0);
        QCOMPARE(sizes, (QList<std::size_t>{4, 4, 2}));
    }

private:
    QTemporaryDir m_directory;
    std::unique_ptr<StoreReader> m_reader;
};

LINESIDE_TEST(TestCommandLoader)

} // namespace tst_commandloader

#include "tst_commandloader.moc"
