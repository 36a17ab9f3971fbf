// SPDX-License-Identifier: GPL-3.0-or-later
// How long a login takes at the panel, from the PIN to who is in, and how long the panel's thread stood still
// meanwhile: the view-models over a real engine, without a window, whose drawing would be in it. A broker is not
// needed. usage: bench_login [logins]
#include "config/configloader.h"
#include "engine/engine.h"
#include "enginebackend/enginepanelbackend.h"
#include "panelmodels/panelmodels.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

void print(const char *what, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    const auto at
        = [&](double share) { return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))]; };
    std::printf("%s: n %zu, p50 %.1f ms, p99 %.1f ms, worst %.1f ms\n", what, times.size(), at(0.5), at(0.99), at(1));
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    const int logins = std::max(1, argc > 1 ? std::atoi(argv[1]) : 30);
    const QTemporaryDir folder;
    const LoadedConfig loaded = loadConfig(
        {}, {{"MQTT_BROKER", "tcp://127.0.0.1:9"}, {"STORAGE_PATH", folder.path().toStdString()}, {"PORT", "0"}});
    if (!loaded.config)
        return std::fprintf(stderr, "no configuration\n"), 1;
    const Config &config = loaded.config.value();
    SystemClock clock;
    Engine engine(config, clock);
    EnginePanelBackend backend(engine, "/nowhere");
    PanelModels models(backend, clock, config);
    PeopleViewModel &people = models.people();
    if (const auto started = engine.start(); !started)
        return std::fprintf(stderr, "%s\n", started.error().text().c_str()), 1;
    if (!QTest::qWaitFor([&] { return people.isFirstStart(); }, 20000))
        return std::fprintf(stderr, "the engine tells of no people\n"), 1;
    people.makeAdministrator(u"administrator"_s, u"314159"_s);
    if (!QTest::qWaitFor([&] { return people.isLoggedIn() && people.isManaged(); }, 20000))
        return std::fprintf(stderr, "no administrator was made\n"), 1;
    const QString userId = people.tiles()->value(0, "userId").toString();

    std::vector<double> took;
    std::vector<double> stood;
    for (int i = 0; i < logins; ++i) {
        people.logOut();
        (void)QTest::qWaitFor([&] { return !people.isLoggedIn(); }, 5000);
        QElapsedTimer whole;
        QElapsedTimer sinceTick;
        double longestMs = 0;
        QTimer tick;
        tick.setTimerType(Qt::PreciseTimer);
        QObject::connect(&tick, &QTimer::timeout, [&] {
            longestMs = std::max(longestMs, static_cast<double>(sinceTick.nsecsElapsed()) / 1e6);
            sinceTick.restart();
        });
        QEventLoop loop;
        QObject::connect(&people, &PeopleViewModel::loggedIn, &loop, &QEventLoop::quit);
        QTimer::singleShot(20000, &loop, [&loop] { loop.exit(1); });
        tick.start(1);
        whole.start();
        sinceTick.start();
        people.logIn(userId, u"314159"_s);
        longestMs = std::max(longestMs, static_cast<double>(sinceTick.nsecsElapsed()) / 1e6);
        if (loop.exec() != 0)
            return std::fprintf(stderr, "no login: %s\n", qPrintable(people.refusal())), 1;
        took.push_back(static_cast<double>(whole.nsecsElapsed()) / 1e6);
        stood.push_back(longestMs);
    }
    print("login", std::move(took));
    print("the panel's thread stood still for, at most a login", std::move(stood));
    engine.stop();
    return 0;
}
