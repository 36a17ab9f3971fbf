// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/textrequest.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace lineside {

Result<std::string> readTextRequest(std::string_view body, std::string_view member, TextNeed need)
{
    if (body.empty() && need == TextNeed::Optional)
        return std::string();
    const auto document
        = QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), static_cast<qsizetype>(body.size())));
    const QJsonObject object = document.object();
    const QJsonValue text = object.value(QLatin1String(member.data(), static_cast<qsizetype>(member.size())));
    const bool isEmptyAllowed = document.isObject() && object.isEmpty() && need == TextNeed::Optional;
    if (!isEmptyAllowed && (!text.isString() || object.size() != 1))
        return unexpected(ErrorCode::InvalidInput, "the body must be {\"" + std::string(member) + "\":\"text\"}");
    return text.toString().toStdString();
}

} // namespace lineside
