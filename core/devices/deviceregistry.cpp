// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/deviceregistry.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace lineside {

namespace {

constexpr std::int64_t kSaveEveryMs = 10'000; // one write a device each 10 s instead of one a message
constexpr std::size_t kForgottenPlaces = 1 << 18; // 2 MiB
constexpr std::string_view kOnline = "online";
constexpr std::string_view kOffline = "offline";

std::int64_t monotonicOf(std::int64_t utcMs, const Moment &now)
{
    return now.monotonicMs - std::max<std::int64_t>(0, now.utcMs - utcMs);
}

} // namespace

DeviceRegistry::DeviceRegistry(DeviceSettings settings, OfflineAfter offlineAfter)
    : m_settings(std::move(settings))
    , m_offlineAfter(std::move(offlineAfter))
{
}

void DeviceRegistry::restore(std::vector<Device> devices, const Moment &now)
{
    for (Device &device : devices) {
        Entry &entry = m_entries[device.id];
        if (device.lastSeenMs > 0)
            entry.seenAt = monotonicOf(device.lastSeenMs, now);
        if (!device.isOffline())
            entry.told = device.status;
        else if (device.toldStatus != kOffline)
            entry.told = device.toldStatus;
        if (device.toldStatus.empty() && !device.isOffline() && device.status != kOnline)
            device.toldStatus = device.status; // rows of before kept a word only where it was not the status
        entry.knownSince = now.monotonicMs;
        entry.handedOutSeenMs = device.lastSeenMs;
        m_offline += device.isOffline() ? 1 : 0;
        entry.device = std::move(device);
        entry.device.isRemembered = true;
        findOfflineAfter(entry);
        if (entry.device.isPassing)
            enter(m_passing, entry);
    }
    boundRestored();
}

/// The limit may be new, or lower than it was.
void DeviceRegistry::boundRestored()
{
    if (stayingCount() <= m_settings.atMost)
        return;
    std::vector<Entry *> staying;
    for (auto &[id, entry] : m_entries)
        if (entry.queue == nullptr)
            staying.push_back(&entry);
    std::ranges::sort(staying, {}, [](const Entry *entry) { return entry->device.lastSeenMs; });
    staying.resize(stayingCount() - m_settings.atMost);
    for (Entry *entry : staying) {
        enter(m_passing, *entry);
        noteOver(*entry);
    }
}

void DeviceRegistry::restoreRemoved(std::vector<std::string> ids)
{
    m_removed.insert(std::make_move_iterator(ids.begin()), std::make_move_iterator(ids.end()));
}

void DeviceRegistry::report(const Device &device, std::int64_t arrivalMs, Told told, const Moment &now)
{
    if (told == Told::Retained && m_removed.contains(device.id))
        return;
    Entry &entry = entryOf(device.id, now);
    if (told == Told::Retained)
        stay(entry); // somebody has it stored at the broker
    describe(entry, device);
    if (device.source != 0 && (told == Told::Now || entry.device.source == 0))
        entry.device.source = device.source; // a stored copy may lie where the device once was
    if (told == Told::Now)
        see(entry, arrivalMs, now);
    setStatus(entry, statusOf(entry, told, now));
}

bool DeviceRegistry::hasTold(const Device &device) const
{
    const auto known = m_entries.find(device.id);
    if (known == m_entries.end() || device.status != known->second.told)
        return false;
    const auto isSame = [&](std::string Device::*field) {
        return (device.*field).empty() || device.*field == known->second.device.*field;
    };
    return isSame(&Device::name) && isSame(&Device::type) && isSame(&Device::location) && isSame(&Device::metadata);
}

void DeviceRegistry::sawData(std::string_view id, std::string_view location, std::int64_t arrivalMs, const Moment &now,
                             TimeQuality timeQuality, std::uint32_t source)
{
    Entry &entry = entryOf(id, now);
    entry.device.timeQuality = timeQuality;
    if (source != 0)
        entry.device.source = source; // saved with its sign of life
    if (entry.device.location.empty())
        fill(entry, &Device::location, location);
    see(entry, arrivalMs, now);
    if (entry.device.status.empty() || (entry.device.isOffline() && isAlive(entry, now))) {
        if (entry.told == kOffline)
            entry.told.clear();
        setStatus(entry, statusOf(entry, Told::Now, now));
    }
}

bool DeviceRegistry::remove(std::string_view id)
{
    const auto known = m_entries.find(id);
    if (known == m_entries.end())
        return false;
    m_removed.emplace(id);
    erase(known->second);
    return true;
}

std::vector<std::string> DeviceRegistry::duePassing(const Moment &now)
{
    return dueOf(m_passing, kPassingAtMost, now);
}

std::vector<std::string> DeviceRegistry::dueHeld(const Moment &now)
{
    return dueOf(m_held, kHeldAtMost, now);
}

std::vector<std::string> DeviceRegistry::dueOf(Queue &queue, std::size_t atMost, const Moment &now)
{
    const auto forgetAfterMs = std::chrono::milliseconds(m_settings.forgetAfter).count();
    std::vector<std::string> due;
    while (!queue.ids.empty()) {
        const auto entry = m_entries.find(queue.ids.front());
        if (entry != m_entries.end() && entry->second.queue == &queue) {
            const bool isTooMany = queue.count - due.size() > atMost;
            const bool isOver = forgetAfterMs > 0 && now.monotonicMs - entry->second.knownSince > forgetAfterMs;
            if (!isTooMany && !isOver)
                break;
            if (std::exchange(entry->second.heardAgain, false)) {
                entry->second.knownSince = now.monotonicMs;
                queue.ids.push_back(queue.ids.front());
            } else {
                due.push_back(queue.ids.front());
            }
        }
        queue.ids.pop_front();
    }
    return due;
}

void DeviceRegistry::hold(const std::string &id)
{
    const auto known = m_entries.find(id);
    if (known == m_entries.end() || known->second.queue == nullptr)
        return;
    --known->second.queue->count;
    enter(m_held, known->second);
}

void DeviceRegistry::keep(const std::string &id)
{
    const auto known = m_entries.find(id);
    if (known == m_entries.end())
        return;
    leaveQueue(known->second);
    markChanged(known->second);
}

void DeviceRegistry::forget(const std::string &id)
{
    const auto known = m_entries.find(id);
    if (known == m_entries.end())
        return;
    if (m_forgotten.empty())
        m_forgotten.resize(kForgottenPlaces);
    const std::size_t hash = IdHash()(id);
    m_forgotten[hash % kForgottenPlaces] = hash;
    erase(known->second);
}

void DeviceRegistry::check(const Moment &now)
{
    for (auto &[id, entry] : m_entries)
        if (!isAlive(entry, now))
            setStatus(entry, kOffline);
}

std::vector<Device> DeviceRegistry::takeChanged(const Moment &now)
{
    std::vector<Device> taken;
    taken.reserve(m_changed.size());
    for (Entry *entry : m_changed) {
        entry->changed = false;
        taken.push_back(handOut(*entry, now.monotonicMs));
    }
    m_changed.clear();
    return taken;
}

std::vector<Device> DeviceRegistry::takeTouched(const Moment &now)
{
    std::vector<Device> taken;
    for (Entry *entry : std::exchange(m_touched, {})) {
        if (entry->handedOutAt && now.monotonicMs - *entry->handedOutAt < kSaveEveryMs) {
            m_touched.push_back(entry);
            continue;
        }
        entry->touched = false;
        if (entry->device.lastSeenMs != entry->handedOutSeenMs)
            taken.push_back(handOut(*entry, now.monotonicMs));
    }
    return taken;
}

std::vector<Device> DeviceRegistry::takeAllTouched()
{
    std::vector<Device> taken;
    for (Entry *entry : std::exchange(m_touched, {})) {
        entry->touched = false;
        if (entry->device.lastSeenMs != entry->handedOutSeenMs)
            taken.push_back(handOut(*entry, entry->handedOutAt));
    }
    return taken;
}

const Device *DeviceRegistry::find(std::string_view id) const
{
    const auto entry = m_entries.find(id);
    return entry == m_entries.end() ? nullptr : &entry->second.device;
}

std::vector<Device> DeviceRegistry::devices() const
{
    std::vector<Device> all;
    all.reserve(m_entries.size());
    for (const auto &[id, entry] : m_entries)
        all.push_back(entry.device);
    std::sort(all.begin(), all.end(), [](const Device &a, const Device &b) { return a.id < b.id; });
    return all;
}

DeviceRegistry::Entry &DeviceRegistry::entryOf(std::string_view id, const Moment &now)
{
    const auto known = m_entries.find(id);
    if (known != m_entries.end()) {
        stay(known->second);
        return known->second;
    }
    Entry &entry = m_entries[std::string(id)];
    entry.device.id = id;
    findOfflineAfter(entry);
    entry.knownSince = now.monotonicMs;
    markChanged(entry);
    if (const auto removed = m_removed.find(id); removed != m_removed.end())
        m_removed.erase(removed);
    const std::size_t hash = IdHash()(id);
    const bool isKnown = !m_forgotten.empty() && m_forgotten[hash % kForgottenPlaces] == hash;
    const bool isOver = isKnown && stayingCount() > m_settings.atMost;
    if (!isKnown || isOver)
        enter(m_passing, entry);
    if (isOver)
        noteOver(entry);
    return entry;
}

void DeviceRegistry::enter(Queue &queue, Entry &entry)
{
    entry.device.isPassing = true;
    entry.queue = &queue;
    ++queue.count;
    queue.ids.push_back(entry.device.id);
}

/// As long as there is a place.
void DeviceRegistry::stay(Entry &entry)
{
    if (entry.queue == nullptr)
        return;
    if (stayingCount() < m_settings.atMost) {
        leaveQueue(entry);
        return;
    }
    entry.heardAgain = true;
    noteOver(entry);
}

void DeviceRegistry::noteOver(Entry &entry)
{
    if (std::exchange(entry.isOver, true))
        return;
    ++m_over;
    ++m_overTotal;
}

/// Saved with its next sign of life.
void DeviceRegistry::leaveQueue(Entry &entry)
{
    m_over -= std::exchange(entry.isOver, false) ? 1 : 0;
    entry.device.isPassing = false;
    if (Queue *left = std::exchange(entry.queue, nullptr))
        --left->count;
}

void DeviceRegistry::erase(Entry &entry)
{
    std::erase(m_changed, &entry);
    std::erase(m_touched, &entry);
    leaveQueue(entry);
    m_offline -= entry.device.isOffline() ? 1 : 0;
    m_entries.erase(m_entries.find(entry.device.id));
}

bool DeviceRegistry::isAlive(const Entry &entry, const Moment &now)
{
    return entry.seenAt && now.monotonicMs - *entry.seenAt <= entry.offlineAfterMs;
}

void DeviceRegistry::findOfflineAfter(Entry &entry) const
{
    const std::chrono::milliseconds byDefault = m_settings.offlineAfter;
    entry.offlineAfterMs = (m_offlineAfter ? m_offlineAfter(entry.device) : byDefault).count();
}

std::string_view DeviceRegistry::statusOf(const Entry &entry, Told told, const Moment &now) const
{
    if (!isAlive(entry, now) || (told == Told::Retained && entry.device.isOffline()))
        return kOffline;
    return entry.told.empty() ? kOnline : std::string_view(entry.told);
}

void DeviceRegistry::describe(Entry &entry, const Device &device)
{
    fill(entry, &Device::name, device.name);
    if (fill(entry, &Device::type, device.type))
        findOfflineAfter(entry);
    fill(entry, &Device::location, device.location);
    fill(entry, &Device::metadata, device.metadata);
    if (device.status.empty())
        return;
    entry.told = device.status;
    fill(entry, &Device::toldStatus, device.status);
}

bool DeviceRegistry::fill(Entry &entry, std::string Device::*field, std::string_view text)
{
    if (text.empty() || entry.device.*field == text)
        return false;
    entry.device.*field = text;
    markChanged(entry);
    return true;
}

void DeviceRegistry::see(Entry &entry, std::int64_t arrivalMs, const Moment &now)
{
    const std::int64_t seenAt = monotonicOf(arrivalMs, now);
    if (entry.seenAt && seenAt < *entry.seenAt)
        return;
    entry.seenAt = seenAt;
    entry.device.lastSeenMs = arrivalMs;
    if (std::exchange(entry.device.isRemembered, false))
        markChanged(entry);
    if (!std::exchange(entry.touched, true))
        m_touched.push_back(&entry);
}

void DeviceRegistry::setStatus(Entry &entry, std::string_view status)
{
    if (entry.device.status == status)
        return;
    m_offline -= entry.device.isOffline() ? 1 : 0;
    entry.device.status = status;
    m_offline += entry.device.isOffline() ? 1 : 0;
    markChanged(entry);
}

void DeviceRegistry::markChanged(Entry &entry)
{
    if (!std::exchange(entry.changed, true))
        m_changed.push_back(&entry);
}

Device DeviceRegistry::handOut(Entry &entry, std::optional<std::int64_t> monotonicMs)
{
    entry.handedOutAt = monotonicMs;
    entry.handedOutSeenMs = entry.device.lastSeenMs;
    return entry.device;
}

} // namespace lineside
