// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/enginestatus.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_enginestatus {

class TestEngineStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCloudIsTheWorstSink_data()
    {
        QTest::addColumn<QList<int>>("states");
        QTest::addColumn<int>("cloud");
        const auto row = [](const char *sentence, std::initializer_list<LinkState> states, LinkState cloud) {
            QList<int> numbers;
            for (const LinkState state : states)
                numbers.append(int(state));
            QTest::newRow(sentence) << numbers << int(cloud);
        };
        using enum LinkState;
        row("one that is up", {Up}, Up);
        row("one that is refused", {Refused}, Refused);
        row("all up", {Up, Up, Up}, Up);
        row("one of three down", {Up, Down, Up}, Down);
        row("the last one down", {Up, Down}, Down);
        row("the first one down", {Down, Up}, Down);
        row("down is worse than refused", {Refused, Down}, Down);
        row("refused is worse than connecting", {Connecting, Refused}, Refused);
        row("connecting is not up yet", {Up, Connecting}, Connecting);
    }
    void theCloudIsTheWorstSink()
    {
        QFETCH(const QList<int>, states);
        QFETCH(const int, cloud);
        EngineStatus status;
        for (int i = 0; i < states.size(); ++i)
            sinkNamed(status, std::to_string(i)).link.state = static_cast<LinkState>(states[i]);
        sumUp(status);
        QCOMPARE(int(status.cloud.state), cloud);
        QCOMPARE(status.sinks.size(), std::size_t(states.size()));
    }

    void theBrokerIsTheWorstSource()
    {
        EngineStatus status;
        sourceNamed(status, "hall").link.state = LinkState::Up;
        LinkStatus &yard = sourceNamed(status, "yard").link;
        yard.state = LinkState::Down;
        yard.reason = "connection refused";
        sourceNamed(status, "hall").link.peer = "hall:1883";
        sumUp(status);
        QVERIFY(status.broker.state == LinkState::Down);
        QCOMPARE(status.broker.reason, std::string("connection refused"));
        QCOMPARE(status.sources.size(), std::size_t(2));
        QCOMPARE(status.sources[0].link.peer, std::string("hall:1883"));
        sourceNamed(status, "yard").link.state = LinkState::Up;
        sumUp(status);
        QVERIFY(status.broker.state == LinkState::Up);
    }

    void ofSourcesAlikeTheTimeTellsForAll()
    {
        const auto sinceWhen = [](LinkState state) {
            EngineStatus status;
            sourceNamed(status, "hall").link = {state, {}, {}, 1000, {}, {}};
            sourceNamed(status, "yard").link = {state, {}, {}, 2000, {}, {}};
            sumUp(status);
            return status.broker.sinceMs;
        };
        QCOMPARE(sinceWhen(LinkState::Up), 2000); // all are up since the last one came
        QCOMPARE(sinceWhen(LinkState::Down), 1000); // and something is missing since the first one went
    }

    void tellsOfTheSinkThatIsFurthestBehind()
    {
        EngineStatus status;
        sinkNamed(status, "dead").unsentRows = 700;
        sinkNamed(status, "dead").oldestUnsentMs = 17;
        sinkNamed(status, "living").unsentRows = 3;
        sinkNamed(status, "living").oldestUnsentMs = 99;
        sinkNamed(status, "living").sentPerSecond = 40;
        sinkNamed(status, "second").sentPerSecond = 2;
        sumUp(status);
        QCOMPARE(status.unsentRows, 700U);
        QCOMPARE(status.oldestUnsentMs, 17);
        QCOMPARE(status.sentPerSecond, 42.0);
    }

    void withoutSinksTheCloudIsWhatItWasSaidToBe()
    {
        EngineStatus status;
        status.cloud.state = LinkState::Off;
        sumUp(status);
        QVERIFY(status.cloud.state == LinkState::Off);
    }
};

LINESIDE_TEST(TestEngineStatus)

} // namespace tst_enginestatus

#include "tst_enginestatus.moc"
