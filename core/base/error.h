// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lineside {

/// What kind of thing went wrong; the label under which it is counted.
enum class ErrorCode {
    InvalidInput, ///< bytes or values from outside that break a rule
    NotFound, ///< the thing named does not exist
    NotAllowed, ///< a rule of access says no: the caller's role, or a peer's or the system's to us
    Conflict, ///< it was changed by somebody else meanwhile
    Unavailable, ///< a peer, file or service cannot be reached now; trying later may help
    Full, ///< a bounded queue, quota or disk has no room
    Timeout, ///< an answer did not come in time
    Corrupt, ///< stored data fails its checksum or structure
    Io, ///< the operating system refused a file or socket operation
    Internal, ///< our own bug
};

[[nodiscard]] std::string_view toString(ErrorCode code);

/// Why something did not work: a code to count, a sentence for a person, and where it happened (file, topic, key).
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    std::string context;

    /// "message (context)", for a log line.
    [[nodiscard]] std::string text() const;
};

} // namespace lineside
