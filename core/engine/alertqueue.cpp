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
    const auto [entry, isNew] = m_alerts.try_emplace(id);
    if (!isNew)
        return;
    m_toSend.push_back(id);
    if (m_countHeld < kHeldAtMost)
        hold(entry->second, std::move(alert));
}

void AlertQueue::addStored(std::uint64_t id)
{
    if (m_alerts.try_emplace(id).second)
        m_toSend.push_back(id);
}

void AlertQueue::hold(Entry &entry, PendingAlert alert)
{
    entry.alert = std::make_unique<PendingAlert>(std::move(alert));
    ++m_countHeld;
}

void AlertQueue::letGo(Entry &entry)
{
    m_countHeld -= entry.alert ? 1 : 0;
    entry.alert.reset();
}

std::vector<std::uint64_t> AlertQueue::takeWanted()
{
    std::vector<std::uint64_t> wanted;
    if (m_isAsked || next() != nullptr)
        return wanted;
    for (const std::uint64_t id : m_toSend) {
        const auto known = m_alerts.find(id);
        if (known != m_alerts.end() && !known->second.alert)
            wanted.push_back(id);
        if (wanted.size() == kHeldAtMost)
            break;
    }
    m_isAsked = !wanted.empty();
    return wanted;
}

std::size_t AlertQueue::fill(const std::vector<std::uint64_t> &wanted, std::vector<PendingAlert> found)
{
    m_isAsked = false;
    for (PendingAlert &alert : found) {
        const auto known = m_alerts.find(alert.id);
        if (known != m_alerts.end() && !known->second.alert)
            hold(known->second, std::move(alert));
    }
    std::size_t lost = 0;
    for (const std::uint64_t id : wanted) {
        const auto known = m_alerts.find(id);
        if (known == m_alerts.end() || known->second.alert)
            continue;
        m_countRefused -= known->second.isRefused ? 1 : 0;
        m_alerts.erase(known);
        ++lost;
    }
    return lost;
}

const PendingAlert *AlertQueue::next()
{
    while (!m_toSend.empty()) {
        if (const auto known = m_alerts.find(m_toSend.front()); known != m_alerts.end())
            return known->second.alert.get();
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
    if (!known)
        return;
    letGo(known.mapped());
    if (!known.mapped().isRefused)
        return;
    --m_countRefused;
    release(kBringsBack);
}

void AlertQueue::broken(std::uint64_t id)
{
    const auto known = m_alerts.find(id);
    if (known == m_alerts.end())
        return;
    m_toSend.push_back(id);
    if (m_countHeld > kHeldAtMost)
        letGo(known->second);
}

void AlertQueue::refused(std::uint64_t id)
{
    const auto known = m_alerts.find(id);
    if (known == m_alerts.end())
        return;
    m_countRefused += std::exchange(known->second.isRefused, true) ? 0 : 1;
    m_aside.push_back(id);
    if (m_countHeld > kHeldAtMost / 2)
        letGo(known->second); // it waits long; those that may go have the room
}

std::string AlertQueue::topicOf(std::uint64_t id) const
{
    const auto known = m_alerts.find(id);
    const bool isHeld = known != m_alerts.end() && known->second.alert;
    return isHeld ? known->second.alert->topicText() : std::string();
}

void AlertQueue::release(std::size_t count)
{
    for (; count > 0 && !m_aside.empty(); --count) {
        m_toSend.push_back(m_aside.front());
        m_aside.pop_front();
    }
}

} // namespace lineside
