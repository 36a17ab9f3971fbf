// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

inline constexpr std::string_view kStateFile = "state.db";
/// The folder that a restore moves to its place, file by file.
inline constexpr std::string_view kRestoreReady = "restore.ready";
inline constexpr std::int64_t kDayMs = 24LL * 3600 * 1000; ///< of a slice
inline constexpr int kFileMode = 0640; ///< of every file of the store: read by the group, for backups

/// A slice as it lies in the directory.
struct SliceFile
{
    std::string path;
    std::uint64_t inode = 0; ///< tells a new file under an old name

    bool operator==(const SliceFile &other) const = default;
};

/// "20261123T081500Z", for names.
[[nodiscard]] std::string utcStamp(std::int64_t utcMs);
/// UTC day number since 1970 of a time in milliseconds.
[[nodiscard]] std::int64_t dayOf(std::int64_t utcMs);

/// "readings-20261123.db", or with the next free suffix ("readings-20261123-2.db") after all slices of that day, those
/// set aside included: a name is not used twice while anything of it is left.
[[nodiscard]] std::string freeSliceName(const std::string &directory, std::int64_t day);
/// Day number in a slice's name.
[[nodiscard]] std::int64_t dayOfSlice(std::string_view path);

/// All readings-*.db there are, by name; one read of the directory, no look at the files.
[[nodiscard]] std::vector<SliceFile> listSlices(const std::string &directory);

/// A restore was broken off while it moved files: the store is not whole until it is run again.
[[nodiscard]] bool isRestoreBrokenOff(const std::string &directory);
/// Makes the directory (0750) and those above it.
[[nodiscard]] Result<void> makeDirectory(const std::string &directory);
[[nodiscard]] std::string fileName(const std::string &path);
/// 0: there is none.
[[nodiscard]] std::uint64_t inodeOf(const std::string &path);
[[nodiscard]] std::uint64_t fileBytes(const std::string &path);
/// False: whatever lies there, SQLite would not take it for one of its own. Cheap enough for every file at every start.
[[nodiscard]] bool beginsAsDatabase(const std::string &path);
[[nodiscard]] std::uint64_t freeBytes(const std::string &directory);

/// Unlinks a database with its WAL and shared memory.
void removeDatabaseFiles(const std::string &path);
/// Renames a damaged database to "<path>.damaged-<utc>", its WAL alongside so that recovery tools find it. Only the
/// newest few set-aside files of the directory are kept: a dying card must not fill itself with them.
Result<void> setAside(const std::string &path, std::int64_t nowMs);

} // namespace lineside
