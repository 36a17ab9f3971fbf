// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmwatch.h"

#include "viewmodels/displaytext.h"
#include "viewmodels/reasons.h"

#include <algorithm>

namespace lineside {

QString AlarmWatch::problem(const PanelContext &context)
{
    if (context.live.isStalled())
        return stallProblem(context);
    if (context.live.isLoading())
        return tr("Alarms are not watched yet: waiting for the engine");
    if (QString problem = brokerProblem(context); !problem.isEmpty())
        return problem;
    if (isEverySignalLate(context.live))
        return tr("Alarms are not watched: every signal is late. Is the broker alive?");
    return {};
}

bool AlarmWatch::isWatched(const PanelContext &context, const std::string &deviceId)
{
    const LiveState &live = context.live;
    if (live.isStalled() || live.isLoading() || isEverySignalLate(live))
        return false;
    const auto isUp = [](const SourceStatus &source) { return source.link.state == LinkState::Up; };
    const auto &sources = live.status().sources;
    return brokerProblem(context).isEmpty()
        || (std::any_of(sources.begin(), sources.end(), isUp) && live.isHeardBesideOutage(deviceId));
}

bool AlarmWatch::isBroken(const LinkStatus &link)
{
    return link.state == LinkState::Down || (link.state == LinkState::Connecting && !link.reason.empty());
}

QString AlarmWatch::stallProblem(const PanelContext &context)
{
    const std::int64_t heardMs = context.live.edgeNowMs() - context.live.silenceMs();
    return tr("Alarms are not watched: no sign of life from the engine since %1")
        .arg(context.format.timeOfDay(heardMs));
}

/// Of several sources it names those that are not there: the alarms of the others are watched.
QString AlarmWatch::brokerProblem(const PanelContext &context)
{
    const EngineStatus &status = context.live.status();
    if (linkProblem(context, status.broker).isEmpty() || status.sources.size() <= 1)
        return linkProblem(context, status.broker);
    QStringList away;
    for (const SourceStatus &source : status.sources) {
        if (source.link.state != LinkState::Up)
            away.append(displayText(source.name));
    }
    LinkStatus worst = status.broker;
    if (away.size() > 1)
        worst.sinceMs = 0; // each went at its own time
    const QString problem = linkProblem(context, worst);
    return tr("%1: %2", "sources, and why their alarms are not watched").arg(away.join(QStringLiteral(", ")), problem);
}

QString AlarmWatch::linkProblem(const PanelContext &context, const LinkStatus &broker)
{
    switch (broker.state) {
    case LinkState::Up:
        return {};
    case LinkState::Off:
        return tr("Alarms are not watched: no broker is configured");
    case LinkState::Refused:
        return broker.reason.empty()
            ? tr("Alarms are not watched: the broker refuses to pass on what machines send")
            : tr("Alarms are not watched: the broker refuses: %1").arg(Reasons::text(broker.reason));
    case LinkState::Connecting:
    case LinkState::Down:
        break;
    }
    if (!isBroken(broker))
        return tr("Alarms are not watched yet: connecting to the broker");
    const QString since = context.format.timeOfDay(broker.sinceMs);
    return since.isEmpty() ? tr("Alarms are not watched: no connection to the broker")
                           : tr("Alarms are not watched: no connection to the broker since %1").arg(since);
}

bool AlarmWatch::isEverySignalLate(const LiveState &live)
{
    const std::int64_t heardAfter = live.edgeNowMs() - live.limits().lateAfter.count();
    if (live.status().broker.sinceMs > heardAfter)
        return false; // it has only just come
    const auto isLate = [&](const auto &signal) { return signal.second.value.arrivalMs < heardAfter; };
    return !live.values().empty() && std::all_of(live.values().begin(), live.values().end(), isLate);
}

} // namespace lineside
