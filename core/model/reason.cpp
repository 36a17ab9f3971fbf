// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reason.h"

#pragma GCC diagnostic error "-Wswitch" // a reason without a text does not build

namespace lineside {

std::string_view toString(Reason reason)
{
    switch (reason) {
    case Reason::DiskFull:
        return "the disk is full: what is left is for alarms and commands, readings wait until 24 MiB are free";
    case Reason::NothingFree:
        return "the disk is full: readings are kept only while the files there are have room";
    case Reason::OverQuota:
        return "over quota: the oldest readings wait for a sink to confirm them";
    case Reason::FileSetAside:
        return "damaged, set aside";
    case Reason::SliceUnfinished:
        return "the slice is still being made";
    case Reason::SeriesMissing:
        return "a row names a series that is not there";
    case Reason::SliceWithoutMeta:
        return "the slice has lost its meta data";
    case Reason::NoRoomForSegment:
        return "no room for a journal segment: the disk is full";
    case Reason::JournalFull:
        return "the journal is full: messages wait at the broker until the store has taken some";
    case Reason::CannotFlush:
        return "cannot flush the journal";
    case Reason::SegmentLeftOut:
        return "journal segment left out";
    case Reason::RestOfSegmentLeftOut:
        return "journal damaged, the rest of its segment is left out";
    case Reason::CommandTooLarge:
        return "the command is larger than 64 KiB";
    case Reason::TooManyCommands:
        return "too many commands are waiting";
    case Reason::CommandStillOpen:
        return "a command with this id is still open";
    case Reason::CommandExpired:
        return "the command has expired";
    case Reason::CommandIdTaken:
        return "another command has this id";
    case Reason::NoSuchCommand:
        return "there is no such command";
    case Reason::AskerMayNotAnyMore:
        return "who ordered it may not do this any more";
    case Reason::CommandDoesNotWait:
        return "it does not wait for a second person";
    case Reason::ApproverUnknown:
        return "who approves must have logged in";
    case Reason::ApproverIsAsker:
        return "a second person must approve, not the one who asked";
    case Reason::PermissiveNotMet:
        return "not permitted now";
    case Reason::PermissiveNotLive:
        return "interlock: value not live";
    case Reason::EngineNotRunning:
        return "the engine is not running";
    case Reason::EngineStopped:
        return "the engine has stopped";
    case Reason::NotConfirmedByBroker:
        return "the broker did not confirm it within 5 seconds";
    case Reason::NotConfirmedByEngine:
        return "the engine did not confirm it within 5 seconds; it may still come about";
    case Reason::NothingToCloud:
        return "nothing is sent to the cloud";
    case Reason::RoleMayNot:
        return "the role may not do this";
    case Reason::CommentTooLong:
        return "a comment has at most 500 characters";
    case Reason::CommentNotPlain:
        return "a comment is plain text";
    case Reason::CommentEmpty:
        return "a comment says something";
    case Reason::ReasonMissing:
        return "a reason is needed";
    case Reason::ShelfTooLong:
        return "an alarm is not shelved for so long";
    case Reason::HighlyManaged:
        return "a highly managed alarm is not shelved by one person alone";
    case Reason::NoSuchAlarm:
        return "no such alarm";
    case Reason::NoSuchRow:
        return "no such row is in quarantine";
    case Reason::SettingsChangedMeanwhile:
        return "somebody else has changed the settings meanwhile";
    case Reason::TooManyRules:
        return "there are more than 20000 rules";
    case Reason::NoSuchVersion:
        return "no such version of the settings is kept";
    case Reason::NoSuchNote:
        return "no such note is kept";
    case Reason::NoSuchDevice:
        return "no such device";
    case Reason::WrongCredentials:
        return "wrong name, PIN or password";
    case Reason::WaitBeforeNextTry:
        return "wrong too often: wait before the next try";
    case Reason::LoginInProgress:
        return "a login is being checked already";
    case Reason::TwoFactorsNeeded:
        return "it takes a login by badge and PIN";
    case Reason::SessionEnded:
        return "the login has ended";
    case Reason::NotLoggedIn:
        return "it takes a login";
    case Reason::FirstUserAtMachine:
        return "the first administrator is made at the panel or the console";
    case Reason::FirstUserIsAdministrator:
        return "the first user is an administrator with a PIN or a password";
    case Reason::FormerSecretWrong:
        return "the former PIN or password is wrong";
    case Reason::UserNameUnfit:
        return "a name is plain text in one alphabet, 60 bytes at most";
    case Reason::UserNameTaken:
        return "the name is, or was, another user's";
    case Reason::NoSuchUser:
        return "no such user";
    case Reason::NoSuchRole:
        return "no such role";
    case Reason::NoSuchGroup:
        return "no such group";
    case Reason::UserUnfit:
        return "the areas or the date of expiry cannot be";
    case Reason::TooManyUsers:
        return "there are 2000 users already, removed ones among them";
    case Reason::LastAdministrator:
        return "nobody could set up users any more";
    case Reason::BadgeTaken:
        return "the badge is another user's";
    case Reason::PinTooShort:
        return "the PIN has too few digits";
    case Reason::PasswordTooShort:
        return "a password has at least 10 characters";
    case Reason::SecretGuessed:
        return "it is among the first that anybody would try";
    case Reason::SecretUnfit:
        return "a PIN or password is plain text of 256 bytes at most";
    case Reason::NoSuchToken:
        return "no such token";
    case Reason::TooManyTokens:
        return "there are 1000 tokens already, revoked ones among them";
    case Reason::NoSuchArea:
        return "no such area";
    case Reason::NoSuchSession:
        return "no such session";
    case Reason::SeatNotInControl:
        return "another seat is in control";
    case Reason::SeatAskedFor:
        return "another seat has asked for it already";
    case Reason::DeviceForgotten:
        return "device forgotten";
    }
    return {};
}

std::optional<Reason> reasonOf(std::string_view text)
{
    for (int index = 0; index < kReasonCount; ++index) {
        if (const auto reason = static_cast<Reason>(index); toString(reason) == text)
            return reason;
    }
    return std::nullopt;
}

} // namespace lineside
