// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "http/httpmessage.h"

#include <string>
#include <string_view>

namespace lineside {

// What every call answers with. Thread: any.

[[nodiscard]] HttpResponse jsonResponse(int status, std::string body);
/// {"error":"…","title":"Not Found","status":404}
[[nodiscard]] HttpResponse errorResponse(int status, std::string_view message);
/// Of what the backend could not answer or do.
[[nodiscard]] HttpResponse failureResponse(const Error &why);

} // namespace lineside
