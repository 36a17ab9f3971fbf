// SPDX-License-Identifier: GPL-3.0-or-later
// A machine hall on a real broker; with --rate or --burst, the load generator.
#include "base/logging.h"
#include "base/signals.h"
#include "simulator.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QUrl>

#include <cstdio>
#include <sys/resource.h>

using namespace lineside;
using namespace lineside::sim;

namespace {

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QStringLiteral("A simulated machine hall over MQTT."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {QStringLiteral("broker"), QStringLiteral("Broker."), QStringLiteral("url"),
         qEnvironmentVariable("MQTT_BROKER", QStringLiteral("tcp://localhost:1883"))},
        {QStringLiteral("devices"), QStringLiteral("Number of machines."), QStringLiteral("n"), QStringLiteral("24")},
        {QStringLiteral("rate"), QStringLiteral("Readings a second of the whole hall (0: each signal once a second)."),
         QStringLiteral("r"), QStringLiteral("0")},
        {QStringLiteral("burst"), QStringLiteral("Readings sent at once at the start."), QStringLiteral("n"),
         QStringLiteral("0")},
        {QStringLiteral("seconds"), QStringLiteral("End after this time (0: never)."), QStringLiteral("s"),
         QStringLiteral("0")},
        {QStringLiteral("history"), QStringLiteral("Begin with what was measured in this time before the start."),
         QStringLiteral("s"), QStringLiteral("0")},
        {QStringLiteral("seed"), QStringLiteral("Seed of all chance."), QStringLiteral("k"), QStringLiteral("1")},
        {QStringLiteral("fault"),
         QStringLiteral("Fault to come, repeatable: machine:kind[:seconds], kind one of overheat, leak, stuck, "
                        "dropout, silence, garbage."),
         QStringLiteral("fault")},
    });
}

Result<SimulatorOptions> readOptions(const QCommandLineParser &parser)
{
    SimulatorOptions options;
    options.devices = parser.value(QStringLiteral("devices")).toInt();
    options.ratePerSecond = parser.value(QStringLiteral("rate")).toDouble();
    options.burst = parser.value(QStringLiteral("burst")).toULongLong();
    options.seconds = parser.value(QStringLiteral("seconds")).toDouble();
    options.historySeconds = parser.value(QStringLiteral("history")).toInt();
    options.seed = parser.value(QStringLiteral("seed")).toUInt();
    if (options.devices < 1 || options.ratePerSecond < 0 || options.seconds < 0 || options.historySeconds < 0)
        return unexpected(ErrorCode::InvalidInput, "devices must be 1 or more, rate, seconds and history not negative");
    for (const QString &text : parser.values(QStringLiteral("fault"))) {
        auto fault = parsePlannedFault(text.toStdString());
        if (!fault)
            return Unexpected(fault.error());
        options.faults.push_back(std::move(*fault));
    }
    return options;
}

MqttSettings readBroker(const QUrl &url)
{
    MqttSettings settings;
    settings.host = url.host().toStdString();
    settings.port = static_cast<std::uint16_t>(url.port(1883));
    settings.username = url.userName().toStdString();
    settings.password = url.password().toStdString();
    settings.clientId = "lineside-sim-" + std::to_string(QCoreApplication::applicationPid());
    settings.sessionExpiry = std::chrono::seconds(0);
    return settings;
}

} // namespace

int main(int argc, char *argv[])
{
    installLogging(LogTarget::Text);
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(LINESIDE_VERSION));
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(app);
    const auto options = readOptions(parser);
    if (!options) {
        std::fprintf(stderr, "lineside-sim: %s\n", options.error().text().c_str());
        return 2;
    }
    const SystemClock clock;
    const auto client = makeMqttClient(readBroker(QUrl(parser.value(QStringLiteral("broker")))), clock, options->seed);
    Simulator simulator(*options, *client, clock);
    QObject::connect(&simulator, &Simulator::finished, &app, &QCoreApplication::quit);
    const ProcessSignals signalsOfTheSystem([] { QCoreApplication::quit(); });
    simulator.start();
    const int result = QCoreApplication::exec();
    const SimulatorTally &tally = simulator.tally();
    std::printf("published %llu confirmed %llu repeated %llu longest queue %llu cpu %s s\n",
                static_cast<unsigned long long>(tally.published), static_cast<unsigned long long>(tally.confirmed),
                static_cast<unsigned long long>(tally.repeated), static_cast<unsigned long long>(tally.late),
                QByteArray::number(cpuSeconds(), 'f', 2).constData());
    client->stop();
    return result;
}
