// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace lineside {

struct CommandOptions;
struct Config;

/// What `--help` says of the words below.
inline constexpr const char *kAuditCommandsHelp
    = "audit export FILE: write the record of who did what to a signed file, also of a running engine.\n"
      "audit key: tell the public key that this gateway signs its record with.\n"
      "verify-audit FILE: hold an export against --key, or else against the key of this storage, and against heads "
      "that "
      "were kept elsewhere (--head). Without FILE: hold this storage against such heads.";

/// Carries out `audit export FILE`, `audit key` or `verify-audit [FILE]`, tells it on standard output and returns the
/// exit code: 0 done or whole, 1 failed or not whole. Nothing: the words are none of these. An export names a
/// key too, which is never the one it is held against; nor does a head.
[[nodiscard]] std::optional<int> runAuditCommand(const QStringList &words, const CommandOptions &options,
                                                 const Config &config);

} // namespace lineside
