// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/replayrequest.h"

#include "api/jsonbody.h"

namespace lineside {

Result<std::optional<std::uint64_t>> readReplayRequest(std::string_view body)
{
    const auto object = readJsonBody(body);
    if (!object)
        return Unexpected(object.error());
    if (object->isEmpty())
        return std::optional<std::uint64_t>();
    if (object->size() > 1)
        return unexpected(ErrorCode::InvalidInput, "the body must be empty, {} or {\"sequence\":number}");
    const qint64 sequence = object->value(QLatin1String("sequence")).toInteger(-1);
    if (sequence < 1)
        return unexpected(ErrorCode::InvalidInput, "\"sequence\" must be a positive whole number");
    return std::optional(static_cast<std::uint64_t>(sequence));
}

} // namespace lineside
