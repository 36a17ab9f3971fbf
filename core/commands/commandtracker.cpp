// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/commandtracker.h"

#include "decode/objectmembers.h"
#include "model/name.h"
#include "model/reason.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>
#include <chrono>
#include <utility>

namespace lineside {

namespace {

std::string randomId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

std::optional<QJsonObject> parseObject(const std::string &payload)
{
    const auto bytes = QByteArray::fromRawData(payload.data(), static_cast<qsizetype>(payload.size()));
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

std::optional<std::string> postedId(const QJsonObject &object)
{
    std::string id = object.value(QLatin1String("id")).toString().toStdString();
    return id.empty() || id.size() > CommandTracker::kMaxIdBytes ? std::nullopt : std::optional(std::move(id));
}

Result<void> checkForm(const CommandRequest &request)
{
    if (!isDeviceId(request.deviceId))
        return unexpected(ErrorCode::InvalidInput, "no device can have this id");
    if (request.payload.size() > CommandTracker::kMaxPayloadBytes)
        return unexpected(ErrorCode::InvalidInput, Reason::CommandTooLarge, request.deviceId);
    return {};
}

constexpr const char *kNotKnownToBeSent = "the gateway was restarted before it was known to be sent";
constexpr const char *kRestartedWhileWaiting = "the gateway was restarted while it waited for a second person";

std::string whyExpired(CommandState state)
{
    switch (state) {
    case CommandState::Waiting:
        return "nobody approved it in time";
    case CommandState::Queued:
        return "could not be sent in time";
    case CommandState::Sent:
        return "the broker did not confirm it in time";
    case CommandState::Accepted:
        return "accepted, but not reported done in time";
    default:
        return "the device did not answer in time";
    }
}

} // namespace

std::vector<Command> CommandTracker::restore(std::vector<Command> commands, const Moment &now)
{
    const auto longestMs = std::chrono::milliseconds(m_settings.expiry).count();
    std::vector<Command> ended;
    for (Command &command : commands) {
        const std::int64_t leftMs = std::min(command.expiresMs - now.utcMs, longestMs);
        const std::string id = command.id;
        const CommandState state = command.state;
        if (isFinal(state)) {
            remember(std::move(command));
            continue;
        }
        enter(std::move(command), now.monotonicMs + leftMs);
        if (state == CommandState::Queued)
            ended.push_back(move(m_open.find(id), CommandState::Failed, kNotKnownToBeSent, now));
        else if (state == CommandState::Waiting)
            ended.push_back(move(m_open.find(id), CommandState::Expired, kRestartedWhileWaiting, now));
    }
    return ended;
}

Result<std::string> CommandTracker::idFor(const CommandRequest &request)
{
    if (const auto checked = checkForm(request); !checked)
        return Unexpected(checked.error());
    const auto object = parseObject(request.payload);
    if (!object)
        return unexpected(ErrorCode::InvalidInput, "a command must be a JSON object", request.deviceId);
    if (countMembers(request.payload) != static_cast<std::size_t>(object->size()))
        return unexpected(ErrorCode::InvalidInput, "the command gives a member twice", request.deviceId);
    return postedId(*object).value_or(randomId());
}

Result<Command> CommandTracker::request(const CommandRequest &request, const Moment &now)
{
    const auto usual = idFor(request);
    if (!usual)
        return Unexpected(usual.error());
    if (m_open.size() >= kMaxOpen)
        return unexpected(ErrorCode::Full, Reason::TooManyCommands, request.deviceId);
    const std::string id = request.id.empty() ? *usual : request.id;
    if (m_open.contains(id))
        return unexpected(ErrorCode::InvalidInput, Reason::CommandStillOpen, id);
    if (m_closed.contains(id))
        return unexpected(ErrorCode::Conflict, Reason::CommandIdTaken, id);

    const auto lasts = std::chrono::milliseconds(request.needsSecond ? m_settings.approval : m_settings.expiry).count();
    const CommandState state = request.needsSecond ? CommandState::Waiting : CommandState::Queued;
    Entry &entry = enter({.id = id,
                          .deviceId = request.deviceId,
                          .payload = request.payload,
                          .requestedBy = request.requestedBy,
                          .source = request.source,
                          .createdMs = now.utcMs,
                          .expiresMs = now.utcMs + lasts,
                          .changedMs = now.utcMs,
                          .state = state,
                          .reason = {},
                          .role = request.role,
                          .seat = request.seat,
                          .change = request.change,
                          .steps = {{state, now.utcMs, request.requestedBy}}},
                         now.monotonicMs + lasts);
    entry.asker = request.asker;
    return entry.command;
}

const Command *CommandTracker::find(std::string_view id) const
{
    if (const auto open = m_open.find(id); open != m_open.end())
        return &open->second.command;
    const auto closed = m_closed.find(id);
    return closed == m_closed.end() ? nullptr : &closed->second;
}

std::uint64_t CommandTracker::askerOf(std::string_view id) const
{
    const auto open = m_open.find(id);
    return open == m_open.end() ? 0 : open->second.asker;
}

Unexpected CommandTracker::doesNotWait(std::string_view id) const
{
    return find(id) ? unexpected(ErrorCode::Conflict, Reason::CommandDoesNotWait, std::string(id))
                    : unexpected(ErrorCode::NotFound, Reason::NoSuchCommand, std::string(id));
}

/// Two persons are two who are told apart. Of one who was not, another seat is the least that tells him apart.
Result<Command> CommandTracker::approve(std::string_view id, const SecondPerson &who, const Moment &now)
{
    const auto entry = m_open.find(id);
    if (entry == m_open.end() || entry->second.command.state != CommandState::Waiting || isPast(entry->second, now))
        return doesNotWait(id);
    Command &command = entry->second.command;
    if (who.number == 0)
        return unexpected(ErrorCode::NotAllowed, Reason::ApproverUnknown);
    const bool isSameSeat = entry->second.asker == 0 && who.seat == command.seat;
    if (who.number == entry->second.asker || who.user == command.requestedBy || isSameSeat)
        return unexpected(ErrorCode::NotAllowed, Reason::ApproverIsAsker);
    const auto expiryMs = std::chrono::milliseconds(m_settings.expiry).count();
    command.approvedBy = who.user;
    command.expiresMs = now.utcMs + expiryMs;
    entry->second.deadline = now.monotonicMs + expiryMs;
    return move(entry, CommandState::Queued, {}, now, who.user);
}

Result<Command> CommandTracker::cancel(std::string_view id, const std::string &by, const Moment &now)
{
    const auto entry = m_open.find(id);
    if (entry == m_open.end() || entry->second.command.state != CommandState::Waiting)
        return doesNotWait(id);
    return move(entry, CommandState::Cancelled, {}, now, by);
}

std::optional<Command> CommandTracker::explain(std::string_view id, const std::string &said)
{
    const auto open = m_open.find(id);
    const auto closed = m_closed.find(id);
    Command *command = open != m_open.end() ? &open->second.command
        : closed != m_closed.end()          ? &closed->second
                                            : nullptr;
    if (command == nullptr)
        return std::nullopt;
    command->said = said;
    return *command;
}

std::optional<Command> CommandTracker::sent(std::string_view id, const Moment &now)
{
    const auto entry = m_open.find(id);
    if (entry == m_open.end() || entry->second.command.state != CommandState::Queued || isPast(entry->second, now))
        return std::nullopt;
    return move(entry, CommandState::Sent, {}, now);
}

std::optional<Command> CommandTracker::delivered(std::string_view id, const Moment &now)
{
    const auto entry = m_open.find(id);
    if (entry == m_open.end() || entry->second.command.state >= CommandState::Delivered)
        return std::nullopt;
    return move(entry, CommandState::Delivered, {}, now);
}

std::optional<Command> CommandTracker::failed(std::string_view id, std::string reason, const Moment &now)
{
    const auto entry = m_open.find(id);
    if (entry == m_open.end() || entry->second.command.state >= CommandState::Delivered)
        return std::nullopt;
    return move(entry, CommandState::Failed, std::move(reason), now);
}

AnsweredCommand CommandTracker::answer(const CommandAnswer &answer, const Moment &now)
{
    const auto entry = m_open.find(answer.commandId);
    if (entry == m_open.end())
        return answerToClosed(answer);
    const Command &command = entry->second.command;
    if (command.deviceId != answer.deviceId || command.state == CommandState::Waiting)
        return {}; // the device cannot know what waits
    if (isPast(entry->second, now))
        return {AnswerEffect::Late, command};
    if (command.state >= answer.state)
        return {AnswerEffect::Repeated, command};
    return {AnswerEffect::Changed, move(entry, answer.state, answer.reason, now)};
}

AnsweredCommand CommandTracker::answerToClosed(const CommandAnswer &answer) const
{
    const auto closed = m_closed.find(answer.commandId);
    if (closed == m_closed.end() || closed->second.deviceId != answer.deviceId)
        return {};
    const CommandState state = closed->second.state;
    const bool endedByUs = state == CommandState::Expired || state == CommandState::Failed;
    return {endedByUs ? AnswerEffect::Late : AnswerEffect::Repeated, closed->second};
}

std::vector<Command> CommandTracker::expireDue(const Moment &now)
{
    std::vector<Command> expired;
    for (auto next = m_open.begin(); next != m_open.end();) {
        const auto entry = next++;
        if (isPast(entry->second, now))
            expired.push_back(move(entry, CommandState::Expired, whyExpired(entry->second.command.state), now));
    }
    return expired;
}

CommandTracker::Entry &CommandTracker::enter(Command command, std::int64_t deadline)
{
    const std::string id = command.id;
    return m_open.insert_or_assign(id, Entry{std::move(command), m_nextNumber++, deadline}).first->second;
}

Command CommandTracker::move(Entries::iterator entry, CommandState state, std::string reason, const Moment &now,
                             const std::string &by)
{
    Command &command = entry->second.command;
    command.steps.push_back({state, now.utcMs, by, reason});
    command.state = state;
    command.reason = std::move(reason);
    command.changedMs = now.utcMs;
    return isFinal(state) ? close(entry) : command;
}

Command CommandTracker::close(Entries::iterator entry)
{
    Command command = std::move(entry->second.command);
    m_open.erase(entry);
    remember(command);
    return command;
}

void CommandTracker::remember(Command command)
{
    const std::string id = command.id;
    if (m_closed.insert_or_assign(id, std::move(command)).second)
        m_closedOrder.push_back(id);
    if (m_closedOrder.size() <= kMaxRemembered)
        return;
    m_closed.erase(m_closedOrder.front());
    m_closedOrder.pop_front();
}

} // namespace lineside
