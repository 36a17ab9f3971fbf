// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storefiles.h"

#include "base/directory.h"
#include "base/logging.h"

#include <QDate>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <charconv>
#include <dirent.h>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <system_error>
#include <unistd.h>

namespace lineside {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kSlicePrefix = "readings-";
constexpr std::string_view kSliceSuffix = ".db";
constexpr std::string_view kDamagedMark = ".damaged-";
constexpr std::size_t kDamagedKept = 8; // files, WALs counted
constexpr mode_t kDirectoryMode = 0750;
constexpr std::size_t kDayDigits = 8;

bool isSliceName(std::string_view name)
{
    return name.starts_with(kSlicePrefix) && name.ends_with(kSliceSuffix);
}

std::vector<std::string> fileNames(const std::string &directory)
{
    std::vector<std::string> names;
    std::error_code failed;
    for (fs::directory_iterator entry(directory, failed), end; !failed && entry != end; entry.increment(failed))
        names.push_back(entry->path().filename().string());
    std::ranges::sort(names);
    return names;
}

std::string sliceStem(std::int64_t day)
{
    const QDate date = QDate(1970, 1, 1).addDays(day);
    return std::string(kSlicePrefix) + date.toString(QStringLiteral("yyyyMMdd")).toStdString();
}

// 1 for "stem.db…", n for "stem-n.db…", 0 for another day's.
int suffixOf(std::string_view name, std::string_view stem)
{
    if (!name.starts_with(stem))
        return 0;
    name.remove_prefix(stem.size());
    if (name.starts_with('.'))
        return 1;
    int number = 0;
    if (name.starts_with('-'))
        std::from_chars(name.data() + 1, name.data() + name.size(), number);
    return number;
}

void pruneDamaged(const fs::path &directory)
{
    std::vector<std::pair<std::string, std::string>> damaged; // stamp, name
    for (const auto &name : fileNames(directory)) {
        if (const auto mark = name.find(kDamagedMark); mark != std::string::npos)
            damaged.emplace_back(name.substr(mark), name);
    }
    std::ranges::sort(damaged);
    for (std::size_t i = 0; i + kDamagedKept < damaged.size(); ++i) {
        std::error_code ignored;
        fs::remove(directory / damaged[i].second, ignored);
    }
}

} // namespace

std::string utcStamp(std::int64_t utcMs)
{
    const auto time = QDateTime::fromMSecsSinceEpoch(utcMs, QTimeZone::utc());
    return time.toString(QStringLiteral("yyyyMMddTHHmmssZ")).toStdString();
}

std::int64_t dayOf(std::int64_t utcMs)
{
    return utcMs >= 0 ? utcMs / kDayMs : -((-utcMs + kDayMs - 1) / kDayMs);
}

std::string freeSliceName(const std::string &directory, std::int64_t day)
{
    const std::string stem = sliceStem(day);
    int taken = 0;
    for (const auto &name : fileNames(directory))
        taken = std::max(taken, suffixOf(name, stem));
    const std::string suffix = taken == 0 ? std::string() : '-' + std::to_string(taken + 1);
    return stem + suffix + std::string(kSliceSuffix);
}

std::int64_t dayOfSlice(std::string_view path)
{
    const auto at = path.rfind(kSlicePrefix);
    if (at == std::string_view::npos)
        return 0;
    const auto digits = path.substr(at + kSlicePrefix.size(), kDayDigits);
    const auto date = QDate::fromString(QString::fromLatin1(digits.data(), static_cast<qsizetype>(digits.size())),
                                        QStringLiteral("yyyyMMdd"));
    return QDate(1970, 1, 1).daysTo(date);
}

std::vector<SliceFile> listSlices(const std::string &directory)
{
    const std::unique_ptr<DIR, int (*)(DIR *)> stream(::opendir(directory.c_str()), &::closedir);
    std::vector<SliceFile> slices;
    while (const dirent *entry = stream ? ::readdir(stream.get()) : nullptr) {
        const std::string_view name = entry->d_name;
        if (isSliceName(name))
            slices.push_back({directory + '/' + std::string(name), entry->d_ino});
    }
    std::ranges::sort(slices, {}, &SliceFile::path);
    return slices;
}

bool isRestoreBrokenOff(const std::string &directory)
{
    std::error_code ignored;
    return fs::exists(directory + '/' + std::string(kRestoreReady), ignored);
}

Result<void> makeDirectory(const std::string &directory)
{
    std::error_code failed;
    const bool made = fs::create_directories(directory, failed);
    if (failed)
        return unexpected(ErrorCode::Io, "cannot make the storage directory: " + failed.message(), directory);
    if (!made)
        return {};
    ::chmod(directory.c_str(), kDirectoryMode);
    return syncDirectory(directory + "/..");
}

std::uint64_t fileBytes(const std::string &path)
{
    struct stat status
    {
    };
    return ::stat(path.c_str(), &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

bool beginsAsDatabase(const std::string &path)
{
    using namespace std::string_view_literals;
    constexpr std::string_view kMagic = "SQLite format 3\0"sv; // sqlite.org/fileformat.html §1.2
    std::array<char, kMagic.size()> begin{};
    std::ifstream file(path, std::ios::binary);
    return file.read(begin.data(), begin.size()) && std::string_view(begin.data(), begin.size()) == kMagic;
}

std::string fileName(const std::string &path)
{
    return fs::path(path).filename().string();
}

std::uint64_t inodeOf(const std::string &path)
{
    struct stat status
    {
    };
    return ::stat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

std::uint64_t freeBytes(const std::string &directory)
{
    struct statvfs status
    {
    };
    return ::statvfs(directory.c_str(), &status) == 0 ? std::uint64_t{status.f_bavail} * status.f_frsize : 0;
}

void removeDatabaseFiles(const std::string &path)
{
    // The WAL last: without its database it is ignored, without it the database would lose its newest commits.
    for (const char *suffix : {"", "-shm", "-wal"})
        ::unlink((path + suffix).c_str());
    if (const auto synced = syncDirectory(fs::path(path).parent_path().string()); !synced)
        qCWarning(lcStore, "a power cut may bring a deleted file back: %s", synced.error().text().c_str());
}

Result<void> setAside(const std::string &path, std::int64_t nowMs)
{
    const std::string aside = path + std::string(kDamagedMark) + utcStamp(nowMs);
    if (::rename(path.c_str(), aside.c_str()) != 0)
        return unexpected(ErrorCode::Io, "cannot rename a damaged file", path);
    ::rename((path + "-wal").c_str(), (aside + "-wal").c_str());
    ::unlink((path + "-shm").c_str());
    const auto directory = fs::path(path).parent_path();
    pruneDamaged(directory);
    return syncDirectory(directory.string());
}

} // namespace lineside
