// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string>

namespace lineside {

/// Makes the names in `directory` durable: a file created, renamed or deleted is so after a power cut too. Thread: any.
/// Errors: NotFound when there is none, else Io.
Result<void> syncDirectory(const std::string &directory);

/// Makes what any program has written to the file durable; its name is syncDirectory()'s. Thread: any.
/// Errors: likewise.
Result<void> syncFile(const std::string &path);

} // namespace lineside
