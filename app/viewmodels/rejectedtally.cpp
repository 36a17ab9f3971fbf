// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/rejectedtally.h"

#include <limits>

namespace lineside {

namespace {

/// "devices/press-04/data" -> "press-04"; none where a topic has no second level.
std::string deviceOf(const std::string &topic)
{
    const std::size_t first = topic.find('/');
    if (first == std::string::npos)
        return {};
    return topic.substr(first + 1, topic.find('/', first + 1) - first - 1);
}

} // namespace

std::map<std::string, std::uint64_t> RejectedTally::byDevice(const PanelContext &context)
{
    std::map<std::string, std::uint64_t> tally;
    for (const RejectedKind &kind : context.backend.rejectedKinds()) {
        if (context.live.edgeNowMs() - kind.last.arrivalMs < kRememberedMs)
            tally[deviceOf(kind.last.topic)] += kind.count;
    }
    return tally;
}

QString RejectedTally::text(std::uint64_t count)
{
    if (count == 0)
        return {};
    const auto shown = std::min<std::uint64_t>(count, std::numeric_limits<int>::max());
    return tr("Sends what cannot be read: %n message(s)", "", static_cast<int>(shown));
}

} // namespace lineside
