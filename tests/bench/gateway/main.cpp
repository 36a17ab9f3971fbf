// SPDX-License-Identifier: GPL-3.0-or-later

/// Measures lineside-edged from outside beside the yardstick, each run with a broker, a storage folder and a process of
/// its own, all on this machine. Prints one line of a Markdown table a run and the ratios behind it.
///
///   bench_gateway [--seconds N] [--rounds N] [--rate R] [--only SUBJECT]

#include "load.h"
#include "subject.h"

#include "support/mosquittobroker.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <thread>
#include <vector>

using namespace bench;
using namespace std::chrono_literals;
using lineside::MosquittoBroker;

namespace {

struct Options
{
    double seconds = 20;
    int rounds = 3;
    double rate = 0; ///< 0: as fast as it goes
    std::vector<Subject::Kind> kinds{Subject::Kind::Yardstick, Subject::Kind::CrashSafe, Subject::Kind::PowerSafe};
};

struct Outcome
{
    double perSecond = 0;
    double cpuPer100k = 0;
    double alertP99Ms = 0;
    double cloudP99Ms = 0;
};

constexpr double kRateGuess = 12'000; ///< of the fastest, to size a run without a rate

double percentile(const std::vector<double> &sorted, double share)
{
    return sorted.empty() ? 0 : sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.empty() ? 0 : values[values.size() / 2];
}

void printThreads(const Usage &before, const Usage &after, double readings)
{
    std::printf("    CPU s per 100k by thread:");
    for (const auto &[name, seconds] : after.threadSeconds) {
        const auto known = before.threadSeconds.find(name);
        const double used = seconds - (known == before.threadSeconds.end() ? 0 : known->second);
        if (used > 0)
            std::printf(" %s %.2f", name.c_str(), used / readings * 1e5);
    }
    std::printf("\n");
}

/// Without forwarding the program's own books tell when everything is stored.
void waitUntilStored(const Subject &subject, double readings)
{
    const auto patience = std::chrono::steady_clock::now() + 120s;
    while (subject.metric("lineside_messages_stored_total") < readings && std::chrono::steady_clock::now() < patience)
        std::this_thread::sleep_for(20ms);
}

Outcome measure(Subject::Kind kind, const Options &options)
{
    MosquittoBroker broker;
    if (!broker.start())
        qFatal("%s", qPrintable(broker.problem()));
    const bool forwards = kind != Subject::Kind::StoreOnly;
    Load load(broker.port());
    const Subject subject(kind, broker.port());
    if (forwards && !load.waitForForwarding(20s))
        qFatal("%s does not forward", Subject::name(kind));
    if (!forwards)
        waitUntilStored(subject, 0);
    const LoadPlan plan{static_cast<std::uint64_t>(options.seconds * (options.rate > 0 ? options.rate : kRateGuess)),
                        options.rate, 2000, forwards};
    const Usage before = subject.usage();
    const Usage brokerBefore = usageOf(broker.processId());
    const auto begun = std::chrono::steady_clock::now();
    LoadFigures figures = load.run(plan);
    const auto readings = static_cast<double>(figures.sent);
    if (!forwards) {
        waitUntilStored(subject, readings);
        figures.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
        figures.missing = 0;
    }
    const Usage after = subject.usage();
    const double brokerCpu = usageOf(broker.processId()).cpuSeconds - brokerBefore.cpuSeconds;
    const Outcome outcome{readings / figures.seconds, (after.cpuSeconds - before.cpuSeconds) / readings * 1e5,
                          percentile(figures.alertMs, 0.99), percentile(figures.cloudMs, 0.99)};
    std::printf("| %s | %.0f | %.0f | %.2f | %.2f | %.1f / %.1f | %.1f / %.1f | %zu | %llu / %llu / %llu | %.0f |\n",
                Subject::name(kind), options.rate, outcome.perSecond, outcome.cpuPer100k, brokerCpu / readings * 1e5,
                percentile(figures.cloudMs, 0.5), outcome.cloudP99Ms, percentile(figures.alertMs, 0.5),
                outcome.alertP99Ms, figures.alertMs.size(), static_cast<unsigned long long>(figures.missing),
                static_cast<unsigned long long>(figures.doubled), static_cast<unsigned long long>(figures.outOfOrder),
                static_cast<double>(after.peakKiB) / 1024);
    if (kind != Subject::Kind::Yardstick)
        printThreads(before, after, readings);
    std::fflush(stdout);
    return outcome;
}

void printRatios(const std::map<Subject::Kind, std::vector<Outcome>> &outcomes)
{
    const auto yardstick = outcomes.find(Subject::Kind::Yardstick);
    if (yardstick == outcomes.end())
        return;
    for (const auto &[kind, runs] : outcomes) {
        if (kind == Subject::Kind::Yardstick)
            continue;
        std::vector<double> rates;
        std::vector<double> cpus;
        std::vector<double> alerts;
        for (std::size_t round = 0; round < runs.size(); ++round) {
            const Outcome &bare = yardstick->second[round];
            rates.push_back(runs[round].perSecond / bare.perSecond);
            cpus.push_back(runs[round].cpuPer100k / bare.cpuPer100k);
            alerts.push_back(runs[round].alertP99Ms / bare.alertP99Ms);
        }
        std::printf("%s to yardstick, median of %zu rounds: throughput %.2f, CPU %.2f, alert p99 %.2f\n",
                    Subject::name(kind), runs.size(), median(rates), median(cpus), median(alerts));
    }
}

Options readOptions(const QCoreApplication &app)
{
    const QCommandLineOption seconds(QStringLiteral("seconds"), QStringLiteral("Length of a run."), QStringLiteral("n"),
                                     QStringLiteral("20"));
    const QCommandLineOption rounds(QStringLiteral("rounds"), QStringLiteral("Runs of each, in turn."),
                                    QStringLiteral("n"), QStringLiteral("3"));
    const QCommandLineOption rate(QStringLiteral("rate"), QStringLiteral("Readings a second; 0: as fast as it goes."),
                                  QStringLiteral("r"), QStringLiteral("0"));
    const QCommandLineOption only(
        QStringLiteral("only"),
        QStringLiteral("yardstick, crash-safe, power-safe, store-only or panel; may be repeated."),
        QStringLiteral("subject"));
    QCommandLineParser parser;
    parser.addOptions({seconds, rounds, rate, only});
    parser.addHelpOption();
    parser.process(app);
    Options options{parser.value(seconds).toDouble(), parser.value(rounds).toInt(), parser.value(rate).toDouble(), {}};
    static const std::map<QString, Subject::Kind> kNames{{QStringLiteral("yardstick"), Subject::Kind::Yardstick},
                                                         {QStringLiteral("crash-safe"), Subject::Kind::CrashSafe},
                                                         {QStringLiteral("power-safe"), Subject::Kind::PowerSafe},
                                                         {QStringLiteral("store-only"), Subject::Kind::StoreOnly},
                                                         {QStringLiteral("panel"), Subject::Kind::Panel}};
    for (const QString &name : parser.values(only)) {
        if (!kNames.contains(name))
            qFatal("no such subject: %s", qPrintable(name));
        options.kinds.push_back(kNames.at(name));
    }
    if (options.kinds.empty())
        options.kinds = Options().kinds;
    return options;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const Options options = readOptions(app);
    std::printf("| subject | offered /s | forwarded /s | CPU s/100k | broker CPU s/100k | cloud p50 / p99 ms"
                " | alert p50 / p99 ms | alerts | missing / doubled / out of order | peak MiB |\n"
                "|---|---|---|---|---|---|---|---|---|---|\n");
    std::map<Subject::Kind, std::vector<Outcome>> outcomes;
    for (int round = 0; round < options.rounds; ++round) {
        for (const auto kind : options.kinds)
            outcomes[kind].push_back(measure(kind, options));
    }
    printRatios(outcomes);
    return 0;
}
