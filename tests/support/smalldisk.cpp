// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/smalldisk.h"

#include <QDir>
#include <QFile>

#include <sys/mount.h>

namespace lineside {

namespace {

QString fillerIn(const QString &folder)
{
    return folder + QStringLiteral("/filler");
}

} // namespace

SmallDisk::SmallDisk(const QString &folder, const QByteArray &size)
    : m_folder(folder)
{
    QDir().mkpath(folder);
    const QByteArray options = "mode=0700,size=" + size;
    m_mounted = ::mount("tmpfs", folder.toLocal8Bit().constData(), "tmpfs", 0, options.constData()) == 0;
}

SmallDisk::~SmallDisk()
{
    if (m_mounted)
        ::umount2(m_folder.toLocal8Bit().constData(), MNT_DETACH);
}

void SmallDisk::fill()
{
    QFile filler(fillerIn(m_folder));
    if (!filler.open(QIODevice::Append | QIODevice::Unbuffered))
        qFatal("cannot fill the disk");
    for (qsizetype portion = 1 << 20; portion > 0;) {
        if (filler.write(QByteArray(portion, 'x')) < portion)
            portion /= 2;
    }
}

void SmallDisk::clear()
{
    QFile::remove(fillerIn(m_folder));
}

} // namespace lineside
