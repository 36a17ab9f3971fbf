// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/commandjson.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_commandjson {

class TestCommandJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheWholeLife();
    void readsAQuestion();
    void refusesWhatIsNoQuestion_data();
    void refusesWhatIsNoQuestion();
};

void TestCommandJson::tellsTheWholeLife()
{
    Command command{.id = "c-1",
                    .deviceId = "oven-1",
                    .payload = R"({"id":"c-1","command":"set","value":65})",
                    .requestedBy = "operator",
                    .source = "panel",
                    .createdMs = 1767225600000,
                    .expiresMs = 1767225630000,
                    .changedMs = 1767225601000,
                    .reason = {}};
    command.state = CommandState::Done;
    command.role = "operator";
    command.seat = "desk";
    command.change = "Temperature: 60 -> 65 celsius";
    command.approvedBy = "fitter";
    command.steps = {{CommandState::Waiting, 1767225600000, "operator", {}},
                     {CommandState::Done, 1767225601000, {}, "\"quick\""}};
    const std::string whole(R"({"commands":[{"id":"c-1","device_id":"oven-1",)"
                            R"("command":{"id":"c-1","command":"set","value":65},"state":"done",)"
                            R"("change":"Temperature: 60 -> 65 celsius","reason":"","said":"","by":"operator",)"
                            R"("role":"operator","seat":"desk","source":"panel","approved_by":"fitter",)"
                            R"("created":"2026-01-01T00:00:00Z","expires":"2026-01-01T00:00:30Z",)"
                            R"("changed":"2026-01-01T00:00:01Z","steps":[{"state":"waiting",)"
                            R"("time":"2026-01-01T00:00:00Z","by":"operator","reason":""},{"state":"done",)"
                            R"("time":"2026-01-01T00:00:01Z","by":"","reason":"\"quick\""}]}],"count":1,"next":4})");
    QCOMPARE(commandsJson({{command}, 4}), whole);
    QCOMPARE(commandsJson({}), std::string(R"({"commands":[],"count":0,"next":null})"));
}

void TestCommandJson::readsAQuestion()
{
    const auto query = readCommandQuery({{"device", "oven-1"},
                                         {"state", "waiting,done"},
                                         {"by", "fitter"},
                                         {"text", "65"},
                                         {"from", "2026-01-01T00:00:00Z"},
                                         {"limit", "5"},
                                         {"before", "9"}});
    QVERIFY(query.has_value());
    QVERIFY((query->states == std::vector{CommandState::Waiting, CommandState::Done}));
    QVERIFY(query->deviceId == "oven-1" && query->by == "fitter" && query->text == "65");
    QVERIFY(query->fromMs == 1767225600000 && query->limit == 5 && query->before == 9);
}

void TestCommandJson::refusesWhatIsNoQuestion_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    for (const char *each : {"device=a/b", "state=dancing", "state=done,", "from=yesterday", "to=1", "limit=0",
                             "limit=1001", "before=0", "before=-1", "before=7x"})
        QTest::newRow(each) << QString::fromLatin1(each).section(u'=', 0, 0)
                            << QString::fromLatin1(each).section(u'=', 1);
}

void TestCommandJson::refusesWhatIsNoQuestion()
{
    QFETCH(const QString, name);
    QFETCH(const QString, value);
    const auto query = readCommandQuery({{name.toStdString(), value.toStdString()}});
    QVERIFY(!query);
    QCOMPARE(query.error().context, name.toStdString());
}

LINESIDE_TEST(TestCommandJson)

} // namespace tst_commandjson

#include "tst_commandjson.moc"
