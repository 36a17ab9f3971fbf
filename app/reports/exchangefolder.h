// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/exchange.h"

#include <QByteArray>

#include <functional>
#include <string>
#include <string_view>

namespace lineside {

/// The folder through which tables come and go; a memory stick may be mounted there. Made when something is first
/// written. Owner: the backend. Thread: one; every call may wait for the disk. Errors: Io, NotFound, InvalidInput (a
/// name that leads out of the folder), Full (too large).
class ExchangeFolder
{
public:
    static constexpr std::uint64_t kMostBytes = 16ULL << 20; ///< of a table; one of 20,000 rules has 2 MiB

    explicit ExchangeFolder(std::string path)
        : m_path(std::move(path))
    {
    }

    [[nodiscard]] const std::string &path() const { return m_path; }
    /// The tables (.csv), newest first, a hundred at most. A folder that is not there yet is empty.
    [[nodiscard]] Result<ExchangeListing> listing() const;
    [[nodiscard]] Result<std::string> read(const std::string &name) const;
    /// The whole path. Readers see the file whole or not at all; one that is there is replaced.
    Result<std::string> write(const std::string &name, std::string_view bytes) const;
    /// Likewise what does not fit into memory: `give` hands over portion by portion.
    using Take = std::function<Result<void>(std::string_view portion)>;
    Result<std::string> write(const std::string &name, const std::function<Result<void>(const Take &)> &give) const;

private:
    [[nodiscard]] Result<std::string> placeOf(const std::string &name) const;

    const std::string m_path;
};

} // namespace lineside
