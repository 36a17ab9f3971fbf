// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/config.h"
#include "edge.h"

#include <QByteArrayList>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace lineside {

/// A case in a folder of its own, found by its input.jsonl:
///   config.toml     the site's settings; what is kept where is the test's own
///   input.jsonl     what happens, a line each in order of time; empty lines and lines that begin with # say nothing
///   expected.jsonl  what store, alarm history and outbox hold at the end, and what was refused and counted
///
/// Each line of the input has "at", what the edge's clock shows. Lines of one time make one batch. A line is a message,
///   {"at":"2026-01-01T08:00:00Z","topic":"devices/oven-01/data","payload":{…},"retained":true,"redelivered":true,
///    "correlation":"…"}; a payload that is a text is sent as it stands
/// or what a person does,
///   {"at":…,"do":"acknowledge","alarm":"oven-01/temperature/high","comment":"…"}, "reset", "comment";
///   {"at":…,"do":"remove_device","device":"oven-01"}; {"at":…,"do":"command","device":"oven-01","payload":{…}}
/// or an event,
///   "stop", "start" ("config": another file), "kill" ("kept":"state": all of the batch but its readings),
///   "clock" ("to": what it shows from now on), "forwarded" ("sink", "upto": a sequence), "refused_by_sink" ("sink",
///   "sequence", "reason"), "alerts_confirmed", "session_resumed", "wait" (until then, nothing happens)
///
/// When what is expected has to change: run `LINESIDE_WRITE_EXPECTED=1 build/dev/tests/tst_scenario
/// [endsAsExpected:CASE]`, which writes the files anew and fails, and read the difference in git before it is
/// committed. Nothing else writes them.
class Scenario
{
public:
    struct Line
    {
        int number = 0; ///< in input.jsonl
        QJsonObject what;
        [[nodiscard]] bool isMessage() const { return what.contains(QLatin1String("topic")); }
    };

    /// Names of all, in order.
    [[nodiscard]] static QStringList all();

    /// Errors: problem().
    explicit Scenario(const QString &name);

    [[nodiscard]] const std::vector<Line> &lines() const { return m_lines; }
    [[nodiscard]] const QByteArrayList &expected() const { return m_expected; }
    /// Why this case ends otherwise when the program is killed on the way, as "# Not killed: …" in its input says.
    [[nodiscard]] const QByteArray &notKilledWhy() const { return m_notKilledWhy; }
    /// A sentence; empty: none.
    [[nodiscard]] const QString &problem() const { return m_problem; }

    /// Brings the edge's clock to the first line, and starts it.
    void begin(Edge &edge);
    void play(Edge &edge, const Line &line);
    /// All lines; `killBehind` lines of input the program is killed and started again, whatever they are.
    void playAll(Edge &edge, std::size_t killBehind = 0, Edge::Kept kept = Edge::Kept::Nothing);

    /// Empty when both are alike; else as `diff -u` tells them apart.
    [[nodiscard]] static QString difference(const QByteArrayList &expected, const QByteArrayList &found);
    [[nodiscard]] bool writeExpected(const QByteArrayList &kept) const;

private:
    void readInput();
    [[nodiscard]] Config config(const QString &file);
    void moveClock(Edge &edge, const QJsonObject &what);
    void say(Edge &edge, const QJsonObject &what);
    void act(Edge &edge, const QJsonObject &what);
    void happen(Edge &edge, const QJsonObject &what);
    void fail(const QString &why);

    QString m_folder;
    QString m_configFile = QStringLiteral("config.toml");
    std::vector<Line> m_lines;
    QByteArrayList m_expected;
    QByteArray m_notKilledWhy;
    QString m_problem;
    int m_at = 0; ///< line that is played
};

} // namespace lineside
