// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rejectedpile.h"

#include <algorithm>

namespace lineside {

void RejectedPile::add(RejectedMessage message)
{
    if (message.topic.size() > kTopicKept)
        message.topic.resize(kTopicKept);
    const Key key{message.topic, message.reason};
    if (m_kinds.size() >= kKinds && !m_kinds.contains(key))
        forgetOne();
    RejectedKind &kind = m_kinds[key];
    if (kind.count++ == 0)
        kind.firstMs = message.arrivalMs;
    kind.last = std::move(message);
}

std::vector<RejectedKind> RejectedPile::kinds() const
{
    std::vector<RejectedKind> kinds;
    kinds.reserve(m_kinds.size());
    for (const auto &[key, kind] : m_kinds)
        kinds.push_back(kind);
    std::stable_sort(kinds.begin(), kinds.end(), [](const RejectedKind &left, const RejectedKind &right) {
        return left.last.arrivalMs > right.last.arrivalMs;
    });
    return kinds;
}

void RejectedPile::forgetOne()
{
    const auto isLess = [](const auto &left, const auto &right) {
        return std::pair(left.second.count, left.second.last.arrivalMs)
            < std::pair(right.second.count, right.second.last.arrivalMs);
    };
    m_kinds.erase(std::min_element(m_kinds.begin(), m_kinds.end(), isLess));
}

} // namespace lineside
