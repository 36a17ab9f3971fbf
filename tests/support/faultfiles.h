// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/faultfiles/control.h"

#include <QProcessEnvironment>
#include <QString>
#include <QTemporaryDir>

#include <chrono>

namespace lineside {

/// Makes the file calls of a real program fail (libfaultfiles.so, loaded before the C library), below one folder and at
/// chosen calls; the program itself knows nothing of it. Faults are armed and lifted while it runs.
/// Owner and thread: the test's.
class FaultFiles
{
public:
    /// Watches what lies below `folder`.
    explicit FaultFiles(const QString &folder);
    ~FaultFiles();
    Q_DISABLE_COPY_MOVE(FaultFiles)

    /// What the program has to be started with.
    void addTo(QProcessEnvironment &environment) const;

    /// The `number`-th (from 1) call of this kind on a path that holds `pathPart` fails; error 0 writes half, kDie
    /// kills.
    void failOnce(FileCall call, std::uint64_t number, int error, QByteArray pathPart = {});
    /// All calls of these kinds fail until lift().
    void fail(std::initializer_list<FileCall> calls, int error, QByteArray pathPart = {});
    void lift();

    [[nodiscard]] std::uint64_t seen(FileCall call) const { return m_control->seen[static_cast<std::size_t>(call)]; }
    /// Calls made to fail since the last fault was armed.
    [[nodiscard]] std::uint64_t failed() const { return m_control->failed; }

    /// The wall clock of the program jumps, once more.
    void stepClock(std::chrono::milliseconds by) { m_control->clockStepMs += by.count(); }

    /// Loads the layer without a fault and keeps a recording of all written and flushed (Recording, PowerCut).
    static void addRecorderTo(QProcessEnvironment &environment, const QString &folder, const QString &recording);

private:
    void arm(std::uint32_t calls, std::uint64_t first, std::uint64_t last, int error, const QByteArray &pathPart);

    QString m_folder;
    QTemporaryDir m_controlFolder;
    FaultControl *m_control = nullptr;
};

} // namespace lineside
