// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lineside {

/// Why the engine refuses something, or does not work as it should. Whoever says why names a value of this list; its
/// English text goes into answers, records and logs, and the panel says it in the reader's language. What brokers,
/// devices and the operating system say is no reason of ours and stays text.
enum class Reason : std::uint8_t {
    // store: what keeps it from storing
    DiskFull, ///< readings wait
    NothingFree, ///< the pages of the files are all there is
    OverQuota, ///< nothing may go to make room
    // store: what was lost or cannot be read
    FileSetAside, ///< before a file and its damage
    SliceUnfinished, ///< asked too early
    SeriesMissing, ///< a damaged slice
    SliceWithoutMeta, ///< a damaged slice
    // journal
    NoRoomForSegment, ///< the broker keeps what it has
    JournalFull, ///< so it does then
    CannotFlush, ///< before the system's words
    SegmentLeftOut, ///< before its damage
    RestOfSegmentLeftOut, ///< before the position
    // commands
    CommandTooLarge, ///< of its payload
    TooManyCommands, ///< for their answers
    CommandStillOpen, ///< an id names one at a time
    CommandExpired, ///< before it was handed over
    CommandIdTaken, ///< by another order: an id names one for ever
    NoSuchCommand, ///< among the last ones
    AskerMayNotAnyMore, ///< who ordered it was disabled, or has another role, since
    CommandDoesNotWait, ///< for a second person, or not any more
    ApproverUnknown, ///< nobody has logged in there
    ApproverIsAsker, ///< or may be: the first was not told apart, at the same seat
    PermissiveNotMet, ///< before which
    PermissiveNotLive, ///< before which: unknown is never the best case
    // what people ask of the engine
    EngineNotRunning, ///< not yet, or no more
    EngineStopped, ///< while somebody waited
    NotConfirmedByBroker, ///< an order, which is not sent later
    NotConfirmedByEngine, ///< any other action
    NothingToCloud, ///< no sink is configured
    RoleMayNot, ///< security/permissions
    CommentTooLong, ///< CommentAlarm::kMaxCharacters
    CommentNotPlain, ///< no control characters, valid UTF-8
    CommentEmpty, ///< not blanks alone
    ReasonMissing, ///< for putting an alarm aside
    ShelfTooLong, ///< AlarmSettings::maxShelved; or no time at all
    HighlyManaged, ///< an alarm that nobody shelves alone
    NoSuchAlarm, ///< none that is shown
    NoSuchRow, ///< it went, or never was
    SettingsChangedMeanwhile, ///< those of alarms, by somebody else
    TooManyRules, ///< kMostRules
    NoSuchVersion, ///< of the settings of alarms; old ones go
    NoSuchNote, ///< it never was, or is too old to be kept
    NoSuchDevice, ///< none that is known
    // who asks
    WrongCredentials, ///< the same words for a name nobody has, a wrong secret and one who may not log in
    WaitBeforeNextTry, ///< after wrong ones
    LoginInProgress, ///< one at a time
    TwoFactorsNeeded, ///< PermissionSettings::twoFactor
    SessionEnded, ///< or it never was
    NotLoggedIn, ///< and it takes a login
    FirstUserAtMachine, ///< the first administrator is made at the panel or the console
    FirstUserIsAdministrator, ///< the others are made by that one
    FormerSecretWrong, ///< who sets their own says the former one
    UserNameUnfit, ///< UserProfile::kMaxNameBytes, plain, without blanks around it
    UserNameTaken, ///< now or ever
    NoSuchUser, ///< none that is there
    NoSuchRole, ///< neither one of the five nor of [[role]]
    NoSuchGroup, ///< none of [[group]]
    UserUnfit, ///< areas or a date that cannot be
    TooManyUsers, ///< Users::kMost
    LastAdministrator, ///< nobody could set up others any more
    BadgeTaken, ///< it is another's
    PinTooShort, ///< PeopleSettings::pinDigits
    PasswordTooShort, ///< model/secretrules.h
    SecretGuessed, ///< among the first that anybody tries
    SecretUnfit, ///< not plain text, or too long
    NoSuchToken, ///< or it was revoked
    TooManyTokens,
    NoSuchArea, ///< the site names none, and no machine is there
    NoSuchSession, ///< it has ended
    SeatNotInControl, ///< another seat orders there; its name is the context
    SeatAskedFor, ///< by a third one
    // what the engine does by itself
    DeviceForgotten, ///< why it ended an alarm
};

inline constexpr int kReasonCount = static_cast<int>(Reason::DeviceForgotten) + 1;

/// The English text. It is stored and sent, so a change of its words is one of answers.
[[nodiscard]] std::string_view toString(Reason reason);

/// Whose text this is: reasons come back from store and status as text.
[[nodiscard]] std::optional<Reason> reasonOf(std::string_view text);

[[nodiscard]] inline Unexpected unexpected(ErrorCode code, Reason reason, std::string context = {})
{
    return unexpected(code, std::string(toString(reason)), std::move(context));
}

} // namespace lineside
