// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/liveboard.h"

#include "people/tokens.h"

#include <utility>

namespace lineside {

namespace {
constexpr std::size_t kRejectedKept = 100; // a page of them; what repeats is folded in the pile
}

void LiveBoard::setDevices(std::vector<Device> devices)
{
    auto shared = std::make_shared<const std::vector<Device>>(std::move(devices));
    const std::lock_guard lock(m_mutex);
    m_devices = std::move(shared);
}

LiveBoard::Devices LiveBoard::devices() const
{
    const std::lock_guard lock(m_mutex);
    return m_devices;
}

void LiveBoard::setAlarms(std::vector<Alarm> alarms)
{
    auto shared = std::make_shared<const std::vector<Alarm>>(std::move(alarms));
    const std::lock_guard lock(m_mutex);
    m_alarms = std::move(shared);
}

LiveBoard::Alarms LiveBoard::alarms() const
{
    const std::lock_guard lock(m_mutex);
    return m_alarms;
}

void LiveBoard::setAlarmRules(AlarmRulesVersion version)
{
    auto shared = std::make_shared<const AlarmRulesVersion>(std::move(version));
    const std::lock_guard lock(m_mutex);
    m_alarmRules = std::move(shared);
}

void LiveBoard::setPeople(PeopleState people, Tokens tokens)
{
    auto shared = std::make_shared<const PeopleState>(std::move(people));
    const std::lock_guard lock(m_mutex);
    m_people = std::move(shared);
    m_tokens = std::move(tokens);
}

bool LiveBoard::isSession(std::string_view token) const
{
    const auto kept = lineside::Tokens::keyOf(token);
    const std::lock_guard lock(m_mutex);
    return kept && m_tokens.contains(*kept);
}

LiveBoard::People LiveBoard::people() const
{
    const std::lock_guard lock(m_mutex);
    return m_people;
}

void LiveBoard::setGuides(AlarmGuides guides)
{
    auto shared = std::make_shared<const AlarmGuides>(std::move(guides));
    const std::lock_guard lock(m_mutex);
    m_guides = std::move(shared);
}

LiveBoard::Guides LiveBoard::guides() const
{
    const std::lock_guard lock(m_mutex);
    return m_guides;
}

LiveBoard::AlarmRules LiveBoard::alarmRules() const
{
    const std::lock_guard lock(m_mutex);
    return m_alarmRules;
}

void LiveBoard::updateStatus(const std::function<void(EngineStatus &)> &change)
{
    const std::lock_guard lock(m_mutex);
    change(m_status);
}

EngineStatus LiveBoard::status() const
{
    EngineStatus status;
    {
        const std::lock_guard lock(m_mutex);
        status = m_status;
    }
    sumUp(status);
    return status;
}

void LiveBoard::addRejected(RejectedMessage message)
{
    const std::lock_guard lock(m_mutex);
    m_rejectedPile.add(message);
    m_rejected.push_front(std::move(message));
    if (m_rejected.size() > kRejectedKept)
        m_rejected.pop_back();
}

std::vector<RejectedMessage> LiveBoard::rejected() const
{
    const std::lock_guard lock(m_mutex);
    return {m_rejected.begin(), m_rejected.end()};
}

std::vector<RejectedKind> LiveBoard::rejectedKinds() const
{
    const std::lock_guard lock(m_mutex);
    return m_rejectedPile.kinds();
}

void LiveBoard::setQuarantine(std::vector<QuarantinedRow> rows)
{
    const std::lock_guard lock(m_mutex);
    m_quarantine = std::move(rows);
}

std::vector<QuarantinedRow> LiveBoard::quarantine() const
{
    const std::lock_guard lock(m_mutex);
    return m_quarantine;
}

} // namespace lineside
