// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/textrequest.h"

#include "api/jsonbody.h"

namespace lineside {

Result<std::string> readTextRequest(std::string_view body, std::string_view member, TextNeed need)
{
    const auto object = readJsonBody(body);
    if (!object)
        return Unexpected(object.error());
    const QJsonValue text = object->value(QLatin1String(member.data(), static_cast<qsizetype>(member.size())));
    const bool isEmptyAllowed = object->isEmpty() && need == TextNeed::Optional;
    if (!isEmptyAllowed && (!text.isString() || object->size() != 1))
        return unexpected(ErrorCode::InvalidInput, "the body must be {\"" + std::string(member) + "\":\"text\"}");
    return text.toString().toStdString();
}

} // namespace lineside
