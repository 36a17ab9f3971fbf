// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/liveframe.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace lineside {

class Screens;

/// One taker of frames: a panel, a desktop, a stream. It ends with this object.
/// Owner: who opened it; Screens outlives it. Thread: any, one at a time.
class Screen
{
public:
    ~Screen();
    Screen(const Screen &) = delete;
    Screen &operator=(const Screen &) = delete;

    /// All that changed since the last call; the first one carries the whole state. Number 0: nothing came.
    [[nodiscard]] LiveFrame take();
    /// Asks that every reading of these signals comes as a LiveSample; replaces the last wish.
    void watch(const std::vector<SeriesKey> &series);

private:
    friend class Screens;
    Screen(Screens &screens, std::uint64_t id)
        : m_screens(screens)
        , m_id(id)
    {
    }

    Screens &m_screens;
    const std::uint64_t m_id;
};

/// What waits for each screen. All see every step; one that is slow costs the others nothing, and when more waits for
/// it than it may, it gets the whole state anew, and is told how many steps it has missed.
/// Owner: engine. Thread: any; who posts is the pipeline.
class Screens
{
public:
    /// A frame waits where none did. Called on the poster's thread; it must only post.
    using Ready = std::function<void()>;

    /// `changed`: a screen came, went or wishes something else; it must only post. `taken`: a frame was taken, on the
    /// taker's thread.
    Screens(std::function<void()> changed, std::function<void(const LiveFrame &)> taken)
        : m_changed(std::move(changed))
        , m_taken(std::move(taken))
    {
    }

    [[nodiscard]] std::unique_ptr<Screen> open(Ready ready);

    /// Without a screen no frames are made.
    [[nodiscard]] bool isAnyOpen() const { return m_open.load(std::memory_order_relaxed) > 0; }
    /// Screens that need the whole state; they get no changes before they have it.
    [[nodiscard]] std::vector<std::uint64_t> withoutState() const;
    void postWhole(std::uint64_t id, LiveFrame frame);
    void post(LiveFrame frame);
    /// The signals any screen watches, once after that has changed.
    [[nodiscard]] std::optional<std::set<SeriesKey>> claimWatched();

    /// Alarm steps, samples and commands that may wait for one screen: the two steps each of ten alarms a second for a
    /// quarter of an hour, about 20 MiB.
    static constexpr std::size_t kStepsAtMost = 20'000;

private:
    friend class Screen;
    struct Waiting
    {
        Ready ready;
        LiveFrame frame;
        std::set<SeriesKey> watched;
        std::uint64_t missed = 0;
        bool hasFrame = false;
        bool hasState = false;

        void add(LiveFrame later);
        void limit();
    };

    [[nodiscard]] LiveFrame take(std::uint64_t id);
    void watch(std::uint64_t id, const std::vector<SeriesKey> &series);
    void close(std::uint64_t id);

    const std::function<void()> m_changed;
    const std::function<void(const LiveFrame &)> m_taken;
    std::atomic<std::size_t> m_open = 0;
    mutable std::mutex m_mutex; // guards all below
    std::map<std::uint64_t, Waiting> m_screens;
    std::uint64_t m_lastId = 0;
    bool m_watchedChanged = false;
};

} // namespace lineside
