// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/tarfile.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <numeric>
#include <string_view>

namespace lineside {

namespace {

// Source: POSIX.1-2017, pax, "ustar Interchange Format".
constexpr qint64 kBlock = 512;
constexpr std::uint64_t kMaxBytes = (1ULL << 33) - 1; // eleven octal digits

struct Field
{
    qsizetype at;
    qsizetype length;
};
constexpr Field kName{0, 100};
constexpr Field kMode{100, 8};
constexpr Field kUser{108, 8};
constexpr Field kGroup{116, 8};
constexpr Field kSize{124, 12};
constexpr Field kTime{136, 12};
constexpr Field kChecksum{148, 8};
constexpr Field kType{156, 1};
constexpr Field kMagic{257, 8};
constexpr std::string_view kUstar("ustar\00000", 8);

Unexpected fileError(const QFile &file, const char *what)
{
    const auto code = errno == ENOSPC || errno == EDQUOT ? ErrorCode::Full : ErrorCode::Io;
    return unexpected(code, what + (": " + file.errorString().toStdString()), file.fileName().toStdString());
}

void put(QByteArray &header, Field field, std::string_view text)
{
    header.replace(field.at, static_cast<qsizetype>(text.size()), text.data(), static_cast<qsizetype>(text.size()));
}

void putOctal(QByteArray &header, Field field, std::uint64_t number)
{
    const QByteArray digits = QByteArray::number(static_cast<qulonglong>(number), 8);
    put(header, field, digits.rightJustified(field.length - 1, '0').toStdString());
}

std::optional<std::uint64_t> octal(const QByteArray &header, Field field)
{
    QByteArray digits = header.mid(field.at, field.length);
    if (const auto end = digits.indexOf('\0'); end >= 0)
        digits.truncate(end);
    bool isNumber = false;
    const auto number = digits.trimmed().toULongLong(&isNumber, 8);
    return isNumber ? std::optional<std::uint64_t>(number) : std::nullopt;
}

std::uint64_t checksumOf(QByteArray header)
{
    header.replace(kChecksum.at, kChecksum.length, QByteArray(kChecksum.length, ' '));
    return std::accumulate(header.begin(), header.end(), std::uint64_t{0},
                           [](std::uint64_t sum, char byte) { return sum + static_cast<unsigned char>(byte); });
}

qint64 padded(std::uint64_t bytes)
{
    return (static_cast<qint64>(bytes) + kBlock - 1) / kBlock * kBlock;
}

} // namespace

bool isPlainName(const std::string &name)
{
    constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
    return !name.empty() && name.front() != '.' && name.find_first_not_of(kAllowed) == std::string::npos;
}

Result<TarWriter> TarWriter::create(const std::string &path, const Secret *key)
{
    TarWriter writer;
    if (key) {
        auto sealed = SealedWriter::create(path, *key);
        if (!sealed)
            return Unexpected(sealed.error());
        writer.m_sealed.emplace(std::move(*sealed));
        return writer;
    }
    auto plain = WholeFile::create(path);
    if (!plain)
        return Unexpected(plain.error());
    writer.m_plain.emplace(std::move(*plain));
    return writer;
}

Result<void> TarWriter::beginFile(const std::string &name, std::uint64_t bytes, std::int64_t utcMs)
{
    if (bytes > kMaxBytes || name.size() >= static_cast<std::size_t>(kName.length))
        return unexpected(ErrorCode::InvalidInput, "does not fit a tar archive", name);
    if (auto padded = pad(); !padded)
        return padded;
    QByteArray header(kBlock, '\0');
    put(header, kName, name);
    putOctal(header, kMode, 0640);
    putOctal(header, kUser, 0);
    putOctal(header, kGroup, 0);
    putOctal(header, kSize, bytes);
    putOctal(header, kTime, static_cast<std::uint64_t>(std::max<std::int64_t>(0, utcMs / 1000)));
    put(header, kType, "0");
    put(header, kMagic, kUstar);
    putOctal(header, kChecksum, checksumOf(header));
    return write(header);
}

Result<void> TarWriter::write(const QByteArray &bytes)
{
    m_written += bytes.size();
    const std::string_view portion(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    return m_sealed ? m_sealed->write(portion) : m_plain->write(portion);
}

Result<void> TarWriter::pad()
{
    return write(QByteArray(padded(static_cast<std::uint64_t>(m_written)) - m_written, '\0'));
}

Result<void> TarWriter::finish()
{
    auto done = pad();
    if (done)
        done = write(QByteArray(2 * kBlock, '\0'));
    if (!done)
        return done;
    return m_sealed ? m_sealed->finish() : m_plain->publish();
}

TarReader::TarReader(const std::string &path)
    : m_file(std::make_unique<QFile>(QString::fromStdString(path)))
{
}

Result<TarReader> TarReader::open(const std::string &path, const Secret *key)
{
    TarReader reader(path);
    if (!reader.m_file->exists())
        return unexpected(ErrorCode::NotFound, "there is no such file", path);
    if (isSealed(path)) {
        if (!key)
            return unexpected(ErrorCode::NotAllowed, "it is encrypted; name the key", path);
        auto sealed = SealedReader::open(path, *key);
        if (!sealed)
            return Unexpected(sealed.error());
        reader.m_sealed.emplace(std::move(*sealed));
        return reader;
    }
    if (key)
        return unexpected(ErrorCode::Corrupt, "it is not encrypted, and a key was given", path);
    if (!reader.m_file->open(QIODevice::ReadOnly))
        return fileError(*reader.m_file, "cannot read the archive");
    return reader;
}

/// Exactly so many, or what there is at the end.
Result<QByteArray> TarReader::take(qint64 bytes)
{
    QByteArray taken;
    if (m_sealed) {
        const auto portion = m_sealed->read(static_cast<std::size_t>(bytes));
        if (!portion)
            return Unexpected(portion.error());
        taken = QByteArray::fromStdString(*portion);
    } else {
        taken = m_file->read(bytes);
    }
    m_read += taken.size();
    return taken;
}

/// A sealed one is read on, for what is left out is authenticated as well.
Result<void> TarReader::skipTo(qint64 position)
{
    while (m_read < position) {
        const auto skipped = take(std::min(position - m_read, kPortion));
        if (!skipped || skipped->isEmpty())
            return skipped ? Result<void>() : Unexpected(skipped.error());
    }
    return {};
}

qint64 TarReader::size() const
{
    return m_sealed ? static_cast<qint64>(m_sealed->size()) : m_file->size();
}

Result<std::optional<TarReader::Entry>> TarReader::next()
{
    if (auto skipped = skipTo(m_nextHeader); !skipped)
        return Unexpected(skipped.error());
    const auto header = take(kBlock);
    if (!header)
        return Unexpected(header.error());
    if (*header == QByteArray(kBlock, '\0')) {
        auto ended = skipTo(size()); // a sealed one that was cut is known by its end
        return ended ? Result<std::optional<Entry>>(std::optional<Entry>()) : Unexpected(ended.error());
    }
    auto entry = parse(*header);
    if (!entry)
        return Unexpected(entry.error());
    m_left = entry->bytes;
    m_nextHeader = m_read + padded(entry->bytes);
    return std::optional(std::move(*entry));
}

Result<TarReader::Entry> TarReader::parse(const QByteArray &header) const
{
    const auto corrupt
        = [this](const char *what) { return unexpected(ErrorCode::Corrupt, what, m_file->fileName().toStdString()); };
    if (header.size() != kBlock || !header.mid(kMagic.at).startsWith("ustar"))
        return corrupt("the archive ends early or is none");
    const auto checksum = octal(header, kChecksum);
    const auto bytes = octal(header, kSize);
    if (!checksum || *checksum != checksumOf(header))
        return corrupt("a header of the archive is damaged");
    const Entry entry{header.left(kName.length).constData(), bytes.value_or(kMaxBytes + 1)};
    const auto left = static_cast<std::uint64_t>(std::max<qint64>(0, size() - m_read));
    if (!isPlainName(entry.name) || header.at(kType.at) != '0')
        return corrupt("the archive holds what no backup does");
    if (entry.bytes > left)
        return corrupt("the archive ends early");
    return entry;
}

Result<QByteArray> TarReader::read()
{
    const auto wanted = std::min<std::uint64_t>(m_left, kPortion);
    auto portion = take(static_cast<qint64>(wanted));
    if (!portion)
        return portion;
    if (static_cast<std::uint64_t>(portion->size()) != wanted)
        return fileError(*m_file, "cannot read the archive");
    m_left -= wanted;
    return portion;
}

} // namespace lineside
