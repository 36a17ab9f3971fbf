// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "security/secret.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace lineside {

/// The pre-shared keys of devices, from a file of mode 0600: a line each, the key in hexadecimal digits, a blank, the
/// device's id. Empty lines and those that begin with '#' say nothing.
/// Owner and thread: the server's. Errors of read(): NotFound, NotAllowed (others may read the file), Corrupt with the
/// number of the line and nothing of what stands in it, Io.
class PskKeys
{
public:
    static constexpr std::size_t kLeastKeyBytes = 16; ///< 128 bits, as AES-128 has
    static constexpr std::size_t kMostKeyBytes = 64; ///< RFC 4279 §5.3
    static constexpr std::size_t kMostFileBytes = std::size_t(4)
        << 20; ///< 10,000 devices with the longest keys and ids

    [[nodiscard]] static Result<PskKeys> read(const std::string &path);
    /// What changes with each change of the file; empty: it is not there.
    [[nodiscard]] static std::string stampOf(const std::string &path);

    /// Null: there is none.
    [[nodiscard]] const Secret *find(std::string_view deviceId) const;
    [[nodiscard]] std::size_t size() const { return m_keys.size(); }

private:
    [[nodiscard]] bool take(std::string_view line);

    std::map<std::string, Secret, std::less<>> m_keys;
};

} // namespace lineside
