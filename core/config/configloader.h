// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/config.h"
#include "config/configissue.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace lineside {

/// What came of reading the configuration.
struct LoadedConfig
{
    std::optional<Config> config; ///< only when nothing is wrong
    ConfigIssues issues;
    std::string text; ///< of the file, for ConfigWatch
    std::set<std::string> shadowed = {}; ///< keys the environment gave, whatever the file says: "http.port"
};

/// Reads a TOML file and the environment (which wins, core/CONTRACT.md §5) into one validated Config. Never half of it:
/// a single error means no Config, and all errors are told at once. Also reads the files it names (password_file), and
/// asks the machine for its name when node_id is not given. Touches no network. `path` empty: no file. `environment`:
/// name -> value; only the contract's variables are looked at. Thread: any; no state.
[[nodiscard]] LoadedConfig loadConfig(const std::string &path, const std::map<std::string, std::string> &environment);

/// The same from TOML that is already in memory; `name` stands for the file in issues.
[[nodiscard]] LoadedConfig loadConfigText(const std::string &toml, const std::string &name,
                                          const std::map<std::string, std::string> &environment);

/// The environment of this process.
[[nodiscard]] std::map<std::string, std::string> processEnvironment();

} // namespace lineside
