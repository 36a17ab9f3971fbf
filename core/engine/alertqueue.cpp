// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alertqueue.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

constexpr std::size_t kBringsBack = 2;

} // namespace

void AlertQueue::add(PendingAlert alert)
{
    const auto id = alert.id;
    if (m_alerts.try_emplace(id, Entry{std::move(alert)}).second)
        m_toSend.push_back(id);
}

const PendingAlert *AlertQueue::next()
{
    while (!m_toSend.empty()) {
        if (const auto known = m_alerts.find(m_toSend.front()); known != m_alerts.end())
            return &known->second.alert;
        m_toSend.pop_front();
    }
    return nullptr;
}

void AlertQueue::taken()
{
    m_toSend.pop_front();
}

void AlertQueue::confirmed(std::uint64_t id)
{
    const auto known = m_alerts.extract(id);
    if (!known || !known.mapped().isRefused)
        return;
    --m_countRefused;
    release(kBringsBack);
}

void AlertQueue::broken(std::uint64_t id)
{
    m_toSend.push_back(id);
}

void AlertQueue::refused(std::uint64_t id)
{
    const auto known = m_alerts.find(id);
    if (known == m_alerts.end())
        return;
    m_countRefused += std::exchange(known->second.isRefused, true) ? 0 : 1;
    m_aside.push_back(id);
}

std::string AlertQueue::topicOf(std::uint64_t id) const
{
    const auto known = m_alerts.find(id);
    return known == m_alerts.end() ? std::string() : "alerts/" + known->second.alert.deviceId;
}

void AlertQueue::release(std::size_t count)
{
    for (; count > 0 && !m_aside.empty(); --count) {
        m_toSend.push_back(m_aside.front());
        m_aside.pop_front();
    }
}

} // namespace lineside
