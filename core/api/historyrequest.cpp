// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/historyrequest.h"

#include "api/parametercheck.h"
#include "model/name.h"

namespace lineside {

namespace {

constexpr std::int64_t kDefaultSpanMs = 3'600'000;
constexpr int kMaxPoints = 10'000;

} // namespace

Result<HistoryQuery> readHistoryRequest(const Parameters &parameters, std::int64_t nowMs)
{
    HistoryQuery query;
    query.series = {parameterOf(parameters, "device"), parameterOf(parameters, "sensor")};
    for (const char *needed : {"device", "sensor"}) {
        if (parameterOf(parameters, needed).empty())
            return unexpected(ErrorCode::InvalidInput, "must be given", needed);
    }
    if (!isDeviceId(query.series.deviceId))
        return unexpected(ErrorCode::InvalidInput, "no device can have this id", "device");
    if (!isName(query.series.sensorType))
        return unexpected(ErrorCode::InvalidInput, "no sensor can have this name", "sensor");
    const auto to = timeParameter(parameters, "to");
    if (!to)
        return Unexpected(to.error());
    const auto from = timeParameter(parameters, "from");
    if (!from)
        return Unexpected(from.error());
    const auto points = countParameter(parameters, "points", query.maxPoints, kMaxPoints);
    if (!points)
        return Unexpected(points.error());
    query.toMs = to->value_or(nowMs);
    query.fromMs = from->value_or(query.toMs - kDefaultSpanMs);
    if (query.fromMs >= query.toMs)
        return unexpected(ErrorCode::InvalidInput, "not before to", "from");
    query.maxPoints = *points;
    return query;
}

} // namespace lineside
