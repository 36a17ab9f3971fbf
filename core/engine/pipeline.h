// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmengine.h"
#include "alarms/horn.h"
#include "alarms/liveflood.h"
#include "commands/commandtracker.h"
#include "config/config.h"
#include "decode/decoder.h"
#include "decode/topic.h"
#include "devices/deviceregistry.h"
#include "engine/alarmbook.h"
#include "engine/commanddesk.h"
#include "engine/liveframebuilder.h"
#include "engine/operatordesk.h"
#include "engine/pipelinerequest.h"
#include "engine/rememberedstate.h"
#include "engine/repeats.h"
#include "metrics/books.h"
#include "model/enginestatus.h"
#include "process/processor.h"
#include "process/zoneclock.h"
#include "store/storebatch.h"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace lineside {

/// The way of one message, without threads and files: decode -> process -> alarms -> devices, and what people ask.
/// Everything to be kept collects in batch(), everything the screen has to know in live().
/// Deterministic: the same state, messages and requests give the same batch, so a journal may be replayed.
/// Owner and thread: pipeline. Errors: a message that cannot be taken is counted, laid on the rejected pile and done.
class Pipeline
{
public:
    /// Called at once, before anything is committed, since an alert must not wait for the disk.
    using AlertHandler = std::function<void(const PendingAlert &)>;
    using TimeQualityCounts = std::array<std::uint64_t, 4>;
    using RejectHandler = std::function<void(RejectedMessage)>;
    /// A recorded command may be sent, to where its device was heard last (sourceNumber(); 0: not known); called after
    /// the batch that holds it was committed.
    using CommandHandler = std::function<void(const Command &, std::uint32_t source)>;

    /// It has taken a step, recorded or about to be.
    using CommandMovedHandler = std::function<void(const Command &)>;
    /// Has rows of the quarantine sent again. Value: how many.
    using ReplayHandler = std::function<Result<std::size_t>(const ReplayQuarantine &wish)>;

    /// An alarm that ended, as it is kept; nothing: it never came.
    using KeptAlarmHandler = std::function<std::optional<Alarm>(const AlarmKey &key)>;

    /// A former version of what people changed of the alarms' settings.
    using KeptRulesHandler = std::function<Result<AlarmRulesVersion>(std::uint64_t number)>;
    using RulesChangedHandler = std::function<void(const AlarmRulesVersion &)>;

    struct Handlers
    {
        AlertHandler alert;
        RejectHandler rejected;
        CommandHandler command;
        CommandMovedHandler commandMoved;
        ReplayHandler replayQuarantine;
        KeptAlarmHandler keptAlarm{};
        Repeats::CountKept countKept{};
        KeptRulesHandler keptRules{};
        RulesChangedHandler rulesChanged{};
        std::function<std::optional<Note>(std::uint64_t number)> keptNote{};
        /// One that ended, as the store has it; nothing: it never was, or went long ago.
        std::function<Result<std::optional<Command>>(const std::string &id)> keptCommand{};
        /// The horn stands otherwise than before, or this is the start.
        std::function<void(const HornState &)> horn{};
        /// Who there is, who is in and which seat is in control, when it changed.
        std::function<void(const PeopleState &, std::set<std::string, std::less<>> tokens)> people{};
    };

    Pipeline(const Config &config, Handlers handlers);

    void restore(RememberedState state, const Moment &now);

    /// Up to this position the journal was decided before the start: all it brought but its readings is kept, and
    /// brought again would undo what came later.
    void setDecided(std::uint64_t position) { m_decidedUpTo = position; }

    /// One message out of the journal; `position` is the end of its record.
    void take(const RawMessageView &message, std::uint64_t position, const Moment &now);
    void take(const PipelineRequest &request, const Moment &now);
    /// What has to be found out on another thread before act() can do it; nothing: nothing.
    [[nodiscard]] std::optional<SecretWork> secretWork(const OperatorRequest &request, const Moment &now);
    /// Permits, does and audits it; the caller answers.
    Result<ActionDone> act(const OperatorRequest &request, const Moment &now);
    /// After some messages: takes the devices they made or changed into the batch, and passing ones that are too many
    /// out of the lists.
    void collectDevices(const Moment &now);
    /// What time alone brings, several times a second. Delays and silences end only when everything that arrived has
    /// been looked at (`caughtUp`): what still waits might tell otherwise.
    void tick(const Moment &now, bool caughtUp);
    /// The gateway itself stands so: its troubles are alarms. About once a second.
    void edgeStands(const EngineStatus &status, const Moment &now);
    /// The end of the program: what would be saved lazily is saved now.
    void finish(const Moment &now);

    [[nodiscard]] const StoreBatch &batch() const { return m_batch; }
    [[nodiscard]] std::size_t messagesInBatch() const { return m_messagesInBatch; }
    /// True when the batch holds more than readings: it should not wait.
    [[nodiscard]] bool isUrgent() const;
    /// All of the batch but its readings is kept: lets its commands go. More of the kind may follow before the
    /// readings.
    void stateCommitted();
    /// The readings are kept as well: settles the books and begins a new batch. Returns what to settle.
    [[nodiscard]] BookEntries batchCommitted(const StoredBatch &stored);

    [[nodiscard]] LiveFrameBuilder &live() { return m_live; }
    [[nodiscard]] const DeviceRegistry &devices() const { return m_devices; }
    [[nodiscard]] std::vector<Alarm> alarms() const { return m_alarms.alarms(); }
    [[nodiscard]] const HornState &horn() const { return m_horn.state(); }
    [[nodiscard]] const AlarmRulesVersion &alarmRules() const { return m_book.version(); }
    /// True once after a device came, went or changed.
    [[nodiscard]] bool claimDevicesChanged();
    /// Readings since the last call, by TimeQuality.
    [[nodiscard]] TimeQualityCounts takeTimeQualities() { return std::exchange(m_timeQualities, {}); }
    /// What the messages since the last call held that was not understood.
    [[nodiscard]] DecodeDoubts takeDoubts() { return m_decoder.takeDoubts(); }
    struct Forgotten
    {
        std::uint64_t ids = 0;
        std::uint64_t alarms = 0; ///< of these ids, ended so
    };
    /// Ids without a lasting place that left since the last call.
    [[nodiscard]] Forgotten takePassingForgotten() { return std::exchange(m_passingForgotten, {}); }
    [[nodiscard]] std::size_t openCommands() const { return m_commands.openCount(); }

private:
    void takeReading(const RawMessageView &message, std::string_view deviceId, std::uint64_t position,
                     const Moment &now);
    [[nodiscard]] bool isRepeat(Reading &reading, std::uint64_t sessionBegan);
    void settleDecided(const RawMessageView &message, const Topic &topic);
    void takeDevice(const RawMessageView &message, std::string_view deviceId, const Moment &now);
    void clearDevice(const RawMessageView &message, std::string_view deviceId);
    void forgetPassing(const Moment &now);
    [[nodiscard]] bool hasPutAside(const std::string &deviceId) const;
    void forget(const std::set<std::string> &ids, const Moment &now);
    void noteFormerName(const RawMessageView &message, std::string_view deviceId, const Moment &now);
    [[nodiscard]] std::string sourceOf(const RawMessageView &message) const;
    std::size_t removeFromLists(const std::set<std::string> &ids, std::int64_t timeMs, const std::string &why = {});
    void takeReply(const RawMessageView &message, std::string_view deviceId, const Moment &now);
    void reject(const RawMessageView &message, const Error &error);
    void count(const Reading &reading, const Processed &done);
    void judge(const Reading &reading, ValueOrigin origin);
    void publishAlert(const AlarmTransition &transition);
    void publishStep(const AlarmTransition &transition);
    void publish(PendingAlert alert, const AlarmTransition &transition);
    void takeNewTransitions(std::size_t first);
    void takeConditions();
    void endDelaysAndSilences(const Moment &now);
    void tellAlarmsOf(const Device &device, const Moment &now);
    void showHorn();
    void showPeople();
    void changeAlarms(AlarmRulesVersion version, const Moment &now);
    [[nodiscard]] std::chrono::milliseconds offlineAfter(const Device &device) const;
    void keepCommand(const Command &command);
    void commandChanged(const Command &command);
    [[nodiscard]] Result<std::optional<Command>> endedCommand(const std::string &id) const;
    void sendCommands();
    void callForHelp(const std::string &node, const CallForHelp &call, const Requester &who, const Moment &now);
    [[nodiscard]] std::uint32_t whereHeard(const std::string &deviceId) const;

    void handle(const OperatorRequest &, const Moment &) { } // the worker calls act(), and answers when it is kept
    void handle(const CommandSent &request, const Moment &now);
    void handle(const CommandDelivered &request, const Moment &now);
    void handle(const CommandFailed &request, const Moment &now);
    void handle(const AlertConfirmed &request, const Moment &now);
    void handle(const CursorMoved &request, const Moment &now);
    void handle(const RowQuarantined &request, const Moment &now);
    void handle(const QuarantineReleased &request, const Moment &now);
    void handle(const LatestRemembered &request, const Moment &now);
    void handle(const SourceLinkMoved &request, const Moment &now);
    void handle(const ScreensChanged &, const Moment &) { }
    void handle(const AlertsWanted &, const Moment &) { } // the store's owner answers it

    const AlertPublish m_alertPublish;
    const std::int64_t m_deviceCheckMs;
    const std::int64_t m_listenMs; ///< after a start, before those not heard since are silent
    const FormerNames m_names;
    const std::map<std::uint32_t, std::string> m_sources; ///< names by what stands for them in the journal
    const Handlers m_handlers;
    Decoder m_decoder;
    ZoneClock m_zones;
    UnitTable m_units;
    Processor m_process;
    AlarmBook m_book;
    AlarmEngine m_alarms;
    Horn m_horn;
    LiveFlood m_floods;
    std::optional<HornState> m_hornShown; ///< as others know it
    Moment m_now; ///< as told last
    DeviceRegistry m_devices;
    CommandTracker m_commands;
    LiveFrameBuilder m_live;

    StoreBatch m_batch;
    Repeats m_repeats;
    CommandDesk m_orders;
    PeopleDesk m_people;
    SeatDesk m_seats;
    OperatorDesk m_desk;
    BookEntries m_outcome; ///< of the batch: what is not a reading is known before the commit
    std::size_t m_messagesInBatch = 0;
    std::uint64_t m_decidedUpTo = 0;
    std::vector<Command> m_commandsToSend; ///< once they are kept
    std::uint64_t m_helpCalls = 0; ///< since the start
    TimeQualityCounts m_timeQualities{};
    Forgotten m_passingForgotten;
    std::set<std::string, std::less<>> m_formerHeard; ///< former ids that still send
    std::int64_t m_nextDeviceCheck = 0; ///< monotonic ms
    std::optional<std::int64_t> m_listeningUntil; ///< monotonic ms: whom the edge has not heard by then is silent
    bool m_devicesChanged = false;
};

} // namespace lineside
