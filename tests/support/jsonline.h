// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/rfc3339.h"
#include "model/alarm.h"
#include "model/audit.h"
#include "model/command.h"
#include "model/device.h"
#include "model/reading.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lineside {

/// One line of JSON, its members in the order they are added: to read, to compare, to keep in a file.
/// What says nothing (an empty text, no time, false) is left out. Thread: a value.
class JsonLine
{
public:
    /// {"reading":"oven-01/temperature"
    JsonLine(const char *kind, std::string_view name) { text(kind, name); }

    JsonLine &text(const char *key, std::string_view value)
    {
        const QString unicode = QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
        const QByteArray quoted = QJsonDocument(QJsonArray{unicode}).toJson(QJsonDocument::Compact);
        return value.empty() ? *this : raw(key, quoted.mid(1, quoted.size() - 2));
    }
    JsonLine &number(const char *key, double value)
    {
        return raw(key, QByteArray::number(value, 'g', QLocale::FloatingPointShortest));
    }
    JsonLine &count(const char *key, std::uint64_t value) { return raw(key, QByteArray::number(qulonglong(value))); }
    JsonLine &time(const char *key, std::optional<std::int64_t> utcMs)
    {
        return utcMs ? text(key, formatRfc3339(*utcMs)) : *this;
    }
    JsonLine &flag(const char *key, bool isSet) { return isSet ? raw(key, "true") : *this; }
    /// JSON as it stands.
    JsonLine &json(const char *key, std::string_view value)
    {
        return value.empty() ? *this : raw(key, QByteArray(value.data(), static_cast<qsizetype>(value.size())));
    }

    [[nodiscard]] QByteArray line() const { return '{' + m_members + '}'; }

private:
    JsonLine &raw(const char *key, const QByteArray &value)
    {
        if (!m_members.isEmpty())
            m_members += ',';
        m_members += '"' + QByteArray(key) + "\":" + value;
        return *this;
    }

    QByteArray m_members;
};

inline std::string_view toString(Quality quality)
{
    return quality == Quality::Good ? "good" : quality == Quality::Uncertain ? "uncertain" : "bad";
}

inline JsonLine lineOf(const Reading &reading)
{
    JsonLine line("reading", reading.deviceId + '/' + reading.sensorType);
    line.number("value", reading.value).text("unit", reading.unit).text("quality", toString(reading.quality));
    line.time("time", reading.timestampMs).time("arrival", reading.arrivalMs).time("processed", reading.processedMs);
    if (reading.timeQuality != TimeQuality::Good)
        line.text("time_quality", toString(reading.timeQuality));
    line.flag("unit_unknown", reading.unitUnknown).flag("rounded", reading.valueRounded);
    line.flag("redelivered", reading.redelivered).text("location", reading.location);
    return line.json("metadata", reading.metadata).count("position", reading.position);
}

inline JsonLine lineOf(const Alarm &alarm)
{
    JsonLine line("alarm", alarm.key.id());
    line.text("state", toString(alarm.state())).text("priority", toString(alarm.priority));
    line.number("value", alarm.value).number("limit", alarm.limit).text("unit", alarm.unit);
    line.time("activated", alarm.activatedMs).time("source_time", alarm.sourceMs).time("returned", alarm.returnedMs);
    line.time("acknowledged", alarm.acknowledgedMs).text("by", alarm.acknowledgedBy);
    return line.flag("latched", alarm.latched).text("location", alarm.location).text("comment", alarm.comment);
}

inline JsonLine lineOf(const AlarmTransition &step)
{
    JsonLine line("step", step.alarm.key.id());
    line.text("event", toString(step.event)).time("time", step.timeMs).count("position", step.position);
    line.text("by", step.by).text("said", step.said);
    return line.json("after", lineOf(step.alarm).line().toStdString());
}

inline JsonLine lineOf(const Device &device)
{
    JsonLine line("device", device.id);
    line.text("status", device.status).text("told", device.toldStatus).text("name", device.name);
    line.text("type", device.type).text("location", device.location).flag("passing", device.isPassing);
    if (device.lastSeenMs != 0)
        line.time("last_seen", device.lastSeenMs);
    return line.flag("remembered", device.isRemembered).json("metadata", device.metadata);
}

inline JsonLine lineOf(const Command &command)
{
    JsonLine line("command", command.id);
    line.text("device", command.deviceId).text("state", toString(command.state)).text("reason", command.reason);
    line.time("created", command.createdMs).time("expires", command.expiresMs).time("changed", command.changedMs);
    line.text("by", command.requestedBy).text("source", command.source);
    return line.json("payload", command.payload);
}

inline JsonLine lineOf(const AuditRecord &record)
{
    JsonLine line("audit", record.action + ' ' + record.target);
    line.time("time", record.timeMs).text("by", record.actor).text("source", record.source);
    return line.text("detail", record.detail).text("result", record.result);
}

} // namespace lineside
