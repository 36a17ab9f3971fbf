// SPDX-License-Identifier: GPL-3.0-or-later
// Drives lineside-edged and a broker through faults drawn from a seed, then holds what the broker confirmed to the
// device against what is stored and what the cloud heard. Run it by packaging/soak.sh.
#include "cloudledger.h"
#include "integration/edgedbench.h"
#include "soakoptions.h"
#include "soakreport.h"
#include "support/smalldisk.h"
#include "support/tcprelay.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <unordered_map>
#include <vector>

using namespace lineside;

namespace {

constexpr int kTickMs = 20;
constexpr std::uint64_t kMostUnconfirmed = 5000;
constexpr qint64 kSettleMs = 120'000; // until all is confirmed, stored and in the cloud once the faults are over
constexpr qint64 kBrokerAwayMs = 60'000;
constexpr qint64 kFreezeMs = 1500;
constexpr qint64 kHalfOpenMs = 8000; // the keep-alive below ends a dead connection before
constexpr qint64 kCloudAwayMs = 20'000;
constexpr qint64 kDiskFullMs = 3000; // after it was noticed
constexpr const char *kConfig = "[mqtt]\nkeep_alive = \"5s\"\n";
constexpr const char *kDenied = "mill-denied"; // the broker's access list lets nobody forward its rows

qint64 walBytes(const QString &folder)
{
    qint64 bytes = 0;
    QDirIterator files(folder, {QStringLiteral("*-wal")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        bytes += QFileInfo(files.next()).size();
    return bytes;
}

/// A broker that saves only when it is stopped: what it loses when killed is not ours to answer for.
QByteArray brokerConfig(const QString &folder)
{
    QFile rules(folder + QStringLiteral("/acl"));
    if (!rules.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(rules.fileName()));
    // A pattern: mosquitto 2.0 holds no `topic` line for a session it has restored until its client is back, and drops
    // what comes for it (eclipse-mosquitto/mosquitto#384, #1891).
    rules.write("pattern readwrite #\ntopic deny cloud/sensors/");
    rules.write(kDenied);
    rules.write("\n");
    rules.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return "autosave_interval 0\nacl_file " + rules.fileName().toUtf8();
}

/// Something that lasts and has an end.
struct Until
{
    qint64 endMs = 0;

    [[nodiscard]] bool isOn() const { return endMs > 0; }
    bool ends(qint64 nowMs)
    {
        const bool over = isOn() && nowMs >= endMs;
        endMs = over ? 0 : endMs;
        return over;
    }
};

class Soak
{
public:
    explicit Soak(SoakOptions options)
        : m_options(std::move(options))
        , m_schedule(m_options.seed, m_options.faults, m_options.pace)
    {
    }

    int run()
    {
        if (!begin()) {
            std::fprintf(stderr, "cannot start: %s %s\n", qPrintable(m_broker.problem()),
                         m_bench.engine.log().right(2000).constData());
            return 2;
        }
        m_time.restart();
        m_watch.noteLaunch(0);
        m_lastLookMs = 0;
        while (static_cast<double>(m_time.elapsed()) < m_options.minutes * 60000)
            turn();
        m_figures.loadMs = m_time.elapsed();
        settle();
        return report();
    }

private:
    bool begin()
    {
        if (!m_options.smallDisk.isEmpty()) {
            m_disk = std::make_unique<SmallDisk>(m_bench.storage(), m_options.smallDisk);
            if (!m_disk->isMounted())
                return false;
        }
        if (!m_brokerStarted || !m_bench.engine.configure(kConfig) || !m_bench.engine.launch())
            return false;
        m_device = std::make_unique<HallPeer>(m_broker.port(), std::vector<std::string>{}, m_bench.clock);
        m_device->onSentAgain = [this](const MqttPublish &message) { noteSentAgain(message.payload); };
        m_cloud = std::make_unique<CloudLedger>(m_broker.port(), m_bench.clock);
        m_time.start();
        return waitUntilHeard();
    }

    // What is confirmed before the engine has subscribed for the first time is nobody's.
    bool waitUntilHeard()
    {
        while (m_time.elapsed() < kSettleMs && (m_bench.engine.metrics().stored() == 0 || !m_cloud->isReady)) {
            m_device->publish("devices/press-0/status", R"({"id":"press-0","status":"online"})");
            ++m_unstored;
            for (int i = 0; i < 10; ++i)
                runEvents();
        }
        return m_bench.engine.metrics().stored() > 0 && m_cloud->isReady;
    }

    void turn()
    {
        publish();
        runEvents();
        endWhatIsOver();
        lookAfterEngine();
        if (const auto fault = m_schedule.take(m_time.elapsed()))
            inject(*fault);
    }

    static void runEvents()
    {
        QEventLoop loop;
        QTimer::singleShot(kTickMs, &loop, &QEventLoop::quit);
        loop.exec();
    }

    void publish()
    {
        const auto due = static_cast<std::uint64_t>(m_time.elapsed() * m_options.rate / 1000);
        // Behind its rate after an outage it does not catch up: the limit is what may be on its way.
        for (int i = 0; i < m_options.rate * kTickMs / 500 && m_sent < due && unconfirmed() < kMostUnconfirmed; ++i) {
            m_device->publishReading("press-" + std::to_string(m_sent % 50), 20, m_sent);
            ++m_sent;
        }
    }

    void noteSentAgain(std::string_view payload)
    {
        if (const auto number = sequenceOf(payload))
            ++m_sentAgain[*number];
    }

    /// Garbage and status reports are confirmed too, and are no readings.
    [[nodiscard]] std::uint64_t unconfirmed() const { return m_sent + m_unstored - m_device->confirmed; }

    [[nodiscard]] bool isPossible(Fault fault) const
    {
        switch (fault) {
        case Fault::BrokerRestart:
        case Fault::BrokerAway:
        case Fault::BrokerFreeze:
            return !m_brokerAway.isOn();
        case Fault::DiskFull:
            return m_disk && !m_isDiskFull;
        default:
            return true;
        }
    }

    void inject(Fault fault)
    {
        if (!isPossible(fault))
            return;
        const auto index = static_cast<std::size_t>(fault);
        ++m_figures.faults[index];
        std::printf("%6.1f s, reading %llu: %s\n", static_cast<double>(m_time.elapsed()) / 1000,
                    static_cast<unsigned long long>(m_sent), kFaultKinds[index].what);
        std::fflush(stdout);
        switch (fault) {
        case Fault::Kill:
            m_bench.engine.kill();
            return launch();
        case Fault::Terminate:
            m_figures.uncleanEnds += m_bench.engine.terminate() ? 0 : 1;
            return launch();
        case Fault::BrokerRestart:
            stopBroker();
            return startBroker();
        case Fault::BrokerAway:
            stopBroker();
            m_brokerAway = {m_time.elapsed() + kBrokerAwayMs};
            return;
        case Fault::BrokerFreeze:
            m_broker.freeze();
            m_frozen = {m_time.elapsed() + kFreezeMs};
            return;
        case Fault::Cut:
            return cut();
        case Fault::HalfOpen:
            m_relay.goSilent();
            m_halfOpen = {m_time.elapsed() + kHalfOpenMs};
            return;
        case Fault::CloudOutage:
            m_relay.refuseClient("-cloud");
            m_cloudAway = {m_time.elapsed() + kCloudAwayMs};
            return;
        case Fault::DiskFull:
            m_disk->fill();
            m_isDiskFull = true;
            m_diskSinceMs = m_time.elapsed();
            return;
        case Fault::PoisonRow:
            m_poisonSinceMs = m_poisonSinceMs == 0 ? m_time.elapsed() : m_poisonSinceMs;
            m_device->publishReading(kDenied, 20, m_sent++);
            return;
        case Fault::Garbage:
            return garbage();
        }
    }

    void stopBroker()
    {
        m_broker.thaw(); // a frozen process does not end
        m_frozen = {};
        m_broker.stop();
    }
    void startBroker() { m_figures.failedStarts += m_broker.start() ? 0 : 1; }

    void launch()
    {
        m_figures.failedStarts += m_bench.engine.launch() ? 0 : 1;
        m_watch.noteLaunch(m_time.elapsed());
    }

    void cut()
    {
        auto &random = m_schedule.random();
        const bool toTarget = std::bernoulli_distribution(0.5)(random);
        m_relay.cutAfter(toTarget ? TcpRelay::Direction::ToTarget : TcpRelay::Direction::FromTarget,
                         std::uniform_int_distribution<qint64>(1, 40'000)(random));
    }

    void garbage()
    {
        std::uniform_int_distribution<int> byte(0, 255);
        for (int i = 0; i < 50; ++i, ++m_unstored) {
            std::string payload(64, '\0');
            std::ranges::generate(payload, [&] { return static_cast<char>(byte(m_schedule.random())); });
            m_device->publish("devices/poison/data", std::move(payload));
        }
    }

    void endWhatIsOver()
    {
        const qint64 now = m_time.elapsed();
        if (m_brokerAway.ends(now))
            startBroker();
        if (m_frozen.ends(now))
            m_broker.thaw();
        const bool isHealed = m_halfOpen.ends(now);
        if (m_cloudAway.ends(now) || isHealed) {
            m_relay.pass();
            if (m_cloudAway.isOn())
                m_relay.refuseClient("-cloud");
            if (m_halfOpen.isOn())
                m_relay.goSilent();
        }
        if (m_diskFull.ends(now)) {
            m_disk->clear();
            m_isDiskFull = false;
            m_diskBackMs = now;
        }
    }

    void endAll()
    {
        for (Until *lasting : {&m_brokerAway, &m_frozen, &m_halfOpen, &m_cloudAway})
            lasting->endMs = std::min<qint64>(lasting->endMs, 1);
        if (m_isDiskFull)
            m_diskFull.endMs = 1;
        endWhatIsOver();
    }

    void lookAfterEngine()
    {
        m_watch.awaitAnswer(m_time.elapsed());
        if (m_time.elapsed() - m_lastLookMs < 1000)
            return;
        m_lastLookMs = m_time.elapsed();
        if (!m_bench.engine.isRunning()) {
            ++(m_bench.engine.hasCrashed() ? m_figures.crashes : m_figures.failedStarts);
            std::printf("the engine ended by itself: %s\n", m_bench.engine.log().right(2000).constData());
            return launch();
        }
        if (m_time.elapsed() - m_lastMinuteMs >= 60'000) {
            m_lastMinuteMs = m_time.elapsed();
            std::printf("%6.1f s, RSS %lld KiB\n", static_cast<double>(m_lastMinuteMs) / 1000,
                        m_bench.engine.residentBytes() >> 10);
        }
        m_figures.peakWal = std::max(m_figures.peakWal, walBytes(m_bench.storage()));
        if (const QString wrong = m_watch.look(m_time.elapsed()); !wrong.isEmpty()) {
            ++m_figures.imbalances;
            std::printf("books: %s\n", qPrintable(wrong));
        }
        watchDisk();
        watchPoison();
    }

    void watchDisk()
    {
        const qint64 now = m_time.elapsed();
        if (m_isDiskFull && !m_diskFull.isOn() && m_bench.engine.get("/ready").contains(" 503 ")) {
            m_figures.diskNoticedMs = std::max(m_figures.diskNoticedMs, now - m_diskSinceMs);
            m_diskFull = {now + kDiskFullMs};
        }
        if (m_diskBackMs > 0 && m_bench.engine.isReady()) {
            m_figures.diskResumedMs = std::max(m_figures.diskResumedMs, now - m_diskBackMs);
            m_diskBackMs = 0;
        }
    }

    void watchPoison()
    {
        if (m_poisonSinceMs == 0 || m_watch.page.count("lineside_sync_quarantine_rows") < m_sent - cloudRows())
            return;
        m_poisonMs = std::max(m_poisonMs, m_time.elapsed() - m_poisonSinceMs);
        m_poisonSinceMs = 0;
    }

    // The deadline of the whole: what is not stored and in the cloud by then counts as lost.
    void settle()
    {
        endAll();
        const qint64 end = m_time.elapsed() + kSettleMs;
        while (m_time.elapsed() < end && !isSettled()) {
            for (int i = 0; i < 50; ++i)
                runEvents();
            lookAfterEngine();
        }
    }
    [[nodiscard]] bool isSettled() const
    {
        return unconfirmed() == 0 && m_cloud->heard >= cloudRows() && m_poisonSinceMs == 0; // so all is stored too
    }

    [[nodiscard]] std::uint64_t cloudRows() const
    {
        return m_sent - static_cast<std::uint64_t>(m_figures.count(Fault::PoisonRow));
    }

    /// What the device sent again may stand in the store as often: nobody can tell it from a reading like it.
    void countStored()
    {
        std::vector<std::uint8_t> stored(m_sent);
        m_bench.files.forEachSequence([&stored](std::uint64_t number) { ++stored[number]; });
        for (std::uint64_t number = 0; number < m_sent; ++number) {
            const auto again = m_sentAgain.find(number);
            const int most = 1 + (again != m_sentAgain.end() ? again->second : 0);
            m_figures.lost += stored[number] == 0 ? 1 : 0;
            m_figures.doubled += std::max(0, stored[number] - most);
            m_figures.storedAgain += std::clamp(stored[number] - 1, 0, most - 1);
            if (stored[number] == 0 || stored[number] > most)
                std::printf("reading %llu stands in the store %d times\n", static_cast<unsigned long long>(number),
                            stored[number]);
        }
    }

    int report()
    {
        m_figures.sent = static_cast<qlonglong>(m_sent);
        m_figures.unconfirmed = static_cast<qlonglong>(unconfirmed());
        countStored();
        m_figures.lostToCloud = static_cast<qlonglong>(cloudRows()) - static_cast<qlonglong>(m_cloud->heard);
        m_figures.heardAgain = static_cast<qlonglong>(m_cloud->again);
        m_figures.damage = m_bench.files.damage();
        if (m_poisonSinceMs == 0)
            m_figures.poisonMs = m_poisonMs;
        const QString text = soakReport(m_figures, m_watch, m_options.command);
        std::printf("\n%s", qPrintable(text));
        QFile file(m_options.reportFile);
        if (!m_options.reportFile.isEmpty() && (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0))
            std::fprintf(stderr, "cannot write %s\n", qPrintable(m_options.reportFile));
        if (m_figures.isGood())
            return 0;
        m_bench.folder.setAutoRemove(false);
        std::printf("what is stored and the log lie in %s\n", qPrintable(m_bench.folder.path()));
        return 1;
    }

    const SoakOptions m_options;
    FaultSchedule m_schedule;
    QTemporaryDir m_folder;
    MosquittoBroker m_broker{brokerConfig(m_folder.path())};
    const bool m_brokerStarted = m_broker.start(); // its port is what the relay is told
    TcpRelay m_relay{m_broker.port()};
    EdgedBench m_bench{m_broker, m_relay.url()};
    std::unique_ptr<SmallDisk> m_disk;
    EngineWatch m_watch{m_bench.engine};
    std::unique_ptr<HallPeer> m_device;
    std::unique_ptr<CloudLedger> m_cloud;
    QElapsedTimer m_time;
    SoakFigures m_figures;
    std::uint64_t m_sent = 0;
    std::unordered_map<std::uint64_t, int> m_sentAgain; ///< times, by the device's number
    std::uint64_t m_unstored = 0; ///< published, and no readings
    Until m_brokerAway;
    Until m_frozen;
    Until m_halfOpen;
    Until m_cloudAway;
    Until m_diskFull; ///< on from when it was noticed
    bool m_isDiskFull = false;
    qint64 m_diskSinceMs = 0;
    qint64 m_diskBackMs = 0; ///< 0: nothing to wait for
    qint64 m_poisonSinceMs = 0; ///< 0: all are in quarantine
    qint64 m_poisonMs = 0;
    qint64 m_lastLookMs = 0;
    qint64 m_lastMinuteMs = 0;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    return Soak(parseSoakOptions(app)).run();
}
