// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/parametercheck.h"

#include <algorithm>

namespace lineside {

namespace {

bool isAmong(std::string_view names, std::string_view wanted)
{
    while (!names.empty()) {
        const auto end = std::min(names.find(' '), names.size());
        if (names.substr(0, end) == wanted)
            return true;
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return false;
}

} // namespace

Result<void> checkEscapes(const HttpRequest &request)
{
    if (request.malformedParameters.empty())
        return {};
    return unexpected(ErrorCode::InvalidInput, "malformed percent-encoding", request.malformedParameters.front());
}

Result<void> checkParameters(const HttpRequest &request, std::string_view known)
{
    if (auto escapes = checkEscapes(request); !escapes)
        return escapes;
    for (const auto &[name, value] : request.query) {
        if (!isAmong(known, name))
            return unexpected(ErrorCode::InvalidInput, "unknown parameter", name);
        if (value.empty())
            return unexpected(ErrorCode::InvalidInput, "parameter without a value", name);
    }
    if (!request.repeatedParameters.empty())
        return unexpected(ErrorCode::InvalidInput, "parameter given more than once",
                          request.repeatedParameters.front());
    return {};
}

} // namespace lineside
