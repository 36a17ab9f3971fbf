// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace lineside {

/// One preallocated, memory-mapped file of the journal. Its name is the position of its first byte.
/// Owner: Journal (the one being written), JournalReader (the one being read); each maps it for itself, so that memory
/// is given back as soon as either is done. Thread: the owner's.
/// Errors: Full when the disk has no room for a new segment, Io for everything else the system refuses.
class Segment
{
public:
    enum class Access { ReadOnly, ReadWrite };

    /// Makes `directory`/<position>.seg of `bytes`, all of it allocated on disk, its name flushed to the directory.
    [[nodiscard]] static Result<std::unique_ptr<Segment>> create(const std::string &directory, std::uint64_t position,
                                                                 std::uint64_t bytes);
    [[nodiscard]] static Result<std::unique_ptr<Segment>> open(const std::string &directory, std::uint64_t position);
    [[nodiscard]] static std::string fileName(std::uint64_t position);

    ~Segment();
    Segment(const Segment &) = delete;
    Segment &operator=(const Segment &) = delete;

    [[nodiscard]] std::uint64_t position() const { return m_position; }
    [[nodiscard]] std::uint64_t end() const { return m_position + m_bytes.size(); }
    /// The bytes from `position` (absolute) to the end of the segment.
    [[nodiscard]] std::span<std::byte> from(std::uint64_t position) const
    {
        return m_bytes.subspan(static_cast<std::size_t>(position - m_position));
    }
    [[nodiscard]] int fileDescriptor() const { return m_fd; }
    /// Makes the next flush take along what lies in [from, to), whatever an earlier one did. Thread: any, while nobody
    /// writes there.
    void dirtyAgain(std::uint64_t from, std::uint64_t to) const;
    /// The owner went on from `from` to `to`: each whole MiB behind leaves the memory of this process. Nothing is lost:
    /// the system keeps the pages, and they come back when somebody looks.
    void passed(std::uint64_t from, std::uint64_t to) const;

private:
    Segment(int fd, std::uint64_t position, std::span<std::byte> bytes)
        : m_fd(fd)
        , m_position(position)
        , m_bytes(bytes)
    {
    }
    static Result<std::unique_ptr<Segment>> map(int fd, std::uint64_t position, std::uint64_t bytes, Access access,
                                                const std::string &path);

    int m_fd;
    std::uint64_t m_position;
    std::span<std::byte> m_bytes;
};

} // namespace lineside
