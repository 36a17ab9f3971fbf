// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/operatordesk.h"

#include "base/blanks.h"
#include "base/utf8.h"
#include "model/commandpayload.h"
#include "model/reason.h"

#include <algorithm>
#include <concepts>
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

template <typename Action>
requires requires(const Action &action)
{
    action.id;
}
std::string target(const Action &action)
{
    return shortened(action.id, kMaxTargetBytes);
}
std::string target(const CallForHelp &action)
{
    return shortened(action.deviceId, kMaxTargetBytes);
}
template <typename Action>
requires std::same_as<Action, AddToken> || std::same_as<Action, RevokeToken> std::string target(const Action &action)
{
    return shortened(action.name, kMaxTargetBytes);
}
/// Of a login that failed: who it was said to be.
std::string target(const LogIn &action)
{
    return shortened(action.who.user, kMaxTargetBytes);
}
std::string target(const LogOut &)
{
    return "session";
}
std::string target(const EndSession &action)
{
    return "session " + std::to_string(action.session);
}
std::string target(const AddUser &action)
{
    return shortened(action.profile.name, kMaxTargetBytes);
}
template <typename Action>
requires requires(const Action &action)
{
    requires std::same_as<decltype(action.user), std::uint64_t>;
}
std::string target(const Action &action)
{
    return "user " + std::to_string(action.user);
}
template <typename Action>
requires requires(const Action &action)
{
    action.area;
}
std::string target(const Action &action)
{
    return shortened(action.area, kMaxTargetBytes);
}

} // namespace

OperatorDesk::OperatorDesk(Reach reach)
    : m_reach(std::move(reach))
{
}

std::optional<SecretWork> OperatorDesk::secretWork(const OperatorRequest &request, const Moment &now)
{
    if (request.outcome)
        return std::nullopt;
    const auto by = m_reach.people.identify(request.who, now);
    return by ? m_reach.people.secretWork(request.action, *by, now) : std::nullopt;
}

Result<ActionDone> OperatorDesk::submit(const OperatorRequest &request, const Moment &now)
{
    if (request.outcome)
        m_reach.people.worked(request.who);
    auto by = m_reach.people.identify(request.who, now);
    const Identity ended{.who = request.who, .role = std::string(toString(Role::Viewer))};
    const ActionContext context{by ? *by : ended,  verbOf(request.action), request.submittedMs,
                                request.commandId, request.outcome,        now};
    const Result<ActionDone> done
        = by ? permitAndDo(request.action, context) : Result<ActionDone>(Unexpected(by.error()));
    if (!done && !m_reach.people.isToldAlready(request.action, context.by, done.error()))
        auditRefusal(request.action, context, done.error());
    return done;
}

/// Who tries to log in is not who is in: a wrong PIN is no act of the one whose login stands at the seat.
void OperatorDesk::auditRefusal(const OperatorAction &action, const ActionContext &context, const Error &why)
{
    AuditRecord refused = auditRecord(context, std::visit([](const auto &known) { return target(known); }, action),
                                      why.text(), "refused");
    if (std::holds_alternative<LogIn>(action) && context.by.user != 0) {
        refused.actor = PeopleDesk::kNobody;
        refused.role = toString(Role::Viewer);
    }
    m_reach.batch.audit.push_back(std::move(refused));
}

Result<ActionDone> OperatorDesk::permitAndDo(const OperatorAction &action, const ActionContext &context)
{
    const auto *order = std::get_if<SendCommand>(&action);
    const auto *approval = std::get_if<ApproveCommand>(&action);
    const bool isOfAnother = approval && approval->by; // whose right is asked once it is known who that is
    if (!isOfAnother && !m_reach.people.may(context.by, action))
        return unexpected(ErrorCode::NotAllowed, Reason::RoleMayNot, context.by.role);
    if (m_reach.people.lacksFactor(context.by, action))
        return unexpected(ErrorCode::NotAllowed, Reason::TwoFactorsNeeded);
    if (auto held = checkSeat(action, context); !held)
        return Unexpected(held.error());
    auto done = std::visit([&](const auto &known) { return act(known, context); }, action);
    if (done && order)
        m_reach.seats.ordered(context, *order);
    return done;
}

Result<void> OperatorDesk::checkSeat(const OperatorAction &action, const ActionContext &context)
{
    if (const auto *order = std::get_if<SendCommand>(&action))
        return m_reach.seats.mayOrder(context, *order);
    if (std::holds_alternative<AcknowledgeAlarms>(action))
        for (const std::string &device : devicesOf(action))
            if (auto held = m_reach.seats.mayAcknowledge(context, device); !held)
                return held;
    return {};
}

Result<ActionDone> OperatorDesk::act(const AcknowledgeAlarms &action, const ActionContext &context)
{
    if (const auto fitting = checkComment(action.comment); !fitting)
        return Unexpected(fitting.error());
    ActionDone done;
    for (const AlarmKey &key : action.alarms) {
        const std::size_t first = m_reach.batch.transitions.size();
        m_reach.alarms.acknowledge(key, context.user(), action.comment, context.now.utcMs, context.submittedMs,
                                   m_reach.batch.transitions);
        const Alarm *standing = m_reach.alarms.known(key);
        const bool isLate = m_reach.batch.transitions.size() == first && (!standing || standing->acknowledged);
        if (isLate && !withoutBlanks(action.comment).empty())
            comment(key, action.comment, context);
        settleAlarm(key, action.comment, first, context, done);
    }
    return done;
}

Result<ActionDone> OperatorDesk::act(const ResetAlarms &action, const ActionContext &context)
{
    return stepEach(action.alarms, {}, context, [&](const AlarmKey &key, std::vector<AlarmTransition> &out) {
        m_reach.alarms.reset(key, context.user(), context.now.utcMs, out);
    });
}

Result<ActionDone> OperatorDesk::act(const UnacknowledgeAlarms &action, const ActionContext &context)
{
    return stepEach(action.alarms, {}, context, [&](const AlarmKey &key, std::vector<AlarmTransition> &out) {
        m_reach.alarms.unacknowledge(key, context.user(), context.now.utcMs, out);
    });
}

Result<ActionDone> OperatorDesk::act(const ShelveAlarms &action, const ActionContext &context)
{
    if (const auto fitting = checkReason(action.reason); !fitting)
        return Unexpected(fitting.error());
    const auto longest = m_reach.alarms.maxShelved();
    const auto length = action.length.count() == 0 ? longest : action.length;
    if (length.count() < 0 || length > longest)
        return unexpected(ErrorCode::InvalidInput, Reason::ShelfTooLong);
    const std::vector<AlarmKey> keys = shelvable(action.which, context);
    if (keys.empty() && !selected(action.which).empty())
        return unexpected(ErrorCode::NotAllowed, Reason::HighlyManaged);
    const Shelf shelf{action.mode, context.now.utcMs, context.now.utcMs + length.count(), context.user(),
                      action.reason};
    return stepEach(keys, action.reason, context, [&](const AlarmKey &key, std::vector<AlarmTransition> &out) {
        m_reach.alarms.shelve(key, shelf, out);
    });
}

Result<ActionDone> OperatorDesk::act(const UnshelveAlarms &action, const ActionContext &context)
{
    return stepEach(selected(action.which), {}, context, [&](const AlarmKey &key, std::vector<AlarmTransition> &out) {
        m_reach.alarms.unshelve(key, context.user(), context.now.utcMs, out);
    });
}

Result<ActionDone> OperatorDesk::act(const TakeOutOfService &action, const ActionContext &context)
{
    if (const auto fitting = checkReason(action.reason); !fitting)
        return Unexpected(fitting.error());
    const OutOfService service{context.now.utcMs, context.user(), action.reason};
    return stepEach(selected(action.which), action.reason, context,
                    [&](const AlarmKey &key, std::vector<AlarmTransition> &out) {
                        m_reach.alarms.takeOutOfService(key, service, out);
                    });
}

Result<ActionDone> OperatorDesk::act(const ReturnToService &action, const ActionContext &context)
{
    return stepEach(selected(action.which), {}, context, [&](const AlarmKey &key, std::vector<AlarmTransition> &out) {
        m_reach.alarms.returnToService(key, context.user(), context.now.utcMs, out);
    });
}

template <typename Step>
ActionDone OperatorDesk::stepEach(const std::vector<AlarmKey> &alarms, const std::string &detail,
                                  const ActionContext &context, Step step)
{
    ActionDone done;
    for (const AlarmKey &key : alarms) {
        const std::size_t first = m_reach.batch.transitions.size();
        if (m_reach.devices.find(key.series.deviceId) || AlarmEngine::isOfEdge(key))
            step(key, m_reach.batch.transitions);
        settleAlarm(key, detail, first, context, done);
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
std::vector<AlarmKey> OperatorDesk::shelvable(const AlarmSelection &which, const ActionContext &context)
{
    std::vector<AlarmKey> keys = selected(which);
    const auto refused
        = std::ranges::stable_partition(keys, [this](const AlarmKey &key) { return m_reach.alarms.mayBeShelved(key); });
    if (refused.size() < keys.size())
        for (const AlarmKey &key : refused)
            audit(context, key.id(), {}, "refused: " + std::string(toString(Reason::HighlyManaged)));
    keys.erase(refused.begin(), refused.end());
    return keys;
}

Result<ActionDone> OperatorDesk::act(const CommentAlarm &action, const ActionContext &context)
{
    if (const auto fitting = checkWords(action.text); !fitting)
        return Unexpected(fitting.error());
    ActionDone done;
    const std::size_t first = m_reach.batch.transitions.size();
    if (!comment(action.alarm, action.text, context))
        return unexpected(ErrorCode::NotFound, Reason::NoSuchAlarm);
    settleAlarm(action.alarm, action.text, first, context, done);
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
bool OperatorDesk::comment(const AlarmKey &key, const std::string &text, const ActionContext &context)
{
    auto &steps = m_reach.batch.transitions;
    if (m_reach.alarms.known(key)) {
        m_reach.alarms.comment(key, context.user(), text, context.now.utcMs, steps);
        return true;
    }
    auto ended = endedAlarm(key);
    if (!ended)
        return false;
    ended->comment = text;
    m_lastCommentMs = std::max(context.now.utcMs, m_lastCommentMs + 1);
    steps.push_back({AlarmEvent::Commented, std::move(*ended), m_lastCommentMs, 0, context.user(), text});
    return true;
}

void OperatorDesk::settleAlarm(const AlarmKey &key, const std::string &detail, std::size_t firstNew,
                               const ActionContext &context, ActionDone &done)
{
    const bool hadEffect = m_reach.batch.transitions.size() > firstNew;
    for (std::size_t i = firstNew; i < m_reach.batch.transitions.size(); ++i) {
        AlarmTransition &step = m_reach.batch.transitions[i];
        if (step.by.empty())
            continue; // followed from it, as the next that may be seen
        step.role = context.by.role;
        step.seat = context.by.who.seat;
    }
    const Alarm *standing = m_reach.alarms.known(key);
    const auto ended = hadEffect || standing ? std::nullopt : endedAlarm(key);
    if (hadEffect)
        done.alarms.push_back(m_reach.batch.transitions.back().alarm);
    else if (standing || ended)
        done.unchanged.push_back(standing ? *standing : *ended);
    m_reach.takeNewTransitions(firstNew);
    audit(context, key.id(), detail,
          hadEffect               ? "ok"
              : standing || ended ? "no effect: the alarm was not in that state"
                                  : "no effect: no such alarm");
}

Result<AlarmRulesVersion> OperatorDesk::nextRules(const ChangeAlarmSettings &action, const ActionContext &context) const
{
    const std::string &by = context.user();
    if (!action.toVersion)
        return m_reach.book.changed(action, by, context.now.utcMs);
    if (*action.toVersion == 0)
        return m_reach.book.undone(action, {}, by, context.now.utcMs);
    auto former = m_reach.keptRules ? m_reach.keptRules(*action.toVersion)
                                    : unexpected(ErrorCode::NotFound, Reason::NoSuchVersion);
    return former ? m_reach.book.undone(action, *std::move(former), by, context.now.utcMs) : Unexpected(former.error());
}

/// What was said before and is said now is in the record, alarm by alarm and field by field.
Result<ActionDone> OperatorDesk::act(const ChangeAlarmSettings &action, const ActionContext &context)
{
    if (const auto fitting = checkReason(action.reason); !fitting)
        return Unexpected(fitting.error());
    auto next = nextRules(action, context);
    if (!next)
        return Unexpected(next.error());
    const std::vector<RuleChange> changes = changesBetween(m_reach.book.version().rules, next->rules);
    if (changes.empty()) {
        audit(context, target(action), action.reason, "no effect: it is so already");
        return ActionDone{};
    }
    for (std::size_t i = 0; i < std::min(changes.size(), kMostChangesRecorded); ++i) {
        const auto &[of, field, before, after] = changes[i];
        audit(context, shortened(subjectText(of), kMaxTargetBytes),
              field + ": " + (before.empty() ? "-" : before) + " -> " + (after.empty() ? "-" : after), "ok",
              action.reason);
    }
    const std::uint64_t number = next->number;
    audit(context, "version " + std::to_string(number), action.reason,
          "ok, changes: " + std::to_string(changes.size()));
    m_reach.changeAlarms(*std::move(next), context.now);
    return ActionDone{.alarmSettings = number};
}

Result<ActionDone> OperatorDesk::act(const RemoveDevice &action, const ActionContext &context)
{
    if (!m_reach.devices.remove(action.deviceId)) {
        audit(context, target(action), {}, "no effect: no such device");
        return ActionDone{};
    }
    const std::size_t ended = m_reach.removeFromLists(action.deviceId, context.now.utcMs);
    m_reach.batch.devicesRemoved.push_back(action.deviceId);
    audit(context, action.deviceId, {}, "ok, alarms ended: " + std::to_string(ended));
    return ActionDone{.isDeviceRemoved = true};
}

/// What is entered leaves its own records, step by step (commands/audit.h).
Result<ActionDone> OperatorDesk::act(const SendCommand &action, const ActionContext &context)
{
    auto done = m_reach.orders.send(action, context.by, context.commandId, context.now);
    if (done && done->isRepeated)
        audit(context, target(action), done->commandId,
              "no effect: it was ordered before, " + std::string(toString(done->command->state)));
    return done;
}

Result<ActionDone> OperatorDesk::act(const ReplayQuarantine &action, const ActionContext &context)
{
    const auto rows = m_reach.replayQuarantine(action);
    if (!rows)
        return Unexpected(rows.error());
    audit(context, target(action), {}, "ok");
    return ActionDone{.rows = *rows};
}

Result<ActionDone> OperatorDesk::act(const SilenceHorn &action, const ActionContext &context)
{
    const bool isSilenced = m_reach.horn.silence(context.now.monotonicMs);
    audit(context, target(action), {}, isSilenced ? "ok" : "no effect: nothing sounds");
    return ActionDone{.hasHornMoved = isSilenced};
}

Result<ActionDone> OperatorDesk::act(const TestHorn &action, const ActionContext &context)
{
    m_reach.horn.test(context.now.monotonicMs);
    audit(context, target(action), {}, "ok");
    return ActionDone{.hasHornMoved = true};
}

/// An alarm may be written of when it has come once, or its device is known: it may come yet.
bool OperatorDesk::isKnown(const WriteNote &note) const
{
    const std::string &device = note.alarm ? note.alarm->series.deviceId : note.deviceId;
    return device.empty() || m_reach.devices.find(device)
        || (note.alarm && (AlarmEngine::isOfEdge(*note.alarm) || endedAlarm(*note.alarm)));
}

Result<ActionDone> OperatorDesk::act(const WriteNote &action, const ActionContext &context)
{
    if (const auto fitting = checkWords(action.text); !fitting)
        return Unexpected(fitting.error());
    if (!isKnown(action))
        return unexpected(ErrorCode::NotFound, action.alarm ? Reason::NoSuchAlarm : Reason::NoSuchDevice);
    m_reach.batch.notes.push_back({.number = ++m_lastNote,
                                   .timeMs = context.now.utcMs,
                                   .by = context.user(),
                                   .deviceId = action.alarm ? action.alarm->series.deviceId : action.deviceId,
                                   .alarm = action.alarm,
                                   .text = action.text});
    audit(context, target(action), action.text, "ok, note " + std::to_string(m_lastNote));
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

Result<ActionDone> OperatorDesk::act(const StrikeNote &action, const ActionContext &context)
{
    auto struck = note(action.number);
    if (!struck)
        return unexpected(ErrorCode::NotFound, Reason::NoSuchNote);
    if (!struck->deviceId.empty() && !m_reach.people.mayAt(context.by, context.verb, struck->deviceId))
        return unexpected(ErrorCode::NotAllowed, Reason::RoleMayNot, context.by.role);
    if (struck->struckMs) {
        audit(context, target(action), struck->text, "no effect: it was struck before");
        return ActionDone{};
    }
    struck->struckMs = context.now.utcMs;
    struck->struckBy = context.user();
    audit(context, target(action), struck->text, "ok");
    m_reach.batch.notes.push_back(*std::move(struck));
    return ActionDone{.note = action.number};
}

Result<ActionDone> OperatorDesk::act(const ExportTable &action, const ActionContext &context)
{
    audit(context, target(action), shortened(action.file, kMaxTargetBytes), "ok");
    return ActionDone{.mayExport = true};
}

/// The record of it is what is known of it after a start (Store::figuresResetMs()).
Result<ActionDone> OperatorDesk::act(const ResetFigures &action, const ActionContext &context)
{
    audit(context, target(action), {}, "ok");
    return ActionDone{.areFiguresReset = true};
}

/// Where the order's machine is decides whether somebody may speak of it.
Result<Command> OperatorDesk::orderFor(const std::string &id, const Identity &by, std::string_view verb) const
{
    const Command *order = m_reach.orders.find(id);
    if (!order)
        return unexpected(ErrorCode::NotFound, Reason::NoSuchCommand, shortened(id, kMaxTargetBytes));
    if (!m_reach.people.mayAt(by, verb, order->deviceId, commandNameOf(order->payload)))
        return unexpected(ErrorCode::NotAllowed, Reason::RoleMayNot, by.role);
    return *order;
}

/// The second person may stand at the seat of the first: then the credentials say who it is.
Result<ActionDone> OperatorDesk::act(const ApproveCommand &action, const ActionContext &context)
{
    Identity by = context.by;
    if (action.by) {
        const auto user = m_reach.people.proved(*action.by, context);
        if (!user)
            return Unexpected(user.error());
        by = m_reach.people.identityOf(*user, context.by.who);
    }
    if (auto order = orderFor(action.id, by, context.verb); !order)
        return Unexpected(order.error());
    const Command *order = m_reach.orders.find(action.id);
    if (order && !m_reach.people.mayStill(*order, m_reach.orders.askerOf(action.id), context.now))
        return unexpected(ErrorCode::Conflict, Reason::AskerMayNotAnyMore);
    auto done = m_reach.orders.approve(action.id, {by.who.user, by.who.seat, by.user}, context.now);
    if (!done)
        return done;
    AuditRecord approved = auditRecord(context, done->command->deviceId, action.id, "ok");
    approved.actor = by.who.user;
    approved.role = by.role;
    m_reach.batch.audit.push_back(std::move(approved));
    done->hasCommandMoved = true;
    return done;
}

Result<ActionDone> OperatorDesk::act(const CancelCommand &action, const ActionContext &context)
{
    if (auto order = orderFor(action.id, context.by, context.verb); !order)
        return Unexpected(order.error());
    auto done = m_reach.orders.cancel(action.id, context.user(), context.now);
    if (!done)
        return done;
    audit(context, done->command->deviceId, action.id, "ok");
    done->hasCommandMoved = true;
    return done;
}

Result<ActionDone> OperatorDesk::act(const ExplainCommand &action, const ActionContext &context)
{
    if (const auto fitting = checkWords(action.reason); !fitting)
        return Unexpected(fitting.error());
    if (auto order = orderFor(action.id, context.by, context.verb); !order)
        return Unexpected(order.error());
    auto done = m_reach.orders.explain(action.id, action.reason);
    if (!done)
        return done;
    audit(context, done->command->deviceId, action.id, "ok", action.reason);
    done->hasCommandMoved = true;
    return done;
}

Result<ActionDone> OperatorDesk::act(const CallForHelp &action, const ActionContext &context)
{
    if (const auto fitting = checkComment(action.text); !fitting)
        return Unexpected(fitting.error());
    if (!action.deviceId.empty() && !m_reach.devices.find(action.deviceId))
        return unexpected(ErrorCode::NotFound, Reason::NoSuchDevice);
    m_reach.callForHelp(action, context.by.who, context.now);
    audit(context, target(action), action.text, "ok");
    return ActionDone{.isHelpCalled = true};
}

void OperatorDesk::audit(const ActionContext &context, std::string target, std::string detail, std::string result,
                         std::string reason)
{
    m_reach.batch.audit.push_back(
        auditRecord(context, std::move(target), std::move(detail), std::move(result), std::move(reason)));
}

} // namespace lineside
