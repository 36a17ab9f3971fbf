// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "security/signingkey.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// What a look through a store found, as sentences for a person.
struct StoreCheck
{
    std::vector<std::string> findings; ///< one a file: what it holds
    std::vector<std::string> problems; ///< empty: the store is whole
    std::uint64_t journalPosition = 0; ///< of the newest slice

    [[nodiscard]] bool isWhole() const { return problems.empty(); }
};

/// Looks through all files of the store, read-only, whether an engine runs on it or not: quick_check, schema versions,
/// numbers of rows without a gap within each slice and rising over them, what state.db lists of closed slices against
/// their files. Reads every page once. Thread: any one.
/// `key`: what the record is signed by, where the key itself is not in the folder.
[[nodiscard]] StoreCheck checkStore(const std::string &storeDirectory, const std::optional<PublicKey> &key = {});

} // namespace lineside
