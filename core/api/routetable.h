// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/routes.h"

#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// One call of the interface and how it is answered. Its table is routetable.cpp, a call a line; /openapi.json
/// (openapi.h) and the tests that walk every call read it from there.
struct Routes::Route
{
    ApiCall call;
    HttpResponse (Routes::*handler)(const HttpRequest &, const Segments &) const;
};

/// "/devices/a%2Fb/" fits "/devices/{device}": a name in braces stands for any one segment.
[[nodiscard]] bool matches(std::string_view pattern, const std::vector<std::string> &path);

} // namespace lineside
