// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lineside {

/// What may stand beside the words of a command.
struct CommandOptions
{
    bool replace = false; ///< restore: the store that lies there is set aside
    bool yes = false; ///< decommission: it is meant
    std::string key{}; ///< verify-audit, check: the public key to hold it against
    std::vector<std::string> heads{}; ///< verify-audit: files of heads that were kept elsewhere
    std::string encryptTo{}; ///< backup, audit export: the key file that what is written is sealed with
    std::string keyFile{}; ///< restore, verify-audit: the key file of what is read
};

} // namespace lineside
