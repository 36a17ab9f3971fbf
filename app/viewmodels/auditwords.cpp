// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/auditwords.h"

#include "model/commandquery.h"
#include "viewmodels/labels.h"
#include "viewmodels/peoplelabels.h"
#include "viewmodels/reasons.h"
#include "viewmodels/recordwords.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

namespace lineside {

namespace {

using Word = std::pair<std::string_view, const char *>;

constexpr std::array kActions{
    Word{"acknowledge", QT_TRANSLATE_NOOP("AuditWords", "Alarm acknowledged")},
    Word{"unacknowledge", QT_TRANSLATE_NOOP("AuditWords", "Acknowledgement taken back")},
    Word{"reset", QT_TRANSLATE_NOOP("AuditWords", "Alarm reset")},
    Word{"comment", QT_TRANSLATE_NOOP("AuditWords", "Comment")},
    Word{"shelve", QT_TRANSLATE_NOOP("AuditWords", "Alarm shelved")},
    Word{"unshelve", QT_TRANSLATE_NOOP("AuditWords", "Alarm unshelved")},
    Word{"out_of_service", QT_TRANSLATE_NOOP("AuditWords", "Taken out of service")},
    Word{"into_service", QT_TRANSLATE_NOOP("AuditWords", "Returned to service")},
    Word{"alarm_settings", QT_TRANSLATE_NOOP("AuditWords", "Alarm settings changed")},
    Word{"remove_device", QT_TRANSLATE_NOOP("AuditWords", "Machine removed")},
    Word{"command", QT_TRANSLATE_NOOP("AuditWords", "Command")},
    Word{"quarantine_replay", QT_TRANSLATE_NOOP("AuditWords", "Sent to the cloud again")},
    Word{"silence_horn", QT_TRANSLATE_NOOP("AuditWords", "Horn silenced")},
    Word{"test_horn", QT_TRANSLATE_NOOP("AuditWords", "Horn tested")},
    Word{"write_note", QT_TRANSLATE_NOOP("AuditWords", "Note written")},
    Word{"strike_note", QT_TRANSLATE_NOOP("AuditWords", "Note struck")},
    Word{"export", QT_TRANSLATE_NOOP("AuditWords", "File written")},
    Word{"reset_figures", QT_TRANSLATE_NOOP("AuditWords", "Figures of alarms begun anew")},
    Word{"approve_command", QT_TRANSLATE_NOOP("AuditWords", "Order approved")},
    Word{"cancel_command", QT_TRANSLATE_NOOP("AuditWords", "Order cancelled")},
    Word{"explain_command", QT_TRANSLATE_NOOP("AuditWords", "Reason of a stop given")},
    Word{"call_for_help", QT_TRANSLATE_NOOP("AuditWords", "Help called")},
    Word{"log_in", QT_TRANSLATE_NOOP("AuditWords", "Login")},
    Word{"log_out", QT_TRANSLATE_NOOP("AuditWords", "Logout")},
    Word{"session_end", QT_TRANSLATE_NOOP("AuditWords", "Login ended")},
    Word{"end_session", QT_TRANSLATE_NOOP("AuditWords", "Login ended by somebody else")},
    Word{"add_user", QT_TRANSLATE_NOOP("AuditWords", "User made")},
    Word{"change_user", QT_TRANSLATE_NOOP("AuditWords", "User changed")},
    Word{"set_secret", QT_TRANSLATE_NOOP("AuditWords", "PIN, password or badge set")},
    Word{"remove_user", QT_TRANSLATE_NOOP("AuditWords", "User removed")},
    Word{"take_seat", QT_TRANSLATE_NOOP("AuditWords", "Control taken")},
    Word{"refuse_seat", QT_TRANSLATE_NOOP("AuditWords", "Control kept")},
    Word{"release_seat", QT_TRANSLATE_NOOP("AuditWords", "Control given away")},
    Word{"add_token", QT_TRANSLATE_NOOP("AuditWords", "Token for a program made")},
    Word{"revoke_token", QT_TRANSLATE_NOOP("AuditWords", "Token of a program revoked")},
    Word{"restore", QT_TRANSLATE_NOOP("AuditWords", "Backup restored")},
    Word{"backup", QT_TRANSLATE_NOOP("AuditWords", "Backup made")},
    Word{"configuration", QT_TRANSLATE_NOOP("AuditWords", "Configuration changed")},
    Word{"clock_step", QT_TRANSLATE_NOOP("AuditWords", "Clock set")},
    Word{"audit_check", QT_TRANSLATE_NOOP("AuditWords", "Record found damaged")},
    Word{"sink_gone", QT_TRANSLATE_NOOP("AuditWords", "Cloud connection taken out")},
    Word{"sink_back", QT_TRANSLATE_NOOP("AuditWords", "Cloud connection put back")},
    Word{"sink_forgotten", QT_TRANSLATE_NOOP("AuditWords", "Cloud connection forgotten")},
    Word{"forget_devices", QT_TRANSLATE_NOOP("AuditWords", "Unknown machines forgotten")},
};

constexpr std::array kResults{
    Word{"ok", QT_TRANSLATE_NOOP("AuditWords", "Done")},
    Word{"refused", QT_TRANSLATE_NOOP("AuditWords", "Refused")},
    Word{"no effect", QT_TRANSLATE_NOOP("AuditWords", "No effect")},
    Word{"damaged", QT_TRANSLATE_NOOP("AuditWords", "Damaged")},
    Word{"failed", QT_TRANSLATE_NOOP("AuditWords", "Failed")},
};

QString readable(std::string_view code)
{
    QString word = QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size())).replace(u'_', u' ');
    if (!word.isEmpty())
        word[0] = word[0].toUpper();
    return word;
}

QString wordOf(std::span<const Word> words, std::string_view code)
{
    for (const auto &[known, word] : words)
        if (known == code)
            return AuditWords::tr(word);
    return readable(code);
}

/// "ok, note 1" -> "ok".
std::string_view verdictOf(std::string_view result)
{
    return result.substr(0, result.find_first_of(":,"));
}

} // namespace

QString AuditWords::actor(const AuditRecord &record)
{
    const bool isNobody = record.actor == "operator" && record.source == "panel";
    return isNobody ? tr("Nobody logged in") : Labels::requester(record.actor);
}

QString AuditWords::who(const AuditRecord &record)
{
    const QString name = actor(record);
    const QString role = PeopleLabels::role(record.role);
    if (role.isEmpty())
        return name;
    return name == tr("Nobody logged in") ? tr("%1, as %2", "nobody, and a role").arg(name, role)
                                          : name + QStringLiteral(" · ") + role;
}

QString AuditWords::fingerprints(const AuditRecord &record)
{
    static const QRegularExpression pattern(QStringLiteral("^sha256 ([0-9a-f]{12,}|none) -> ([0-9a-f]{12,})$"));
    const auto found = pattern.match(QString::fromStdString(record.detail));
    if (record.action != "configuration" || !found.hasMatch())
        return {};
    const QString now = found.captured(2).left(12);
    if (found.captured(1) == u"none")
        return tr("Read for the first time, fingerprint %1").arg(now);
    return tr("Fingerprint %1, before %2").arg(now, found.captured(1).left(12));
}

QString AuditWords::action(const std::string &action)
{
    return wordOf(kActions, action);
}

QString AuditWords::what(const AuditRecord &record)
{
    const std::string_view verdict = verdictOf(record.result);
    const bool isDone = verdict != "refused" && verdict != "no effect" && verdict != "failed";
    return isDone ? action(record.action) : tr("Tried: %1", "what was not done").arg(action(record.action));
}

QString AuditWords::result(const std::string &result)
{
    const std::string_view verdict = verdictOf(result);
    const bool isNamed = std::ranges::find(kResults, verdict, &Word::first) != kResults.end();
    const auto state = isNamed ? std::nullopt : parseCommandState(verdict);
    const QString word = state ? Labels::commandState(*state) : wordOf(kResults, verdict);
    const std::string_view rest = std::string_view(result).substr(verdict.size());
    if (rest.starts_with(": "))
        return tr("%1: %2", "how it came out, why").arg(word, Reasons::text(std::string(rest.substr(2))));
    return word + RecordWords::rest(QString::fromUtf8(rest.data(), static_cast<qsizetype>(rest.size())));
}

enums::Level AuditWords::level(const std::string &result)
{
    const std::string_view verdict = verdictOf(result);
    if (verdict == "damaged")
        return enums::Level::Problem;
    return verdict == "refused" || verdict == "failed" ? enums::Level::Attention : enums::Level::Normal;
}

QString AuditWords::fault(const AuditFault &fault)
{
    const QString detail = QString::fromStdString(fault.detail);
    switch (fault.kind) {
    case AuditFaultKind::LineChanged:
        return tr("Line %1 is not what was written, or lines before it are missing.").arg(fault.number);
    case AuditFaultKind::SignatureWrong:
        return tr("The signature at line %1 is wrong.").arg(fault.number);
    case AuditFaultKind::OtherKey:
        return tr("The signature at line %1 is of another key.").arg(fault.number);
    case AuditFaultKind::Rewritten:
        return tr("The lines up to %1 are others than those that were signed.").arg(fault.number);
    case AuditFaultKind::EndMissing:
        return tr("The end is missing: it was signed up to line %1.").arg(fault.number);
    case AuditFaultKind::Unsigned:
        return tr("From line %1 on nothing is signed.").arg(fault.number);
    case AuditFaultKind::HeadMissing:
        return tr("The file that says how far it had come is missing. Compare with the log.");
    case AuditFaultKind::KeyMissing:
        return tr("It cannot be signed: %1").arg(detail);
    case AuditFaultKind::NotWritten:
        return tr("It cannot be written; what people do goes to the log alone: %1").arg(detail);
    }
    return {};
}

} // namespace lineside
