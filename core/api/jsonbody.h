// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonObject>

#include <string_view>

namespace lineside {

/// The body of a request that is one JSON object; of no bytes: {}. Thread: any.
/// Errors: InvalidInput when it is none, when a member is given twice, since one of them would be lost, and for half a
/// surrogate pair, which is no character.
[[nodiscard]] Result<QJsonObject> readJsonBody(std::string_view body);

/// Of a request that has nothing to say: no bytes or {}.
[[nodiscard]] Result<void> readEmptyBody(std::string_view body);

} // namespace lineside
