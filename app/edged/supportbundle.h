// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace lineside {

struct CommandOptions;
struct Config;

/// What `--help` says of it.
inline constexpr const char *kSupportHelp
    = "support FILE: write a bundle for whoever helps: versions, configuration without secrets, status, log, check.";

/// `support FILE`: a tar of texts, encrypted with --encrypt-to; tells what is in it and returns the exit code. Each
/// text goes through core/security/redaction.h. What cannot be had says so in its place.
[[nodiscard]] int writeSupportBundle(const std::string &file, const std::string &configFile,
                                     const CommandOptions &options, const Config &config);

} // namespace lineside
