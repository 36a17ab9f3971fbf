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
    /// Shrinks to what is used: not a byte is free, until something is removed.
    void fill();
    /// As large as before.
    void clear();

private:
    [[nodiscard]] bool resize(const QByteArray &size);

    QByteArray m_folder;
    QByteArray m_size;
    bool m_mounted = false;
};

} // namespace lineside
