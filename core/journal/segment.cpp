// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/segment.h"

#include "base/directory.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lineside {

namespace {

Unexpected systemError(const char *what, const std::string &path, int number)
{
    const ErrorCode code = number == ENOSPC || number == EDQUOT ? ErrorCode::Full
        : number == ENOENT                                      ? ErrorCode::NotFound
                                                                : ErrorCode::Io;
    return unexpected(code, std::string(what) + ": " + std::strerror(number), path);
}

} // namespace

std::string Segment::fileName(std::uint64_t position)
{
    std::array<char, 32> name{};
    std::snprintf(name.data(), name.size(), "%016llx.seg", static_cast<unsigned long long>(position));
    return name.data();
}

Result<std::unique_ptr<Segment>> Segment::create(const std::string &directory, std::uint64_t position,
                                                 std::uint64_t bytes)
{
    const std::string path = directory + '/' + fileName(position);
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return systemError("cannot create journal segment", path, errno);
    // Allocated now, so that a full disk is an error here and not a SIGBUS at the first touch of a page.
    if (const int error = ::posix_fallocate(fd, 0, static_cast<off_t>(bytes)); error != 0) {
        ::close(fd);
        ::unlink(path.c_str());
        return systemError("no room for a journal segment", path, error);
    }
    if (auto synced = syncDirectory(directory); !synced) {
        ::close(fd);
        ::unlink(path.c_str());
        return Unexpected(synced.error());
    }
    auto mapped = map(fd, position, bytes, Access::ReadWrite, path);
    if (!mapped)
        ::unlink(path.c_str()); // or the next try would find its name taken
    return mapped;
}

Result<std::unique_ptr<Segment>> Segment::open(const std::string &directory, std::uint64_t position)
{
    const std::string path = directory + '/' + fileName(position);
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return systemError("cannot open journal segment", path, errno);
    struct stat info
    {
    };
    if (::fstat(fd, &info) != 0 || info.st_size == 0) {
        ::close(fd);
        return unexpected(ErrorCode::Corrupt, "journal segment is empty", path);
    }
    return map(fd, position, static_cast<std::uint64_t>(info.st_size), Access::ReadOnly, path);
}

Result<std::unique_ptr<Segment>> Segment::map(int fd, std::uint64_t position, std::uint64_t bytes, Access access,
                                              const std::string &path)
{
    const int protection = access == Access::ReadWrite ? PROT_READ | PROT_WRITE : PROT_READ;
    void *memory = ::mmap(nullptr, bytes, protection, MAP_SHARED, fd, 0);
    if (memory == MAP_FAILED) {
        const int error = errno;
        ::close(fd);
        return systemError("cannot map journal segment", path, error);
    }
    return std::unique_ptr<Segment>(
        new Segment(fd, position, {static_cast<std::byte *>(memory), static_cast<std::size_t>(bytes)}));
}

Segment::~Segment()
{
    ::munmap(m_bytes.data(), m_bytes.size());
    ::close(m_fd);
}

void Segment::dirtyAgain(std::uint64_t from, std::uint64_t to) const
{
    constexpr std::uint64_t kPageBytes = 4096; // the smallest there is; more writes than needed do no harm
    const std::uint64_t stop = std::clamp(to, m_position, end()) - m_position;
    const std::uint64_t start = std::clamp(from, m_position, end()) - m_position;
    for (std::uint64_t at = start / kPageBytes * kPageBytes; at < stop; at += kPageBytes) {
        volatile std::byte &byte = m_bytes[static_cast<std::size_t>(at)];
        byte = byte;
    }
}

void Segment::passed(std::uint64_t from, std::uint64_t to) const
{
    constexpr std::uint64_t kStep = 1 << 20;
    const std::uint64_t start = (from - m_position) / kStep * kStep;
    const std::uint64_t stop = (to - m_position) / kStep * kStep;
    if (stop > start)
        ::madvise(m_bytes.data() + start, static_cast<std::size_t>(stop - start), MADV_DONTNEED);
}

} // namespace lineside
