// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "devices/devicesettings.h"
#include "model/device.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lineside {

/// Whether a status message is news from the device or the broker's stored copy, sent again at every connect.
enum class Told {
    Now, ///< the device speaks: a sign of life
    Retained, ///< it spoke some time ago: a description, no sign of life
};

/// Who is in the hall, and who is silent. Pure: no I/O, no clock of its own.
/// Owner: engine. Thread: pipeline. Errors: none.
///
/// Status. A device heard is shown with the status it told last, "online" when it told none (or "offline", which its
/// data belie). Unseen for longer than it may be (OfflineAfter) it is "offline". A retained message may take a device
/// offline (a last will), never bring it back; a device known from one alone is offline until it is heard. An empty
/// field of a message tells nothing and erases nothing. What the device told last stays beside what it is shown as, in
/// toldStatus; what it never told stays empty, over restarts too. Ids heard in one message alone are passing: chance
/// ids, typing errors, a scan. They leave after forgetAfter, and the oldest of them as soon as there are more than
/// kPassingAtMost, so a flood of them costs bounded memory. Those with an open alarm are held in a list of their own,
/// for as long, kHeldAtMost of them. An id that left so is known by a hash: heard again, it stays. Of those that stay
/// there are settings.atMost. An id heard again when all places are taken is passing on: it is shown and judged among
/// kPassingAtMost (kHeldAtMost in alarm), gives way to newer ones after those heard once alone, and gets the next place
/// that comes free. It is counted (overCount). Ageing runs on the monotonic clock, so a step of the wall clock takes
/// nobody offline. A message replayed from the journal counts as of its arrival: one older than offlineAfter revives
/// nobody. So does a restored lastSeenMs: after a long stop of the edge a device stays offline until it is heard.
/// lastSeenMs moves with every message; changed and merely touched devices are therefore collected apart. Source:
/// core/CONTRACT.md §1 (a data message is a sign of life) and §2 (30 s, 5 min).
class DeviceRegistry
{
public:
    /// How long this device may be unseen.
    using OfflineAfter = std::function<std::chrono::milliseconds(const Device &)>;

    /// `offlineAfter` empty: settings.offlineAfter, for all. It is asked again when a device tells another type.
    explicit DeviceRegistry(DeviceSettings settings, OfflineAfter offlineAfter = {});

    /// The devices as stored, each isRemembered until it is heard; beyond atMost those heard last have the places.
    /// Before the first message.
    void restore(std::vector<Device> devices, const Moment &now);
    /// Who was taken out of the lists: not brought back by a retained message. Before the first message.
    void restoreRemoved(std::vector<std::string> ids);

    /// A status message that arrived at `arrivalMs` (UTC), by device.source. device.lastSeenMs is not looked at; of a
    /// device known from a retained message alone it stays 0: never heard.
    void report(const Device &device, std::int64_t arrivalMs, Told told, const Moment &now);
    /// It told the very same last: the message, sent again, says nothing.
    [[nodiscard]] bool hasTold(const Device &device) const;
    /// A reading of the device arrived, by this source. Its location fills an unknown one.
    void sawData(std::string_view id, std::string_view location, std::int64_t arrivalMs, const Moment &now,
                 TimeQuality timeQuality = TimeQuality::Good, std::uint32_t source = 0);
    /// Somebody takes the device out of the lists; it comes back when it speaks. False: not known.
    bool remove(std::string_view id);
    /// Passing ids whose time is over, or that are too many. They stay until forget(), hold() or keep() is called for
    /// them.
    [[nodiscard]] std::vector<std::string> duePassing(const Moment &now);
    /// The passing id has an open alarm: other ids do not push it out, only more of its own kind do.
    void hold(const std::string &id);
    /// A person has to do with it: it gets a lasting place, whatever settings.atMost says.
    void keep(const std::string &id);
    /// The same of those held. They stay until forget() or keep() is called for them.
    [[nodiscard]] std::vector<std::string> dueHeld(const Moment &now);
    void forget(const std::string &id);
    /// Takes offline who is unseen too long. Every settings.checkInterval.
    void check(const Moment &now);

    /// Those of which screen or store must know since the last call: new, or anything but lastSeenMs changed. In order.
    [[nodiscard]] std::vector<Device> takeChanged(const Moment &now);
    /// Those of which only lastSeenMs moved, each at most every 10 s: to be saved lazily.
    [[nodiscard]] std::vector<Device> takeTouched(const Moment &now);
    /// The same without waiting, at the end of the program.
    [[nodiscard]] std::vector<Device> takeAllTouched();

    static constexpr std::size_t kPassingAtMost = 2000; // at some KiB each with its values
    static constexpr std::size_t kHeldAtMost = 1000; // at twice that, with its alarms and their copies

    [[nodiscard]] const Device *find(std::string_view id) const;
    /// All, by id.
    [[nodiscard]] std::vector<Device> devices() const;
    [[nodiscard]] std::size_t count() const { return m_entries.size(); }
    [[nodiscard]] std::size_t offlineCount() const { return m_offline; }
    /// In the lists, heard again or told by the broker, and without a lasting place.
    [[nodiscard]] std::size_t overCount() const { return m_over; }
    /// How often an id found no place, since the start; one that came again after it left counts again.
    [[nodiscard]] std::uint64_t overTotal() const { return m_overTotal; }

private:
    /// Passing ids in order of coming; those that stay or left are still in it.
    struct Queue
    {
        std::deque<std::string> ids;
        std::size_t count = 0; // without those
    };
    struct Entry
    {
        Device device;
        std::string told; // the status it told last; empty: none known, or belied by its data
        std::optional<std::int64_t> seenAt; // monotonic; none: never heard
        std::int64_t knownSince = 0; // monotonic
        std::int64_t offlineAfterMs = 0;
        std::optional<std::int64_t> handedOutAt; // monotonic, of the last take
        std::int64_t handedOutSeenMs = 0; // lastSeenMs as of the last take
        Queue *queue = nullptr; // of passing ids; none: it stays
        bool changed = false; // stands in m_changed
        bool touched = false; // stands in m_touched
        bool isOver = false; // counts in m_over
        bool heardAgain = false; // since it came to the end of its queue
    };
    struct IdHash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view id) const { return std::hash<std::string_view>{}(id); }
    };

    [[nodiscard]] Entry &entryOf(std::string_view id, const Moment &now);
    void enter(Queue &queue, Entry &entry);
    [[nodiscard]] std::vector<std::string> dueOf(Queue &queue, std::size_t atMost, const Moment &now);
    void stay(Entry &entry);
    [[nodiscard]] std::size_t stayingCount() const { return m_entries.size() - m_passing.count - m_held.count; }
    void leaveQueue(Entry &entry);
    void noteOver(Entry &entry);
    void boundRestored();
    void erase(Entry &entry);
    [[nodiscard]] static bool isAlive(const Entry &entry, const Moment &now);
    void findOfflineAfter(Entry &entry) const;
    [[nodiscard]] std::string_view statusOf(const Entry &entry, Told told, const Moment &now) const;
    void describe(Entry &entry, const Device &device);
    bool fill(Entry &entry, std::string Device::*field, std::string_view text);
    void see(Entry &entry, std::int64_t arrivalMs, const Moment &now);
    void setStatus(Entry &entry, std::string_view status);
    void markChanged(Entry &entry);
    [[nodiscard]] static Device handOut(Entry &entry, std::optional<std::int64_t> monotonicMs);

    DeviceSettings m_settings;
    OfflineAfter m_offlineAfter;
    std::unordered_map<std::string, Entry, IdHash, std::equal_to<>> m_entries;
    std::vector<Entry *> m_changed; // entries never move in memory
    std::vector<Entry *> m_touched;
    Queue m_passing;
    Queue m_held;
    std::vector<std::size_t> m_forgotten; // hashes of ids, each at its own place; empty until one is forgotten
    std::set<std::string, std::less<>> m_removed; // not heard since
    std::size_t m_offline = 0;
    std::size_t m_over = 0;
    std::uint64_t m_overTotal = 0;
};

} // namespace lineside
