// SPDX-License-Identifier: GPL-3.0-or-later
#include "supportbundle.h"

#include "backup/storecheck.h"
#include "backup/tarfile.h"
#include "base/clock.h"
#include "base/rfc3339.h"
#include "commandoptions.h"
#include "commandtalk.h"
#include "config/config.h"
#include "config/shownconfig.h"
#include "journal/journalcheck.h"
#include "keyoption.h"
#include "leaveline.h"
#include "security/redaction.h"

#include <QFile>
#include <QProcess>
#include <QSysInfo>
#include <QTcpSocket>

#include <sodium.h>

namespace lineside {

namespace {

constexpr int kWaitMs = 5000;
constexpr qint64 kMostConfigBytes = 4 << 20;
constexpr const char *kLogLines = "5000";

std::string versions()
{
    return "lineside " LINESIDE_VERSION "\nqt " + std::string(qVersion()) + "\nsodium " + sodium_version_string()
        + "\nsystem " + QSysInfo::prettyProductName().toStdString() + ", " + QSysInfo::kernelVersion().toStdString()
        + ", " + QSysInfo::currentCpuArchitecture().toStdString() + "\nmade " + formatRfc3339(SystemClock().utcMs())
        + '\n';
}

std::string configuration(const std::string &path)
{
    if (path.empty())
        return "no file was named: the defaults and the environment\n";
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return "cannot be read: " + file.errorString().toStdString() + '\n';
    const auto shown = shownConfig(file.read(kMostConfigBytes).toStdString(), {isSecretKey, redacted});
    return shown ? *shown : "left out, as secrets cannot be told from the rest: " + shown.error().message + '\n';
}

/// Of a running engine, over its own port on this machine.
std::string statusOf(const Config &config)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), config.api.port);
    if (!socket.waitForConnected(kWaitMs))
        return "no engine answers on port " + std::to_string(config.api.port) + '\n';
    socket.write("GET /api/v1/status HTTP/1.0\r\nHost: localhost\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(kWaitMs))
        answer += socket.readAll();
    answer += socket.readAll();
    const auto head = answer.indexOf("\r\n\r\n");
    return head < 0 ? "the engine did not answer\n" : answer.mid(head + 4).toStdString() + '\n';
}

std::string logLines()
{
    QProcess journal;
    journal.start(QStringLiteral("journalctl"),
                  {QStringLiteral("-u"), QStringLiteral("lineside*"), QStringLiteral("-n"),
                   QString::fromLatin1(kLogLines), QStringLiteral("-o"), QStringLiteral("short-iso"),
                   QStringLiteral("--no-pager")});
    if (!journal.waitForFinished(4 * kWaitMs) || journal.exitCode() != 0) {
        journal.kill();
        journal.waitForFinished(kWaitMs);
        return "the system's log cannot be read by this user: run the command as root, or add the lines\n";
    }
    return journal.readAllStandardOutput().toStdString();
}

std::string checkText(const Config &config)
{
    const StoreCheck store = checkStore(config.store.directory);
    const JournalCheck journal = checkJournal(config.journal.directory, store.journalPosition);
    std::string text;
    for (const auto *lines : {&store.findings, &journal.findings})
        for (const std::string &line : *lines)
            text += line + '\n';
    for (const auto *lines : {&store.problems, &journal.problems})
        for (const std::string &line : *lines)
            text += "PROBLEM " + line + '\n';
    return text;
}

Result<void> add(TarWriter &archive, const std::string &name, const std::string &text, std::int64_t nowMs)
{
    const std::string shown = redacted(text);
    auto done = archive.beginFile(name, shown.size(), nowMs);
    return done ? archive.write(QByteArray::fromStdString(shown)) : done;
}

Result<void> writeParts(const std::string &file, const Secret *key, const std::string &configFile, const Config &config)
{
    auto archive = TarWriter::create(file, key);
    if (!archive)
        return Unexpected(archive.error());
    const auto nowMs = SystemClock().utcMs();
    const std::initializer_list<std::pair<const char *, std::string>> parts{
        {"versions.txt", versions()},
        {"configuration.toml", configuration(configFile)},
        {"status.json", statusOf(config)},
        {"check.txt", checkText(config)},
        {"log.txt", logLines()}};
    for (const auto &[name, text] : parts) {
        if (auto done = add(*archive, name, text, nowMs); !done)
            return done;
        say(std::string(name) + ", " + std::to_string(text.size()) + " bytes");
    }
    return archive->finish();
}

} // namespace

int writeSupportBundle(const std::string &file, const std::string &configFile, const CommandOptions &options,
                       const Config &config)
{
    const auto key = keyIn(options.encryptTo);
    if (!key)
        return int(fail("no bundle: " + key.error().text()));
    const RecordedCommand record(config, "export", "support bundle", file);
    const auto written = writeParts(file, *key ? &**key : nullptr, configFile, config);
    if (!written) {
        record.failed(written.error().text());
        return int(fail("no bundle: " + written.error().text()));
    }
    record.done();
    say(file + ": passwords and tokens are left out; names of machines, people and addresses are in it");
    return int(Ended::Done);
}

} // namespace lineside
