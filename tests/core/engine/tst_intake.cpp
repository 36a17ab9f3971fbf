// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/intake.h"
#include "model/reason.h"
#include "support/fakeclock.h"
#include "support/fakesource.h"
#include "support/testmain.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <map>
#include <memory>
#include <string>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_intake {

constexpr std::uint64_t kSegmentBytes = 4096;

/// Two sources without a peer, and a real journal.
class TestIntake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void takesWhatEachBrings();
    void tellsOfALongBurstBeforeItsEnd();
    void saysOfEachMessageWhoBroughtIt();
    void countsBySource();
    void notesWhereAResumedSessionBegan();
    void showsTheLinkThatEachTellsOf();
    void whatIsInTheJournalMayBeAcknowledgedWhenCrashSafe();
    void whatIsNotOnTheDiskMayNotBeAcknowledgedWhenPowerSafe();
    void waitsForWhatTheSourceItselfBrought();
    void aFullJournalHoldsBackAll();
    void whoFindsNoRoomAgainStandsAtTheEnd();
    void tellsWhichSourceIsHeldBackAndWhy();
    void saysNowAndThenThatThereIsNoRoom();
    void stopsAll();

private:
    [[nodiscard]] bool hasMetric(const std::string &line) const;
    void fillUp();
    void start(JournalMode mode);
    void endTurn();
    void makeRoom();
    [[nodiscard]] FakeSource &source(const std::string &name) { return *m_sources.at(name); }
    [[nodiscard]] std::vector<std::string> kept() const;

    FakeClock m_clock;
    std::unique_ptr<Books> m_books;
    std::unique_ptr<LiveBoard> m_board;
    std::unique_ptr<Metrics> m_metrics;
    std::unique_ptr<Refusals> m_refusals;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<Intake> m_intake;
    std::map<std::string, FakeSource *> m_sources;
    EngineStatus m_status;
    std::map<std::string, LinkHandlers> m_links; ///< what the sources were given to tell of theirs
    int m_told = 0;
};

void TestIntake::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_books = std::make_unique<Books>();
    m_board = std::make_unique<LiveBoard>();
    m_metrics = std::make_unique<Metrics>();
    m_refusals = std::make_unique<Refusals>(*m_metrics, m_clock);
    m_told = 0;
}

void TestIntake::cleanup()
{
    m_intake->stop(); // else the flusher still calls it
    m_intake.reset();
    m_sources.clear();
    m_journal.reset();
}

void TestIntake::start(JournalMode mode)
{
    JournalSettings settings;
    settings.directory = m_folder->path().toStdString();
    settings.mode = mode;
    settings.segmentBytes = kSegmentBytes;
    settings.capacityBytes = 2 * kSegmentBytes;
    settings.flushInterval = 1h; // only when it is asked for
    auto opened = Journal::open(settings, 0);
    QVERIFY(opened);
    m_journal = std::move(*opened);
    const auto make = [this](const SourceSettings &each, const ConnectionParts &parts) {
        auto made = std::make_unique<FakeSource>();
        m_sources[each.name] = made.get();
        m_links[each.name] = parts.link;
        return made;
    };
    m_intake = std::make_unique<Intake>(std::vector<SourceSettings>{{.name = "hall"}, {.name = "yard"}},
                                        Intake::Links{.journal = *m_journal,
                                                      .books = *m_books,
                                                      .metrics = *m_metrics,
                                                      .board = *m_board,
                                                      .clock = m_clock,
                                                      .refusals = *m_refusals,
                                                      .messagesAppended = [this] { ++m_told; },
                                                      .make = make});
    m_intake->start();
}

/// Until the event loop has nothing to do.
void TestIntake::endTurn()
{
    QEventLoop loop;
    QTimer::singleShot(1, &loop, &QEventLoop::quit);
    loop.exec();
}

/// The store has taken all.
void TestIntake::makeRoom()
{
    m_journal->release(m_journal->appended());
    m_intake->journalReleased();
}

std::vector<std::string> TestIntake::kept() const
{
    JournalReader reader(*m_journal);
    std::vector<std::string> payloads;
    RawMessageView found;
    while (reader.next(found))
        payloads.emplace_back(found.payload.substr(0, found.payload.find(' ')));
    return payloads;
}

void TestIntake::takesWhatEachBrings()
{
    start(JournalMode::CrashSafe);
    QVERIFY(source("hall").isStarted && source("yard").isStarted);
    source("hall").bring("a");
    source("yard").bring("b");
    source("hall").bring("c");
    QCOMPARE(kept(), (std::vector<std::string>{"a", "b", "c"}));
    endTurn();
    QCOMPARE(m_told, 1); // once for a turn of the event loop
}

void TestIntake::tellsOfALongBurstBeforeItsEnd()
{
    start(JournalMode::CrashSafe);
    for (int i = 0; i < 100; ++i)
        source("hall").bring("a");
    QCOMPARE(m_told, 3);
    endTurn();
    QCOMPARE(m_told, 4);
}

void TestIntake::saysOfEachMessageWhoBroughtIt()
{
    start(JournalMode::CrashSafe);
    source("yard").bring("a");
    source("hall").bring("b");
    JournalReader reader(*m_journal);
    RawMessageView found;
    QVERIFY(reader.next(found));
    QCOMPARE(found.source, sourceNumber("yard"));
    QVERIFY(reader.next(found));
    QCOMPARE(found.source, sourceNumber("hall"));
}

void TestIntake::notesWhereAResumedSessionBegan()
{
    start(JournalMode::CrashSafe);
    source("hall").begin(false);
    source("hall").bring("first", true);
    source("yard").bring("second");
    source("hall").begin(true);
    const std::uint64_t began = m_journal->appended();
    source("yard").bring("third", true);
    source("hall").bring("fourth", true);
    source("hall").bring("fifth");
    source("hall").begin(false);
    source("hall").bring("sixth", true);

    std::vector<std::uint64_t> found;
    JournalReader reader(*m_journal);
    RawMessageView message;
    while (reader.next(message))
        found.push_back(message.sessionBegan);
    QCOMPARE(found, (std::vector<std::uint64_t>{0, 0, 0, began, 0, 0}));
}

void TestIntake::countsBySource()
{
    start(JournalMode::CrashSafe);
    source("hall").bring("a");
    source("yard").bring("b");
    source("hall").bring("c");
    const auto counted = [this](const char *name) {
        return m_metrics->counter("lineside_source_messages_total", {}, {{"source", name}}).value();
    };
    QCOMPARE(counted("hall"), 2.0);
    QCOMPARE(counted("yard"), 1.0);
    const EngineStatus status = m_board->status();
    QCOMPARE(status.sources.size(), std::size_t(2));
    QCOMPARE(status.sources[0].name, std::string("hall"));
    QCOMPARE(status.sources[1].name, std::string("yard"));
}

/// No source of these has a broker.
void TestIntake::showsTheLinkThatEachTellsOf()
{
    start(JournalMode::CrashSafe);
    QVERIFY(m_board->status().broker.state == LinkState::Connecting);
    m_links.at("hall").changed({.state = LinkState::Up, .peer = "udp 5683"});
    m_links.at("yard").changed({.state = LinkState::Down, .peer = "udp 5684", .reason = "the port is taken"});
    m_links.at("yard").refused("connection", "udp 5684", "the port is taken");
    const EngineStatus status = m_board->status();
    QCOMPARE(status.sources.size(), std::size_t(2));
    QVERIFY(status.sources[0].link.state == LinkState::Up);
    QCOMPARE(status.sources[0].link.peer, std::string("udp 5683"));
    QVERIFY(status.broker.state == LinkState::Down); // the worst of them
    QCOMPARE(status.broker.reason, std::string("the port is taken"));
    QCOMPARE(m_refusals->recent().size(), std::size_t(1));
}

void TestIntake::whatIsInTheJournalMayBeAcknowledgedWhenCrashSafe()
{
    start(JournalMode::CrashSafe);
    source("hall").bring("a");
    QVERIFY(source("hall").mayAcknowledge());
}

void TestIntake::whatIsNotOnTheDiskMayNotBeAcknowledgedWhenPowerSafe()
{
    start(JournalMode::PowerSafe);
    source("hall").bring("a");
    const std::uint64_t behind = m_journal->appended();
    QVERIFY(!source("hall").mayAcknowledge());
    QCOMPARE(source("hall").releases, std::size_t(0));
    QTRY_COMPARE(source("hall").releases, std::size_t(1));
    QVERIFY(m_journal->flushed() >= behind);
    QVERIFY(source("hall").mayAcknowledge());
    QCOMPARE(source("yard").releases, std::size_t(0)); // it had not asked
}

void TestIntake::waitsForWhatTheSourceItselfBrought()
{
    start(JournalMode::PowerSafe);
    source("hall").bring("a");
    QVERIFY(!source("hall").mayAcknowledge());
    QTRY_COMPARE(source("hall").releases, std::size_t(1));
    source("yard").bring("b"); // and nobody asks for a flush
    QVERIFY(source("hall").mayAcknowledge());
    QVERIFY(!source("yard").mayAcknowledge());
    QTRY_COMPARE(source("yard").releases, std::size_t(1));
    QCOMPARE(source("hall").releases, std::size_t(1));
}

void TestIntake::aFullJournalHoldsBackAll()
{
    start(JournalMode::CrashSafe);
    const std::string large = ' ' + std::string(1500, 'x');
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no room, source hall has to wait")));
    for (int i = 0; source("hall").held.empty(); ++i)
        source("hall").bring(std::to_string(i) + large);
    const std::size_t before = kept().size();
    source("yard").bring("yard" + large);
    QCOMPARE(source("yard").held.size(), std::size_t(1));
    makeRoom();
    QTRY_VERIFY(source("hall").held.empty() && source("yard").held.empty());
    QCOMPARE(kept(), (std::vector<std::string>{std::to_string(before), "yard"})); // who waited longest came first
    QCOMPARE(m_books->snapshot().received, std::uint64_t(before + 2));
}

void TestIntake::whoFindsNoRoomAgainStandsAtTheEnd()
{
    start(JournalMode::CrashSafe);
    const std::string large = ' ' + std::string(3000, 'x'); // one a segment
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no room")));
    for (int i = 0; i < 5; ++i)
        source("hall").bring("hall-" + std::to_string(i) + large);
    source("yard").bring("yard" + large);
    QCOMPARE(source("hall").held.size(), std::size_t(3));
    makeRoom();
    QTRY_COMPARE(source("hall").held.size(), std::size_t(1));
    makeRoom();
    QTRY_VERIFY(source("hall").held.empty() && source("yard").held.empty());
    QCOMPARE(kept(), (std::vector<std::string>{"yard", "hall-4"}));
}

bool TestIntake::hasMetric(const std::string &line) const
{
    return m_metrics->prometheusText().find('\n' + line + '\n') != std::string::npos;
}

/// The hall brings until one message has to wait.
void TestIntake::fillUp()
{
    while (source("hall").held.empty())
        source("hall").bring("hall " + std::string(1500, 'x'));
}

void TestIntake::tellsWhichSourceIsHeldBackAndWhy()
{
    start(JournalMode::CrashSafe);
    m_links.at("hall").changed({.state = LinkState::Up});
    QVERIFY(hasMetric(R"(lineside_source_held_back{source="hall"} 0)"));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no room")));
    fillUp();
    const auto link = [this] { return sourceNamed(m_status, "hall").link; };
    m_status = m_board->status();
    QVERIFY(link().state == LinkState::Up);
    QCOMPARE(link().reason, std::string(toString(Reason::JournalFull)));
    QVERIFY(hasMetric(R"(lineside_source_held_back{source="hall"} 1)"));
    QVERIFY(hasMetric(R"(lineside_source_held_back{source="yard"} 0)"));
    makeRoom();
    QTRY_VERIFY(source("hall").held.empty());
    m_status = m_board->status();
    QCOMPARE(link().reason, std::string());
    QVERIFY(hasMetric(R"(lineside_source_held_back{source="hall"} 0)"));
}

void TestIntake::saysNowAndThenThatThereIsNoRoom()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("no room"))); // that is not expected
    start(JournalMode::CrashSafe);
    const auto isAskedAgain = [this] {
        m_intake->journalReleased();
        endTurn();
    };
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no room")));
    fillUp();
    for (int second = 0; second < 59; ++second) {
        m_clock.advance(1s);
        isAskedAgain();
    }
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no room")));
    m_clock.advance(1s);
    isAskedAgain();
    makeRoom();
    QTRY_VERIFY(source("hall").held.empty());
    m_clock.advance(61s);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no room")));
    fillUp();
}

void TestIntake::stopsAll()
{
    start(JournalMode::PowerSafe);
    source("yard").bring("b");
    QVERIFY(!source("yard").mayAcknowledge());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no room")));
    while (source("hall").held.empty())
        source("hall").bring(std::string(1500, 'x'));
    m_intake->stopTakingIn();
    QVERIFY(!source("hall").isStarted && !source("yard").isStarted);
    m_journal->flushSoon();
    QTRY_COMPARE(m_journal->flushed(), m_journal->appended());
    makeRoom();
    QCoreApplication::processEvents();
    QCOMPARE(source("hall").held.size(), std::size_t(1)); // nobody is called any more
    QCOMPARE(source("yard").releases, std::size_t(0));
}

LINESIDE_TEST(TestIntake)

} // namespace tst_intake

#include "tst_intake.moc"
