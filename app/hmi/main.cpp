// SPDX-License-Identifier: GPL-3.0-or-later
#include "badge/badgereader.h"
#include "base/logging.h"
#include "base/signals.h"
#include "config/configloader.h"
#include "config/configwatch.h"
#include "engine/configrecord.h"
#include "engine/engine.h"
#include "enginebackend/enginepanelbackend.h"
#include "hmi/panel/environment.h"
#include "hmi/panel/hornsound.h"
#include "hmi/panel/panelwindow.h"
#include "hmi/panel/screenshottour.h"
#include "hmi/panel/selftest.h"

#include <QGuiApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <optional>

using namespace lineside;

namespace {

enum ExitCode {
    Ended = 0,
    CannotStart = 1,
    BadCall = 2, ///< command line or configuration
    NoPictures = 3,
    Unfit = 4, ///< the self-test found something missing
};

int fail(ExitCode code, const std::string &reason)
{
    std::fprintf(stderr, "lineside: %s\n", reason.c_str());
    return code;
}

/// Ends the program by itself in the modes that do.
void endWhenDone(ScreenshotTour &tour, SelfTest &test, const PanelOptions &options)
{
    QObject::connect(&tour, &ScreenshotTour::finished, qApp,
                     [](bool complete) { QCoreApplication::exit(complete ? Ended : NoPictures); });
    QObject::connect(&test, &SelfTest::finished, qApp,
                     [](bool passed) { QCoreApplication::exit(passed ? Ended : Unfit); });
    if (options.takesPictures())
        tour.start();
    else if (options.selfTest)
        test.start();
}

std::string exchangeDir(const Config &config)
{
    return config.panel.exchangeDir.empty() ? config.storagePath + "/exchange" : config.panel.exchangeDir;
}

int run(const Config &config, const PanelOptions &options, ConfigWatch &watch)
{
    SystemClock clock;
    Engine engine(config, clock);
    const auto readAgain = [&watch, &engine] {
        watch.readAgain();
        engine.setConfigProblem(watch.problem());
    };
    const ProcessSignals signalsOfTheSystem([] { QCoreApplication::quit(); }, readAgain);
    const PanelWarnings warnings; // from the first line of QML on
    EnginePanelBackend backend(engine, exchangeDir(config));
    PanelModels models(backend, clock, config);
    std::optional<HornSound> sound;
    if (config.horn.isOn && config.horn.sound)
        sound.emplace(models.shell(), backend);
    BadgeReader badges([&config] { return openBadgeReader(config.panel.badgeReader); });
    QObject::connect(&badges, &BadgeReader::badgeRead, &models.who(), &PanelIdentity::readBadge);
    PanelWindow panel(models, config.panel, options);
    if (const Result<void> loaded = panel.load(); !loaded)
        return fail(CannotStart, loaded.error().text());
    ScreenshotTour tour(models, panel, options);
    SelfTest test(models, panel, warnings);
    panel.show();
    if (!config.panel.badgeReader.empty())
        badges.start();
    endWhenDone(tour, test, options);
    if (const Result<void> started = engine.start(); !started)
        return fail(CannotStart, started.error().text());
    const int code = QGuiApplication::exec();
    engine.stop();
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    installLogging(LogTarget::Auto);
    QStringList arguments;
    std::transform(argv, argv + argc, std::back_inserter(arguments),
                   [](const char *text) { return QString::fromLocal8Bit(text); });
    const Result<PanelOptions> options = parsePanelOptions(arguments);
    if (!options)
        return fail(BadCall, options.error().message);
    if (!options->notice.isEmpty())
        return std::fputs(qPrintable(options->notice), stdout) < 0 ? CannotStart : Ended;
    prepareEnvironment(*options);
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("lineside"));
    QGuiApplication::setApplicationVersion(QStringLiteral(LINESIDE_VERSION));
    const LoadedConfig loaded = loadConfig(options->configFile, processEnvironment());
    logIssues(loaded.issues);
    if (!loaded.config)
        return BadCall;
    ConfigWatch watch(options->configFile, loaded);
    if (!options->selfTest) {
        recordConfiguration(options->configFile, loaded.text, loaded.config->store.directory, SystemClock().utcMs());
        return run(*loaded.config, *options, watch);
    }
    const QTemporaryDir storage;
    return run(isolated(*loaded.config, storage.path().toStdString()), *options, watch);
}
