// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/operatordesk.h"

#include "base/blanks.h"
#include "base/utf8.h"
#include "model/reason.h"
#include "security/permissions.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

constexpr std::size_t kMaxTargetBytes = 512; // an id that is none may be as long as a request
constexpr std::size_t kMostChangesRecorded = 1000; // one by one; the version has them all

Result<void> checkComment(const std::string &text)
{
    if (const auto characters = plainTextCharacters(text); !characters || *characters > CommentAlarm::kMaxCharacters)
        return unexpected(ErrorCode::InvalidInput, characters ? Reason::CommentTooLong : Reason::CommentNotPlain);
    return {};
}

/// A comment or a note: it says something.
Result<void> checkWords(const std::string &text)
{
    const auto fitting = checkComment(text);
    return fitting && withoutBlanks(text).empty() ? unexpected(ErrorCode::InvalidInput, Reason::CommentEmpty) : fitting;
}

Result<void> checkReason(const std::string &text)
{
    return withoutBlanks(text).empty() ? unexpected(ErrorCode::InvalidInput, Reason::ReasonMissing)
                                       : checkComment(text);
}

std::string targetOf(const std::vector<AlarmKey> &alarms)
{
    if (alarms.empty())
        return {};
    const std::string others = alarms.size() > 1 ? " and " + std::to_string(alarms.size() - 1) + " more" : "";
    return shortened(alarms.front().id(), kMaxTargetBytes) + others;
}
std::string targetOf(const AlarmSelection &which)
{
    return which.deviceId.empty() ? targetOf(which.alarms) : shortened(which.deviceId, kMaxTargetBytes);
}
template <typename Action>
requires requires(const Action &action)
{
    action.alarms;
}
std::string target(const Action &action)
{
    return targetOf(action.alarms);
}
template <typename Action>
requires requires(const Action &action)
{
    action.which;
}
std::string target(const Action &action)
{
    return targetOf(action.which);
}
std::string target(const CommentAlarm &action)
{
    return shortened(action.alarm.id(), kMaxTargetBytes);
}
std::string target(const ChangeAlarmSettings &action)
{
    if (action.toVersion)
        return "version " + std::to_string(*action.toVersion);
    const std::size_t count = action.rules.size() + action.removed.size();
    if (count == 0)
        return {};
    const AlarmSubject first = action.rules.empty() ? action.removed.front() : action.rules.front().subject();
    const std::string others = count > 1 ? " and " + std::to_string(count - 1) + " more" : "";
    return shortened(subjectText(first), kMaxTargetBytes) + others;
}
std::string target(const WriteNote &action)
{
    return shortened(action.alarm ? action.alarm->id() : action.deviceId, kMaxTargetBytes);
}
std::string target(const StrikeNote &action)
{
    return "note " + std::to_string(action.number);
}
std::string target(const RemoveDevice &action)
{
    return shortened(action.deviceId, kMaxTargetBytes);
}
std::string target(const SendCommand &action)
{
    return shortened(action.deviceId, kMaxTargetBytes);
}
std::string target(const SilenceHorn &)
{
    return "horn";
}
std::string target(const TestHorn &)
{
    return "horn";
}
std::string target(const ExportTable &action)
{
    return shortened(action.table, kMaxTargetBytes);
}
std::string target(const ResetFigures &)
{
    return "figures of alarms";
}
std::string target(const ReplayQuarantine &action)
{
    const std::string rows = action.sequence ? std::to_string(*action.sequence) : "all";
    return action.sink.empty() ? rows : rows + " of " + shortened(action.sink, kMaxTargetBytes);
}

} // namespace

struct OperatorDesk::Occasion
{
    const Requester &who;
    std::string_view verb;
    std::int64_t submittedMs; ///< UTC
    const std::string &commandId;
    const Moment &now;
};

OperatorDesk::OperatorDesk(Reach reach)
    : m_reach(std::move(reach))
{
}

Result<ActionDone> OperatorDesk::submit(const OperatorRequest &request, const Moment &now)
{
    const auto &[action, who, submittedMs, commandId, answer] = request;
    const Occasion occasion{who, verbOf(action), submittedMs, commandId, now};
    const auto refused = unexpected(ErrorCode::NotAllowed, Reason::RoleMayNot, std::string(toString(who.role)));
    const Result<ActionDone> done = may(who.role, action)
        ? std::visit([&](const auto &known) { return act(known, occasion); }, action)
        : Result<ActionDone>(refused);
    if (!done)
        audit(occasion, std::visit([](const auto &known) { return target(known); }, action), done.error().text(),
              "refused");
    return done;
}

Result<ActionDone> OperatorDesk::act(const AcknowledgeAlarms &action, const Occasion &occasion)
{
    if (const auto fitting = checkComment(action.comment); !fitting)
        return Unexpected(fitting.error());
    ActionDone done;
    for (const AlarmKey &key : action.alarms) {
        const std::size_t first = m_reach.batch.transitions.size();
        m_reach.alarms.acknowledge(key, occasion.who.user, action.comment, occasion.now.utcMs, occasion.submittedMs,
                                   m_reach.batch.transitions);
        const Alarm *standing = m_reach.alarms.known(key);
        const bool isLate = m_reach.batch.transitions.size() == first && (!standing || standing->acknowledged);
        if (isLate && !withoutBlanks(action.comment).empty())
            comment(key, action.comment, occasion);
        settleAlarm(key, action.comment, first, occasion, done);
    }
    return done;
}

Result<ActionDone> OperatorDesk::act(const ResetAlarms &action, const Occasion &occasion)
{
    return stepEach(action.alarms, {}, occasion, [&](const AlarmKey &key, std::vector<AlarmTransition> &out) {
        m_reach.alarms.reset(key, occasion.who.user, occasion.now.utcMs, out);
    });
}

Result<ActionDone> OperatorDesk::act(const UnacknowledgeAlarms &action, const Occasion &occasion)
{
    return stepEach(action.alarms, {}, occasion, [&](const AlarmKey &key, std::vector<AlarmTransition> &out) {
        m_reach.alarms.unacknowledge(key, occasion.who.user, occasion.now.utcMs, out);
    });
}

Result<ActionDone> OperatorDesk::act(const ShelveAlarms &action, const Occasion &occasion)
{
    if (const auto fitting = checkReason(action.reason); !fitting)
        return Unexpected(fitting.error());
    const auto longest = m_reach.alarms.maxShelved();
    const auto length = action.length.count() == 0 ? longest : action.length;
    if (length.count() < 0 || length > longest)
        return unexpected(ErrorCode::InvalidInput, Reason::ShelfTooLong);
    const std::vector<AlarmKey> keys = shelvable(action.which, occasion);
    if (keys.empty() && !selected(action.which).empty())
        return unexpected(ErrorCode::NotAllowed, Reason::HighlyManaged);
    const Shelf shelf{action.mode, occasion.now.utcMs, occasion.now.utcMs + length.count(), occasion.who.user,
                      action.reason};
    return stepEach(keys, action.reason, occasion, [&](const AlarmKey &key, std::vector<AlarmTransition> &out) {
        m_reach.alarms.shelve(key, shelf, out);
    });
}

Result<ActionDone> OperatorDesk::act(const UnshelveAlarms &action, const Occasion &occasion)
{
    return stepEach(selected(action.which), {}, occasion, [&](const AlarmKey &key, std::vector<AlarmTransition> &out) {
        m_reach.alarms.unshelve(key, occasion.who.user, occasion.now.utcMs, out);
    });
}

Result<ActionDone> OperatorDesk::act(const TakeOutOfService &action, const Occasion &occasion)
{
    if (const auto fitting = checkReason(action.reason); !fitting)
        return Unexpected(fitting.error());
    const OutOfService service{occasion.now.utcMs, occasion.who.user, action.reason};
    return stepEach(selected(action.which), action.reason, occasion,
                    [&](const AlarmKey &key, std::vector<AlarmTransition> &out) {
                        m_reach.alarms.takeOutOfService(key, service, out);
                    });
}

Result<ActionDone> OperatorDesk::act(const ReturnToService &action, const Occasion &occasion)
{
    return stepEach(selected(action.which), {}, occasion, [&](const AlarmKey &key, std::vector<AlarmTransition> &out) {
        m_reach.alarms.returnToService(key, occasion.who.user, occasion.now.utcMs, out);
    });
}

template <typename Step>
ActionDone OperatorDesk::stepEach(const std::vector<AlarmKey> &alarms, const std::string &detail,
                                  const Occasion &occasion, Step step)
{
    ActionDone done;
    for (const AlarmKey &key : alarms) {
        const std::size_t first = m_reach.batch.transitions.size();
        if (m_reach.devices.find(key.series.deviceId) || AlarmEngine::isOfEdge(key))
            step(key, m_reach.batch.transitions);
        settleAlarm(key, detail, first, occasion, done);
    }
    return done;
}

std::vector<AlarmKey> OperatorDesk::selected(const AlarmSelection &which) const
{
    std::vector<AlarmKey> keys = which.alarms;
    if (!which.deviceId.empty())
        for (AlarmKey &key : m_reach.alarms.alarmsOf(which.deviceId))
            keys.push_back(std::move(key));
    return keys;
}

/// One of several that nobody shelves alone keeps none of the others from it, and is in the record.
std::vector<AlarmKey> OperatorDesk::shelvable(const AlarmSelection &which, const Occasion &occasion)
{
    std::vector<AlarmKey> keys = selected(which);
    const auto refused
        = std::ranges::stable_partition(keys, [this](const AlarmKey &key) { return m_reach.alarms.mayBeShelved(key); });
    if (refused.size() < keys.size())
        for (const AlarmKey &key : refused)
            audit(occasion, key.id(), {}, "refused: " + std::string(toString(Reason::HighlyManaged)));
    keys.erase(refused.begin(), refused.end());
    return keys;
}

Result<ActionDone> OperatorDesk::act(const CommentAlarm &action, const Occasion &occasion)
{
    if (const auto fitting = checkWords(action.text); !fitting)
        return Unexpected(fitting.error());
    ActionDone done;
    const std::size_t first = m_reach.batch.transitions.size();
    if (!comment(action.alarm, action.text, occasion))
        return unexpected(ErrorCode::NotFound, Reason::NoSuchAlarm);
    settleAlarm(action.alarm, action.text, first, occasion, done);
    return done;
}

/// What alarms do not know any more: it ended in a run before, or with its device.
std::optional<Alarm> OperatorDesk::endedAlarm(const AlarmKey &key) const
{
    const auto &steps = m_reach.batch.transitions;
    const auto last
        = std::find_if(steps.rbegin(), steps.rend(), [&](const auto &step) { return step.alarm.key == key; });
    if (last != steps.rend())
        return last->alarm;
    return m_reach.keptAlarm ? m_reach.keptAlarm(key) : std::nullopt;
}

/// False: there is no such alarm.
bool OperatorDesk::comment(const AlarmKey &key, const std::string &text, const Occasion &occasion)
{
    auto &steps = m_reach.batch.transitions;
    if (m_reach.alarms.known(key)) {
        m_reach.alarms.comment(key, occasion.who.user, text, occasion.now.utcMs, steps);
        return true;
    }
    auto ended = endedAlarm(key);
    if (!ended)
        return false;
    ended->comment = text;
    m_lastCommentMs = std::max(occasion.now.utcMs, m_lastCommentMs + 1);
    steps.push_back({AlarmEvent::Commented, std::move(*ended), m_lastCommentMs, 0, occasion.who.user, text});
    return true;
}

void OperatorDesk::settleAlarm(const AlarmKey &key, const std::string &detail, std::size_t firstNew,
                               const Occasion &occasion, ActionDone &done)
{
    const bool hadEffect = m_reach.batch.transitions.size() > firstNew;
    for (std::size_t i = firstNew; i < m_reach.batch.transitions.size(); ++i) {
        AlarmTransition &step = m_reach.batch.transitions[i];
        if (step.by.empty())
            continue; // followed from it, as the next that may be seen
        step.role = toString(occasion.who.role);
        step.seat = occasion.who.seat;
    }
    const Alarm *standing = m_reach.alarms.known(key);
    const auto ended = hadEffect || standing ? std::nullopt : endedAlarm(key);
    if (hadEffect)
        done.alarms.push_back(m_reach.batch.transitions.back().alarm);
    else if (standing || ended)
        done.unchanged.push_back(standing ? *standing : *ended);
    m_reach.takeNewTransitions(firstNew);
    audit(occasion, key.id(), detail,
          hadEffect               ? "ok"
              : standing || ended ? "no effect: the alarm was not in that state"
                                  : "no effect: no such alarm");
}

Result<AlarmRulesVersion> OperatorDesk::nextRules(const ChangeAlarmSettings &action, const Occasion &occasion) const
{
    const std::string &by = occasion.who.user;
    if (!action.toVersion)
        return m_reach.book.changed(action, by, occasion.now.utcMs);
    if (*action.toVersion == 0)
        return m_reach.book.undone(action, {}, by, occasion.now.utcMs);
    auto former = m_reach.keptRules ? m_reach.keptRules(*action.toVersion)
                                    : unexpected(ErrorCode::NotFound, Reason::NoSuchVersion);
    return former ? m_reach.book.undone(action, *std::move(former), by, occasion.now.utcMs)
                  : Unexpected(former.error());
}

/// What was said before and is said now is in the record, alarm by alarm and field by field.
Result<ActionDone> OperatorDesk::act(const ChangeAlarmSettings &action, const Occasion &occasion)
{
    if (const auto fitting = checkReason(action.reason); !fitting)
        return Unexpected(fitting.error());
    auto next = nextRules(action, occasion);
    if (!next)
        return Unexpected(next.error());
    const std::vector<RuleChange> changes = changesBetween(m_reach.book.version().rules, next->rules);
    if (changes.empty()) {
        audit(occasion, target(action), action.reason, "no effect: it is so already");
        return ActionDone{};
    }
    for (std::size_t i = 0; i < std::min(changes.size(), kMostChangesRecorded); ++i) {
        const auto &[of, field, before, after] = changes[i];
        audit(occasion, shortened(subjectText(of), kMaxTargetBytes),
              field + ": " + (before.empty() ? "-" : before) + " -> " + (after.empty() ? "-" : after), "ok",
              action.reason);
    }
    const std::uint64_t number = next->number;
    audit(occasion, "version " + std::to_string(number), action.reason,
          "ok, changes: " + std::to_string(changes.size()));
    m_reach.changeAlarms(*std::move(next), occasion.now);
    return ActionDone{.alarmSettings = number};
}

Result<ActionDone> OperatorDesk::act(const RemoveDevice &action, const Occasion &occasion)
{
    if (!m_reach.devices.remove(action.deviceId)) {
        audit(occasion, target(action), {}, "no effect: no such device");
        return ActionDone{};
    }
    const std::size_t ended = m_reach.removeFromLists(action.deviceId, occasion.now.utcMs);
    m_reach.batch.devicesRemoved.push_back(action.deviceId);
    audit(occasion, action.deviceId, {}, "ok, alarms ended: " + std::to_string(ended));
    return ActionDone{.isDeviceRemoved = true};
}

/// What is entered leaves its own records, step by step (commands/audit.h).
Result<ActionDone> OperatorDesk::act(const SendCommand &action, const Occasion &occasion)
{
    auto done = m_reach.orders.send(action, occasion.who, occasion.commandId, occasion.now);
    if (done && done->isRepeated)
        audit(occasion, target(action), done->commandId,
              "no effect: it was ordered before, " + std::string(toString(done->command->state)));
    return done;
}

Result<ActionDone> OperatorDesk::act(const ReplayQuarantine &action, const Occasion &occasion)
{
    const auto rows = m_reach.replayQuarantine(action);
    if (!rows)
        return Unexpected(rows.error());
    audit(occasion, target(action), {}, "ok");
    return ActionDone{.rows = *rows};
}

Result<ActionDone> OperatorDesk::act(const SilenceHorn &action, const Occasion &occasion)
{
    const bool isSilenced = m_reach.horn.silence(occasion.now.monotonicMs);
    audit(occasion, target(action), {}, isSilenced ? "ok" : "no effect: nothing sounds");
    return ActionDone{.hasHornMoved = isSilenced};
}

Result<ActionDone> OperatorDesk::act(const TestHorn &action, const Occasion &occasion)
{
    m_reach.horn.test(occasion.now.monotonicMs);
    audit(occasion, target(action), {}, "ok");
    return ActionDone{.hasHornMoved = true};
}

/// An alarm may be written of when it has come once, or its device is known: it may come yet.
bool OperatorDesk::isKnown(const WriteNote &note) const
{
    const std::string &device = note.alarm ? note.alarm->series.deviceId : note.deviceId;
    return device.empty() || m_reach.devices.find(device)
        || (note.alarm && (AlarmEngine::isOfEdge(*note.alarm) || endedAlarm(*note.alarm)));
}

Result<ActionDone> OperatorDesk::act(const WriteNote &action, const Occasion &occasion)
{
    if (const auto fitting = checkWords(action.text); !fitting)
        return Unexpected(fitting.error());
    if (!isKnown(action))
        return unexpected(ErrorCode::NotFound, action.alarm ? Reason::NoSuchAlarm : Reason::NoSuchDevice);
    m_reach.batch.notes.push_back({.number = ++m_lastNote,
                                   .timeMs = occasion.now.utcMs,
                                   .by = occasion.who.user,
                                   .deviceId = action.alarm ? action.alarm->series.deviceId : action.deviceId,
                                   .alarm = action.alarm,
                                   .text = action.text});
    audit(occasion, target(action), action.text, "ok, note " + std::to_string(m_lastNote));
    return ActionDone{.note = m_lastNote};
}

/// One of this moment is in the batch and not in the store yet.
std::optional<Note> OperatorDesk::note(std::uint64_t number) const
{
    const auto &fresh = m_reach.batch.notes;
    const auto last
        = std::find_if(fresh.rbegin(), fresh.rend(), [&](const Note &each) { return each.number == number; });
    if (last != fresh.rend())
        return *last;
    return m_reach.keptNote ? m_reach.keptNote(number) : std::nullopt;
}

Result<ActionDone> OperatorDesk::act(const StrikeNote &action, const Occasion &occasion)
{
    auto struck = note(action.number);
    if (!struck)
        return unexpected(ErrorCode::NotFound, Reason::NoSuchNote);
    if (struck->struckMs) {
        audit(occasion, target(action), struck->text, "no effect: it was struck before");
        return ActionDone{};
    }
    struck->struckMs = occasion.now.utcMs;
    struck->struckBy = occasion.who.user;
    audit(occasion, target(action), struck->text, "ok");
    m_reach.batch.notes.push_back(*std::move(struck));
    return ActionDone{.note = action.number};
}

Result<ActionDone> OperatorDesk::act(const ExportTable &action, const Occasion &occasion)
{
    audit(occasion, target(action), shortened(action.file, kMaxTargetBytes), "ok");
    return ActionDone{.mayExport = true};
}

/// The record of it is what is known of it after a start (Store::figuresResetMs()).
Result<ActionDone> OperatorDesk::act(const ResetFigures &action, const Occasion &occasion)
{
    audit(occasion, target(action), {}, "ok");
    return ActionDone{.areFiguresReset = true};
}

void OperatorDesk::audit(const Occasion &occasion, std::string target, std::string detail, std::string result,
                         std::string reason)
{
    m_reach.batch.audit.push_back({.timeMs = occasion.now.utcMs,
                                   .actor = occasion.who.user,
                                   .source = occasion.who.source,
                                   .action = std::string(occasion.verb),
                                   .target = std::move(target),
                                   .detail = std::move(detail),
                                   .result = std::move(result),
                                   .category = std::string(categoryOf(occasion.verb)),
                                   .role = std::string(toString(occasion.who.role)),
                                   .seat = occasion.who.seat,
                                   .reason = std::move(reason)});
}

} // namespace lineside
