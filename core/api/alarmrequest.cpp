// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/alarmrequest.h"

#include "model/name.h"

#include <QString>

#include <algorithm>

namespace lineside {

namespace {

constexpr int kMostSteps = 1000; // a megabyte of JSON at most, as steps go

/// Nothing where it is not given.
template <typename Word>
Result<std::optional<Word>> wordParameter(const Parameters &parameters, const std::string &name,
                                          std::optional<Word> (*parse)(std::string_view))
{
    const std::string text = parameterOf(parameters, name);
    const auto word = parse(text);
    if (!word && !text.empty())
        return unexpected(ErrorCode::InvalidInput, "no such word", name);
    return word;
}

Result<std::string> deviceParameter(const Parameters &parameters)
{
    const std::string id = parameterOf(parameters, "device");
    if (!id.empty() && !isDeviceId(id))
        return unexpected(ErrorCode::InvalidInput, "no device can have this id", "device");
    return id;
}

Result<std::optional<StepPlace>> placeParameter(const Parameters &parameters)
{
    const std::string text = parameterOf(parameters, "before");
    const auto place = parseStepPlace(text);
    if (!place && !text.empty())
        return unexpected(ErrorCode::InvalidInput, R"(not the "next" of a page)", "before");
    return place;
}

bool isShownAs(const Alarm &alarm, AlarmState state)
{
    switch (state) {
    case AlarmState::Shelved:
        return alarm.shelf.has_value();
    case AlarmState::Suppressed:
        return !alarm.suppressed.empty();
    case AlarmState::OutOfService:
        return alarm.outOfService.has_value();
    default:
        return alarm.state() == state;
    }
}

bool holds(const Alarm &alarm, const QString &text)
{
    const std::string id = alarm.key.id();
    return std::ranges::any_of(
        std::initializer_list<const std::string *>{&id, &alarm.location, &alarm.acknowledgedBy, &alarm.comment},
        [&text](const std::string *each) { return QString::fromStdString(*each).contains(text, Qt::CaseInsensitive); });
}

/// Takes the first error out of the results, so that a reader names one parameter.
template <typename... Results>
Result<void> allUnderstood(const Results &...results)
{
    Result<void> all;
    ((all = !all || results ? all : Result<void>(Unexpected(results.error()))), ...);
    return all;
}

} // namespace

std::vector<Alarm> AlarmFilter::of(std::vector<Alarm> alarms) const
{
    const QString wanted = QString::fromStdString(text);
    std::erase_if(alarms, [&](const Alarm &alarm) {
        return (state && !isShownAs(alarm, *state)) || (priority && alarm.priority != *priority)
            || (!deviceId.empty() && alarm.key.series.deviceId != deviceId) || (!text.empty() && !holds(alarm, wanted));
    });
    return alarms;
}

Result<AlarmFilter> readAlarmFilter(const Parameters &parameters)
{
    const auto state = wordParameter(parameters, "state", &parseAlarmState);
    const auto device = deviceParameter(parameters);
    const auto priority = wordParameter(parameters, "priority", &parsePriority);
    const auto text = textParameter(parameters, "text");
    if (auto understood = allUnderstood(state, device, priority, text); !understood)
        return Unexpected(understood.error());
    return AlarmFilter{*state, *device, *priority, *text};
}

Result<AlarmHistoryQuery> readAlarmHistoryRequest(const Parameters &parameters)
{
    const auto from = timeParameter(parameters, "from");
    const auto to = timeParameter(parameters, "to");
    const auto device = deviceParameter(parameters);
    const auto priority = wordParameter(parameters, "priority", &parsePriority);
    const auto event = wordParameter(parameters, "event", &parseAlarmEvent);
    const auto text = textParameter(parameters, "text");
    const auto before = placeParameter(parameters);
    AlarmHistoryQuery query;
    const auto limit = countParameter(parameters, "limit", query.limit, kMostSteps);
    if (auto understood = allUnderstood(from, to, device, priority, event, text, before, limit); !understood)
        return Unexpected(understood.error());
    query.fromMs = from->value_or(query.fromMs);
    query.toMs = to->value_or(query.toMs);
    if (query.fromMs >= query.toMs)
        return unexpected(ErrorCode::InvalidInput, "not before to", "from");
    query.deviceId = *device;
    query.priority = *priority;
    query.event = *event;
    query.text = *text;
    query.before = *before;
    query.limit = *limit;
    return query;
}

Result<AlarmHealthQuery> readHealthRequest(const Parameters &parameters, std::int64_t nowMs)
{
    constexpr std::int64_t kDayMs = 86'400'000;
    const auto from = timeParameter(parameters, "from");
    const auto to = timeParameter(parameters, "to");
    if (auto understood = allUnderstood(from, to); !understood)
        return Unexpected(understood.error());
    TimeSpan span;
    span.toMs = std::min(to->value_or(nowMs), nowMs);
    span.fromMs = from->value_or(span.toMs - kDayMs);
    if (span.fromMs >= span.toMs)
        return unexpected(ErrorCode::InvalidInput, "not before to, or not before now", "from");
    return AlarmHealthQuery{span, parameterOf(parameters, "position")};
}

} // namespace lineside
