// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/recordwords.h"

#include "viewmodels/alarmruletext.h"
#include "viewmodels/commandtable.h"
#include "viewmodels/displaytext.h"
#include "viewmodels/labels.h"
#include "viewmodels/peoplelabels.h"
#include "viewmodels/reasons.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cmath>

namespace lineside {

using namespace Qt::StringLiterals;

namespace {

const QLatin1String kArrow(" -> ");
const QLatin1String kNothing("-");

/// Behind the arrow nothing but a value and a unit stands before the next ": ".
struct Told
{
    QString subject;
    QString reason;
};

Told splitTold(const QString &told)
{
    const auto arrow = told.lastIndexOf(kArrow);
    const auto colon = told.indexOf(": "_L1, std::max<qsizetype>(0, arrow));
    return colon < 0 ? Told{told, {}} : Told{told.left(colon), told.mid(colon + 2)};
}

} // namespace

QString RecordWords::value(const QString &value, const QString &unit, const ValueFormatter &format)
{
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (isNumber && unit.isEmpty() && number == std::round(number) && std::abs(number) < 1e9)
        return format.plain(number, 0);
    if (isNumber)
        return format.withUnit(number, unit.toStdString());
    if (value == "on"_L1 || value == "true"_L1)
        return tr("on");
    if (value == "off"_L1 || value == "false"_L1)
        return tr("off");
    return displayText(value == kNothing ? u"–"_s : value);
}

/// A unit is the last word behind a number; else it belongs to the words.
QString RecordWords::oneChange(const QString &change, const ValueFormatter &format)
{
    const auto arrow = change.lastIndexOf(kArrow);
    const auto colon = arrow < 0 ? -1 : change.left(arrow).lastIndexOf(": "_L1);
    if (colon < 0)
        return displayText(change);
    const QString before = change.mid(colon + 2, arrow - colon - 2);
    QString after = change.mid(arrow + kArrow.size());
    QString unit;
    bool isNumber = false;
    if (const auto blank = after.indexOf(u' '); blank > 0) {
        after.left(blank).toDouble(&isNumber);
        if (isNumber)
            unit = after.mid(blank + 1);
        if (isNumber)
            after = after.left(blank);
    }
    return tr("%1: %2 → %3", "what, value before, value after")
        .arg(displayText(change.left(colon)), value(before, unit, format), value(after, unit, format));
}

QString RecordWords::change(const std::string &change, const ValueFormatter &format)
{
    QStringList parts;
    for (const QString &part : QString::fromStdString(change).split("; "_L1, Qt::SkipEmptyParts))
        parts += oneChange(part, format);
    return parts.join("; "_L1);
}

QString RecordWords::target(const AuditRecord &record, const LiveState &live)
{
    static const QRegularExpression numbered(u"^(user|session|version|note) (\\d+)$"_s);
    if (const auto found = numbered.match(QString::fromStdString(record.target)); found.hasMatch()) {
        const QString number = found.captured(2);
        if (found.captured(1) == u"version")
            return tr("Version %1", "of the alarm settings").arg(number);
        if (found.captured(1) == u"note")
            return tr("Note %1", "a number").arg(number);
        if (found.captured(1) == u"session")
            return tr("Login %1", "a number").arg(number);
        for (const UserView &user : live.people() ? live.people()->users : std::vector<UserView>())
            if (user.number == number.toULongLong())
                return displayText(user.profile.name);
        return tr("User %1", "a number").arg(number);
    }
    if (record.target == "horn")
        return tr("Horn");
    if (record.target == "session")
        return {};
    if (record.target == "figures of alarms")
        return tr("Figures of alarms");
    if (const auto alarm = parseAlarmId(record.target))
        return deviceNameOf(alarm->series.deviceId, live) + u" · "_s + Labels::sensor(alarm->series.sensorType) + u' '
            + Labels::limit(alarm->limit);
    return deviceNameOf(record.target, live);
}

QString RecordWords::detail(const AuditRecord &record, const PanelContext &context)
{
    static const QRegularExpression tries(u"^(\\d+) more tries while there was a wait$"_s);
    const QString detail = QString::fromStdString(record.detail);
    if (const auto found = tries.match(detail); found.hasMatch())
        return tr("%n more tries while there was a wait", nullptr, found.captured(1).toInt());
    if (record.action == "command")
        return order(record, context);
    if (record.result == "refused")
        return Reasons::text(record.detail);
    if (record.category == "seat")
        return control(detail);
    if (record.category == "user")
        return user(detail, context.format);
    if (record.action == "alarm_settings" && detail.contains(kArrow)) {
        const auto colon = detail.indexOf(": "_L1);
        return AlarmRuleText::field(detail.left(colon).toStdString()) + detail.mid(colon).replace(kArrow, u" → "_s);
    }
    return Reasons::text(record.detail);
}

/// "id: what it changes: why it ended", "id: what it changes by {…}", "id: {…}", "id: its name", "id"
QString RecordWords::order(const AuditRecord &record, const PanelContext &context)
{
    const QString whole = QString::fromStdString(record.detail);
    const auto colon = whole.indexOf(": "_L1);
    if (colon < 0)
        return displayText(whole);
    QString told = whole.mid(colon + 2);
    const Device *device = context.live.device(record.target);
    const auto labelled = [device](const QString &payload) {
        Command command;
        command.payload = payload.toStdString();
        return orderLabel(command, device);
    };
    if (told.startsWith(u'{')) // what was cut is no message any more
        return labelled(told);
    if (const auto message = told.indexOf(" by {"_L1); message > 0)
        told.truncate(message);
    QString approved;
    if (const auto by = told.lastIndexOf(", approved by "_L1); by > 0) {
        approved = Labels::requester(told.mid(by + 14).toStdString());
        told.truncate(by);
    }
    const auto [subject, reason] = splitTold(told);
    QString words = change(subject.toStdString(), context.format);
    if (!subject.contains(kArrow)) {
        const QString known = Reasons::text(subject.toStdString());
        const QJsonObject order{{u"command"_s, subject}};
        words = known != displayText(subject, kSentenceShown)
            ? known
            : labelled(QString::fromUtf8(QJsonDocument(order).toJson(QJsonDocument::Compact)));
    }
    if (!reason.isEmpty())
        words = tr("%1: %2", "an order, why it ended so").arg(words, Reasons::text(reason.toStdString()));
    return approved.isEmpty() ? words : tr("%1, approved by %2", "an order, who").arg(words, approved);
}

QString RecordWords::seat(const QString &seat)
{
    return seat == kNothing ? tr("none", "no seat") : displayText(seat);
}

QString RecordWords::control(const QString &detail)
{
    static const QRegularExpression moved(u"^in control: (.*) -> (.*)$"_s);
    static const QRegularExpression stands(u"^(in control: |asked for, in control: |kept by )(.*)$"_s);
    if (const auto found = moved.match(detail); found.hasMatch())
        return tr("In control: %1 → %2", "seats").arg(seat(found.captured(1)), seat(found.captured(2)));
    const auto found = stands.match(detail);
    if (!found.hasMatch())
        return displayText(detail, kSentenceShown);
    const QString who = seat(found.captured(2));
    if (found.captured(1).startsWith(u'a'))
        return tr("Asked for, in control: %1", "a seat").arg(who);
    return found.captured(1).startsWith(u'k') ? tr("Kept by %1", "a seat").arg(who)
                                              : tr("In control: %1", "a seat").arg(who);
}

/// "role: operator, groups: -, areas: Hall 1", or what was changed: "role: viewer -> operator; disabled: no -> yes"
QString RecordWords::user(const QString &detail, const ValueFormatter &format)
{
    static const QRegularExpression made(u"^role: (.*), groups: (.*), areas: (.*)$"_s);
    static const QRegularExpression each(u"^(name|role|groups|areas|disabled|expires): (.*) -> (.*)$"_s);
    const auto listed = [](const QString &names) { return names == kNothing ? u"–"_s : displayText(names); };
    if (const auto found = made.match(detail); found.hasMatch())
        return tr("Role: %1, groups: %2, areas: %3")
            .arg(PeopleLabels::role(found.captured(1).toStdString()), listed(found.captured(2)),
                 listed(found.captured(3)));
    QStringList parts;
    for (const QString &part : detail.split("; "_L1, Qt::SkipEmptyParts)) {
        const auto found = each.match(part);
        if (!found.hasMatch())
            return Reasons::text(detail.toStdString());
        const QString what = found.captured(1);
        const auto worded = [&](const QString &value) {
            if (what == u"role")
                return PeopleLabels::role(value.toStdString());
            if (what == u"disabled")
                return value == u"yes" ? tr("switched off", "a user") : tr("switched on", "a user");
            if (const QDateTime time = QDateTime::fromString(value, Qt::ISODateWithMs); what == u"expires")
                return time.isValid() ? format.dateTime(time.toMSecsSinceEpoch()) : tr("never", "it ends");
            return listed(value);
        };
        const QString name = what == u"name" ? tr("Name")
            : what == u"role"                ? tr("Role")
            : what == u"groups"              ? tr("Groups")
            : what == u"areas"               ? tr("Areas")
            : what == u"disabled"            ? tr("User", "is on or off")
                                             : tr("Ends", "the right to log in");
        parts += tr("%1: %2 → %3", "what, value before, value after")
                     .arg(name, worded(found.captured(2)), worded(found.captured(3)));
    }
    return parts.join("; "_L1);
}

QString RecordWords::rest(const QString &rest)
{
    static const QRegularExpression counted(u"^, (note|alarms ended:|changes:) (\\d+)$"_s);
    const auto found = counted.match(rest);
    if (!found.hasMatch())
        return rest;
    const QString number = found.captured(2);
    if (found.captured(1) == u"note")
        return tr(", note %1").arg(number);
    return found.captured(1) == u"changes:" ? tr(", changes: %1").arg(number) : tr(", alarms ended: %1").arg(number);
}

} // namespace lineside
