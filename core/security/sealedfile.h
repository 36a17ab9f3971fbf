// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "security/secret.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace lineside {

/// Begins every sealed file; the number is that of its format.
inline constexpr std::string_view kSealedMark = "LINESIDE-SEALED-1\n";

/// It begins as a sealed file does.
[[nodiscard]] bool isSealed(const std::string &path);

/// Writes a file that only who has the key can read, and nobody can change or cut unseen: portions of 64 KiB, each
/// encrypted and authenticated with all before it, the last one marked as the last.
/// Owner: whoever writes. Thread: any one. Errors: as WholeFile.
/// Source: libsodium's secretstream, XChaCha20-Poly1305.
class SealedWriter
{
public:
    /// 0600; what lies there is replaced at finish() (base/wholefile.h). `key`: security/secretfile.h.
    [[nodiscard]] static Result<SealedWriter> create(const std::string &path, const Secret &key);
    SealedWriter(SealedWriter &&other) noexcept;
    SealedWriter &operator=(SealedWriter &&other) = delete;
    ~SealedWriter();

    [[nodiscard]] Result<void> write(std::string_view bytes);
    /// Without it there is no file. It is on the disk when this returned.
    [[nodiscard]] Result<void> finish();

private:
    struct Private;
    explicit SealedWriter(std::unique_ptr<Private> privateParts);
    std::unique_ptr<Private> d;
};

/// Reads such a file; gives out nothing that is not whole so far. That nothing is missing is known at the end alone.
/// Owner: whoever reads. Thread: any one. Errors: NotFound, Io; Corrupt for another key, for what was changed and for
/// what ends early.
class SealedReader
{
public:
    [[nodiscard]] static Result<SealedReader> open(const std::string &path, const Secret &key);
    SealedReader(SealedReader &&other) noexcept;
    SealedReader &operator=(SealedReader &&other) = delete;
    ~SealedReader();

    /// At most so many bytes; fewer, or none, only at the end.
    [[nodiscard]] Result<std::string> read(std::size_t most);
    /// Of what was sealed, as far as the file's length tells.
    [[nodiscard]] std::uint64_t size() const;

private:
    struct Private;
    explicit SealedReader(std::unique_ptr<Private> privateParts);
    std::unique_ptr<Private> d;
};

} // namespace lineside
