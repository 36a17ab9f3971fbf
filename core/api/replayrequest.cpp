// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/replayrequest.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace lineside {

Result<std::optional<std::uint64_t>> readReplayRequest(std::string_view body)
{
    if (body.empty())
        return std::optional<std::uint64_t>();
    const auto document
        = QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), static_cast<qsizetype>(body.size())));
    const QJsonObject object = document.object();
    if (!document.isObject() || object.size() > 1)
        return unexpected(ErrorCode::InvalidInput, "the body must be empty, {} or {\"sequence\":number}");
    if (object.isEmpty())
        return std::optional<std::uint64_t>();
    const qint64 sequence = object.value(QLatin1String("sequence")).toInteger(-1);
    if (sequence < 1)
        return unexpected(ErrorCode::InvalidInput, "\"sequence\" must be a positive whole number");
    return std::optional(static_cast<std::uint64_t>(sequence));
}

} // namespace lineside
