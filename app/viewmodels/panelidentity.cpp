// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/panelidentity.h"

#include "model/secretrules.h"
#include "viewmodels/reasons.h"

#include <utility>

namespace lineside {

PanelIdentity::PanelIdentity(Requester nobody, std::size_t pinDigits, QObject *parent)
    : QObject(parent)
    , m_nobody(std::move(nobody))
    , m_pinDigits(pinDigits)
    , m_requester(m_nobody)
{
}

QString PanelIdentity::secretProblem(const QString &name, const QString &secret) const
{
    const auto kind = checkSecret(SecretText(secret.toStdString()), name.toStdString(), m_pinDigits);
    return kind ? QString() : Reasons::sentence(kind.error().message);
}

void PanelIdentity::begin(OpenedSession session)
{
    m_requester.user = session.name;
    m_requester.session = session.token;
    m_session = std::move(session);
    Q_EMIT changed();
    Q_EMIT rightsChanged();
}

void PanelIdentity::end()
{
    if (!m_session)
        return;
    m_session.reset();
    m_requester = m_nobody;
    Q_EMIT changed();
    Q_EMIT rightsChanged();
}

void PanelIdentity::setRights(Rights rights)
{
    m_rights = std::move(rights);
    Q_EMIT rightsChanged();
}

bool PanelIdentity::may(std::string_view verb, const std::string &deviceId, std::string_view command) const
{
    return !m_rights || m_rights(verb, deviceId, command);
}

void PanelIdentity::readBadge(const std::string &code)
{
    Q_EMIT badgeRead(SecretText(code));
}

} // namespace lineside
