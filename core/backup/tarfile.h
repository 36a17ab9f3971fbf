// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/wholefile.h"
#include "security/sealedfile.h"

#include <QByteArray>
#include <QFile>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace lineside {

inline constexpr qint64 kPortion = 256LL << 10; ///< bytes of a file in memory at a time

/// Writes plain files, one after the other, as a tar archive that any tar reads (POSIX ustar).
/// Owner: a backup. Thread: any one. Errors: as WholeFile; InvalidInput also for 8 GiB, ustar's limit, or more.
class TarWriter
{
public:
    /// What lies there is replaced at finish() (base/wholefile.h). `key`: it is sealed with it (security/sealedfile.h);
    /// nullptr: it is not.
    [[nodiscard]] static Result<TarWriter> create(const std::string &path, const Secret *key = nullptr);

    /// `bytes` are announced, and then written by write() in any portions.
    [[nodiscard]] Result<void> beginFile(const std::string &name, std::uint64_t bytes, std::int64_t utcMs);
    [[nodiscard]] Result<void> write(const QByteArray &bytes);
    /// Without it there is no archive. It is on the disk when this returned.
    [[nodiscard]] Result<void> finish();

private:
    TarWriter() = default;
    [[nodiscard]] Result<void> pad();

    std::optional<WholeFile> m_plain; // either of the two
    std::optional<SealedWriter> m_sealed;
    qint64 m_written = 0;
};

/// Reads such an archive. What is in it is untrusted: names are only what isPlainName() allows, sizes end at the
/// file's. Owner: a restore. Thread: any one. Errors: NotFound, Io; Corrupt for what is no such archive or ends early.
class TarReader
{
public:
    struct Entry
    {
        std::string name;
        std::uint64_t bytes = 0;
    };

    /// `key`: of a sealed archive. NotAllowed: it is sealed, and there is none. Corrupt: it is not sealed, and
    /// there is one: who gives a key means a file that nobody else could have made.
    [[nodiscard]] static Result<TarReader> open(const std::string &path, const Secret *key = nullptr);

    /// The next file, whatever was read of the one before; nullopt: that was the last.
    [[nodiscard]] Result<std::optional<Entry>> next();
    /// The next portion of the file; empty: that was all.
    [[nodiscard]] Result<QByteArray> read();

private:
    explicit TarReader(const std::string &path);
    [[nodiscard]] Result<QByteArray> take(qint64 bytes);
    [[nodiscard]] Result<void> skipTo(qint64 position);
    [[nodiscard]] qint64 size() const;
    [[nodiscard]] Result<Entry> parse(const QByteArray &header) const;

    std::unique_ptr<QFile> m_file; // not open when it is sealed
    std::optional<SealedReader> m_sealed;
    qint64 m_read = 0;
    std::uint64_t m_left = 0; // of the present file
    qint64 m_nextHeader = 0;
};

/// A file name without a folder, of letters, digits and ".-_".
[[nodiscard]] bool isPlainName(const std::string &name);

} // namespace lineside
