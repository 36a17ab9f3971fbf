// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmengine.h"
#include "alarms/horn.h"
#include "base/clock.h"
#include "devices/deviceregistry.h"
#include "engine/actioncontext.h"
#include "engine/alarmbook.h"
#include "engine/commanddesk.h"
#include "engine/peopledesk.h"
#include "engine/pipelinerequest.h"
#include "engine/seatdesk.h"
#include "store/storebatch.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace lineside {

/// The one place where what people ask for is permitted, done and audited, whatever door it came by.
/// Each verb is one overload of act(); each leaves its records in the batch, the refused ones as well.
/// Owner: Pipeline. Thread: pipeline. Errors: see ActionAnswer.
class OperatorDesk
{
public:
    /// What it acts on: the modules of the pipeline, and what the pipeline does after them.
    struct Reach
    {
        AlarmEngine &alarms;
        Horn &horn;
        DeviceRegistry &devices;
        CommandDesk &orders;
        StoreBatch &batch;
        std::function<void(std::size_t first)> takeNewTransitions; ///< shows and publishes them
        std::function<std::size_t(const std::string &deviceId, std::int64_t timeMs)> removeFromLists; ///< alarms ended
        std::function<Result<std::size_t>(const ReplayQuarantine &wish)> replayQuarantine; ///< rows
        std::function<std::optional<Alarm>(const AlarmKey &)> keptAlarm; ///< as the store has it
        std::function<void(AlarmRulesVersion version, const Moment &now)>
            changeAlarms; ///< these rules count from now on
        std::function<Result<AlarmRulesVersion>(std::uint64_t number)> keptRules; ///< as the store has it
        const AlarmBook &book;
        std::function<std::optional<Note>(std::uint64_t number)> keptNote; ///< as the store has it
        PeopleDesk &people;
        SeatDesk &seats;
        std::function<void(const CallForHelp &call, const Requester &who, const Moment &now)> callForHelp;
    };

    explicit OperatorDesk(Reach reach);

    /// Notes are numbered on from this one.
    void restore(std::uint64_t lastNote) { m_lastNote = lastNote; }

    /// What the login thread has to find out first; nothing: submit() can act on it at once.
    [[nodiscard]] std::optional<SecretWork> secretWork(const OperatorRequest &request, const Moment &now);

    /// Leaves the answering to the caller, who may wait until it is kept.
    Result<ActionDone> submit(const OperatorRequest &request, const Moment &now);

private:
    void auditRefusal(const OperatorAction &action, const ActionContext &context, const Error &why);
    [[nodiscard]] Result<ActionDone> permitAndDo(const OperatorAction &action, const ActionContext &context);
    [[nodiscard]] Result<Command> orderFor(const std::string &id, const Identity &by, std::string_view verb) const;
    [[nodiscard]] Result<void> checkSeat(const OperatorAction &action, const ActionContext &context);
    Result<ActionDone> act(const AcknowledgeAlarms &action, const ActionContext &context);
    Result<ActionDone> act(const UnacknowledgeAlarms &action, const ActionContext &context);
    Result<ActionDone> act(const ResetAlarms &action, const ActionContext &context);
    Result<ActionDone> act(const ShelveAlarms &action, const ActionContext &context);
    Result<ActionDone> act(const UnshelveAlarms &action, const ActionContext &context);
    Result<ActionDone> act(const TakeOutOfService &action, const ActionContext &context);
    Result<ActionDone> act(const ReturnToService &action, const ActionContext &context);
    Result<ActionDone> act(const CommentAlarm &action, const ActionContext &context);
    Result<ActionDone> act(const ChangeAlarmSettings &action, const ActionContext &context);
    Result<ActionDone> act(const RemoveDevice &action, const ActionContext &context);
    Result<ActionDone> act(const SendCommand &action, const ActionContext &context);
    Result<ActionDone> act(const ReplayQuarantine &action, const ActionContext &context);
    Result<ActionDone> act(const SilenceHorn &action, const ActionContext &context);
    Result<ActionDone> act(const TestHorn &action, const ActionContext &context);
    Result<ActionDone> act(const WriteNote &action, const ActionContext &context);
    Result<ActionDone> act(const StrikeNote &action, const ActionContext &context);
    Result<ActionDone> act(const ExportTable &action, const ActionContext &context);
    Result<ActionDone> act(const ResetFigures &action, const ActionContext &context);
    Result<ActionDone> act(const ApproveCommand &action, const ActionContext &context);
    Result<ActionDone> act(const CancelCommand &action, const ActionContext &context);
    Result<ActionDone> act(const ExplainCommand &action, const ActionContext &context);
    Result<ActionDone> act(const CallForHelp &action, const ActionContext &context);
    template <typename PeopleAction>
    requires requires(PeopleDesk &desk, const PeopleAction &action, const ActionContext &context)
    {
        desk.act(action, context);
    }
    Result<ActionDone> act(const PeopleAction &action, const ActionContext &context)
    {
        return m_reach.people.act(action, context);
    }
    template <typename SeatAction>
    requires requires(SeatDesk &desk, const SeatAction &action, const ActionContext &context)
    {
        desk.act(action, context);
    }
    Result<ActionDone> act(const SeatAction &action, const ActionContext &context)
    {
        return m_reach.seats.act(action, context);
    }
    /// Has `step` done with each alarm, which appends what it changed to the batch, and settles it.
    template <typename Step>
    ActionDone stepEach(const std::vector<AlarmKey> &alarms, const std::string &detail, const ActionContext &context,
                        Step step);
    [[nodiscard]] Result<AlarmRulesVersion> nextRules(const ChangeAlarmSettings &action,
                                                      const ActionContext &context) const;
    [[nodiscard]] std::vector<AlarmKey> selected(const AlarmSelection &which) const;
    [[nodiscard]] std::vector<AlarmKey> shelvable(const AlarmSelection &which, const ActionContext &context);
    [[nodiscard]] bool isKnown(const WriteNote &note) const;
    [[nodiscard]] std::optional<Note> note(std::uint64_t number) const;
    [[nodiscard]] std::optional<Alarm> endedAlarm(const AlarmKey &key) const;
    bool comment(const AlarmKey &key, const std::string &text, const ActionContext &context);
    void settleAlarm(const AlarmKey &key, const std::string &detail, std::size_t firstNew, const ActionContext &context,
                     ActionDone &done);
    void audit(const ActionContext &context, std::string target, std::string detail, std::string result,
               std::string reason = {});

    const Reach m_reach;
    std::uint64_t m_lastNote = 0; ///< Note::number
    std::int64_t m_lastCommentMs = 0; ///< UTC, on an ended alarm: steps are told apart by their times
};

} // namespace lineside
