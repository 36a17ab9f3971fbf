// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/sealedfile.h"

#include "base/wholefile.h"
#include "security/sodiumready.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <utility>

namespace lineside {

namespace {

constexpr std::size_t kPlainBytes = 64 << 10;
constexpr std::size_t kSealBytes = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t kHeaderBytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr unsigned char kLast = crypto_secretstream_xchacha20poly1305_TAG_FINAL;

using Stream = crypto_secretstream_xchacha20poly1305_state;
using Header = std::array<unsigned char, kHeaderBytes>;

Unexpected sealFailed(const QFile &file, const char *what)
{
    const auto code = errno == ENOSPC || errno == EDQUOT ? ErrorCode::Full : ErrorCode::Io;
    return unexpected(code, what + (": " + file.errorString().toStdString()), file.fileName().toStdString());
}

const unsigned char *unsignedOf(const char *bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes);
}

} // namespace

bool isSealed(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly)
        && file.read(qint64(kSealedMark.size())) == QByteArray(kSealedMark.data(), qsizetype(kSealedMark.size()));
}

struct SealedWriter::Private
{
    explicit Private(WholeFile whole)
        : file(std::move(whole))
    {
    }
    [[nodiscard]] Result<void> put(const char *bytes, std::size_t size);
    [[nodiscard]] Result<void> seal(unsigned char tag);

    WholeFile file;
    Stream stream{};
    std::string plain; // of the portion under way
};

SealedWriter::SealedWriter(std::unique_ptr<Private> privateParts)
    : d(std::move(privateParts))
{
}

SealedWriter::SealedWriter(SealedWriter &&other) noexcept = default;

SealedWriter::~SealedWriter()
{
    if (!d)
        return;
    sodium_memzero(&d->stream, sizeof d->stream);
    sodium_memzero(d->plain.data(), d->plain.size());
}

Result<SealedWriter> SealedWriter::create(const std::string &path, const Secret &key)
{
    makeSodiumReady();
    assert(key.size() == crypto_secretstream_xchacha20poly1305_KEYBYTES);
    auto file = WholeFile::create(path);
    if (!file)
        return Unexpected(file.error());
    auto parts = std::make_unique<Private>(std::move(*file));
    Header header{};
    crypto_secretstream_xchacha20poly1305_init_push(&parts->stream, header.data(), key.bytes().data());
    auto done = parts->put(kSealedMark.data(), kSealedMark.size());
    if (done)
        done = parts->put(reinterpret_cast<const char *>(header.data()), header.size());
    return done ? Result<SealedWriter>(SealedWriter(std::move(parts))) : Unexpected(done.error());
}

Result<void> SealedWriter::Private::put(const char *bytes, std::size_t size)
{
    return file.write({bytes, size});
}

Result<void> SealedWriter::Private::seal(unsigned char tag)
{
    std::string sealed(plain.size() + kSealBytes, '\0');
    crypto_secretstream_xchacha20poly1305_push(&stream, reinterpret_cast<unsigned char *>(sealed.data()), nullptr,
                                               unsignedOf(plain.data()), plain.size(), nullptr, 0, tag);
    plain.clear();
    return put(sealed.data(), sealed.size());
}

// A full portion waits for what comes behind it: whether it is the last is part of it.
Result<void> SealedWriter::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        if (d->plain.size() == kPlainBytes) {
            if (auto sealed = d->seal(0); !sealed)
                return sealed;
        }
        const std::size_t taken = std::min(bytes.size(), kPlainBytes - d->plain.size());
        d->plain.append(bytes.substr(0, taken));
        bytes.remove_prefix(taken);
    }
    return {};
}

Result<void> SealedWriter::finish()
{
    const auto done = d->seal(kLast);
    return done ? d->file.publish() : done;
}

struct SealedReader::Private
{
    [[nodiscard]] Unexpected corrupt(const char *what) const
    {
        return unexpected(ErrorCode::Corrupt, what, file.fileName().toStdString());
    }
    [[nodiscard]] Result<void> unseal();

    QFile file;
    Stream stream{};
    std::string plain; // what is unsealed and not yet given out
    bool isEnd = false;
};

SealedReader::SealedReader(std::unique_ptr<Private> privateParts)
    : d(std::move(privateParts))
{
}

SealedReader::SealedReader(SealedReader &&other) noexcept = default;

SealedReader::~SealedReader()
{
    if (d)
        sodium_memzero(&d->stream, sizeof d->stream);
}

Result<SealedReader> SealedReader::open(const std::string &path, const Secret &key)
{
    makeSodiumReady();
    assert(key.size() == crypto_secretstream_xchacha20poly1305_KEYBYTES);
    auto parts = std::make_unique<Private>();
    parts->file.setFileName(QString::fromStdString(path));
    if (!parts->file.exists())
        return unexpected(ErrorCode::NotFound, "there is no such file", path);
    if (!parts->file.open(QIODevice::ReadOnly))
        return sealFailed(parts->file, "cannot read the file");
    const QByteArray mark = parts->file.read(qint64(kSealedMark.size()));
    const QByteArray header = parts->file.read(qint64(kHeaderBytes));
    if (mark.toStdString() != kSealedMark || header.size() != qsizetype(kHeaderBytes))
        return parts->corrupt("this is no encrypted file of ours");
    if (crypto_secretstream_xchacha20poly1305_init_pull(&parts->stream, unsignedOf(header.constData()),
                                                        key.bytes().data())
        != 0)
        return parts->corrupt("this is no encrypted file of ours");
    return SealedReader(std::move(parts));
}

Result<void> SealedReader::Private::unseal()
{
    const QByteArray sealed = file.read(qint64(kPlainBytes + kSealBytes));
    if (sealed.size() < qsizetype(kSealBytes))
        return corrupt("the encrypted file ends early");
    std::string portion(std::size_t(sealed.size()) - kSealBytes, '\0');
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&stream, reinterpret_cast<unsigned char *>(portion.data()), nullptr,
                                                   &tag, unsignedOf(sealed.constData()),
                                                   static_cast<unsigned long long>(sealed.size()), nullptr, 0)
        != 0)
        return corrupt("the encrypted file was changed, or is of another key");
    isEnd = tag == kLast;
    if (isEnd && !file.atEnd())
        return corrupt("there is something behind the end of the encrypted file");
    plain += portion;
    return {};
}

Result<std::string> SealedReader::read(std::size_t most)
{
    while (d->plain.size() < most && !d->isEnd) {
        if (auto done = d->unseal(); !done)
            return Unexpected(done.error());
    }
    std::string portion = d->plain.substr(0, most);
    d->plain.erase(0, portion.size());
    return portion;
}

std::uint64_t SealedReader::size() const
{
    const auto body = std::uint64_t(d->file.size()) - kSealedMark.size() - kHeaderBytes;
    const auto portions = (body + kPlainBytes + kSealBytes - 1) / (kPlainBytes + kSealBytes);
    return body - std::min(body, portions * kSealBytes);
}

} // namespace lineside
