// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/quarantinewatch.h"

#include "support/testmain.h"

#include "core/store/storefixture.h"

using namespace lineside;

namespace tst_quarantinewatch {

struct Hall
{
    Hall() { fixture.open(); }
    void setAside(const std::string &sink, std::uint64_t sequence)
    {
        StoreBatch batch;
        batch.quarantined = {{sink, sequence, fixture.reading(1), "not authorized", 5000, 3}};
        fixture.keep(batch);
    }
    void release(const std::string &sink, std::uint64_t sequence)
    {
        StoreBatch batch;
        batch.released = {{sink, sequence}};
        fixture.keep(batch);
    }
    void look() { watch.look(*reader); }
    [[nodiscard]] double gauge(const std::string &sink)
    {
        return fixture.metrics.gauge("lineside_sync_quarantine_rows", {}, {{"sink", sink}}).value();
    }

    StoreFixture fixture;
    LiveBoard board;
    QuarantineWatch watch{{"cloud", "plant"}, board, fixture.metrics};
    std::unique_ptr<StoreReader> reader = fixture.reader();
};

class TestQuarantineWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyQuarantineShowsNothing()
    {
        Hall hall;
        hall.look();
        QCOMPARE(hall.board.status().quarantined, std::uint64_t(0));
        QVERIFY(hall.board.quarantine().empty());
    }

    void tellsEachSinkItsOwnAndAllTogether()
    {
        Hall hall;
        hall.board.updateStatus([](EngineStatus &status) {
            std::ignore = sinkNamed(status, "cloud");
            std::ignore = sinkNamed(status, "plant");
        });
        hall.setAside("cloud", 1);
        hall.setAside("cloud", 2);
        hall.setAside("bygone", 3);
        hall.look();
        const EngineStatus status = hall.board.status();
        QCOMPARE(status.quarantined, std::uint64_t(3));
        QCOMPARE(status.sinks.at(0).quarantined, std::uint64_t(2));
        QCOMPARE(status.sinks.at(1).quarantined, std::uint64_t(0));
        QCOMPARE(hall.gauge("cloud"), 2.0);
        QCOMPARE(hall.gauge("plant"), 0.0);
        QCOMPARE(hall.board.quarantine().size(), std::size_t(3));
    }

    void whatIsReleasedLeavesTheBoard()
    {
        Hall hall;
        hall.setAside("cloud", 1);
        hall.look();
        hall.release("cloud", 1);
        hall.look();
        QVERIFY(hall.board.quarantine().empty());
        QCOMPARE(hall.gauge("cloud"), 0.0);
    }
};

LINESIDE_TEST(TestQuarantineWatch)

} // namespace tst_quarantinewatch

#include "tst_quarantinewatch.moc"
