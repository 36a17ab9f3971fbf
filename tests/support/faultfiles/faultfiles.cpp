// SPDX-License-Identifier: GPL-3.0-or-later
// libfaultfiles.so, for LD_PRELOAD: stands between a real program and the C library's file calls. It makes chosen calls
// fail, keeps a recording of what was written and flushed for simulated power cuts, and moves the wall clock.
//   FAULTFILES_PATH     only what lies below this folder is touched
//   FAULTFILES_CONTROL  a file holding a FaultControl (control.h)
//   FAULTFILES_RECORD   a file to append RecordedCalls to
#include "support/faultfiles/control.h"

#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

using namespace lineside;

namespace {

template <typename Function>
Function *next(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

// The real calls, by number, so that the layer's own files never go through the layer.
int rawOpen(const char *path, int flags)
{
    return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, 0600));
}

FaultControl *mapControl()
{
    const char *path = std::getenv("FAULTFILES_CONTROL");
    const int fd = path != nullptr ? rawOpen(path, O_RDWR | O_CLOEXEC) : -1;
    if (fd < 0)
        return nullptr;
    auto *memory = reinterpret_cast<void *>(
        ::syscall(SYS_mmap, nullptr, sizeof(FaultControl), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0));
    ::syscall(SYS_close, fd);
    return memory == MAP_FAILED ? nullptr : static_cast<FaultControl *>(memory);
}

FaultControl *control()
{
    static FaultControl *const mapped = mapControl();
    return mapped;
}

std::string_view folder()
{
    static const char *const path = std::getenv("FAULTFILES_PATH");
    return path != nullptr ? std::string_view(path) : std::string_view();
}

bool isWatched(std::string_view path)
{
    const std::string_view below = folder();
    return !below.empty() && path.starts_with(below) && (path.size() == below.size() || path[below.size()] == '/');
}

std::string pathOf(int fd)
{
    char link[32];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    char path[1024];
    const auto length = ::syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path);
    return length > 0 ? std::string(path, static_cast<std::size_t>(length)) : std::string();
}

std::mutex &recordMutex()
{
    static std::mutex mutex;
    return mutex;
}

/// kill -9 between two calls: who holds the mutex, no other thread has made a call that is not recorded yet.
void die()
{
    recordMutex().lock();
    ::kill(::getpid(), SIGKILL);
}

/// Counts the call; the error it has to fail with, or -1 when it may go on. 0 stands for a short write.
int faultOf(FileCall call, std::string_view path)
{
    FaultControl *const plan = control();
    if (plan == nullptr || !isWatched(path))
        return -1;
    ++plan->seen[static_cast<std::size_t>(call)];
    if ((plan->armed & (1U << static_cast<unsigned>(call))) == 0
        || path.find(plan->pathPart.data()) == std::string_view::npos)
        return -1;
    const std::uint64_t number = ++plan->matched;
    if (number < plan->first || number > plan->last)
        return -1;
    ++plan->failed;
    if (plan->error == kDie)
        die();
    return plan->error;
}

int recordFile()
{
    static const int fd = [] {
        const char *path = std::getenv("FAULTFILES_RECORD");
        return path != nullptr ? rawOpen(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC) : -1;
    }();
    return fd;
}

bool isRecorded(std::string_view path)
{
    return recordFile() >= 0 && isWatched(path);
}

void record(RecordedCall::Kind kind, std::string_view path, std::uint64_t offset = 0, std::string_view data = {},
            std::string_view secondPath = {})
{
    RecordedCall header;
    header.kind = kind;
    header.offset = offset;
    header.dataBytes = static_cast<std::uint32_t>(data.size());
    header.pathBytes = static_cast<std::uint16_t>(path.size());
    header.secondPathBytes = static_cast<std::uint16_t>(secondPath.size());
    const auto part = [](const void *bytes, std::size_t size) { return iovec{const_cast<void *>(bytes), size}; };
    const iovec parts[] = {part(&header, sizeof header), part(path.data(), path.size()),
                           part(secondPath.data(), secondPath.size()), part(data.data(), data.size())};
    ::syscall(SYS_writev, recordFile(), parts, 4);
}

bool isJournalSegment(std::string_view path)
{
    return path.ends_with(".seg");
}

/// A mapped file is written without a call: what has changed in it is read when it is flushed, page by page.
void recordMappedPages(int fd, const std::string &path)
{
    static std::map<std::string, std::string> known; // guarded by recordMutex()
    constexpr std::size_t kPageBytes = 4096;
    struct stat info
    {
    };
    if (::fstat(fd, &info) != 0)
        return;
    record(RecordedCall::Marked, kMarkFlush); // what is acknowledged by now is taken along
    std::string content(static_cast<std::size_t>(info.st_size), '\0');
    if (::syscall(SYS_pread64, fd, content.data(), content.size(), 0) != info.st_size)
        return;
    std::string &before = known[path];
    before.resize(content.size(), '\0');
    for (std::size_t at = 0; at < content.size(); at += kPageBytes) {
        const std::string_view page = std::string_view(content).substr(at, kPageBytes);
        if (page != std::string_view(before).substr(at, kPageBytes))
            record(RecordedCall::Written, path, at, page);
    }
    before = std::move(content);
}

/// How long the recording is by now.
std::uint64_t recordedBytes()
{
    return static_cast<std::uint64_t>(::syscall(SYS_lseek, recordFile(), 0, SEEK_END));
}

int fail(int error)
{
    errno = error;
    return -1;
}

/// Nothing is there, or nothing is in it: a reader of the test may have made a log's name just before its owner.
bool isMissingOrEmpty(const char *path)
{
    struct stat info
    {
    };
    return ::stat(path, &info) != 0 || info.st_size == 0;
}

std::string absolute(const char *path)
{
    if (path[0] == '/')
        return path;
    char directory[1024];
    return ::getcwd(directory, sizeof directory) != nullptr ? std::string(directory) + '/' + path : path;
}

int openWatched(const char *path, int flags, mode_t mode)
{
    const std::string whole = absolute(path);
    if (const int error = faultOf(FileCall::Open, whole); error > 0)
        return fail(error);
    if (!isRecorded(whole))
        return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
    const std::lock_guard lock(recordMutex());
    const bool isNew = (flags & O_CREAT) != 0 && isMissingOrEmpty(path);
    const int fd = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
    if (fd < 0)
        return fd;
    const int saved = errno;
    if (isNew)
        record(RecordedCall::Created, whole);
    else if ((flags & O_TRUNC) != 0)
        record(RecordedCall::Resized, whole, 0);
    errno = saved;
    return fd;
}

template <typename Call>
ssize_t writeWatched(int fd, const void *bytes, std::size_t size, off_t offset, Call call)
{
    const std::string path = pathOf(fd);
    const int error = faultOf(FileCall::Write, path);
    if (error > 0)
        return fail(error);
    const std::size_t wanted = error == 0 ? size / 2 : size;
    if (!isRecorded(path))
        return call(wanted);
    const std::lock_guard lock(recordMutex());
    const off_t at = offset >= 0 ? offset : ::syscall(SYS_lseek, fd, 0, SEEK_CUR);
    const ssize_t done = call(wanted);
    if (done > 0)
        record(RecordedCall::Written, path, static_cast<std::uint64_t>(at),
               {static_cast<const char *>(bytes), static_cast<std::size_t>(done)});
    return done;
}

template <typename Call>
int syncWatched(int fd, Call call)
{
    const std::string path = pathOf(fd);
    if (const int error = faultOf(FileCall::Sync, path); error > 0)
        return fail(error);
    if (!isRecorded(path))
        return call();
    std::uint64_t began = 0;
    {
        const std::lock_guard lock(recordMutex());
        if (isJournalSegment(path))
            recordMappedPages(fd, path);
        began = recordedBytes();
    }
    const int done = call();
    const std::lock_guard lock(recordMutex());
    if (done == 0)
        record(RecordedCall::Synced, path, began);
    return done;
}

template <typename Call>
int resizeWatched(int fd, Call call)
{
    const std::string path = pathOf(fd);
    if (const int error = faultOf(FileCall::Allocate, path); error > 0)
        return fail(error);
    if (!isRecorded(path))
        return call();
    const std::lock_guard lock(recordMutex());
    const int done = call();
    struct stat info
    {
    };
    if (done == 0 && ::fstat(fd, &info) == 0)
        record(RecordedCall::Resized, path, static_cast<std::uint64_t>(info.st_size));
    return done;
}

/// A name is made, changed or taken away; what succeeded is recorded before another thread's next call.
template <typename Call>
int changeName(RecordedCall::Kind kind, const std::string &path, Call call, const std::string &secondPath = {})
{
    if (!isRecorded(path))
        return call();
    const std::lock_guard lock(recordMutex());
    const int done = call();
    if (done == 0)
        record(kind, path, 0, {}, secondPath);
    return done;
}

template <typename Call>
int unlinkWatched(const char *path, Call call)
{
    const std::string whole = absolute(path);
    if (const int error = faultOf(FileCall::Unlink, whole); error > 0)
        return fail(error);
    return changeName(RecordedCall::Unlinked, whole, call);
}

mode_t modeOf(int flags, va_list arguments)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? static_cast<mode_t>(va_arg(arguments, int)) : 0;
}

} // namespace

extern "C" {

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    return openWatched(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    return openWatched(path, flags | O_LARGEFILE, mode);
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    return writeWatched(fd, bytes, size, -1,
                        [&](std::size_t wanted) { return ::syscall(SYS_write, fd, bytes, wanted); });
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t offset)
{
    return writeWatched(fd, bytes, size, offset,
                        [&](std::size_t wanted) { return ::syscall(SYS_pwrite64, fd, bytes, wanted, offset); });
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t offset)
{
    return pwrite(fd, bytes, size, offset);
}

int fsync(int fd)
{
    return syncWatched(fd, [fd] { return static_cast<int>(::syscall(SYS_fsync, fd)); });
}

int fdatasync(int fd)
{
    return syncWatched(fd, [fd] { return static_cast<int>(::syscall(SYS_fdatasync, fd)); });
}

int ftruncate(int fd, off_t size) noexcept
{
    return resizeWatched(fd, [&] { return static_cast<int>(::syscall(SYS_ftruncate, fd, size)); });
}

int ftruncate64(int fd, off64_t size) noexcept
{
    return ftruncate(fd, size);
}

int fallocate(int fd, int mode, off_t offset, off_t size)
{
    return resizeWatched(fd, [&] { return static_cast<int>(::syscall(SYS_fallocate, fd, mode, offset, size)); });
}

int fallocate64(int fd, int mode, off64_t offset, off64_t size)
{
    return fallocate(fd, mode, offset, size);
}

// Answers the error instead of setting errno.
int posix_fallocate(int fd, off_t offset, off_t size)
{
    return fallocate(fd, 0, offset, size) == 0 ? 0 : errno;
}

int posix_fallocate64(int fd, off64_t offset, off64_t size)
{
    return posix_fallocate(fd, offset, size);
}

int rename(const char *from, const char *to) noexcept
{
    const std::string whole = absolute(from);
    if (const int error = faultOf(FileCall::Rename, whole); error > 0)
        return fail(error);
    const auto call = [&] { return static_cast<int>(::syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to)); };
    return changeName(RecordedCall::Renamed, whole, call, absolute(to));
}

int mkdir(const char *path, mode_t mode) noexcept
{
    const auto call = [&] { return static_cast<int>(::syscall(SYS_mkdirat, AT_FDCWD, path, mode)); };
    return changeName(RecordedCall::MadeDirectory, absolute(path), call);
}

int unlink(const char *path) noexcept
{
    return unlinkWatched(path, [path] { return static_cast<int>(::syscall(SYS_unlinkat, AT_FDCWD, path, 0)); });
}

int remove(const char *path) noexcept
{
    static const auto real = next<int(const char *)>("remove");
    return unlinkWatched(path, [path] { return real(path); });
}

void *mmap(void *address, size_t size, int protection, int flags, int fd, off_t offset) noexcept
{
    if ((flags & MAP_ANONYMOUS) == 0 && !folder().empty()) {
        if (const int error = faultOf(FileCall::Map, pathOf(fd)); error > 0) {
            errno = error;
            return MAP_FAILED;
        }
    }
    return reinterpret_cast<void *>(::syscall(SYS_mmap, address, size, protection, flags, fd, offset));
}

void *mmap64(void *address, size_t size, int protection, int flags, int fd, off64_t offset) noexcept
{
    return mmap(address, size, protection, flags, fd, offset);
}

int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    static const auto real = next<int(clockid_t, timespec *)>("clock_gettime");
    const int done = real(clock, time);
    const std::int64_t stepMs = clock == CLOCK_REALTIME && control() != nullptr ? control()->clockStepMs.load() : 0;
    if (done == 0 && stepMs != 0) {
        const std::int64_t total = time->tv_nsec + stepMs % 1000 * 1'000'000 + 1'000'000'000;
        time->tv_sec += stepMs / 1000 + total / 1'000'000'000 - 1;
        time->tv_nsec = total % 1'000'000'000;
    }
    return done;
}

} // extern "C"
