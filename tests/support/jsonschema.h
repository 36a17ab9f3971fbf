// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <algorithm>
#include <cmath>

namespace lineside {

/// What of JSON Schema the interface uses: type, format date-time, properties, required, additionalProperties, items
/// and $ref into components. Written for the tests alone, from the standard and not from what writes the schemas.
class JsonSchema
{
public:
    explicit JsonSchema(const QJsonObject &openApi)
        : m_schemas(openApi[QLatin1String("components")][QLatin1String("schemas")].toObject())
    {
    }

    /// Where the value does not fit, and why; empty: it fits.
    [[nodiscard]] QString problem(const QJsonValue &value, const QJsonObject &schema,
                                  const QString &at = QStringLiteral("$")) const
    {
        using namespace Qt::StringLiterals;
        if (const QString ref = schema["$ref"_L1].toString(); !ref.isEmpty()) {
            const QString name = ref.section(u'/', -1);
            return m_schemas.contains(name) ? problem(value, m_schemas[name].toObject(), at)
                                            : at + u": no schema "_s + name;
        }
        if (schema.contains("type"_L1) && !isOneOf(value, schema["type"_L1]))
            return at + u": is not of its type"_s;
        if (value.isString() && schema["format"_L1] == "date-time"_L1
            && !QDateTime::fromString(value.toString(), Qt::ISODateWithMs).isValid())
            return at + u": is no time"_s;
        const QJsonArray list = value.toArray();
        for (qsizetype i = 0; i < list.size(); ++i)
            if (const QString wrong
                = problem(list[i], schema["items"_L1].toObject(), at + u'[' + QString::number(i) + u']');
                !wrong.isEmpty())
                return wrong;
        return value.isObject() ? ofMembers(value.toObject(), schema, at) : QString();
    }

private:
    [[nodiscard]] static bool isOneOf(const QJsonValue &value, const QJsonValue &type)
    {
        const QJsonArray types = type.isArray() ? type.toArray() : QJsonArray{type};
        return std::ranges::any_of(types, [&](const QJsonValue &each) {
            const QString name = each.toString();
            return (name == QLatin1String("null") && value.isNull())
                || (name == QLatin1String("string") && value.isString())
                || (name == QLatin1String("boolean") && value.isBool())
                || (name == QLatin1String("number") && value.isDouble())
                || (name == QLatin1String("integer") && value.isDouble()
                    && std::floor(value.toDouble()) == value.toDouble())
                || (name == QLatin1String("array") && value.isArray())
                || (name == QLatin1String("object") && value.isObject());
        });
    }

    [[nodiscard]] QString ofMembers(const QJsonObject &object, const QJsonObject &schema, const QString &at) const
    {
        for (const QJsonValue &name : schema[QLatin1String("required")].toArray())
            if (!object.contains(name.toString()))
                return at + QLatin1String(": lacks ") + name.toString();
        const QJsonObject properties = schema[QLatin1String("properties")].toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            const bool isNamed = properties.contains(member.key());
            if (!isNamed && schema[QLatin1String("additionalProperties")] == QJsonValue(false))
                return at + QLatin1String(": does not take ") + member.key();
            if (const QString wrong
                = problem(member.value(), properties[member.key()].toObject(), at + u'.' + member.key());
                isNamed && !wrong.isEmpty())
                return wrong;
        }
        return {};
    }

    QJsonObject m_schemas;
};

} // namespace lineside
