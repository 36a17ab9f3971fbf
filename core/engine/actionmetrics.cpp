// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/actionmetrics.h"

#include <string>

namespace lineside {

ActionMetrics::ActionMetrics(Metrics &metrics)
    : m_metrics(metrics)
{
    for (const std::string_view verb : operatorVerbs())
        for (const char *result : {"ok", "no_effect", "refused"})
            counter(verb, result).add(0);
}

void ActionMetrics::count(const OperatorAction &action, const Result<ActionDone> &done)
{
    counter(verbOf(action), !done ? "refused" : done->hadEffect() ? "ok" : "no_effect").add();
}

Counter &ActionMetrics::counter(std::string_view verb, std::string_view result)
{
    return m_metrics.counter("lineside_operator_actions_total",
                             "What people and programs asked for, by what came of it",
                             {{"action", std::string(verb)}, {"result", std::string(result)}});
}

} // namespace lineside
