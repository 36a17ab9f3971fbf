// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/alarm.h"
#include "model/alarmrule.h"
#include "model/command.h"
#include "model/commandactions.h"
#include "model/peopleactions.h"
#include "model/tokenactions.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lineside {

/// These alarms were seen. Only activations before the action was submitted are meant. The comment is kept by itself
/// for one that was acknowledged already, or has ended.
struct AcknowledgeAlarms
{
    std::vector<AlarmKey> alarms;
    std::string comment{};
};

/// Takes acknowledgements back, of alarms that are still active.
struct UnacknowledgeAlarms
{
    std::vector<AlarmKey> alarms;
};

/// Which alarms are put aside or taken back: these, and all a machine has.
struct AlarmSelection
{
    std::vector<AlarmKey> alarms{};
    std::string deviceId{}; ///< empty: no machine as a whole
};

/// Puts alarms aside for a while, whether they are active or not.
struct ShelveAlarms
{
    AlarmSelection which;
    ShelfMode mode = ShelfMode::Timed;
    std::chrono::milliseconds length{0}; ///< of the shelf; 0: the longest that is allowed
    std::string reason; ///< as long as a comment at most
};

/// Takes alarms down from the shelf: those that are active count as seen.
struct UnshelveAlarms
{
    AlarmSelection which;
};

/// Until somebody puts them back.
struct TakeOutOfService
{
    AlarmSelection which;
    std::string reason; ///< as long as a comment at most
};

struct ReturnToService
{
    AlarmSelection which;
};

/// Releases the latch of these alarms.
struct ResetAlarms
{
    std::vector<AlarmKey> alarms;
};

/// Something to be remembered about an alarm, standing or ended.
struct CommentAlarm
{
    static constexpr std::size_t kMaxCharacters = 500; ///< of UTF-8; a longer text is refused, not cut

    AlarmKey alarm;
    std::string text;
};

/// Changes how alarms behave from now on: these rules are laid over what is said of the same alarms already, and what
/// was changed of the other subjects is taken back to the configuration. Or back to a former version, whole.
struct ChangeAlarmSettings
{
    std::vector<AlarmRule> rules{};
    std::vector<AlarmSubject> removed{};
    std::optional<std::uint64_t> toVersion{}; ///< then there is nothing else; 0: as the configuration has it
    std::optional<std::uint64_t> basedOn{}; ///< the version that was looked at; refused when it is another by now
    std::string reason{}; ///< as long as a comment at most
};

/// Takes a device and its alarms out of the lists. What is stored stays, and it comes back when it speaks.
struct RemoveDevice
{
    std::string deviceId;
};

/// Has rows that a sink would not take sent once more: one, or all (nullopt).
struct ReplayQuarantine
{
    std::optional<std::uint64_t> sequence{};
    std::string sink{}; ///< those of this one alone; empty: of every sink
};

/// Nobody needs to hear the horn any more, whatever calls for it now.
struct SilenceHorn
{
};

/// Has every output of the horn sound for a moment.
struct TestHorn
{
};

/// Writes something down for those who come after. Errors: InvalidInput for a text that is none, or longer than a
/// comment, NotFound for a machine or an alarm that nobody knows.
struct WriteNote
{
    std::string text;
    std::string deviceId{}; ///< empty, without an alarm too: of the whole site
    std::optional<AlarmKey> alarm{};
};

/// A note is wrong, or settled: it is no longer shown, and stays in the record.
struct StrikeNote
{
    std::uint64_t number = 0;
};

/// A table, or a report, is to leave the gateway for the folder of exchange. Whoever writes it asks first: it is in the
/// audit whether or not the file comes to be.
struct ExportTable
{
    std::string table; ///< "alarm settings", "alarm journal"
    std::string file; ///< its name there
};

/// The figures of alarms that go on and on are counted anew from now.
struct ResetFigures
{
};

/// All that a person, or a program for them, may ask the engine to do. One more verb is one more struct here; the
/// rest of its way is the recipe "Add a verb" in core/README.md.
using OperatorAction
    = std::variant<AcknowledgeAlarms, UnacknowledgeAlarms, ResetAlarms, CommentAlarm, ShelveAlarms, UnshelveAlarms,
                   TakeOutOfService, ReturnToService, ChangeAlarmSettings, RemoveDevice, SendCommand, ReplayQuarantine,
                   SilenceHorn, TestHorn, WriteNote, StrikeNote, ExportTable, ResetFigures, ApproveCommand,
                   CancelCommand, ExplainCommand, CallForHelp, LogIn, LogOut, EndSession, AddUser, ChangeUser,
                   SetSecret, RemoveUser, TakeSeat, RefuseSeat, ReleaseSeat, AddToken, RevokeToken>;

/// "acknowledge", "shelve", "remove_device", …: the verb in the audit record.
[[nodiscard]] std::string_view verbOf(const OperatorAction &action);

/// "alarm", "command", "device", "settings", "note", "data", "access", "user", "seat": what a record of it is about.
/// Empty: no verb.
[[nodiscard]] std::string_view categoryOf(std::string_view verb);

/// The devices it would touch, by what it names; empty: it is of the site as a whole.
[[nodiscard]] std::vector<std::string> devicesOf(const OperatorAction &action);

/// Of every action there is, in the order of the variant.
[[nodiscard]] std::span<const std::string_view> operatorVerbs();

/// What an action has brought about. Nothing of it set: it had no effect, as things stood.
struct ActionDone
{
    std::string commandId{}; ///< SendCommand
    std::optional<Command> command{}; ///< the same, as it stands
    bool isRepeated = false; ///< SendCommand: this id was given before; the command is what became of it
    std::vector<Alarm> alarms{}; ///< that took a step, as they stand after it
    std::vector<Alarm> unchanged{}; ///< that took none, as they stand; one that never came is in neither
    std::size_t rows = 0; ///< sent again
    std::uint64_t alarmSettings = 0; ///< ChangeAlarmSettings: the version it made
    std::uint64_t note = 0; ///< WriteNote, StrikeNote: its number
    bool isDeviceRemoved = false;
    bool hasHornMoved = false; ///< it is silenced, or tested
    bool mayExport = false; ///< ExportTable: it is in the audit
    bool areFiguresReset = false;
    bool hasCommandMoved = false; ///< ApproveCommand, CancelCommand, ExplainCommand
    bool isWaiting = false; ///< SendCommand: for a second person; TakeSeat: for the one who has it
    bool isHelpCalled = false;
    std::optional<OpenedSession> session{}; ///< LogIn
    std::uint64_t user = 0; ///< AddUser, ChangeUser, SetSecret, RemoveUser
    bool areSessionsEnded = false; ///< LogOut, EndSession
    bool hasSeatMoved = false; ///< TakeSeat, RefuseSeat, ReleaseSeat
    std::string token{}; ///< AddToken: what the program is to bring; for who asked alone
    bool isTokenRevoked = false;

    [[nodiscard]] bool hadEffect() const
    {
        return !commandId.empty() || !alarms.empty() || rows > 0 || alarmSettings > 0 || note > 0 || isDeviceRemoved
            || hasHornMoved || mayExport || areFiguresReset || hasCommandMoved || isWaiting || isHelpCalled || session
            || user > 0 || areSessionsEnded || hasSeatMoved || !token.empty() || isTokenRevoked;
    }
};

/// Called once, on any thread. Errors: NotAllowed (the role may not), InvalidInput, NotFound, Unavailable, Full,
/// Timeout; each says why in words.
using ActionAnswer = std::function<void(Result<ActionDone>)>;

} // namespace lineside
