// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/shellviewmodel.h"

#include "viewmodels/alarmwatch.h"
#include "viewmodels/displaytext.h"
#include "viewmodels/labels.h"
#include "viewmodels/reasons.h"

#include <chrono>
#include <utility>

namespace lineside {

namespace {

constexpr std::chrono::seconds kHelpShown{10};

/// Reasons are made to stand amid a sentence; here they begin one.
QString capitalised(QString sentence)
{
    if (!sentence.isEmpty())
        sentence[0] = sentence[0].toUpper();
    return sentence;
}

} // namespace

ShellViewModel::ShellViewModel(const PanelContext &context, QStringList languages, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_languages(std::move(languages))
    , m_language(m_languages.value(0))
{
    connect(&context.live, &LiveState::ticked, this, &ShellViewModel::refreshClock);
    connect(&context.live, &LiveState::ticked, this, &ShellViewModel::refreshEngine);
    connect(&context.live, &LiveState::stalledChanged, this, &ShellViewModel::refreshEngine);
    connect(&context.live, &LiveState::loadingChanged, this, &ShellViewModel::refreshEngine);
    connect(&context.live, &LiveState::statusChanged, this, &ShellViewModel::refreshLinks);
    connect(&context.live, &LiveState::frameApplied, this, &ShellViewModel::refreshHorn);
    connect(&context.format, &ValueFormatter::localeChanged, this, &ShellViewModel::refreshAll);
    m_helpShown.setSingleShot(true);
    m_helpShown.setInterval(kHelpShown);
    connect(&m_helpShown, &QTimer::timeout, this, &ShellViewModel::helpCalledChanged);
    refreshAll();
}

void ShellViewModel::callForHelp(const QString &deviceId)
{
    m_context.submit(CallForHelp{.deviceId = deviceId.toStdString()}, this, [this](const Result<ActionDone> &done) {
        if (!done)
            return;
        m_helpShown.start();
        Q_EMIT helpCalledChanged();
    });
}

QStringList ShellViewModel::languageNames() const
{
    QStringList names;
    for (const QString &code : m_languages)
        names.append(QLocale(code).nativeLanguageName());
    return names;
}

void ShellViewModel::setLanguage(const QString &language)
{
    if (language == m_language || !m_languages.contains(language))
        return;
    m_language = language;
    Q_EMIT languageChanged();
}

void ShellViewModel::setDarkMode(bool dark)
{
    if (dark == m_darkMode)
        return;
    m_darkMode = dark;
    Q_EMIT darkModeChanged();
}

void ShellViewModel::refreshAll()
{
    refreshEngine();
    refreshLinks();
    refreshClock();
}

void ShellViewModel::refreshHorn()
{
    if (std::exchange(m_horn, m_context.live.horn()) != m_horn)
        Q_EMIT hornChanged();
}

void ShellViewModel::refreshEngine()
{
    const bool alive = !m_context.live.isStalled();
    const bool loading = m_context.live.isLoading();
    const QString reason = alive ? (loading ? tr("Waiting for the first data.") : QString()) : stallText();
    if (alive == m_engineAlive && loading == m_loading && reason == m_engineText)
        return;
    m_engineAlive = alive;
    m_loading = loading;
    m_engineText = reason;
    Q_EMIT engineChanged();
}

QString ShellViewModel::stallText() const
{
    const QString silence = m_context.format.age(m_context.live.silenceMs());
    return tr("No sign of life from the engine for %1. What you see is not current.").arg(silence);
}

void ShellViewModel::refreshLinks()
{
    const EngineStatus &status = m_context.live.status();
    const Link broker = sumUpLinks(status.sources, status.broker);
    const Link cloud = sumUpLinks(status.sinks, status.cloud);
    const QString location = displayText(status.location);
    if (broker == m_broker && cloud == m_cloud && location == m_location)
        return;
    m_broker = broker;
    m_cloud = cloud;
    m_location = location;
    Q_EMIT linksChanged();
}

/// The worst one stands for all; which it is has to be said when there are several.
template <typename Status>
ShellViewModel::Link ShellViewModel::sumUpLinks(const std::vector<Status> &entries, const LinkStatus &worst) const
{
    Link link = makeLink(worst);
    link.stateText = Labels::link(link.state);
    link.note = AlarmWatch::isBroken(worst) || worst.state == LinkState::Refused
        ? capitalised(Reasons::text(worst.reason))
        : displayText(worst.peer);
    if (entries.size() <= 1)
        return link;
    QStringList away;
    for (const Status &entry : entries) {
        if (entry.link.state != LinkState::Up)
            away.append(displayText(entry.name));
    }
    link.name = away.join(QStringLiteral(", "));
    if (away.isEmpty())
        link.note = link.text = tr("All %1 connected", "sources or sinks").arg(entries.size());
    else
        link.text = tr("%1: %2", "sources or sinks, what of their connection").arg(link.name, link.text);
    return link;
}

ShellViewModel::Link ShellViewModel::makeLink(const LinkStatus &status) const
{
    const QString peer = displayText(status.peer);
    const QString since = m_context.format.timeOfDay(status.sinceMs);
    switch (status.state) {
    case LinkState::Off:
        return {enums::LinkState::Off, tr("Not configured")};
    case LinkState::Connecting:
        if (AlarmWatch::isBroken(status))
            break;
        return {enums::LinkState::Connecting, tr("Connecting to %1").arg(peer)};
    case LinkState::Up:
        return {enums::LinkState::Up, tr("Connected to %1").arg(peer)};
    case LinkState::Refused:
        return {enums::LinkState::Refused, refusedText(peer, since, capitalised(Reasons::text(status.reason)))};
    case LinkState::Down:
        break;
    }
    return {enums::LinkState::Down, brokenText(peer, since, capitalised(Reasons::text(status.reason)))};
}

/// The reason stands first: what finds no room is cut at the end.
QString ShellViewModel::brokenText(const QString &peer, const QString &since, const QString &reason)
{
    if (reason.isEmpty())
        return since.isEmpty() ? tr("No connection to %1").arg(peer)
                               : tr("No connection since %2, to %1").arg(peer, since);
    return since.isEmpty() ? tr("%2: no connection to %1").arg(peer, reason)
                           : tr("%3: no connection since %2, to %1").arg(peer, since, reason);
}

QString ShellViewModel::refusedText(const QString &peer, const QString &since, const QString &reason)
{
    if (reason.isEmpty())
        return since.isEmpty() ? tr("Refused by %1").arg(peer) : tr("Refused since %2 by %1").arg(peer, since);
    return since.isEmpty() ? tr("%2: refused by %1").arg(peer, reason)
                           : tr("%3: refused since %2 by %1").arg(peer, since, reason);
}

void ShellViewModel::refreshClock()
{
    const std::int64_t now = m_context.live.edgeNowMs();
    const QString clock = m_context.format.timeOfDay(now);
    const QString date = m_context.format.date(now);
    if (clock == m_clockText && date == m_dateText)
        return;
    m_clockText = clock;
    m_dateText = date;
    Q_EMIT clockChanged();
}

} // namespace lineside
