// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/liveframe.h"
#include "support/jsonline.h"
#include "support/pipelinebench.h"

#include <QByteArrayList>

#include <initializer_list>
#include <string>
#include <string_view>

namespace lineside {

/// What a batch, a frame and the books say, a line each and short enough for the rows of a table; and in full, to
/// compare.
class Outcome
{
public:
    /// "keeps oven-1/temperature 85 celsius", "step oven-1/temperature/high activated", "alert oven-1", "device oven-1
    /// online", "command c-1 done", "audit remove_device oven-1: ok", …
    static QByteArrayList kept(const StoreBatch &batch)
    {
        QByteArrayList lines;
        for (const Reading &each : batch.readings)
            lines << QByteArray("keeps ") + text(each) + (each.redelivered ? ", sent before" : "");
        for (const AlarmTransition &each : batch.transitions)
            lines << join({"step", each.alarm.key.id(), toString(each.event)});
        for (const PendingAlert &each : batch.alerts)
            if (each.topic == AlertTopic::Alerts) // of each step one goes to `alarms/…`
                lines << join({"alert", each.deviceId});
        for (const Device &each : batch.devices)
            lines << join({"device", each.id, each.status});
        for (const std::string &id : batch.devicesForgotten)
            lines << join({"forgets", id});
        for (const std::string &id : batch.devicesRemoved)
            lines << join({"removes", id});
        for (const Command &each : batch.commands)
            lines << join({"command", each.id, toString(each.state)});
        for (const AuditRecord &each : batch.audit)
            lines << join({"audit", each.action, each.target + ":", each.result});
        return lines;
    }

    /// "shows oven-1/temperature 85 celsius", "shows alarm … active-unacknowledged", "shows step …", …
    static QByteArrayList shown(const LiveFrame &frame)
    {
        QByteArrayList lines;
        for (const auto &[series, value] : frame.values)
            lines << QByteArray("shows ") + text(series, value);
        for (const auto &[id, device] : frame.devices)
            lines << join({"shows device", id, device.status});
        for (const std::string &id : frame.devicesRemoved)
            lines << join({"shows gone", id});
        for (const auto &[key, alarm] : frame.alarms)
            lines << join({"shows alarm", key.id(), toString(alarm.state())});
        for (const AlarmTransition &each : frame.transitions)
            lines << join({"shows step", each.alarm.key.id(), toString(each.event)});
        for (const auto &[id, command] : frame.commands)
            lines << join({"shows command", id, toString(command.state)});
        return lines;
    }

    /// "counts stored 2", "counts rejected late_answer 1", "counts unit furlong 1", …
    static QByteArrayList counted(const BookEntries &books)
    {
        QByteArrayList lines;
        const auto add = [&lines](const std::string &what, std::uint64_t count) {
            if (count != 0)
                lines << join({"counts", what, std::to_string(count)});
        };
        add("stored", books.stored);
        add("duplicate", books.duplicate);
        for (const auto &[reason, count] : books.rejected)
            add("rejected " + reason, count);
        for (const auto &[unit, unknown] : books.unknownUnits)
            add("unit " + unit, unknown.count);
        add("corrected", books.corrected);
        return lines;
    }

    /// "doubts late 1", "doubts quality 1", … since the last call.
    static QByteArrayList doubted(Pipeline &pipeline)
    {
        QByteArrayList lines;
        const auto add = [&lines](std::string_view what, std::uint64_t count) {
            if (count != 0)
                lines << join({"doubts", what, std::to_string(count)});
        };
        const auto times = pipeline.takeTimeQualities();
        for (const TimeQuality each : {TimeQuality::Late, TimeQuality::Future, TimeQuality::Unset})
            add(toString(each), times[static_cast<std::size_t>(each)]);
        const DecodeDoubts doubts = pipeline.takeDoubts();
        add("quality", doubts.unknownQualities);
        add("status", doubts.unknownStatuses);
        add("rounded", doubts.roundedValues);
        return lines;
    }

    /// Every field of what is to be kept.
    static QByteArrayList inFull(const StoreBatch &batch)
    {
        QByteArrayList lines;
        const auto add = [&lines](const auto &list) {
            for (const auto &each : list)
                lines << lineOf(each).line();
        };
        add(batch.readings);
        add(batch.transitions);
        add(batch.devices);
        add(batch.commands);
        add(batch.audit);
        for (const PendingAlert &each : batch.alerts)
            lines << join({"alert", std::to_string(each.id), each.deviceId, each.payload});
        for (const std::string &id : batch.devicesForgotten)
            lines << join({"forgets", id});
        for (const std::string &id : batch.devicesRemoved)
            lines << join({"removes", id});
        return lines;
    }

private:
    static QByteArray join(std::initializer_list<std::string_view> words)
    {
        QByteArray line;
        for (const std::string_view word : words)
            line.append(line.isEmpty() ? "" : " ").append(word.data(), static_cast<qsizetype>(word.size()));
        return line;
    }
    static QByteArray marks(Quality quality, TimeQuality time, bool unitUnknown)
    {
        QByteArray line;
        if (quality != Quality::Good)
            line += ", " + join({toString(quality)});
        if (time != TimeQuality::Good)
            line += ", " + join({toString(time)});
        return line + (unitUnknown ? ", unit unknown" : "");
    }
    static QByteArray text(const Reading &reading)
    {
        return join({reading.deviceId + '/' + reading.sensorType, number(reading.value), reading.unit})
            + marks(reading.quality, reading.timeQuality, reading.unitUnknown)
            + (reading.valueRounded ? ", rounded" : "");
    }
    static QByteArray text(const SeriesKey &series, const LiveValue &value)
    {
        return join({series.deviceId + '/' + series.sensorType, number(value.value), value.unit})
            + marks(value.quality, value.timeQuality, value.unitUnknown) + (value.isRemembered ? ", remembered" : "");
    }
    static std::string number(double value) { return QByteArray::number(value).toStdString(); }
};

} // namespace lineside
