// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lineside {

/// System calls the fault layer counts and can make fail.
enum class FileCall : std::uint8_t {
    Open, ///< open, open64, openat
    Write, ///< write, pwrite
    Sync, ///< fsync, fdatasync, of directories too
    Rename, ///< rename
    Allocate, ///< fallocate, posix_fallocate, ftruncate
    Map, ///< mmap of a file
    Unlink, ///< unlink, remove
};
inline constexpr std::size_t kFileCalls = 7;
inline constexpr std::int32_t kDie = -2; ///< instead of an errno: SIGKILL, with no call half recorded

/// Lies in a file that the test and the program under test both map: the test arms and lifts faults and moves the clock
/// while the program runs. Only calls on paths below the folder in FAULTFILES_PATH count.
struct FaultControl
{
    std::atomic<std::uint32_t> armed; ///< bit n: FileCall(n) may fail
    std::atomic<std::uint64_t> first; ///< the call that fails first, from 1, counted over all armed kinds
    std::atomic<std::uint64_t> last; ///< and the last one
    std::atomic<std::int32_t> error; ///< errno; 0: the write is cut short; kDie: the program is killed there
    std::array<char, 32> pathPart; ///< only paths that hold this count; set before `armed`
    std::atomic<std::uint64_t> matched; ///< armed calls so far
    std::atomic<std::uint64_t> failed; ///< calls that were made to fail
    std::array<std::atomic<std::uint64_t>, kFileCalls> seen; ///< all calls, by kind
    std::atomic<std::int64_t> clockStepMs; ///< added to the wall clock
};

/// One entry of the recording (FAULTFILES_RECORD): this header, the path, for renames the second path, the data.
struct RecordedCall
{
    enum Kind : std::uint8_t {
        Created, ///< a name came into being
        MadeDirectory,
        Written, ///< `offset` and data
        Resized, ///< `offset` is the new size
        Synced, ///< `offset` is how long the recording was when the flush began: what was written to the file before is
                ///< durable; of a directory: its names
        Renamed,
        Unlinked,
        Marked, ///< a word of the test's: `offset` and path mean what it likes
    };
    std::uint64_t offset = 0;
    std::uint32_t dataBytes = 0;
    std::uint16_t pathBytes = 0;
    std::uint16_t secondPathBytes = 0;
    Kind kind = Written;
    std::array<std::uint8_t, 7> padding{};
};
static_assert(sizeof(RecordedCall) == 24);
/// The layer's own mark: the pages of a mapped file are looked at now, to be flushed.
inline constexpr std::string_view kMarkFlush = "flush";

} // namespace lineside
