// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string>

namespace lineside {

/// Makes the names in `directory` durable: a file created, renamed or deleted is so after a power cut too. Thread: any.
/// Errors: Io when the system refuses.
Result<void> syncDirectory(const std::string &directory);

} // namespace lineside
