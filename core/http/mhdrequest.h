// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/httpmessage.h"
#include "http/requesthead.h"

#include <microhttpd.h>
#include <string>

namespace lineside {

// A request as libmicrohttpd hands it over, and what the library changes of it on the way. Thread: api.

/// One request on its way in, from its first line on. Owner: the library's context of the request.
struct Exchange
{
    std::string target; // as it came; empty: it held a NUL
    const char *rawTarget; // in the library's buffer, to see what stood behind
    HttpRequest request;
    bool isBegun = false;
};

/// Head of the request that was begun so. What the library has cut at a NUL, which 0.9.75 does, comes without method,
/// target or with a line that has no name, so that readRequestHead() refuses it.
[[nodiscard]] RequestHead headOf(MHD_Connection *connection, const char *method, const char *version,
                                 const Exchange &exchange);

/// The other side's address in numbers; empty: it cannot be told.
[[nodiscard]] std::string peerOf(MHD_Connection *connection);

} // namespace lineside
