// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <map>
#include <string>

namespace bench {

/// What a process has used so far.
struct Usage
{
    double cpuSeconds = 0;
    std::map<std::string, double> threadSeconds; ///< by the thread's name
    std::uint64_t residentKiB = 0;
    std::uint64_t peakKiB = 0;
};

/// From /proc; zeros when there is no such process.
[[nodiscard]] Usage usageOf(qint64 processId);

/// The program under measurement, with a storage folder of its own that goes with it. Owner: main.
class Subject
{
public:
    enum class Kind {
        Yardstick, ///< the bare program
        CrashSafe, ///< lineside-edged as shipped
        PowerSafe, ///< lineside-edged, acknowledging only what is on disk
        StoreOnly, ///< lineside-edged without a cloud
        Panel, ///< lineside with its panel, drawn in software
    };

    Subject(Kind kind, quint16 brokerPort);
    ~Subject();
    Q_DISABLE_COPY_MOVE(Subject)

    [[nodiscard]] static const char *name(Kind kind);
    [[nodiscard]] Usage usage() const { return usageOf(m_process.processId()); }
    /// The value of one line of /metrics; negative: not to be had.
    [[nodiscard]] double metric(const QByteArray &name) const;

private:
    void startYardstick(quint16 brokerPort);
    void startEngine(Kind kind, quint16 brokerPort);

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_httpPort = 0;
};

} // namespace bench
