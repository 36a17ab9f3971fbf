// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <span>
#include <string_view>

namespace lineside {

class Database;

/// One step of a file's schema; step n takes user_version n-1 to n. Its statements, in order.
using Migration = std::span<const std::string_view>;

[[nodiscard]] std::span<const Migration> stateMigrations();
[[nodiscard]] std::span<const Migration> sliceMigrations();

/// Brings a file up to the newest schema, each step in a transaction of its own.
/// Errors: InvalidInput when the file is of a newer program than this one; else what the database says.
[[nodiscard]] Result<void> migrate(Database &database, std::span<const Migration> steps);

} // namespace lineside
