// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "commands/commandsettings.h"
#include "model/command.h"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// An order somebody gives to a device.
struct CommandRequest
{
    std::string deviceId;
    std::string payload; ///< as posted; must be a JSON object
    std::string requestedBy; ///< user or role
    std::string source; ///< "panel", "api", …
    std::string id; ///< as CommandTracker::idFor() gave it; empty: found the same way when it is entered
    std::string role{}; ///< of who asks
    std::string seat{}; ///< where they stand
    std::uint64_t asker = 0; ///< number of who is logged in; 0: nobody in particular
    bool needsSecond = false; ///< it waits for a second person
    std::string change{}; ///< Command::change
};

/// Who approves what somebody else has asked for.
struct SecondPerson
{
    std::string user;
    std::string seat;
    std::uint64_t number = 0; ///< of the user, which outlives a change of name; 0: nobody in particular
};

/// A device's word on a command.
struct CommandAnswer
{
    std::string deviceId; ///< by the topic it came on
    std::string commandId;
    CommandState state = CommandState::Rejected; ///< Accepted, Done or Rejected
    std::string reason;
};

/// What an answer did.
enum class AnswerEffect {
    Changed, ///< the command has moved on
    Repeated, ///< the device had answered so already, or for good: nothing changed
    Late, ///< the command had expired or failed before: nothing changed, the device may have acted all the same
    Unknown, ///< no such command of this device: nothing changed
};

struct AnsweredCommand
{
    AnswerEffect effect = AnswerEffect::Unknown;
    std::optional<Command> command; ///< as it stands; none when Unknown
};

/// The life of every command, from the request to its end. Pure: no I/O, no clock of its own; each change yields the
/// changed command, which the caller stores, audits and shows before anything else happens to it.
/// Owner: engine. Thread: pipeline. Errors: request() alone; a step that does not apply yields nothing.
///
/// Steps only go forward: an answer may overtake the broker's confirmation, which is then no news. A command is handed
/// to the connection once: after a restart none is sent, since nobody knows whether a queued one was handed over before
/// that was kept; one marked sent waits for its answer or its expiry. Deadlines run on the monotonic clock, so a wall
/// clock set back cannot revive an old order. The last final commands are remembered, to know a late answer from a
/// foreign one.
class CommandTracker
{
public:
    static constexpr std::size_t kMaxPayloadBytes = std::size_t{64} * 1024; ///< many times any order; bounds a row
    static constexpr std::size_t kMaxIdBytes = 128; ///< a longer posted id is taken for data, and replaced
    static constexpr std::size_t kMaxOpen = 10'000; ///< more waiting at once is a script gone wild
    static constexpr std::size_t kMaxRemembered = 1000; ///< final commands kept to judge late answers

    explicit CommandTracker(CommandSettings settings)
        : m_settings(settings)
    {
    }

    /// The commands as stored; final ones are remembered only. Before the first request. Value: those that end with the
    /// restart: nobody knows whether a queued one was handed over, and a second person was asked by another run.
    [[nodiscard]] std::vector<Command> restore(std::vector<Command> commands, const Moment &now);

    /// The id a request will have, for who wants to know it beforehand: the posted one or a random one.
    /// Thread: any. Errors: InvalidInput as request().
    [[nodiscard]] static Result<std::string> idFor(const CommandRequest &request);

    /// Enters a new command, state Queued, or Waiting when it needs a second person. Its id is the posted "id" when
    /// that is a text of sane length. Errors: InvalidInput when the device id cannot be a topic level, the payload is
    /// no JSON object or too large, or its id names a command still open; Full when too many are open.
    Result<Command> request(const CommandRequest &request, const Moment &now);
    /// As it stands, open or among the last that ended; nullptr: neither.
    [[nodiscard]] const Command *find(std::string_view id) const;

    /// Number of the user who ordered what is open; 0: nobody in particular, or it is not open.
    [[nodiscard]] std::uint64_t askerOf(std::string_view id) const;

    /// A second person has looked at it: from now on it is queued, and its time counts anew. Errors: NotFound when
    /// there is none, Conflict when it does not wait (any more), NotAllowed when this is no second person.
    Result<Command> approve(std::string_view id, const SecondPerson &who, const Moment &now);
    /// Errors: NotFound when there is none, Conflict when it does not wait.
    Result<Command> cancel(std::string_view id, const std::string &by, const Moment &now);
    /// Why it was given, said afterwards. Of the last ones; nothing: it is not among them.
    std::optional<Command> explain(std::string_view id, const std::string &said);

    /// The connection took it. Nothing when it is past its time or no longer queued.
    std::optional<Command> sent(std::string_view id, const Moment &now);
    /// The broker has it.
    std::optional<Command> delivered(std::string_view id, const Moment &now);
    /// It could not be sent; only as long as nobody has confirmed it.
    std::optional<Command> failed(std::string_view id, std::string reason, const Moment &now);
    /// The device spoke. An answer after the deadline is late even when expireDue() has not run yet.
    AnsweredCommand answer(const CommandAnswer &answer, const Moment &now);
    /// Ends all that are past their time, accepted ones included. About once a second.
    std::vector<Command> expireDue(const Moment &now);

    [[nodiscard]] std::size_t openCount() const { return m_open.size(); }

private:
    struct Entry
    {
        Command command;
        std::uint64_t number = 0; // order of entry
        std::int64_t deadline = 0; // monotonic
        std::uint64_t asker = 0; // not kept: a waiting order ends with the engine
    };
    using Entries = std::map<std::string, Entry, std::less<>>;

    [[nodiscard]] Unexpected doesNotWait(std::string_view id) const;
    Entry &enter(Command command, std::int64_t deadline);
    [[nodiscard]] Command move(Entries::iterator entry, CommandState state, std::string reason, const Moment &now,
                               const std::string &by = {});
    [[nodiscard]] Command close(Entries::iterator entry);
    void remember(Command command);
    [[nodiscard]] AnsweredCommand answerToClosed(const CommandAnswer &answer) const;
    [[nodiscard]] static bool isPast(const Entry &entry, const Moment &now) { return now.monotonicMs > entry.deadline; }

    CommandSettings m_settings;
    Entries m_open;
    std::uint64_t m_nextNumber = 0;
    std::map<std::string, Command, std::less<>> m_closed;
    std::deque<std::string> m_closedOrder; // oldest first
};

} // namespace lineside
