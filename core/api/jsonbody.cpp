// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jsonbody.h"

#include "base/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace lineside {

namespace {

/// Of all objects in it, one of each name.
std::size_t countNamed(const QJsonValue &value)
{
    std::size_t count = 0;
    if (value.isArray()) {
        for (const QJsonValue each : value.toArray())
            count += countNamed(each);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QJsonValue each : object)
            count += 1 + countNamed(each);
    }
    return count;
}

/// Of all objects in it, as they are written: each member has its colon. `json` is well formed.
std::size_t countWritten(std::string_view json)
{
    std::size_t count = 0;
    bool isText = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        if (json[i] == '"')
            isText = !isText;
        else if (isText && json[i] == '\\')
            ++i;
        else if (!isText && json[i] == ':')
            ++count;
    }
    return count;
}

} // namespace

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
    if (countWritten(body) != countNamed(object))
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
