// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmengine.h"
#include "alarms/horn.h"
#include "base/clock.h"
#include "devices/deviceregistry.h"
#include "engine/alarmbook.h"
#include "engine/commanddesk.h"
#include "engine/pipelinerequest.h"
#include "store/storebatch.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>

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
    };

    explicit OperatorDesk(Reach reach);

    /// Notes are numbered on from this one.
    void restore(std::uint64_t lastNote) { m_lastNote = lastNote; }

    /// Leaves the answering to the caller, who may wait until it is kept.
    Result<ActionDone> submit(const OperatorRequest &request, const Moment &now);

private:
    struct Occasion;

    Result<ActionDone> act(const AcknowledgeAlarms &action, const Occasion &occasion);
    Result<ActionDone> act(const UnacknowledgeAlarms &action, const Occasion &occasion);
    Result<ActionDone> act(const ResetAlarms &action, const Occasion &occasion);
    Result<ActionDone> act(const ShelveAlarms &action, const Occasion &occasion);
    Result<ActionDone> act(const UnshelveAlarms &action, const Occasion &occasion);
    Result<ActionDone> act(const TakeOutOfService &action, const Occasion &occasion);
    Result<ActionDone> act(const ReturnToService &action, const Occasion &occasion);
    Result<ActionDone> act(const CommentAlarm &action, const Occasion &occasion);
    Result<ActionDone> act(const ChangeAlarmSettings &action, const Occasion &occasion);
    Result<ActionDone> act(const RemoveDevice &action, const Occasion &occasion);
    Result<ActionDone> act(const SendCommand &action, const Occasion &occasion);
    Result<ActionDone> act(const ReplayQuarantine &action, const Occasion &occasion);
    Result<ActionDone> act(const SilenceHorn &action, const Occasion &occasion);
    Result<ActionDone> act(const TestHorn &action, const Occasion &occasion);
    Result<ActionDone> act(const WriteNote &action, const Occasion &occasion);
    Result<ActionDone> act(const StrikeNote &action, const Occasion &occasion);
    Result<ActionDone> act(const ExportTable &action, const Occasion &occasion);
    Result<ActionDone> act(const ResetFigures &action, const Occasion &occasion);
    /// Has `step` done with each alarm, which appends what it changed to the batch, and settles it.
    template <typename Step>
    ActionDone stepEach(const std::vector<AlarmKey> &alarms, const std::string &detail, const Occasion &occasion,
                        Step step);
    [[nodiscard]] Result<AlarmRulesVersion> nextRules(const ChangeAlarmSettings &action,
                                                      const Occasion &occasion) const;
    [[nodiscard]] std::vector<AlarmKey> selected(const AlarmSelection &which) const;
    [[nodiscard]] std::vector<AlarmKey> shelvable(const AlarmSelection &which, const Occasion &occasion);
    [[nodiscard]] bool isKnown(const WriteNote &note) const;
    [[nodiscard]] std::optional<Note> note(std::uint64_t number) const;
    [[nodiscard]] std::optional<Alarm> endedAlarm(const AlarmKey &key) const;
    bool comment(const AlarmKey &key, const std::string &text, const Occasion &occasion);
    void settleAlarm(const AlarmKey &key, const std::string &detail, std::size_t firstNew, const Occasion &occasion,
                     ActionDone &done);
    void audit(const Occasion &occasion, std::string target, std::string detail, std::string result,
               std::string reason = {});

    const Reach m_reach;
    std::uint64_t m_lastNote = 0; ///< Note::number
    std::int64_t m_lastCommentMs = 0; ///< UTC, on an ended alarm: steps are told apart by their times
};

} // namespace lineside
