// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace lineside {

/// A real, small file system (tmpfs) on a folder, to be filled up and emptied again; goes with the test.
/// Owner: the test. Thread: any. Errors: isMounted() is false without the right to mount; then there is nothing to
/// test.
class SmallDisk
{
public:
    /// Makes the folder.
    SmallDisk(const QString &folder, const QByteArray &size);
    ~SmallDisk();
    Q_DISABLE_COPY_MOVE(SmallDisk)

    [[nodiscard]] bool isMounted() const { return m_mounted; }
    /// Takes every byte that is free.
    void fill();
    /// Gives back what fill() took.
    void clear();

private:
    QString m_folder;
    bool m_mounted = false;
};

} // namespace lineside
