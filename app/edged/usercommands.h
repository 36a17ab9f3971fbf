// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lineside {

struct Config;

/// What `--help` says of the words below.
inline constexpr const char *kUserCommandsHelp
    = "user add NAME --role ROLE, user reset NAME: make a user, or let one in again; the PIN (6 to 8 digits) or "
      "password\n"
      "(10 characters and more) is one line of standard input. user disable NAME, user list. Also of a running "
      "engine.\n"
      "token add NAME --role ROLE [--area AREA]… [--expires TIME], token list, token revoke NAME: what a program "
      "brings\n"
      "over HTTP. The token is told once.";

/// Carries out `user …` and `token …` through the running engine, or on the storage path when none runs, tells what
/// came of it, and returns the exit code: 0 done, 1 refused or failed, 2 not understood.
[[nodiscard]] int runUserCommand(const QStringList &words, const Config &config);

} // namespace lineside
