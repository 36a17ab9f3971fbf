// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jsonbody.h"

#include "base/jsontext.h"
#include "decode/objectmembers.h"

#include <QJsonDocument>

namespace lineside {

Result<QJsonObject> readJsonBody(std::string_view body)
{
    if (body.empty())
        return QJsonObject();
    const auto document
        = QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), static_cast<qsizetype>(body.size())));
    if (!document.isObject())
        return unexpected(ErrorCode::InvalidInput, "the body must be a JSON object");
    if (holdsLoneSurrogate(body))
        return unexpected(ErrorCode::InvalidInput, "the body holds half a surrogate pair");
    QJsonObject object = document.object();
    if (countMembers(body) != static_cast<std::size_t>(object.size()))
        return unexpected(ErrorCode::InvalidInput, "the body gives a member twice");
    return object;
}

Result<void> readEmptyBody(std::string_view body)
{
    const auto object = readJsonBody(body);
    if (!object)
        return Unexpected(object.error());
    if (!object->isEmpty())
        return unexpected(ErrorCode::InvalidInput, "the body must be empty or {}");
    return {};
}

} // namespace lineside
