// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/replayrequest.h"

#include "api/jsonbody.h"

namespace lineside {

Result<ReplayQuarantine> readReplayRequest(std::string_view body)
{
    const auto object = readJsonBody(body);
    if (!object)
        return Unexpected(object.error());
    ReplayQuarantine wish;
    const QJsonValue sequence = object->value(QLatin1String("sequence"));
    const QJsonValue sink = object->value(QLatin1String("sink"));
    if (object->size() != int(!sequence.isUndefined()) + int(!sink.isUndefined()))
        return unexpected(ErrorCode::InvalidInput,
                          "the body must be empty, {} or have \"sequence\" and \"sink\" alone");
    if (!sequence.isUndefined()) {
        if (sequence.toInteger(-1) < 1)
            return unexpected(ErrorCode::InvalidInput, "\"sequence\" must be a positive whole number");
        wish.sequence = static_cast<std::uint64_t>(sequence.toInteger());
    }
    if (!sink.isUndefined() && sink.toString().isEmpty())
        return unexpected(ErrorCode::InvalidInput, "\"sink\" must be a sink's name");
    wish.sink = sink.toString().toStdString();
    return wish;
}

} // namespace lineside
