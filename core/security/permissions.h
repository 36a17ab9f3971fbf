// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/operatoraction.h"
#include "model/requester.h"

namespace lineside {

/// Whether a role may have this done: one table, asked by the operator desk before it acts, for every door alike.
/// What the table does not name is refused. Pure. Thread: any.
/// Source: IEC 62443-3-3 SR 2.1 (authorization enforcement, roles).
[[nodiscard]] bool may(Role role, const OperatorAction &action);

} // namespace lineside
