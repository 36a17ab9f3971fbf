// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

namespace lineside {

std::string_view toString(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput:
        return "invalid_input";
    case ErrorCode::NotFound:
        return "not_found";
    case ErrorCode::NotAllowed:
        return "not_allowed";
    case ErrorCode::Conflict:
        return "conflict";
    case ErrorCode::Unavailable:
        return "unavailable";
    case ErrorCode::Full:
        return "full";
    case ErrorCode::Timeout:
        return "timeout";
    case ErrorCode::Corrupt:
        return "corrupt";
    case ErrorCode::Io:
        return "io";
    case ErrorCode::Internal:
        return "internal";
    }
    return "internal";
}

std::string Error::text() const
{
    return context.empty() ? message : message + " (" + context + ")";
}

} // namespace lineside
