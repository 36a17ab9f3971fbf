// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hornpublisher.h"

#include <utility>

namespace lineside {

void HornPublisher::set(const HornState &state, std::int64_t nowMs)
{
    m_state = state;
    if (!state.isOn || wanted() == m_taken)
        m_untakenSinceMs = 0;
    else if (m_untakenSinceMs == 0)
        m_untakenSinceMs = nowMs;
}

std::optional<PendingAlert> HornPublisher::due() const
{
    if (!m_state || m_underway || wanted() == m_taken)
        return std::nullopt;
    return PendingAlert{.id = kId, .payload = wanted(), .topic = AlertTopic::Horn};
}

void HornPublisher::isUnderway()
{
    m_underway = wanted();
}

void HornPublisher::taken()
{
    m_taken = std::exchange(m_underway, std::nullopt).value_or(std::string());
    if (wanted() == m_taken)
        m_untakenSinceMs = 0;
}

void HornPublisher::tellAgain(std::int64_t nowMs)
{
    m_taken.clear();
    m_heard.reset();
    if (m_state && m_state->isOn && m_untakenSinceMs == 0)
        m_untakenSinceMs = nowMs;
}

std::string HornPublisher::wanted() const
{
    if (!m_state)
        return {};
    return m_hasLeft ? unknown() : payloadOf(*m_state);
}

std::string HornPublisher::unknown()
{
    return R"({"priority":null,"on":false,"reason":"gateway not connected"})";
}

std::string HornPublisher::payloadOf(const HornState &state)
{
    const std::string priority = state.isOn ? '"' + std::string(toString(state.priority)) + '"' : "null";
    const std::string test = state.isOn && state.isTest ? R"(,"test":true)" : "";
    return R"({"priority":)" + priority + R"(,"on":)" + (state.isOn ? "true" : "false") + test + '}';
}

} // namespace lineside
