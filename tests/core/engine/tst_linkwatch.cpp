// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/linkwatch.h"
#include "support/fakeclock.h"
#include "support/testmain.h"

#include <QTest>

#include <memory>
#include <string>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_linkwatch {

/// What is told here, a source of no type in particular tells.
class TestLinkWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void connectsUntilSomethingIsTold();
    void showsWhatIsTold();
    void knowsSinceWhen();
    void isRefusedWhileAllItSendsIs();
    void forgetsTheRefusalWithTheConnection();
    void remembersTheLastErrorWhenItIsWellAgain();
    void aFailedRowIsAnErrorOfALinkThatStands();
    void tellsWhyItIsHeldBackThoughUp();
    void countsWhatWasRefused();

private:
    [[nodiscard]] LinkStatus link() const { return m_board->status().control; }
    void tell(LinkState state, const std::string &reason = {})
    {
        m_teller.changed({.state = state, .peer = "plant", .reason = reason});
    }

    FakeClock m_clock;
    std::unique_ptr<LiveBoard> m_board;
    std::unique_ptr<Metrics> m_metrics;
    std::unique_ptr<Refusals> m_refusals;
    std::unique_ptr<LinkWatch> m_watch;
    LinkHandlers m_teller;
};

void TestLinkWatch::init()
{
    m_board = std::make_unique<LiveBoard>();
    m_metrics = std::make_unique<Metrics>();
    m_refusals = std::make_unique<Refusals>(*m_metrics, m_clock);
    m_watch = std::make_unique<LinkWatch>(LinkWatch::Links{*m_board, m_clock, *m_refusals}, &EngineStatus::control);
    m_teller = m_watch->handlers();
}

void TestLinkWatch::connectsUntilSomethingIsTold()
{
    QVERIFY(link().state == LinkState::Connecting);
    QCOMPARE(link().sinceMs, m_clock.utcMs());
}

void TestLinkWatch::showsWhatIsTold()
{
    m_teller.changed({.state = LinkState::Up, .peer = "plant", .protocol = "5", .lessThanAsked = "QoS 0"});
    QVERIFY(link().state == LinkState::Up);
    QCOMPARE(link().peer, std::string("plant"));
    QCOMPARE(link().protocol, std::string("5"));
    QCOMPARE(link().lessThanAsked, std::string("QoS 0"));
}

void TestLinkWatch::knowsSinceWhen()
{
    tell(LinkState::Down, "connection refused");
    const auto since = link().sinceMs;
    m_clock.advance(5s);
    tell(LinkState::Down, "no answer");
    QCOMPARE(link().sinceMs, since);
    QCOMPARE(link().reason, std::string("no answer"));
    tell(LinkState::Up);
    QCOMPARE(link().sinceMs, m_clock.utcMs());
}

void TestLinkWatch::isRefusedWhileAllItSendsIs()
{
    tell(LinkState::Up);
    m_watch->setRefusal("not authorised");
    QVERIFY(link().state == LinkState::Refused);
    QCOMPARE(link().reason, std::string("not authorised"));
    m_watch->setRefusal({});
    QVERIFY(link().state == LinkState::Up);
    QCOMPARE(link().reason, std::string());
}

void TestLinkWatch::tellsWhyItIsHeldBackThoughUp()
{
    m_watch->setHeldBack("the journal is full");
    QCOMPARE(link().reason, std::string()); // not connected yet
    tell(LinkState::Up);
    QVERIFY(link().state == LinkState::Up);
    QCOMPARE(link().reason, std::string("the journal is full"));
    tell(LinkState::Refused, "not allowed to read a");
    QCOMPARE(link().reason, std::string("not allowed to read a"));
    tell(LinkState::Up);
    QCOMPARE(link().reason, std::string("the journal is full"));
    m_watch->setHeldBack({});
    QVERIFY(link().state == LinkState::Up);
    QCOMPARE(link().reason, std::string());
}

void TestLinkWatch::forgetsTheRefusalWithTheConnection()
{
    tell(LinkState::Up);
    m_watch->setRefusal("not authorised");
    tell(LinkState::Down, "the connection broke");
    QVERIFY(link().state == LinkState::Down);
    tell(LinkState::Up);
    QVERIFY(link().state == LinkState::Up);
}

void TestLinkWatch::remembersTheLastErrorWhenItIsWellAgain()
{
    QCOMPARE(link().lastErrorMs, std::int64_t(0));
    tell(LinkState::Down, "connection refused");
    const auto failedMs = m_clock.utcMs();
    m_clock.advance(5s);
    tell(LinkState::Up);
    QCOMPARE(link().reason, std::string());
    QCOMPARE(link().lastError, std::string("connection refused"));
    QCOMPARE(link().lastErrorMs, failedMs);
}

void TestLinkWatch::aFailedRowIsAnErrorOfALinkThatStands()
{
    tell(LinkState::Up);
    m_watch->noteError("too large");
    QVERIFY(link().state == LinkState::Up);
    QCOMPARE(link().lastError, std::string("too large"));
    QCOMPARE(link().lastErrorMs, m_clock.utcMs());
}

void TestLinkWatch::countsWhatWasRefused()
{
    for (int i = 0; i < 3; ++i)
        m_teller.refused("subscription", "a", "not authorised");
    m_teller.refused("connection", "plant", "the connection broke");
    const std::string text = m_metrics->prometheusText();
    QVERIFY(text.find(R"(lineside_refused_total{reason="not authorised",what="subscription"} 3)") != std::string::npos);
    const auto recent = m_refusals->recent();
    QCOMPARE(recent.size(), std::size_t(2));
    QCOMPARE(recent.back().count + recent.front().count, std::uint64_t(4));
    for (int i = 0; i < 200; ++i)
        m_refusals->note("connection", "peer", "words of somebody " + std::to_string(i));
    QVERIFY(m_refusals->recent().size() <= 66);
    m_clock.advance(2h);
    QVERIFY(m_refusals->recent().empty());
}

LINESIDE_TEST(TestLinkWatch)

} // namespace tst_linkwatch

#include "tst_linkwatch.moc"
