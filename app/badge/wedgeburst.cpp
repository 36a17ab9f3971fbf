// SPDX-License-Identifier: GPL-3.0-or-later
#include "badge/wedgeburst.h"

#include <utility>

namespace lineside {

bool WedgeBurst::add(char character, std::int64_t atMs)
{
    const bool isOther = !m_text.empty() && (atMs - m_lastMs > kHoldMs || m_text.size() == kMost);
    if (isOther)
        m_text.clear();
    if (m_text.empty())
        m_firstMs = atMs;
    m_text += character;
    m_lastMs = atMs;
    return isOther;
}

std::optional<std::string> WedgeBurst::end(std::int64_t atMs)
{
    const std::string text = std::exchange(m_text, {});
    const auto gaps = static_cast<std::int64_t>(text.size()); // the last is that before the end
    if (text.size() < kLeast || atMs - m_lastMs > kHoldMs || atMs - m_firstMs > gaps * kMostGapMs)
        return std::nullopt;
    return text;
}

} // namespace lineside
