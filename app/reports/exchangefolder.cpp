// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/exchangefolder.h"

#include "base/wholefile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace lineside {

namespace {

constexpr qsizetype kMostListed = 100;
constexpr mode_t kForAll = 0666; // less what the process's mask takes: who carries the stick away reads it

/// No link, which might lead anywhere, and no pipe, which nobody may ever write to.
bool isTable(const QFileInfo &file)
{
    return file.isFile() && !file.isSymLink() && file.suffix().compare(QLatin1String("csv"), Qt::CaseInsensitive) == 0;
}

Unexpected failed(const QFileDevice &file, const std::string &place)
{
    return unexpected(ErrorCode::Io, file.errorString().toStdString(), place);
}

} // namespace

Result<std::string> ExchangeFolder::placeOf(const std::string &name) const
{
    if (name.empty() || name.front() == '.' || name.find('/') != std::string::npos)
        return unexpected(ErrorCode::InvalidInput, "that is no name of a file", name);
    return m_path + '/' + name;
}

Result<ExchangeListing> ExchangeFolder::listing() const
{
    const QDir folder(QString::fromStdString(m_path));
    ExchangeListing listing{.path = m_path};
    if (!folder.exists())
        return listing;
    if (!folder.isReadable())
        return unexpected(ErrorCode::Io, "Permission denied", m_path);
    for (const QFileInfo &file : folder.entryInfoList(QDir::Files, QDir::Time)) {
        if (!isTable(file))
            continue;
        listing.files.push_back({file.fileName().toStdString(), static_cast<std::uint64_t>(file.size()),
                                 file.lastModified().toMSecsSinceEpoch()});
        if (std::ssize(listing.files) == kMostListed)
            break;
    }
    return listing;
}

Result<std::string> ExchangeFolder::read(const std::string &name) const
{
    const auto place = placeOf(name);
    if (!place)
        return place;
    QFile file(QString::fromStdString(*place));
    if (!isTable(QFileInfo(file)))
        return unexpected(ErrorCode::NotFound, "the file is not there", *place);
    if (static_cast<std::uint64_t>(file.size()) > kMostBytes)
        return unexpected(ErrorCode::Full, "the file is too large", *place);
    if (!file.open(QIODevice::ReadOnly))
        return failed(file, *place);
    const QByteArray bytes = file.read(static_cast<qint64>(kMostBytes));
    if (file.error() != QFileDevice::NoError)
        return failed(file, *place);
    return bytes.toStdString();
}

Result<std::string> ExchangeFolder::write(const std::string &name, std::string_view bytes) const
{
    return write(name, [bytes](const Take &take) { return take(bytes); });
}

Result<std::string> ExchangeFolder::write(const std::string &name,
                                          const std::function<Result<void>(const Take &)> &give) const
{
    const auto place = placeOf(name);
    if (!place)
        return place;
    QDir().mkpath(QString::fromStdString(m_path)); // what does not work is told when the file is opened
    auto file = WholeFile::create(*place, kForAll);
    if (!file)
        return Unexpected(file.error());
    auto done = give([&file](std::string_view portion) { return file->write(portion); });
    if (done)
        done = file->publish();
    return done ? place : Unexpected(done.error());
}

} // namespace lineside
