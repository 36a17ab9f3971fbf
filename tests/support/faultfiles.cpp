// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultfiles.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <limits>
#include <sys/mman.h>

namespace lineside {

namespace {

constexpr auto kForEver = std::numeric_limits<std::uint64_t>::max();

void preload(QProcessEnvironment &environment, const QString &folder)
{
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(LINESIDE_FAULTFILES));
    environment.insert(QStringLiteral("FAULTFILES_PATH"), QFileInfo(folder).canonicalFilePath());
}

} // namespace

FaultFiles::FaultFiles(const QString &folder)
    : m_folder(folder)
{
    QFile file(m_controlFolder.filePath(QStringLiteral("control")));
    if (!file.open(QIODevice::ReadWrite) || !file.resize(sizeof(FaultControl)))
        qFatal("cannot make the control file: %s", qPrintable(file.errorString()));
    // Zeroes are a FaultControl without a fault. QFile's own mapping would end with the file.
    void *memory = ::mmap(nullptr, sizeof(FaultControl), PROT_READ | PROT_WRITE, MAP_SHARED, file.handle(), 0);
    if (memory == MAP_FAILED)
        qFatal("cannot map the control file");
    m_control = static_cast<FaultControl *>(memory);
}

FaultFiles::~FaultFiles()
{
    ::munmap(m_control, sizeof(FaultControl));
}

void FaultFiles::addTo(QProcessEnvironment &environment) const
{
    preload(environment, m_folder);
    environment.insert(QStringLiteral("FAULTFILES_CONTROL"), m_controlFolder.filePath(QStringLiteral("control")));
}

void FaultFiles::addRecorderTo(QProcessEnvironment &environment, const QString &folder, const QString &recording)
{
    preload(environment, folder);
    environment.insert(QStringLiteral("FAULTFILES_RECORD"), recording);
}

void FaultFiles::failOnce(FileCall call, std::uint64_t number, int error, QByteArray pathPart)
{
    arm(1U << static_cast<unsigned>(call), number, number, error, pathPart);
}

void FaultFiles::fail(std::initializer_list<FileCall> calls, int error, QByteArray pathPart)
{
    std::uint32_t kinds = 0;
    for (const FileCall call : calls)
        kinds |= 1U << static_cast<unsigned>(call);
    arm(kinds, 1, kForEver, error, pathPart);
}

void FaultFiles::arm(std::uint32_t calls, std::uint64_t first, std::uint64_t last, int error,
                     const QByteArray &pathPart)
{
    lift();
    m_control->pathPart = {};
    const auto length = std::min<qsizetype>(pathPart.size(), static_cast<qsizetype>(m_control->pathPart.size()) - 1);
    std::copy_n(pathPart.begin(), length, m_control->pathPart.begin());
    m_control->first = first;
    m_control->last = last;
    m_control->error = error;
    m_control->matched = 0;
    m_control->failed = 0;
    m_control->armed = calls;
}

void FaultFiles::lift()
{
    m_control->armed = 0;
}

} // namespace lineside
