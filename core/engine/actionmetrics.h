// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "metrics/metrics.h"
#include "model/operatoraction.h"

namespace lineside {

/// What people and programs asked for and what came of it, by action: `ok`, `no_effect` as things stood, `refused` for
/// want of a right or of sense. Owner: PipelineWorker. Thread: pipeline. Errors: none.
class ActionMetrics
{
public:
    /// All of them are there from the start, so that the first one is a rise.
    explicit ActionMetrics(Metrics &metrics);

    void count(const OperatorAction &action, const Result<ActionDone> &done);

private:
    [[nodiscard]] Counter &counter(std::string_view verb, std::string_view result);

    Metrics &m_metrics;
};

} // namespace lineside
