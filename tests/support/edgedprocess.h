// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/metricspage.h"

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>

#include <memory>

namespace lineside {

/// lineside-edged as it is installed, started, killed and asked over HTTP; ends with the test.
/// Owner and thread: the test's; it needs no event loop. Errors: false or empty answers, and log() says why.
class EdgedProcess
{
public:
    [[nodiscard]] static QString program();

    EdgedProcess(const QString &brokerUrl, const QString &storagePath);
    ~EdgedProcess();
    Q_DISABLE_COPY_MOVE(EdgedProcess)

    /// For the next start. The configuration lies beside the storage, its log in it.
    [[nodiscard]] QProcessEnvironment &environment() { return m_environment; }
    [[nodiscard]] bool configure(const QByteArray &toml);

    /// Does not wait: isReady() tells when it serves.
    [[nodiscard]] bool launch();
    /// SIGKILL.
    void kill();
    /// SIGTERM; true when it ended by itself, with 0, within the 10 s it promises.
    [[nodiscard]] bool terminate();

    [[nodiscard]] bool isRunning();
    /// It ended by a signal that we did not send, or an abort.
    [[nodiscard]] bool hasCrashed() const { return m_crashed; }
    [[nodiscard]] int exitCode() const { return m_exitCode; }
    [[nodiscard]] qint64 processId() const { return m_process ? m_process->processId() : 0; }

    /// The whole answer of a GET; empty when there was none within two seconds.
    [[nodiscard]] QByteArray get(const QByteArray &path) const;
    /// The same of any request, as it is sent.
    [[nodiscard]] QByteArray ask(const QByteArray &request) const;
    [[nodiscard]] bool isReady() const { return get("/ready").contains(" 200 "); }
    [[nodiscard]] MetricsPage metrics() const { return MetricsPage(get("/metrics")); }
    /// Memory in use, from /proc; 0 when it does not run.
    [[nodiscard]] qint64 residentBytes() const;
    /// Of this life, user and system, from /proc; 0 when it does not run.
    [[nodiscard]] double cpuSeconds() const;
    /// All it has logged, over all its lives.
    [[nodiscard]] QByteArray log() const;

private:
    void noteEnd(bool killedByUs);

    QString m_storagePath;
    QString m_logFile;
    QProcessEnvironment m_environment;
    QStringList m_arguments;
    quint16 m_httpPort = 0;
    std::unique_ptr<QProcess> m_process;
    bool m_crashed = false;
    int m_exitCode = 0;
};

} // namespace lineside
