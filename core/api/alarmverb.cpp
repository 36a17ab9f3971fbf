// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/alarmverb.h"

#include "api/jsonbody.h"
#include "api/shelverequest.h"
#include "api/textrequest.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lineside {

namespace {

using Action = Result<OperatorAction>;

/// What needs no words.
Action withoutWords(std::string_view body, OperatorAction action)
{
    const auto nothing = readEmptyBody(body);
    return nothing ? Action(std::move(action)) : Unexpected(nothing.error());
}

Action acknowledge(const AlarmKey &key, std::string_view body)
{
    auto comment = readTextRequest(body, "comment", TextNeed::Optional);
    return comment ? Action(AcknowledgeAlarms{{key}, std::move(*comment)}) : Unexpected(comment.error());
}

Action comment(const AlarmKey &key, std::string_view body)
{
    auto text = readTextRequest(body, "text", TextNeed::Required);
    return text ? Action(CommentAlarm{key, std::move(*text)}) : Unexpected(text.error());
}

Action shelve(const AlarmKey &key, std::string_view body)
{
    auto wish = readShelveRequest(body);
    if (!wish)
        return Unexpected(wish.error());
    wish->which.alarms = {key};
    return Action(std::move(*wish));
}

Action takeOutOfService(const AlarmKey &key, std::string_view body)
{
    auto reason = readTextRequest(body, "reason", TextNeed::Required);
    return reason ? Action(TakeOutOfService{{{key}, {}}, std::move(*reason)}) : Unexpected(reason.error());
}

bool hasEnded(const Alarm &alarm)
{
    return alarm.state() == AlarmState::Normal;
}

constexpr std::array kVerbs{
    AlarmVerb{"acknowledge", &acknowledge, [](const Alarm &alarm) { return alarm.acknowledged; }},
    AlarmVerb{"unacknowledge",
              [](const AlarmKey &key, std::string_view body) { return withoutWords(body, UnacknowledgeAlarms{{key}}); },
              [](const Alarm &alarm) { return !alarm.acknowledged; }},
    AlarmVerb{"comment", &comment, &hasEnded},
    AlarmVerb{"reset",
              [](const AlarmKey &key, std::string_view body) { return withoutWords(body, ResetAlarms{{key}}); },
              &hasEnded},
    AlarmVerb{"shelve", &shelve, [](const Alarm &alarm) { return alarm.shelf.has_value(); }},
    AlarmVerb{"unshelve",
              [](const AlarmKey &key, std::string_view body) {
                  return withoutWords(body, UnshelveAlarms{{{key}, {}}});
              },
              [](const Alarm &alarm) { return !alarm.shelf; }},
    AlarmVerb{"out-of-service", &takeOutOfService, [](const Alarm &alarm) { return alarm.outOfService.has_value(); }},
    AlarmVerb{"into-service",
              [](const AlarmKey &key, std::string_view body) {
                  return withoutWords(body, ReturnToService{{{key}, {}}});
              },
              [](const Alarm &alarm) { return !alarm.outOfService; }},
};

} // namespace

const AlarmVerb *alarmVerb(std::string_view name)
{
    const auto found = std::ranges::find(kVerbs, name, &AlarmVerb::name);
    return found == kVerbs.end() ? nullptr : &*found;
}

} // namespace lineside
