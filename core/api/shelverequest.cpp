// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/shelverequest.h"

#include "api/jsonbody.h"

#include <algorithm>
#include <optional>

namespace lineside {

namespace {

constexpr std::int64_t kMostSeconds = 100LL * 365 * 86'400; // beyond any setting; the engine knows its own

std::optional<ShelfMode> modeOf(const QJsonValue &mode)
{
    for (const ShelfMode each : {ShelfMode::Timed, ShelfMode::OneShot})
        if (mode.toString().toStdString() == toString(each))
            return each;
    return std::nullopt;
}

bool areKnown(const QStringList &members)
{
    return std::ranges::all_of(members, [](const QString &member) {
        return member == QLatin1String("mode") || member == QLatin1String("seconds")
            || member == QLatin1String("reason");
    });
}

} // namespace

Result<ShelveAlarms> readShelveRequest(std::string_view body)
{
    const auto object = readJsonBody(body);
    if (!object)
        return Unexpected(object.error());
    const QJsonValue seconds = object->value(QLatin1String("seconds"));
    const QJsonValue reason = object->value(QLatin1String("reason"));
    const auto mode = modeOf(object->value(QLatin1String("mode")));
    if (!mode || !reason.isString() || !areKnown(object->keys()))
        return unexpected(ErrorCode::InvalidInput,
                          R"(the body must be {"mode":"timed" or "oneshot","seconds":number,"reason":"text"})");
    const std::int64_t length = seconds.toInteger(0);
    const bool isLeftOut = seconds.isUndefined() && *mode == ShelfMode::OneShot;
    if (!isLeftOut && (length < 1 || length > kMostSeconds))
        return unexpected(ErrorCode::InvalidInput, R"("seconds" must be a positive whole number)");
    return ShelveAlarms{{}, *mode, std::chrono::seconds(length), reason.toString().toStdString()};
}

} // namespace lineside
