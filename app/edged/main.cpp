// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/prioritymatrix.h"
#include "auditcommands.h"
#include "base/clock.h"
#include "base/eventloop.h"
#include "base/logging.h"
#include "base/signals.h"
#include "commandoptions.h"
#include "config/configloader.h"
#include "config/configwatch.h"
#include "engine/configrecord.h"
#include "engine/engine.h"
#include "engine/processmemory.h"
#include "storecommands.h"
#include "supportbundle.h"
#include "usercommands.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <optional>
#include <utility>

using namespace lineside;

namespace {

enum ExitCode {
    Stopped = 0,
    CannotStart = 1,
    BadConfiguration = 2,
};

struct Options
{
    std::string configFile;
    bool checkOnly = false;
    CommandOptions beside;
    QStringList command; ///< empty: run the engine
};

/// All that may stand on the command line beside the words of a command.
struct KnownOptions
{
    QCommandLineOption config{QStringLiteral("config"), QStringLiteral("Read the configuration from <file>."),
                              QStringLiteral("file")};
    QCommandLineOption check{QStringLiteral("check-config"),
                             QStringLiteral("Tell what is wrong with the configuration and exit.")};
    QCommandLineOption replace{QStringLiteral("replace"),
                               QStringLiteral("With restore: set the store that lies there aside.")};
    QCommandLineOption key{QStringLiteral("key"),
                           QStringLiteral("With verify-audit and check: the public key it is to be signed by."),
                           QStringLiteral("hex")};
    QCommandLineOption head{QStringLiteral("head"),
                            QStringLiteral("With verify-audit: heads that were kept elsewhere, by a log server or from "
                                           "edge/audit/head; may be given again."),
                            QStringLiteral("file")};
    QCommandLineOption role{QStringLiteral("role"), QStringLiteral("With user add and token add: what they are to be."),
                            QStringLiteral("role")};
    QCommandLineOption area{QStringLiteral("area"),
                            QStringLiteral("With token add: where the role counts; may be given again."),
                            QStringLiteral("area")};
    QCommandLineOption expires{QStringLiteral("expires"),
                               QStringLiteral("With token add: until when, as 2027-12-31T00:00:00Z."),
                               QStringLiteral("time")};
    QCommandLineOption yes{QStringLiteral("yes"), QStringLiteral("With decommission: it is meant.")};
    QCommandLineOption encryptTo{QStringLiteral("encrypt-to"),
                                 QStringLiteral("With backup and audit export: encrypt with the key in <file>."),
                                 QStringLiteral("file")};
    QCommandLineOption keyFile{QStringLiteral("key-file"),
                               QStringLiteral("With restore and verify-audit: the key of what is encrypted."),
                               QStringLiteral("file")};

    [[nodiscard]] QList<QCommandLineOption> all() const
    {
        return {config, check, replace, key, head, role, area, expires, yes, encryptTo, keyFile};
    }
};

Options readOptions(const QCoreApplication &app)
{
    const KnownOptions known;
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Lineside edge gateway without the panel."));
    parser.addOptions(known.all());
    parser.addPositionalArgument(
        QStringLiteral("command"),
        QString::fromLatin1(kStoreCommandsHelp) + u'\n' + QString::fromLatin1(kAuditCommandsHelp) + u'\n'
            + QString::fromLatin1(kSupportHelp) + u'\n' + QString::fromLatin1(kUserCommandsHelp),
        QStringLiteral("[backup FILE | restore FILE | check | sink forget NAME | audit export FILE | audit key | "
                       "verify-audit [FILE] | keygen FILE | decommission | support FILE | user … | token …]"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(app);
    QStringList words = parser.positionalArguments();
    for (const QCommandLineOption &option : {known.role, known.area, known.expires})
        for (const QString &value : parser.values(option))
            words << QStringLiteral("--") + option.names().constFirst() << value;
    std::vector<std::string> heads;
    for (const QString &file : parser.values(known.head))
        heads.push_back(file.toStdString());
    return {.configFile = parser.value(known.config).toStdString(),
            .checkOnly = parser.isSet(known.check),
            .beside = {.replace = parser.isSet(known.replace),
                       .yes = parser.isSet(known.yes),
                       .key = parser.value(known.key).toStdString(),
                       .heads = std::move(heads),
                       .encryptTo = parser.value(known.encryptTo).toStdString(),
                       .keyFile = parser.value(known.keyFile).toStdString()},
            .command = std::move(words)};
}

/// One life of the engine, from its start to its clean stop. False: it could not start.
bool live(const LoadedConfig &loaded, ConfigWatch &watch, Clock &clock, Engine *&running, int &code)
{
    recordConfiguration(watch.path(), loaded.text, loaded.config->store.directory, clock.utcMs());
    Engine engine(*loaded.config, clock);
    engine.setConfigProblem(watch.problem());
    if (const auto started = engine.start(); !started) {
        qCCritical(lcEngine, "cannot start: %s", started.error().text().c_str());
        watch.setStartProblem(started.error().text());
        return false;
    }
    watch.runsWith(loaded);
    running = &engine;
    code = QCoreApplication::exec();
    running = nullptr;
    engine.stop();
    return true;
}

/// SIGHUP with a sound file that differs has the engine stopped and started anew with it; one that cannot start with it
/// starts once more with what it had.
int run(LoadedConfig loaded, ConfigWatch &watch)
{
    std::optional<LoadedConfig> next;
    Engine *running = nullptr;
    const auto reload = [&next, &watch, &running] {
        next = watch.readChanged();
        if (running)
            running->setConfigProblem(watch.problem());
        if (!next)
            return;
        qCInfo(lcConfig, "read again: starting anew with: %s", watch.changesIn(*next).c_str());
        QCoreApplication::exit(Stopped);
    };
    const ProcessSignals signalsOfTheSystem(
        [&next] {
            next.reset();
            QCoreApplication::quit();
        },
        reload);
    SystemClock clock;
    std::optional<LoadedConfig> before;
    int code = Stopped;
    for (;;) {
        next.reset();
        if (live(loaded, watch, clock, running, code)) {
            if (!next)
                return code;
            before = std::exchange(loaded, std::move(*next));
        } else if (before) {
            qCCritical(lcConfig, "going on with the configuration of before");
            loaded = *std::exchange(before, std::nullopt);
        } else {
            return CannotStart;
        }
    }
}

} // namespace

int main(int argc, char *argv[])
{
    giveBackLargeBlocks();
    useLeanEventLoops();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("lineside-edged"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LINESIDE_VERSION));
    const Options options = readOptions(app);
    const bool isForPerson = options.checkOnly || !options.command.isEmpty();
    installLogging(isForPerson ? LogTarget::Text : LogTarget::Auto);
    const LoadedConfig loaded = loadConfig(options.configFile, processEnvironment());
    logIssues(loaded.issues);
    if (!loaded.config)
        return BadConfiguration;
    if (!options.command.isEmpty() && !options.checkOnly) {
        if (options.command.front() == QLatin1String("user") || options.command.front() == QLatin1String("token"))
            return runUserCommand(options.command, *loaded.config);
        if (options.command.front() == QLatin1String("support") && options.command.size() == 2)
            return writeSupportBundle(options.command.value(1).toStdString(), options.configFile, options.beside,
                                      *loaded.config);
        const auto done = runAuditCommand(options.command, options.beside, *loaded.config);
        return done ? *done : runStoreCommand(options.command, options.beside, *loaded.config);
    }
    if (options.checkOnly) {
        for (const std::string &doubt : priorityDoubts(loaded.config->guides, loaded.config->alarms))
            qCWarning(lcConfig, "%s", doubt.c_str());
        return loaded.config->classes.problem.empty() ? Stopped : BadConfiguration;
    }
    ConfigWatch watch(options.configFile, loaded);
    return run(loaded, watch);
}
