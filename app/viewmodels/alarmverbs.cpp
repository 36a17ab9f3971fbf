// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmverbs.h"

#include <chrono>

namespace lineside {

namespace {

std::vector<AlarmKey> keysOf(const QStringList &alarmIds)
{
    std::vector<AlarmKey> keys;
    for (const QString &id : alarmIds) {
        if (const std::optional<AlarmKey> key = parseAlarmId(id.toStdString()))
            keys.push_back(*key);
    }
    return keys;
}

AlarmSelection selectionOf(const QStringList &alarmIds, const QString &deviceId)
{
    return {keysOf(alarmIds), deviceId.toStdString()};
}

} // namespace

AlarmVerbs::AlarmVerbs(const PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    connect(&context.who, &PanelIdentity::rightsChanged, this, [this] {
        ++m_revision;
        Q_EMIT rightsChanged();
    });
}

QString AlarmVerbs::blocked(const QString &verb, const QString &deviceOrAlarm) const
{
    const std::optional<AlarmKey> alarm = parseAlarmId(deviceOrAlarm.toStdString());
    return whyNot(m_context.who, verb.toStdString(), alarm ? alarm->series.deviceId : deviceOrAlarm.toStdString());
}

QString AlarmVerbs::whyNot(const PanelIdentity &who, const std::string &verb, const std::string &deviceId)
{
    if (who.may(verb, deviceId))
        return {};
    return who.session() ? tr("Your role may not do this.") : tr("Only after a login.");
}

QVariantMap AlarmVerbs::blockedAt(const QString &deviceOrAlarm) const
{
    QVariantMap found;
    for (const char *verb : {"shelve", "unshelve", "out_of_service", "into_service", "unacknowledge", "comment"}) {
        const QString name = QString::fromLatin1(verb);
        if (const QString reason = blocked(name, deviceOrAlarm); !reason.isEmpty())
            found.insert(name, reason);
    }
    return found;
}

void AlarmVerbs::shelve(const QStringList &alarmIds, const QString &deviceId, int seconds, bool oneShot,
                        const QString &reason)
{
    m_context.submit(ShelveAlarms{selectionOf(alarmIds, deviceId), oneShot ? ShelfMode::OneShot : ShelfMode::Timed,
                                  std::chrono::seconds(seconds), reason.trimmed().toStdString()});
}

void AlarmVerbs::unshelve(const QStringList &alarmIds, const QString &deviceId)
{
    m_context.submit(UnshelveAlarms{selectionOf(alarmIds, deviceId)});
}

void AlarmVerbs::takeOutOfService(const QStringList &alarmIds, const QString &deviceId, const QString &reason)
{
    m_context.submit(TakeOutOfService{selectionOf(alarmIds, deviceId), reason.trimmed().toStdString()});
}

void AlarmVerbs::returnToService(const QStringList &alarmIds, const QString &deviceId)
{
    m_context.submit(ReturnToService{selectionOf(alarmIds, deviceId)});
}

void AlarmVerbs::unacknowledge(const QStringList &alarmIds)
{
    m_context.submit(UnacknowledgeAlarms{keysOf(alarmIds)});
}

} // namespace lineside
