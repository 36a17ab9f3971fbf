// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/liveboard.h"
#include "metrics/metrics.h"
#include "store/storereader.h"

#include <map>
#include <string>
#include <vector>

namespace lineside {

/// Tells board and metrics what is set aside: one look at the store for all sinks.
/// Owner: engine. Thread: query. Errors: what cannot be read now counts as none, until the next look.
class QuarantineWatch
{
public:
    QuarantineWatch(const std::vector<std::string> &sinks, LiveBoard &board, Metrics &metrics);

    void look(StoreReader &store);

private:
    LiveBoard &m_board;
    std::map<std::string, Gauge &> m_rows; ///< by sink
    bool m_showsRows = false; ///< the board has some
};

} // namespace lineside
