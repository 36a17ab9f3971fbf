// SPDX-License-Identifier: GPL-3.0-or-later
// Drives lineside-edged and a broker through faults drawn from a seed, then holds what the broker confirmed to the
// device against what is stored. Run it by packaging/soak.sh.
#include "integration/edgedbench.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QSysInfo>
#include <QTimer>

#include <array>
#include <cstdio>
#include <random>
#include <thread>

using namespace lineside;

namespace {

constexpr int kTickMs = 20;
constexpr std::uint64_t kMostUnconfirmed = 5000;
constexpr qint64 kSettleMs = 120000; // until all is confirmed and stored once the faults are over
constexpr std::array<const char *, 5> kFaults{"engine killed with -9", "engine ended by SIGTERM", "broker restarted",
                                              "broker frozen", "garbage payloads"};

qint64 walBytes(const QString &folder)
{
    qint64 bytes = 0;
    QDirIterator files(folder, {QStringLiteral("*-wal")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        bytes += QFileInfo(files.next()).size();
    return bytes;
}

class Soak
{
public:
    Soak(double minutes, unsigned seed, int rate)
        : m_minutes(minutes)
        , m_seed(seed)
        , m_rate(rate)
        , m_random(seed)
    {
    }

    int run(const QString &reportFile)
    {
        if (!m_brokerStarted || !m_bench.engine.launch()) {
            std::fprintf(stderr, "cannot start: %s\n", qPrintable(m_broker.problem()));
            return 2;
        }
        m_device = std::make_unique<HallPeer>(m_broker.port(), std::vector<std::string>{}, m_bench.clock);
        m_time.start();
        if (!waitUntilHeard()) {
            std::fprintf(stderr, "the engine hears nothing: %s\n", m_bench.engine.log().constData());
            return 2;
        }
        m_time.start();
        m_lastScrapeMs = 0;
        load();
        settle();
        return report(reportFile);
    }

private:
    // What is confirmed before the engine has subscribed for the first time is nobody's.
    bool waitUntilHeard()
    {
        while (m_time.elapsed() < kSettleMs && m_bench.engine.metrics().stored() == 0) {
            m_device->publish("devices/press-0/status", R"({"id":"press-0","status":"online"})");
            ++m_unstored;
            for (int i = 0; i < 10; ++i)
                pause();
        }
        return m_bench.engine.metrics().stored() > 0;
    }

    void load()
    {
        qint64 nextFaultMs = 5000;
        while (static_cast<double>(m_time.elapsed()) < m_minutes * 60000) {
            publish();
            pause();
            if (m_time.elapsed() >= nextFaultMs) {
                inject(std::uniform_int_distribution<std::size_t>(0, kFaults.size() - 1)(m_random));
                nextFaultMs = m_time.elapsed() + std::uniform_int_distribution<int>(2000, 8000)(m_random);
            }
        }
    }

    // The deadline of the whole: what is not stored by then counts as lost.
    void settle()
    {
        m_broker.thaw();
        const qint64 end = m_time.elapsed() + kSettleMs;
        while (m_time.elapsed() < end
               && (unconfirmed() > 0 || m_bench.files.readings() < static_cast<qlonglong>(m_sent)))
            for (int i = 0; i < 50; ++i)
                pause();
        scrape();
    }

    void publish()
    {
        const auto due = static_cast<std::uint64_t>(m_time.elapsed() * m_rate / 1000);
        // Behind its rate after an outage it does not catch up: the limit is what may be on its way.
        for (int i = 0; i < m_rate * kTickMs / 500 && m_sent < due && unconfirmed() < kMostUnconfirmed; ++i) {
            m_device->publishReading("press-" + std::to_string(m_sent % 50), 20, m_sent);
            ++m_sent;
        }
    }

    /// One turn of the event loop, and what has to be looked after beside the load.
    void pause()
    {
        QEventLoop loop;
        QTimer::singleShot(kTickMs, &loop, &QEventLoop::quit);
        loop.exec();
        if (m_thawAtMs > 0 && m_time.elapsed() >= m_thawAtMs) {
            m_broker.thaw();
            m_thawAtMs = 0;
        }
        if (m_time.elapsed() - m_lastScrapeMs >= 1000)
            scrape();
    }

    void inject(std::size_t fault)
    {
        ++m_faults[fault];
        std::printf("%6.1f s  %s\n", static_cast<double>(m_time.elapsed()) / 1000, kFaults[fault]);
        m_broker.thaw();
        m_thawAtMs = 0;
        switch (fault) {
        case 0:
            m_bench.engine.kill();
            launch();
            break;
        case 1:
            m_uncleanEnds += m_bench.engine.terminate() ? 0 : 1;
            launch();
            break;
        case 2:
            m_broker.stop();
            m_failedStarts += m_broker.start() ? 0 : 1;
            break;
        case 3:
            m_broker.freeze();
            m_thawAtMs = m_time.elapsed() + 1500;
            break;
        default:
            garbage();
        }
        std::fflush(stdout);
    }

    /// Garbage and status reports are confirmed too, and are no readings.
    [[nodiscard]] std::uint64_t unconfirmed() const { return m_sent + m_unstored - m_device->confirmed; }

    void launch() { m_failedStarts += m_bench.engine.launch() ? 0 : 1; }

    void garbage()
    {
        std::uniform_int_distribution<int> byte(0, 255);
        for (int i = 0; i < 50; ++i, ++m_unstored) {
            std::string payload(64, '\0');
            std::ranges::generate(payload, [&] { return static_cast<char>(byte(m_random)); });
            m_device->publish("devices/poison/data", std::move(payload));
        }
    }

    void scrape()
    {
        m_lastScrapeMs = m_time.elapsed();
        if (!m_bench.engine.isRunning()) {
            ++(m_bench.engine.hasCrashed() ? m_crashes : m_failedStarts);
            launch();
            return;
        }
        const qint64 rss = m_bench.engine.residentBytes();
        m_peakRss = std::max(m_peakRss, rss);
        m_firstRss = m_time.elapsed() > 10000 && m_firstRss == 0 ? rss : m_firstRss;
        m_lastRss = rss;
        m_peakWal = std::max(m_peakWal, walBytes(m_bench.storage()));
        const MetricsPage page = m_bench.engine.metrics();
        if (page.isEmpty())
            return;
        ++m_scrapes;
        if (const QString wrong = page.imbalance(); !wrong.isEmpty()) {
            ++m_imbalances;
            std::printf("books: %s\n", qPrintable(wrong));
        }
    }

    int report(const QString &fileName)
    {
        const bool allConfirmed = unconfirmed() == 0;
        const qlonglong distinct = m_bench.files.sequences();
        const qlonglong doubled = m_bench.files.readings() - distinct;
        const qlonglong lost = static_cast<qlonglong>(m_sent) - distinct;
        const QStringList damage = m_bench.files.damage();
        const bool isGood = allConfirmed && lost == 0 && doubled == 0 && damage.isEmpty() && m_imbalances == 0
            && m_crashes == 0 && m_failedStarts == 0 && m_uncleanEnds == 0;
        QString text
            = QStringLiteral("# Soak: %1\n\n`packaging/soak.sh --minutes %2 --seed %3`, %4 readings/s offered, "
                             "%5, %6 cores.\n\n| what | figure |\n|---|---|\n")
                  .arg(isGood ? QStringLiteral("held") : QStringLiteral("FAILED"))
                  .arg(m_minutes)
                  .arg(m_seed)
                  .arg(m_rate)
                  .arg(QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion())
                  .arg(std::thread::hardware_concurrency());
        const auto row = [&text](const QString &what, const QString &figure) {
            text += QStringLiteral("| %1 | %2 |\n").arg(what, figure);
        };
        const auto number = [](auto value) { return QString::number(value); };
        row(QStringLiteral("readings sent, all confirmed by the broker"),
            number(m_sent) + (allConfirmed ? QStringLiteral(", yes") : QStringLiteral(", NO")));
        row(QStringLiteral("lost, doubled"), number(lost) + QStringLiteral(", ") + number(doubled));
        row(QStringLiteral("damaged files"), damage.isEmpty() ? QStringLiteral("none") : damage.join(u' '));
        row(QStringLiteral("books out of balance, of scrapes"),
            number(m_imbalances) + QStringLiteral(" of ") + number(m_scrapes));
        row(QStringLiteral("crashes, failed starts, unclean ends"),
            QStringLiteral("%1, %2, %3").arg(m_crashes).arg(m_failedStarts).arg(m_uncleanEnds));
        for (std::size_t i = 0; i < kFaults.size(); ++i)
            row(QString::fromLatin1(kFaults[i]), number(m_faults[i]));
        row(QStringLiteral("RSS peak; after 10 s; at the end (KiB)"),
            QStringLiteral("%1; %2; %3").arg(m_peakRss >> 10).arg(m_firstRss >> 10).arg(m_lastRss >> 10));
        row(QStringLiteral("write-ahead logs, peak (KiB)"), number(m_peakWal >> 10));
        std::printf("\n%s", qPrintable(text));
        QFile file(fileName);
        if (!fileName.isEmpty() && (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0))
            std::fprintf(stderr, "cannot write %s\n", qPrintable(fileName));
        return isGood ? 0 : 1;
    }

    const double m_minutes;
    const unsigned m_seed;
    const int m_rate;
    std::mt19937 m_random;
    MosquittoBroker m_broker;
    const bool m_brokerStarted = m_broker.start(); // its port is what the engine is told
    EdgedBench m_bench{m_broker};
    std::unique_ptr<HallPeer> m_device;
    QElapsedTimer m_time;
    std::array<int, kFaults.size()> m_faults{};
    std::uint64_t m_sent = 0;
    std::uint64_t m_unstored = 0;
    qint64 m_thawAtMs = 0;
    qint64 m_lastScrapeMs = 0;
    qint64 m_peakRss = 0;
    qint64 m_firstRss = 0;
    qint64 m_lastRss = 0;
    qint64 m_peakWal = 0;
    int m_scrapes = 0;
    int m_imbalances = 0;
    int m_crashes = 0;
    int m_failedStarts = 0;
    int m_uncleanEnds = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("minutes"), QStringLiteral("How long."), QStringLiteral("n"), QStringLiteral("60")},
         {QStringLiteral("seed"), QStringLiteral("Of the faults."), QStringLiteral("n"), QStringLiteral("1")},
         {QStringLiteral("rate"), QStringLiteral("Readings/s."), QStringLiteral("n"), QStringLiteral("5000")},
         {QStringLiteral("report"), QStringLiteral("Markdown."), QStringLiteral("file"), {}}});
    parser.process(app);
    Soak soak(parser.value(QStringLiteral("minutes")).toDouble(), parser.value(QStringLiteral("seed")).toUInt(),
              parser.value(QStringLiteral("rate")).toInt());
    return soak.run(parser.value(QStringLiteral("report")));
}
