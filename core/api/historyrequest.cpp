// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/historyrequest.h"

#include "base/rfc3339.h"
#include "model/name.h"

#include <charconv>

namespace lineside {

namespace {

constexpr std::int64_t kDefaultSpanMs = 3'600'000;
constexpr int kMaxPoints = 10'000;

using Parameters = std::map<std::string, std::string>;

std::string valueOf(const Parameters &parameters, const std::string &name)
{
    const auto found = parameters.find(name);
    return found == parameters.end() ? std::string() : found->second;
}

Result<std::int64_t> readTime(const Parameters &parameters, const std::string &name, std::int64_t fallbackMs)
{
    std::string text = valueOf(parameters, name);
    if (text.empty())
        return fallbackMs;
    // In a query string '+' means a blank, and few people escape the one in +01:00.
    if (text.size() > 6 && text[text.size() - 6] == ' ')
        text[text.size() - 6] = '+';
    if (const auto time = parseRfc3339(text))
        return *time;
    return unexpected(ErrorCode::InvalidInput, "not an RFC 3339 time", name);
}

Result<int> readPoints(const Parameters &parameters, int fallback)
{
    const std::string text = valueOf(parameters, "points");
    if (text.empty())
        return fallback;
    int points = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), points);
    if (problem != std::errc{} || end != text.data() + text.size() || points < 1 || points > kMaxPoints)
        return unexpected(ErrorCode::InvalidInput, "not a number from 1 to " + std::to_string(kMaxPoints), "points");
    return points;
}

} // namespace

Result<HistoryQuery> readHistoryRequest(const Parameters &parameters, std::int64_t nowMs)
{
    HistoryQuery query;
    query.series = {valueOf(parameters, "device"), valueOf(parameters, "sensor")};
    for (const char *needed : {"device", "sensor"}) {
        if (valueOf(parameters, needed).empty())
            return unexpected(ErrorCode::InvalidInput, "must be given", needed);
    }
    if (!isDeviceId(query.series.deviceId))
        return unexpected(ErrorCode::InvalidInput, "no device can have this id", "device");
    if (!isName(query.series.sensorType))
        return unexpected(ErrorCode::InvalidInput, "no sensor can have this name", "sensor");
    const auto to = readTime(parameters, "to", nowMs);
    if (!to)
        return Unexpected(to.error());
    const auto from = readTime(parameters, "from", *to - kDefaultSpanMs);
    if (!from)
        return Unexpected(from.error());
    const auto points = readPoints(parameters, query.maxPoints);
    if (!points)
        return Unexpected(points.error());
    if (*from >= *to)
        return unexpected(ErrorCode::InvalidInput, "not before to", "from");
    query.fromMs = *from;
    query.toMs = *to;
    query.maxPoints = *points;
    return query;
}

} // namespace lineside
