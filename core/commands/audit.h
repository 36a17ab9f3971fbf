// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/audit.h"
#include "model/command.h"

namespace lineside {

/// The record of a step of a command: the order itself when it was just entered, its fate later. The actor is always
/// who gave the order, so that one query finds all he caused. Thread: any.
[[nodiscard]] AuditRecord auditOf(const Command &command);

} // namespace lineside
