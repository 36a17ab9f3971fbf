// SPDX-License-Identifier: GPL-3.0-or-later
#include "coap/blockbodies.h"

#include <algorithm>
#include <utility>

namespace lineside {

BlockBodies::Step BlockBodies::add(const std::string &key, std::size_t offset, bool more, std::string_view bytes,
                                   std::int64_t nowMs)
{
    if (offset == 0) {
        m_bodies.erase(key); // it begins anew
        makeRoom(nowMs);
        m_bodies[key].sinceMs = nowMs;
    }
    const auto known = m_bodies.find(key);
    if (known == m_bodies.end() || offset > known->second.bytes.size())
        return Step::OutOfOrder;
    std::string &body = known->second.bytes;
    if (offset + bytes.size() > kMostBytes) {
        m_bodies.erase(known);
        return Step::TooLarge;
    }
    const bool isRepeat = offset < body.size() && std::string_view(body).substr(offset, bytes.size()) == bytes;
    if (!isRepeat)
        body.replace(offset, std::string::npos, bytes);
    return more ? Step::Continue : Step::Whole;
}

std::string BlockBodies::take(const std::string &key)
{
    const auto known = m_bodies.extract(key);
    return known ? std::move(known.mapped().bytes) : std::string();
}

void BlockBodies::makeRoom(std::int64_t nowMs)
{
    std::erase_if(m_bodies, [nowMs](const auto &each) { return each.second.sinceMs + kLifetimeMs < nowMs; });
    if (m_bodies.size() < kMost)
        return;
    m_bodies.erase(std::ranges::min_element(m_bodies, {}, [](const auto &each) { return each.second.sinceMs; }));
}

} // namespace lineside
