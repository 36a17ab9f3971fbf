// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/limitbook.h"

namespace lineside {

std::vector<KnownLimit> LimitBook::limitsOf(const SeriesKey &series) const
{
    std::vector<KnownLimit> known;
    for (const auto &[kind, limit] : m_settings.limitsOf(series))
        known.push_back({kind, limit.limit, limit.priority});
    return known;
}

} // namespace lineside
