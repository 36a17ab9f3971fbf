// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/syncworker.h"
#include "store/store.h"
#include "support/fakeclock.h"
#include "support/fakecloudsink.h"
#include "support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <string>

using namespace lineside;

namespace tst_syncworker {

/// One sink of no type in particular, over an empty store.
class TestSyncWorker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsTheLinkThatTheSinkTellsOf();
    void showsWhereTheSinkStands();

private:
    [[nodiscard]] SinkStatus sink() const { return m_board->status().sinks.front(); }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Metrics> m_metrics;
    std::unique_ptr<LiveBoard> m_board;
    std::unique_ptr<Refusals> m_refusals;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<SyncWorker> m_worker;
    LinkHandlers m_link; ///< what the sink was given to tell of its own
};

void TestSyncWorker::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_metrics = std::make_unique<Metrics>();
    m_board = std::make_unique<LiveBoard>();
    m_refusals = std::make_unique<Refusals>(*m_metrics, m_clock);
    StoreSettings settings;
    settings.directory = m_folder->path().toStdString();
    auto opened = Store::open(settings, m_clock, *m_metrics);
    QVERIFY(opened);
    m_store = std::move(*opened);
    SinkSettings named;
    named.name = "plant";
    m_worker = std::make_unique<SyncWorker>(
        named, SyncSettings(), settings.directory,
        SyncWorker::Links{.board = *m_board,
                          .clock = m_clock,
                          .metrics = *m_metrics,
                          .refusals = *m_refusals,
                          .positionMoved = [](const SinkPosition &) {},
                          .rowQuarantined = [](const QuarantinedRow &) {},
                          .quarantineReleased = [](const QuarantineKey &) {},
                          .stopped = [] {},
                          .make =
                              [this](const SinkSettings &, const ConnectionParts &parts) {
                                  m_link = parts.link;
                                  return std::make_unique<FakeCloudSink>();
                              }});
    m_worker->start(SinkPosition(7));
}

void TestSyncWorker::cleanup()
{
    m_worker.reset();
    m_store.reset();
}

void TestSyncWorker::showsTheLinkThatTheSinkTellsOf()
{
    QVERIFY(sink().link.state == LinkState::Connecting);
    m_link.changed({.state = LinkState::Down, .peer = "plant:443", .reason = "connection refused"});
    QVERIFY(m_board->status().cloud.state == LinkState::Down);
    m_link.changed({.state = LinkState::Up, .peer = "plant:443"});
    QCOMPARE(sink().name, std::string("plant"));
    QCOMPARE(sink().link.peer, std::string("plant:443"));
    QVERIFY(m_board->status().cloud.state == LinkState::Up);
    QCOMPARE(sink().link.lastError, std::string("connection refused"));
}

void TestSyncWorker::showsWhereTheSinkStands()
{
    QTRY_COMPARE(sink().position, std::uint64_t(7));
}

LINESIDE_TEST(TestSyncWorker)

} // namespace tst_syncworker

#include "tst_syncworker.moc"
