// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario.h"

#include "base/rfc3339.h"
#include "config/configloader.h"
#include "support/testpaths.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

#include <cstring>
#include <string>
#include <utility>

namespace lineside {

namespace {

constexpr const char *kNotKilled = "# Not killed: ";

QString casesFolder()
{
    return sourceDir() + QStringLiteral("/tests/scenario/");
}

std::string text(const QJsonObject &what, const char *key)
{
    return what.value(QLatin1String(key)).toString().toStdString();
}

std::uint64_t number(const QJsonObject &what, const char *key)
{
    return static_cast<std::uint64_t>(what.value(QLatin1String(key)).toInteger());
}

std::string payloadOf(const QJsonObject &what)
{
    const QJsonValue payload = what.value(QLatin1String("payload"));
    return payload.isObject() ? QJsonDocument(payload.toObject()).toJson(QJsonDocument::Compact).toStdString()
                              : payload.toString().toStdString();
}

QByteArrayList linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArrayList lines = file.readAll().split('\n');
    if (!lines.isEmpty() && lines.back().isEmpty())
        lines.removeLast();
    return lines;
}

QByteArray joined(const QByteArrayList &lines)
{
    return lines.isEmpty() ? QByteArray() : lines.join('\n') + '\n';
}

} // namespace

QStringList Scenario::all()
{
    QStringList names;
    for (const QString &name : QDir(casesFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        if (QFile::exists(casesFolder() + name + QStringLiteral("/input.jsonl")))
            names << name;
    return names;
}

Scenario::Scenario(const QString &name)
    : m_folder(casesFolder() + name + QLatin1Char('/'))
    , m_expected(linesOf(m_folder + QStringLiteral("expected.jsonl")))
{
    readInput();
    if (m_lines.empty())
        fail(QStringLiteral("there is no input"));
}

void Scenario::readInput()
{
    int number = 0;
    for (const QByteArray &line : linesOf(m_folder + QStringLiteral("input.jsonl"))) {
        ++number;
        if (line.startsWith(kNotKilled))
            m_notKilledWhy = line.mid(qsizetype(std::strlen(kNotKilled)));
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        const QJsonObject what = QJsonDocument::fromJson(line).object();
        m_at = number;
        if (what.isEmpty())
            fail(QStringLiteral("this is no JSON object"));
        m_lines.push_back({number, what});
    }
}

void Scenario::fail(const QString &why)
{
    if (m_problem.isEmpty())
        m_problem = QStringLiteral("%1input.jsonl:%2: %3").arg(m_folder, QString::number(m_at), why);
}

Config Scenario::config(const QString &file)
{
    LoadedConfig loaded = loadConfig((m_folder + file).toStdString(), {});
    for (const ConfigIssue &each : loaded.issues.errors)
        fail(file + QStringLiteral(": ") + QString::fromStdString(each.text()));
    return loaded.config.value_or(Config());
}

void Scenario::begin(Edge &edge)
{
    const auto at = parseRfc3339(text(m_lines.front().what, "at"));
    edge.clock.stepWallClock(std::chrono::milliseconds(at.value_or(0) - edge.clock.utcMs()));
    edge.start(config(m_configFile));
}

void Scenario::playAll(Edge &edge, std::size_t killBehind, Edge::Kept kept)
{
    begin(edge);
    for (std::size_t i = 0; i < m_lines.size() && m_problem.isEmpty(); ++i) {
        play(edge, m_lines[i]);
        if (i + 1 != killBehind || !edge.isRunning())
            continue;
        edge.kill(kept);
        edge.start(config(m_configFile));
    }
}

void Scenario::play(Edge &edge, const Line &line)
{
    m_at = line.number;
    moveClock(edge, line.what);
    if (line.isMessage())
        say(edge, line.what);
    else if (line.what.contains(QLatin1String("do")))
        act(edge, line.what);
    else
        happen(edge, line.what);
    if (!edge.problem().empty())
        fail(QString::fromStdString(edge.problem()));
}

void Scenario::moveClock(Edge &edge, const QJsonObject &what)
{
    const auto at = parseRfc3339(text(what, "at"));
    if (!at || *at < edge.clock.utcMs())
        fail(QStringLiteral("\"at\" is no time, or before that of the line above"));
    else
        edge.pass(std::chrono::milliseconds(*at - edge.clock.utcMs()));
}

void Scenario::say(Edge &edge, const QJsonObject &what)
{
    const std::string topic = text(what, "topic");
    const std::string payload = payloadOf(what);
    const std::string correlation = text(what, "correlation");
    RawMessageView message;
    message.topic = topic;
    message.payload = payload;
    message.correlation = correlation;
    message.retained = what.value(QLatin1String("retained")).toBool();
    message.redelivered = what.value(QLatin1String("redelivered")).toBool();
    edge.take(message);
}

void Scenario::act(Edge &edge, const QJsonObject &what)
{
    const std::string verb = text(what, "do");
    const auto alarm = parseAlarmId(text(what, "alarm"));
    if (verb == "remove_device")
        edge.act(RemoveDevice{text(what, "device")});
    else if (verb == "command")
        edge.act(SendCommand{text(what, "device"), payloadOf(what)});
    else if (!alarm)
        fail(QStringLiteral("there is no such verb, or it names no alarm"));
    else if (verb == "acknowledge")
        edge.act(AcknowledgeAlarms{{*alarm}, text(what, "comment")});
    else if (verb == "reset")
        edge.act(ResetAlarms{{*alarm}});
    else if (verb == "comment")
        edge.act(CommentAlarm{*alarm, text(what, "comment")});
    else
        fail(QStringLiteral("there is no such verb"));
}

void Scenario::happen(Edge &edge, const QJsonObject &what)
{
    const std::string event = text(what, "event");
    if (event == "stop") {
        edge.stop();
    } else if (event == "kill") {
        edge.kill(text(what, "kept") == "state" ? Edge::Kept::State : Edge::Kept::Nothing);
    } else if (event == "start") {
        if (what.contains(QLatin1String("config")))
            m_configFile = what.value(QLatin1String("config")).toString();
        edge.start(config(m_configFile));
    } else if (event == "clock") {
        const auto to = parseRfc3339(text(what, "to"));
        edge.clock.stepWallClock(std::chrono::milliseconds(to.value_or(0) - edge.clock.utcMs()));
    } else if (event == "forwarded") {
        edge.tell(CursorMoved{text(what, "sink"), SinkPosition(number(what, "upto"))});
    } else if (event == "refused_by_sink") {
        edge.refuse(text(what, "sink"), number(what, "sequence"), text(what, "reason"));
    } else if (event == "alerts_confirmed") {
        edge.confirmAlerts();
    } else if (event == "session_resumed") {
        edge.resumeSession();
    } else if (event != "wait") {
        fail(QStringLiteral("there is no such event"));
    }
}

QString Scenario::difference(const QByteArrayList &expected, const QByteArrayList &found)
{
    if (expected == found)
        return {};
    const QTemporaryDir folder;
    const auto written = [&folder](const QString &name, const QByteArrayList &lines) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(joined(lines)) >= 0;
    };
    QProcess diff;
    diff.setWorkingDirectory(folder.path());
    if (written(QStringLiteral("expected"), expected) && written(QStringLiteral("found"), found))
        diff.start(QStringLiteral("diff"),
                   {QStringLiteral("-U1"), QStringLiteral("expected"), QStringLiteral("found")});
    diff.waitForFinished();
    const QByteArray told = diff.readAllStandardOutput();
    return told.isEmpty() ? QStringLiteral("they differ, and diff does not say how") : u'\n' + QString::fromUtf8(told);
}

bool Scenario::writeExpected(const QByteArrayList &kept) const
{
    QFile file(m_folder + QStringLiteral("expected.jsonl"));
    return file.open(QIODevice::WriteOnly) && file.write(joined(kept)) >= 0;
}

} // namespace lineside
