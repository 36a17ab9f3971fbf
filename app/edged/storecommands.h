// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lineside {

struct CommandOptions;
struct Config;

/// What `--help` says of the words below.
inline constexpr const char *kStoreCommandsHelp
    = "backup FILE: copy the store, also of a running engine, into one tar file.\n"
      "restore FILE: verify a backup and put it in the place of the store of a stopped engine.\n"
      "check: read the whole store and journal, also of a running engine, and tell what is damaged.\n"
      "sink forget NAME: end what is kept of a sink that is no longer configured; the engine is stopped.\n"
      "keygen FILE: make a key for --encrypt-to.\n"
      "decommission: with --yes, write over keys and state and remove the whole storage of a stopped engine.";

/// Carries out one of them on the storage path, tells it on standard output and returns the exit code: 0 done or sound,
/// 1 failed or damaged, 2 not understood.
[[nodiscard]] int runStoreCommand(const QStringList &words, const CommandOptions &options, const Config &config);

} // namespace lineside
