// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/rejections.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

constexpr std::int64_t kOneMinuteMs = 60'000;
constexpr std::int64_t kRejectedEveryMs = 1000;
constexpr std::size_t kUnknownFollowed = 64;
constexpr std::uint64_t kManyRefused = 10;
constexpr std::uint64_t kFewRefused = 5;

AlarmKey rejectingKey(const std::string &deviceId)
{
    return {{deviceId, std::string(kWholeDevice)}, LimitKind::Rejecting};
}

} // namespace

Rejections::Rejections(AlarmBoard &board, Machines &machines, const WatchSettings &settings)
    : m_board(board)
    , m_machines(machines)
    , m_settings(settings)
{
}

void Rejections::countOne(std::string_view deviceId)
{
    if (const auto known = m_devices.find(deviceId); known != m_devices.end())
        ++present(known->second).came;
}

void Rejections::refused(std::string_view deviceId, std::int64_t nowMs)
{
    m_board.clock().start(nowMs);
    auto known = m_devices.find(deviceId);
    if (known == m_devices.end()) {
        std::string id(deviceId);
        if (m_devices.size() >= kUnknownFollowed && !m_machines.find(id))
            return;
        known = m_devices.try_emplace(std::move(id)).first;
        ++present(known->second).came; // this one, before it was followed
    }
    ++present(known->second).refused;
}

Rejections::Minute &Rejections::present(Window &window) const
{
    const std::int64_t number = m_board.clock().now() / kOneMinuteMs;
    Minute &minute = window[static_cast<std::size_t>(number) % window.size()];
    if (minute.number != number)
        minute = {.number = number};
    return minute;
}

Rejections::Minute Rejections::sum(const Window &window) const
{
    const std::int64_t number = m_board.clock().now() / kOneMinuteMs;
    Minute sum;
    for (const Minute &minute : window) {
        if (minute.number <= number - static_cast<std::int64_t>(window.size()))
            continue;
        sum.came += minute.came;
        sum.refused += minute.refused;
    }
    return sum;
}

void Rejections::tick(std::int64_t nowMs, std::vector<AlarmTransition> &out)
{
    if (m_board.clock().now() < m_nextLook)
        return;
    m_nextLook = m_board.clock().now() + kRejectedEveryMs;
    if (!std::exchange(m_hasLooked, true))
        for (const auto &[series, signal] : m_board.signals()) // those of the run before
            if (signal.slots.contains(LimitKind::Rejecting))
                m_devices.try_emplace(series.deviceId);
    for (auto next = m_devices.begin(); next != m_devices.end();) {
        const auto device = next++;
        const Minute lately = sum(device->second);
        judge(device->first, lately, nowMs, out);
        if (!isOver(device->first, lately))
            continue;
        if (!m_machines.find(device->first))
            m_board.remove({device->first}, nowMs, {}, out);
        m_devices.erase(device);
    }
}

void Rejections::judge(const std::string &deviceId, const Minute &sum, std::int64_t nowMs,
                       std::vector<AlarmTransition> &out)
{
    AlarmSlot *slot = m_board.find(rejectingKey(deviceId));
    const bool isMuch = sum.refused >= kManyRefused && sum.refused * 2 > sum.came;
    if (!slot && !isMuch)
        return;
    const Machine *machine = m_machines.find(deviceId);
    if (!slot) {
        const std::string_view type = machine ? std::string_view(machine->type) : std::string_view();
        const Watch watch = m_settings.watchOf(LimitKind::Rejecting, {.deviceType = type, .device = deviceId});
        if (!watch.isOn)
            return;
        slot = &m_board.slotOf(rejectingKey(deviceId), watch.limit);
    }
    const bool stays = slot->point.isPresent() && sum.refused >= kFewRefused && sum.refused * 4 > sum.came;
    slot->point.judge(isMuch || stays,
                      {.location = machine ? std::string_view(machine->location) : std::string_view()});
    m_board.settle(*slot, nowMs, out);
}

/// Nothing of it is left to follow.
bool Rejections::isOver(const std::string &deviceId, const Minute &sum)
{
    const AlarmSlot *slot = m_board.find(rejectingKey(deviceId));
    return sum.refused == 0 && (!slot || (!slot->delay && !slot->point.alarm().isListed()));
}

} // namespace lineside
