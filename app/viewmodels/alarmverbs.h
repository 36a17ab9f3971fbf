// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelcontext.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace lineside {

/// What a person does to put alarms aside and to take that back, from any page. What is refused comes on the alarm
/// strip. Each takes the ids of alarms, and a machine of which all are meant; either may be empty.
/// Owner: the view-model of a page. Thread: gui.
class AlarmVerbs : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a page's view-model")
    /// Grows when blocked() may say something else.
    Q_PROPERTY(int revision READ revision NOTIFY rightsChanged)

public:
    explicit AlarmVerbs(const PanelContext &context, QObject *parent);

    /// `seconds` 0: as long as is allowed. `oneShot`: until the alarm has gone, which `seconds` bounds.
    Q_INVOKABLE void shelve(const QStringList &alarmIds, const QString &deviceId, int seconds, bool oneShot,
                            const QString &reason);
    Q_INVOKABLE void unshelve(const QStringList &alarmIds, const QString &deviceId = {});
    Q_INVOKABLE void takeOutOfService(const QStringList &alarmIds, const QString &deviceId, const QString &reason);
    Q_INVOKABLE void returnToService(const QStringList &alarmIds, const QString &deviceId = {});
    /// Takes acknowledgements back.
    Q_INVOKABLE void unacknowledge(const QStringList &alarmIds);

    /// Why who is in may not do this there; empty: they may.
    [[nodiscard]] static QString whyNot(const PanelIdentity &who, const std::string &verb, const std::string &deviceId);
    [[nodiscard]] int revision() const { return m_revision; }
    /// Why this verb ("shelve", "out_of_service", …) is not to be asked for at a machine, or for one of its alarms;
    /// empty: it may be.
    Q_INVOKABLE [[nodiscard]] QString blocked(const QString &verb, const QString &deviceOrAlarm) const;
    /// All that are blocked there, with the reason, by verb.
    Q_INVOKABLE [[nodiscard]] QVariantMap blockedAt(const QString &deviceOrAlarm) const;

Q_SIGNALS:
    void rightsChanged();

private:
    const PanelContext m_context;
    int m_revision = 0;
};

} // namespace lineside
