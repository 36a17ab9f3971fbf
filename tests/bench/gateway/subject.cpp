// SPDX-License-Identifier: GPL-3.0-or-later
#include "subject.h"

#include "support/mosquittobroker.h"

#include <QDir>
#include <QFile>
#include <QTcpSocket>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace bench {

namespace {

constexpr int kStopMs = 20'000;
constexpr int kAnswerMs = 2'000;

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

double secondsIn(const QByteArray &stat)
{
    // Behind the name, which may hold anything: fields 14 and 15 of proc(5) are user and system time.
    const auto fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 13)
        return 0;
    return (fields[11].toDouble() + fields[12].toDouble()) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

std::uint64_t kibOf(const QByteArray &status, const QByteArray &key)
{
    const auto at = status.indexOf(key);
    return at < 0 ? 0 : status.mid(at + key.size(), 16).simplified().split(' ').first().toULongLong();
}

QByteArray configFor(Subject::Kind kind)
{
    switch (kind) {
    case Subject::Kind::PowerSafe:
        return "[journal]\nmode = \"power-safe\"\n";
    case Subject::Kind::StoreOnly:
        return "[sync]\nenabled = false\n";
    default:
        return {};
    }
}

} // namespace

Usage usageOf(qint64 processId)
{
    const QString folder = QStringLiteral("/proc/%1").arg(processId);
    Usage usage;
    usage.cpuSeconds = secondsIn(readAll(folder + QStringLiteral("/stat")));
    const QDir tasks(folder + QStringLiteral("/task"));
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString at = tasks.filePath(task);
        usage.threadSeconds[readAll(at + QStringLiteral("/comm")).trimmed().toStdString()]
            += secondsIn(readAll(at + QStringLiteral("/stat")));
    }
    const QByteArray status = readAll(folder + QStringLiteral("/status"));
    usage.residentKiB = kibOf(status, "VmRSS:");
    usage.peakKiB = kibOf(status, "VmHWM:");
    return usage;
}

Subject::Subject(Kind kind, quint16 brokerPort)
{
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    if (kind == Kind::Yardstick)
        startYardstick(brokerPort);
    else
        startEngine(kind, brokerPort);
    if (!m_process.waitForStarted())
        qFatal("%s", qPrintable(m_process.errorString()));
}

Subject::~Subject()
{
    m_process.terminate();
    if (!m_process.waitForFinished(kStopMs))
        m_process.kill();
    m_process.waitForFinished(kStopMs);
}

const char *Subject::name(Kind kind)
{
    switch (kind) {
    case Kind::Yardstick:
        return "yardstick";
    case Kind::CrashSafe:
        return "crash-safe";
    case Kind::PowerSafe:
        return "power-safe";
    case Kind::StoreOnly:
        return "store only";
    case Kind::Panel:
        return "panel";
    }
    return "";
}

void Subject::startYardstick(quint16 brokerPort)
{
    m_process.start(
        QStringLiteral(LINESIDE_BIN "/lineside-yardstick"),
        {QStringLiteral("127.0.0.1"), QString::number(brokerPort), m_folder.filePath(QStringLiteral("readings.db"))});
}

void Subject::startEngine(Kind kind, quint16 brokerPort)
{
    QFile config(m_folder.filePath(QStringLiteral("lineside.toml")));
    if (!config.open(QIODevice::WriteOnly))
        qFatal("%s", qPrintable(config.errorString()));
    config.write(configFor(kind));
    config.close();
    m_httpPort = lineside::MosquittoBroker::freePort();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("MQTT_BROKER"), QStringLiteral("tcp://127.0.0.1:%1").arg(brokerPort));
    environment.insert(QStringLiteral("STORAGE_PATH"), m_folder.filePath(QStringLiteral("data")));
    environment.insert(QStringLiteral("PORT"), QString::number(m_httpPort));
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*.info=false"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("QT_QUICK_BACKEND"), QStringLiteral("software"));
    m_process.setProcessEnvironment(environment);
    const QString folder = QStringLiteral(LINESIDE_BIN "/");
    m_process.start(folder + QString::fromLatin1(kind == Kind::Panel ? "lineside" : "lineside-edged"),
                    {QStringLiteral("--config"), config.fileName()});
}

double Subject::metric(const QByteArray &name) const
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_httpPort);
    if (!socket.waitForConnected(kAnswerMs))
        return -1;
    socket.write("GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(kAnswerMs))
        answer += socket.readAll();
    const auto at = answer.indexOf('\n' + name + ' ');
    return at < 0 ? -1 : answer.mid(at + name.size() + 2).split('\n').first().trimmed().toDouble();
}

} // namespace bench
