// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/edgedprocess.h"

#include "support/httpget.h"
#include "support/mosquittobroker.h"

#include <QFile>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace lineside {

namespace {
constexpr int kEndTimeoutMs = 10000; // SIGTERM ends it in under 10 s, whatever hangs (core/README.md, "Rules")
}

QString EdgedProcess::program()
{
    return QStringLiteral(LINESIDE_EDGED);
}

EdgedProcess::EdgedProcess(const QString &brokerUrl, const QString &storagePath)
    : m_storagePath(storagePath)
    , m_logFile(storagePath + QStringLiteral(".log"))
    , m_environment(QProcessEnvironment::systemEnvironment())
    , m_httpPort(MosquittoBroker::freePort())
{
    QFile::remove(m_logFile);
    m_environment.insert(QStringLiteral("MQTT_BROKER"), brokerUrl);
    m_environment.insert(QStringLiteral("STORAGE_PATH"), storagePath);
    m_environment.insert(QStringLiteral("PORT"), QString::number(m_httpPort));
}

EdgedProcess::~EdgedProcess()
{
    kill();
}

bool EdgedProcess::configure(const QByteArray &toml)
{
    QFile file(m_storagePath + QStringLiteral(".toml"));
    m_arguments = {QStringLiteral("--config"), file.fileName()};
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(toml) == toml.size();
}

bool EdgedProcess::launch()
{
    kill();
    m_crashed = false;
    m_exitCode = 0;
    m_process = std::make_unique<QProcess>();
    m_process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process->setProcessEnvironment(m_environment);
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->setStandardOutputFile(m_logFile, QIODevice::Append);
    m_process->start(program(), m_arguments);
    return m_process->waitForStarted();
}

void EdgedProcess::kill()
{
    if (!isRunning())
        return;
    m_process->kill();
    m_process->waitForFinished(kEndTimeoutMs);
    noteEnd(true);
}

bool EdgedProcess::terminate()
{
    if (!isRunning())
        return false;
    m_process->terminate();
    if (!m_process->waitForFinished(kEndTimeoutMs))
        return false;
    noteEnd(false);
    return !m_crashed && m_exitCode == 0;
}

bool EdgedProcess::isRunning()
{
    if (!m_process)
        return false;
    if (m_process->state() != QProcess::NotRunning && !m_process->waitForFinished(0))
        return true;
    noteEnd(false);
    return false;
}

void EdgedProcess::noteEnd(bool killedByUs)
{
    m_crashed = m_crashed || (!killedByUs && m_process->exitStatus() == QProcess::CrashExit);
    m_exitCode = m_process->exitCode();
    m_process.reset();
}

QByteArray EdgedProcess::get(const QByteArray &path) const
{
    return httpGet(m_httpPort, path);
}

QByteArray EdgedProcess::ask(const QByteArray &request) const
{
    return httpAsk(m_httpPort, request);
}

qint64 EdgedProcess::residentBytes() const
{
    QFile file(QStringLiteral("/proc/%1/statm").arg(processId()));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

double EdgedProcess::cpuSeconds() const
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(processId()));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    // Behind the name in brackets, utime and stime are the 12th and 13th word, proc(5).
    const QByteArray line = file.readAll();
    const QByteArrayList words = line.mid(line.lastIndexOf(')') + 2).split(' ');
    return (words.value(11).toDouble() + words.value(12).toDouble()) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

QByteArray EdgedProcess::log() const
{
    QFile file(m_logFile);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace lineside
