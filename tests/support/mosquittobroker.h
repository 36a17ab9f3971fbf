// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace lineside {

/// A private, real mosquitto on a free loopback port, its data in a temporary folder; ends with the test, even when the
/// test crashes. Anonymous, persistent (saved every second and at stop()), with the limits our shipped broker has.
/// Owner: the test. Thread: the test's; it needs no event loop. Errors: false, and problem() says why.
class MosquittoBroker
{
public:
    /// `extraConfig` is appended to mosquitto.conf; a later line overrides an earlier one.
    explicit MosquittoBroker(QByteArray extraConfig = {});
    ~MosquittoBroker();
    Q_DISABLE_COPY_MOVE(MosquittoBroker)

    /// Returns when the port accepts connections. After stop() or kill(): on the same port, with the data kept.
    [[nodiscard]] bool start();
    /// SIGTERM: the broker saves its sessions and retained messages and says good-bye.
    void stop();
    /// SIGKILL: what was not saved yet is gone.
    void kill();
    /// SIGHUP: it reads its access list anew.
    void reload();
    /// SIGSTOP and SIGCONT: the peer that is still there and says nothing.
    void freeze();
    void thaw();

    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] quint16 port() const { return m_port; }
    /// "tcp://127.0.0.1:<port>"
    [[nodiscard]] QString url() const;
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QByteArray log() const;
    [[nodiscard]] QString problem() const { return m_problem; }

    /// A loopback port nobody listens on now.
    [[nodiscard]] static quint16 freePort();

private:
    void signal(int number) const;
    [[nodiscard]] bool writeConfig();
    [[nodiscard]] bool waitUntilListening();

    QByteArray m_extraConfig;
    QTemporaryDir m_folder;
    quint16 m_port = 0;
    QString m_problem;
    QProcess m_process;
};

} // namespace lineside
