// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/smalldisk.h"

#include <QDir>

#include <sys/mount.h>
#include <sys/statvfs.h>

namespace lineside {

SmallDisk::SmallDisk(const QString &folder, const QByteArray &size)
    : m_folder(folder.toLocal8Bit())
    , m_size(size)
{
    QDir().mkpath(folder);
    const QByteArray options = "mode=0700,size=" + size;
    m_mounted = ::mount("tmpfs", m_folder.constData(), "tmpfs", 0, options.constData()) == 0;
}

SmallDisk::~SmallDisk()
{
    if (m_mounted)
        ::umount2(m_folder.constData(), MNT_DETACH);
}

bool SmallDisk::resize(const QByteArray &size)
{
    return ::mount("tmpfs", m_folder.constData(), "tmpfs", MS_REMOUNT, ("size=" + size).constData()) == 0;
}

void SmallDisk::fill()
{
    struct statvfs figures = {};
    // Refused when somebody wrote in between: then it has grown.
    for (bool done = false; !done;) {
        if (::statvfs(m_folder.constData(), &figures) != 0)
            qFatal("cannot fill the disk");
        done = resize(QByteArray::number(static_cast<quint64>(figures.f_blocks - figures.f_bfree) * figures.f_frsize));
    }
}

void SmallDisk::clear()
{
    if (!resize(m_size))
        qFatal("cannot empty the disk");
}

} // namespace lineside
