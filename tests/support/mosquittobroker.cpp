// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/mosquittobroker.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>
#include <utility>

namespace lineside {

namespace {
constexpr int kStartTimeoutMs = 60000; // with a million queued messages to read back it takes half a minute
constexpr int kStopTimeoutMs = 60000; // likewise to write them
constexpr int kPollMs = 5;

QString brokerProgram()
{
    // Debian keeps it in sbin, which is not in everyone's PATH.
    const QString found = QStandardPaths::findExecutable(QStringLiteral("mosquitto"));
    return found.isEmpty() ? QStringLiteral("/usr/sbin/mosquitto") : found;
}

bool accepts(quint16 port)
{
    QTcpSocket probe;
    probe.connectToHost(QStringLiteral("127.0.0.1"), port);
    const bool connected = probe.waitForConnected(1000);
    probe.abort();
    return connected;
}
} // namespace

MosquittoBroker::MosquittoBroker(QByteArray extraConfig)
    : m_extraConfig(std::move(extraConfig))
{
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(QProcess::nullDevice());
}

MosquittoBroker::~MosquittoBroker()
{
    kill();
}

bool MosquittoBroker::start()
{
    const bool firstStart = m_port == 0;
    for (int attempt = 0; attempt < (firstStart ? 5 : 1); ++attempt) {
        if (firstStart)
            m_port = freePort();
        if (!writeConfig())
            return false;
        m_process.start(brokerProgram(), {QStringLiteral("-c"), m_folder.filePath(QStringLiteral("mosquitto.conf"))});
        if (waitUntilListening())
            return true;
        kill();
    }
    return false;
}

void MosquittoBroker::stop()
{
    if (!isRunning())
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(kStopTimeoutMs))
        kill();
}

void MosquittoBroker::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(kStopTimeoutMs);
}

void MosquittoBroker::reload()
{
    signal(SIGHUP);
}

void MosquittoBroker::freeze()
{
    signal(SIGSTOP);
}

void MosquittoBroker::thaw()
{
    signal(SIGCONT);
}

// Without a process its id is 0, which would be all of us.
void MosquittoBroker::signal(int number) const
{
    if (isRunning())
        ::kill(static_cast<pid_t>(m_process.processId()), number);
}

QString MosquittoBroker::url() const
{
    return QStringLiteral("tcp://127.0.0.1:%1").arg(m_port);
}

QByteArray MosquittoBroker::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("mosquitto.log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

quint16 MosquittoBroker::freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

bool MosquittoBroker::writeConfig()
{
    const QByteArray folder = m_folder.path().toUtf8();
    QByteArray text = "listener " + QByteArray::number(m_port) + " 127.0.0.1\n";
    text += "allow_anonymous true\n"
            "user root\n" // stay who we are: the temporary folder is ours alone
            "persistence true\n"
            "autosave_interval 1\n"
            "max_queued_messages 100000000\n" // as mosquitto-demo.conf says
            "max_inflight_messages 1000\n"
            "set_tcp_nodelay true\n"
            "log_type error\nlog_type warning\nlog_type notice\nlog_type information\nlog_type subscribe\n";
    text += "persistence_location " + folder + "/\n";
    text += "log_dest file " + folder + "/mosquitto.log\n";
    text += m_extraConfig + '\n';
    QFile file(m_folder.filePath(QStringLiteral("mosquitto.conf")));
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) == text.size();
    if (!written)
        m_problem = file.errorString();
    return written;
}

bool MosquittoBroker::waitUntilListening()
{
    QDeadlineTimer deadline(kStartTimeoutMs);
    while (!deadline.hasExpired()) {
        if (m_process.state() == QProcess::NotRunning || m_process.waitForFinished(kPollMs)) {
            m_problem = QStringLiteral("mosquitto ended: ") + m_process.errorString() + QString::fromUtf8(log());
            return false;
        }
        if (accepts(m_port))
            return true;
    }
    m_problem = QStringLiteral("mosquitto does not listen");
    return false;
}

} // namespace lineside
