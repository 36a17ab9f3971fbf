// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/reasons.h"

#include "viewmodels/displaytext.h"

#include <algorithm>
#include <array>

namespace lineside {

namespace {

/// Sentences that stand for themselves or before a name in brackets.
constexpr std::array kSentences{
    // what the panel says of its own loudspeaker
    QT_TRANSLATE_NOOP("Reasons", "there is no loudspeaker"),
    QT_TRANSLATE_NOOP("Reasons", "this panel was built without sound"),
    // what the broker says: MQTT 5.0 §2.4, in the order of its codes; the return codes of 3.1.1 are told in the same
    // words
    QT_TRANSLATE_NOOP("Reasons", "unspecified error"),
    QT_TRANSLATE_NOOP("Reasons", "malformed packet"),
    QT_TRANSLATE_NOOP("Reasons", "protocol error"),
    QT_TRANSLATE_NOOP("Reasons", "not accepted by the broker"),
    QT_TRANSLATE_NOOP("Reasons", "the broker does not speak this version of MQTT"),
    QT_TRANSLATE_NOOP("Reasons", "the broker does not accept this client id"),
    QT_TRANSLATE_NOOP("Reasons", "wrong user name or password"),
    QT_TRANSLATE_NOOP("Reasons", "not authorised"),
    QT_TRANSLATE_NOOP("Reasons", "the broker is not available"),
    QT_TRANSLATE_NOOP("Reasons", "the broker is busy"),
    QT_TRANSLATE_NOOP("Reasons", "this client is banned"),
    QT_TRANSLATE_NOOP("Reasons", "the broker shuts down"),
    QT_TRANSLATE_NOOP("Reasons", "wrong authentication method"),
    QT_TRANSLATE_NOOP("Reasons", "the broker has not heard from us"),
    QT_TRANSLATE_NOOP("Reasons", "taken over by a twin client id"),
    QT_TRANSLATE_NOOP("Reasons", "the topic filter is not valid"),
    QT_TRANSLATE_NOOP("Reasons", "the topic is not valid"),
    QT_TRANSLATE_NOOP("Reasons", "the packet id is in use"),
    QT_TRANSLATE_NOOP("Reasons", "the packet id is not known"),
    QT_TRANSLATE_NOOP("Reasons", "more unacknowledged messages than the broker takes"),
    QT_TRANSLATE_NOOP("Reasons", "the topic alias is not valid"),
    QT_TRANSLATE_NOOP("Reasons", "larger than the broker takes"),
    QT_TRANSLATE_NOOP("Reasons", "too many messages in this time"),
    QT_TRANSLATE_NOOP("Reasons", "the broker's quota is exceeded"),
    QT_TRANSLATE_NOOP("Reasons", "ended by the broker's administrator"),
    QT_TRANSLATE_NOOP("Reasons", "the payload is not of the format it claims"),
    QT_TRANSLATE_NOOP("Reasons", "the broker keeps no retained messages"),
    QT_TRANSLATE_NOOP("Reasons", "the broker does not offer this QoS"),
    QT_TRANSLATE_NOOP("Reasons", "the broker asks to use another"),
    QT_TRANSLATE_NOOP("Reasons", "the broker has moved"),
    QT_TRANSLATE_NOOP("Reasons", "the broker has no shared subscriptions"),
    QT_TRANSLATE_NOOP("Reasons", "too many connections in this time"),
    QT_TRANSLATE_NOOP("Reasons", "the longest time of a connection is over"),
    QT_TRANSLATE_NOOP("Reasons", "the broker has no subscription identifiers"),
    QT_TRANSLATE_NOOP("Reasons", "the broker has no subscriptions with wildcards"),
    QT_TRANSLATE_NOOP("Reasons", "the broker grants QoS 0 where QoS 1 was asked: messages may be lost"),
    // what became of the connection
    QT_TRANSLATE_NOOP("Reasons", "the broker closed the connection"),
    QT_TRANSLATE_NOOP("Reasons", "the broker closed the connection at a message of QoS 2"),
    QT_TRANSLATE_NOOP("Reasons", "the broker closed the connection instead of confirming a message"),
    QT_TRANSLATE_NOOP("Reasons", "the broker closed the connection instead of granting the subscription"),
    QT_TRANSLATE_NOOP("Reasons", "the broker does not answer any more"),
    QT_TRANSLATE_NOOP("Reasons", "what the broker sends is not MQTT"),
    QT_TRANSLATE_NOOP("Reasons", "connection refused"),
    QT_TRANSLATE_NOOP("Reasons", "no answer within 10 seconds"),
    QT_TRANSLATE_NOOP("Reasons", "the name has no address"),
    QT_TRANSLATE_NOOP("Reasons", "not connected to the broker"),
    QT_TRANSLATE_NOOP("Reasons", "the client was stopped"),
    // the same in the words of the operating system
    QT_TRANSLATE_NOOP("Reasons", "Name or service not known"),
    QT_TRANSLATE_NOOP("Reasons", "Temporary failure in name resolution"),
    QT_TRANSLATE_NOOP("Reasons", "No address associated with hostname"),
    QT_TRANSLATE_NOOP("Reasons", "Network is unreachable"),
    QT_TRANSLATE_NOOP("Reasons", "No route to host"),
    QT_TRANSLATE_NOOP("Reasons", "Connection timed out"),
    QT_TRANSLATE_NOOP("Reasons", "Connection reset by peer"),
    QT_TRANSLATE_NOOP("Reasons", "No space left on device"),
    QT_TRANSLATE_NOOP("Reasons", "Input/output error"),
    QT_TRANSLATE_NOOP("Reasons", "Read-only file system"),
    // why a message was refused: decode/rejectreason.cpp, and answers to commands that are not open
    QT_TRANSLATE_NOOP("Reasons", "the payload is empty"),
    QT_TRANSLATE_NOOP("Reasons", "the payload is larger than 256 KiB"),
    QT_TRANSLATE_NOOP("Reasons", "the payload is UTF-16 or UTF-32, not UTF-8"),
    QT_TRANSLATE_NOOP("Reasons", "the payload is not valid UTF-8"),
    QT_TRANSLATE_NOOP("Reasons", "the payload is not valid JSON"),
    QT_TRANSLATE_NOOP("Reasons", "the payload is not valid CBOR"),
    QT_TRANSLATE_NOOP("Reasons", "the payload is JSON, but not an object"),
    QT_TRANSLATE_NOOP("Reasons", "the payload is nested deeper than 64 levels"),
    QT_TRANSLATE_NOOP("Reasons", "a required field is missing"),
    QT_TRANSLATE_NOOP("Reasons", "a field occurs twice"),
    QT_TRANSLATE_NOOP("Reasons", "a field holds the wrong type"),
    QT_TRANSLATE_NOOP("Reasons", "a number is too large"),
    QT_TRANSLATE_NOOP("Reasons", "a time is not as RFC 3339 writes it"),
    QT_TRANSLATE_NOOP("Reasons", "a text is empty, too long or holds control characters"),
    QT_TRANSLATE_NOOP("Reasons", "the status is none of accepted, done, rejected"),
    QT_TRANSLATE_NOOP("Reasons", "topic and payload name different devices"),
    QT_TRANSLATE_NOOP("Reasons", "the topic names no device message"),
    QT_TRANSLATE_NOOP("Reasons", "this version cannot read the payload's format"),
    QT_TRANSLATE_NOOP("Reasons", "the answer came after the command had ended"),
    QT_TRANSLATE_NOOP("Reasons", "no such command was sent to this device"),
    // what a configuration file that was read again is refused for
    QT_TRANSLATE_NOOP("Reasons", "the file has errors, the program goes on with what it has"),
    QT_TRANSLATE_NOOP("Reasons", "the engine cannot start with the file, it goes on with what it had"),
    QT_TRANSLATE_NOOP("Reasons", "the file has changed, a restart is needed"),
    // what the engine itself does not send
    QT_TRANSLATE_NOOP("Reasons", "the device's name cannot stand in a topic"),
    QT_TRANSLATE_NOOP("Reasons", "no topic can be made of this device's name"),
    QT_TRANSLATE_NOOP("Reasons", "the window of unconfirmed messages is full"),
    // how a login came about, and how it ended
    QT_TRANSLATE_NOOP("Reasons", "by secret"),
    QT_TRANSLATE_NOOP("Reasons", "by badge"),
    QT_TRANSLATE_NOOP("Reasons", "by badge and secret"),
    QT_TRANSLATE_NOOP("Reasons", "logged out"),
    QT_TRANSLATE_NOOP("Reasons", "nobody was there"),
    QT_TRANSLATE_NOOP("Reasons", "somebody else logged in"),
    QT_TRANSLATE_NOOP("Reasons", "longer than a session may be"),
    QT_TRANSLATE_NOOP("Reasons", "ended by an administrator"),
    QT_TRANSLATE_NOOP("Reasons", "what they log in by was changed"),
    QT_TRANSLATE_NOOP("Reasons", "the user may not log in any more"),
    // why what was asked for had no effect
    QT_TRANSLATE_NOOP("Reasons", "it is so already"),
    QT_TRANSLATE_NOOP("Reasons", "nothing sounds"),
    QT_TRANSLATE_NOOP("Reasons", "it was struck before"),
    QT_TRANSLATE_NOOP("Reasons", "the alarm was not in that state"),
    QT_TRANSLATE_NOOP("Reasons", "the clock jumped by more than a minute"),
    // why an order ended
    QT_TRANSLATE_NOOP("Reasons", "the device did not answer in time"),
    QT_TRANSLATE_NOOP("Reasons", "could not be sent in time"),
    QT_TRANSLATE_NOOP("Reasons", "the broker did not confirm it in time"),
    QT_TRANSLATE_NOOP("Reasons", "accepted, but not reported done in time"),
    QT_TRANSLATE_NOOP("Reasons", "nobody approved it in time"),
    QT_TRANSLATE_NOOP("Reasons", "the gateway was restarted before it was known to be sent"),
    QT_TRANSLATE_NOOP("Reasons", "the gateway was restarted while it waited for a second person"),
    // files that come and go, and what is wrong in a table of settings
    QT_TRANSLATE_NOOP("Reasons", "the file is not there"),
    QT_TRANSLATE_NOOP("Reasons", "the file is too large"),
    QT_TRANSLATE_NOOP("Reasons", "that is no name of a file"),
    QT_TRANSLATE_NOOP("Reasons", "Permission denied"),
    QT_TRANSLATE_NOOP("Reasons", "No such file or directory"),
    QT_TRANSLATE_NOOP("Reasons", "holds more than 20000 rules"),
    QT_TRANSLATE_NOOP("Reasons", "has a quotation mark that never ends"),
    QT_TRANSLATE_NOOP("Reasons", "is empty"),
    QT_TRANSLATE_NOOP("Reasons", "is no column of this table"),
    QT_TRANSLATE_NOOP("Reasons", "is there twice"),
    QT_TRANSLATE_NOOP("Reasons", "is missing"),
    QT_TRANSLATE_NOOP("Reasons", "has more cells than the table has columns"),
    QT_TRANSLATE_NOOP("Reasons", "is no kind of alarm"),
    QT_TRANSLATE_NOOP("Reasons", "is no plain text"),
    QT_TRANSLATE_NOOP("Reasons", "must be true or false"),
    QT_TRANSLATE_NOOP("Reasons", "must be a number"),
    QT_TRANSLATE_NOOP("Reasons", "is out of its bounds"),
    QT_TRANSLATE_NOOP("Reasons", "is no id a device can have"),
    QT_TRANSLATE_NOOP("Reasons", "cannot hold this limit"),
    QT_TRANSLATE_NOOP("Reasons", "is not known; [[unit]] can define it"),
};

/// The codes under which refused messages are counted, and their sentences above.
struct Coded
{
    const char *code;
    const char *sentence;
};

constexpr std::array kCodes{
    Coded{"empty", "the payload is empty"},
    Coded{"too_large", "the payload is larger than 256 KiB"},
    Coded{"other_encoding", "the payload is UTF-16 or UTF-32, not UTF-8"},
    Coded{"invalid_utf8", "the payload is not valid UTF-8"},
    Coded{"invalid_json", "the payload is not valid JSON"},
    Coded{"invalid_cbor", "the payload is not valid CBOR"},
    Coded{"not_an_object", "the payload is JSON, but not an object"},
    Coded{"too_deep", "the payload is nested deeper than 64 levels"},
    Coded{"missing_field", "a required field is missing"},
    Coded{"duplicate_field", "a field occurs twice"},
    Coded{"wrong_type", "a field holds the wrong type"},
    Coded{"number_out_of_range", "a number is too large"},
    Coded{"bad_timestamp", "a time is not as RFC 3339 writes it"},
    Coded{"bad_text", "a text is empty, too long or holds control characters"},
    Coded{"unknown_status", "the status is none of accepted, done, rejected"},
    Coded{"device_mismatch", "topic and payload name different devices"},
    Coded{"unknown_topic", "the topic names no device message"},
    Coded{"unknown_format", "this version cannot read the payload's format"},
    Coded{"late_answer", "the answer came after the command had ended"},
    Coded{"unknown_command", "no such command was sent to this device"},
};

const QLatin1String kNumbered("reason ");
const QLatin1String kCertificate("the broker's certificate was refused: ");
const QLatin1String kDenied("not allowed to read ");
const QLatin1String kRenamed("renamed to ");
const QLatin1String kSuspicion(" at once and repeatedly: is there a twin with the client id ");

} // namespace

QString Reasons::text(const std::string &reason)
{
    const QString told = displayText(reason, kSentenceShown);
    if (const auto numbered = ofNumber(told))
        return *numbered;
    if (told.startsWith(kCertificate))
        return tr("the broker's certificate was refused: %1").arg(told.mid(kCertificate.size()));
    if (told.startsWith(kRenamed))
        return tr("renamed to %1").arg(told.mid(kRenamed.size()));
    if (told.startsWith(kDenied))
        return deniedTopics(told.mid(kDenied.size()));
    if (const auto twin = suspectedTwin(told))
        return *twin;
    if (const auto detailed = withDetail(told))
        return *detailed;
    if (const auto named = withName(told))
        return *named;
    return known(told);
}

#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wswitch" // a reason nobody translates does not build

QString Reasons::sentence(const std::string &reason)
{
    QString sentence = text(reason);
    if (!sentence.isEmpty())
        sentence[0] = sentence[0].toUpper();
    return sentence;
}

QString Reasons::text(Reason reason)
{
    switch (reason) {
    case Reason::DiskFull:
        return tr("the disk is full: what is left is for alarms and commands, readings wait until 24 MiB are free");
    case Reason::NothingFree:
        return tr("the disk is full: readings are kept only while the files there are have room");
    case Reason::OverQuota:
        return tr("over quota: the oldest readings wait for a sink to confirm them");
    case Reason::FileSetAside:
        return tr("damaged, set aside");
    case Reason::SliceUnfinished:
        return tr("the slice is still being made");
    case Reason::SeriesMissing:
        return tr("a row names a series that is not there");
    case Reason::SliceWithoutMeta:
        return tr("the slice has lost its meta data");
    case Reason::NoRoomForSegment:
        return tr("no room for a journal segment: the disk is full");
    case Reason::JournalFull:
        return tr("the journal is full: messages wait at the broker until the store has taken some");
    case Reason::CannotFlush:
        return tr("cannot flush the journal");
    case Reason::SegmentLeftOut:
        return tr("journal segment left out");
    case Reason::RestOfSegmentLeftOut:
        return tr("journal damaged, the rest of its segment is left out");
    case Reason::CommandTooLarge:
        return tr("the command is larger than 64 KiB");
    case Reason::TooManyCommands:
        return tr("too many commands are waiting");
    case Reason::CommandStillOpen:
        return tr("a command with this id is still open");
    case Reason::CommandExpired:
        return tr("the command has expired");
    case Reason::CommandIdTaken:
        return tr("another command has this id");
    case Reason::NoSuchCommand:
        return tr("there is no such command");
    case Reason::AskerMayNotAnyMore:
        return tr("who ordered it may not do this any more");
    case Reason::CommandDoesNotWait:
        return tr("it does not wait for a second person");
    case Reason::ApproverUnknown:
        return tr("who approves must have logged in");
    case Reason::ApproverIsAsker:
        return tr("a second person must approve, not the one who asked");
    case Reason::PermissiveNotMet:
        return tr("not permitted now");
    case Reason::PermissiveNotLive:
        return tr("interlock: value not live");
    case Reason::EngineNotRunning:
        return tr("the engine is not running");
    case Reason::EngineStopped:
        return tr("the engine has stopped");
    case Reason::NotConfirmedByBroker:
        return tr("the broker did not confirm it within 5 seconds");
    case Reason::NotConfirmedByEngine:
        return tr("the engine did not confirm it within 5 seconds; it may still come about");
    case Reason::NothingToCloud:
        return tr("nothing is sent to the cloud");
    case Reason::RoleMayNot:
        return tr("the role may not do this");
    case Reason::CommentTooLong:
        return tr("a comment has at most 500 characters");
    case Reason::CommentNotPlain:
        return tr("a comment is plain text");
    case Reason::CommentEmpty:
        return tr("a comment says something");
    case Reason::ReasonMissing:
        return tr("a reason is needed");
    case Reason::ShelfTooLong:
        return tr("an alarm is not shelved for so long");
    case Reason::HighlyManaged:
        return tr("a highly managed alarm is not shelved by one person alone");
    case Reason::NoSuchAlarm:
        return tr("no such alarm");
    case Reason::NoSuchRow:
        return tr("no such row is in quarantine");
    case Reason::SettingsChangedMeanwhile:
        return tr("somebody else has changed the settings meanwhile");
    case Reason::TooManyRules:
        return tr("there are more than 20000 rules");
    case Reason::NoSuchNote:
        return tr("no such note is kept");
    case Reason::NoSuchDevice:
        return tr("no such device");
    case Reason::NoSuchVersion:
        return tr("no such version of the settings is kept");
    case Reason::WrongCredentials:
        return tr("wrong name, PIN or password");
    case Reason::WaitBeforeNextTry:
        return tr("wrong too often: wait before the next try");
    case Reason::LoginInProgress:
        return tr("a login is being checked already");
    case Reason::TwoFactorsNeeded:
        return tr("it takes a login by badge and PIN");
    case Reason::SessionEnded:
        return tr("the login has ended");
    case Reason::NotLoggedIn:
        return tr("it takes a login");
    case Reason::FirstUserAtMachine:
        return tr("the first administrator is made at the panel or the console");
    case Reason::FirstUserIsAdministrator:
        return tr("the first user is an administrator with a PIN or a password");
    case Reason::FormerSecretWrong:
        return tr("the former PIN or password is wrong");
    case Reason::UserNameUnfit:
        return tr("a name is plain text in one alphabet, 60 bytes at most");
    case Reason::UserNameTaken:
        return tr("the name is, or was, another user's");
    case Reason::NoSuchUser:
        return tr("no such user");
    case Reason::NoSuchRole:
        return tr("no such role");
    case Reason::NoSuchGroup:
        return tr("no such group");
    case Reason::UserUnfit:
        return tr("the areas or the date of expiry cannot be");
    case Reason::TooManyUsers:
        return tr("there are 2000 users already, removed ones among them");
    case Reason::LastAdministrator:
        return tr("nobody could set up users any more");
    case Reason::BadgeTaken:
        return tr("the badge is another user's");
    case Reason::PinTooShort:
        return tr("the PIN has too few digits");
    case Reason::PasswordTooShort:
        return tr("a password has at least 10 characters");
    case Reason::SecretGuessed:
        return tr("it is among the first that anybody would try");
    case Reason::SecretUnfit:
        return tr("a PIN or password is plain text of 256 bytes at most");
    case Reason::NoSuchToken:
        return tr("no such token");
    case Reason::TooManyTokens:
        return tr("there are 1000 tokens already, revoked ones among them");
    case Reason::NoSuchArea:
        return tr("no such area");
    case Reason::NoSuchSession:
        return tr("no such session");
    case Reason::SeatNotInControl:
        return tr("another seat is in control");
    case Reason::SeatAskedFor:
        return tr("another seat has asked for it already");
    case Reason::DeviceForgotten:
        return tr("device forgotten");
    }
    return {};
}

#pragma GCC diagnostic pop

QString Reasons::ofCode(const std::string &code)
{
    const auto found
        = std::find_if(kCodes.begin(), kCodes.end(), [&](const Coded &candidate) { return code == candidate.code; });
    if (found == kCodes.end())
        return displayText(code);
    return tr(found->sentence) + QStringLiteral(" (") + QLatin1String(code.c_str()) + QLatin1Char(')');
}

QString Reasons::known(const QString &sentence)
{
    if (const auto reason = reasonOf(sentence.toStdString()))
        return text(*reason);
    const auto isIt = [&](const char *candidate) { return sentence == QLatin1String(candidate); };
    const auto found = std::find_if(kSentences.begin(), kSentences.end(), isIt);
    return found == kSentences.end() ? sentence : tr(*found);
}

/// "reason 240"
std::optional<QString> Reasons::ofNumber(const QString &reason)
{
    bool isNumber = false;
    const int number = reason.startsWith(kNumbered) ? reason.mid(kNumbered.size()).toInt(&isNumber) : 0;
    return isNumber ? std::optional(tr("reason %1", "a number").arg(number)) : std::nullopt;
}

std::optional<QString> Reasons::suspectedTwin(const QString &reason)
{
    const auto at = reason.indexOf(kSuspicion);
    if (at < 0)
        return std::nullopt;
    const QString clientId = reason.mid(at + kSuspicion.size()).chopped(1);
    return tr("%1 at once and repeatedly: is there a twin with the client id %2?")
        .arg(known(reason.left(at)), clientId);
}

/// "sentence: the machine's own words", which may be a known sentence as well
std::optional<QString> Reasons::withDetail(const QString &reason)
{
    const auto at = reason.indexOf(QLatin1String(": "));
    if (at < 0 || known(reason) != reason)
        return std::nullopt;
    const QString sentence = reason.left(at);
    const QString shown = known(sentence);
    if (shown == sentence)
        return std::nullopt;
    return shown + QLatin1String(": ") + known(reason.mid(at + 2));
}

/// "devices/+/data, devices/+/status", and perhaps ": reason"
QString Reasons::deniedTopics(const QString &rest)
{
    const auto at = rest.indexOf(QLatin1String(": "));
    if (at < 0)
        return tr("not allowed to read %1").arg(rest);
    return tr("not allowed to read %1: %2").arg(rest.left(at), known(rest.mid(at + 2)));
}

/// "sentence (name)"
std::optional<QString> Reasons::withName(const QString &reason)
{
    const auto at = reason.indexOf(QLatin1String(" ("));
    if (at < 0 || !reason.endsWith(QLatin1Char(')')))
        return std::nullopt;
    return known(reason.left(at)) + reason.mid(at);
}

} // namespace lineside
