// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/headpublisher.h"

#include "security/kepthead.h"

#include <utility>

namespace lineside {

void HeadPublisher::set(const AuditHead &head)
{
    m_wanted = headPayload(head);
}

std::optional<PendingAlert> HeadPublisher::due() const
{
    if (!m_underway.empty() || m_wanted == m_taken)
        return std::nullopt;
    return PendingAlert{.id = kId, .payload = m_wanted, .topic = AlertTopic::AuditHead};
}

void HeadPublisher::taken()
{
    m_taken = std::exchange(m_underway, {});
}

} // namespace lineside
